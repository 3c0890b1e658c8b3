"""Arguments of functions whose default or name changed: declared beside the function, as those of constructors."""
import functools
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


def renamed_since(function: Versioned, first: str, reason: str, **names: str) -> None:
    """Declare that arguments of a function have other names from release ``first`` on: ``old="new"``.

    Examples
    --------
    >>> from keras1.history import emulate, versioned
    >>> @versioned
    ... def f(std=1):
    ...     return std
    >>> renamed_since(f, "2.0.0", "an example", std="stddev")
    >>> with emulate("2.3.1"):
    ...     f(stddev=2)
    2
    """
    before = function.variants[-1][1]
    function.variants.append((release(first), _with_names(before, names)))
    owner = "%s.%s" % (function.__module__, function.__qualname__)
    for old, new in names.items():
        declare(owner, "argument", first, "argument '%s'" % new, old, new, reason)


def _with_names(function, names):
    """The function under other names of its arguments."""
    old_names = {new: old for old, new in names.items()}
    signature = inspect.signature(function)

    @functools.wraps(function)
    def renamed(*args, **kwargs):
        return function(*args, **{old_names.get(name, name): value for name, value in kwargs.items()})

    renamed.__signature__ = signature.replace(
        parameters=[p.replace(name=names.get(p.name, p.name)) for p in signature.parameters.values()])
    return renamed


def _with_default(function, name, value):
    """A copy of a function with another default of one argument."""
    defaults = tuple(value if p.name == name else p.default for p in inspect.signature(function).parameters.values()
                     if p.default is not p.empty)
    copy = types.FunctionType(function.__code__, function.__globals__, function.__name__, defaults,
                              function.__closure__)
    copy.__doc__, copy.__annotations__ = function.__doc__, function.__annotations__
    return copy
