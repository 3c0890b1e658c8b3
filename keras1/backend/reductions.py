"""Functions over axes: sums, means, extremes."""
from theano import tensor as T

from keras1.backend.elementwise import _truth
from keras1.backend.known_results import knows_shape
from keras1.backend.settings import default_dtype
from keras1.history import versioned


def max(x, axis=None, keepdims=False):
    """The largest element along ``axis`` (an int, a list of ints, or None for all)."""
    return T.max(x, axis=axis, keepdims=keepdims)


def min(x, axis=None, keepdims=False):
    """The smallest element along ``axis``."""
    return T.min(x, axis=axis, keepdims=keepdims)


def sum(x, axis=None, keepdims=False):
    """The sum along ``axis``."""
    return T.sum(x, axis=axis, keepdims=keepdims)


def prod(x, axis=None, keepdims=False):
    """The product along ``axis``."""
    return T.prod(x, axis=axis, keepdims=keepdims)


@versioned
def mean(x, axis=None, keepdims=False):
    """The mean along ``axis``; that of integers is float64 up to 0.3.2, then in the type of floats."""
    return T.mean(x, axis=axis, keepdims=keepdims)


@mean.since("0.3.3", reason="the mean of integers is in the type of floats")
def mean_in_floatx(x, axis=None, keepdims=False):
    """The mean along ``axis``; that of integers in the type of floats."""
    dtype = default_dtype() if "int" in x.dtype or x.dtype == "bool" else None
    return T.mean(x, axis=axis, keepdims=keepdims, dtype=dtype)


@mean.since("1.0.0", reason="Theano 0.9 has booleans, whose mean is float64")
def mean_but_of_truth(x, axis=None, keepdims=False):
    """The mean along ``axis``; that of integers in the type of floats, that of booleans float64."""
    return T.mean(x, axis=axis, keepdims=keepdims, dtype=default_dtype() if "int" in x.dtype else None)


@mean.since("1.2.0", reason="the mean of booleans too is in the type of floats")
def mean_of_truth_in_floatx(x, axis=None, keepdims=False):
    """The mean along ``axis``; that of integers and booleans in the type of floats."""
    return mean_in_floatx(x, axis, keepdims)


def var(x, axis=None, keepdims=False):
    """The variance along ``axis`` (that of the sample itself: divided by n).  Came with 1.0.8."""
    return T.var(x, axis=axis, keepdims=keepdims)


def std(x, axis=None, keepdims=False):
    """The standard deviation along ``axis`` (that of the sample itself: divided by n)."""
    return T.std(x, axis=axis, keepdims=keepdims)


def _reduced(x, axis, keepdims):
    """The shape that is left; of all axes, one element: ``(1,)``."""
    if axis is None:
        return (1,) * (len(x) if keepdims else 1)
    axes = [a % len(x) for a in ([axis] if isinstance(axis, int) else axis)]
    left = [1 if place in axes else size for place, size in enumerate(x) if keepdims or place not in axes]
    return left or (1,)


@knows_shape(_reduced, "2.2.0")
def any(x, axis=None, keepdims=False):
    """1 where any element along ``axis`` is not zero, else 0 (int8; boolean from 1.0 on)."""
    return _truth(T.any(x, axis=axis, keepdims=keepdims))


@knows_shape(_reduced, "2.2.0")
def all(x, axis=None, keepdims=False):
    """1 where no element along ``axis`` is zero, else 0.  Came with 1.0.8."""
    return _truth(T.all(x, axis=axis, keepdims=keepdims))


def cumsum(x, axis=0):
    """The sums of the elements up to each, along ``axis``.  Came with 2.0.5."""
    return T.extra_ops.cumsum(x, axis=axis)


def cumprod(x, axis=0):
    """The products of the elements up to each, along ``axis``.  Came with 2.0.5."""
    return T.extra_ops.cumprod(x, axis=axis)


def logsumexp(x, axis=None, keepdims=False):
    """``log(sum(exp(x)))`` along ``axis``, large elements as exact as small ones.  Came with 2.0.5."""
    return T.log(T.sum(T.exp(x), axis=axis, keepdims=keepdims))  # Theano makes it stable


def argmax(x, axis=-1):
    """The index of the largest element along ``axis``; of equals, the first."""
    return T.argmax(x, axis=axis, keepdims=False)


def argmin(x, axis=-1):
    """The index of the smallest element along ``axis``; of equals, the first."""
    return T.argmin(x, axis=axis, keepdims=False)
