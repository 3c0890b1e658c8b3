"""Functions in configurations of 1.x: a value and its type, "lambda" (code), "function" (a name), "raw" (neither).

A configuration made in this process finds its function again; one that comes from a file finds those that the
caller gives, and its code is run only within `keras1.saving.trusted`.
"""
import types
from typing import Any, Callable, Dict, Optional, Sequence, Tuple

from keras1.errors import ArgumentError
from keras1.history import versioned
from keras1.saving.functions import NamedFunction, function_from
from keras1.utils.serialize import func_dump

_LIVING: Dict[str, Callable] = {}


def kept(value: Any) -> Tuple[Any, str]:
    """What a configuration holds for a function or a plain value, and its type.

    Examples
    --------
    >>> kept((3, 4)), kept(len)
    (((3, 4), 'raw'), ('len', 'function'))
    """
    if isinstance(value, types.FunctionType):
        dumped = func_dump(value)
        _LIVING[dumped[0]] = value
        return _form(dumped), "lambda"
    if callable(value):
        return value.__name__, "function"
    return value, "raw"


@versioned
def _form(dumped):
    return dumped[0]


@_form.since("1.1.0", reason="defaults and closure are kept beside the code")
def _whole_form(dumped):
    return dumped


def restored(stored: Any, kind: Optional[str], owner: str, names: Sequence[str] = (),
             scope: Optional[Dict[str, Any]] = None) -> Any:
    """The function or plain value that `kept` turned into a configuration.

    Parameters
    ----------
    stored, kind
        The value and its type.
    owner : str
        The layer's class, for messages.
    names : list of str
        Under what names the caller may have given the function, beside its own.
    scope : dict, optional
        Globals of a function whose code is used.

    Raises
    ------
    UntrustedCodeError
        If it is code or a name that is not known here, was not given, and the file is not trusted.
    TypeError
        If the type is unknown.
    """
    if kind in (None, "raw"):
        return tuple(stored) if isinstance(stored, list) else stored
    if kind == "function":
        return function_from((scope or {}).get(stored) or NamedFunction("__main__." + stored), owner, names, scope)
    if kind != "lambda":
        raise ArgumentError.like(TypeError)("Unknown function type: %s" % kind, "%s: 'lambda' or 'function'" % owner)
    code = stored[0] if isinstance(stored, (list, tuple)) else stored
    if code in _LIVING:
        return _LIVING[code]
    return function_from(code, owner, names, scope)
