"""Functions that a file speaks of: given by the caller, or taken from a file that the caller trusts.

A file of the time names a function (YAML of 0.3.3) or carries its marshalled code (0.3.1, and 1.x).  Neither is
imported or run unless the caller says so.
"""
import contextlib
import importlib
from contextvars import ContextVar
from types import MappingProxyType
from typing import Any, Callable, Dict, Iterator, Mapping, Optional, Sequence

from keras1.errors import ArgumentError, UntrustedCodeError
from keras1.saving import marshalled

_GIVEN: ContextVar[Mapping[str, Any]] = ContextVar("given", default=MappingProxyType({}))
_TRUSTED: ContextVar[bool] = ContextVar("trusted", default=False)


class NamedFunction:
    """A function that a file names; nothing is imported.

    Parameters
    ----------
    path : str
        The module and the name in it: ``"__main__.double"``.

    Examples
    --------
    >>> NamedFunction("os.path.join").name
    'join'
    """

    def __init__(self, path: str):
        self.path = path
        self.module, _, self.name = path.rpartition(".")

    def imported(self) -> Any:
        """The function itself.  **This trusts the file.**"""
        try:
            return getattr(importlib.import_module(self.module), self.name)
        except (ImportError, AttributeError, ValueError) as error:
            raise ArgumentError.like(ImportError)(
                "the file names the function %s, which is not there: %s" % (self.path, error),
                "pass it in custom_objects={'%s': ...}" % self.name) from None


@contextlib.contextmanager
def trusted() -> Iterator[None]:
    """Within this, functions that a file carries or names are used.  **Do this only with files whose maker you trust.**

    Examples
    --------
    >>> import marshal
    >>> stored = marshalled.text_of(marshal.dumps((lambda x: x + 1).__code__))
    >>> with trusted():
    ...     function_from(stored, "Lambda")(2)
    3
    """
    token = _TRUSTED.set(True)
    try:
        yield
    finally:
        _TRUSTED.reset(token)


@contextlib.contextmanager
def given(functions: Optional[Dict[str, Any]]) -> Iterator[None]:
    """Within this, `function_from` finds ``functions`` by their names, beside those given further out."""
    token = _GIVEN.set({**_GIVEN.get(), **(functions or {})})
    try:
        yield
    finally:
        _GIVEN.reset(token)


def function_from(stored: Any, owner: str, names: Sequence[str] = (),
                  scope: Optional[Dict[str, Any]] = None) -> Callable:
    """The function that a configuration means.

    Parameters
    ----------
    stored : callable, NamedFunction, bytes, str or None
        What the configuration holds: the function itself, its name, its marshalled code, or nothing.
    owner : str
        The layer's class, for messages.
    names : list of str
        Under what names the caller may have given it, beside its own.
    scope : dict, optional
        Globals of a function whose code is used.

    Raises
    ------
    UntrustedCodeError
        If it is code or a name and the file is not trusted.
    ValueError
        A ``DataError`` of that name: no code, or code of another Python, in a file that is trusted.
    TypeError
        An ``ArgumentError`` of that name, if the configuration holds none and none was given.

    Examples
    --------
    >>> with given({"double": lambda x: 2 * x}):
    ...     function_from(NamedFunction("__main__.double"), "Lambda")(3)
    6
    """
    if callable(stored):
        return stored
    source = _source_of(stored)
    own = source.name if source else "<lambda>"
    functions = _GIVEN.get()
    found = [functions[key] for key in [*names, own] if callable(functions.get(key))]
    if found:
        return found[0]
    wanted = "pass the function: custom_objects={'%s': %s}" % (
        names[0] if names and own == "<lambda>" else own, _as_python(stored) or "...")
    if source is None:
        raise ArgumentError.like(TypeError)("%s: the file does not hold its function" % owner, wanted)
    if not _TRUSTED.get():
        raise UntrustedCodeError(_refusal(owner, source), wanted + _way_out(source))
    return source.imported() if isinstance(source, NamedFunction) else source.function(dict(scope or {}))


def _as_python(stored: Any) -> str:
    """What code reads like, for the person who writes it anew."""
    from keras1.saving import disassembly

    shown = disassembly.show(stored) if stored is not None else None
    return shown.source if shown else ""


def _source_of(stored: Any) -> Any:
    if stored is None or isinstance(stored, NamedFunction):
        return stored
    return marshalled.read(stored)


def _refusal(owner: str, source: Any) -> str:
    if isinstance(source, NamedFunction):
        return "%s: the file names the function %s, which is not imported on its word" % (owner, source.path)
    return ("%s: the file carries the code of a function '%s', marshalled by Python %s, which is not run on its word"
            % (owner, source.name, source.python))


def _way_out(source: Any) -> str:
    if isinstance(source, NamedFunction) or source.runs_here:
        return "; or, if you trust the file, load it within `with keras1.saving.trusted():`"
    return "; this Python could not run the code anyway"
