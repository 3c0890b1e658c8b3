"""Shapes of tensors: symbolic, and in numbers as far as they are known."""
from typing import Any

import numpy as np
from theano.compile import SharedVariable
from theano.graph.basic import Variable

from keras1.errors import ArgumentError, BackendError
from keras1.history import versioned


def shape(x):
    """The symbolic shape of a tensor, an int64 vector."""
    return x.shape


def int_shape(x) -> tuple:
    """The shape of a tensor as far as it is known: ints and None.  Came with 1.2.0.

    A placeholder, a variable and what a layer returns know theirs.

    Raises
    ------
    BackendError
        If ``x`` is another tensor.

    Examples
    --------
    >>> from keras1 import backend as K
    >>> int_shape(K.placeholder(shape=(None, 3))), int_shape(K.zeros((2,)))
    ((None, 3), (2,))
    """
    if hasattr(x, "_keras_shape"):
        return x._keras_shape
    if isinstance(x, SharedVariable):
        return static_shape(x)
    return _unknown_shape(x)


def known_shape(x) -> tuple:
    """The shape of a tensor as far as it is known: None for each axis of a tensor that knows nothing of it.

    Examples
    --------
    >>> from keras1 import backend as K
    >>> known_shape(K.placeholder(shape=(None, 3)) * 2)
    (None, None)
    """
    return getattr(x, "_keras_shape", None) or (None,) * x.ndim


@versioned
def _unknown_shape(x):
    raise BackendError.like(Exception)(str(("Not a Keras tensor:", x)), "only Keras tensors know their shape")


@_unknown_shape.since("2.0.0", reason="TypeError in place of Exception")
def _unknown_shape_of_type(x):
    raise BackendError.like(TypeError)(str(("Not a Keras tensor:", x)), "only Keras tensors know their shape")


@_unknown_shape.since("2.2.0", reason="None where the shape is not known")
def _no_shape(x):
    return None


@versioned
def is_keras_tensor(x: Any) -> bool:
    """Whether ``x`` is a Keras tensor: one that knows its shape; from 2.0.5 on, one that a layer returned.

    Came with 1.0.8.

    Examples
    --------
    >>> from keras1 import backend as K
    >>> is_keras_tensor(K.placeholder(ndim=2)), is_keras_tensor([1, 2])
    (True, False)
    """
    return hasattr(x, "_keras_shape")


@is_keras_tensor.since("2.0.5", reason="only what a layer returned")
def is_output_of_layer(x):
    """Whether a layer returned ``x``.

    Raises
    ------
    ArgumentError
        If ``x`` is no tensor at all.
    """
    if not isinstance(x, Variable):
        raise ArgumentError.like(ValueError)("Unexpectedly found an instance of type `%s`. Expected a symbolic tensor "
                                             "instance." % type(x))
    return hasattr(x, "_keras_history")


def ndim(x) -> int:
    """The number of dimensions of a tensor."""
    return x.ndim


def count_params(x) -> np.integer:
    """The number of scalars in a tensor whose shape is known.

    Examples
    --------
    >>> from keras1 import backend as K
    >>> int(count_params(K.zeros((2, 3))))
    6
    """
    return np.prod(static_shape(x))


def static_shape(x) -> tuple:
    """The shape of a tensor in numbers; only a variable, or what is made of variables, has one."""
    if isinstance(x, SharedVariable):
        return x.get_value(borrow=True).shape
    return tuple(x.shape.eval())


def get_variable_shape(x) -> tuple:
    """The shape of a variable.  Came with 1.0.8.

    Examples
    --------
    >>> from keras1 import backend as K
    >>> get_variable_shape(K.zeros((2, 3)))
    (2, 3)
    """
    return x.get_value(borrow=True, return_internal_type=True).shape
