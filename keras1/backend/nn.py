"""Activations, dropout and normalized vectors."""
from typing import Optional, Sequence

from theano import tensor as T
from theano.tensor.nnet.nnet import softsign as softsign_op

from keras1.backend.elementwise import equal, minimum
from keras1.backend.known_shapes import known_shape
from keras1.backend.random import random_streams
from keras1.backend.reductions import any
from keras1.backend.refusals import refusal
from keras1.backend.settings import epsilon, floatx
from keras1.history import versioned
from keras1.history.releases import FIRST


@versioned
def relu(x, alpha: float = 0., max_value: Optional[float] = None):
    """``x`` where positive, else ``alpha * x``; at most ``max_value``."""
    x = T.nnet.relu(x, alpha)
    return x if max_value is None else minimum(x, max_value)


@relu.since("2.2.3", reason="threshold=; with a max_value, the slope goes on below 0")
def relu_of_threshold(x, alpha: float = 0., max_value: Optional[float] = None, threshold: float = 0.):
    """``x`` above ``threshold``, at most ``max_value``, and ``alpha * (x - threshold)`` below it."""
    above = x * T.cast(T.gt(x, threshold), floatx()) if threshold != 0. else T.nnet.relu(x)
    above = above if max_value is None else T.clip(above, 0.0, max_value)
    return above if alpha == 0. else above - alpha * T.nnet.relu(-x + threshold if threshold != 0. else -x)


@versioned
def softmax(x):
    """``exp(x) / sum(exp(x))`` over each row of a matrix."""
    return T.nnet.softmax(x)


@softmax.since("2.1.3", reason="axis=")
def softmax_along(x, axis: int = -1):
    """``exp(x) / sum(exp(x))`` along ``axis``."""
    if x.ndim == 2 and axis in (-1, 1):
        return T.nnet.softmax(x)
    powers = T.exp(x - x.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


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


def elu(x, alpha: float = 1.0):
    """``x`` where positive, else ``alpha * (exp(x) - 1)``.  Came with 1.2.0.

    Clevert, Unterthiner and Hochreiter, "Fast and accurate deep network learning by exponential linear units"
    (2015).
    """
    return T.nnet.elu(x, alpha)


def softsign(x):
    """``x / (1 + abs(x))``.  Came with 1.0.8."""
    return softsign_op(x)


@versioned
def dropout(x, level: float, seed: Optional[int] = None, noise_shape: Optional[Sequence[int]] = None):
    """``x`` with each element zeroed with probability ``level``, the others divided by ``1 - level``.

    Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting" (2014).

    Parameters
    ----------
    level : float
        In [0, 1).
    noise_shape : sequence of int or scalar tensor, optional
        The shape of the draws, 1 along axes whose elements live or die together.  Came with 1.0.8, where it stands
        before ``seed``.
    seed : int, optional
        Drawn from NumPy's global generator if not given.

    Raises
    ------
    ArgumentError
        If ``level`` is outside [0, 1).
    """
    if level < 0. or level >= 1:
        raise refusal('Dropout level must be in interval [0, 1[.', "got %r" % (level,))
    retain_prob = 1. - level
    return x * _kept(x, retain_prob, noise_shape, random_streams(seed)) / retain_prob


@dropout.since("1.0.8", reason="noise_shape= in third place")
def dropout_of_shape(x, level, noise_shape=None, seed=None):
    """``x`` with each element zeroed with probability ``level``; ``noise_shape`` stands before ``seed``."""
    return dropout.resolve(FIRST)(x, level, seed, noise_shape)


def _kept(x, retain_prob, noise_shape, streams):
    """Draws of 1 and 0, of the shape of ``x`` or another that is broadcast over it."""
    if noise_shape is None:
        return streams.binomial(x.shape, p=retain_prob, dtype=x.dtype)
    kept = streams.binomial(tuple(noise_shape), p=retain_prob, dtype=x.dtype)
    return T.patternbroadcast(kept, [isinstance(n, int) and n == 1 for n in noise_shape])


@versioned
def l2_normalize(x, axis):
    """``x / sqrt(sum(x ** 2))`` along ``axis``.  Came with 0.3.2."""
    return x / T.sqrt(T.sum(T.square(x), axis=axis, keepdims=True))


@l2_normalize.since("2.0.5", reason="a sum of squares of at least epsilon=")
def l2_normalize_above(x, axis, epsilon: float = 1e-12):
    """``x / sqrt(max(sum(x ** 2), epsilon))`` along ``axis``."""
    return x / T.sqrt(T.maximum(T.sum(T.square(x), axis=axis, keepdims=True), epsilon))


@l2_normalize.since("2.0.9", reason="epsilon is that of K; axis may be left out")
def l2_normalize_above_epsilon(x, axis: Optional[int] = None):
    """``x / sqrt(max(sum(x ** 2), epsilon))`` along ``axis``, or over all, with K's ``epsilon()``."""
    return l2_normalize_above(x, axis, epsilon())


@versioned
def in_top_k(predictions, targets, k: int):
    """Whether each target is among the ``k`` classes of which its sample has the largest predictions.

    Came with 1.2.0.

    Parameters
    ----------
    predictions : tensor (samples, classes)
    targets : int tensor (samples,)
    """
    return any(equal(T.argsort(predictions)[:, -k:], targets.dimshuffle(0, "x")), axis=1)


@in_top_k.since("2.0.5", reason="ties count; k below 1 or beyond the number of classes is taken")
def in_top_k_with_ties(predictions, targets, k: int):
    """Whether no more than ``k - 1`` classes have larger predictions than each target."""
    classes = known_shape(predictions)[1]
    if k < 1 or classes is not None and k >= classes:
        return (T.zeros_like if k < 1 else T.ones_like)(targets, dtype="bool")
    of_targets = predictions[T.arange(targets.shape[0]), targets]
    return T.ge(of_targets, T.sort(predictions)[:, -k])
