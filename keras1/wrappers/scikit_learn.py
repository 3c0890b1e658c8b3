"""Models as estimators of scikit-learn.

Up to 0.3.2 an estimator wraps a model that is not compiled yet; from 0.3.3 a function that builds a compiled one.
"""
from typing import Any, Optional

import numpy as np

from keras1.backend.refusals import refusal
from keras1.callbacks import History
from keras1.errors import DataError, NotCompiledError
from keras1.history import FIRST, being, versioned
from keras1.models import Sequential
from keras1.wrappers.base import BUILDER, KEYWORDS, X_IS_X, BaseWrapper
from keras1.wrappers.estimator import named, with_x

__all__ = ["BaseWrapper", "KerasClassifier", "KerasRegressor"]

LABELS = "labels may be anything that can be sorted"


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

    @predict.since("2.0.5", reason=LABELS)
    @named("predict")
    def _predict_labels(self, x: np.ndarray, **kwargs: Any) -> np.ndarray:
        return self.classes_[self._call("predict_classes", x, **kwargs)]

    @predict.since("2.1.6", reason="models that are no Sequential, too")
    @named("predict")
    def _predict_likeliest_labels(self, x: np.ndarray, **kwargs: Any) -> np.ndarray:
        probabilities = self._call("predict", x, **self.filter_sk_params(Sequential.predict_classes, kwargs))
        if probabilities.shape[-1] > 1:
            return self.classes_[probabilities.argmax(axis=-1)]
        return self.classes_[(probabilities > 0.5).astype("int32")]

    fit = versioned(BaseWrapper.fit.resolve(FIRST))
    fit.since("0.3.3", reason=BUILDER)(BaseWrapper._build_and_fit)
    fit.since("1.2.2", reason=X_IS_X)(BaseWrapper._build_and_fit_x)

    @fit.since("2.0.5", reason=LABELS)
    @named("fit")
    def _fit_labels(self, x: np.ndarray, y: np.ndarray, **kwargs: Any) -> History:
        y = np.array(y)
        if y.ndim == 2 and y.shape[1] > 1:
            self.classes_ = np.arange(y.shape[1])
        elif y.ndim == 1 or (y.ndim == 2 and y.shape[1] == 1):
            self.classes_ = np.unique(y)
            y = np.searchsorted(self.classes_, y)
        else:
            raise DataError.like(ValueError)(
                "Invalid shape for y: %s" % (y.shape,), "a vector of labels, or a row of 0 and 1 for each sample")
        self.n_classes_ = len(self.classes_)
        return self._build_and_fit_x(x, y, **kwargs)

    @fit.since("2.1.6", reason="samples may weigh")
    @named("fit")
    def _fit_weighed_labels(self, x: np.ndarray, y: np.ndarray, sample_weight: Optional[np.ndarray] = None,
                            **kwargs: Any) -> History:
        weights = {} if sample_weight is None else {"sample_weight": sample_weight}
        return self._fit_labels(x, y, **kwargs, **weights)

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
        accuracies = [value for name, value in found.items() if name in ("accuracy", "acc")]
        if accuracies:
            return accuracies[0]
        with being(self.release):
            raise refusal("The model is not configured to compute accuracy. You should pass "
                          '`metrics=["accuracy"]` to the `model.compile()` method.', kind=NotCompiledError)

    @score.since("1.0.8", reason="classes become rows as in fit")
    def _score_of_rows(self, X: np.ndarray, y: np.ndarray, **kwargs: Any) -> float:
        if self._trained() is not None:
            y = self._rows(y)
        return self._score_of_metrics(X, y, **kwargs)

    score.since("1.2.2", reason=X_IS_X)(with_x(_score_of_rows))

    @score.since("2.0.5", reason=LABELS)
    @named("score")
    def _score_of_labels(self, x: np.ndarray, y: np.ndarray, **kwargs: Any) -> float:
        y = np.searchsorted(self.classes_, y) if self._trained() is not None else y
        return self._score_of_rows(x, y, **kwargs)


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

        From 1.0.8 without axes of length 1; from 2.3.0 only without a last one of length 1.
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

    @predict.since("2.3.0", reason="the prediction of one sample is a vector, too")
    @named("predict")
    def _predict_columns(self, x: np.ndarray, **kwargs: Any) -> np.ndarray:
        predictions = np.array(self._call("predict", x, **kwargs))
        return predictions[..., 0] if predictions.shape[-1] == 1 else predictions

    @versioned
    def score(self, X: np.ndarray, y: np.ndarray) -> float:
        """The loss, which scikit-learn takes for a gain: a bug; from 2.0.9 on its negative.

        From 0.3.3 with keywords of ``evaluate``.
        """
        return self._call("evaluate", X, y, show_accuracy=False)

    @score.since("0.3.3", reason=KEYWORDS)
    def _score_with(self, X: np.ndarray, y: np.ndarray, **kwargs: Any) -> float:
        return self._call("evaluate", X, y, **{**kwargs, "show_accuracy": False})

    @score.since("1.0.0", reason="the model's metrics are left out")
    def _score_of_loss(self, X: np.ndarray, y: np.ndarray, **kwargs: Any) -> float:
        return np.atleast_1d(self._call("evaluate", X, y, **kwargs))[0]

    score.since("1.2.2", reason=X_IS_X)(with_x(_score_of_loss))

    @score.since("2.0.9", reason="more is better for scikit-learn")
    @named("score")
    def _score_of_negative_loss(self, x: np.ndarray, y: np.ndarray, **kwargs: Any) -> float:
        return -self._score_of_loss(x, y, **kwargs)
