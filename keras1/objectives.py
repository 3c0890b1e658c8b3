"""Losses: functions of the truth and the prediction, both of shape (samples, ..., k).

The last axis is averaged; what remains, (samples, ...), is weighed and averaged by the model.  In the
equations ``y`` is the truth, ``p`` the prediction, and ``eps`` is ``K.epsilon()``, 1e-7 unless changed.

Examples
--------
>>> from keras1 import backend as K
>>> y, p = K.variable([[0., 1.], [1., 1.]]), K.variable([[0., 1.], [3., -1.]])
>>> K.eval(mean_squared_error(y, p))
array([0., 4.], dtype=float32)
>>> get("mae") is mean_absolute_error
True
"""
from typing import Any

import numpy as np

from keras1 import backend as K
from keras1 import history
from keras1.utils import generic_utils


def mean_squared_error(y_true: Any, y_pred: Any) -> Any:
    """``mean((p - y)^2)``."""
    return K.mean(K.square(y_pred - y_true), axis=-1)


def root_mean_squared_error(y_true: Any, y_pred: Any) -> Any:
    """``sqrt(mean((p - y)^2))``, of each sample.  Up to 0.3.1."""
    return K.sqrt(K.mean(K.square(y_pred - y_true), axis=-1))


def mean_absolute_error(y_true: Any, y_pred: Any) -> Any:
    """``mean(|p - y|)``."""
    return K.mean(K.abs(y_pred - y_true), axis=-1)


def mean_absolute_percentage_error(y_true: Any, y_pred: Any) -> Any:
    """``100 mean(|y - p| / max(|y|, eps))``."""
    return 100. * K.mean(K.abs((y_true - y_pred) / _at_least_epsilon(K.abs(y_true))), axis=-1)


def mean_squared_logarithmic_error(y_true: Any, y_pred: Any) -> Any:
    """``mean((log(max(p, eps) + 1) - log(max(y, eps) + 1))^2)``."""
    difference = K.log(_at_least_epsilon(y_pred) + 1.) - K.log(_at_least_epsilon(y_true) + 1.)
    return K.mean(K.square(difference), axis=-1)


def _at_least_epsilon(x):
    return K.clip(x, K.epsilon(), np.inf)


def squared_hinge(y_true: Any, y_pred: Any) -> Any:
    """``mean(max(1 - y p, 0)^2)`` for a truth of -1 and 1."""
    return K.mean(K.square(K.maximum(1. - y_true * y_pred, 0.)), axis=-1)


def hinge(y_true: Any, y_pred: Any) -> Any:
    """``mean(max(1 - y p, 0))`` for a truth of -1 and 1."""
    return K.mean(K.maximum(1. - y_true * y_pred, 0.), axis=-1)


@history.versioned
def categorical_crossentropy(y_true: Any, y_pred: Any) -> Any:
    """``-sum(y log q)``, ``q`` the prediction scaled to sum 1 and kept ``eps`` away from 0 and 1.

    Parameters
    ----------
    y_true : tensor, shape (n, k)
        Rows of a one among zeros, or other distributions.
    y_pred : tensor, shape (n, k)
        Probabilities.

    Returns
    -------
    tensor
        Up to 0.3.1 a scalar, the mean over the samples, so that sample weights act on the batch as a whole;
        from 0.3.2 on one value a sample.
    """
    return K.mean(K.categorical_crossentropy(y_pred, y_true), axis=-1)


@categorical_crossentropy.since("0.3.2", reason="one loss a sample, as weights and masks need it")
def _crossentropy_of_samples(y_true, y_pred):
    return K.categorical_crossentropy(y_pred, y_true)


def sparse_categorical_crossentropy(y_true: Any, y_pred: Any) -> Any:
    """``categorical_crossentropy`` for a truth of class numbers.  Came with 1.0.0.

    Parameters
    ----------
    y_true : tensor, shape (n, 1) or (n, steps, 1)
        Class numbers, with as many axes as the prediction.
    y_pred : tensor, shape (n, k) or (n, steps, k)
        Probabilities.
    """
    return K.sparse_categorical_crossentropy(y_pred, y_true)


def binary_crossentropy(y_true: Any, y_pred: Any) -> Any:
    """``-mean(y log p + (1 - y) log(1 - p))``, ``p`` kept ``eps`` away from 0 and 1."""
    return K.mean(K.binary_crossentropy(y_pred, y_true), axis=-1)


def kullback_leibler_divergence(y_true: Any, y_pred: Any) -> Any:
    """``sum(y log(y / p))``, both kept between ``eps`` and 1.  Came with 1.0.8."""
    y_true, y_pred = K.clip(y_true, K.epsilon(), 1), K.clip(y_pred, K.epsilon(), 1)
    return K.sum(y_true * K.log(y_true / y_pred), axis=-1)


def poisson(y_true: Any, y_pred: Any) -> Any:
    """``mean(p - y log(p + eps))``."""
    return K.mean(y_pred - y_true * K.log(y_pred + K.epsilon()), axis=-1)


def poisson_loss(y_true: Any, y_pred: Any) -> Any:
    """``poisson`` under the name it had up to 0.3.1."""
    return poisson(y_true, y_pred)


def cosine_proximity(y_true: Any, y_pred: Any) -> Any:
    """``-mean(y / |y| * p / |p|)``, the norms over the last axis."""
    return -K.mean(K.l2_normalize(y_true, axis=-1) * K.l2_normalize(y_pred, axis=-1), axis=-1)


mse = MSE = mean_squared_error
rmse = RMSE = root_mean_squared_error
mae = MAE = mean_absolute_error
mape = MAPE = mean_absolute_percentage_error
msle = MSLE = mean_squared_logarithmic_error
kld = KLD = kullback_leibler_divergence
cosine = cosine_proximity

for _name in ("root_mean_squared_error", "rmse", "RMSE"):
    history.gone("objectives", _name, "0.3.2", "the root of a sample's own error is no mean over the samples")
history.gone("objectives", "poisson_loss", "0.3.2", "named like the others", now="poisson")
history.came("objectives", "poisson", "0.3.2", "the new name of poisson_loss")
history.came("objectives", "cosine_proximity", "0.3.2", "for vectors whose direction counts")
history.came("objectives", "cosine", "0.3.2", "short for cosine_proximity")
history.came("objectives", "sparse_categorical_crossentropy", "1.0.0", "for class numbers")
for _name in ("kullback_leibler_divergence", "kld", "KLD"):
    history.came("objectives", _name, "1.0.8", "for distributions")


def get(identifier: Any) -> Any:
    """The loss of that name in the emulated release; anything that is no string, as it is.

    Raises
    ------
    Exception, ValueError
        An ``UnknownNameError`` of that name, up to 1.1 and from 1.2.0 on: no such loss.

    Examples
    --------
    >>> get("hinge") is hinge
    True
    """
    return generic_utils.get_from_module(identifier, globals(), "objective")
