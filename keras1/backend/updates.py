"""Pairs of a variable and its new value, as ``function`` takes them among its updates."""
from typing import Any, Tuple


def update(x: Any, new_x: Any) -> Tuple[Any, Any]:
    """The variable gets that value.  Came with 1.0.8."""
    return x, new_x


def update_add(x: Any, increment: Any) -> Tuple[Any, Any]:
    """The variable grows by ``increment``.  Came with 1.0.8."""
    return x, x + increment


def update_sub(x: Any, decrement: Any) -> Tuple[Any, Any]:
    """The variable shrinks by ``decrement``.  Came with 1.0.8."""
    return x, x - decrement


def moving_average_update(variable: Any, value: Any, momentum: float) -> Tuple[Any, Any]:
    """The variable moves towards ``value``: ``momentum * variable + (1 - momentum) * value``.  Came with 1.0.8.

    Examples
    --------
    >>> moving_average_update(10., 20., 0.75)
    (10.0, 12.5)
    """
    return variable, variable * momentum + value * (1. - momentum)
