"""Activations, cross entropies and dropout."""
from typing import Optional

from theano import tensor as T

from keras1.backend.elementwise import minimum
from keras1.backend.random import random_streams
from keras1.backend.settings import FROZEN_EPSILON
from keras1.errors import ArgumentError


def relu(x, alpha: float = 0., max_value: Optional[float] = None):
    """``x`` where positive, else ``alpha * x``; at most ``max_value``."""
    x = T.nnet.relu(x, alpha)
    return x if max_value is None else minimum(x, max_value)


def softmax(x):
    """``exp(x) / sum(exp(x))`` over each row of a matrix."""
    return T.nnet.softmax(x)


def softplus(x):
    """``log(1 + exp(x))``."""
    return T.nnet.softplus(x)


def sigmoid(x):
    """``1 / (1 + exp(-x))``."""
    return T.nnet.sigmoid(x)


def hard_sigmoid(x):
    """``clip(0.2 * x + 0.5, 0, 1)``."""
    return T.nnet.hard_sigmoid(x)


def tanh(x):
    """The hyperbolic tangent."""
    return T.tanh(x)


def categorical_crossentropy(output, target, from_logits: bool = False):
    """``-sum(target * log(output))`` over the last axis, with ``output`` scaled to sum to 1 and clipped.

    Parameters
    ----------
    output : tensor (..., classes)
        Probabilities, or what softmax makes probabilities of if ``from_logits``.
    target : tensor (..., classes), or int tensor (...)
        Probabilities, or the numbers of classes.
    """
    output = T.nnet.softmax(output) if from_logits else output / output.sum(axis=-1, keepdims=True)
    return T.nnet.categorical_crossentropy(_inside(output), target)


def binary_crossentropy(output, target, from_logits: bool = False):
    """``-(target * log(output) + (1 - target) * log(1 - output))`` of each element, ``output`` clipped.

    Parameters
    ----------
    output : tensor
        Probabilities, or what sigmoid makes probabilities of if ``from_logits``.
    target : tensor of the same shape
    """
    output = T.nnet.sigmoid(output) if from_logits else output
    return T.nnet.binary_crossentropy(_inside(output), target)


def _inside(probability):
    """Away from 0 and 1, where the logarithm is infinite."""
    return T.clip(probability, FROZEN_EPSILON, 1.0 - FROZEN_EPSILON)


def dropout(x, level: float, seed: Optional[int] = None):
    """``x`` with each element zeroed with probability ``level``, the others divided by ``1 - level``.

    Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting" (2014).

    Parameters
    ----------
    level : float
        In [0, 1).
    seed : int, optional
        Drawn from NumPy's global generator if not given.

    Raises
    ------
    ArgumentError
        If ``level`` is outside [0, 1).
    """
    if level < 0. or level >= 1:
        raise ArgumentError.like(Exception)('Dropout level must be in interval [0, 1[.', "got %r" % (level,))
    retain_prob = 1. - level
    x = x * random_streams(seed).binomial(x.shape, p=retain_prob, dtype=x.dtype)
    return x / retain_prob


def l2_normalize(x, axis):
    """``x / sqrt(sum(x ** 2))`` along ``axis``.  Came with 0.3.2."""
    return x / T.sqrt(T.sum(T.square(x), axis=axis, keepdims=True))
