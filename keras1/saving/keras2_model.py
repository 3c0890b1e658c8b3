"""A model of 2.x in one HDF5 file, an open group, or something to write bytes to."""
import contextlib
import io
import json
import os
import warnings
from typing import Any, Dict, Iterator, Optional

import numpy as np

from keras1 import backend as K
from keras1.engine.model import in_own_release
from keras1.errors import ArgumentError, DataError
from keras1.history import current
from keras1.saving import whole_model
from keras1.saving.files import atomically, may_write
from keras1.saving.functional_config import model_from_config
from keras1.saving.keras2_weights import load_by_order, weight_names, write_layers, write_names
from keras1.saving.reading_hdf5 import names_in_parts
from keras1.saving.whole_model import known_objects


def save_model(model: Any, filepath: Any, overwrite: bool = True, include_optimizer: bool = True) -> None:
    """Write configuration, weights and the optimizer's state.

    Parameters
    ----------
    model : Model or Sequential
    filepath : str, path, h5py.Group or binary file
    overwrite : bool
        Whether to replace an existing file without asking.
    include_optimizer : bool

    Raises
    ------
    ValueError
        If it can be written to nothing of that kind.

    Notes
    -----
    Source: ``keras.models.save_model`` of 2.x.
    """
    if isinstance(filepath, (str, os.PathLike)) and not may_write(filepath, overwrite, "save_model"):
        return
    with _opened_to_write(filepath) as file:
        _write(model, file, include_optimizer)


@contextlib.contextmanager
def _opened_to_write(target: Any) -> Iterator[Any]:
    import h5py

    if isinstance(target, h5py.Group):
        yield target
    elif isinstance(target, (str, os.PathLike)):
        with atomically(os.fspath(target)) as path, h5py.File(path, "w") as file:
            yield file
    elif callable(getattr(target, "write", None)):
        whole = io.BytesIO()
        with h5py.File(whole, "w") as file:
            yield file
        target.write(whole.getvalue())
    else:
        raise ArgumentError.like(ValueError)("unexpected type %s for `filepath`" % type(target))


@contextlib.contextmanager
def _opened_to_read(source: Any) -> Iterator[Any]:
    import h5py

    if isinstance(source, h5py.Group):
        yield source
    elif isinstance(source, (str, os.PathLike)):
        with h5py.File(source, "r") as file:
            yield file
    elif callable(getattr(source, "read", None)):
        with h5py.File(io.BytesIO(source.read()), "r") as file:
            yield file
    else:
        raise ArgumentError.like(ValueError)("unexpected type %s for `filepath`" % type(source))


@in_own_release
def _write(model: Any, file: Any, include_optimizer: bool) -> None:
    file.attrs["keras_version"] = str(current()).encode("utf8")
    file.attrs["backend"] = K.backend().encode("utf8")
    file.attrs["model_config"] = _json({"class_name": type(model).__name__, "config": model.get_config()})
    write_layers(file.create_group("model_weights"), model.layers)
    if not include_optimizer or not getattr(model, "optimizer", None):
        return
    file.attrs["training_config"] = _json({
        "optimizer_config": {"class_name": type(model.optimizer).__name__, "config": model.optimizer.get_config()},
        "loss": model.loss, "metrics": model._compile_metrics, "weighted_metrics": model._compile_weighted_metrics,
        "sample_weight_mode": model.sample_weight_mode, "loss_weights": model.loss_weights})
    if model.optimizer.weights:
        group = file.create_group("optimizer_weights")
        names = weight_names(model.optimizer.weights)
        write_names(group, "weight_names", names)
        for name, weight in zip(names, model.optimizer.weights):
            group.create_dataset(name, data=K.get_value(weight))


def _json(value: Any) -> bytes:
    return json.dumps(value, default=_plain).encode("utf8")


def _plain(value: Any) -> Any:
    """What ``json.dumps`` cannot write: objects by their configuration, arrays as lists, functions by their names."""
    if hasattr(value, "get_config"):
        return {"class_name": type(value).__name__, "config": value.get_config()}
    if type(value).__module__ == np.__name__:
        return value.tolist() if isinstance(value, np.ndarray) else value.item()
    if callable(value):
        return value.__name__
    raise TypeError("Not JSON Serializable: %s" % (value,))


def load_model(filepath: Any, custom_objects: Optional[Dict[str, Any]] = None, compile: bool = True) -> Any:
    """The model that a file holds, compiled as it was if that is wanted.

    Parameters
    ----------
    filepath : str, path, h5py.Group or binary file
    custom_objects : dict, optional
        Classes and functions of the user's by name.
    compile : bool

    Raises
    ------
    ValueError
        If the file holds no model.

    Warns
    -----
    UserWarning
        If it does not tell how the model was trained, or the optimizer's state does not fit.

    Notes
    -----
    Source: ``keras.models.load_model`` of 2.x.
    """
    custom_objects = custom_objects or {}
    with _opened_to_read(filepath) as file:
        if "model_config" not in file.attrs:
            raise DataError.like(ValueError)(
                "Cannot create group in read-only mode.",
                "no model is in the file: it holds only weights; build the model, then call its load_weights")
        model = model_from_config(_value(file, "model_config"), custom_objects)
        load_by_order(file["model_weights"], model.layers)
        if not compile:
            return model
        if "training_config" not in file.attrs:
            warnings.warn("No training configuration found in save file: the model was *not* compiled. Compile it "
                          "manually.", stacklevel=2)
            return model
        compile_as(model, _value(file, "training_config"), custom_objects)
        if "optimizer_weights" in file:
            _restore_optimizer(model, file["optimizer_weights"])
    return model


def _value(file: Any, attribute: str) -> Any:
    text = file.attrs[attribute]
    return json.loads(text.decode("utf-8") if isinstance(text, bytes) else text)


def compile_as(model: Any, training: Dict[str, Any], custom_objects: Dict[str, Any]) -> None:
    """Compile a model of 2.x as the ``training_config`` of a file says.

    Parameters
    ----------
    model : Model or Sequential
    training : dict
    custom_objects : dict
        Losses, metrics and optimizers of the user's by name.
    """
    from keras1 import objectives, optimizers

    loss = training["loss"]
    if isinstance(loss, dict) and "class_name" in loss:
        loss = objectives.get(loss)
    model.compile(optimizer=optimizers.deserialize(training["optimizer_config"], custom_objects=custom_objects),
                  loss=known_objects(loss, custom_objects), metrics=known_objects(training["metrics"], custom_objects),
                  weighted_metrics=known_objects(training.get("weighted_metrics"), custom_objects),
                  loss_weights=training["loss_weights"], sample_weight_mode=training["sample_weight_mode"])


def _restore_optimizer(model: Any, group: Any) -> None:
    model._make_train_function()
    names = names_in_parts(group, "weight_names") or []
    try:
        model.optimizer.set_weights([np.asarray(group[name]) for name in names])
    except ValueError:
        warnings.warn("Error in loading the saved optimizer state. As a result, your model is starting with a freshly "
                      "initialized optimizer.", stacklevel=3)


_REASON = "the file names the backend; it may be an open group or a stream; the optimizer's state can be left out"
whole_model.save_model.since("2.0.0", _REASON)(save_model)
whole_model.load_model.since("2.0.0", _REASON)(load_model)
