"""Losses of probabilities: crossentropies of the truth and the prediction.

In the equations ``y`` is the truth, ``q`` the prediction, kept ``K.epsilon()`` away from 0 and 1.
"""
from typing import Any

from keras1 import backend as K
from keras1 import history
from keras1.losses.functions import as_tensors

_LOGITS = "logits are taken, and the truth may be smoothed"


@history.versioned
def categorical_crossentropy(y_true: Any, y_pred: Any) -> Any:
    """``-sum(y log q)``, ``q`` the prediction scaled to sum 1.

    Parameters
    ----------
    y_true : tensor, shape (n, k)
        Rows of a one among zeros, or other distributions.
    y_pred : tensor, shape (n, k)
        Probabilities.
    from_logits : bool
        From 2.3.0 on: the prediction is what softmax makes probabilities of.
    label_smoothing : float
        From 2.3.0 on: the share of the truth that is spread evenly over the classes.

    Returns
    -------
    tensor
        Up to 0.3.1 a scalar, the mean over the samples, so that sample weights act on the batch as a whole;
        from 0.3.2 on one value a sample.
    """
    return K.mean(_of_classes(y_true, y_pred), axis=-1)


@categorical_crossentropy.since("0.3.2", reason="one loss a sample, as weights and masks need it")
def _crossentropy_of_samples(y_true, y_pred):
    return _of_classes(y_true, y_pred)


@categorical_crossentropy.since("2.3.0", reason=_LOGITS)
def _crossentropy_of_logits(y_true, y_pred, from_logits=False, label_smoothing=0):
    y_true, y_pred = as_tensors(y_true, y_pred)
    if label_smoothing > 0:
        smoothing = K.cast_to_floatx(label_smoothing)
        y_true = y_true * (1. - smoothing) + smoothing / K.cast(K.shape(y_true)[1], K.dtype(y_pred))
    return _of_classes(y_true, y_pred, from_logits=from_logits)


def _of_classes(y_true, y_pred, **options):
    return K.categorical_crossentropy(target=y_true, output=y_pred, **options)


@history.versioned
def sparse_categorical_crossentropy(y_true: Any, y_pred: Any) -> Any:
    """``categorical_crossentropy`` for a truth of class numbers.  Came with 1.0.0.

    Parameters
    ----------
    y_true : tensor, shape (n, 1) or (n, steps, 1)
        Class numbers, with as many axes as the prediction.
    y_pred : tensor, shape (n, k) or (n, steps, k)
        Probabilities.
    from_logits : bool
        From 2.3.0 on: the prediction is what softmax makes probabilities of.
    axis : int
        From 2.3.0 on: the axis of the classes.
    """
    return K.sparse_categorical_crossentropy(target=y_true, output=y_pred)


@sparse_categorical_crossentropy.since("2.3.0", reason="logits are taken, and the classes along any axis")
def _sparse_crossentropy_of_logits(y_true, y_pred, from_logits=False, axis=-1):
    return K.sparse_categorical_crossentropy(target=y_true, output=y_pred, from_logits=from_logits, axis=axis)


@history.versioned
def binary_crossentropy(y_true: Any, y_pred: Any) -> Any:
    """``-mean(y log q + (1 - y) log(1 - q))``.

    Parameters
    ----------
    y_true, y_pred : tensors, shape (n, ..., k)
    from_logits : bool
        From 2.3.0 on: the prediction is what sigmoid makes probabilities of.
    label_smoothing : float
        From 2.3.0 on: how far the truth is moved towards 0.5.
    """
    return K.mean(_of_bits(y_true, y_pred), axis=-1)


@binary_crossentropy.since("2.3.0", reason=_LOGITS)
def _binary_crossentropy_of_logits(y_true, y_pred, from_logits=False, label_smoothing=0):
    y_true, y_pred = as_tensors(y_true, y_pred)
    if label_smoothing > 0:
        smoothing = K.cast_to_floatx(label_smoothing)
        y_true = y_true * (1. - smoothing) + 0.5 * smoothing
    return K.mean(_of_bits(y_true, y_pred, from_logits=from_logits), axis=-1)


def _of_bits(y_true, y_pred, **options):
    return K.binary_crossentropy(target=y_true, output=y_pred, **options)
