"""Lookup by name, and what else the originals kept in this module."""
import types
from typing import Any, Dict, List, Optional, Sequence

from keras1.errors import UnknownNameError, did_you_mean
from keras1.history import came, current, gone, is_gone, known, public_name, versioned
from keras1.utils.callables import getargspec, has_arg
from keras1.utils.custom_objects import _CUSTOM_OBJECTS as _GLOBAL_CUSTOM_OBJECTS  # noqa: F401 - its old name
from keras1.utils.custom_objects import CustomObjectScope, custom_object_scope, get_custom_objects
from keras1.utils.lists import (
    check_for_unexpected_keys,
    is_all_none,
    object_list_uid,
    slice_arrays,
    to_list,
    transpose_shape,
    unpack_singleton,
)
from keras1.utils.named_objects import deserialize_keras_object, serialize_keras_object
from keras1.utils.progbar import Progbar
from keras1.utils.serialize import func_dump, func_load
from keras1.utils.upstream import raised

__all__ = [
    "CustomObjectScope", "Progbar", "check_for_unexpected_keys", "custom_object_scope", "deserialize_keras_object",
    "display_table", "func_dump", "func_load", "get_custom_objects", "get_from_module", "getargspec", "has_arg",
    "is_all_none", "make_tuple", "object_list_uid", "serialize_keras_object", "slice_arrays", "to_list",
    "transpose_shape", "unpack_singleton",
]


def get_from_module(identifier: Any, module_params: Dict[str, Any], module_name: str,
                    instantiate: bool = False, kwargs: Optional[Dict[str, Any]] = None) -> Any:
    """What a string or a configuration stands for in a module; anything else, as it is.

    The module's names are looked at now, so a function that a user put there is found
    (``keras.objectives.my_loss = fn``), and a name that the emulated release did not have any more is not.
    Before them come the names of ``custom_object_scope``.

    Parameters
    ----------
    identifier : str, dict or object
        A name; from 1.0 on also a dict of arguments with the name as ``name``; or the thing itself.
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
    Exception, ValueError
        An ``UnknownNameError`` of that name, up to 1.1 and from 1.2.0 on: no such name in the emulated release.

    Examples
    --------
    >>> from keras1 import activations
    >>> get_from_module("tanh", vars(activations), "activation function").__name__
    'tanh'
    >>> get_from_module(max, vars(activations), "activation function") is max
    True
    """
    if isinstance(identifier, str):
        found = _found(identifier, module_params, module_name, identifier)
        return found(**(kwargs or {})) if instantiate else found
    if isinstance(identifier, dict):
        return _from_config(identifier, module_params, module_name)
    return identifier


@versioned
def _from_config(config: Dict[str, Any], module_params: Dict[str, Any], module_name: str) -> Any:
    return config


@_from_config.since("1.0.0", reason="what get_config() returns stands for the thing")
def _made_of_config(config, module_params, module_name):
    arguments = dict(config)
    name = arguments.pop("name")
    return _found(name, module_params, module_name, arguments)(**arguments)


def _found(name: str, module_params: Dict[str, Any], module_name: str, shown: Any) -> Any:
    home = module_params.get("__name__", "")
    found = get_custom_objects().get(name) or module_params.get(name)
    if not found or isinstance(found, types.ModuleType) or is_gone(public_name(home), name):
        raise UnknownNameError.like(raised(ValueError))(
            "Invalid %s: %s" % (module_name, shown), hint=_hint(name, home, module_params))
    return found


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
            if name != "get" and not _borrowed(namespace[name])]


_TOOLS = ("typing", "keras1.backend", "keras1.errors", "keras1.history", "keras1.utils")


def _borrowed(value: Any) -> bool:
    """Whether a module merely imported this, to work with it."""
    origin = getattr(value, "__module__", None) or ""
    return origin.startswith(_TOOLS)


def make_tuple(*args: Any) -> tuple:
    """The arguments as a tuple.

    Examples
    --------
    >>> make_tuple(1, "a")
    (1, 'a')
    """
    return args


def display_table(rows: Sequence[Sequence[Any]], positions: Sequence[int]) -> None:
    """Print rows of a table, each field cut or padded so that it ends at its position.  1.0.

    Examples
    --------
    >>> display_table([["layer", 12], ["a longer name", 3]], [8, 12])
    layer   12
    a longer3
    """
    for row in rows:
        line = ""
        for field, position in zip(row, positions):
            line = (line + str(field))[:position].ljust(position)
        print(line)


came("utils.generic_utils", "display_table", "1.0.0", "for summaries")
gone("utils.generic_utils", "display_table", "1.1.0", "became part of the summary")
came("utils.generic_utils", "func_dump", "1.1.0", "functions in files, for Lambda")
came("utils.generic_utils", "func_load", "1.1.0", "functions in files, for Lambda")
for _name in ("CustomObjectScope", "custom_object_scope", "get_custom_objects"):
    came("utils.generic_utils", _name, "1.2.2", "users' classes and functions by name")
for _name, _first in (("has_arg", "2.0.9"), ("is_all_none", "2.2.0"), ("object_list_uid", "2.2.0"),
                      ("to_list", "2.2.0"),
                      ("slice_arrays", "2.2.0"), ("transpose_shape", "2.2.4"), ("unpack_singleton", "2.2.4"),
                      ("check_for_unexpected_keys", "2.3.0"), ("getargspec", "2.3.0")):
    came("utils.generic_utils", _name, _first, "used in several places")
for _name in ("get_from_module", "make_tuple"):
    gone("utils.generic_utils", _name, "2.0.0", "serialized by class and configuration")
