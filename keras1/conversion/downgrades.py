"""From the words of a release to those of an earlier one: from 2.x to 1.2.2, and from 1.x to 0.3.

Of what 2.x and 1.x brought only that goes which the earlier release has; the rest is refused by name.
"""
import copy
from typing import Callable, Dict, List, Tuple

import numpy as np

from keras1.errors import ModelFileError
from keras1.history import Release, release
from keras1.saving.description import Description, LayerRecord, Weight
from keras1.saving.upgrades import to_2_0, tools, upgraded

Arrays = List[np.ndarray]


def downgraded(description: Description, target: Release) -> Description:
    """The description in the words of an earlier release.

    Parameters
    ----------
    description : Description
        With values, its kernels those of Theano; it stays as it is.
    target : Release

    Raises
    ------
    ModelFileError
        If a layer, or what it was told, is not in that release.
    """
    found = copy.deepcopy(description)
    for first, words, step in STEPS:
        if target < first <= release(found.release):
            found = upgraded(found, _last_of(found.release))
            step(found)
            found.origins.release = words
    return found if release(found.release) <= target else _named(found, target)


def _last_of(name: str) -> str:
    """The latest release of a generation: what is there is brought to its words first."""
    return "2.3.1" if name[0] == "2" else "1.2.2"


def _named(found: Description, target: Release) -> Description:
    found.origins.release = str(target)
    return found


# -- from 2.3.1 to 1.2.2

_CLASSES = {"Conv1D": "Convolution1D", "Conv2D": "Convolution2D", "Conv3D": "Convolution3D",
            "SeparableConv2D": "SeparableConvolution2D"}
_MERGES = {"Add": "sum", "Multiply": "mul", "Average": "ave", "Maximum": "max", "Concatenate": "concat", "Dot": "dot"}
_FORMATS = {"channels_first": "th", "channels_last": "tf"}

#: What 1.2.2 has no word for, and the value that says what it does all the same.
_ONLY = {"use_bias": None, "reset_after": (False,), "return_state": (False,), "dilation_rate": None,
         "output_padding": (None,), "threshold": (0., 0), "shared_axes": None, "center": None, "scale": None,
         "noise_shape": (None,), "interpolation": ("nearest",), "depth_multiplier": None}

#: Arguments that guide how a layer begins or is computed.
_FORGOTTEN = ("kernel_initializer", "recurrent_initializer", "bias_initializer", "embeddings_initializer",
              "beta_initializer", "gamma_initializer", "alpha_initializer", "moving_mean_initializer",
              "moving_variance_initializer", "depthwise_initializer", "pointwise_initializer", "implementation",
              "beta_constraint", "gamma_constraint", "alpha_constraint", "alpha_regularizer", "seed", "dtype",
              "unit_forget_bias", "noise_shape", "bias_regularizer", "recurrent_constraint", "activity_regularizer",
              "kernel_regularizer", "recurrent_regularizer", "kernel_constraint", "bias_constraint",
              "embeddings_regularizer", "embeddings_constraint", "beta_regularizer", "gamma_regularizer",
              "depthwise_regularizer", "depthwise_constraint", "pointwise_regularizer", "pointwise_constraint",
              "sparse")

_KNOWN = frozenset("""Dense Embedding LSTM GRU SimpleRNN MaxPooling1D MaxPooling2D MaxPooling3D AveragePooling1D
    AveragePooling2D AveragePooling3D GlobalMaxPooling1D GlobalMaxPooling2D GlobalAveragePooling1D
    GlobalAveragePooling2D UpSampling1D UpSampling2D UpSampling3D ZeroPadding1D ZeroPadding2D ZeroPadding3D Cropping1D
    Cropping2D Cropping3D Activation Dropout SpatialDropout1D SpatialDropout2D SpatialDropout3D GaussianNoise
    GaussianDropout Flatten Reshape Permute RepeatVector Masking BatchNormalization LeakyReLU PReLU ELU
    ThresholdedReLU TimeDistributed Bidirectional InputLayer Highway MaxoutDense Sequential Model""".split())


def _to_1_2_2(description: Description) -> None:
    for record in tools.each(description):
        _gates_apart(record)
    for record in tools.each(description):
        _to_words_of_1(record)
    description.training = None
    description.optimizer_weights = []
    description.remark("file", "loss, optimizer, regularizers and initializers stay behind")


def _to_words_of_1(record: LayerRecord) -> None:
    before, config = record.class_name, record.config
    _check(record)
    rates = config.get("dilation_rate") or 1
    for key in (*_FORGOTTEN, *_ONLY):
        if key != "use_bias" and key != "shared_axes":
            config.pop(key, None)
    if before in _MERGES:
        _merge(record)
        return
    record.class_name = _CLASSES.get(before, before)
    if before in ("Conv1D", "Conv2D") and np.max(rates) > 1:
        record.class_name = "Atrous" + record.class_name
        config["atrous_rate"] = rates if before == "Conv2D" else int(np.max(rates))
    if before.endswith("1D") or before == "Flatten":
        config.pop("data_format", None)
    for new, old in _words(record.class_name).items():
        if new in config:
            config[old] = config.pop(new)
    if "dim_ordering" in config:
        config["dim_ordering"] = _FORMATS[config["dim_ordering"]]
    _sizes(record)
    if before == "InputLayer":
        config["input_dtype"] = "float32"


def _words(class_name: str) -> Dict[str, str]:
    """The words of 1.2.2 for those of 2.3.1."""
    words = to_2_0._WORDS.get(class_name, {})
    skipped = ("atrous_rate", "input_dtype")
    return {new: old for old, new in words.items() if old not in skipped}


def _check(record: LayerRecord) -> None:
    known = record.class_name in _KNOWN or record.class_name in _CLASSES or record.class_name in _MERGES
    if record.class_name == "Flatten" and record.config.get("data_format") == "channels_first":
        raise ModelFileError("layer '%s' (Flatten): Keras 1.2.2 flattens values as they lie, not channels last"
                             % record.name, "put a Permute before it that moves the channels to the end, and give it "
                             "data_format='channels_last'")
    if not known:
        raise ModelFileError("layer '%s' (%s): Keras 1.2.2 has no such layer" % (record.name, record.class_name),
                             "convert to 2.3.1, to Keras 3 or to ONNX")
    if record.config.get("padding") == "causal":
        raise ModelFileError("layer '%s' (%s): Keras 1.2.2 has no padding='causal'" % (record.name, record.class_name),
                             "put a ZeroPadding1D before it")
    for key, values in _ONLY.items():
        value = record.config.get(key)
        plain = value[0] if isinstance(value, (list, tuple)) and len(set(map(str, value))) == 1 else value
        if key in record.config and values is not None and plain not in values:
            raise ModelFileError("layer '%s' (%s): Keras 1.2.2 has no %s=%r" % (record.name, record.class_name, key,
                                                                                 value),
                                 "convert to 2.3.1, to Keras 3 or to ONNX")


def _sizes(record: LayerRecord) -> None:
    """Sizes that had an argument for each axis, or were single numbers."""
    config = record.config
    size = config.pop("kernel_size", None)
    flat = record.class_name in ("Convolution1D", "AtrousConvolution1D")
    if flat:
        config["filter_length"] = size[0] if isinstance(size, (list, tuple)) else size
    elif size is not None:
        names = {2: ("nb_row", "nb_col"), 3: ("kernel_dim1", "kernel_dim2", "kernel_dim3")}[len(size)]
        config.update(zip(names, size))
    for key in ("subsample_length", "pool_length", "stride", "length"):
        if isinstance(config.get(key), (list, tuple)):
            config[key] = config[key][0]
    if "axis" in config and isinstance(config["axis"], (list, tuple)):
        config["axis"] = config["axis"][0]
    if record.class_name in ("LSTM", "GRU", "SimpleRNN"):
        config.pop("use_bias", None)
        config.pop("bias", None)


def _merge(record: LayerRecord) -> None:
    config, mode = record.config, _MERGES[record.class_name]
    if config.get("normalize"):
        raise ModelFileError("layer '%s': a Dot that normalizes has another shape in 1.2.2" % record.name,
                             "convert to 2.3.1, to Keras 3 or to ONNX")
    record.class_name = "Merge"
    record.config = {"mode": mode, "mode_type": "raw", "concat_axis": config.get("axis", -1),
                     "dot_axes": config.get("axes", -1), "output_shape": None, "output_shape_type": "raw",
                     "arguments": {}, "output_mask": None, "output_mask_type": "raw"}


# -- weights of 1.2.2

def _gates_apart(record: LayerRecord) -> None:
    """Gates one by one, kernels as their ordering has them."""
    wraps = record.wrapped and record.class_name in ("TimeDistributed", "Bidirectional")
    layer = record.wrapped[0] if wraps else record
    change = _WEIGHTS.get(layer.class_name)
    if change is None or not record.weights:
        return
    halves = 2 if record.class_name == "Bidirectional" else 1
    size = len(record.weights) // halves
    parts = [record.weights[number * size:(number + 1) * size] for number in range(halves)]
    stored = record.weights[0]
    values = [value for part in parts for value in change(layer, [weight.value for weight in part])]
    record.weights = [stored.holding(np.ascontiguousarray(value), "weight") for value in values]


def _with_bias(layer: LayerRecord, values: Arrays) -> Arrays:
    """With zeros where a recurrent layer has no biases."""
    return values if len(values) == 3 else [*values, np.zeros(values[0].shape[-1], values[0].dtype)]


def _normalization(layer: LayerRecord, values: Arrays) -> Arrays:
    """With a scale of ones and a shift of zeros, where there is none."""
    *own, mean, variance = values
    scale = own.pop(0) if layer.config.get("scale", True) else np.ones_like(mean)
    return [scale, own.pop(0) if own else np.zeros_like(mean), mean, variance]


def _apart(order: str) -> Callable[[LayerRecord, Arrays], Arrays]:
    def gates(layer: LayerRecord, values: Arrays) -> Arrays:
        pieces = [np.split(value, len(order), axis=-1) for value in _with_bias(layer, values)]
        return [kind[int(gate)] for gate in order for kind in pieces]
    return gates


def _filters(layer: LayerRecord, values: Arrays) -> Arrays:
    if layer.config.get("data_format") == "channels_last":
        return values
    return [_turned(value) if value.ndim > 2 else value for value in values]


def _turned(value: np.ndarray) -> np.ndarray:
    return value.transpose((value.ndim - 1, value.ndim - 2) + tuple(range(value.ndim - 2)))


def _sequence(layer: LayerRecord, values: Arrays) -> Arrays:
    return [values[0][:, None], *values[1:]]


_WEIGHTS: Dict[str, Callable[[LayerRecord, Arrays], Arrays]] = {
    "LSTM": _apart("0213"), "GRU": _apart("012"), "SimpleRNN": _with_bias,
    "BatchNormalization": _normalization, "Conv1D": _sequence,
    **dict.fromkeys(("Conv2D", "Conv3D", "SeparableConv2D"), _filters),
}


# -- from 1.2.2 to 0.3.3

_OF_0_3 = frozenset("""Dense Embedding LSTM GRU SimpleRNN Convolution1D Convolution2D MaxPooling1D MaxPooling2D
    AveragePooling1D AveragePooling2D UpSampling1D UpSampling2D ZeroPadding1D ZeroPadding2D Activation Dropout
    GaussianNoise GaussianDropout Flatten Reshape Permute RepeatVector Masking BatchNormalization LeakyReLU PReLU ELU
    Highway MaxoutDense TimeDistributedDense TimeDistributed Sequential""".split())

_GONE_1 = ("bias", "dropout_W", "dropout_U", "consume_less", "activity_regularizer", "mode",
           "gamma_regularizer", "beta_regularizer", "dropout", "input_dtype", "noise_shape", "shared_axes")


def _to_0_3_3(description: Description) -> None:
    if description.network.kind != "Sequential":
        raise ModelFileError("a %s: Keras 0.3 has no functional models" % description.network.kind,
                             "only a Sequential goes back that far")
    for record in tools.each(description):
        _to_words_of_0(record)
    description.training = None
    description.optimizer_weights = []


def _to_words_of_0(record: LayerRecord) -> None:
    config = record.config
    if record.class_name == "TimeDistributed" and record.wrapped and record.wrapped[0].class_name == "Dense":
        inner = record.wrapped.pop()
        record.class_name = "TimeDistributedDense"
        record.config = config = {**inner.config, **config}
        config.pop("input_dim", None)
    if record.class_name not in _OF_0_3:
        raise ModelFileError("layer '%s' (%s): Keras 0.3 has no such layer" % (record.name, record.class_name),
                             "convert to 1.2.2 or later")
    if record.class_name == "BatchNormalization" and config.get("mode"):
        raise ModelFileError("layer '%s' (%s): Keras 0.3 computes mode=%r otherwise"
                             % (record.name, record.class_name, config.get("mode")), "convert to 1.2.2 or later")
    if not config.get("bias", True) and len(record.weights) == 1:
        record.weights.append(_zeros_for(record))
    if record.class_name in ("LSTM", "GRU") and len(record.weights) == 3:  # consume_less="gpu"
        values = _WEIGHTS[record.class_name](record, [weight.value for weight in record.weights])
        record.weights = [record.weights[0].holding(np.ascontiguousarray(value)) for value in values]
    if record.class_name == "Embedding":
        shape = config.pop("batch_input_shape", None)
        if shape and not config.get("input_length"):
            config["input_length"] = shape[-1]
    for key in _GONE_1:
        config.pop(key, None)
    for key in list(config):
        if key.endswith(("_regularizer", "_constraint")):
            del config[key]
    if record.class_name == "Reshape":
        tools.rename(record, "target_shape", "dims")
    if record.class_name == "BatchNormalization":
        _as_deviation(record)
    if record.class_name == "Convolution1D" and record.weights:
        kernel = record.weights[0]
        record.weights[0] = kernel.holding(np.ascontiguousarray(kernel.value.transpose(3, 2, 0, 1)))
    if record.class_name == "Highway" and len(record.weights) == 4:
        record.weights = [record.weights[place] for place in (0, 2, 1, 3)]


def _zeros_for(record: LayerRecord) -> Weight:
    """Biases of zero for a layer that has none."""
    first = record.weights[0]
    count = record.config.get("output_dim") or record.config.get("nb_filter")
    return first.holding(np.zeros(count, first.value.dtype), "b")


def _as_deviation(record: LayerRecord) -> None:
    """From the variance to what 0.3 divides by: the deviation and epsilon."""
    epsilon = float(record.config.get("epsilon", 1e-3))
    small = 1e-6
    record.config["epsilon"] = small
    record.weights = [weight.holding((np.sqrt(weight.value + epsilon) - small).astype("float32"))
                      if number == 3 else weight for number, weight in enumerate(record.weights)]


#: The first release of a generation, the release whose words the step makes, the step; latest first.
STEPS: Tuple[Tuple[Release, str, Callable[[Description], None]], ...] = (
    (release("2.0.0"), "1.2.2", _to_1_2_2),
    (release("1.0.0"), "0.3.3", _to_0_3_3),
)
