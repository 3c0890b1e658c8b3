"""Models as estimators of scikit-learn.

Up to 0.3.2 an estimator wraps a model that is not compiled yet; from 0.3.3 a function that builds a compiled one.
"""
from typing import Any

import numpy as np

from keras1.backend.refusals import refusal
from keras1.errors import NotCompiledError
from keras1.history import being, versioned
from keras1.models import Sequential
from keras1.wrappers.base import BUILDER, KEYWORDS, X_IS_X, BaseWrapper
from keras1.wrappers.estimator import named, with_x

__all__ = ["BaseWrapper", "KerasClassifier", "KerasRegressor"]


class KerasClassifier(BaseWrapper):
    """An estimator of classes.

    Parameters
    ----------
    model, optimizer, loss, **kwargs
        Up to 0.3.2: see `BaseWrapper`.
    build_fn, **sk_params
        From 0.3.3: see `BaseWrapper`.

    Examples
    --------
    >>> import keras1
    >>> from keras1.layers.core import Dense
    >>> with keras1.emulate("0.3.1"):
    ...     classifier = KerasClassifier(Sequential([Dense(3, input_dim=4)]), optimizer="sgd", nb_epoch=5)
    >>> classifier.loss
    'categorical_crossentropy'
    >>> def build(hidden=5):
    ...     model = Sequential([Dense(hidden, input_dim=4), Dense(3, activation="softmax")])
    ...     model.compile("adam", "categorical_crossentropy")
    ...     return model
    >>> with keras1.emulate("0.3.3"):
    ...     classifier = KerasClassifier(build, hidden=7, nb_epoch=5)
    >>> classifier.filter_sk_params(build)
    {'hidden': 7}
    """

    @versioned
    def _set_up(self, model: Sequential, optimizer: Any = "adam", loss: Any = "categorical_crossentropy",
                **kwargs: Any) -> None:
        self._base_set_up(model, optimizer, loss, **kwargs)

    _set_up.since("0.3.3", reason=BUILDER)(BaseWrapper._set_up_builder)

    @versioned
    def predict(self, X: np.ndarray) -> np.ndarray:
        """The class of each sample; from 0.3.3 with keywords of ``Sequential.predict_classes``."""
        return self._call("predict_classes", X)

    @predict.since("0.3.3", reason=KEYWORDS)
    @named("predict")
    def _predict_with(self, X: np.ndarray, **kwargs: Any) -> np.ndarray:
        return self._call("predict_classes", X, **kwargs)

    predict.since("1.2.2", reason=X_IS_X)(with_x(_predict_with))

    @versioned
    def predict_proba(self, X: np.ndarray) -> np.ndarray:
        """The probability of each class for each sample; from 0.3.3 with keywords of ``Sequential.predict_proba``.

        From 1.0.8 of two classes also if the model has one output.
        """
        return self._call("predict_proba", X)

    @predict_proba.since("0.3.3", reason=KEYWORDS)
    @named("predict_proba")
    def _predict_proba_with(self, X: np.ndarray, **kwargs: Any) -> np.ndarray:
        return self._call("predict_proba", X, **kwargs)

    @predict_proba.since("1.0.8", reason="two columns, if the model has one output")
    @named("predict_proba")
    def _predict_proba_of_two(self, X: np.ndarray, **kwargs: Any) -> np.ndarray:
        probabilities = self._call("predict_proba", X, **kwargs)
        if probabilities.shape[1] != 1:
            return probabilities
        return np.hstack([1 - probabilities, probabilities])

    predict_proba.since("1.2.2", reason=X_IS_X)(with_x(_predict_proba_of_two))

    @versioned
    def score(self, X: np.ndarray, y: np.ndarray) -> float:
        """The share of samples whose class is right; from 0.3.3 with keywords of ``Sequential.evaluate``.

        Parameters
        ----------
        X : array, shape (samples, features)
        y : array
            As the model's loss takes it.  From 1.0.8 a vector of classes becomes rows as in ``fit``; before, it did
            not.

        Raises
        ------
        Exception
            From 1.0.0, if the model was not compiled with ``metrics=["accuracy"]``; from 1.2.0 a ``ValueError``.
        """
        return self._call("evaluate", X, y, show_accuracy=True)[1]

    @score.since("0.3.3", reason=KEYWORDS)
    def _score_with(self, X: np.ndarray, y: np.ndarray, **kwargs: Any) -> float:
        return self._call("evaluate", X, y, **{**kwargs, "show_accuracy": True})[1]

    @score.since("1.0.0", reason="the model's own metric is returned")
    def _score_of_metrics(self, X: np.ndarray, y: np.ndarray, **kwargs: Any) -> float:
        values = np.atleast_1d(self._call("evaluate", X, y, **kwargs))
        found = dict(zip(self.model.metrics_names, values))
        if "acc" not in found:
            with being(self.release):
                raise refusal("The model is not configured to compute accuracy. You should pass "
                              '`metrics=["accuracy"]` to the `model.compile()` method.', kind=NotCompiledError)
        return found["acc"]

    @score.since("1.0.8", reason="classes become rows as in fit")
    def _score_of_rows(self, X: np.ndarray, y: np.ndarray, **kwargs: Any) -> float:
        if self._trained() is not None:
            y = self._rows(y)
        return self._score_of_metrics(X, y, **kwargs)

    score.since("1.2.2", reason=X_IS_X)(with_x(_score_of_rows))


class KerasRegressor(BaseWrapper):
    """An estimator of numbers.

    Parameters
    ----------
    model, optimizer, loss, **kwargs
        Up to 0.3.2: see `BaseWrapper`.
    build_fn, **sk_params
        From 0.3.3: see `BaseWrapper`.

    Examples
    --------
    >>> import keras1
    >>> from keras1.layers.core import Dense
    >>> with keras1.emulate("0.3.1"):
    ...     regressor = KerasRegressor(Sequential([Dense(1, input_dim=4)]))
    >>> regressor.loss
    'mean_squared_error'
    """

    @versioned
    def _set_up(self, model: Sequential, optimizer: Any = "adam", loss: Any = "mean_squared_error",
                **kwargs: Any) -> None:
        self._base_set_up(model, optimizer, loss, **kwargs)

    _set_up.since("0.3.3", reason=BUILDER)(BaseWrapper._set_up_builder)

    @versioned
    def predict(self, X: np.ndarray) -> np.ndarray:
        """The outputs, one after the other; from 0.3.3 in the model's shape, with keywords of its ``predict``.

        From 1.0.8 without axes of length 1.
        """
        return self._call("predict", X).ravel()

    @predict.since("0.3.3", reason="the model's shape is kept; " + KEYWORDS)
    @named("predict")
    def _predict_with(self, X: np.ndarray, **kwargs: Any) -> np.ndarray:
        return self._call("predict", X, **kwargs)

    @predict.since("1.0.8", reason="axes of length 1 are taken away")
    @named("predict")
    def _predict_squeezed(self, X: np.ndarray, **kwargs: Any) -> np.ndarray:
        return np.squeeze(self._call("predict", X, **kwargs))

    predict.since("1.2.2", reason=X_IS_X)(with_x(_predict_squeezed))

    @versioned
    def score(self, X: np.ndarray, y: np.ndarray) -> float:
        """The loss, which scikit-learn takes for a gain: a bug; from 0.3.3 with keywords of ``evaluate``."""
        return self._call("evaluate", X, y, show_accuracy=False)

    @score.since("0.3.3", reason=KEYWORDS)
    def _score_with(self, X: np.ndarray, y: np.ndarray, **kwargs: Any) -> float:
        return self._call("evaluate", X, y, **{**kwargs, "show_accuracy": False})

    @score.since("1.0.0", reason="the model's metrics are left out")
    def _score_of_loss(self, X: np.ndarray, y: np.ndarray, **kwargs: Any) -> float:
        return np.atleast_1d(self._call("evaluate", X, y, **kwargs))[0]

    score.since("1.2.2", reason=X_IS_X)(with_x(_score_of_loss))
