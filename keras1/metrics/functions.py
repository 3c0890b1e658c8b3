"""Metrics that are functions of the truth and the prediction.

In 1.x each is one number for the batch; from 2.0.0 on one for each sample, as a loss, which the model averages.  In
the equations ``y`` is the truth, ``p`` the prediction, and ``eps`` is ``K.epsilon()``.
"""
from typing import Any

from keras1 import backend as K
from keras1 import history, losses
from keras1.errors import ArgumentError

_BY_SAMPLE = "one number for each sample, to be weighed"
_FLAT = "class numbers of any rank"


@history.versioned
def _summed_up(values: Any) -> Any:
    """The mean over the batch."""
    return K.mean(values)


@_summed_up.since("2.0.0", reason=_BY_SAMPLE)
def _as_they_are(values):
    return values


# -- accuracies

def accuracy(y_true: Any, y_pred: Any) -> Any:
    """Where the prediction is the truth, a 1, elsewhere a 0.  Came with 2.3.0."""
    y_true, y_pred = losses.functions.as_tensors(y_true, y_pred)
    return K.cast(K.equal(y_true, y_pred), K.floatx())


@history.versioned
def binary_accuracy(y_true: Any, y_pred: Any) -> Any:
    """The share of values whose rounded prediction is the truth; from 2.3.0 on 1 begins above ``threshold``."""
    return _summed_up(K.mean(K.equal(y_true, K.round(y_pred)), axis=-1))


@binary_accuracy.since("2.3.0", reason="the threshold may be chosen")
def _accuracy_by_threshold(y_true, y_pred, threshold=0.5):
    if threshold != 0.5:
        y_pred = K.cast(K.greater(y_pred, threshold), K.dtype(y_pred))
    return K.mean(K.equal(y_true, K.round(y_pred)), axis=-1)


def categorical_accuracy(y_true: Any, y_pred: Any) -> Any:
    """The share of samples whose largest prediction is at the largest truth."""
    return _summed_up(K.cast(K.equal(K.argmax(y_true, axis=-1), K.argmax(y_pred, axis=-1)), K.floatx()))


@history.versioned
def sparse_categorical_accuracy(y_true: Any, y_pred: Any) -> Any:
    """The share of samples whose largest prediction is the class that the truth, (n, 1), names."""
    return _summed_up(_is_class(K.max(y_true, axis=-1), y_pred))


@sparse_categorical_accuracy.since("2.2.4", reason=_FLAT)
def _accuracy_of_flat_classes(y_true, y_pred):
    return _is_class(K.flatten(y_true), y_pred)


@sparse_categorical_accuracy.since("2.3.0", reason="class numbers for each step, too")
def _accuracy_of_classes(y_true, y_pred):
    return _is_class(K.squeeze(y_true, -1) if K.ndim(y_true) == K.ndim(y_pred) else y_true, y_pred)


def _is_class(numbers, y_pred):
    return K.cast(K.equal(numbers, K.cast(K.argmax(y_pred, axis=-1), K.floatx())), K.floatx())


def top_k_categorical_accuracy(y_true: Any, y_pred: Any, k: int = 5) -> Any:
    """The share of samples whose truth, of shape (n, classes), is among the ``k`` largest predictions."""
    return _share(K.in_top_k(y_pred, K.argmax(y_true, axis=-1), k))


@history.versioned
def sparse_top_k_categorical_accuracy(y_true: Any, y_pred: Any, k: int = 5) -> Any:
    """The share of samples whose truth, the number of a class, is among the ``k`` largest predictions.

    Came with 2.0.5.
    """
    return _share(K.in_top_k(y_pred, K.cast(K.max(y_true, axis=-1), "int32"), k))


@sparse_top_k_categorical_accuracy.since("2.2.4", reason=_FLAT)
def _top_k_of_flat_classes(y_true, y_pred, k=5):
    return _share(K.in_top_k(y_pred, K.cast(K.flatten(y_true), "int32"), k))


@history.versioned
def _share(hits: Any) -> Any:
    return K.mean(hits)


@_share.since("2.3.0", reason=_BY_SAMPLE)
def _hits(hits):
    return K.cast(hits, K.floatx())


# -- losses

def mean_squared_error(y_true: Any, y_pred: Any) -> Any:
    """``mean((p - y)^2)``."""
    return _summed_up(losses.mean_squared_error(y_true, y_pred))


def mean_absolute_error(y_true: Any, y_pred: Any) -> Any:
    """``mean(|p - y|)``."""
    return _summed_up(losses.mean_absolute_error(y_true, y_pred))


def mean_absolute_percentage_error(y_true: Any, y_pred: Any) -> Any:
    """``100 mean(|y - p| / max(|y|, eps))``."""
    return _summed_up(losses.mean_absolute_percentage_error(y_true, y_pred))


def mean_squared_logarithmic_error(y_true: Any, y_pred: Any) -> Any:
    """``mean((log(max(p, eps) + 1) - log(max(y, eps) + 1))^2)``."""
    return _summed_up(losses.mean_squared_logarithmic_error(y_true, y_pred))


def hinge(y_true: Any, y_pred: Any) -> Any:
    """``mean(max(1 - y p, 0))`` for a truth of -1 and 1, from 2.3.0 on also of 0 and 1."""
    return _summed_up(losses.hinge(y_true, y_pred))


def squared_hinge(y_true: Any, y_pred: Any) -> Any:
    """``mean(max(1 - y p, 0)^2)`` for a truth of -1 and 1, from 2.3.0 on also of 0 and 1."""
    return _summed_up(losses.squared_hinge(y_true, y_pred))


def categorical_crossentropy(y_true: Any, y_pred: Any, **options: Any) -> Any:
    """``-mean(sum(y log q))``, ``q`` the prediction scaled to sum 1 and kept ``eps`` away from 0 and 1."""
    return _summed_up(losses.categorical_crossentropy(y_true, y_pred, **options))


def sparse_categorical_crossentropy(y_true: Any, y_pred: Any, **options: Any) -> Any:
    """``categorical_crossentropy`` for a truth of class numbers, of as many axes as the prediction."""
    return _summed_up(losses.sparse_categorical_crossentropy(y_true, y_pred, **options))


def binary_crossentropy(y_true: Any, y_pred: Any, **options: Any) -> Any:
    """``-mean(y log p + (1 - y) log(1 - p))``, ``p`` kept ``eps`` away from 0 and 1."""
    return _summed_up(losses.binary_crossentropy(y_true, y_pred, **options))


@history.versioned
def kullback_leibler_divergence(y_true: Any, y_pred: Any) -> Any:
    """``sum(y log(y / p))``, both kept between ``eps`` and 1: in 1.2.2 the mean over samples."""
    return losses.kullback_leibler_divergence(y_true, y_pred)


@kullback_leibler_divergence.since("1.2.2", reason="a metric is one number")
def _mean_divergence(y_true, y_pred):
    return _summed_up(losses.kullback_leibler_divergence(y_true, y_pred))


def poisson(y_true: Any, y_pred: Any) -> Any:
    """``mean(p - y log(p + eps))``."""
    return _summed_up(losses.poisson(y_true, y_pred))


@history.versioned
def cosine_proximity(y_true: Any, y_pred: Any) -> Any:
    """``-mean(y / |y| * p / |p|)``, the norms over the last axis; from 2.3.0 on the cosine, its sign kept."""
    return _summed_up(losses.cosine_proximity(y_true, y_pred))


@cosine_proximity.since("2.3.0", reason="the larger, the better")
def _cosine(y_true, y_pred, axis=-1):
    return K.sum(losses.functions.directions(y_true, y_pred, axis), axis=axis)


# -- of 1.x: no means over samples

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
