"""Activation functions: tensors of any shape to tensors of the same shape.

A layer takes one by name or as a function, ``Activation("relu")``, and a user's own function may be put into
this module and then be named.

Examples
--------
>>> from keras1 import backend as K
>>> x = K.variable([-1., 0., 4.])
>>> linear(x) is x, get("hard_sigmoid") is hard_sigmoid
(True, True)
>>> K.eval(relu(x, alpha=0.5, max_value=3.))
array([-0.5,  0. ,  3. ], dtype=float32)
"""
from typing import Any, Optional

from keras1 import backend as K
from keras1 import history
from keras1.errors import ShapeError
from keras1.utils import generic_utils
from keras1.utils.upstream import raised


def softmax(x: Any) -> Any:
    """``exp(x) / sum(exp(x))`` over the last axis: each row, or each step of a sequence, sums to 1.

    Parameters
    ----------
    x : tensor, shape (n, k) or (n, steps, k)

    Raises
    ------
    Exception, ValueError
        A ``ShapeError`` of that name, up to 1.1 and from 1.2.0 on: a tensor of another number of dimensions.

    Notes
    -----
    Up to 0.3.2 a sequence was scanned step by step; the numbers are the same.
    """
    ndim = K.ndim(x)
    if ndim not in (2, 3):
        raise ShapeError.like(raised(ValueError))(
            "Cannot apply softmax to a tensor that is not 2D or 3D. Here, ndim=%d" % ndim,
            hint="softmax takes (samples, classes) or (samples, steps, classes); put a Flatten before")
    return K.softmax(x) if ndim == 2 else _softmax_of_steps(x)


def _softmax_of_steps(x):
    powers = K.exp(x - K.max(x, axis=-1, keepdims=True))
    return powers / K.sum(powers, axis=-1, keepdims=True)


def elu(x: Any, alpha: float = 1.0) -> Any:
    """``x`` where it is positive, ``alpha (exp(x) - 1)`` elsewhere.  Came with 1.2.0.

    Parameters
    ----------
    x : tensor
    alpha : float
        What ``-x`` tends to far below zero.

    Notes
    -----
    Clevert, Unterthiner, Hochreiter 2015, arXiv:1511.07289.
    """
    return K.elu(x, alpha)


def softplus(x: Any) -> Any:
    """``log(1 + exp(x))``: a smooth ``relu``."""
    return K.softplus(x)


def softsign(x: Any) -> Any:
    """``x / (1 + |x|)``.  Came with 1.0.8."""
    return K.softsign(x)


def relu(x: Any, alpha: float = 0., max_value: Optional[float] = None) -> Any:
    """``x`` where it is positive, ``alpha x`` elsewhere, at most ``max_value``.

    Parameters
    ----------
    x : tensor
    alpha : float
        The slope below zero.
    max_value : float, optional
        The largest value that comes out.
    """
    return K.relu(x, alpha=alpha, max_value=max_value)


def tanh(x: Any) -> Any:
    """The hyperbolic tangent."""
    return K.tanh(x)


def sigmoid(x: Any) -> Any:
    """``1 / (1 + exp(-x))``."""
    return K.sigmoid(x)


def hard_sigmoid(x: Any) -> Any:
    """``0.2 x + 0.5``, kept between 0 and 1: a quick stand-in for ``sigmoid``."""
    return K.hard_sigmoid(x)


def linear(x: Any) -> Any:
    """``x`` itself, whatever it is.

    Examples
    --------
    >>> linear("x")
    'x'
    """
    return x


def get(identifier: Any) -> Any:
    """The activation function of that name; anything that is no string, as it is.

    From 1.0.8 on None is ``linear``.

    Raises
    ------
    Exception, ValueError
        An ``UnknownNameError`` of that name, up to 1.1 and from 1.2.0 on: no such activation function.

    Examples
    --------
    >>> get("tanh") is tanh
    True
    """
    if identifier is None:
        return _no_activation()
    return generic_utils.get_from_module(identifier, globals(), "activation function")


@history.versioned
def _no_activation() -> Any:
    return None


@_no_activation.since("1.0.8", reason="without an activation a layer is linear")
def _linear_by_default():
    return linear


history.came("activations", "softsign", "1.0.8", "a slower tanh")
history.came("activations", "elu", "1.2.0", "the function of the layer ELU")
