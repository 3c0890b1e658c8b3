"""From files to a `Description`: what they are, who wrote them, what they hold, what is unusual."""
import os
from typing import Any, Dict, Iterator, List, Optional, Tuple

import numpy as np

from keras1.errors import ModelFileError
from keras1.saving import (
    disassembly,
    matching,
    mending,
    reading_classic,
    reading_functional,
    reading_hdf5,
    reading_text,
    recognising,
)
from keras1.saving.description import Code, Description, LayerRecord, Network
from keras1.saving.functions import NamedFunction
from keras1.saving.reading_hdf5 import Stored
from keras1.saving.upgrades import to_1_0
from keras1.saving.weight_names import is_known, weight_names

_HDF5 = b"\x89HDF\r\n\x1a\n"

#: What other files begin with, and what they are.
_OTHERS = {
    b"PK\x03\x04": "a zip archive; a .keras file of Keras 3 is one, and is not a file of Keras 0.1 to 2.3",
    b"\x80\x02": "a pickle, which is not opened: it may do anything",
    b"\x80\x03": "a pickle, which is not opened: it may do anything",
    b"\x80\x04": "a pickle, which is not opened: it may do anything",
    b"\x1f\x8b": "packed with gzip: unpack it first",
    b"\x93NUMPY": "an array of NumPy",
}


#: What texts begin with that stand where a file was expected.
_STAND_INS = {
    "version https://git-lfs": ("is a pointer of Git LFS, not the file", "`git lfs pull` fetches the file"),
    "../.git/annex/": ("is a pointer of git-annex, not the file", "`git annex get` fetches the file"),
    "<!doctype html": ("is a web page, not the file", "a download took the page about the file: take the raw file"),
    "<html": ("is a web page, not the file", "a download took the page about the file: take the raw file"),
}


def describe(*files: str, values: bool = False) -> Description:
    """What one model file, or an architecture and its weights, hold.  Nothing of it is built or run.

    Parameters
    ----------
    *files : str
        Paths of a JSON or YAML architecture, of HDF5 weights, of both, or of a whole model in HDF5.
    values : bool
        Whether the values of the weights are read too, or their names and shapes only.

    Returns
    -------
    Description
        See `keras1.saving.description`.

    Raises
    ------
    ModelFileError
        If a file is no model, is not whole, or does what no file of Keras does.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "model.json"
    >>> _ = path.write_text('{"name": "Sequential", "layers": [{"name": "Dense", "output_dim": 2, "input_dim": 3}]}')
    >>> found = describe(str(path))
    >>> found.origins.last, found.network.layers[0].class_name, found.has_weights
    ('0.3.0', 'Dense', False)
    """
    paths = [os.fspath(path) for path in files]
    config, text, place, stored = None, "", "", None
    for path in paths:
        if _is_hdf5(path):
            stored = _only(stored, reading_hdf5.read(path, values), path, "weights")
        else:
            text = _text_of(path)
            found, place, _ = reading_text.architecture_in(reading_text.value_of(text, path), path)
            config = _only(config, found, path, "an architecture")
    if stored is not None and config is None and "model_config" in stored.attributes:
        text = stored.attributes["model_config"]
        config, inside, _ = reading_text.architecture_in(reading_text.value_of(text, paths[0]), paths[0])
        place = "model_config" + inside
    if stored is not None and config is None and stored.arguments and all(stored.arguments):
        config, place = {"name": "Sequential", "layers": stored.arguments}, "the attributes of the weights' groups"
    return _described(paths, config, text, place, stored)


def _only(before: Any, found: Any, path: str, what: str) -> Any:
    if before is not None:
        raise ModelFileError("%s is %s, and so is another of the files" % (path, what),
                             "give one file of a whole model, or an architecture and weights")
    return found


def _is_hdf5(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            head = file.read(8)
            if head == _HDF5:
                return True
            for offset in (512, 1024, 2048, 4096):
                file.seek(offset)
                if file.read(8) == _HDF5:
                    return True
    except OSError as error:
        raise ModelFileError("%s cannot be read: %s" % (path, error.strerror or error)) from None
    for magic, what in _OTHERS.items():
        if head.startswith(magic):
            raise ModelFileError("%s is %s" % (path, what))
    return False


def _text_of(path: str) -> str:
    try:
        if os.path.getsize(path) > reading_text.MAX_TEXT:
            raise ModelFileError("%s: a text of %d bytes is no architecture" % (path, os.path.getsize(path)))
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ModelFileError("%s is neither a text nor an HDF5 file" % path) from None
    for start, (what, hint) in _STAND_INS.items():
        if text[:200].lstrip().lower().startswith(start):
            raise ModelFileError("%s %s" % (path, what), hint)
    return text


def _described(paths: List[str], config: Any, text: str, place: str, stored: Optional[Stored]) -> Description:
    _refuse_keras_3(paths, config, stored)
    network = _network(config) if config is not None else None
    layers = list(recognising.layers_in(config)) if network else []
    origins = recognising.recognise(recognising.Evidence(config, layers, stored, text))
    found = Description(paths, origins, network, has_weights=stored is not None and bool(stored.groups))
    if place and place != "model_config":
        found.remark("file", "the architecture was found at %s" % place)
    if network and "own_class" in config:
        found.remark("file", "the model is of a class of its own, %s: read as a %s" % (config["own_class"],
                                                                                      network.kind))
    mending.mend(found)
    if stored is not None:
        found.optimizer_weights = stored.optimizer_weights
        matching.match(found, stored)
    found.training = _training(config, stored)
    _remark(found, stored)
    return found


def _refuse_keras_3(paths: List[str], config: Any, stored: Optional[Stored]) -> None:
    for holder in (config, stored.attributes if stored else {}):
        version = holder.get("keras_version") if isinstance(holder, dict) else None
        if isinstance(version, str) and version.startswith("3."):
            raise ModelFileError("%s is of Keras %s, which is none of Keras 0.1 to 2.3" % (", ".join(paths), version),
                                 "Keras 3 opens it: keras.models.model_from_json, keras.models.load_model")


def _network(config: Dict[str, Any]) -> Network:
    read = reading_functional if "class_name" in config else reading_classic
    try:
        network = read.read_network(config)
    except (TypeError, KeyError, AttributeError, IndexError, ValueError, RecursionError) as error:
        if isinstance(error, ModelFileError):
            raise
        raise ModelFileError("the architecture is not as any release of Keras writes it: %s: %.100s"
                             % (type(error).__name__, error)) from None
    if network.layers and not any(is_known(record.class_name) for record in network.every()):
        raise ModelFileError("no layer of Keras in what looks like an architecture",
                             "it names: %s" % ", ".join(record.class_name for record in network.layers[:5]))
    return network


_OF_TRAINING = ("optimizer", "loss", "class_mode", "theano_mode", "sample_weight_mode", "sample_weight_modes",
                "loss_weights")


def _training(config: Any, stored: Optional[Stored]) -> Optional[Dict[str, Any]]:
    """What ``compile`` was told, as the file says it."""
    if stored is not None and "training_config" in stored.attributes:
        value = reading_text.value_of(stored.attributes["training_config"], "training_config")
        return value if isinstance(value, dict) else {"training_config": value}
    if isinstance(config, dict) and "optimizer" in config:
        told = {key: config[key] for key in _OF_TRAINING if key in config}
        return told if "class_name" not in config else to_1_0.as_training_config(told)
    return None


# -- what is unusual

def _remark(found: Description, stored: Optional[Stored]) -> None:
    if found.network is not None:
        for record in found.network.every():
            _remark_layer(found, record)
        if stored is not None and stored.layout == "none":
            found.remark("file", "there are no weights in the layout of Keras")
    elif stored is not None:
        found.remark("file", "weights without an architecture: what the layers compute is not known")
        if not stored.groups:
            found.remark("file", "no group of weights in the layout of Keras")
    for weight in [weight for record in (found.network.every() if found.network else ()) for weight in record.weights]:
        _remark_weight(found, weight)
    if found.training and found.origins.release[0] == "2" and not found.optimizer_weights and stored is not None:
        found.remark("training", "the optimizer has no state: it was saved before it was used, or has none")


def _remark_layer(found: Description, record: LayerRecord) -> None:
    if not record.known:
        found.remark(record.name, "%s is no layer of Keras: pass the class in custom_objects" % record.class_name)
    for argument, code in _functions(record):
        found.code.append(Code(record.name, argument, *code))
        found.origins.python = found.origins.python or code.python or None
    generation = int(found.release.split(".")[0])
    names = weight_names(record.class_name, record.config, generation)
    if found.has_weights and names and not record.wrapped and not record.weights and not _is_within(found, record):
        found.remark(record.name, "the file has no weights for this %s" % record.class_name)
    if record.class_name in ("Lambda", "MaskedLambda", "LambdaMerge") and not any(
            code.layer == record.name for code in found.code):
        found.remark(record.name, "the file does not hold the function of this %s" % record.class_name)


def _is_within(found: Description, record: LayerRecord) -> bool:
    """Whether a layer is inside a wrapper, which holds its weights."""
    return any(record in other.wrapped and not list(other.holders()) == [] and other.weights
               for other in found.network.every())


def _functions(record: LayerRecord) -> Iterator[Tuple[str, disassembly.Shown]]:
    """The functions among a layer's arguments: marked as such (1.x), or what only a Lambda of 0.x can hold."""
    for argument in ("function", "output_shape", "mask", "mode", "output_mask"):
        value, kind = record.config.get(argument), record.config.get(argument + "_type")
        if kind == "function" and isinstance(value, str):
            yield argument, disassembly.Shown(value, "", [value], "a name only: %s is not looked up" % value)
        elif kind == "lambda" or isinstance(value, (bytes, NamedFunction)) or argument == "function" \
                or argument == "output_shape" and isinstance(value, str):
            shown = disassembly.show(value)
            if shown is not None:
                yield argument, shown


def _remark_weight(found: Description, weight: Any) -> None:
    if weight.dtype not in ("float32", "float64", "float16"):
        found.remark(weight.stored_as, "values of type %s" % weight.dtype)
    if weight.value is not None and weight.value.dtype.kind == "f" and not np.isfinite(weight.value).all():
        found.remark(weight.stored_as, "holds values that are not finite")
