"""Defaults of functions that changed: declared beside the function, as ``@default`` is of constructors."""
import inspect
import types
from typing import Any

from keras1.history import Versioned
from keras1.history.changes import declare
from keras1.history.releases import release


def default_since(function: Versioned, name: str, first: str, value: Any, reason: str) -> None:
    """Declare that argument ``name`` of a function defaults to ``value`` from release ``first`` on.

    Examples
    --------
    >>> from keras1.history import emulate, versioned
    >>> @versioned
    ... def f(x=1):
    ...     return x
    >>> default_since(f, "x", "1.2.0", 2, "an example")
    >>> with emulate("1.2.0"):
    ...     f()
    2
    >>> f()
    1
    """
    before = function.variants[-1][1]
    function.variants.append((release(first), _with_default(before, name, value)))
    owner = "%s.%s" % (function.__module__, function.__qualname__)
    old = inspect.signature(before).parameters[name].default
    declare(owner, "default", first, "argument '%s'" % name, repr(old), repr(value), reason)


def _with_default(function, name, value):
    """A copy of a function with another default of one argument."""
    defaults = tuple(value if p.name == name else p.default for p in inspect.signature(function).parameters.values()
                     if p.default is not p.empty)
    copy = types.FunctionType(function.__code__, function.__globals__, function.__name__, defaults,
                              function.__closure__)
    copy.__doc__, copy.__annotations__ = function.__doc__, function.__annotations__
    return copy
