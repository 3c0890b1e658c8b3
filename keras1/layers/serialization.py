"""``keras.layers.serialize`` and ``deserialize``: a layer as its class's name and its configuration (2.x)."""
import importlib
from typing import Any, Dict, Optional

from keras1.history import came
from keras1.utils.named_objects import deserialize_keras_object


def serialize(layer: Any) -> Dict[str, Any]:
    """The class's name and the configuration of a layer.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     from keras1.layers import Dense
    ...     serialize(Dense(3))["class_name"]
    'Dense'
    """
    return {"class_name": type(layer).__name__, "config": layer.get_config()}


def deserialize(config: Dict[str, Any], custom_objects: Optional[Dict[str, Any]] = None) -> Any:
    """A layer or model from what `serialize` wrote.

    Parameters
    ----------
    config : dict
        With ``class_name`` and ``config``.
    custom_objects : dict, optional
        Classes of the caller's own by name.

    Raises
    ------
    ValueError
        If there is no layer of that name, or it is no such dict.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     deserialize({"class_name": "Dense", "config": {"units": 3}}).units
    3
    """
    known = dict(vars(importlib.import_module("keras1.layers")))
    models = importlib.import_module("keras1.models")
    known.update(Model=models.Model, Sequential=models.Sequential)
    return deserialize_keras_object(config, module_objects=known, custom_objects=custom_objects,
                                    printable_module_name="layer")


came("layers", "serialize", "2.0.0", "a layer as a dict")
came("layers", "deserialize", "2.0.0", "a layer from a dict")
