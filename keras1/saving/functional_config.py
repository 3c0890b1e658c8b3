"""Configurations of 1.x: ``{"class_name": ..., "config": ...}``, back to layers and models.

Nothing in a configuration is run: see `keras1.layers.lambdas` for functions in it.
"""
import inspect
import json
from typing import Any, Dict, Optional

import numpy as np

from keras1 import backend as K
from keras1 import layers
from keras1.errors import ArgumentError
from keras1.history import ByRelease, current, versioned
from keras1.saving import safe_yaml
from keras1.utils.generic_utils import get_custom_objects, get_from_module


@versioned
def layer_from_config(config: Dict[str, Any], custom_objects: Optional[Dict[str, Any]] = None) -> Any:
    """The layer or model that a configuration describes, with new weights.

    Parameters
    ----------
    config : dict
        With the keys ``class_name`` and ``config``.
    custom_objects : dict, optional
        Classes and functions of the user's by name; they stay known for later calls, as they did.

    Raises
    ------
    ValueError
        If there is no layer of that class.

    Notes
    -----
    Source: ``keras.utils.layer_utils.layer_from_config`` of 1.x.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("1.2.2"):
    ...     layer_from_config({"class_name": "Dropout", "config": {"p": 0.5, "name": "d"}}).p
    0.5
    """
    if custom_objects:
        get_custom_objects().update(custom_objects)
    cls = _class_named(config["class_name"])
    takes_objects = "custom_objects" in inspect.signature(cls.from_config).parameters
    return cls.from_config(config["config"], **({"custom_objects": custom_objects} if takes_objects else {}))


@layer_from_config.since("2.0.0", reason="custom objects are known for the one call only")
def _deserialized(config: Dict[str, Any], custom_objects: Optional[Dict[str, Any]] = None) -> Any:
    return layers.deserialize(config, custom_objects)


def _class_named(name: str) -> type:
    from keras1 import models

    containers = {"Sequential": models.Sequential, "Model": models.Model, "Container": models.Model,
                  "Graph": models.named_graph.Graph}
    if name in containers and name not in get_custom_objects():
        return containers[name]
    known = {key: value for key, value in vars(layers).items()
             if inspect.isclass(value) or isinstance(value, ByRelease)}
    found = get_from_module(name, known, "layer", instantiate=False)
    return found.chosen if isinstance(found, ByRelease) else found


def model_from_config(config: Dict[str, Any], custom_objects: Optional[Dict[str, Any]] = None) -> Any:
    """The model that a configuration of 1.x describes, with new weights.

    Raises
    ------
    TypeError
        If it is a list: that is the configuration of a ``Sequential``.
    """
    if isinstance(config, list):
        raise ArgumentError.like(_list_error())(
            "`model_%s_config` expects a dictionary, not a list. Maybe you meant to use "
            "`Sequential.from_config(config)`?" % _from_as_spelt())
    return layer_from_config(config, custom_objects)


@versioned
def _from_as_spelt():
    return "fom"


@_from_as_spelt.since("2.0.5", reason="a letter was missing in a message")
def _from():
    return "from"


@versioned
def _list_error():
    return Exception


@_list_error.since("1.2.0", reason="the error is a TypeError")
def _list_type_error():
    return TypeError


def model_from_json(json_string: str, custom_objects: Optional[Dict[str, Any]] = None) -> Any:
    """The model that a JSON text of 1.x describes, with new weights."""
    return layer_from_config(json.loads(json_string), custom_objects)


def model_from_yaml(yaml_string: str, custom_objects: Optional[Dict[str, Any]] = None) -> Any:
    """The model that a YAML text of 1.x describes, with new weights."""
    return layer_from_config(safe_yaml.load(yaml_string), custom_objects)


@versioned
def updated_config(model: Any) -> Dict[str, Any]:
    """Class, configuration and release of a model, and the backend from 2.0.0 on."""
    return {"class_name": type(model).__name__, "config": model.get_config(), "keras_version": str(current())}


@updated_config.since("2.0.0", reason="the backend is named, too")
def updated_config_with_backend(model: Any) -> Dict[str, Any]:
    """Class, configuration, release and backend of a model."""
    return {"class_name": type(model).__name__, "config": model.get_config(), "keras_version": str(current()),
            "backend": K.backend()}


def plain_json(value: Any) -> Any:
    """For ``json.dumps``: NumPy values as Python's, types by their names.

    Raises
    ------
    TypeError
        For anything else.
    """
    if type(value).__module__ == np.__name__:
        return value.item()
    if isinstance(value, type):
        return value.__name__
    raise TypeError("Not JSON Serializable:", value)
