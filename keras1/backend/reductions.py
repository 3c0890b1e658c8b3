"""Functions over axes: sums, means, extremes."""
from theano import tensor as T

from keras1.backend.elementwise import _truth
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


def std(x, axis=None, keepdims=False):
    """The standard deviation along ``axis`` (that of the sample itself: divided by n)."""
    return T.std(x, axis=axis, keepdims=keepdims)


def any(x, axis=None, keepdims=False):
    """1 where any element along ``axis`` is not zero, else 0 (int8; boolean from 1.0 on)."""
    return _truth(T.any(x, axis=axis, keepdims=keepdims))


def argmax(x, axis=-1):
    """The index of the largest element along ``axis``; of equals, the first."""
    return T.argmax(x, axis=axis, keepdims=False)


def argmin(x, axis=-1):
    """The index of the smallest element along ``axis``; of equals, the first."""
    return T.argmin(x, axis=axis, keepdims=False)
