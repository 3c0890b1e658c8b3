"""Layers of Keras 3 in ONNX: all but those that look at places and at steps.

A function takes the graph, the record of a layer and what it reads, and returns what it makes.
"""
from typing import Any, Callable, Dict, List, Tuple

import numpy as np

from keras1.conversion.onnx_graph import Graph, Tensor
from keras1.conversion.records_of_3 import refuse
from keras1.conversion.words_of_3 import OLD_HARD_SIGMOID
from keras1.errors import ModelFileError
from keras1.saving.description import LayerRecord

Inputs = List[Tensor]

#: Activations that are an operator of ONNX, with its arguments.
_ACTIVATIONS: Dict[str, Tuple[str, Dict[str, Any]]] = {
    "softmax": ("Softmax", {"axis": -1}), "hard_sigmoid": ("HardSigmoid", {"alpha": 1 / 6, "beta": 0.5}),
    "relu": ("Relu", {}), "tanh": ("Tanh", {}), "sigmoid": ("Sigmoid", {}), "softplus": ("Softplus", {}),
    OLD_HARD_SIGMOID: ("HardSigmoid", {"alpha": 0.2, "beta": 0.5}),
    "elu": ("Elu", {}), "softsign": ("Softsign", {}), "selu": ("Selu", {}), "exponential": ("Exp", {}),
}


def activated(graph: Graph, x: Tensor, name: Any) -> Tensor:
    """An activation of Keras 3 on a value."""
    if name in (None, "linear"):
        return x
    if not isinstance(name, str):
        raise ModelFileError("the function %s:%s is code, which ONNX does not take" % (name["module"], name["config"]),
                             "convert to Keras 3 (a name that ends in .keras), and export the model from there")
    if name in ("silu", "swish"):
        return graph.op("Mul", x, graph.op("Sigmoid", x))
    if name == "relu6":
        return graph.op("Clip", x, np.float32(0), np.float32(6))
    kind, arguments = _ACTIVATIONS[name]
    return graph.op(kind, x, **arguments)


def axes(*numbers: int) -> np.ndarray:
    """Axes, sizes or places, as operators take them."""
    return np.array(numbers, "int64")


def transposed(graph: Graph, x: Tensor, order: Any) -> Tensor:
    """A value with its axes in another order."""
    order = [int(axis) for axis in order]
    return x if order == list(range(len(order))) else graph.op("Transpose", x, perm=order)


def weights_of(record: LayerRecord) -> Dict[str, np.ndarray]:
    """The weights of a layer by name."""
    return {weight.name: np.asarray(weight.value, "float32") for weight in record.weights}


def _dense(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    values = [weight.value.astype("float32") for weight in record.weights]
    x = graph.op("MatMul", inputs[0], values[0])
    x = graph.op("Add", x, values[1]) if len(values) > 1 else x
    return activated(graph, x, record.config.get("activation"))


def _activation(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    return activated(graph, inputs[0], record.config["activation"])


def _embedding(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    words = graph.op("Cast", inputs[0], to=7)
    made = graph.op("Gather", record.weights[0].value.astype("float32"), words, axis=0)
    if record.config.get("mask_zero"):
        return made.masked(graph.op("Not", graph.op("Equal", words, np.array(0, "int64"))))
    return made


def _masking(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    hidden = graph.op("Equal", inputs[0], np.array(record.config.get("mask_value", 0.), "float32"))
    shown = graph.op("Cast", graph.op("Not", hidden), to=1)
    some = graph.op("ReduceMax", shown, axes(-1), keepdims=1)
    mask = graph.op("Cast", graph.op("Squeeze", some, axes(-1)), to=9)
    return graph.op("Mul", inputs[0], some).masked(mask)


def _normalization(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    """As it is in use a normalization is a scale and a shift."""
    by_name, config = weights_of(record), record.config
    axis = config.get("axis", -1)
    axis = axis[0] if isinstance(axis, (list, tuple)) else axis
    scale = by_name.get("gamma", 1.) / np.sqrt(by_name["moving_variance"] + config.get("epsilon", 1e-3))
    shift = by_name.get("beta", 0.) - by_name["moving_mean"] * scale
    wide = [1] * len(inputs[0].shape)
    wide[axis] = -1
    x = graph.op("Mul", inputs[0], scale.astype("float32").reshape(wide))
    return graph.op("Add", x, shift.astype("float32").reshape(wide))


# -- rectifiers

def _relu(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    config, (x,) = record.config, inputs
    slope, threshold = float(config.get("negative_slope") or 0.), np.float32(config.get("threshold") or 0.)
    below = graph.op("Mul", graph.op("Sub", x, threshold), np.float32(slope))
    found = graph.op("Where", graph.op("Less", x, threshold), below, x)
    most = config.get("max_value")
    return found if most is None else graph.op("Min", found, np.float32(most))


def _prelu(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    return graph.op("PRelu", inputs[0], record.weights[0].value.astype("float32"))


# -- shapes

def _reshape(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    return graph.op("Reshape", inputs[0], axes(0, *record.config["target_shape"]))


def _flatten(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    x, rank = inputs[0], len(inputs[0].shape)
    if record.config.get("data_format") == "channels_first" and rank > 2:
        x = transposed(graph, x, [0, *range(2, rank), 1])
    return graph.op("Flatten", x, axis=1)


def _permute(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    return transposed(graph, inputs[0], [0, *record.config["dims"]])


def _repeat(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    return graph.op("Tile", graph.op("Unsqueeze", inputs[0], axes(1)), axes(1, record.config["n"], 1))


def _reduced(kind: str) -> Callable[[Graph, LayerRecord, Inputs], Tensor]:
    def reduce(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
        along = record.config["axis"]
        along = axes(*along) if isinstance(along, (list, tuple)) else axes(along)
        return graph.op(kind, inputs[0], along, keepdims=int(record.config.get("keepdims") or 0))
    return reduce


# -- merges

def _one_by_one(kind: str) -> Callable[[Graph, LayerRecord, Inputs], Tensor]:
    def merge(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
        found = inputs[0]
        for part in inputs[1:]:
            found = graph.op(kind, found, part)
        return found.masked(common_mask(graph, inputs))
    return merge


def _average(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    return graph.op("Mean", *inputs).masked(common_mask(graph, inputs))


def _concatenate(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    axis = record.config.get("axis", -1)
    made = graph.op("Concat", *inputs, axis=axis)
    masks = [part.mask for part in inputs]
    if axis in (1, 1 - len(made.shape)) and len(made.shape) > 2 and all(masks):
        return made.masked(graph.op("Concat", *masks, axis=1))
    return made.masked(common_mask(graph, inputs))


def common_mask(graph: Graph, inputs: Inputs) -> Any:
    """A step counts where it counts in all that are masked, as in the Keras of 2015 to 2019."""
    masks = [part.mask for part in inputs if part.mask is not None]
    found = masks[0] if masks else None
    for mask in masks[1:]:
        found = graph.op("And", found, mask)
    return found


def _dot(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    """The product of matrices, of each sample by itself."""
    ranks = [len(part.shape) for part in inputs]
    if max(ranks) > 3:
        raise refuse(record, "a product of tensors of %d axes" % max(ranks), "reshape them to three axes before")
    along = record.config["axes"]
    along = [along, along] if isinstance(along, int) else list(along)
    along = [axis % rank for axis, rank in zip(along, ranks)]
    if record.config.get("normalize"):
        inputs = [_unit(graph, part, axis) for part, axis in zip(inputs, along)]
    left, right = inputs
    left = graph.op("Unsqueeze", left, axes(1)) if ranks[0] == 2 else \
        transposed(graph, left, [0, 3 - along[0], along[0]])
    right = graph.op("Unsqueeze", right, axes(2)) if ranks[1] == 2 else \
        transposed(graph, right, [0, along[1], 3 - along[1]])
    product = graph.op("MatMul", left, right)
    squeezed = [axis for axis, rank in ((1, ranks[0]), (2, ranks[1])) if rank == 2]
    if len(squeezed) == 2:
        squeezed = squeezed[1:]  # of two vectors: (samples, 1)
    return graph.op("Squeeze", product, axes(*squeezed)) if squeezed else product


def _unit(graph: Graph, x: Tensor, axis: int) -> Tensor:
    length = graph.op("ReduceSumSquare", x, axes(axis), keepdims=1)
    return graph.op("Div", x, graph.op("Sqrt", graph.op("Max", length, np.float32(1e-12))))


def _ones(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    from onnx import numpy_helper

    one = numpy_helper.from_array(np.ones(1, "float32"))
    made = graph.op("ConstantOfShape", graph.op("Shape", inputs[0]), value=one)
    return made._replace(shape=inputs[0].shape)


def _same(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    """What happens in training only."""
    return inputs[0]


def _rescaled(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    x, offset = inputs[0], record.config.get("offset") or 0.
    x = graph.op("Mul", x, np.float32(record.config["scale"])) if record.config["scale"] != 1. else x
    return graph.op("Add", x, np.float32(offset)) if offset or x is inputs[0] else x


def _einsum(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    """A product along some axes, as its equation says; weights for each place are spread over the other axes."""
    kernel, *bias = (np.asarray(weight.value, "float32") for weight in record.weights)
    equation = record.config["equation"]
    read, own, made = equation.replace("->", ",").split(",")
    if read == made:
        wide = [size for size, _ in zip(_spread(kernel.shape, own, read), read[1:])]
        x = graph.op("Mul", inputs[0], kernel.reshape(wide)) if np.any(kernel != 1) else inputs[0]
    else:
        x = graph.op("Einsum", inputs[0], kernel, equation=equation)
    x = graph.op("Add", x, bias[0]) if bias else x
    return activated(graph, x, record.config.get("activation"))


def _spread(shape: Tuple[int, ...], own: str, letters: str) -> List[int]:
    sizes = dict(zip(own, shape))
    return [sizes.get(letter, 1) for letter in letters[1:]]


LAYERS: Dict[str, Callable[[Graph, LayerRecord, Inputs], Any]] = {
    "Dense": _dense, "Activation": _activation, "Embedding": _embedding, "Masking": _masking,
    "BatchNormalization": _normalization, "ReLU": _relu, "PReLU": _prelu, "Rescaling": _rescaled,
    "LeakyReLU": lambda graph, record, inputs: graph.op("LeakyRelu", inputs[0], alpha=record.config["negative_slope"]),
    "ELU": lambda graph, record, inputs: graph.op("Elu", inputs[0], alpha=float(record.config.get("alpha", 1.))),
    "Softmax": lambda graph, record, inputs: graph.op("Softmax", inputs[0], axis=record.config.get("axis", -1)),
    "Reshape": _reshape, "Flatten": _flatten, "Permute": _permute, "RepeatVector": _repeat,
    "Sum": _reduced("ReduceSum"), "Mean": _reduced("ReduceMean"), "Prod": _reduced("ReduceProd"),
    "Add": _one_by_one("Add"), "Multiply": _one_by_one("Mul"), "Subtract": _one_by_one("Sub"),
    "Maximum": _one_by_one("Max"), "Minimum": _one_by_one("Min"), "Average": _average, "Concatenate": _concatenate,
    "Dot": _dot, "EinsumDense": _einsum, "Minus": _one_by_one("Sub"), "Over": _one_by_one("Div"),
    "Square": lambda graph, record, inputs: graph.op("Mul", inputs[0], inputs[0]),
    "Root": lambda graph, record, inputs: graph.op("Sqrt", inputs[0]), "OnesLike": _ones,
    **dict.fromkeys(("Dropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "GaussianDropout",
                     "AlphaDropout", "GaussianNoise", "ActivityRegularization"), _same),
}

#: Layers behind which the mask is that of what they read.
PASSING = frozenset("""Dense Activation BatchNormalization ReLU PReLU Rescaling LeakyReLU ELU Softmax Dropout
    SpatialDropout1D SpatialDropout2D SpatialDropout3D GaussianDropout AlphaDropout GaussianNoise
    ActivityRegularization TimeDistributed""".split())
