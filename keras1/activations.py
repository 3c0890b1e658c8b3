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
import warnings
from typing import Any, Dict, Optional

from keras1 import backend as K
from keras1 import history
from keras1.errors import ShapeError
from keras1.utils import generic_utils
from keras1.utils.named_objects import deserialize_keras_object, not_interpreted
from keras1.utils.upstream import raised


@history.versioned
def softmax(x: Any) -> Any:
    """``exp(x) / sum(exp(x))`` over the last axis: each row, or each step of a sequence, sums to 1.

    Parameters
    ----------
    x : tensor, shape (n, k) or (n, steps, k)
        From 2.0.5 on of any shape but a vector's.
    axis : int
        From 2.0.5 on: the axis of the sum, which a matrix does not regard.

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
    return K.softmax(x) if ndim == 2 else _softmax_along(x, -1)


@softmax.since("2.0.5", reason="tensors of any rank, along any axis")
def _softmax_of_any_rank(x, axis=-1):
    ndim = K.ndim(x)
    if ndim < 2:
        raise ShapeError.like(ValueError)(
            _not_of_vectors(x), hint="softmax takes a batch of samples, (samples, ..., classes)")
    return K.softmax(x) if ndim == 2 else _softmax_along(x, axis)


@history.versioned
def _not_of_vectors(x: Any) -> str:
    return "Cannot apply softmax to a tensor that is 1D"


@_not_of_vectors.since("2.2.0", reason="the message shows the tensor")
def _not_of_this_vector(x):
    return "Cannot apply softmax to a tensor that is 1D. Received input: %s" % x


def _softmax_along(x, axis):
    powers = K.exp(x - K.max(x, axis=axis, keepdims=True))
    return powers / K.sum(powers, axis=axis, keepdims=True)


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


def selu(x: Any) -> Any:
    """``scale elu(x, alpha)``, the two such that values of mean 0 and variance 1 keep these.  Came with 2.0.6.

    Notes
    -----
    Klambauer, Unterthiner, Mayr, Hochreiter 2017, Self-Normalizing Neural Networks, arXiv:1706.02515; for weights
    that start as ``lecun_normal``.
    """
    return _SELU_SCALE * K.elu(x, _SELU_ALPHA)


_SELU_ALPHA = 1.6732632423543772848170429916717
_SELU_SCALE = 1.0507009873554804934193349852946


def softplus(x: Any) -> Any:
    """``log(1 + exp(x))``: a smooth ``relu``."""
    return K.softplus(x)


def softsign(x: Any) -> Any:
    """``x / (1 + |x|)``.  Came with 1.0.8."""
    return K.softsign(x)


@history.versioned
def relu(x: Any, alpha: float = 0., max_value: Optional[float] = None) -> Any:
    """``x`` where it is positive, ``alpha x`` elsewhere, at most ``max_value``.

    Parameters
    ----------
    x : tensor
    alpha : float
        The slope below zero.
    max_value : float, optional
        The largest value that comes out.
    threshold : float
        From 2.2.3 on: below it comes out ``alpha (x - threshold)``.
    """
    return K.relu(x, alpha=alpha, max_value=max_value)


@relu.since("2.2.3", reason="zero need not be where it begins")
def _relu_above_threshold(x, alpha=0., max_value=None, threshold=0.):
    return K.relu(x, alpha=alpha, max_value=max_value, threshold=threshold)


def tanh(x: Any) -> Any:
    """The hyperbolic tangent."""
    return K.tanh(x)


def sigmoid(x: Any) -> Any:
    """``1 / (1 + exp(-x))``."""
    return K.sigmoid(x)


def hard_sigmoid(x: Any) -> Any:
    """``0.2 x + 0.5``, kept between 0 and 1: a quick stand-in for ``sigmoid``."""
    return K.hard_sigmoid(x)


def exponential(x: Any) -> Any:
    """``exp(x)``.  Came with 2.2.3."""
    return K.exp(x)


def linear(x: Any) -> Any:
    """``x`` itself, whatever it is.

    Examples
    --------
    >>> linear("x")
    'x'
    """
    return x


def serialize(activation: Any) -> str:
    """The name of an activation function.

    Examples
    --------
    >>> serialize(tanh)
    'tanh'
    """
    return activation.__name__


def deserialize(name: Any, custom_objects: Optional[Dict[str, Any]] = None) -> Any:
    """The activation function of that name.

    Raises
    ------
    ValueError
        An ``UnknownNameError`` of that name: no such activation function.
    """
    return deserialize_keras_object(name, globals(), custom_objects, "activation function")


@history.versioned
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


@get.since("2.0.0", reason="what is no function is refused")
def _interpreted(identifier):
    if identifier is None:
        return linear
    if isinstance(identifier, str):
        return deserialize(identifier)
    if not callable(identifier):
        raise not_interpreted(identifier, "activation function")
    _warn_of_layer(identifier)
    return identifier


@history.versioned
def _warn_of_layer(activation: Any) -> None:
    """Say nothing."""


@_warn_of_layer.since("2.0.5", reason="a layer has weights, which the other layer does not train")
def _warn_if_layer(activation):
    if isinstance(activation, history.Gated):  # layers, and what nobody takes for an activation
        warnings.warn(
            "Do not pass a layer instance (such as %s) as the activation argument of another layer. Instead, advanced "
            "activation layers should be used just like any other layer in a model." % type(activation).__name__,
            stacklevel=3)


@history.versioned
def _no_activation() -> Any:
    return None


@_no_activation.since("1.0.8", reason="without an activation a layer is linear")
def _linear_by_default():
    return linear


history.came("activations", "softsign", "1.0.8", "a slower tanh")
history.came("activations", "elu", "1.2.0", "the function of the layer ELU")
history.came("activations", "selu", "2.0.6", "for networks that normalize themselves")
history.came("activations", "exponential", "2.2.3", "for rates")
