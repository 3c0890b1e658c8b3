"""The table: for each layer of 2.3.1 what it is in Keras 3, one layer or a few.

A function takes the record of a layer and returns the records that take its place, in a row.  Arguments that a class
of Keras 3 takes stand in ``ARGUMENTS``; what is not there is left out.
"""
from typing import Any, Callable, Dict, List, Optional, Sequence

import numpy as np

from keras1.conversion import weights_of_3
from keras1.conversion.weights_of_3 import on_theano
from keras1.conversion.words_of_3 import ACTIVATIONS, HARD_SIGMOID
from keras1.errors import ModelFileError
from keras1.saving.description import LayerRecord, Network, Origin, Weight

Layers = List[LayerRecord]


def refuse(record: LayerRecord, why: str, hint: str) -> ModelFileError:
    """The error on a layer that has no counterpart: which, why, and what to do."""
    return ModelFileError("layer '%s' (%s): %s" % (record.name, record.class_name, why), hint)


# -- arguments

def _words(text: str) -> Sequence[str]:
    return tuple(text.split())


def _weighted(*kinds: str) -> Sequence[str]:
    return tuple(kind + what for kind in kinds for what in ("_initializer", "_regularizer", "_constraint"))


_DENSE = _words("activation use_bias activity_regularizer") + _weighted("kernel", "bias")
_CONV = _DENSE + _words("filters kernel_size strides padding data_format dilation_rate")
_DEPTHWISE = _words("kernel_size strides padding data_format dilation_rate depth_multiplier activation use_bias "
                    "activity_regularizer") + _weighted("depthwise", "bias")
_SEPARABLE = _DEPTHWISE + ("filters",) + _weighted("pointwise")
_STEPS = _words("return_sequences return_state go_backwards stateful unroll zero_output_for_mask")
_CELL = _words("units activation use_bias dropout recurrent_dropout") + _weighted("kernel", "recurrent", "bias")
_GATED = _CELL + ("recurrent_activation",)
_POOL = _words("pool_size strides padding data_format")
_CONV_LSTM = _CONV + _STEPS + _words("recurrent_activation unit_forget_bias dropout recurrent_dropout") \
    + _weighted("recurrent")

#: What each class of Keras 3 takes, as far as 2.3.1 had it.
ARGUMENTS: Dict[str, Sequence[str]] = {
    "InputLayer": _words("batch_shape"),
    "Dense": _DENSE + ("units",),
    **dict.fromkeys(("Conv1D", "Conv2D", "Conv3D"), _CONV),
    **dict.fromkeys(("Conv2DTranspose", "Conv3DTranspose"), _CONV + ("output_padding",)),
    **dict.fromkeys(("SeparableConv1D", "SeparableConv2D"), _SEPARABLE), "DepthwiseConv2D": _DEPTHWISE,
    "SimpleRNN": _CELL + _STEPS + ("activity_regularizer",),
    "LSTM": _GATED + _STEPS + _words("unit_forget_bias activity_regularizer"),
    "GRU": _GATED + _STEPS + _words("reset_after activity_regularizer"),
    "SimpleRNNCell": _CELL, "LSTMCell": _GATED + ("unit_forget_bias",), "GRUCell": _GATED + ("reset_after",),
    "RNN": _STEPS, "StackedRNNCells": (), "ConvLSTM2D": _CONV_LSTM,
    "Bidirectional": ("merge_mode",), "TimeDistributed": (),
    "Embedding": _words("input_dim output_dim mask_zero") + _weighted("embeddings"),
    "Masking": ("mask_value",),
    "BatchNormalization": _words("axis momentum epsilon center scale") + _weighted("beta", "gamma")
    + _words("moving_mean_initializer moving_variance_initializer"),
    **dict.fromkeys(("MaxPooling1D", "MaxPooling2D", "MaxPooling3D", "AveragePooling1D", "AveragePooling2D",
                     "AveragePooling3D"), _POOL),
    **dict.fromkeys(("GlobalMaxPooling1D", "GlobalMaxPooling2D", "GlobalMaxPooling3D", "GlobalAveragePooling1D",
                     "GlobalAveragePooling2D", "GlobalAveragePooling3D", "Flatten"), ("data_format",)),
    "UpSampling1D": ("size",), "UpSampling2D": _words("size data_format interpolation"),
    "UpSampling3D": _words("size data_format"),
    "ZeroPadding1D": ("padding",), **dict.fromkeys(("ZeroPadding2D", "ZeroPadding3D"), _words("padding data_format")),
    "Cropping1D": ("cropping",), **dict.fromkeys(("Cropping2D", "Cropping3D"), _words("cropping data_format")),
    "Activation": ("activation",), "Reshape": ("target_shape",), "Permute": ("dims",), "RepeatVector": ("n",),
    "Dropout": _words("rate noise_shape seed"), "SpatialDropout1D": _words("rate"),
    **dict.fromkeys(("SpatialDropout2D", "SpatialDropout3D"), _words("rate data_format")),
    **dict.fromkeys(("GaussianDropout", "AlphaDropout"), ("rate", "seed")), "GaussianNoise": ("stddev", "seed"),
    "ActivityRegularization": ("l1", "l2"), "ELU": ("alpha",), "Softmax": ("axis",), "Rescaling": ("scale", "offset"),
    "PReLU": _words("shared_axes") + _weighted("alpha"), "LeakyReLU": ("negative_slope",),
    "ReLU": _words("max_value negative_slope threshold"), "Concatenate": ("axis",), "Dot": ("axes", "normalize"),
    **dict.fromkeys(("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum"), ()),
    "Pad": _words("pad_width mode constant_values"),
    **dict.fromkeys(("Sum", "Mean", "Prod"), ("axis", "keepdims")), "Flip": ("axis",),
}


# -- layers

def _same(record: LayerRecord) -> Layers:
    """A layer of the same name, with weights as Keras 3 wants them."""
    _check_activations(record)
    if record.class_name.startswith(("LSTM", "ConvLSTM")) and record.config.get("activation") == "hard_sigmoid":
        raise refuse(record, "activation='hard_sigmoid' for its states: that of Keras 3 is another function",
                     "write a cell with the function clip(0.2 * x + 0.5, 0, 1) there")
    weights_of_3.turn(record)
    weights_of_3.scale_for_hard_sigmoid(record)
    return [record]


def _check_activations(record: LayerRecord) -> None:
    for key in ("activation", "recurrent_activation"):
        value = record.config.get(key)
        if value is not None and value not in ACTIVATIONS:
            raise refuse(record, "the %s is %r, which Keras 3 does not have" % (key, value),
                         "give the layer a known activation, or 'linear' and write the function into the new model")


def _activation(record: LayerRecord) -> Layers:
    _check_activations(record)
    if record.config.get("activation") != "hard_sigmoid":
        return [record]
    return [LayerRecord(record.name + "_scaled", "Rescaling", {"scale": HARD_SIGMOID, "offset": 0.}), record]


def _padded_convolution(record: LayerRecord) -> Layers:
    """Where Theano's margins of 'same' are not those of Keras 3: margins as a layer of their own."""
    _same(record)
    config = record.config
    rank = int(record.class_name[-2])
    sizes = [(size - 1) * rate + 1 for size, rate in zip(_each(config["kernel_size"], rank),
                                                         _each(config.get("dilation_rate") or 1, rank))]
    alike = all(size % 2 for size in sizes) and max(_each(config.get("strides") or 1, rank)) == 1
    moved = config.get("padding") == "same" and not alike and on_theano(record)
    if config.get("padding") != "full" and not moved:
        return [record]
    margins = [[size - 1] * 2 if config["padding"] == "full" else [size // 2, (size - 1) // 2] for size in sizes]
    config["padding"] = "valid"
    padding: Dict[str, Any] = {"padding": margins if rank > 1 else margins[0]}
    if rank > 1:
        padding["data_format"] = config.get("data_format")
    return [_before(record, "padding", "ZeroPadding%dD" % rank, padding), record]


def _transposed(record: LayerRecord) -> Layers:
    """Theano's 'same' cuts as much at the front as half the kernel."""
    _same(record)
    config = record.config
    rank = 3 if record.class_name == "Conv3DTranspose" else 2
    sizes, strides = _each(config["kernel_size"], rank), _each(config.get("strides") or 1, rank)
    alike = all(size % 2 and stride == 1 for size, stride in zip(sizes, strides))
    if config.get("padding") != "same" or alike or not on_theano(record):
        return [record]
    ends = [size - size // 2 - stride for size, stride in zip(sizes, strides)]
    if min(ends) < 0:
        raise refuse(record, "padding='same' with strides of more than half the kernel is not in Keras 3 as on Theano",
                     "build it there with padding='valid' and a ZeroPadding%dD" % rank)
    config["padding"] = "valid"
    cropping = [[size // 2, end] for size, end in zip(sizes, ends)]
    cut = LayerRecord(record.name, "Cropping%dD" % rank,
                      {"cropping": cropping, "data_format": config.get("data_format")})
    record.name += "_whole"
    return [record, cut]


def _pooling(record: LayerRecord) -> Layers:
    """Theano's windows of 'same' begin earlier than those of Keras 3, unless the window is 3 and goes by 1."""
    config = record.config
    rank = int(record.class_name[-2])
    sizes = _each(config["pool_size"], rank)
    config["strides"] = strides = _each(config.get("strides") or sizes, rank)
    alike = all(size in (1, 3) and (stride == 1 or size == 1) for size, stride in zip(sizes, strides))
    if config.get("padding") != "same" or alike or not on_theano(record):
        return [record]
    if record.class_name.startswith("Average"):
        raise refuse(record, "windows of padding='same' lie elsewhere in Keras 3 than on Theano",
                     "a ZeroPadding%dD and padding='valid' come near, but count the zeros" % rank)
    fronts = [size - 2 if size > 2 and size % 2 else size - 1 for size in sizes]
    # On Theano as many windows as strides fit; a margin behind of size - 1 - front gives that many.
    margins = [[front, max(size - 1 - front, 0)] for front, size in zip(fronts, sizes)]
    config["padding"] = "valid"
    last = rank == 1 or config.get("data_format") != "channels_first"
    width = [[0, 0]] + margins + [[0, 0]] if last else [[0, 0], [0, 0]] + margins
    lowest = float(np.finfo("float32").min)
    return [_before(record, "margin", "Pad", {"pad_width": width, "mode": "constant", "constant_values": lowest}),
            record]


def _each(value: Any, rank: int) -> List[int]:
    return [int(part) for part in value] if isinstance(value, (list, tuple)) else [int(value)] * rank


def _before(record: LayerRecord, suffix: str, class_name: str, config: Dict[str, Any]) -> LayerRecord:
    return LayerRecord("%s_%s" % (record.name, suffix), class_name, config)


def _leaky(record: LayerRecord) -> Layers:
    record.config["negative_slope"] = float(record.config.get("alpha", 0.3))
    return [record]


def _thresholded(record: LayerRecord) -> Layers:
    record.class_name, theta = "ReLU", float(record.config.get("theta", 1.0))
    record.config = {"threshold": theta, "trainable": record.config.get("trainable", True)}
    return [record]


def _recurrent(record: LayerRecord) -> Layers:
    if record.class_name in ("GRU", "GRUCell"):
        record.config.setdefault("reset_after", False)
        if record.config["reset_after"]:
            record.weights = [weight.holding(weight.value.reshape(2, -1)) if weight.name == "bias" else weight
                              for weight in record.weights]
    return _same(record)


def _of_cudnn(record: LayerRecord) -> Layers:
    """A layer by cuDNN: another whose gates are sigmoids."""
    record.class_name = record.class_name[len("CuDNN"):]
    record.config.update(activation="tanh", recurrent_activation="sigmoid", use_bias=True)
    if record.class_name == "GRU":
        record.config["reset_after"] = True
    else:
        record.weights = [weight.holding(sum(np.split(weight.value, 2))) if weight.name == "bias" else weight
                          for weight in record.weights]
    return _recurrent(record)


def _cells(record: LayerRecord) -> Layers:
    """An RNN of a cell, or of several: cells are layers within, each with its own weights."""
    weights = list(record.weights)
    record.wrapped, record.weights = [_cell(record, record.config.pop("cell", None), weights)], []
    return [record]


def _cell(record: LayerRecord, data: Any, weights: List[Weight]) -> LayerRecord:
    kind, config = data.get("class_name"), dict(data.get("config") or {})
    if kind == "StackedRNNCells":
        stack = LayerRecord(config.get("name") or "stacked_rnn_cells", kind, {})
        stack.wrapped = [_cell(record, part, weights) for part in config["cells"]]
        return stack
    if kind not in ("SimpleRNNCell", "LSTMCell", "GRUCell"):
        raise refuse(record, "its cell is a %s, which Keras 3 does not have" % kind,
                     "write the cell there, and the RNN around it")
    cell = LayerRecord(config.get("name") or kind.lower(), kind, config)
    count = 3 if config.get("use_bias", True) else 2
    cell.weights, weights[:count] = weights[:count], []
    return _recurrent(cell)[0]


def _convolutional_recurrent(record: LayerRecord) -> Layers:
    """Theano places an even kernel elsewhere: an odd one with zeros at its end lies where that did."""
    chain = _recurrent(record)
    config = record.config
    sizes = _each(config["kernel_size"], 2)
    if all(size % 2 for size in sizes) or not on_theano(record):
        return chain
    if max(_each(config.get("strides") or 1, 2)) > 1 or max(_each(config.get("dilation_rate") or 1, 2)) > 1:
        raise refuse(record, "an even kernel with strides or dilation lies elsewhere in Keras 3 than on Theano",
                     "train a ConvLSTM2D with an odd kernel there")
    more = [1 - size % 2 for size in sizes]
    config["kernel_size"] = [size + one for size, one in zip(sizes, more)]
    record.weights = [weight.holding(np.pad(weight.value, [(0, more[0]), (0, more[1]), (0, 0), (0, 0)]))
                      if weight.value.ndim == 4 else weight for weight in record.weights]
    if config.get("padding") == "same":
        return chain
    margin = _before(record, "margin", "ZeroPadding2D", {"padding": [[0, one] for one in more],
                                                          "data_format": config.get("data_format")})
    per_step = _before(record, "padding", "TimeDistributed", {})
    per_step.wrapped = [margin]
    return [per_step, record]


def _merged_steps(record: LayerRecord) -> Layers:
    """TimeDistributedMerge of 0.x: a sum, mean or product over the steps."""
    record.class_name = {"sum": "Sum", "ave": "Mean", "mul": "Prod"}[record.config.get("mode", "sum")]
    record.config = {"axis": 1, "keepdims": False}
    return [record]


def _maxout(record: LayerRecord) -> Layers:
    """Dense for all pieces side by side, then the largest piece."""
    kernel, *bias = record.weights
    pieces, features, units = kernel.value.shape
    dense = _before(record, "pieces", "Dense", {"units": pieces * units, "activation": "linear",
                                                 "use_bias": bool(bias), **_moved(record)})
    dense.weights = [kernel.holding(kernel.value.transpose(1, 0, 2).reshape(features, -1), "kernel")]
    dense.weights += [part.holding(part.value.reshape(-1), "bias") for part in bias]
    record.class_name, record.config, record.weights = "GlobalMaxPooling1D", {"data_format": "channels_last"}, []
    return [dense, _before(record, "apart", "Reshape", {"target_shape": [pieces, units]}), record]


def _highway(record: LayerRecord) -> Layers:
    """A model of two Dense layers: x + carry * (h - x)."""
    _check_activations(record)
    by_name = {weight.name: weight for weight in record.weights}
    features, name = by_name["W"].value.shape[0], record.name
    start = LayerRecord(name + "_input", "InputLayer", {"batch_shape": [None, features], "dtype": "float32"}, [[]])
    new = _dense(name + "_new", features, record.config.get("activation", "linear"), by_name, "")
    carry = _dense(name + "_carry", features, "sigmoid", by_name, "_carry")
    difference = LayerRecord(name + "_difference", "Subtract", {}, [[Origin(new.name), Origin(start.name)]])
    part = LayerRecord(name + "_part", "Multiply", {}, [[Origin(carry.name), Origin(difference.name)]])
    total = LayerRecord(name + "_sum", "Add", {}, [[Origin(start.name), Origin(part.name)]])
    new.calls = carry.calls = [[Origin(start.name)]]
    record.network = Network("Model", name, [start, new, carry, difference, part, total],
                             [Origin(start.name)], [Origin(total.name)])
    record.class_name, record.config, record.weights = "Model", _moved(record), []
    return [record]


def _dense(name: str, units: int, activation: str, weights: Dict[str, Weight], suffix: str) -> LayerRecord:
    kernel, bias = weights["W" + suffix], weights.get("b" + suffix)
    record = LayerRecord(name, "Dense", {"units": units, "activation": activation, "use_bias": bias is not None})
    record.weights = [kernel.holding(kernel.value, "kernel")] + ([bias.holding(bias.value, "bias")] if bias else [])
    weights_of_3.scale_for_hard_sigmoid(record)
    return record


def _moved(record: LayerRecord) -> Dict[str, Any]:
    """Arguments of a first layer that tell its input."""
    return {key: record.config[key] for key in ("batch_input_shape", "dtype", "trainable") if key in record.config}


def _normalization(record: LayerRecord) -> Layers:
    record.config = {key: value for key, value in record.config.items() if value is not None}
    return [record]


def _no_counterpart(why: str, hint: str) -> Callable[[LayerRecord], Layers]:
    def refused(record: LayerRecord) -> Layers:
        raise refuse(record, why, hint)
    return refused


_LAMBDA = _no_counterpart("its function is code, which is not carried over",
                          "write the function as a layer of the new model: `keras1 inspect` shows its code; or take "
                          "the layer out and convert what is before and behind it")
_LOCAL = _no_counterpart("Keras 3 has no layer whose kernel differs from place to place",
                         "convert what is before and behind it, and write it there as a layer of your own")
_OWN = _no_counterpart("Keras 3 has no such normalization", "normalize with LayerNormalization or BatchNormalization "
                       "there, and train on")

#: Class of 2.3.1 (or one that earlier models still have): what becomes of it.
TABLE: Dict[str, Callable[[LayerRecord], Layers]] = {
    **dict.fromkeys(("Dense", "Embedding", "Masking"), _same),
    **dict.fromkeys(("Conv1D", "Conv2D", "Conv3D", "SeparableConv1D", "SeparableConv2D", "DepthwiseConv2D"),
                    _padded_convolution),
    **dict.fromkeys(("Conv2DTranspose", "Conv3DTranspose"), _transposed),
    **dict.fromkeys(("MaxPooling1D", "MaxPooling2D", "MaxPooling3D", "AveragePooling1D", "AveragePooling2D",
                     "AveragePooling3D"), _pooling),
    **dict.fromkeys(("SimpleRNN", "LSTM", "GRU"), _recurrent), "ConvLSTM2D": _convolutional_recurrent,
    **dict.fromkeys(("CuDNNLSTM", "CuDNNGRU"), _of_cudnn), "RNN": _cells,
    "BatchNormalization": _normalization, "Activation": _activation, "LeakyReLU": _leaky,
    **dict.fromkeys(("ThresholdedReLU", "ThresholdedLinear"), _thresholded),
    "Highway": _highway, "MaxoutDense": _maxout, "TimeDistributedMerge": _merged_steps,
    **dict.fromkeys("""InputLayer GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D GlobalAveragePooling1D
        GlobalAveragePooling2D GlobalAveragePooling3D Flatten UpSampling1D UpSampling2D UpSampling3D ZeroPadding1D
        ZeroPadding2D ZeroPadding3D Cropping1D Cropping2D Cropping3D Reshape Permute RepeatVector Dropout
        SpatialDropout1D SpatialDropout2D SpatialDropout3D GaussianDropout AlphaDropout GaussianNoise
        ActivityRegularization ELU Softmax PReLU ReLU Concatenate Dot Add Subtract Multiply Average Maximum
        Minimum""".split(), lambda record: [record]),
    **dict.fromkeys(("Lambda", "MaskedLambda", "LambdaMerge"), _LAMBDA),
    **dict.fromkeys(("LocallyConnected1D", "LocallyConnected2D"), _LOCAL),
    **dict.fromkeys(("SampleNormalization", "OwnBatchNormalization"), _OWN),
}


def converted(record: LayerRecord) -> Layers:
    """The layers of Keras 3 that do what a layer of 2.3.1 does.

    Raises
    ------
    ModelFileError
        If there are none.
    """
    rule: Optional[Callable[[LayerRecord], Layers]] = TABLE.get(record.class_name)
    if rule is None:
        raise refuse(record, "Keras 3 has no such layer",
                     "convert what is before and behind it, and write it there as a layer of your own")
    return rule(record)
