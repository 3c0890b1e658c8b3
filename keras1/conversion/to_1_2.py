"""From the words of 2.3.1 to those of 1.2.2, layer by layer: what 1.2.2 has not, it has as several layers, or not."""
import copy
from typing import Any, Callable, Dict, List, Sequence

import numpy as np

from keras1.conversion import weights_of_1, words_of_1
from keras1.conversion.arguments_of_1 import ARGUMENTS, SILENT
from keras1.conversion.records_of_3 import each, put_in_place, refuse
from keras1.conversion.shapes import Shapes
from keras1.conversion.to_keras3 import hand_out
from keras1.history import Release
from keras1.saving.description import Description, LayerRecord, Weight
from keras1.saving.upgrades import tools

Layers = List[LayerRecord]
Rule = Callable[[LayerRecord, Shapes], Layers]

_LATER = "convert to 2.3.1, to Keras 3 or to ONNX"
_FORMATS = {"channels_first": "th", "channels_last": "tf"}


def downgrade(description: Description, target: Release) -> None:
    """Bring a description in the words of 2.3.1, its kernels those of Theano, into the words of 1.2.2.

    Raises
    ------
    ModelFileError
        If there is no way to say something: which layer, why, and what to do.
    """
    shapes = Shapes(description)
    for record in tools.each(description, "TimeDistributed"):
        if record.weights and record.wrapped[0].network is not None:
            hand_out(record.wrapped[0].network, record.weights)
            record.weights = []
    for network in list(tools.networks(description.network)):
        for record in list(network.layers):
            if record.network is None:
                name = record.name
                put_in_place(network, record, _layers(record, shapes, description), name)


def _layers(record: LayerRecord, shapes: Shapes, description: Description) -> Layers:
    """What takes the place of a layer; the first of them tells what the layer told of its input."""
    _check_calls(record)
    shape = record.config.pop("batch_input_shape", None)
    dtype = record.config.pop("dtype", None) if record.class_name != "InputLayer" else None
    if record.class_name == "TimeDistributed":
        layers = _per_step(record, shapes, description)
    elif record.class_name == "Bidirectional":
        layers = [_both_ways(record, shapes, description)]
    else:
        weights_of_1.turn(record)
        layers = RULES.get(record.class_name, _unknown)(record, shapes)
        layers = [_in_words_of_1(layer, description) for layer in layers]
    if shape is not None:
        layers[0].config["batch_input_shape"] = shape
        if dtype is not None:
            layers[0].config["input_dtype"] = dtype
    return layers


def _check_calls(record: LayerRecord) -> None:
    joins = record.class_name in _MERGES or record.class_name in ("Subtract", "Minimum")
    if not joins and any(len(call) > 1 for call in record.calls):
        raise refuse(record, "Keras 1.2.2 gives a recurrent layer no first states by a call", _LATER)


# -- arguments

def _in_words_of_1(record: LayerRecord, description: Description) -> LayerRecord:
    """The layer with the arguments that its class takes; what was told and cannot be said is remarked on."""
    if record.config.pop("in_words_of_1", False):
        return record
    words, config, sizes = ARGUMENTS[record.class_name], {}, record.config.pop("sizes", {})
    for key, value in record.config.items():
        kind = words_of_1.KINDS.get(key.rpartition("_")[2])
        said = kind(value) if kind is not None and value is not None else copy.deepcopy(value)
        if key in words and (said is not None or value is None):
            config[words[key]] = said
        elif value is not None and key not in SILENT:
            description.remark(record.name, "%s=%s stays behind: Keras 1.2.2 has none" % (key, _short(value)))
        elif key == "bias_initializer" and words_of_1.initializer(value) != "zero":
            description.remark(record.name, "%s=%s stays behind: Keras 1.2.2 has none" % (key, _short(value)))
    if "dim_ordering" in config:
        config["dim_ordering"] = _FORMATS.get(config["dim_ordering"], config["dim_ordering"])
    if isinstance(config.get("forget_bias_init"), bool):
        config["forget_bias_init"] = "one" if config["forget_bias_init"] else "zero"
    config.update(sizes)
    record.config = config
    return record


def _short(value: Any) -> str:
    return str(value.get("class_name")) if isinstance(value, dict) else repr(value)


def _only(record: LayerRecord, **arguments: Sequence[Any]) -> None:
    """Refuse what 1.2.2 has no word for; of each argument those values are given that say what it does anyway."""
    for key, values in arguments.items():
        value = record.config.get(key)
        plain = value[0] if isinstance(value, (list, tuple)) and len(set(map(str, value))) == 1 else value
        if key in record.config and plain is not None and plain not in values:
            raise refuse(record, "Keras 1.2.2 has no %s=%r" % (key, value), _LATER)


# -- rules

def _same(class_name: str = "", **only: Sequence[Any]) -> Rule:
    def rule(record: LayerRecord, shapes: Shapes) -> Layers:
        _only(record, **only)
        record.class_name = class_name or record.class_name
        return [record]
    return rule


def _unknown(record: LayerRecord, shapes: Shapes) -> Layers:
    raise refuse(record, "Keras 1.2.2 has no such layer", _LATER)


def _activated(record: LayerRecord, layers: Layers) -> Layers:
    """The layers, if 1.2.2 has their activations."""
    for key in ("activation", "recurrent_activation"):
        if record.config.get(key) in ("selu", "exponential", "swish", "silu", "relu6"):
            raise refuse(record, "Keras 1.2.2 has no %s=%r" % (key, record.config[key]), _LATER)
    return layers


def _code(record: LayerRecord, shapes: Shapes) -> Layers:
    raise refuse(record, "its function is code, which is not carried over",
                 "write the model's code for Keras 1.2.2 and load the weights there")


def _affine(record: LayerRecord, shapes: Shapes) -> Layers:
    return _activated(record, [record])


def _first_channels_1d(rule: Rule) -> Rule:
    """A layer of sequences whose channels come first, between two that turn them."""
    def turned(record: LayerRecord, shapes: Shapes) -> Layers:
        if record.config.pop("data_format", None) != "channels_first":
            return rule(record, shapes)
        name, flat = record.name, record.class_name.startswith("Global")
        record.name = name + "_last"
        ahead = LayerRecord(name + "_turned", "Permute", {"dims": [2, 1]})
        behind = [] if flat else [LayerRecord(name, "Permute", {"dims": [2, 1]})]
        layers = [ahead, *rule(record, shapes), *behind]
        layers[-1].name = name
        return layers
    return turned


def _sequence(record: LayerRecord, shapes: Shapes) -> Layers:
    config = record.config
    size, rate = each(config.pop("kernel_size"), 1)[0], each(config.pop("dilation_rate", None) or 1, 1)[0]
    config["strides"] = each(config.get("strides") or 1, 1)[0]
    config["sizes"] = {"filter_length": size}
    record.class_name = {"Conv1D": "Convolution1D"}.get(record.class_name, record.class_name)
    layers = [record]
    if config.get("padding") == "causal":
        config["padding"] = "valid"
        layers = [LayerRecord(record.name + "_causal", "ZeroPadding1D", {"padding": [(size - 1) * rate, 0]}), record]
    if rate > 1:
        record.class_name = "AtrousConvolution1D"
        config["sizes"]["atrous_rate"] = rate
    return _activated(record, layers)


def _images(record: LayerRecord, shapes: Shapes) -> Layers:
    config = record.config
    rank = int(record.class_name[-2])
    rates = each(config.pop("dilation_rate", None) or 1, rank)
    config["sizes"] = dict(zip(_SIZES[rank], each(config.pop("kernel_size"), rank)))
    config["strides"] = each(config.get("strides") or 1, rank)
    record.class_name = {"Conv2D": "Convolution2D", "Conv3D": "Convolution3D"}.get(record.class_name, record.class_name)
    if max(rates) > 1:
        if rank == 3:
            raise refuse(record, "Keras 1.2.2 has no dilation_rate=%r for volumes" % (rates,), _LATER)
        record.class_name = "AtrousConvolution2D"
        config["sizes"]["atrous_rate"] = rates
    return _activated(record, [record])


_SIZES = {2: ("nb_row", "nb_col"), 3: ("kernel_dim1", "kernel_dim2", "kernel_dim3")}


def _transposed(record: LayerRecord, shapes: Shapes) -> Layers:
    """Deconvolution2D is told the shape of what it makes."""
    _only(record, dilation_rate=(1,))
    made = shapes.made(record.name)
    if made is None or None in made[1:]:
        raise refuse(record, "Deconvolution2D of Keras 1.2.2 is told the size of what it makes, which is not known",
                     "give the shape of the model's input: batch_input_shape=(None, ...), --input-shape of the command")
    record.config["sizes"] = {**dict(zip(_SIZES[2], each(record.config.pop("kernel_size"), 2))),
                              "output_shape": list(made)}
    record.class_name = "Deconvolution2D"
    return _activated(record, [record])


def _separate(record: LayerRecord, shapes: Shapes) -> Layers:
    """A convolution of each channel by itself is one of all channels with zeros between them."""
    rank, config = int(record.class_name[-2]), record.config
    depthwise, *others = record.weights
    whole = weights_of_1.between_zeros(depthwise.value)
    common = {key: config.get(key) for key in ("data_format", "padding", "strides", "kernel_size", "dilation_rate")}
    base = LayerRecord(record.name, "Conv%dD" % rank, {**config, "filters": whole.shape[-1]})
    layers = [base]
    if record.class_name.startswith("Separable"):
        base.config = {**common, "filters": whole.shape[-1], "use_bias": False, "activation": "linear"}
        base.name = record.name + "_depthwise"
        point = LayerRecord(record.name, base.class_name,
                            {**config, "kernel_size": [1] * rank, "strides": [1] * rank, "padding": "valid",
                             "dilation_rate": [1] * rank})
        # On Theano the first kernel is correlated with, so that as one of a Convolution2D it is turned.
        point.weights, others = others, []
        layers.append(point)
    base.weights = [Weight("kernel", whole.shape, "float32", whole), *others]
    for layer in layers:
        for key in [key for key in layer.config if key.startswith(("depthwise_", "pointwise_", "depth_multiplier"))]:
            del layer.config[key]
        weights_of_1.turn(layer)
    rule = _first_channels_1d(_sequence) if rank == 1 else _images
    return [part for layer in layers for part in rule(layer, shapes)]


def _rectified(record: LayerRecord, shapes: Shapes) -> Layers:
    """ReLU by what 1.2.2 has: with a slope, a threshold, or, if it is cut off, with the bends of an SReLU."""
    config = record.config
    slope, threshold = (float(config.get(key) or 0.) for key in ("negative_slope", "threshold"))
    most = config.get("max_value")
    if threshold and slope:
        raise refuse(record, "Keras 1.2.2 has no rectifier with a slope below a threshold", _LATER)
    layers: Layers = []
    if threshold:
        layers.append(LayerRecord(record.name, "ThresholdedReLU", {"theta": threshold}))
    elif most is None:
        layers.append(LayerRecord(record.name, "LeakyReLU", {"alpha": slope}) if slope else
                      LayerRecord(record.name, "Activation", {"activation": "relu"}))
    if most is not None:
        layers.append(_cut_off(record, shapes, 0. if threshold else slope, float(most)))
    if len(layers) > 1:
        layers[0].name += "_thresholded"
    return layers


def _cut_off(record: LayerRecord, shapes: Shapes, slope: float, most: float) -> LayerRecord:
    shape = shapes.read(record.name)
    if shape is None or None in shape[1:]:
        raise refuse(record, "max_value=%r is an SReLU in Keras 1.2.2, for which the size of what it reads has to be "
                     "known" % most, "give it: batch_input_shape=(None, ...), --input-shape of the command")
    made = LayerRecord(record.name, "SReLU", {})
    made.weights = [Weight(name, tuple(shape[1:]), "float32", np.full(shape[1:], value, "float32")) for name, value in
                    (("t_left", 0.), ("a_left", slope), ("t_right", most), ("a_right", 0.))]
    return made


def _softmax(record: LayerRecord, shapes: Shapes) -> Layers:
    shape, axis = shapes.read(record.name), record.config.get("axis", -1)
    if axis != -1 and (shape is None or axis != len(shape) - 1):
        raise refuse(record, "softmax of Keras 1.2.2 goes along the last axis", "put a Permute before and behind it")
    return [LayerRecord(record.name, "Activation", {"activation": "softmax"})]


def _noise(record: LayerRecord, shapes: Shapes) -> Layers:
    """AlphaDropout, in use nothing, is a Dropout, which trains otherwise."""
    return [LayerRecord(record.name, "Dropout", {"rate": record.config.get("rate", 0.5), "noise_shape": None})]


def _flattened(record: LayerRecord, shapes: Shapes) -> Layers:
    """Channels that come first go to the end before."""
    if record.config.pop("data_format", None) != "channels_first":
        return [record]
    shape = shapes.read(record.name)
    if shape is None:
        raise refuse(record, "Keras 1.2.2 flattens values as they lie, and how many axes there are is not known",
                     "give the shape of the model's input: batch_input_shape=(None, ...), --input-shape of the command")
    if len(shape) < 4:  # two channels axes, or none, are as they lie
        return [record] if len(shape) == 2 else [_channels_to_the_end(record, 3), record]
    return [_channels_to_the_end(record, len(shape)), record]


def _channels_to_the_end(record: LayerRecord, rank: int) -> LayerRecord:
    return LayerRecord(record.name + "_last", "Permute", {"dims": [*range(2, rank), 1]})


def _sides(record: LayerRecord, shapes: Shapes) -> Layers:
    """Zeros on each side: of images in one row, of volumes the same on both sides."""
    padding = record.config.get("padding", 1)
    if isinstance(padding, (list, tuple)) and isinstance(padding[0], (list, tuple)):
        if record.class_name == "ZeroPadding2D":
            padding = [side for pair in padding for side in pair]
        elif any(front != behind for front, behind in padding):
            raise refuse(record, "Keras 1.2.2 pads both ends of a volume alike", _LATER)
        else:
            padding = [front for front, _ in padding]
    record.config["padding"] = padding
    return [record]


def _windows_1d(record: LayerRecord, shapes: Shapes) -> Layers:
    for key in ("pool_size", "strides"):
        if record.config.get(key) is not None:
            record.config[key] = each(record.config[key], 1)[0]
    return [record]


def _normalized(record: LayerRecord, shapes: Shapes) -> Layers:
    axis = record.config.get("axis", -1)
    record.config["axis"] = axis[0] if isinstance(axis, (list, tuple)) else axis
    weights_of_1.raise_epsilon(record)
    return [record]


def _recurrent(record: LayerRecord, shapes: Shapes) -> Layers:
    _only(record, reset_after=(False,), return_state=(False,))
    record.config["stateful"] = bool(record.config.get("stateful"))
    return _activated(record, [record])


def _recurrent_images(record: LayerRecord, shapes: Shapes) -> Layers:
    _only(record, return_state=(False,), dilation_rate=(1,))
    record.config["sizes"] = dict(zip(_SIZES[2], each(record.config.pop("kernel_size"), 2)))
    record.config["strides"] = each(record.config.get("strides") or 1, 2)
    return _activated(record, [record])


def _cells(record: LayerRecord, shapes: Shapes) -> Layers:
    """Cells upon each other are layers upon each other."""
    cell = record.config.pop("cell")
    cells = cell["config"]["cells"] if cell["class_name"] == "StackedRNNCells" else [cell]
    weights, layers = list(record.weights), []
    for number, part in enumerate(cells):
        kind, last = part["class_name"], number == len(cells) - 1
        if kind not in ("LSTMCell", "GRUCell", "SimpleRNNCell"):
            raise refuse(record, "its cell is a %s, which Keras 1.2.2 does not have" % kind, _LATER)
        config = {**{key: value for key, value in record.config.items()}, **part["config"]}
        config["return_sequences"] = bool(record.config.get("return_sequences")) or not last
        config["go_backwards"] = bool(record.config.get("go_backwards")) and number == 0
        layer = LayerRecord(record.name if last else "%s_%d" % (record.name, number + 1), kind[:-len("Cell")], config)
        count = 3 if config.get("use_bias", True) else 2
        layer.weights, weights = weights[:count], weights[count:]
        weights_of_1.turn(layer)
        layers += _recurrent(layer, shapes)
    return layers


# -- merges, wrappers

_MERGES = {"Add": "sum", "Multiply": "mul", "Average": "ave", "Maximum": "max", "Concatenate": "concat", "Dot": "dot"}


def _merge(record: LayerRecord, shapes: Shapes) -> Layers:
    config, mode = record.config, _MERGES[record.class_name]
    made = LayerRecord(record.name, "Merge", {
        "mode": mode, "mode_type": "raw", "concat_axis": config.get("axis", -1), "dot_axes": config.get("axes", -1),
        "output_shape": None, "output_shape_type": "raw", "arguments": {}, "output_mask": None,
        "output_mask_type": "raw", "in_words_of_1": True})
    if not config.get("normalize"):
        return [made]
    shape = shapes.made(record.name)
    if shape is None or len(shape) != 2:
        raise refuse(record, "a Dot that normalizes is in 1.2.2 for vectors only", _LATER)
    made.config["mode"], made.name = "cos", record.name + "_cosine"
    return [made, LayerRecord(record.name, "Reshape", {"target_shape": [1]})]


def _of_function(record: LayerRecord, shapes: Shapes) -> Layers:
    raise refuse(record, "a Merge of Keras 1.2.2 does that with a function only, and code is not carried over",
                 "write merge([a, b], mode=lambda x: ..., output_shape=lambda s: s[0]) in the model's code of 1.2.2, "
                 "and load the weights of the other layers there; or " + _LATER)


def _per_step(record: LayerRecord, shapes: Shapes, description: Description) -> Layers:
    """A wrapper around each of the layers that take the place of the one inside."""
    inner = record.wrapped[0]
    if inner.network is not None:
        record.config = {key: value for key, value in record.config.items() if key in ARGUMENTS["TimeDistributed"]}
        return [record]
    inner.weights, inner.calls = list(record.weights), []
    if len(inner.config.get("batch_input_shape") or []) == 0:
        inner.config.pop("batch_input_shape", None)
    if inner.class_name == "BatchNormalization":
        return _normalized_steps(record, inner, shapes, description)
    chain, layers = _layers(inner, shapes, description), []
    for number, layer in enumerate(chain):
        last = number == len(chain) - 1
        wrapper = LayerRecord(record.name if last else "%s_%d" % (record.name, number + 1), "TimeDistributed", {
            "trainable": record.config.get("trainable", True)}, weights=layer.weights, wrapped=[layer])
        layer.weights = []
        layers.append(wrapper)
    return layers


def _normalized_steps(record: LayerRecord, inner: LayerRecord, shapes: Shapes, description: Description) -> Layers:
    """Without the wrapper, which 1.2.2 puts around none on Theano: the same means serve all steps anyway."""
    axis = inner.config.get("axis", -1)
    axis = axis[0] if isinstance(axis, (list, tuple)) else axis
    inner.config["axis"] = axis + 1 if axis > 0 else axis
    inner.name = record.name
    return _layers(inner, shapes, description)


def _both_ways(record: LayerRecord, shapes: Shapes, description: Description) -> LayerRecord:
    inner = record.wrapped[0]
    half = len(record.weights) // 2
    sides = [record.weights[:half], record.weights[half:]]
    record.weights = []
    for weights in sides:
        layer = copy.deepcopy(inner)
        layer.weights, layer.calls = list(weights), []
        chain = _layers(layer, shapes, description)
        record.weights += chain[0].weights
    chain[0].weights = []
    record.wrapped = chain[:1]
    return _in_words_of_1(record, description)


RULES: Dict[str, Rule] = {
    **dict.fromkeys("""Embedding Masking Dropout SpatialDropout1D SpatialDropout2D SpatialDropout3D GaussianDropout
        GaussianNoise ActivityRegularization Reshape Permute RepeatVector LeakyReLU ELU PReLU ThresholdedReLU SReLU
        Cropping1D Cropping2D Cropping3D UpSampling3D GlobalMaxPooling2D GlobalAveragePooling2D GlobalMaxPooling3D
        GlobalAveragePooling3D InputLayer MaxPooling2D MaxPooling3D AveragePooling2D AveragePooling3D MaxoutDense
        Highway""".split(), _same()),
    "UpSampling1D": _same(), "UpSampling2D": _same(interpolation=("nearest",)),
    **dict.fromkeys(("Dense", "Activation"), _affine),
    **dict.fromkeys(("Conv1D",), _first_channels_1d(_sequence)), "LocallyConnected1D": _sequence,
    **dict.fromkeys(("Conv2D", "Conv3D", "LocallyConnected2D"), _images), "Conv2DTranspose": _transposed,
    **dict.fromkeys(("SeparableConv1D", "SeparableConv2D", "DepthwiseConv2D"), _separate),
    **dict.fromkeys(("MaxPooling1D", "AveragePooling1D"), _first_channels_1d(_windows_1d)),
    **dict.fromkeys(("GlobalMaxPooling1D", "GlobalAveragePooling1D"), _first_channels_1d(_same())),
    **dict.fromkeys(("ZeroPadding1D", "ZeroPadding2D", "ZeroPadding3D"), _sides),
    **dict.fromkeys(("LSTM", "GRU", "SimpleRNN"), _recurrent), "ConvLSTM2D": _recurrent_images, "RNN": _cells,
    "BatchNormalization": _normalized, "Flatten": _flattened, "ReLU": _rectified, "Softmax": _softmax,
    "AlphaDropout": _noise, "Lambda": _code, **dict.fromkeys(_MERGES, _merge),
    **dict.fromkeys(("Subtract", "Minimum"), _of_function),
}
