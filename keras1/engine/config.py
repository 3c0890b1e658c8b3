"""``get_config`` of any layer, read from its constructor's signature."""
import inspect
from typing import Any, Dict

from keras1.history import versioned

#: Arguments that are no part of a configuration: initial weights travel in weight files.
_LEFT_OUT = ("self", "weights", "args", "kwargs")


def layer_config(layer: Any) -> Dict[str, Any]:
    """The configuration of a layer: what every layer has, and the arguments of its built-in class.

    A user's class without a ``get_config`` of its own is described by the nearest built-in class that it
    derives from, as it was.
    """
    config = _common_config(layer)
    config.update({name: plain(getattr(layer, name)) for name in argument_names(type(layer))})
    return config


def argument_names(cls: type) -> list:
    """The arguments, in order, of the nearest built-in constructor of a class."""
    for owner in cls.__mro__:
        if "__init__" in owner.__dict__ and owner.__module__.startswith("keras1."):
            init = owner.__dict__["__init__"]
            return [name for name in inspect.signature(init).parameters if name not in _LEFT_OUT]
    return []


def plain(value: Any) -> Any:
    """A value as it stands in a configuration: a function by its name, an object by its own config."""
    if hasattr(value, "get_config"):
        return value.get_config()
    return getattr(value, "__name__", value) if callable(value) else value


@versioned
def _common_config(layer):
    config = {"name": type(layer).__name__}
    if "_input_shape" in layer.__dict__:
        config["input_shape"] = layer._input_shape[1:]
    if "_trainable" in layer.__dict__:
        config["trainable"] = layer._trainable
    config["cache_enabled"] = layer.cache_enabled
    return config


@_common_config.since("0.3.2", reason="a layer has a name, and its batch size is kept")
def _named_config(layer):
    config = {"name": type(layer).__name__}
    if "_input_shape" in layer.__dict__:
        batched = bool(layer._input_shape[0])
        key = "batch_input_shape" if batched else "input_shape"
        config[key] = layer._input_shape if batched else layer._input_shape[1:]
    config["trainable"] = layer.trainable
    config["cache_enabled"] = layer.cache_enabled
    config["custom_name"] = layer.name
    return config
