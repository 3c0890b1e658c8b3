"""Results that know their shape: from 2.0.0 on much of what is made of Keras tensors has a ``_keras_shape``."""
import functools
import inspect
from typing import Any, Callable

from theano.graph.basic import Variable

from keras1.history import Versioned, versioned


def knows_shape(rule: Callable, first: str = "2.0.0") -> Callable:
    """The decorated function's result knows its shape from release ``first`` on, if its tensors know theirs.

    Parameters
    ----------
    rule : function of the decorated function's arguments
        Tensors, and those in lists, are replaced by their shapes; it returns the result's.

    Examples
    --------
    >>> from keras1 import backend as K
    >>> from keras1.history import emulate
    >>> @knows_shape(lambda x: x[::-1])
    ... def turned(x):
    ...     return x.T
    >>> x = K.placeholder(shape=(None, 3))
    >>> with emulate("2.3.1"):
    ...     K.int_shape(turned(x))
    (3, None)
    """
    def mark(function: Callable) -> Versioned:
        function = function if isinstance(function, Versioned) else versioned(function)
        function.since(first, reason="the result knows its shape")(knowing(function.variants[-1][1], rule))
        return function
    return mark


def knowing(function: Callable, rule: Callable) -> Callable:
    """The function with results that know their shape; see ``knows_shape``."""
    signature = inspect.signature(function)

    @functools.wraps(function)
    def variant(*args, **kwargs):
        made = function(*args, **kwargs)
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        shapes = {name: _shape(value) for name, value in bound.arguments.items()}
        if not any(_is_unknown(shape) for shape in shapes.values()):
            made._keras_shape = tuple(rule(**shapes))
        return made

    return variant


class _Unknown:
    """The shape of a tensor that does not know it."""


def _shape(value: Any) -> Any:
    if isinstance(value, Variable):
        return getattr(value, "_keras_shape", _Unknown)
    if isinstance(value, (list, tuple)) and value and all(isinstance(x, Variable) for x in value):
        return [_shape(x) for x in value]
    return value


def _is_unknown(shape: Any) -> bool:
    return shape is _Unknown or isinstance(shape, list) and any(s is _Unknown for s in shape)


def times(*sizes):
    """The product of sizes, None if one of them is not known.

    Examples
    --------
    >>> times(2, 3), times(2, None)
    (6, None)
    """
    return None if None in sizes else functools.reduce(lambda a, b: a * b, sizes, 1)


def plus(*sizes):
    """The sum of sizes, None if one of them is not known."""
    return None if None in sizes else sum(sizes)


def changed(shape, sizes):
    """The shape with other sizes of some axes, given as a dict; an axis may be counted from the end.

    Examples
    --------
    >>> changed((2, 3, 4), {-1: 5})
    (2, 3, 5)
    """
    sizes = {axis % len(shape): size for axis, size in sizes.items()}
    return tuple(sizes.get(axis, size) for axis, size in enumerate(shape))
