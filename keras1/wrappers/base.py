"""What the estimators of classes and of numbers have in common."""
import copy
import inspect
from typing import Any, Callable, Dict, List, Optional, Tuple

import numpy as np

from keras1.callbacks import History
from keras1.errors import ArgumentError, NotCompiledError, did_you_mean
from keras1.history import Release, being, current, versioned
from keras1.models import Sequential
from keras1.utils.np_utils import to_categorical
from keras1.wrappers.estimator import Estimator, with_x

BUILDER = "a function that builds a compiled model is wrapped instead of a model"
KEYWORDS = "keywords go on to the model's method"
X_IS_X = "X is called x"


class _ShownSignature:
    """``inspect.signature(cls)``: the arguments of the emulated release."""

    def __get__(self, obj: Any, owner: type) -> inspect.Signature:
        full = inspect.signature(owner._set_up.resolve(current()))
        return full.replace(parameters=list(full.parameters.values())[1:])


class BaseWrapper(Estimator):
    """What both kinds of estimators have in common; not made to be used itself.

    Parameters
    ----------
    model : Sequential
        Not compiled; each ``fit`` trains a copy of it.
    optimizer, loss
        What ``compile`` is given.
    train_batch_size, test_batch_size, nb_epoch, shuffle, show_accuracy, validation_split, validation_data, \
callbacks, verbose
        See ``Sequential.fit``.
    build_fn : callable, optional
        From 0.3.3, instead of all these: returns a compiled model.  By default the estimator's own ``__call__``,
        which a subclass defines.
    **sk_params
        From 0.3.3: arguments of ``build_fn``, and of the model's ``fit``, ``predict``, ``predict_classes`` and
        ``evaluate``.

    Attributes
    ----------
    compiled_model_ : Sequential
        Up to 0.3.2: the trained copy.
    classes_ : list or array
        Up to 0.3.2: the classes seen by ``fit``.
    config_, weights_
        Up to 0.3.2: those of ``model``, so the weights are the untrained ones.
    model : Sequential
        From 0.3.3: what ``fit`` built and trained.

    Raises
    ------
    TypeError
        On arguments of another release, or if it is made itself up to 0.3.2.
    AssertionError
        From 0.3.3, if a keyword is an argument of none of these functions; from 1.0.8 a ``ValueError``.

    Notes
    -----
    Both releases' estimators work in scikit-learn's Pipeline and GridSearchCV.  They do not say whether they are
    classifiers, so cross-validation does not stratify, as it was.
    Source: ``keras.wrappers.scikit_learn`` of 0.3.1, 0.3.3, 1.0.8, 1.2.2 and 2.3.1.
    """

    release: Release
    __signature__ = _ShownSignature()

    def __init__(self, *args: Any, **kwargs: Any):
        self.release = current()
        try:
            inspect.signature(self._set_up).bind(*args, **kwargs)
        except TypeError as error:
            raise ArgumentError.like(TypeError)(
                "%s: %s" % (type(self).__name__, error),
                "keras %s takes %s; up to 0.3.2 it wraps a model, from 0.3.3 a build_fn"
                % (self.release, inspect.signature(self._set_up))) from None
        self._set_up(*args, **kwargs)

    @versioned
    def _base_set_up(self, model: Sequential, optimizer: Any, loss: Any, train_batch_size: int = 128,
                     test_batch_size: int = 128, nb_epoch: int = 100, shuffle: Any = True,
                     show_accuracy: bool = False, validation_split: float = 0,
                     validation_data: Optional[Tuple] = None, callbacks: Optional[List] = None,
                     verbose: int = 0) -> None:
        if type(self) is BaseWrapper:
            raise ArgumentError.like(TypeError)(
                "Can't instantiate abstract class BaseWrapper with abstract methods __init__",
                "use KerasClassifier or KerasRegressor")
        self.model = model
        self.optimizer = optimizer
        self.loss = loss
        self.train_batch_size = train_batch_size
        self.test_batch_size = test_batch_size
        self.nb_epoch = nb_epoch
        self.shuffle = shuffle
        self.show_accuracy = show_accuracy
        self.validation_split = validation_split
        self.validation_data = validation_data
        self.callbacks = [] if callbacks is None else callbacks
        self.verbose = verbose
        self.compiled_model_ = None
        self.classes_ = []
        self.config_ = []
        self.weights_ = []

    @_base_set_up.since("0.3.3", reason=BUILDER)
    def _set_up_builder(self, build_fn: Optional[Callable] = None, **sk_params: Any) -> None:
        self.build_fn = build_fn
        self.sk_params = sk_params
        self.__dict__.pop("model", None)  # a clone is set up anew
        self.check_params(sk_params)

    _set_up = _base_set_up  # estimators have defaults of their own

    # -- parameters

    def check_params(self, params: Dict[str, Any]) -> None:
        """Refuse names that are no argument of ``build_fn`` or of the model's methods; from 0.3.3.

        Raises
        ------
        AssertionError
            From 1.0.8 a ``ValueError``.
        """
        methods = (Sequential.fit, Sequential.predict, Sequential.predict_classes, Sequential.evaluate)
        with being(self.release):
            legal = [name for function in (*methods, self._builder()) for name in _arguments(function)]
        for name in params:
            if name not in legal and name not in self._borne():
                raise ArgumentError.like(self._illegal())(
                    "%s is not a legal parameter" % name,
                    did_you_mean(name, legal) + "known parameters: %s" % ", ".join(sorted(set(legal) - {"self"})))

    @versioned
    def _borne(self) -> Tuple[str, ...]:
        """Names that are no argument of anything, and let pass."""
        return ()

    @_borne.since("2.0.0", reason="nb_epoch was the name in many scripts; it does nothing")
    def _borne_of_1_x(self):
        return ("nb_epoch",)

    @versioned
    def _illegal(self) -> type:
        return AssertionError

    @_illegal.since("1.0.8", reason="ValueError in place of AssertionError")
    def _illegal_value(self) -> type:
        return ValueError

    @versioned
    def get_params(self, deep: bool = True) -> Dict[str, Any]:
        """The model, optimizer and loss; from 0.3.3 ``build_fn`` and a copy of ``sk_params``."""
        return {"model": self.model, "optimizer": self.optimizer, "loss": self.loss}

    @get_params.since("0.3.3", reason=BUILDER)
    def _get_sk_params(self, deep: bool = True) -> Dict[str, Any]:
        return {**copy.deepcopy(self.sk_params), "build_fn": self.build_fn}

    @get_params.since("1.2.2", reason="any keywords are taken, and none counts")
    def _get_sk_params_with(self, **params: Any) -> Dict[str, Any]:
        return {**copy.deepcopy(self.sk_params), "build_fn": self.build_fn}

    @versioned
    def set_params(self, **params: Any) -> "BaseWrapper":
        """Set attributes; from 0.3.3 some of ``sk_params``, checked.  Returns the estimator."""
        for name, value in params.items():
            setattr(self, name, value)
        return self

    @set_params.since("0.3.3", reason=BUILDER)
    def _set_sk_params(self, **params: Any) -> "BaseWrapper":
        self.check_params(params)
        self.sk_params.update(params)
        return self

    def filter_sk_params(self, fn: Callable, override: Any = ()) -> Dict[str, Any]:
        """Those of ``sk_params`` that are arguments of a function, and everything of ``override``; from 0.3.3.

        Parameters
        ----------
        fn : callable
        override : dict
            Wins over ``sk_params``.
        """
        with being(self.release):
            names = _arguments(fn)
        return {**{name: value for name, value in self.sk_params.items() if name in names}, **dict(override)}

    def _builder(self) -> Callable:
        if self.build_fn is not None:
            return self.build_fn
        if not callable(self):
            raise ArgumentError.like(AttributeError)(
                "'%s' object has no attribute '__call__'" % type(self).__name__,
                "give a build_fn, or define __call__ in a subclass")
        return self.__call__

    # -- training and testing

    @versioned
    def fit(self, X: np.ndarray, y: np.ndarray) -> History:
        """Train a new model.

        Parameters
        ----------
        X : array, shape (samples, features)
        y : array, shape (samples,) or (samples, outputs)
            For the loss "categorical_crossentropy" a vector of classes becomes rows of 0 and 1.
        **kwargs
            From 0.3.3: arguments of ``Sequential.fit``, which win over ``sk_params``.

        Returns
        -------
        History
        """
        self.classes_ = np.arange(0, y.shape[1]) if len(y.shape) > 1 else list(np.unique(y))
        if len(y.shape) == 1 and self.loss == "categorical_crossentropy":
            y = to_categorical(y)
        self.compiled_model_ = copy.deepcopy(self.model)
        self.compiled_model_.compile(optimizer=self.optimizer, loss=self.loss)
        history = self.compiled_model_.fit(
            X, y, batch_size=self.train_batch_size, nb_epoch=self.nb_epoch, verbose=self.verbose,
            shuffle=self.shuffle, show_accuracy=self.show_accuracy, validation_split=self.validation_split,
            validation_data=self.validation_data, callbacks=self.callbacks)
        self.config_ = self.model.get_config()
        self.weights_ = self.model.get_weights()
        return history

    @fit.since("0.3.3", reason=BUILDER)
    def _build_and_fit(self, X: np.ndarray, y: np.ndarray, **kwargs: Any) -> History:
        build = self._builder()
        with being(self.release):
            self.model = build(**self.filter_sk_params(build))
        y = self._rows(y)
        options = copy.deepcopy(self.filter_sk_params(Sequential.fit))
        return self.model.fit(X, y, **{**options, **kwargs})

    _build_and_fit_x = fit.since("1.2.2", reason=X_IS_X)(with_x(_build_and_fit))

    def _rows(self, y: np.ndarray) -> np.ndarray:
        """Classes as rows of 0 and 1, if the loss takes such."""
        loss = self.model.loss
        named_so = getattr(loss, "__name__", loss) == "categorical_crossentropy"
        return to_categorical(y) if named_so and len(y.shape) != 2 else y

    @versioned
    def _trained(self) -> Optional[Sequential]:
        return self.compiled_model_

    @_trained.since("0.3.3", reason=BUILDER)
    def _trained_by_builder(self) -> Optional[Sequential]:
        return self.__dict__.get("model")

    @versioned
    def _call(self, method: str, *data: Any, **options: Any) -> Any:
        """A method of the trained model, with the estimator's settings."""
        if self._trained() is None:
            raise NotCompiledError.like(AttributeError)(
                "'NoneType' object has no attribute '%s'" % method, "call fit first")
        return getattr(self.compiled_model_, method)(
            *data, batch_size=self.test_batch_size, verbose=self.verbose, **options)

    @_call.since("0.3.3", reason=BUILDER)
    def _call_with_sk_params(self, method: str, *data: Any, **options: Any) -> Any:
        if self._trained() is None:
            raise NotCompiledError.like(AttributeError)(
                "'%s' object has no attribute 'model'" % type(self).__name__, "call fit first")
        return getattr(self.model, method)(*data, **self.filter_sk_params(getattr(Sequential, method), options))


def _arguments(function: Callable) -> List[str]:
    """The names of a function's arguments, ``*args`` and ``**kwargs`` left out."""
    parameters = inspect.signature(function).parameters.values()
    return [p.name for p in parameters if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]
