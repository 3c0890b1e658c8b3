"""Variables and placeholders: making them, reading them, their shape and type."""
from typing import Any, Optional, Sequence

import numpy as np
import theano
from theano import tensor as T

from keras1.backend.settings import default_dtype
from keras1.errors import ArgumentError, ShapeError
from keras1.history import versioned


def variable(value: Any, dtype: Optional[Any] = None, name: Optional[str] = None):
    """A tensor that keeps its value between calls of functions (a Theano shared variable).

    Parameters
    ----------
    value : array_like
        Its first value.
    dtype : str, optional
        Its type; the type of floats if not given.
    name : str, optional

    Examples
    --------
    >>> get_value(variable([1, 2]))
    array([1., 2.], dtype=float32)
    """
    return theano.shared(value=np.asarray(value, dtype=dtype or default_dtype()), name=name, strict=False)


def placeholder(shape: Optional[Sequence[Optional[int]]] = None, ndim: Optional[int] = None,
                dtype: Optional[Any] = None, name: Optional[str] = None):
    """An input of functions: a tensor without a value.

    Parameters
    ----------
    shape : sequence of int or None, optional
        Only its length counts.
    ndim : int, optional
        The number of dimensions; one of ``shape`` and ``ndim`` is needed.
    dtype, name : str, optional

    Raises
    ------
    ArgumentError
        If neither is given, or there are more than 4 dimensions (up to 0.3.1).

    Examples
    --------
    >>> ndim(placeholder(shape=(None, 3)))
    2
    """
    if shape is None and ndim is None:
        raise ArgumentError.like(Exception)('Specify either a shape or ndim value.', "as in placeholder(ndim=2)")
    ndim = len(shape) if shape is not None else ndim
    _check_ndim(ndim)
    return T.TensorType(str(np.dtype(dtype or default_dtype())), (False,) * ndim)(name)


@versioned
def _check_ndim(ndim):
    if ndim > 4:
        raise ShapeError.like(Exception)('ndim too large: ' + str(ndim), "5 dimensions came with 0.3.2")


@_check_ndim.since("0.3.2", reason="placeholders of any number of dimensions")
def _check_no_ndim(ndim):
    pass


def shape(x):
    """The symbolic shape of a tensor, an int64 vector."""
    return x.shape


def ndim(x) -> int:
    """The number of dimensions of a tensor."""
    return x.ndim


def eval(x) -> np.ndarray:
    """The value of a tensor that depends on no placeholder.

    Examples
    --------
    >>> eval(ones((2,)))
    array([1., 1.], dtype=float32)
    """
    return x.eval()


def zeros(shape: Sequence[int], dtype: Optional[Any] = None, name: Optional[str] = None):
    """A variable of zeros.

    Examples
    --------
    >>> get_value(zeros((2,)))
    array([0., 0.], dtype=float32)
    """
    return variable(np.zeros(shape), dtype, name)


def ones(shape: Sequence[int], dtype: Optional[Any] = None, name: Optional[str] = None):
    """A variable of ones.

    Examples
    --------
    >>> get_value(ones((2,)))
    array([1., 1.], dtype=float32)
    """
    return variable(np.ones(shape), dtype, name)


def ones_like(x):
    """A tensor of ones with the shape and type of ``x``."""
    return T.ones_like(x)


def zeros_like(x):
    """A tensor of zeros with the shape and type of ``x``."""
    return T.zeros_like(x)


def count_params(x) -> np.integer:
    """The number of scalars in a tensor whose shape is known.

    Examples
    --------
    >>> int(count_params(zeros((2, 3))))
    6
    """
    return np.prod(static_shape(x))


def static_shape(x) -> tuple:
    """The shape of a tensor in numbers; only a variable, or what is made of variables, has one."""
    if isinstance(x, theano.compile.SharedVariable):
        return x.get_value(borrow=True).shape
    return tuple(x.shape.eval())


def cast(x, dtype: Any):
    """The tensor in another type."""
    return T.cast(x, dtype)


def get_value(x) -> np.ndarray:
    """A copy of a variable's value.

    Raises
    ------
    ArgumentError
        If ``x`` is not a variable.
    """
    if not isinstance(x, theano.compile.SharedVariable):
        raise ArgumentError.like(Exception)("'get_value() can only be called on a variable. "
                            "If you have an expression instead, use eval().")
    return x.get_value()


def set_value(x, value: Any) -> None:
    """Set a variable's value, cast to its type.

    Examples
    --------
    >>> x = zeros((2,))
    >>> set_value(x, [1, 2])
    >>> get_value(x)
    array([1., 2.], dtype=float32)
    """
    x.set_value(np.asarray(value, dtype=x.dtype))
