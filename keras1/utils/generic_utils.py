"""Lookup by name, and what else the originals kept in this module."""
import types
from typing import Any, Dict, List, Optional

from keras1.errors import UnknownNameError, did_you_mean
from keras1.history import current, is_gone, known, public_name
from keras1.utils.progbar import Progbar

__all__ = ["Progbar", "get_from_module", "make_tuple"]


def get_from_module(identifier: Any, module_params: Dict[str, Any], module_name: str,
                    instantiate: bool = False, kwargs: Optional[Dict[str, Any]] = None) -> Any:
    """What a string stands for in a module; anything that is no string, as it is.

    The module's names are looked at now, so a function that a user put there is found
    (``keras.objectives.my_loss = fn``), and a name that the emulated release did not have any more is not.

    Parameters
    ----------
    identifier : str or object
        A name, or the thing itself.
    module_params : dict
        The module's ``globals()``.
    module_name : str
        What the module holds, for the error message: ``"objective"``.
    instantiate : bool
        Whether to call what was found.
    kwargs : dict, optional
        The arguments of that call.

    Raises
    ------
    Exception
        An ``UnknownNameError`` that is an ``Exception`` by name: no such name in the emulated release.

    Examples
    --------
    >>> from keras1 import activations
    >>> get_from_module("tanh", vars(activations), "activation function").__name__
    'tanh'
    >>> get_from_module(max, vars(activations), "activation function") is max
    True
    """
    if not isinstance(identifier, str):
        return identifier
    home = module_params.get("__name__", "")
    found = module_params.get(identifier)
    if not found or isinstance(found, types.ModuleType) or is_gone(public_name(home), identifier):
        raise UnknownNameError.like(Exception)(
            "Invalid %s: %s" % (module_name, identifier), hint=_hint(identifier, home, module_params))
    return found(**(kwargs or {})) if instantiate else found


def _hint(identifier: str, home: str, namespace: Dict[str, Any]) -> str:
    names = _choices(home, namespace)
    if callable(namespace.get(identifier)):
        slip = "keras %s has it no more; give %s.%s itself. " % (current(), home, identifier)
    else:
        slip = did_you_mean(identifier, names)
    return slip + "known names: %s" % ", ".join(names)


def _choices(home: str, namespace: Dict[str, Any]) -> List[str]:
    """The names that a lookup is meant to find: the module's own and those that users put there."""
    return [name for name in known(public_name(home), namespace)
            if name != "get" and not _borrowed(namespace[name], home)]


def _borrowed(value: Any, home: str) -> bool:
    """Whether a module merely imported this: from ``typing``, or from elsewhere in keras1."""
    origin = getattr(value, "__module__", None) or ""
    return origin.split(".")[0] in ("typing", "keras1") and not origin.startswith(home)


def make_tuple(*args: Any) -> tuple:
    """The arguments as a tuple.

    Examples
    --------
    >>> make_tuple(1, "a")
    (1, 'a')
    """
    return args
