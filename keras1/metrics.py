"""Metrics: functions of the truth and the prediction to one number for the batch.

``compile(metrics=[...])`` takes them by name or as functions, and a user's own function likewise.  The model
averages a metric over batches, so of ``precision`` and the like, which are no means over samples, an epoch shows
the average over its batches.  In the equations ``y`` is the truth, ``p`` the prediction, and ``eps`` is
``K.epsilon()``.  The module came with 1.0.0, most of its names with 1.0.8.

Examples
--------
>>> from keras1 import backend as K
>>> y, p = K.variable([[0., 1.], [1., 0.]]), K.variable([[.2, .8], [.4, .6]])
>>> float(K.eval(categorical_accuracy(y, p)))
0.5
>>> get("mse") is mean_squared_error
True
"""
from typing import Any

from keras1 import backend as K
from keras1 import history, objectives
from keras1.errors import ArgumentError
from keras1.utils import generic_utils


def binary_accuracy(y_true: Any, y_pred: Any) -> Any:
    """The share of values whose rounded prediction is the truth."""
    return K.mean(K.equal(y_true, K.round(y_pred)))


def categorical_accuracy(y_true: Any, y_pred: Any) -> Any:
    """The share of samples whose largest prediction is at the largest truth."""
    return K.mean(K.equal(K.argmax(y_true, axis=-1), K.argmax(y_pred, axis=-1)))


def sparse_categorical_accuracy(y_true: Any, y_pred: Any) -> Any:
    """The share of samples whose largest prediction is the class that the truth, (n, 1), names."""
    return K.mean(K.equal(K.max(y_true, axis=-1), K.cast(K.argmax(y_pred, axis=-1), K.floatx())))


def top_k_categorical_accuracy(y_true: Any, y_pred: Any, k: int = 5) -> Any:
    """The share of samples whose truth, of shape (n, classes), is among the ``k`` largest predictions."""
    return K.mean(K.in_top_k(y_pred, K.argmax(y_true, axis=-1), k))


def mean_squared_error(y_true: Any, y_pred: Any) -> Any:
    """``mean((p - y)^2)``."""
    return K.mean(K.square(y_pred - y_true))


def mean_absolute_error(y_true: Any, y_pred: Any) -> Any:
    """``mean(|p - y|)``."""
    return K.mean(K.abs(y_pred - y_true))


def mean_absolute_percentage_error(y_true: Any, y_pred: Any) -> Any:
    """``100 mean(|y - p| / max(|y|, eps))``."""
    return K.mean(objectives.mean_absolute_percentage_error(y_true, y_pred))


def mean_squared_logarithmic_error(y_true: Any, y_pred: Any) -> Any:
    """``mean((log(max(p, eps) + 1) - log(max(y, eps) + 1))^2)``."""
    return K.mean(objectives.mean_squared_logarithmic_error(y_true, y_pred))


def hinge(y_true: Any, y_pred: Any) -> Any:
    """``mean(max(1 - y p, 0))`` for a truth of -1 and 1."""
    return K.mean(K.maximum(1. - y_true * y_pred, 0.))


def squared_hinge(y_true: Any, y_pred: Any) -> Any:
    """``mean(max(1 - y p, 0)^2)`` for a truth of -1 and 1."""
    return K.mean(K.square(K.maximum(1. - y_true * y_pred, 0.)))


def categorical_crossentropy(y_true: Any, y_pred: Any) -> Any:
    """``-mean(sum(y log q))``, ``q`` the prediction scaled to sum 1 and kept ``eps`` away from 0 and 1."""
    return K.mean(K.categorical_crossentropy(y_pred, y_true))


def sparse_categorical_crossentropy(y_true: Any, y_pred: Any) -> Any:
    """``categorical_crossentropy`` for a truth of class numbers, of as many axes as the prediction."""
    return K.mean(K.sparse_categorical_crossentropy(y_pred, y_true))


def binary_crossentropy(y_true: Any, y_pred: Any) -> Any:
    """``-mean(y log p + (1 - y) log(1 - p))``, ``p`` kept ``eps`` away from 0 and 1."""
    return K.mean(K.binary_crossentropy(y_pred, y_true))


@history.versioned
def kullback_leibler_divergence(y_true: Any, y_pred: Any) -> Any:
    """``sum(y log(y / p))``, both kept between ``eps`` and 1: the mean over samples from 1.2.2 on."""
    return objectives.kullback_leibler_divergence(y_true, y_pred)


@kullback_leibler_divergence.since("1.2.2", reason="a metric is one number")
def _mean_divergence(y_true, y_pred):
    return K.mean(objectives.kullback_leibler_divergence(y_true, y_pred))


def poisson(y_true: Any, y_pred: Any) -> Any:
    """``mean(p - y log(p + eps))``."""
    return K.mean(y_pred - y_true * K.log(y_pred + K.epsilon()))


def cosine_proximity(y_true: Any, y_pred: Any) -> Any:
    """``-mean(y / |y| * p / |p|)``, the norms over the last axis."""
    return K.mean(objectives.cosine_proximity(y_true, y_pred))


def matthews_correlation(y_true: Any, y_pred: Any) -> Any:
    """``(tp tn - fp fn) / (sqrt((tp + fp)(tp + fn)(tn + fp)(tn + fn)) + eps)``, from the rounded values.

    Parameters
    ----------
    y_true, y_pred : tensors
        Zeros and ones, and probabilities of a one.

    Notes
    -----
    Matthews 1975, Comparison of the predicted and observed secondary structure of T4 phage lysozyme.
    """
    found, there = _ones(y_pred), _ones(y_true)
    tp, tn = K.sum(there * found), K.sum((1 - there) * (1 - found))
    fp, fn = _errors((1 - there) * found), _errors(there * (1 - found))
    scale = K.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    return (tp * tn - fp * fn) / (scale + K.epsilon())


@history.versioned
def _errors(wrong: Any) -> Any:
    """The number of errors of a kind; 1.1 counted all but these."""
    return K.sum(1 - wrong)


@_errors.since("1.2.0", reason="the errors are counted, not what is right")
def _counted_errors(wrong):
    return K.sum(wrong)


def _ones(x):
    """Zeros and ones, the nearest to the values."""
    return K.round(K.clip(x, 0, 1))


def precision(y_true: Any, y_pred: Any) -> Any:
    """``tp / (found + eps)``: of what was found, the share that is there; from the rounded values."""
    return K.sum(_ones(y_true * y_pred)) / (K.sum(_ones(y_pred)) + K.epsilon())


def recall(y_true: Any, y_pred: Any) -> Any:
    """``tp / (there + eps)``: of what is there, the share that was found; from the rounded values."""
    return K.sum(_ones(y_true * y_pred)) / (K.sum(_ones(y_true)) + K.epsilon())


def fbeta_score(y_true: Any, y_pred: Any, beta: float = 1) -> Any:
    """``(1 + beta^2) precision recall / (beta^2 precision + recall + eps)``.

    Parameters
    ----------
    y_true, y_pred : tensors
        Zeros and ones, and probabilities of a one.
    beta : float
        How many times as much recall counts as precision.

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: a negative beta.
    """
    if beta < 0:
        raise ArgumentError.like(ValueError)(
            "The lowest choosable beta is zero (only precision).", hint="here beta=%r" % (beta,))
    p, r = precision(y_true, y_pred), recall(y_true, y_pred)
    return (1 + beta ** 2) * (p * r) / (beta ** 2 * p + r + K.epsilon())


def fmeasure(y_true: Any, y_pred: Any) -> Any:
    """``fbeta_score`` with a beta of 1: the harmonic mean of precision and recall."""
    return fbeta_score(y_true, y_pred, beta=1)


mse = MSE = mean_squared_error
mae = MAE = mean_absolute_error
mape = MAPE = mean_absolute_percentage_error
msle = MSLE = mean_squared_logarithmic_error
cosine = cosine_proximity
fscore = f1score = fmeasure

_CAME = {
    "1.0.0": "binary_accuracy categorical_accuracy",
    "1.0.8": "sparse_categorical_accuracy mean_squared_error mean_absolute_error mean_absolute_percentage_error "
             "mean_squared_logarithmic_error hinge squared_hinge categorical_crossentropy "
             "sparse_categorical_crossentropy binary_crossentropy poisson cosine_proximity",
    "1.1.0": "matthews_correlation",
    "1.2.0": "top_k_categorical_accuracy kullback_leibler_divergence precision recall fbeta_score fmeasure",
}
for _release, _names in _CAME.items():
    for _name in _names.split():
        history.came("metrics", _name, _release, "a number to watch")


def get(identifier: Any) -> Any:
    """The metric of that name; anything that is no string, as it is.

    Raises
    ------
    Exception, ValueError
        An ``UnknownNameError`` of that name, up to 1.1 and from 1.2.0 on: no such metric.

    Examples
    --------
    >>> get("fmeasure") is fmeasure
    True
    """
    return generic_utils.get_from_module(identifier, globals(), "metric")
