"""From the words of 1.2.2 to those of 0.3: a stack stays one, a functional model becomes a Graph."""
from typing import Any, Callable, Dict, List

import numpy as np

from keras1.conversion import as_graph, weights_of_1
from keras1.conversion.records_of_3 import each, refuse
from keras1.conversion.shapes import Shapes
from keras1.history import Release, release
from keras1.saving.description import Description, LayerRecord, Network, Origin
from keras1.saving.upgrades import tools

Layers = List[LayerRecord]
_LATER = "convert to 1.2.2 or later"
_SHAPE = "give the shape of the model's input: batch_input_shape=(None, ...), --input-shape of the command"


def downgrade(description: Description, target: Release) -> None:
    """Bring a description in the words of 1.2.2, its kernels those of Theano, into the words of 0.3.

    Raises
    ------
    ModelFileError
        If there is no way to say something: which layer, why, and what to do.
    """
    way = _Way(description, target)
    network = description.network
    if network.kind == "Model":
        as_graph.inline(network)
    if network.kind == "Sequential" and any(record.class_name == "Bidirectional" for record in network.layers):
        as_graph.begin_with_input(network)
    way.convert(network)
    if network.kind == "Model":
        as_graph.make_graph(network, way.shapes)
    _remark_on_unread(description)


def _remark_on_unread(description: Description) -> None:
    """What keras1 reads and 0.3 itself, by an oversight, does not."""
    for record in description.network.layers:
        if len(record.calls) > 1:
            description.remark(record.name, "Keras 0.3 itself reads no shared layer from a file, keras1 does: there, "
                                            "call add_shared_node in code and load the weights")
        held = [inner for part in record.wrapped for inner in part.every()] if record.class_name == "Merge" else []
        if any(inner.class_name == "BatchNormalization" for inner in held):
            description.remark(record.name, "Keras 0.3 itself loads no BatchNormalization in a branch of a Merge, "
                                            "keras1 does")


class _Way:
    """What the rules ask: shapes, the release to write for, whether a layer is known there."""

    def __init__(self, description: Description, target: Release):
        self.shapes, self.target, self._description = Shapes(description), target, description

    def convert(self, network: Network) -> None:
        """Each layer of a network, and of stacks within, in the words of 0.3."""
        masked = target_ignores_masks(network, self.target)
        for record in list(network.layers):
            if record.network is not None or record.class_name == "Merge":
                self._within(record)
                continue
            if masked and record.class_name in _STEPS and not record.config.get("return_sequences"):
                raise refuse(record, "Keras 0.3.1 minds no mask where a recurrent layer puts out its last step",
                             "convert to 0.3.3 or later")
            if record.class_name == "Bidirectional":
                self._both_ways(network, record)
            else:
                tools.replace(network, record, self._layers(record))

    def _within(self, record: LayerRecord) -> None:
        if record.network is not None:
            if record.network.kind != "Sequential":
                raise refuse(record, "Keras 0.3 has no model within a stack", "put its layers into the stack itself")
            self.convert(record.network)
            record.config = {}
        for branch in record.wrapped:
            self._within(branch)
        if record.class_name == "Merge":
            as_graph.check_mode(record)
            record.config = {key: record.config[key] for key in ("mode", "concat_axis", "dot_axes")
                             if key in record.config}
            if record.wrapped:
                record.config["dot_axes"] = as_graph.dot_axes(record, [self._made(part) for part in record.wrapped])

    def _made(self, record: LayerRecord) -> Any:
        last = record.network.layers[-1] if record.network is not None else record
        return self._made(last) if last.network is not None else self.shapes.made(last.name)

    def _layers(self, record: LayerRecord) -> Layers:
        """What takes the place of a layer; the first of them tells what the layer told of its input."""
        shape = record.config.pop("batch_input_shape", None)
        dtype = record.config.pop("input_dtype", None)
        rule = _RULES.get(record.class_name)
        if rule is None:
            raise refuse(record, "Keras 0.3 has no such layer", _LATER)
        layers = [self._in_words_of_0(layer) for layer in rule(record, self.shapes, self.target)]
        if shape is not None:
            _tell_shape(layers[0], shape, dtype)
        return layers

    def _in_words_of_0(self, record: LayerRecord) -> LayerRecord:
        """The layer with what its class takes; what is left behind and would matter is remarked on."""
        taken = _taken(record.class_name, self.target)
        config = {}
        for key, value in record.config.items():
            if key.endswith(("_regularizer", "_constraint")):
                value = _penalty(key, value, self.target)
            if key in taken:
                config[key] = value
            elif value not in (None, 0, False, True, "cpu", "gpu", "mem", "default", [], {}) and key not in _SILENT:
                self._description.remark(record.name, "%s stays behind: Keras %s has none" % (key, self.target))
        record.config = config
        return record

    def _both_ways(self, network: Network, record: LayerRecord) -> None:
        """A layer in each direction, joined: if only the last step is put out."""
        inner = record.wrapped[0]
        mode = record.config.get("merge_mode", "concat")
        if inner.config.get("return_sequences") or mode is None:
            raise refuse(record, "Keras 0.3 has nothing that turns a sequence round, which the backward layer puts out",
                         _LATER)
        half, sides = len(record.weights) // 2, []
        for name, weights, backwards in (("forward", record.weights[:half], False),
                                         ("backward", record.weights[half:], True)):
            side = LayerRecord("%s_%s" % (record.name, name), inner.class_name,
                               {**inner.config, "go_backwards": bool(inner.config.get("go_backwards")) != backwards},
                               [list(call) for call in record.calls], list(weights))
            side.config.pop("batch_input_shape", None)
            sides += self._layers(side)
        join = LayerRecord(record.name, "Merge", {"mode": mode, "concat_axis": -1}, [
            [Origin(side.name, number) for side in sides] for number in range(len(record.calls))])
        place = network.layers.index(record)
        network.layers[place:place + 1] = [*sides, join]


def target_ignores_masks(network: Network, target: Release) -> bool:
    """Whether a network has masks that the release treats otherwise."""
    return target < release("0.3.2") and any(record.class_name == "Masking" or record.config.get("mask_zero")
                                             for record in network.every())


def _tell_shape(record: LayerRecord, shape: Any, dtype: Any) -> None:
    """A first layer tells its shape; an Embedding its length."""
    if record.class_name == "Embedding":
        if not record.config.get("input_length") and shape[-1] is not None:
            record.config["input_length"] = shape[-1]
    elif record.class_name == "InputLayer":
        record.config = {"dtype": "int" if str(dtype).startswith("int") and len(shape) == 2 else "float"}
        record.config.update({"batch_input_shape": shape} if shape[0] is not None else {"input_shape": shape[1:]})
    else:
        record.config["batch_input_shape"] = shape


def _penalty(key: str, value: Any, target: Release) -> Any:
    """A regularizer or constraint under the name that it had."""
    if not isinstance(value, dict) or "name" not in value:
        return None
    amounts = {name: part for name, part in value.items() if name in ("l1", "l2")}
    if key == "activity_regularizer":
        return {"name": "ActivityRegularizer", **amounts}
    if key.endswith("_regularizer"):
        return {"name": "WeightRegularizer", **amounts}
    if value["name"] not in ("MaxNorm", "NonNeg", "UnitNorm"):
        return None
    return {name: part for name, part in value.items() if name in ("name", "m") or
            name == "axis" and target >= release("0.3.3")}


# -- what each class takes

_STEPS = ("SimpleRNN", "GRU", "LSTM")
_PENALTIES = "W_regularizer b_regularizer activity_regularizer W_constraint b_constraint".split()
_DENSE = ["output_dim", "init", "activation", *_PENALTIES]
_FILTERS = ["nb_filter", "init", "activation", "border_mode", *_PENALTIES]
_RECURRENT = """output_dim init inner_init activation return_sequences go_backwards stateful""".split()
_SIZES = {2: ("nb_row", "nb_col"), 3: ("kernel_dim1", "kernel_dim2", "kernel_dim3")}

_TAKEN: Dict[str, List[str]] = {
    "InputLayer": ["dtype", "input_shape", "batch_input_shape"], "Dense": _DENSE, "TimeDistributedDense": _DENSE,
    "Highway": ["init", "transform_bias", "activation", *_PENALTIES],
    "MaxoutDense": ["output_dim", "nb_feature", "init", *_PENALTIES],
    "Embedding": "input_dim output_dim init input_length mask_zero W_regularizer activity_regularizer "
                 "W_constraint".split(),
    "SimpleRNN": _RECURRENT, "GRU": [*_RECURRENT, "inner_activation"],
    "LSTM": [*_RECURRENT, "inner_activation", "forget_bias_init"],
    "Convolution1D": [*_FILTERS, "filter_length", "subsample_length"],
    "Convolution2D": [*_FILTERS, *_SIZES[2], "subsample", "dim_ordering"],
    "Convolution3D": [*_FILTERS, *_SIZES[3], "subsample", "dim_ordering"],
    **dict.fromkeys(("MaxPooling1D", "AveragePooling1D"), ["pool_length", "stride", "border_mode"]),
    **dict.fromkeys(("MaxPooling2D", "AveragePooling2D", "MaxPooling3D", "AveragePooling3D"),
                    ["pool_size", "strides", "border_mode", "dim_ordering"]),
    "UpSampling1D": ["length"], **dict.fromkeys(("UpSampling2D", "UpSampling3D"), ["size", "dim_ordering"]),
    "ZeroPadding1D": ["padding"], **dict.fromkeys(("ZeroPadding2D", "ZeroPadding3D"), ["padding", "dim_ordering"]),
    "Activation": ["activation"], "Dropout": ["p"], "GaussianDropout": ["p"], "GaussianNoise": ["sigma"],
    "Flatten": [], "Reshape": ["dims"], "Permute": ["dims"], "RepeatVector": ["n"], "Masking": ["mask_value"],
    "ActivityRegularization": ["l1", "l2"], "LeakyReLU": ["alpha"], "ELU": ["alpha"], "PReLU": ["init"],
    "ParametricSoftplus": [], "SReLU": [], "ThresholdedReLU": ["theta"],
    "BatchNormalization": ["epsilon", "mode", "momentum"],
}
_OF_0_3_3 = ("W_regularizer", "U_regularizer", "b_regularizer", "dropout_W", "dropout_U")

#: What changes nothing in use and that nobody misses.
_SILENT = ("consume_less", "unroll", "dim_ordering", "axis", "shared_axes", "atrous_rate", "input_dim", "input_length",
           "t_left_init", "a_left_init", "t_right_init", "a_right_init", "alpha_init", "beta_init", "gamma_init",
           "trainable", "bias", "dropout", "mode")


def _taken(class_name: str, target: Release) -> List[str]:
    taken = [*_TAKEN[class_name], "trainable"]
    if target >= release("0.3.3"):
        taken += _OF_0_3_3 if class_name in _STEPS else ["axis"] if class_name == "BatchNormalization" else []
    return taken


# -- rules

Rule = Callable[[LayerRecord, Shapes, Release], Layers]


def _same(record: LayerRecord, shapes: Shapes, target: Release) -> Layers:
    return [record]


def _since(first: str) -> Rule:
    def rule(record: LayerRecord, shapes: Shapes, target: Release) -> Layers:
        if target < release(first):
            raise refuse(record, "Keras %s has no such layer" % (target,), "convert to %s or later" % first)
        return [record]
    return rule


def _dense(record: LayerRecord, shapes: Shapes, target: Release) -> Layers:
    """On steps it has another name; a layer without biases has biases of zero."""
    rank = len(shapes.read(record.name) or (None, None))
    if rank > 3:
        raise refuse(record, "Keras 0.3 has none for tensors of %d axes" % rank, _LATER)
    if rank == 3:
        record.class_name = "TimeDistributedDense"
    _add_biases(record)
    return [record]


def _add_biases(record: LayerRecord) -> None:
    if record.config.pop("bias", True) or len(record.weights) != 1:
        return
    first = record.weights[0]
    count = record.config.get("output_dim") or record.config.get("nb_filter")
    record.weights.append(first.holding(np.zeros(count, first.value.dtype), "b"))


def _convolution(record: LayerRecord, shapes: Shapes, target: Release) -> Layers:
    """Holes in a kernel are zeros in it; that of a sequence has the axes of an image's."""
    if record.class_name == "Convolution3D" and target < release("0.3.3"):
        raise refuse(record, "Keras %s has no such layer" % (target,), "convert to 0.3.3 or later")
    _add_biases(record)
    config, kernel = record.config, record.weights[0] if record.weights else None
    sequence = record.class_name.endswith("1D")
    if record.class_name.startswith("Atrous"):
        rates = each(config.pop("atrous_rate"), 1 if sequence else 2)
        axes = [0] if sequence else [0, 1] if config.get("dim_ordering") == "tf" else [2, 3]
        kernel = kernel.holding(_with_holes(kernel.value, dict(zip(axes, rates))))
        sizes = [kernel.shape[axis] for axis in axes]
        config.update(zip(("filter_length",) if sequence else _SIZES[2], sizes))
        record.class_name = record.class_name[len("Atrous"):]
    if sequence and kernel is not None:
        kernel = kernel.holding(np.ascontiguousarray(kernel.value.transpose(3, 2, 0, 1)))
    if kernel is not None:
        record.weights[0] = kernel
    return [record]


def _with_holes(kernel: np.ndarray, rates: Dict[int, int]) -> np.ndarray:
    shape = [(size - 1) * rates.get(axis, 1) + 1 for axis, size in enumerate(kernel.shape)]
    wide = np.zeros(shape, kernel.dtype)
    wide[tuple(slice(None, None, rates.get(axis, 1)) for axis in range(kernel.ndim))] = kernel
    return wide


def _recurrent(record: LayerRecord, shapes: Shapes, target: Release) -> Layers:
    if record.config.get("stateful") and target < release("0.3.2"):
        raise refuse(record, "files of Keras 0.3.1 keep no size of batches, which a stateful layer has to know",
                     "convert to 0.3.3 or later")
    if record.class_name in ("LSTM", "GRU") and len(record.weights) == 3:  # consume_less="gpu"
        weights_of_1.turn(record)
    return [record]


def _window(record: LayerRecord, shapes: Shapes, target: Release) -> Layers:
    if record.config.get("border_mode") == "same":
        if target < release("0.3.3"):
            raise refuse(record, "Keras 0.3.1 has no border_mode='same' for pooling", "convert to 0.3.3 or later")
        if not record.class_name.endswith("2D") or min(record.config.get("pool_size") or [2]) < 2:
            raise refuse(record, "border_mode='same' of Keras 0.3 is for windows of two axes, of 2 and more", _LATER)
    return [record] if not record.class_name.endswith("3D") else _since("0.3.3")(record, shapes, target)


def _whole(record: LayerRecord, shapes: Shapes, target: Release) -> Layers:
    """A window as large as the input, and what comes of it flat."""
    shape = shapes.read(record.name)
    if shape is None or None in shape[1:]:
        raise refuse(record, "in Keras 0.3 it is a window as large as the input, whose size is not known", _SHAPE)
    name, kind = record.name, record.class_name[len("Global"):]
    window = LayerRecord(name + "_window", kind, {"border_mode": "valid", "dim_ordering":
                                                  record.config.get("dim_ordering", "th")})
    if kind.endswith("1D"):
        window.config = {"pool_length": shape[1], "stride": shape[1], "border_mode": "valid"}
    else:
        sizes = list(shape[1:3] if window.config["dim_ordering"] == "tf" else shape[2:])
        window.config.update(pool_size=sizes, strides=sizes)
    return [window, LayerRecord(name, "Flatten", {})]


def _sides(record: LayerRecord, shapes: Shapes, target: Release) -> Layers:
    padding = record.config.get("padding", 1)
    if isinstance(padding, dict):
        raise refuse(record, "Keras 0.3 pads both ends alike", _LATER)
    sides = list(padding) if isinstance(padding, (list, tuple)) else [padding]
    if record.class_name == "ZeroPadding1D" and len(sides) == 2 or len(sides) == 4:
        fronts, behind = sides[::2], sides[1::2]
        if fronts != behind:
            raise refuse(record, "Keras 0.3 pads both ends alike, not %r" % (padding,), _LATER)
        sides = fronts
    record.config["padding"] = sides[0] if record.class_name == "ZeroPadding1D" else sides
    return [record] if not record.class_name.endswith("3D") else _since("0.3.3")(record, shapes, target)


def _reshaped(record: LayerRecord, shapes: Shapes, target: Release) -> Layers:
    tools.rename(record, "target_shape", "dims")
    if any(size == -1 for size in record.config["dims"]):
        made = shapes.made(record.name)
        if made is None or None in made[1:]:
            raise refuse(record, "Keras 0.3 wants all sizes, and what -1 stands for is not known", _SHAPE)
        record.config["dims"] = list(made[1:])
    return [record]


def _dropout(record: LayerRecord, shapes: Shapes, target: Release) -> Layers:
    record.class_name = "Dropout"  # of whole maps, or of single values: in use it does nothing
    return [record]


def _shaped(record: LayerRecord, shapes: Shapes, target: Release) -> Layers:
    """An activation with weights of its own for each place, also where 1.x shares them."""
    shape = shapes.read(record.name)
    if record.class_name == "SReLU" and target < release("0.3.3"):
        raise refuse(record, "Keras %s has no such layer" % (target,), "convert to 0.3.3 or later")
    if shape is not None and None not in shape[1:]:
        record.weights = [weight.holding(np.broadcast_to(weight.value, shape[1:]).copy()) for weight in record.weights]
    return [record]


def _normalized(record: LayerRecord, shapes: Shapes, target: Release) -> Layers:
    """0.3 divides by the deviation and epsilon; up to 0.3.1 by those of each place."""
    if record.config.get("mode"):
        raise refuse(record, "Keras 0.3 computes mode=%r otherwise" % record.config["mode"], _LATER)
    epsilon, small = float(record.config.get("epsilon", 1e-3)), 1e-6
    record.config["epsilon"] = small
    record.weights = [weight.holding((np.sqrt(weight.value + epsilon) - small).astype("float32"))
                      if number == 3 else weight for number, weight in enumerate(record.weights)]
    if target < release("0.3.2"):
        _by_place(record, shapes)
    return [record]


def _by_place(record: LayerRecord, shapes: Shapes) -> None:
    shape = shapes.read(record.name)
    if shape is not None and len(shape) == 2:
        return
    if shape is None or None in shape[1:]:
        raise refuse(record, "Keras 0.3.1 normalizes each place by itself, and how many there are is not known", _SHAPE)
    wide = [1] * (len(shape) - 1)
    axis = int(record.config.get("axis", -1))
    wide[axis - 1 if axis > 0 else axis] = -1
    record.weights = [weight.holding(np.broadcast_to(weight.value.reshape(wide), shape[1:]).copy())
                      for weight in record.weights]


def _highway(record: LayerRecord, shapes: Shapes, target: Release) -> Layers:
    if len(record.weights) == 2:
        kernel = record.weights[0]
        zeros = kernel.holding(np.zeros(kernel.shape[0], kernel.value.dtype), "b")
        record.weights += [zeros, zeros]
    record.weights = [record.weights[place] for place in (0, 2, 1, 3)]
    return [record]


def _maxout(record: LayerRecord, shapes: Shapes, target: Release) -> Layers:
    if len(record.weights) == 1:
        kernel = record.weights[0]
        record.weights.append(kernel.holding(np.zeros(kernel.shape[::2], kernel.value.dtype), "b"))
    return [record]


def _per_step(record: LayerRecord, shapes: Shapes, target: Release) -> Layers:
    """Steps of a Dense have a layer of their own; what looks at single values needs no wrapper."""
    inner = record.wrapped[0]
    if inner.class_name in ("Activation", "Dropout", "GaussianNoise", "GaussianDropout", "LeakyReLU", "ELU",
                            "ThresholdedReLU"):
        record.wrapped = []
        record.class_name, record.config = inner.class_name, dict(inner.config)
        return [record]
    if inner.class_name != "Dense":
        raise refuse(record, "Keras 0.3 has steps for a Dense layer only, not for a %s" % inner.class_name, _LATER)
    record.wrapped = []
    record.class_name, record.config = "TimeDistributedDense", dict(inner.config)
    _add_biases(record)
    return [record]


def _embedding(record: LayerRecord, shapes: Shapes, target: Release) -> Layers:
    return [record]


_RULES: Dict[str, Rule] = {
    **dict.fromkeys("""InputLayer Activation Dropout GaussianNoise GaussianDropout Flatten Permute RepeatVector Masking
        ActivityRegularization LeakyReLU ELU ThresholdedReLU UpSampling1D UpSampling2D""".split(), _same),
    "Embedding": _embedding, "Dense": _dense, "TimeDistributedDense": lambda record, shapes, target:
    (_add_biases(record), [record])[1],
    **dict.fromkeys(("Convolution1D", "Convolution2D", "Convolution3D", "AtrousConvolution1D", "AtrousConvolution2D"),
                    _convolution),
    **dict.fromkeys(_STEPS, _recurrent), "UpSampling3D": _since("0.3.3"),
    **dict.fromkeys(("MaxPooling1D", "MaxPooling2D", "MaxPooling3D", "AveragePooling1D", "AveragePooling2D",
                     "AveragePooling3D"), _window),
    **dict.fromkeys(("GlobalMaxPooling1D", "GlobalMaxPooling2D", "GlobalAveragePooling1D", "GlobalAveragePooling2D"),
                    _whole),
    **dict.fromkeys(("ZeroPadding1D", "ZeroPadding2D", "ZeroPadding3D"), _sides), "Reshape": _reshaped,
    **dict.fromkeys(("SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D"), _dropout),
    **dict.fromkeys(("PReLU", "ParametricSoftplus", "SReLU"), _shaped), "BatchNormalization": _normalized,
    "Highway": _highway, "MaxoutDense": _maxout, "TimeDistributed": _per_step,
}
