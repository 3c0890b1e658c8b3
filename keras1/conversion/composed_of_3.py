"""Layers that Keras 3 does not have and that are several of its: what they compute is the same, their names stay.

Scales and shifts for each place are an ``EinsumDense``, so that what was trained can be trained on.
"""
from typing import Any, Dict, List, Sequence, Tuple

import numpy as np

from keras1.conversion import weights_of_3
from keras1.conversion.records_of_3 import START, Graph, Layers, before, each, moved, refuse, scaling, weight
from keras1.conversion.single_of_3 import activation, check_activations
from keras1.saving.description import LayerRecord, Network, Origin, Weight


def maxout(record: LayerRecord) -> Layers:
    """Dense for all pieces side by side, then the largest piece."""
    kernel, *bias = record.weights
    pieces, features, units = kernel.value.shape
    dense = before(record, "pieces", "Dense", {"units": pieces * units, "activation": "linear",
                                               "use_bias": bool(bias), **moved(record)})
    dense.weights = [kernel.holding(kernel.value.transpose(1, 0, 2).reshape(features, -1), "kernel")]
    dense.weights += [part.holding(part.value.reshape(-1), "bias") for part in bias]
    record.class_name, record.config, record.weights = "GlobalMaxPooling1D", {"data_format": "channels_last"}, []
    return [dense, before(record, "apart", "Reshape", {"target_shape": [pieces, units]}), record]


def highway(record: LayerRecord) -> Layers:
    """A model of two Dense layers: x + carry * (h - x)."""
    check_activations(record)
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
    record.class_name, record.config, record.weights = "Model", moved(record), []
    return [record]


def _dense(name: str, units: int, function: Any, weights: Dict[str, Weight], suffix: str) -> LayerRecord:
    kernel, bias = weights["W" + suffix], weights.get("b" + suffix)
    record = LayerRecord(name, "Dense", {"units": units, "activation": function, "use_bias": bias is not None})
    record.weights = [kernel.holding(kernel.value, "kernel")] + ([bias.holding(bias.value, "bias")] if bias else [])
    weights_of_3.scale_for_hard_sigmoid(record)
    return record


def _shape_read(record: LayerRecord) -> Sequence[Any]:
    shape = record.config.get("shape_read")
    if shape is None:
        raise refuse(record, "the shape of what it reads is not known",
                     "give the shape of the model's input: batch_input_shape=(None, ...), --input-shape of the command")
    return shape


# -- activations with weights

def s_shaped(record: LayerRecord) -> Layers:
    """SReLU, with u = x - t_left: t_left + min(prelu(u, a_left), |t_right|) + a_right * relu(u - |t_right|)."""
    t_left, a_left, t_right, a_right = (np.asarray(part.value, "float32") for part in record.weights)
    graph, ones = Graph(record), np.ones_like(t_left)
    u = graph.put(scaling(record.name + "_begin", ones, -t_left), START)
    shared = [axis + 1 for axis, size in enumerate(a_left.shape) if size == 1]
    left = graph.add("left", "PReLU", {"shared_axes": shared or None}, u, weights=[weight("alpha", a_left)])
    over = []
    for suffix, value in (("over", u), ("excess", left)):
        shifted = graph.put(scaling("%s_%s_shifted" % (record.name, suffix), ones, -np.abs(t_right)), value)
        over.append(graph.add(suffix, "Activation", {"activation": "relu"}, shifted))
    capped = graph.add("capped", "Subtract", {}, left, over[1])
    right = graph.put(scaling(record.name + "_right", a_right, t_left), over[0])
    return graph.ending("Add", {}, capped, right)


def linear_beyond(record: LayerRecord) -> Layers:
    """ThresholdedLinear: what is over the threshold, less what is over it on the other side."""
    graph, theta = Graph(record), {"threshold": float(record.config.get("theta", 1.0))}
    over = graph.add("over", "ReLU", dict(theta), START)
    turned = graph.add("turned", "Rescaling", {"scale": -1., "offset": 0.}, START)
    under = graph.add("under", "ReLU", dict(theta), turned)
    return graph.ending("Subtract", {}, over, under)


def soft_with_weights(record: LayerRecord) -> Layers:
    """ParametricSoftplus: alphas * softplus(betas * x)."""
    alphas, betas = (np.asarray(part.value, "float32") for part in record.weights)
    soft = before(record, "soft", "Activation", {"activation": "softplus"})
    return [scaling(record.name + "_betas", betas), soft, scaling(record.name, alphas)]


# -- normalizations

def by_sample(record: LayerRecord) -> Layers:
    """``BatchNormalization(mode=1)``: each vector by its own mean and deviation, epsilon added within and without."""
    epsilon = float(record.config.get("epsilon", 1e-5))
    return _normalized(record, [-1], epsilon, epsilon, -1)


def by_batch(record: LayerRecord) -> Layers:
    """``BatchNormalization(mode=2)``: each feature by mean and variance of the very batch, in use too."""
    shape = _shape_read(record)
    axis = int(record.config.get("axis", -1)) % len(shape)
    others = [place for place in range(len(shape)) if place != axis]
    return _normalized(record, others, float(record.config.get("epsilon", 1e-3)), 0., axis - len(shape))


def _normalized(record: LayerRecord, axes: Sequence[int], epsilon: float, outside: float, axis: int) -> Layers:
    """``gamma * (x - mean) / (sqrt(variance + epsilon) + outside) + beta``; gamma and beta along an axis."""
    graph = Graph(record)
    mean = {"axis": list(axes), "keepdims": True}
    centred = graph.add("centred", "Minus", {}, START, graph.add("mean", "Mean", mean, START))
    variance = graph.add("variance", "Mean", dict(mean), graph.add("squares", "Square", {}, centred))
    root = graph.add("deviation", "Root", {}, graph.add("epsilon", "Rescaling", {"scale": 1., "offset": epsilon},
                                                        variance))
    if outside:
        root = graph.add("divisor", "Rescaling", {"scale": 1., "offset": outside}, root)
    normed = graph.add("normed", "Over", {}, centred, root)
    gamma, beta = (np.asarray(part.value, "float32") for part in record.weights)
    sizes = _shape_read(record)[1:]
    wide = [1] * len(sizes)
    wide[axis] = -1
    graph.put(scaling(record.name, gamma.reshape(wide), beta.reshape(wide), sizes), normed)
    return graph.layers


# -- filters for each place

def local_sequence(record: LayerRecord) -> Layers:
    """LocallyConnected1D: windows cut out by a convolution with ones, then a matrix for each of them."""
    kernel, *bias = _values(record)
    size = each(record.config["kernel_size"], 1)
    windows = _windows(record, "Conv1D", size, kernel.shape[1] // size[0], "channels_last")
    return _activated(record, [windows, _matrices(record, "abc,bcd->abd", kernel, bias, kernel.shape[::2])])


def local_image(record: LayerRecord) -> Layers:
    """LocallyConnected2D: the same, places in one axis in between."""
    kernel, *bias = _values(record)
    first = record.config.get("data_format") == "channels_first"
    size, (rows, columns) = each(record.config["kernel_size"], 2), _places(record, first)
    places, seen, filters = kernel.shape
    windows = _windows(record, "Conv2D", size, seen // (size[0] * size[1]),
                       "channels_first" if first else "channels_last")
    flat = before(record, "flat", "Reshape", {"target_shape": [seen, places] if first else [places, seen]})
    if first:
        bias = [part.reshape(filters, places) for part in bias]
        matrices = _matrices(record, "acb,bcd->adb", kernel, bias, (filters, places))
    else:
        matrices = _matrices(record, "abc,bcd->abd", kernel, [part.reshape(places, filters) for part in bias],
                             (places, filters))
    back = before(record, "places", "Reshape",
                  {"target_shape": [filters, rows, columns] if first else [rows, columns, filters]})
    return _activated(record, [windows, flat, matrices, back])


def _values(record: LayerRecord) -> List[np.ndarray]:
    return [np.asarray(part.value, "float32") for part in record.weights]


def _places(record: LayerRecord, first: bool) -> Tuple[int, ...]:
    """How many windows there are along each axis."""
    shape = _shape_read(record)
    sizes = shape[2:] if first else shape[1:3]
    return tuple((length - size) // stride + 1 for length, size, stride in zip(
        sizes, each(record.config["kernel_size"], 2), each(record.config.get("strides") or 1, 2)))


def _windows(record: LayerRecord, class_name: str, size: List[int], channels: int, data_format: str) -> LayerRecord:
    """A convolution whose filters each pick one number of the window; as the kernel counts them."""
    seen = int(np.prod(size)) * channels
    pick = np.eye(seen, dtype="float32")
    if data_format == "channels_first":  # counted by channels, then places
        pick = np.moveaxis(pick.reshape(channels, *size, seen), 0, -2)
    layer = before(record, "windows", class_name, {
        "filters": seen, "kernel_size": size, "strides": record.config.get("strides"), "use_bias": False,
        "padding": "valid", "data_format": data_format, "activation": "linear", **moved(record)})
    layer.config["trainable"] = False
    layer.weights = [weight("kernel", pick.reshape(*size, channels, seen))]
    return layer


def _matrices(record: LayerRecord, equation: str, kernel: np.ndarray, bias: List[np.ndarray],
              shape: Sequence[int]) -> LayerRecord:
    config = {"equation": equation, "output_shape": [int(part) for part in shape], "activation": "linear",
              "bias_axes": equation[-2:] if bias else None, "trainable": record.config.get("trainable", True),
              **{key: value for key, value in record.config.items()
                 if key.startswith(("kernel_", "bias_")) and key != "kernel_size"}}
    layer = before(record, "filters", "EinsumDense", config)
    layer.weights = [weight("kernel", kernel)] + [weight("bias", part) for part in bias]
    return layer


def _activated(record: LayerRecord, chain: Layers) -> Layers:
    """The chain with the layer's activation, and its name at the end."""
    chain += activation(LayerRecord(record.name, "Activation",
                                    {"activation": record.config.get("activation") or "linear",
                                     "activity_regularizer": record.config.get("activity_regularizer")}))
    return chain
