"""Axes as arguments: they were called ``row_index`` and so on, and from 1.2.2 ``row_axis``."""
import functools
import inspect
from typing import Any, Callable


def by_index(function: Callable) -> Callable:
    """A function of ``row_axis``, ``col_axis`` or ``channel_axis`` under their former names.

    Examples
    --------
    >>> former = by_index(lambda x, row_axis=1: row_axis)
    >>> inspect.signature(former), former(0, row_index=2)
    (<Signature (x, row_index=1)>, 2)
    """
    @functools.wraps(function)
    def called(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **{name.replace("_index", "_axis"): value for name, value in kwargs.items()})

    shown = inspect.signature(function)
    called.__signature__ = shown.replace(parameters=[  # type: ignore[attr-defined]
        parameter.replace(name=parameter.name.replace("_axis", "_index")) for parameter in shown.parameters.values()])
    called.__name__ = function.__name__ + "_by_index"
    return called
