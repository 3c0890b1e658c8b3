"""Functions of each element: squares, roots, comparisons."""
import numpy as np
from theano import tensor as T

from keras1.backend import theano08
from keras1.history import versioned


def square(x):
    """``x * x``."""
    return T.sqr(x)


def abs(x):
    """The absolute value."""
    return T.abs_(x)


def sqrt(x):
    """The square root; of negative numbers, 0."""
    return T.sqrt(T.clip(x, 0., np.inf))


def exp(x):
    """The exponential."""
    return T.exp(x)


def log(x):
    """The natural logarithm."""
    return T.log(x)


@versioned
def round(x):
    """The nearest whole number; halves go away from zero, and from 1.0 on (Theano 0.9) to the even one."""
    return T.round(x, mode="half_away_from_zero")


@round.since("1.0.0", reason="Theano 0.9 rounds halves to even")
def round_half_to_even(x):
    """The nearest whole number; halves go to the even one."""
    return T.round(x, mode="half_to_even")


def sin(x):
    """The sine.  Came with 1.0.8."""
    return T.sin(x)


def cos(x):
    """The cosine.  Came with 1.0.8."""
    return T.cos(x)


def sign(x):
    """-1, 0 or 1.  Came with 0.3.3."""
    return T.sgn(x)


def pow(x, a):
    """``x`` to the power ``a``."""
    return T.pow(x, a)


@versioned
def clip(x, min_value, max_value):
    """``x`` kept between two numbers; where the upper is below the lower, the lower is taken for both.

    An upper bound of None, which came with 1.2.2, bounds nothing.
    """
    max_value = np.inf if max_value is None else max_value
    return T.clip(x, min_value, min_value if max_value < min_value else max_value)


@clip.since("2.3.0", reason="a lower bound of None; bounds that are tensors are not compared")
def clip_between(x, min_value, max_value):
    """``x`` kept between two numbers or tensors; None bounds nothing."""
    if isinstance(min_value, (int, float)) and isinstance(max_value, (int, float)):
        max_value = min_value if max_value < min_value else max_value
    return T.clip(x, -np.inf if min_value is None else min_value, np.inf if max_value is None else max_value)


@versioned
def _truth(x):
    """Answers of comparisons were int8 up to Theano 0.8."""
    return T.cast(x, "int8")


@_truth.since("1.0.0", reason="Theano 0.9 has booleans")
def _boolean(x):
    return x


def equal(x, y):
    """1 where the elements are equal, else 0 (int8; boolean from 1.0 on)."""
    return _truth(T.eq(x, y))


@versioned
def not_equal(x, y):
    """1 where the elements differ, else 0.  Came with 0.3.2."""
    return _truth(T.neq(x, y))


@not_equal.since("2.2.0", reason="the result knows the shape that the first element with one has")
def not_equal_known(x, y):
    """1 where the elements differ, else 0."""
    differ = T.neq(x, y)
    shapes = [tensor._keras_shape for tensor in (x, y) if hasattr(tensor, "_keras_shape")]
    if shapes:
        differ._keras_shape = shapes[0]
    return differ


def greater(x, y):
    """1 where ``x > y``, else 0.  Came with 1.0.8."""
    return _truth(T.gt(x, y))


def greater_equal(x, y):
    """1 where ``x >= y``, else 0.  Came with 1.0.8."""
    return _truth(T.ge(x, y))


def lesser(x, y):
    """1 where ``x < y``, else 0.  Came with 1.0.8."""
    return _truth(T.lt(x, y))


def lesser_equal(x, y):
    """1 where ``x <= y``, else 0.  Came with 1.0.8."""
    return _truth(T.le(x, y))


#: Their names from 2.0.0 on.
less, less_equal = lesser, lesser_equal


@versioned
def maximum(x, y):
    """The larger of two elements; where they are equal, both get the gradient, from 1.0 on the first alone."""
    return theano08.maximum(x, y)


@maximum.since("1.0.0", reason="Theano 0.9: of equal elements the first gets the gradient")
def maximum_first(x, y):
    """The larger of two elements; where they are equal, the first gets the gradient."""
    return T.maximum(x, y)


@versioned
def minimum(x, y):
    """The smaller of two elements; where they are equal, both get the gradient, from 1.0 on the first alone."""
    return theano08.minimum(x, y)


@minimum.since("1.0.0", reason="Theano 0.9: of equal elements the first gets the gradient")
def minimum_first(x, y):
    """The smaller of two elements; where they are equal, the first gets the gradient."""
    return T.minimum(x, y)
