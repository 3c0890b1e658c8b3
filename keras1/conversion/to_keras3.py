"""From a description in the words of 2.3.1 to one in the words of Keras 3.

The result is a `keras1.saving.description.Network` again: its classes and arguments are those of Keras 3, a wrapped
layer has its own weights, and every network that is not a plain stack is a "Model".
"""
import copy
from typing import Any, Dict, List, Mapping, Optional, Tuple

from keras1.conversion import layers_of_3, words_of_3
from keras1.conversion.operations import OPERATIONS
from keras1.conversion.records_of_3 import START, refuse
from keras1.conversion.shapes import Shapes
from keras1.saving import kernels
from keras1.saving.description import Description, LayerRecord, Network, Origin, Weight
from keras1.saving.upgrades import tools, upgraded
from keras1.saving.weight_names import weight_names

_FUNCTIONS = ("Lambda", "MaskedLambda", "LambdaMerge")
_RECURRENT = ("LSTM", "GRU", "SimpleRNN", "ConvLSTM2D", "Bidirectional")


def to_keras3(description: Description, functions: Optional[Mapping[str, str]] = None,
              custom_objects: Optional[Dict[str, Any]] = None) -> Network:
    """What a model is in Keras 3.

    Parameters
    ----------
    description : Description
        With values; of any release.  It stays as it is.
    functions : dict of str, optional
        By name of a Lambda layer, or of a function, where it is to be found for Keras 3: ``"module:function"``.
    custom_objects : dict, optional
        See `open_model`; for the shapes that some layers need to know.

    Raises
    ------
    ModelFileError
        If a layer has no counterpart: which, and what to do.

    Examples
    --------
    >>> from keras1.saving.description import Origins
    >>> dense = LayerRecord("d", "Dense", {"output_dim": 2, "input_dim": 3, "init": "uniform"}, [[]])
    >>> old = Description([], Origins("1.2.2", True, "1.2.2", "1.2.2"), Network("Sequential", "s", [dense]))
    >>> [(layer.class_name, layer.config.get("units")) for layer in to_keras3(old).layers]
    [('InputLayer', None), ('Dense', 2)]
    """
    network = upgraded(kernels.on_theano(description), "2.3.1").network
    for record in network.every():
        if description.origins.backend in ("tensorflow", "cntk"):
            record.config["backend"] = "tensorflow"
        if functions:
            record.config["functions"] = dict(functions)
        if record.class_name in _FUNCTIONS:
            record.config["listing"] = "\n".join(code.listing for code in description.code if code.layer == record.name)
    _convert(network, Shapes(description, custom_objects=custom_objects))
    return network


def _convert(network: Network, shapes: Shapes) -> None:
    """Bring a network, and those within, into the words of Keras 3."""
    _begin_with_input(network)
    for record in list(network.layers):
        if record.network is not None:
            _convert(record.network, shapes)
            record.class_name = record.network.kind
            continue
        _put_zeros_behind(network, record)
        if record in network.layers:
            _put_in_place(network, record, _layers(record, shapes))
    joined = any(len(call) > 1 for record in network.layers for call in record.calls)
    if joined or any(record.class_name in OPERATIONS for record in network.layers):
        network.kind = "Model"


def _put_in_place(network: Network, record: LayerRecord, layers: List[LayerRecord]) -> None:
    """A chain of layers, or layers that tell what they read, in the place of one; the last makes what it made."""
    if not any(layer.calls for layer in layers if layer is not record):
        tools.replace(network, record, layers)
        return
    for layer in layers:
        reads = layer.calls[0]
        layer.calls = [[call[0] if origin == START else origin._replace(call=number) for origin in reads]
                       for number, call in enumerate(record.calls)]
    place = next(index for index, layer in enumerate(network.layers) if layer is record)
    network.layers[place:place + 1] = layers


def _begin_with_input(network: Network) -> None:
    """A stack tells its input by a layer of its own."""
    if network.kind != "Sequential" or not network.layers or network.layers[0].class_name == "InputLayer":
        for record in network.layers:
            if record.class_name == "InputLayer":
                _name_shape(record)
        return
    first = network.layers[0]
    shape = input_shape(first)
    if shape is None:
        return
    taken = {record.name for record in network.layers}
    name = first.name + "_input"
    while name in taken:
        name += "_"
    start = LayerRecord(name, "InputLayer", {"batch_shape": shape, "dtype": _type(first)}, [[]])
    first.calls = [[Origin(name)]]
    network.layers.insert(0, start)
    network.inputs = [Origin(name)]


def _name_shape(record: LayerRecord) -> None:
    record.config = {"batch_shape": list(record.config["batch_input_shape"]), "dtype": _type(record)}


def _type(record: LayerRecord) -> str:
    """Numbers of words come as floats in 2.3.1, and may in Keras 3."""
    if record.network is not None and record.network.layers:
        return _type(record.network.layers[0])
    return record.config.get("dtype") or "float32"


def input_shape(record: LayerRecord) -> Any:
    """The batch shape of what a first layer reads, as far as it tells; None if it does not."""
    if record.network is not None:
        first = record.network.layers[0] if record.network.layers else None
        return first and (first.config.get("batch_shape") or input_shape(first))
    config = record.config
    if config.get("batch_input_shape") is not None:
        return list(config["batch_input_shape"])
    if config.get("input_shape") is not None:
        return [None, *config["input_shape"]]
    if record.class_name == "Embedding":
        length = config.get("input_length")
        return [None, *(length if isinstance(length, (list, tuple)) else [length])]
    if config.get("input_dim"):
        flat = record.class_name in ("Dense", "Highway", "MaxoutDense")
        return [None, config["input_dim"]] if flat else [None, config.get("input_length"), config["input_dim"]]
    return input_shape(record.wrapped[0]) if record.wrapped and record.class_name == "Bidirectional" else None


# -- layers

def _layers(record: LayerRecord, shapes: Shapes) -> List[LayerRecord]:
    if record.class_name == "TimeDistributed":
        return [_time_distributed(record, shapes)]
    if record.class_name == "Bidirectional":
        return [_bidirectional(record, shapes)]
    if record.class_name in layers_of_3.READING_SHAPES:
        record.config["shape_read"] = shapes.read(record.name)
    return [_finished(layer) for layer in layers_of_3.converted(record)]


_ORDERED = ("2D", "3D", "Conv2DTranspose", "Conv3DTranspose")


def _finished(record: LayerRecord) -> LayerRecord:
    """The layer with the arguments that its class takes, in the words of Keras 3."""
    if record.network is not None:
        return record
    taken = layers_of_3.ARGUMENTS[record.class_name]
    if "data_format" in taken and not record.config.get("data_format"):
        first = record.class_name.endswith(_ORDERED)
        record.config["data_format"] = "channels_first" if first else "channels_last"
    config: Dict[str, Any] = {"trainable": bool(record.config.get("trainable", True))}
    if record.class_name in (*OPERATIONS, "InputLayer") or record.class_name.startswith("SpatialDropout"):
        config = {}  # which have no such argument
    for key, value in record.config.items():
        if key in taken:
            config[key] = _argument(key, value)
    if record.class_name == "InputLayer":
        config["dtype"] = record.config.get("dtype", "float32")
    record.config = {key: value for key, value in config.items() if value is not None or key == "merge_mode"}
    record.wrapped = [_finished(inner) for inner in record.wrapped]
    return record


def _argument(key: str, value: Any) -> Any:
    for kind in ("initializer", "regularizer", "constraint"):
        if key.endswith("_" + kind):
            return getattr(words_of_3, kind)(value)
    return copy.deepcopy(value)


def _time_distributed(record: LayerRecord, shapes: Shapes) -> LayerRecord:
    """The layer inside has its own weights; several in its place are a network."""
    inner = record.wrapped[0]
    for key in ("backend", "functions"):
        if key in record.config:
            inner.config[key] = record.config[key]
    if inner.network is not None:
        if record.weights:
            hand_out(inner.network, record.weights)
        _convert(inner.network, shapes)
        inner.class_name = inner.network.kind
    else:
        inner.weights = list(record.weights)
        chain = _layers(inner, shapes)
        inner = chain[0] if len(chain) == 1 and chain[0].class_name not in OPERATIONS else \
            _network_of(record, inner, chain, shapes)
    record.config = _of_wrapper(record)
    record.wrapped, record.weights = [inner], []
    return record


def _network_of(record: LayerRecord, inner: LayerRecord, layers: List[LayerRecord], shapes: Shapes) -> LayerRecord:
    """Several layers in the place of the one that a wrapper holds."""
    name, last = record.name + "_stack", layers[-1].name
    stack = LayerRecord(last, inner.class_name, {}, [[Origin(name + "_input")]])
    start = LayerRecord(name + "_input", "InputLayer", {}, [[]])
    network = Network("Sequential", name, [start, stack], [Origin(start.name)], [Origin(last)])
    _put_in_place(network, stack, layers)
    joined = any(len(layer.calls[0]) > 1 for layer in layers)
    if joined or any(layer.class_name in OPERATIONS for layer in layers):
        shape = shapes.read(inner.name) or shapes.read(record.name) and (None, *shapes.read(record.name)[2:])
        if shape is None:
            raise refuse(record, "what is inside needs several operations in Keras 3, and its shape is not known",
                         "give the shape of the model's input: batch_input_shape=(None, ...), --input-shape")
        network.kind, start.config = "Model", {"batch_shape": list(shape), "dtype": "float32"}
    else:
        network.layers, network.inputs = layers, [Origin(layers[0].name)]
        layers[0].calls = [[]]
    return LayerRecord(name, network.kind, {}, [[]], network=network)


def hand_out(network: Network, weights: List[Weight]) -> None:
    """The weights that a wrapper holds, to the layers of the network that it wraps: first all that are trained."""
    holders = [(record, *_counts(record)) for record in network.holders()]
    trained = sum(count for _, count, _ in holders)
    first, rest = weights[:trained], weights[trained:]
    for record, count, more in holders:
        record.weights, first, rest = first[:count] + rest[:more], first[count:], rest[more:]


def _counts(record: LayerRecord) -> Tuple[int, int]:
    """How many weights a layer has that are trained, and how many that are not."""
    inner = record.wrapped[0] if record.wrapped else record
    names = (weight_names(inner.class_name, inner.config, 2) or []) * (2 if record.class_name == "Bidirectional" else 1)
    if not record.config.get("trainable", True):
        return 0, len(names)
    still = sum(name.startswith("moving_") for name in names)
    return len(names) - still, still


def _bidirectional(record: LayerRecord, shapes: Shapes) -> LayerRecord:
    """Two layers, one of each direction, each with half of the weights."""
    half = len(record.weights) // 2
    forward = record.wrapped[0]
    backward = copy.deepcopy(forward)
    forward.weights, backward.weights = record.weights[:half], record.weights[half:]
    backward.config["go_backwards"] = not forward.config.get("go_backwards", False)
    name = forward.name
    forward.name, backward.name = "forward_" + name, "backward_" + name
    record.wrapped = [_layers(forward, shapes)[0], _layers(backward, shapes)[0]]
    record.config, record.weights = {"merge_mode": record.config.get("merge_mode", "concat"), **_of_wrapper(record)}, []
    return record


def _of_wrapper(record: LayerRecord) -> Dict[str, Any]:
    return {"trainable": bool(record.config.get("trainable", True))}


def _put_zeros_behind(network: Network, record: LayerRecord) -> None:
    """Zeros at masked steps, as 0.3.1 had them, are an argument of a recurrent layer of Keras 3."""
    if record.class_name != "ZeroMasked":
        return
    before = network.named(record.calls[0][0].layer)
    if before.class_name not in _RECURRENT:
        raise refuse(record, "zeros at masked steps behind a %s" % before.class_name, "see docs/moving.md")
    before.config["zero_output_for_mask"] = True
    tools.reread(network, record.name, lambda origin: origin._replace(layer=before.name))
    network.layers.remove(record)
