"""A model in one HDF5 file (from 1.0.8 on): configuration, weights, how it is trained, the optimizer's state."""
import json
import warnings
from typing import Any, Dict, Optional

import numpy as np

from keras1.engine.nodes import error_class
from keras1.errors import DataError
from keras1.history import current, versioned
from keras1.saving.files import atomically, may_write
from keras1.saving.functional_config import model_from_config
from keras1.saving.functional_hdf5 import load_by_order, read_weights, write_layers, write_weights
from keras1.utils.generic_utils import get_custom_objects


@versioned
def save_model(model: Any, filepath: str, overwrite: bool = True) -> None:
    """Write a model into one file, whole or not at all.

    Parameters
    ----------
    model : Model or Sequential
    filepath : str
    overwrite : bool
        Whether to replace an existing file without asking.

    Notes
    -----
    Source: ``keras.models.save_model`` of 1.x.
    """
    if not may_write(filepath, overwrite, "save_model"):
        return
    import h5py

    with atomically(filepath) as path, h5py.File(path, "w") as file:
        file.attrs["keras_version"] = str(current()).encode("utf8")
        file.attrs["model_config"] = _json_bytes({"class_name": type(model).__name__, "config": model.get_config()})
        write_layers(file.create_group("model_weights"), getattr(model, "flattened_layers", model.layers))
        if "optimizer" in model.__dict__:
            _write_training(file, model)


def _write_training(file: Any, model: Any) -> None:
    file.attrs["training_config"] = _json_bytes({
        "optimizer_config": {"class_name": type(model.optimizer).__name__, "config": model.optimizer.get_config()},
        "loss": model.loss,
        "metrics": model.metrics,
        "sample_weight_mode": model.sample_weight_mode,
        "loss_weights": model.loss_weights,
    })
    if model.optimizer.weights:
        write_weights(file.create_group("optimizer_weights"), model.optimizer.weights)


def _json_bytes(value: Any) -> bytes:
    return json.dumps(value, default=_plain).encode("utf8")


def _plain(value: Any) -> Any:
    """What ``json.dumps`` cannot write: objects by their configuration, functions and types by their names."""
    if hasattr(value, "get_config"):
        return {"class_name": type(value).__name__, "config": value.get_config()}
    if type(value).__module__ == np.__name__:
        return value.item()
    if callable(value):
        return value.__name__
    raise TypeError("Not JSON Serializable:", value)


@versioned
def load_model(filepath: str, custom_objects: Optional[Dict[str, Any]] = None) -> Any:
    """The model that a file holds, compiled as it was.

    Parameters
    ----------
    filepath : str
    custom_objects : dict, optional
        Classes and functions of the user's by name.

    Raises
    ------
    ValueError
        If the file holds no model.

    Warns
    -----
    UserWarning
        If it does not tell how the model was trained: it is not compiled then.

    Notes
    -----
    Source: ``keras.models.load_model`` of 1.x.
    """
    import h5py

    custom_objects = custom_objects or {}
    with h5py.File(filepath, "r") as file:
        if "model_config" not in file.attrs:
            raise DataError.like(error_class(ValueError))(
                "No model found in config file.",
                "%s holds only weights: build the model, then call its load_weights" % filepath)
        model = model_from_config(_json(file, "model_config"), custom_objects)
        load_by_order(file["model_weights"], getattr(model, "flattened_layers", model.layers))
        if "training_config" not in file.attrs:
            warnings.warn("No training configuration found in save file: the model was *not* compiled. Compile it "
                          "manually.", stacklevel=2)
            return model
        compile_as(model, _json(file, "training_config"), custom_objects)
        if "optimizer_weights" in file:
            getattr(model, "model", model)._make_train_function()
            model.optimizer.set_weights(read_weights(file["optimizer_weights"]))
    return model


def _json(file: Any, attribute: str) -> Any:
    text = file.attrs[attribute]
    return json.loads(text.decode("utf-8") if isinstance(text, bytes) else text)


def compile_as(model: Any, training: Dict[str, Any], custom_objects: Dict[str, Any]) -> None:
    """Compile a model of 1.x as the ``training_config`` of a file says.

    Parameters
    ----------
    model : Model or Sequential
    training : dict
    custom_objects : dict
        Losses, metrics and optimizers of the user's by name.
    """
    from keras1.optimizers import optimizer_from_config

    options = {} if hasattr(model, "flattened_layers") else {"loss_weights": training["loss_weights"]}
    model.compile(optimizer=optimizer_from_config(training["optimizer_config"], custom_objects=custom_objects),
                  loss=known_objects(training["loss"], custom_objects),
                  metrics=known_objects(training["metrics"], custom_objects),
                  sample_weight_mode=training["sample_weight_mode"], **options)


def known_objects(value: Any, custom_objects: Dict[str, Any]) -> Any:
    """Names replaced by the user's objects of that name, in lists and dicts too."""
    if isinstance(value, list):
        return [known_objects(part, custom_objects) for part in value]
    if isinstance(value, dict):
        return {key: known_objects(part, custom_objects) for key, part in value.items()}
    known = {**get_custom_objects(), **custom_objects}
    return known.get(value, value) if isinstance(value, str) else value
