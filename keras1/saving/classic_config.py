"""Classic configurations: from the dict that ``get_config`` gave back to the layer or container.

A configuration names its class under ``name``; the other keys are arguments.  A dict among the arguments is the
configuration of a regularizer or constraint.  Nothing in it is code.
"""
import copy
from typing import Any, Dict, Optional

from keras1 import constraints, regularizers
from keras1.engine import containers
from keras1.engine.layer import Layer
from keras1.layers import advanced_activations, core, noise
from keras1.utils.generic_utils import get_from_module

_MODULES = (advanced_activations, core, noise)

#: Classes that a configuration may name; what ``custom_objects`` add stays known, as it did.
LAYERS: Dict[str, Any] = {name: getattr(module, name) for module in _MODULES for name in module.__all__}


def get_layer(identifier: Any, kwargs: Optional[Dict[str, Any]] = None) -> Layer:
    """A new layer of the class of that name.

    Parameters
    ----------
    identifier : str or Layer
        A layer is returned as it is.
    kwargs : dict, optional
        Arguments of its constructor.

    Raises
    ------
    Exception
        If there is no such layer.

    Examples
    --------
    >>> get_layer("Dense", {"output_dim": 3, "input_dim": 2}).output_shape
    (None, 3)
    """
    return get_from_module(identifier, LAYERS, "layer", instantiate=True, kwargs=kwargs)


def container_from_config(original_layer_dict: Dict[str, Any],
                          custom_objects: Optional[Dict[str, Any]] = None) -> Layer:
    """The layer or container that a configuration describes, with new weights.

    Parameters
    ----------
    original_layer_dict : dict
        What ``get_config`` returned; it is left as it is.
    custom_objects : dict, optional
        Classes of the user's by name; they stay known for later calls.

    Examples
    --------
    >>> from keras1.layers.core import Dropout
    >>> container_from_config(Dropout(0.5).get_config()).p
    0.5
    """
    LAYERS.update(custom_objects or {})
    config = copy.deepcopy(original_layer_dict)
    builder = _BUILDERS.get(config.get("name"), _plain_layer)
    return builder(config)


def _sequential(config: Dict[str, Any]) -> Layer:
    return containers.Sequential([container_from_config(layer) for layer in config["layers"]])


def _plain_layer(config: Dict[str, Any]) -> Layer:
    cls = config.pop("name")
    arguments = {key: _restored(value) for key, value in config.items()}
    if "custom_name" in arguments:
        arguments["name"] = arguments.pop("custom_name")
    return get_layer(cls, arguments)


def _restored(value: Any) -> Any:
    """A regularizer or constraint from its configuration; anything else as it is."""
    if not isinstance(value, dict) or "name" not in value:
        return value
    name, arguments = value["name"], {key: v for key, v in value.items() if key != "name"}
    for module in (constraints, regularizers):
        if isinstance(getattr(module, name, None), type):
            return module.get(name, arguments)
    return value


_BUILDERS = {"Sequential": _sequential}
