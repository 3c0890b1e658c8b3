"""``get_config`` of any layer, read from its constructor's signature."""
from typing import Any, Dict

from keras1.history import signature_at, versioned

#: Arguments that are no part of a configuration: initial weights travel in weight files.
_LEFT_OUT = ("self", "weights", "args", "kwargs", "name", "trainable")


def layer_config(layer: Any) -> Dict[str, Any]:
    """The configuration of a layer: what every layer has, and the arguments of its built-in class.

    A user's class without a ``get_config`` of its own is described by the nearest built-in class that it
    derives from, as it was.
    """
    config = common_config(layer)
    config.update({name: plain(getattr(layer, name)) for name in argument_names(layer)})
    return config


def argument_names(layer: Any) -> list:
    """The arguments, in order, that the nearest built-in constructor had in the layer's release.

    ``_config_order`` tells those of a class whose configuration had others than its constructor, or another order.
    """
    built_in = next(cls for cls in type(layer).__mro__
                    if "__init__" in cls.__dict__ and cls.__module__.startswith("keras1."))
    names = [name for name in signature_at(built_in, layer.release).parameters if name not in _LEFT_OUT]
    return names if layer._config_order is None else [n for n in layer._config_order.split() if n in names]


@versioned
def plain(value: Any) -> Any:
    """A value as it stands in a configuration: a function by its name, an object by its own config."""
    if hasattr(value, "get_config"):
        return value.get_config()
    return getattr(value, "__name__", value) if callable(value) else value


@plain.since("2.0.0", reason="an object is told by its class and its config")
def plain_with_class(value: Any) -> Any:
    """A value as it stands in a configuration: an object by its class and its own config."""
    if hasattr(value, "get_config"):
        return {"class_name": type(value).__name__, "config": value.get_config()}
    return getattr(value, "__name__", value) if callable(value) else value


@versioned
def common_config(layer: Any) -> Dict[str, Any]:
    """What the configurations of all layers hold."""
    config = {"name": type(layer).__name__}
    if "_input_shape" in layer.__dict__:
        config["input_shape"] = layer._input_shape[1:]
    if "_trainable" in layer.__dict__:
        config["trainable"] = layer._trainable
    config["cache_enabled"] = layer.cache_enabled
    return config


@common_config.since("0.3.2", reason="a layer has a name, and its batch size is kept")
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


@common_config.since("1.0.0", reason="the class stands apart; the name is the layer's")
def _functional_config(layer):
    config = {"name": layer.name, "trainable": layer.trainable}
    if "batch_input_shape" in layer.__dict__:
        config["batch_input_shape"] = layer.batch_input_shape
    if "input_dtype" in layer.__dict__:
        config["input_dtype"] = layer.input_dtype
    return config


@common_config.since("2.0.0", reason="the type is that of the layer")
def _config_with_dtype(layer):
    config = {"name": layer.name, "trainable": layer.trainable}
    if "batch_input_shape" in layer.__dict__:
        config["batch_input_shape"] = layer.batch_input_shape
    if "input_dtype" in layer.__dict__:
        config["dtype"] = layer.dtype
    return config
