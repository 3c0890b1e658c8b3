"""Convolutions, pooling, enlarging: where Theano's margins are others than those of Keras 3, layers make up for it."""
from typing import Any, Dict, List

import numpy as np

from keras1.conversion.records_of_3 import START, Graph, Layers, before, each
from keras1.conversion.single_of_3 import recurrent, same
from keras1.conversion.weights_of_3 import on_theano
from keras1.saving.description import LayerRecord

Sides = List[List[int]]


def convolution(record: LayerRecord) -> Layers:
    """Where Theano's margins of 'same' are not those of Keras 3: margins as a layer of their own."""
    same(record)
    config = record.config
    rank = int(record.class_name[-2])
    margins = _margins(config, rank, on_theano(record))
    if margins is None:
        return [record]
    config["padding"] = "valid"
    return [_zeros(record, margins, rank), record]


def _margins(config: Dict[str, Any], rank: int, theano: bool) -> Any:
    """Zeros before and behind each axis, if the layer itself does not lay the same."""
    sizes = [(size - 1) * rate + 1 for size, rate in zip(each(config["kernel_size"], rank),
                                                         each(config.get("dilation_rate") or 1, rank))]
    if config.get("padding") == "full":
        return [[size - 1] * 2 for size in sizes]
    alike = all(size % 2 for size in sizes) and max(each(config.get("strides") or 1, rank)) == 1
    if config.get("padding") != "same" or alike or not theano:
        return None
    return [[size // 2, (size - 1) // 2] for size in sizes]


def _zeros(record: LayerRecord, margins: Sides, rank: int) -> LayerRecord:
    config: Dict[str, Any] = {"padding": margins if rank > 1 else margins[0]}
    if rank > 1:
        config["data_format"] = record.config.get("data_format")
    return before(record, "padding", "ZeroPadding%dD" % rank, config)


def transposed(record: LayerRecord) -> Layers:
    """Theano's 'same' cuts as much at the front as half the kernel, and ends where the strides (or told sizes) do."""
    same(record)
    config = record.config
    rank = 3 if record.class_name == "Conv3DTranspose" else 2
    strides, more = each(config.get("strides") or 1, rank), config.get("output_padding")
    sizes = [(size - 1) * rate + 1 for size, rate in zip(each(config["kernel_size"], rank),
                                                         each(config.get("dilation_rate") or 1, rank))]
    alike = more is None and all(size % 2 and stride == 1 for size, stride in zip(sizes, strides))
    if config.get("padding") != "same" or alike or not on_theano(record):
        return [record]
    if more is None:
        ends = [size - size // 2 - stride for size, stride in zip(sizes, strides)]
    else:
        ends = [size // 2 - one for size, one in zip(sizes, each(more, rank))]
    # What is behind the ends no kernel reaches: it is added.
    config.update(padding="valid", output_padding=[max(-end, 0) for end in ends])
    if not any(config["output_padding"]):
        config["output_padding"] = None
    cropping = [[size // 2, max(end, 0)] for size, end in zip(sizes, ends)]
    cut = LayerRecord(record.name, "Cropping%dD" % rank,
                      {"cropping": cropping, "data_format": config.get("data_format")})
    record.name += "_whole"
    return [record, cut]


def recurrent_convolution(record: LayerRecord) -> Layers:
    """Margins at each step; Theano places an even kernel elsewhere: an odd one with zeros at its end lies as that."""
    recurrent(record)
    config = record.config
    sizes, rates = each(config["kernel_size"], 2), each(config.get("dilation_rate") or 1, 2)
    margins = _margins(config, 2, on_theano(record))
    more = [1 - size % 2 if on_theano(record) else 0 for size in sizes]
    if margins is None and not any(more):
        return [record]
    margins = [[front, behind + one * rate] for (front, behind), one, rate in zip(margins or [[0, 0]] * 2, more, rates)]
    config["padding"], config["kernel_size"] = "valid", [size + one for size, one in zip(sizes, more)]
    record.weights = [weight.holding(np.pad(weight.value, [(0, more[0]), (0, more[1]), (0, 0), (0, 0)]))
                      if weight.value.ndim == 4 else weight for weight in record.weights]
    per_step = before(record, "padding", "TimeDistributed", {"trainable": True})
    zeros = _zeros(record, margins, 2)
    zeros.name += "_of_step"
    per_step.wrapped = [zeros]
    return [per_step, record]


# -- windows

def pooling(record: LayerRecord) -> Layers:
    """Theano's windows of 'same' begin earlier than those of Keras 3, unless the window is 3 and goes by 1."""
    config = record.config
    rank = int(record.class_name[-2])
    sizes = each(config["pool_size"], rank)
    config["strides"] = strides = each(config.get("strides") or sizes, rank)
    alike = all(size in (1, 3) and (stride == 1 or size == 1) for size, stride in zip(sizes, strides))
    if config.get("padding") != "same" or alike or not on_theano(record):
        return [record]
    fronts = [size - 2 if size > 2 and size % 2 else size - 1 for size in sizes]
    # On Theano as many windows as strides fit; a margin behind of size - 1 - front gives that many.
    margins = [[front, max(size - 1 - front, 0)] for front, size in zip(fronts, sizes)]
    config["padding"] = "valid"
    if record.class_name.startswith("Average"):
        return _averages(record, margins, rank)
    width = _all_axes(margins, rank == 1 or config.get("data_format") != "channels_first")
    lowest = float(np.finfo("float32").min)
    margin = {"pad_width": width, "mode": "constant", "constant_values": lowest}
    return [before(record, "margin", "Pad", margin), record]


def _averages(record: LayerRecord, margins: Sides, rank: int) -> Layers:
    """Means of what is there: those with zeros around, divided by how much of each window is there."""
    graph, means = Graph(record), []
    for suffix, value in (("", START), ("_there", graph.add("ones", "OnesLike", {}, START))):
        zeros = _zeros(record, margins, rank)
        zeros.name += suffix
        means.append(graph.add("mean" + suffix, record.class_name, dict(record.config), graph.put(zeros, value)))
    return graph.ending("Over", {}, *means)


def _all_axes(margins: Sides, last: bool) -> Sides:
    return [[0, 0]] + margins + [[0, 0]] if last else [[0, 0], [0, 0]] + margins


def enlarged(record: LayerRecord) -> Layers:
    """Theano's bilinear enlarging keeps each pixel and puts the mean of two between; the last one it repeats."""
    config = record.config
    if config.get("interpolation", "nearest") == "nearest" or not on_theano(record):
        return [record]
    width = _all_axes([[0, 1], [0, 1]], config.get("data_format") != "channels_first")
    nearest = before(record, "nearest", "UpSampling2D", {**config, "interpolation": "nearest"})
    edge = before(record, "margin", "Pad", {"pad_width": width, "mode": "symmetric"})
    mean = LayerRecord(record.name, "AveragePooling2D", {"pool_size": [2, 2], "strides": [1, 1], "padding": "valid",
                                                         "data_format": config.get("data_format")})
    return [nearest, edge, mean]
