"""From a description in the words of 2.3.1 to one in the words of Keras 3.

The result is a `keras1.saving.description.Network` again: its classes and arguments are those of Keras 3, a wrapped
layer has its own weights, and every network that is not a plain stack is a "Model".
"""
import copy
from typing import Any, Dict, List, Tuple

from keras1.conversion import layers_of_3, words_of_3
from keras1.conversion.layers_of_3 import refuse
from keras1.saving import kernels
from keras1.saving.description import Description, LayerRecord, Network, Origin, Weight
from keras1.saving.upgrades import tools, upgraded
from keras1.saving.weight_names import weight_names

#: Operations of ``keras.ops``, which stand in graphs of Keras 3 beside layers: only in a model, never in a stack.
OPERATIONS = ("Pad", "Sum", "Mean", "Prod", "Flip")

_RECURRENT = ("LSTM", "GRU", "SimpleRNN", "ConvLSTM2D", "Bidirectional")


def to_keras3(description: Description) -> Network:
    """What a model is in Keras 3.

    Parameters
    ----------
    description : Description
        With values; of any release.  It stays as it is.

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
    if description.origins.backend in ("tensorflow", "cntk"):
        for record in network.every():
            record.config["backend"] = "tensorflow"
    _convert(network)
    return network


def _convert(network: Network) -> None:
    """Bring a network, and those within, into the words of Keras 3."""
    _begin_with_input(network)
    for record in list(network.layers):
        if record.network is not None:
            _convert(record.network)
            record.class_name = record.network.kind
            continue
        _put_zeros_behind(network, record)
        if record in network.layers:
            tools.replace(network, record, _layers(record))
    if any(record.class_name in OPERATIONS for record in network.layers):
        network.kind = "Model"


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

def _layers(record: LayerRecord) -> List[LayerRecord]:
    if record.class_name == "TimeDistributed":
        return [_time_distributed(record)]
    if record.class_name == "Bidirectional":
        return [_bidirectional(record)]
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


def _time_distributed(record: LayerRecord) -> LayerRecord:
    """The layer inside has its own weights; several in its place are a stack."""
    inner = record.wrapped[0]
    _hand_over_backend(record, inner)
    if inner.network is not None:
        if record.weights:
            _hand_out(inner.network, record.weights)
        _convert(inner.network)
        inner.class_name = inner.network.kind
    else:
        inner.weights = list(record.weights)
        chain = _layers(inner)
        if len(chain) > 1:
            inner = _stack_of(record, chain)
        else:
            inner = chain[0]
    record.config = _of_wrapper(record)
    record.wrapped, record.weights = [inner], []
    return record


def _hand_over_backend(record: LayerRecord, inner: LayerRecord) -> None:
    if "backend" in record.config:
        inner.config["backend"] = record.config["backend"]


def _stack_of(record: LayerRecord, chain: List[LayerRecord]) -> LayerRecord:
    if any(layer.class_name in OPERATIONS for layer in chain):
        raise refuse(record, "what is inside needs several operations in Keras 3",
                     "write it there as a layer of your own")
    name = record.name + "_stack"
    for before, layer in zip(chain, chain[1:]):
        layer.calls = [[Origin(before.name)]]
    chain[0].calls = [[]]
    network = Network("Sequential", name, chain, [Origin(chain[0].name)], [Origin(chain[-1].name)])
    return LayerRecord(name, "Sequential", {}, [[]], network=network)


def _hand_out(network: Network, weights: List[Weight]) -> None:
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


def _bidirectional(record: LayerRecord) -> LayerRecord:
    """Two layers, one of each direction, each with half of the weights."""
    half = len(record.weights) // 2
    forward = record.wrapped[0]
    backward = copy.deepcopy(forward)
    forward.weights, backward.weights = record.weights[:half], record.weights[half:]
    backward.config["go_backwards"] = not forward.config.get("go_backwards", False)
    name = forward.name
    forward.name, backward.name = "forward_" + name, "backward_" + name
    record.wrapped = [_layers(forward)[0], _layers(backward)[0]]
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
