"""Models from their configurations."""
import json
from typing import Any, Dict, Optional

from keras1 import optimizers
from keras1.engine.model import Model
from keras1.errors import UnknownNameError
from keras1.history import versioned
from keras1.models.graph import Graph
from keras1.models.sequential import Sequential
from keras1.saving import functional_config, safe_yaml
from keras1.saving.classic_config import container_from_config


@versioned
def model_from_config(config: Dict[str, Any], custom_objects: Optional[Dict[str, Any]] = None) -> Model:
    """The model that a configuration describes, with new weights; compiled if the configuration says how.

    Parameters
    ----------
    config : dict
        What ``get_config`` returned.
    custom_objects : dict, optional
        Layers and losses of the user's by name.

    Raises
    ------
    Exception
        If it is no configuration of a model, or names an unknown class.
    """
    if config.get("name") not in _MODELS:
        raise UnknownNameError.like(Exception)(
            str(("Unrecognized model:", config.get("name"))), "expected one of %s" % ", ".join(sorted(_MODELS)))
    model = container_from_config(config, custom_objects)
    model.__class__ = _MODELS[config["name"]]
    if "optimizer" in config:
        compile_as(model, config, custom_objects or {})
    return model


def compile_as(model: Model, config: Dict[str, Any], custom_objects: Dict[str, Any]) -> None:
    """Compile a model of 0.x as its configuration says.

    Parameters
    ----------
    model : Sequential or Graph
    config : dict
        With ``optimizer``, ``loss`` and what else ``compile`` was told.
    custom_objects : dict
        Losses of the user's by name.
    """
    arguments = dict(config["optimizer"])
    optimizer = optimizers.get(arguments.pop("name"), arguments)
    loss = _with_custom(config["loss"], custom_objects)
    settings = ("class_mode", "sample_weight_mode", "sample_weight_modes", "loss_weights")
    model.compile(loss=loss, optimizer=optimizer, **{key: config[key] for key in settings if config.get(key)})


def _with_custom(loss: Any, custom_objects: Dict[str, Any]) -> Any:
    """The loss, or losses by output, with the user's own functions in place of their names."""
    if isinstance(loss, dict):
        return {output: custom_objects.get(name, name) for output, name in loss.items()}
    return custom_objects.get(loss, loss)


@versioned
def model_from_json(json_string: str, custom_objects: Optional[Dict[str, Any]] = None) -> Model:
    """The model that ``to_json`` described; see `model_from_config`.

    Examples
    --------
    >>> from keras1.layers.core import Dense
    >>> from keras1.models import Sequential
    >>> text = Sequential([Dense(2, input_dim=3)]).to_json()
    >>> model_from_json(text).output_shape
    (None, 2)
    """
    return model_from_config(json.loads(json_string), custom_objects)


@versioned
def model_from_yaml(yaml_string: str, custom_objects: Optional[Dict[str, Any]] = None) -> Model:
    """The model that ``to_yaml`` described; the text is read as plain values, never as Python objects."""
    return model_from_config(safe_yaml.load(yaml_string), custom_objects)


_REASON = "configurations name their class apart from its arguments"
model_from_config.since("1.0.0", _REASON)(functional_config.model_from_config)
model_from_json.since("1.0.0", _REASON)(functional_config.model_from_json)
model_from_yaml.since("1.0.0", _REASON)(functional_config.model_from_yaml)

_MODELS = {"Graph": Graph, "Sequential": Sequential}
