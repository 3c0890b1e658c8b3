"""Variables and placeholders: making them, reading them, their shape and type."""
from typing import Any, Optional, Sequence, Union

import numpy as np
import theano
from theano import tensor as T
from theano.compile import SharedVariable
from theano.graph.basic import Constant, Variable

from keras1.backend import sparse
from keras1.backend.first_values import first_value
from keras1.backend.naming import scoped
from keras1.backend.refusals import refusal
from keras1.backend.settings import default_dtype
from keras1.errors import ShapeError
from keras1.history import versioned
from keras1.history.releases import FIRST


def variable(value: Any, dtype: Optional[Any] = None, name: Optional[str] = None, constraint: Any = None):
    """A tensor that keeps its value between calls of functions (a Theano shared variable).

    Parameters
    ----------
    value : array_like, scipy.sparse matrix, or tensor that depends on no placeholder
        Its first value; sparse matrices came with 1.1.0, tensors with 2.0.0.
    dtype : str, optional
        Its type; the type of floats if not given.  A sparse matrix keeps its own.
    name : str, optional
    constraint : function, optional
        What an optimizer makes of a new value.  Came with 2.0.6, and is kept as ``variable.constraint``.

    Examples
    --------
    >>> variable([1, 2]).get_value()
    array([1., 2.], dtype=float32)
    """
    if hasattr(value, "tocoo"):
        return _with_marks(sparse.constant(value), value.shape, constraint)
    value = np.asarray(first_value(value) if isinstance(value, Variable) else value, dtype=dtype or default_dtype())
    made = theano.shared(value=value, name=scoped(name, "variable"), strict=False)
    return _with_marks(made, value.shape, constraint)


@versioned
def _with_marks(made, shape, constraint):
    return made


@_with_marks.since("1.2.0", reason="a variable knows its shape, and counts as a Keras tensor")
def _with_keras_shape(made, shape, constraint):
    return marked(made, shape)


@_with_marks.since("2.0.6", reason="a variable knows its constraint")
def _with_constraint(made, shape, constraint):
    made.constraint = constraint
    return marked(made, shape)


def marked(tensor, shape: Sequence[Optional[int]], uses_learning_phase: bool = False):
    """The tensor with what Keras keeps on it: ``_keras_shape`` and ``_uses_learning_phase``."""
    tensor._keras_shape = tuple(shape)
    tensor._uses_learning_phase = uses_learning_phase
    return tensor


@versioned
def placeholder(shape: Optional[Sequence[Optional[int]]] = None, ndim: Optional[int] = None,
                dtype: Optional[Any] = None, name: Optional[str] = None, sparse: bool = False):
    """An input of functions: a tensor without a value.

    Parameters
    ----------
    shape : sequence of int or None, optional
        Its length counts; the tensor keeps it as ``_keras_shape``.
    ndim : int, optional
        The number of dimensions; one of ``shape`` and ``ndim`` is needed.
    dtype, name : str, optional
    sparse : bool
        Whether a sparse matrix comes in.  Came with 1.1.0.

    Raises
    ------
    ArgumentError
        If neither is given, or there are more than 4 dimensions (up to 0.3.1).

    Examples
    --------
    >>> placeholder(shape=(None, 3)).ndim
    2
    """
    if shape is None and ndim is None:
        raise refusal('Specify either a shape or ndim value.', "as in placeholder(ndim=2)")
    shape = (None,) * ndim if shape is None else tuple(shape)
    _check_ndim(len(shape))
    return marked(_tensor(len(shape), str(np.dtype(dtype or default_dtype())), sparse)(
        name=scoped(name, "placeholder")), shape)


@placeholder.since("1.1.0", reason="sparse= in fourth place")
def placeholder_sparse(shape=None, ndim=None, dtype=None, sparse=False, name=None):
    """An input of functions: a tensor without a value; ``sparse`` stands before ``name``."""
    return placeholder.resolve(FIRST)(shape, ndim, dtype, name, sparse)


def _tensor(ndim, dtype, is_sparse):
    return sparse.csr(dtype) if is_sparse else T.TensorType(dtype, (False,) * ndim)


def is_placeholder(x) -> bool:
    """Whether a tensor is an input of functions.  Came with 2.1.0.

    Examples
    --------
    >>> is_placeholder(placeholder(ndim=2)), is_placeholder(zeros((2,)))
    (True, False)
    """
    return isinstance(x, Variable) and x.owner is None and not isinstance(x, (SharedVariable, Constant))


@versioned
def _check_ndim(ndim):
    if ndim > 4:
        raise ShapeError.like(Exception)('ndim too large: ' + str(ndim), "5 dimensions came with 0.3.2")


@_check_ndim.since("0.3.2", reason="placeholders of any number of dimensions")
def _check_no_ndim(ndim):
    pass


def zeros(shape: Sequence[int], dtype: Optional[Any] = None, name: Optional[str] = None):
    """A variable of zeros.

    Examples
    --------
    >>> zeros((2,)).get_value()
    array([0., 0.], dtype=float32)
    """
    return variable(np.zeros(shape), dtype, name)


def ones(shape: Sequence[int], dtype: Optional[Any] = None, name: Optional[str] = None):
    """A variable of ones.

    Examples
    --------
    >>> ones((2,)).get_value()
    array([1., 1.], dtype=float32)
    """
    return variable(np.ones(shape), dtype, name)


def eye(size: Union[int, Sequence[int]], dtype: Optional[Any] = None, name: Optional[str] = None):
    """A variable: the identity matrix ``(size, size)``, or a piece of it.  Came with 1.0.8; pairs with 2.3.0.

    Examples
    --------
    >>> eye(2).get_value()
    array([[1., 0.],
           [0., 1.]], dtype=float32)
    """
    rows, cols = size if isinstance(size, (list, tuple)) else (size, size)
    return variable(np.eye(rows, cols), dtype, name)


@versioned
def constant(value: Any, dtype: Optional[Any] = None, shape: Optional[Sequence[int]] = None,
             name: Optional[str] = None):
    """A constant tensor of that value throughout, by default a scalar.  Came with 2.0.0.

    Examples
    --------
    >>> constant(3, shape=(2,)).eval()
    array([3., 3.], dtype=float32)
    """
    return _constant(value * np.ones(shape or ()), dtype, shape, name)


@constant.since("2.3.0", reason="an array is given the shape")
def constant_in_shape(value, dtype=None, shape=None, name=None):
    """A constant tensor: a number throughout, or an array, in that shape.

    What it knows of its shape is what was said: ``()`` if nothing.
    """
    value = np.array(value)
    value = value * np.ones(shape or ()) if value.ndim == 0 else value
    return _constant(value.reshape(shape) if shape else value, dtype, shape, name)


def _constant(value, dtype, shape, name):
    return marked(T.constant(value, dtype=dtype or default_dtype(), name=scoped(name, "constant")), shape or ())


@versioned
def ones_like(x, dtype: Optional[Any] = None, name: Optional[str] = None):
    """A tensor of ones with the shape of ``x``, and its type if no other is given."""
    return T.ones_like(x, dtype=dtype)


@ones_like.since("2.3.0", reason="in the type of floats")
def ones_like_in_floatx(x, dtype=None, name=None):
    """A tensor of ones with the shape of ``x``, of the type of floats if no other is given."""
    return T.ones_like(x, dtype=dtype or default_dtype())


@versioned
def zeros_like(x, dtype: Optional[Any] = None, name: Optional[str] = None):
    """A tensor of zeros with the shape of ``x``, and its type if no other is given."""
    return T.zeros_like(x, dtype=dtype)


@zeros_like.since("2.3.0", reason="in the type of floats")
def zeros_like_in_floatx(x, dtype=None, name=None):
    """A tensor of zeros with the shape of ``x``, of the type of floats if no other is given."""
    return T.zeros_like(x, dtype=dtype or default_dtype())


def cast(x, dtype: Any):
    """The tensor in another type."""
    return T.cast(x, dtype)


def identity(x, name: Optional[str] = None):
    """A tensor with the value of ``x``.  Came with 2.1.0."""
    return x.copy(name=name)
