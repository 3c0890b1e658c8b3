"""Batch normalization.  It came with 1.0.8.

S. Ioffe and C. Szegedy, "Batch normalization: accelerating deep network training by reducing internal covariate
shift" (2015).
"""
from typing import Any, Sequence

from theano import tensor as T
from theano.graph.opt import local_optimizer
from theano.tensor.basic import NotScalarConstantError, get_scalar_constant_value
from theano.tensor.opt import register_specialize_device

from keras1.backend.elementwise import sqrt
from keras1.backend.variables import ones_like, zeros_like
from keras1.history import versioned


@versioned
def normalize_batch_in_training(x: Any, gamma: Any, beta: Any, reduction_axes: Sequence[int], epsilon: float = 0.0001):
    """A batch normalized by its own mean and variance.

    Parameters
    ----------
    x : tensor
    gamma, beta : tensors with the axes of ``x`` that are left
        Scale and shift.
    reduction_axes : list of int
        The axes to take mean and variance over; from 1.2.0 on also Theano's 'per-activation' or 'spatial'.
    epsilon : float
        Added to the variance.

    Returns
    -------
    normed : tensor with the shape of ``x``
    mean, var : tensors with the axes that are left
        From 1.2.0 on, ``var`` is the variance plus epsilon.
    """
    mean, var = x.mean(reduction_axes), x.var(reduction_axes)
    shape = tuple(1 if axis in reduction_axes else x.shape[axis] for axis in range(x.ndim))
    normed = _normalized(x, *(T.reshape(part, shape) for part in (mean, var, beta, gamma)), epsilon)
    return normed, mean, var


@normalize_batch_in_training.since("1.2.0", bug=True, reason="Theano normalizes; the variance comes with epsilon added")
def normalize_batch_by_theano(x, gamma, beta, reduction_axes, epsilon=1e-3):
    """A batch normalized by its own mean and variance; the variance returned has epsilon added."""
    normed, mean, inverse_std = T.nnet.bn.batch_normalization_train(x, gamma, beta, reduction_axes, epsilon)
    return normed, mean, T.inv(inverse_std ** 2)


@normalize_batch_in_training.since("2.0.0", reason="gamma or beta may be None: 1 and 0")
def normalize_batch_with_defaults(x, gamma, beta, reduction_axes, epsilon=1e-3):
    """A batch normalized by its own mean and variance; the variance returned has epsilon added."""
    if gamma is None:
        gamma = ones_like(x if beta is None else beta)
    if beta is None:
        beta = zeros_like(gamma)
    return normalize_batch_by_theano(x, gamma, beta, reduction_axes, epsilon)


@versioned
def batch_normalization(x: Any, mean: Any, var: Any, beta: Any, gamma: Any, epsilon: float = 0.0001):
    """``gamma * (x - mean) / sqrt(var + epsilon) + beta``.

    Parameters
    ----------
    x : tensor
    mean, var, beta, gamma : tensors that are broadcast over ``x``; from 1.2.0 on also vectors, for the last axis
    epsilon : float
    """
    return _normalized(x, mean, var, beta, gamma, epsilon)


@batch_normalization.since("1.2.0", reason="Theano normalizes; vectors are for the last axis; epsilon=1e-3")
def batch_normalization_by_theano(x, mean, var, beta, gamma, epsilon=1e-3):
    """``gamma * (x - mean) / sqrt(var + epsilon) + beta``; vectors are for the last axis of ``x``."""
    axes = range(x.ndim - 1) if mean.ndim == 1 else [axis for axis in range(x.ndim) if mean.broadcastable[axis]]
    return T.nnet.bn.batch_normalization_test(x, gamma, beta, mean, var, tuple(axes), epsilon)


@batch_normalization.since("2.0.0", reason="gamma or beta may be None: 1 and 0")
def batch_normalization_with_defaults(x, mean, var, beta, gamma, epsilon=1e-3):
    """``gamma * (x - mean) / sqrt(var + epsilon) + beta``; vectors are for the last axis of ``x``."""
    gamma = ones_like(var) if gamma is None else gamma
    beta = zeros_like(mean) if beta is None else beta
    return batch_normalization_by_theano(x, mean, var, beta, gamma, epsilon)


@batch_normalization.since("2.2.0", reason="axis= in sixth place")
def batch_normalization_along(x, mean, var, beta, gamma, axis=-1, epsilon=1e-3):
    """``gamma * (x - mean) / sqrt(var + epsilon) + beta``; vectors are for the last axis, whatever ``axis``."""
    return batch_normalization_with_defaults(x, mean, var, beta, gamma, epsilon)


def _normalized(x, mean, var, beta, gamma, epsilon):
    return T.nnet.bn.batch_normalization(x, gamma, beta, mean, sqrt(var + epsilon), mode="high_mem")


@local_optimizer([T.pow])
def _square(fgraph, node):
    """A power of 2 as a square, ten times as fast: Theano's variance comes when powers have been looked at."""
    if node.op != T.pow:
        return None
    try:
        if get_scalar_constant_value(node.inputs[1]) != 2:
            return None
    except NotScalarConstantError:
        return None
    square = T.sqr(node.inputs[0])
    return [square] if square.type == node.outputs[0].type else None


def register() -> None:
    """Let Theano compute the variances of batches as squares."""
    register_specialize_device(_square, "fast_run", name="keras1_square")
