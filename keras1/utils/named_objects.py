"""Objects as data and back, by the name of their class: the forms of 2.x."""
from typing import Any, Callable, Dict, Optional

from keras1.errors import ArgumentError, UnknownNameError, did_you_mean
from keras1.history import current, is_gone, known, public_name, versioned
from keras1.utils.callables import has_arg
from keras1.utils.custom_objects import CustomObjectScope, get_custom_objects


def serialize_keras_object(instance: Any) -> Any:
    """What stands for an object in a configuration: its class and configuration, or a function's name.

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: something with neither.

    Examples
    --------
    >>> from keras1.utils.generic_utils import CustomObjectScope
    >>> serialize_keras_object(max), serialize_keras_object(None)
    ('max', None)
    """
    if instance is None:
        return None
    if hasattr(instance, "get_config"):
        return {"class_name": type(instance).__name__, "config": instance.get_config()}
    if hasattr(instance, "__name__"):
        return instance.__name__
    raise ArgumentError.like(ValueError)(
        ("Cannot serialize", instance), hint="an object needs get_config(), a function its name")


def deserialize_keras_object(identifier: Any, module_objects: Optional[Dict[str, Any]] = None,
                             custom_objects: Optional[Dict[str, Any]] = None,
                             printable_module_name: str = "object") -> Any:
    """What ``serialize_keras_object`` wrote, as an object again.

    Parameters
    ----------
    identifier : dict, str or None
        ``class_name`` and ``config``, or a function's name.
    module_objects : dict, optional
        Classes and functions by name, such as a module's ``globals()``; names that the emulated release had no
        more are not found there.
    custom_objects : dict, optional
        The user's, which come first; then those of ``custom_object_scope``.
    printable_module_name : str
        What is looked for, for messages: ``"loss function"``.

    Raises
    ------
    ValueError
        An ``UnknownNameError`` or ``ArgumentError`` of that name: no such thing, or no such configuration.
    TypeError
        An ``ArgumentError`` of that name: neither a name nor a configuration.

    Examples
    --------
    >>> deserialize_keras_object({"class_name": "dict", "config": {"a": 1}}, {"dict": dict})
    {'a': 1}
    >>> deserialize_keras_object("max", {"max": max}) is max
    True
    """
    if identifier is None:
        return None
    places = [custom_objects or {}, get_custom_objects(), _Present(module_objects or {})]
    if isinstance(identifier, str):
        return _found(identifier, places, "Unknown %s:%s", printable_module_name)
    if not isinstance(identifier, dict):
        raise ArgumentError.like(TypeError)(
            "Could not interpret serialized %s: %s" % (printable_module_name, identifier),
            hint="it is a name, or a dict of class_name and config")
    if "class_name" not in identifier or "config" not in identifier:
        raise ArgumentError.like(ValueError)(
            "Improper config format: " + str(identifier), hint="it has the keys class_name and config")
    cls = _found(identifier["class_name"], places, "Unknown %s: %s", printable_module_name)
    return _built(cls, identifier["config"], custom_objects or {})


class _Present:
    """The names of a module that the emulated release had."""

    def __init__(self, namespace: Dict[str, Any]):
        self.namespace = namespace
        self.home = public_name(namespace.get("__name__", ""))

    def __contains__(self, name):
        return self.namespace.get(name) is not None and not is_gone(self.home, name)

    def __getitem__(self, name):
        return self.namespace[name]

    def __iter__(self):
        return iter(name for name in known(self.home, self.namespace) if name not in ("get", "serialize"))


def _found(name: str, places, message: str, kind: str) -> Any:
    for place in places:
        if name in place:
            return place[name]
    names = [known_name for place in places for known_name in place]
    raise UnknownNameError.like(ValueError)(
        message % (kind, name), hint=did_you_mean(name, names) + "in keras %s there is no such %s; one of your own "
        "goes into custom_objects or a custom_object_scope" % (current(), kind))


def _built(cls: Any, config: Dict[str, Any], custom_objects: Dict[str, Any]) -> Any:
    build = getattr(cls, "from_config", None)
    if build is not None and has_arg(build, "custom_objects"):
        return build(config, custom_objects=dict(get_custom_objects(), **custom_objects))
    with CustomObjectScope(custom_objects):
        return cls(**config) if build is None else build(config)


def interpreted(identifier: Any, deserialize: Callable, kind: str, as_class: bool = False) -> Any:
    """What ``get`` of a module answers in 2.x: the object of that name or configuration, or the thing itself.

    Parameters
    ----------
    identifier : str, dict or callable
    deserialize : callable
        The module's.
    kind : str
        What is looked for, for the message.
    as_class : bool
        Whether a name means a new object of that class.

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: something else.
    """
    if isinstance(identifier, str):
        return deserialize({"class_name": identifier, "config": {}} if as_class else identifier)
    if isinstance(identifier, dict):
        return deserialize(identifier)
    if callable(identifier):
        return identifier
    raise not_interpreted(identifier, kind, as_class)


def not_interpreted(identifier: Any, kind: str, as_class: bool = False) -> ArgumentError:
    """The error for something that stands for no object."""
    words = "Could not interpret %s identifier:" % kind
    return ArgumentError.like(ValueError)(
        _in_one_string(words, identifier) if as_class else (words, identifier),
        hint="it is a name, a configuration or the thing itself")


@versioned
def _in_one_string(words: str, identifier: Any) -> Any:
    return words, identifier


@_in_one_string.since("2.1.6", reason="a message in place of two values")
def _really_in_one_string(words, identifier):
    return "%s %s" % (words, identifier)
