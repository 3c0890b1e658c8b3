"""The ``.keras`` file of Keras 3, written without it: a zip of config.json, metadata.json and model.weights.h5."""
import datetime
import io
import json
import re
import zipfile
from typing import Any, Dict, Iterator, List, Tuple

from keras1.conversion.operations import MODULE, OPERATIONS
from keras1.conversion.records_of_3 import refuse
from keras1.conversion.words_of_3 import OLD_HARD_SIGMOID, thing
from keras1.saving.description import LayerRecord, Network, Origin, Weight
from keras1.saving.files import atomically

#: The release whose format it is; later ones read it.
KERAS = "3.15.1"

_MERGES = ("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate", "Dot")


def write(network: Network, path: str) -> None:
    """Write a network in the words of Keras 3, whole or not at all.

    Parameters
    ----------
    network : Network
        See `keras1.conversion.to_keras3`.
    path : str
        Ends in ``.keras``, or Keras does not read it.
    """
    with atomically(path) as part:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr("metadata.json", json.dumps({"keras_version": KERAS, "date_saved": _now()}))
            archive.writestr("config.json", json.dumps(model_config(network)))
            archive.writestr("model.weights.h5", _weights_file(network))


def _now() -> str:
    return datetime.datetime.now().strftime("%Y-%m-%d@%H:%M:%S")


# -- configuration

def model_config(network: Network) -> Dict[str, Any]:
    """The configuration of a model, as ``keras.saving.deserialize_keras_object`` reads it."""
    return _network(network, network.name or "model")


def _network(network: Network, name: str) -> Dict[str, Any]:
    if network.kind == "Sequential":
        return thing("keras", "Sequential", {"name": name, "trainable": True,
                                             "layers": [_layer(record) for record in network.layers]})
    layers = [{**_layer(record), "name": record.name, "inbound_nodes": _nodes(record)} for record in network.layers]
    return {**thing("keras.src.models.functional", "Functional",
                    {"name": name, "trainable": True, "layers": layers,
                     "input_layers": _ends(network.inputs), "output_layers": _ends(network.outputs)}),
            "registered_name": "Functional"}


def _ends(origins: List[Origin]) -> List[Any]:
    """One end by itself, several in a list: a model of one output gives that, not a list of it."""
    return _place(origins[0]) if len(origins) == 1 else [_place(origin) for origin in origins]


def _place(origin: Origin) -> List[Any]:
    return [origin.layer, origin.call, origin.tensor]


def _layer(record: LayerRecord) -> Dict[str, Any]:
    if record.network is not None:
        return _network(record.network, record.name)
    _check_functions(record)
    in_call = OPERATIONS[record.class_name].in_call if record.class_name in OPERATIONS else ()
    config = {"name": record.name, **{key: value for key, value in record.config.items() if key not in in_call}}
    if record.class_name == "TimeDistributed":
        config["layer"] = _layer(record.wrapped[0])
    elif record.class_name == "Bidirectional":
        config["layer"], config["backward_layer"] = (_layer(inner) for inner in record.wrapped)
    elif record.class_name == "RNN":
        config["cell"] = _layer(record.wrapped[0])
    elif record.class_name == "StackedRNNCells":
        config["cells"] = [_layer(inner) for inner in record.wrapped]
    if record.class_name in OPERATIONS:
        class_name = OPERATIONS[record.class_name].class_name
        return {**thing(MODULE, class_name, config), "registered_name": class_name}
    return thing("keras.layers", record.class_name, config)


def _check_functions(record: LayerRecord) -> None:
    """A file has no code: functions are those of Keras, or are named."""
    if record.class_name == "Lambda" and "listing" in record.config["function"]:
        raise refuse(record, "its function is code, which is not carried over",
                     "write it for Keras 3 and give it: functions={%r: 'module:function'} (--function); or convert to "
                     "a script (.py), which has a place for it; `keras1 inspect` shows the code" % record.name)
    if OLD_HARD_SIGMOID in (record.config.get("activation"), record.config.get("recurrent_activation")):
        raise refuse(record, "activation='hard_sigmoid' for its states: that of Keras 3 is another function",
                     "convert to a script (.py) or to ONNX, where clip(0.2 * x + 0.5, 0, 1) can be said")


def _nodes(record: LayerRecord) -> List[Dict[str, Any]]:
    in_call = OPERATIONS[record.class_name].in_call if record.class_name in OPERATIONS else ()
    named = {key: record.config[key] for key in in_call if key in record.config}
    return [_node(record, call, named) for call in record.calls if call]


def _node(record: LayerRecord, call: List[Origin], named: Dict[str, Any]) -> Dict[str, Any]:
    tensors = [_tensor(origin) for origin in call]
    if record.class_name in OPERATIONS:
        return {"args": tensors, "kwargs": named}
    if record.class_name in _MERGES or record.network is not None and len(tensors) > 1:
        return {"args": [tensors], "kwargs": named}
    if len(tensors) > 1:  # a recurrent layer that is told its first states
        named = {**named, "initial_state": tensors[1:]}
    return {"args": tensors[:1], "kwargs": named}


def _tensor(origin: Origin) -> Dict[str, Any]:
    """An output of a layer; Keras takes its shape from the layer, not from here."""
    return {"class_name": "__keras_tensor__",
            "config": {"shape": [None], "dtype": "float32", "keras_history": _place(origin)}}


# -- weights

def _weights_file(network: Network) -> bytes:
    import h5py

    buffer = io.BytesIO()
    with h5py.File(buffer, "w") as file:
        for path, weights in weight_paths(network):
            group = file.create_group(path + "/vars" if path else "vars")
            for number, weight in enumerate(weights):
                group.create_dataset(str(number), data=weight.value)
    return buffer.getvalue()


def weight_paths(network: Network, path: str = "") -> Iterator[Tuple[str, List[Weight]]]:
    """Where the weights of each layer stand in a file of Keras 3: by classes, counted, not by names."""
    yield path, []
    layers = [record for record in network.layers if record.class_name not in OPERATIONS]
    yield from _numbered(layers, path + "/layers" if path else "layers")


def _numbered(layers: List[LayerRecord], path: str) -> Iterator[Tuple[str, List[Weight]]]:
    counted: Dict[str, int] = {}
    for record in layers:
        kind = _snake(_class_in_file(record))
        number = counted[kind] = counted.get(kind, -1) + 1
        yield from _layer_paths(record, "%s/%s" % (path, "%s_%d" % (kind, number) if number else kind))


def _class_in_file(record: LayerRecord) -> str:
    return "Functional" if record.class_name in ("Model", "Graph") else record.class_name


def _layer_paths(record: LayerRecord, path: str) -> Iterator[Tuple[str, List[Weight]]]:
    if record.network is not None:
        yield from weight_paths(record.network, path)
    elif record.class_name == "TimeDistributed":
        yield path, []
        yield from _layer_paths(record.wrapped[0], path + "/layer")
    elif record.class_name == "Bidirectional":
        yield path, []
        for inner, name in zip(record.wrapped, ("forward_layer", "backward_layer")):
            yield from _layer_paths(inner, "%s/%s" % (path, name))
    elif record.class_name == "RNN":
        yield path, []
        yield from _layer_paths(record.wrapped[0], path + "/cell")
    elif record.class_name == "StackedRNNCells":
        yield path, []
        yield from _numbered(record.wrapped, path + "/cells")
    elif record.class_name in ("LSTM", "GRU", "SimpleRNN", "ConvLSTM2D"):
        yield path, []
        yield path + "/cell", record.weights
    else:
        yield path, record.weights


def _snake(name: str) -> str:
    """A class name as Keras writes it in paths.

    Examples
    --------
    >>> _snake("MaxPooling2D"), _snake("ConvLSTM2D"), _snake("PReLU")
    ('max_pooling2d', 'conv_lstm2d', 'p_re_lu')
    """
    name = re.sub(r"\W+", "", name)
    name = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub("([a-z])([A-Z])", r"\1_\2", name).lower()
