"""Losses of numbers, of signs and of directions: functions of the truth and the prediction.

Both are of shape (samples, ..., k).  The last axis is averaged, except where it says sum; what remains,
(samples, ...), is weighed and averaged by the model.  In the equations ``y`` is the truth, ``p`` the prediction,
and ``eps`` is ``K.epsilon()``, 1e-7 unless changed.
"""
from typing import Any

import numpy as np

from keras1 import backend as K
from keras1 import history


@history.versioned
def as_tensors(y_true: Any, y_pred: Any) -> Any:
    """Truth and prediction as tensors of one type, which up to 2.2 they have to be."""
    return y_true, y_pred


@as_tensors.since("2.3.0", reason="lists and arrays are taken, too, and the truth in any type")
def _converted(y_true, y_pred):
    y_pred = y_pred if K.is_tensor(y_pred) else K.constant(y_pred)
    return K.cast(y_true, K.dtype(y_pred)), y_pred


def mean_squared_error(y_true: Any, y_pred: Any) -> Any:
    """``mean((p - y)^2)``."""
    y_true, y_pred = as_tensors(y_true, y_pred)
    return K.mean(K.square(y_pred - y_true), axis=-1)


def mean_absolute_error(y_true: Any, y_pred: Any) -> Any:
    """``mean(|p - y|)``."""
    y_true, y_pred = as_tensors(y_true, y_pred)
    return K.mean(K.abs(y_pred - y_true), axis=-1)


def mean_absolute_percentage_error(y_true: Any, y_pred: Any) -> Any:
    """``100 mean(|y - p| / max(|y|, eps))``."""
    y_true, y_pred = as_tensors(y_true, y_pred)
    return 100. * K.mean(K.abs((y_true - y_pred) / _at_least_epsilon(K.abs(y_true))), axis=-1)


def mean_squared_logarithmic_error(y_true: Any, y_pred: Any) -> Any:
    """``mean((log(max(p, eps) + 1) - log(max(y, eps) + 1))^2)``."""
    y_true, y_pred = as_tensors(y_true, y_pred)
    difference = K.log(_at_least_epsilon(y_pred) + 1.) - K.log(_at_least_epsilon(y_true) + 1.)
    return K.mean(K.square(difference), axis=-1)


def _at_least_epsilon(x):
    return K.clip(x, K.epsilon(), np.inf)


def squared_hinge(y_true: Any, y_pred: Any) -> Any:
    """``mean(max(1 - y p, 0)^2)`` for a truth of -1 and 1, from 2.3.0 on also of 0 and 1."""
    return K.mean(K.square(K.maximum(1. - _signs(y_true) * y_pred, 0.)), axis=-1)


def hinge(y_true: Any, y_pred: Any) -> Any:
    """``mean(max(1 - y p, 0))`` for a truth of -1 and 1, from 2.3.0 on also of 0 and 1."""
    return K.mean(K.maximum(1. - _signs(y_true) * y_pred, 0.), axis=-1)


@history.versioned
def _signs(y_true: Any) -> Any:
    return y_true


@_signs.since("2.3.0", reason="a truth of zeros and ones alone means -1 and 1")
def _signs_of_bits(y_true):
    is_bit = K.cast(K.equal(y_true, 0), K.floatx()) + K.cast(K.equal(y_true, 1), K.floatx())
    return K.switch(K.all(K.greater(is_bit, 0)), 2. * y_true - 1., y_true)


def categorical_hinge(y_true: Any, y_pred: Any) -> Any:
    """``max(max((1 - y) p) - sum(y p) + 1, 0)`` for a truth of a one among zeros.  Came with 2.0.5."""
    right = K.sum(y_true * y_pred, axis=-1)
    wrong = K.max((1. - y_true) * y_pred, axis=-1)
    return K.maximum(0., wrong - right + 1.)


@history.versioned
def logcosh(y_true: Any, y_pred: Any) -> Any:
    """``mean(log(cosh(p - y)))``: half the square of small errors, the size of large ones.  Came with 2.0.5."""
    error = y_pred - y_true
    return K.mean(K.log((K.exp(error) + K.exp(-error)) / 2), axis=-1)


@logcosh.since("2.1.6", reason="large errors overflow no more")
def _logcosh_of_any_size(y_true, y_pred):
    error = y_pred - y_true
    return K.mean(error + K.softplus(-2. * error) - K.log(2.), axis=-1)


def huber_loss(y_true: Any, y_pred: Any, delta: float = 1.0) -> Any:
    """``q^2 / 2 + delta (|p - y| - q)``, ``q`` the smaller of ``|p - y|`` and ``delta``.  Came with 2.3.0.

    Returns
    -------
    tensor
        One loss for each value; the last axis stays.

    Notes
    -----
    Huber 1964, Robust Estimation of a Location Parameter.
    """
    size = K.abs(y_pred - y_true)
    quadratic = K.minimum(size, delta)
    return 0.5 * K.square(quadratic) + delta * (size - quadratic)


def kullback_leibler_divergence(y_true: Any, y_pred: Any) -> Any:
    """``sum(y log(y / p))``, both kept between ``eps`` and 1.  Came with 1.0.8."""
    y_true, y_pred = K.clip(y_true, K.epsilon(), 1), K.clip(y_pred, K.epsilon(), 1)
    return K.sum(y_true * K.log(y_true / y_pred), axis=-1)


def poisson(y_true: Any, y_pred: Any) -> Any:
    """``mean(p - y log(p + eps))``."""
    return K.mean(y_pred - y_true * K.log(y_pred + K.epsilon()), axis=-1)


@history.versioned
def cosine_proximity(y_true: Any, y_pred: Any) -> Any:
    """``-mean(y / |y| * p / |p|)``, the norms over the last axis; from 2.0.9 on the sum in place of the mean."""
    return -K.mean(directions(y_true, y_pred, -1), axis=-1)


@cosine_proximity.since("2.0.9", reason="the cosine, not a share of it")
def _negative_cosine(y_true, y_pred):
    return -K.sum(directions(y_true, y_pred, -1), axis=-1)


@cosine_proximity.since("2.3.0", reason="the axis may be chosen")
def _negative_cosine_along(y_true, y_pred, axis=-1):
    return -K.sum(directions(y_true, y_pred, axis), axis=axis)


def directions(y_true: Any, y_pred: Any, axis: int) -> Any:
    """``y / |y| * p / |p|``, whose sum along the axis is the cosine."""
    return K.l2_normalize(y_true, axis=axis) * K.l2_normalize(y_pred, axis=axis)
