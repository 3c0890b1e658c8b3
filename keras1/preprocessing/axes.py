"""Axes as arguments: they were called ``row_index`` and so on, and from 1.2.2 ``row_axis``."""
import functools
import inspect
from typing import Any, Callable, Dict


def by_axis(function: Callable) -> Callable:
    """A function of ``row_axis``, ``col_axis`` or ``channel_axis`` that takes their former names, too.

    Examples
    --------
    >>> by_axis(lambda row_axis: row_axis)(row_index=1)
    1
    """
    @functools.wraps(function)
    def called(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **_as_axes(kwargs))

    return called


def by_index(function: Callable) -> Callable:
    """The same, which shows the former names.

    Examples
    --------
    >>> inspect.signature(by_index(lambda x, row_axis=1: row_axis))
    <Signature (x, row_index=1)>
    """
    called = by_axis(function)
    shown = inspect.signature(function)
    called.__signature__ = shown.replace(parameters=[  # type: ignore[attr-defined]
        parameter.replace(name=parameter.name.replace("_axis", "_index")) for parameter in shown.parameters.values()])
    called.__name__ = function.__name__ + "_by_index"
    return called


def _as_axes(kwargs: Dict[str, Any]) -> Dict[str, Any]:
    return {name.replace("_index", "_axis"): value for name, value in kwargs.items()}
