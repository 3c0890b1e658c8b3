"""What a function takes."""
import inspect
from typing import Any, Callable, Dict, List, NamedTuple, Optional

__all__ = ["getargspec", "has_arg"]

_BY_KEYWORD = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)


class ArgSpec(NamedTuple):
    """Arguments of a function, as ``inspect.getargspec`` gave them until Python 3.10."""

    args: List[str]
    varargs: Optional[str]
    keywords: Optional[str]
    defaults: Optional[tuple]


def has_arg(fn: Callable, name: str, accept_all: bool = False) -> bool:
    """Whether a function can be called with an argument by name.

    Parameters
    ----------
    fn : callable
    name : str
    accept_all : bool
        Whether ``**kwargs`` counts as any name.

    Examples
    --------
    >>> def function(a, *args, b=1, **kwargs):
    ...     pass
    >>> has_arg(function, "a"), has_arg(function, "b"), has_arg(function, "c")
    (True, True, False)
    >>> has_arg(function, "c", accept_all=True)
    True
    """
    parameters: Dict[str, Any] = dict(inspect.signature(fn).parameters)
    if name in parameters:
        return parameters[name].kind in _BY_KEYWORD
    return accept_all and any(p.kind is inspect.Parameter.VAR_KEYWORD for p in parameters.values())


def getargspec(fn: Callable) -> ArgSpec:
    """The names and defaults of a function's arguments.  Came with 2.3.0.

    Examples
    --------
    >>> getargspec(lambda x, y=2: x)
    ArgSpec(args=['x', 'y'], varargs=None, keywords=None, defaults=(2,))
    """
    spec = inspect.getfullargspec(fn)
    return ArgSpec(spec.args, spec.varargs, spec.varkw, spec.defaults)
