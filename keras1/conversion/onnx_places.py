"""Convolutions, pooling and margins of Keras 3 in ONNX, whose channels come first."""
from typing import Any, Callable, Dict, List, Optional, Tuple

import numpy as np

from keras1.conversion.onnx_graph import Graph, Tensor
from keras1.conversion.onnx_layers import activated, axes, transposed
from keras1.conversion.records_of_3 import refuse
from keras1.saving.description import LayerRecord

Inputs = List[Tensor]


def is_last(record: LayerRecord) -> bool:
    """Whether the channels of a layer's input are its last axis."""
    return record.config.get("data_format", "channels_last") != "channels_first"


def channels_first(graph: Graph, x: Tensor, last: bool) -> Tensor:
    """The value with its channels in front of its places."""
    rank = len(x.shape)
    return transposed(graph, x, [0, rank - 1, *range(1, rank - 1)]) if last else x


def channels_back(graph: Graph, x: Tensor, last: bool) -> Tensor:
    """And back."""
    rank = len(x.shape)
    return transposed(graph, x, [0, *range(2, rank), 1]) if last else x


def each(value: Any, rank: int) -> List[int]:
    """One number for each spatial axis."""
    return [int(part) for part in value] if isinstance(value, (list, tuple)) else [int(value)] * rank


def as_filters(kernel: np.ndarray) -> np.ndarray:
    """A kernel (places, in, out) as (out, in, places)."""
    rank = kernel.ndim - 2
    return kernel.transpose(rank + 1, rank, *range(rank)).astype("float32")


def correlated(graph: Graph, x: Tensor, kernel: np.ndarray, record: LayerRecord, group: int = 1) -> Tensor:
    """A kernel (out, in, places) upon x, whose channels come first, with the strides and margins of a layer."""
    rank, config = kernel.ndim - 2, record.config
    strides, dilations = each(config.get("strides") or 1, rank), each(config.get("dilation_rate") or 1, rank)
    wide = [(size - 1) * rate for size, rate in zip(kernel.shape[2:], dilations)]
    margins: Dict[str, Any] = {"pads": [0] * 2 * rank}
    if config.get("padding") == "same" and max(strides) == 1:
        margins = {"pads": [size // 2 for size in wide] + [size - size // 2 for size in wide]}
    elif config.get("padding") == "same":
        margins = {"auto_pad": "SAME_UPPER"}
    elif config.get("padding") == "causal":
        margins = {"pads": [wide[0], 0]}
    return graph.op("Conv", x, kernel, strides=strides, dilations=dilations, group=group, **margins)


def _finished(graph: Graph, x: Tensor, bias: Any, record: LayerRecord) -> Tensor:
    """Bias, order of axes and activation."""
    if bias is not None:
        x = graph.op("Add", x, bias.value.astype("float32").reshape([-1] + [1] * (len(x.shape) - 2)))
    return activated(graph, channels_back(graph, x, is_last(record)), record.config.get("activation"))


def _bias(record: LayerRecord, kernels: int) -> Any:
    return record.weights[kernels] if len(record.weights) > kernels else None


def _convolution(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    x = channels_first(graph, inputs[0], is_last(record))
    x = correlated(graph, x, as_filters(record.weights[0].value), record)
    return _finished(graph, x, _bias(record, 1), record)


def _depthwise(graph: Graph, x: Tensor, kernel: np.ndarray, record: LayerRecord) -> Tensor:
    rank, channels = kernel.ndim - 2, kernel.shape[-2]
    order = (rank, rank + 1, *range(rank))
    filters = kernel.transpose(order).reshape(-1, 1, *kernel.shape[:rank]).astype("float32")
    return correlated(graph, x, filters, record, group=channels)


def _depthwise_convolution(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    x = channels_first(graph, inputs[0], is_last(record))
    return _finished(graph, _depthwise(graph, x, record.weights[0].value, record), _bias(record, 1), record)


def _separable(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    x = channels_first(graph, inputs[0], is_last(record))
    x = _depthwise(graph, x, record.weights[0].value, record)
    x = graph.op("Conv", x, as_filters(record.weights[1].value))
    return _finished(graph, x, _bias(record, 2), record)


def _transposed(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    kernel, config = record.weights[0].value, record.config
    rank = kernel.ndim - 2
    strides, dilations = each(config.get("strides") or 1, rank), each(config.get("dilation_rate") or 1, rank)
    wide = [(size - 1) * rate + 1 for size, rate in zip(kernel.shape, dilations)]
    told = config.get("output_padding")
    told = [None] * rank if told is None else each(told, rank)
    ends = [_ends(size, stride, config.get("padding") == "same", more) for size, stride, more in
            zip(wide, strides, told)]
    filters = kernel.transpose(rank + 1, rank, *range(rank)).astype("float32")
    x = channels_first(graph, inputs[0], is_last(record))
    x = graph.op("ConvTranspose", x, filters, strides=strides, dilations=dilations,
                 pads=[front for front, _ in ends] + [max(end, 0) for _, end in ends],
                 output_padding=[max(-end, 0) for _, end in ends])
    return _finished(graph, x, _bias(record, 1), record)


def _ends(size: int, stride: int, same: bool, told: Optional[int]) -> Tuple[int, int]:
    """What is cut off in front and behind; behind something may be added.

    Examples
    --------
    >>> _ends(3, 2, True, None), _ends(1, 2, False, None), _ends(3, 2, False, 1), _ends(3, 2, True, 1)
    ((0, 1), (0, -1), (0, -1), (0, 1))
    """
    if not same:
        return 0, -(max(stride - size, 0) if told is None else told)
    if told is None:
        cut = max(size - stride, 0)
        return (cut // 2, cut - cut // 2) if size >= stride else (0, size - stride)
    length = size + size % 2 - 2 + told
    front = min(length // 2 + length % 2, size - 1)
    return size - 1 - front, size - 1 - (length - front)


# -- pooling

def _pooled(kind: str) -> Callable[[Graph, LayerRecord, Inputs], Tensor]:
    def pool(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
        x, config = inputs[0], record.config
        if kind == "MaxPool" and graph.maker(x) == "Pad":
            # onnxruntime 1.31 makes one of the two, as if the margin held the lowest number; not so with this between.
            x = graph.op("Max", x, np.finfo("float32").min)
        x = channels_first(graph, x, is_last(record))
        sizes = each(config["pool_size"], len(x.shape) - 2)
        margins = {"auto_pad": "SAME_UPPER"} if config.get("padding") == "same" else {}
        x = graph.op(kind, x, kernel_shape=sizes, strides=each(config.get("strides") or sizes, len(sizes)), **margins)
        return channels_back(graph, x, is_last(record))
    return pool


def _largest(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    return graph.op("ReduceMax", inputs[0], _places(record, inputs[0]), keepdims=0)


def _mean(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    x, mask = inputs[0], inputs[0].mask
    if mask is None:
        return graph.op("ReduceMean", x, _places(record, x), keepdims=0)
    counts = graph.op("Unsqueeze", graph.op("Cast", mask, to=1), axes(-1))
    total = graph.op("ReduceSum", graph.op("Mul", x, counts), axes(1), keepdims=0)
    return graph.op("Div", total, graph.op("ReduceSum", counts, axes(1), keepdims=0))


def _places(record: LayerRecord, x: Tensor) -> np.ndarray:
    first = 1 if is_last(record) else 2
    return axes(*range(first, first + len(x.shape) - 2))


# -- margins

def _sides(value: Any, rank: int) -> List[List[int]]:
    """Before and behind, for each spatial axis."""
    if isinstance(value, int):
        return [[value, value]] * rank
    if rank == 1:
        return [[int(part) for part in value] if len(value) == 2 else [int(value[0])] * 2]
    return [[int(part)] * 2 if isinstance(part, int) else [int(side) for side in part] for part in value]


def _all_axes(record: LayerRecord, x: Tensor, sides: List[List[int]]) -> List[List[int]]:
    none = [0, 0]
    return [none, *sides, none] if is_last(record) else [none, none, *sides]


def _zeros_around(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    rank = len(inputs[0].shape) - 2
    return _padded(graph, inputs[0], _all_axes(record, inputs[0], _sides(record.config["padding"], rank)), 0.)


def _padded(graph: Graph, x: Tensor, margins: List[List[int]], value: float) -> Tensor:
    pads = axes(*[before for before, _ in margins], *[behind for _, behind in margins])
    return graph.op("Pad", x, pads, np.float32(value))


def _pad(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    if record.config.get("mode") == "symmetric":  # by one place, where that is the edge
        margins = record.config["pad_width"]
        pads = axes(*[front for front, _ in margins], *[behind for _, behind in margins])
        return graph.op("Pad", inputs[0], pads, mode="edge")
    return _padded(graph, inputs[0], record.config["pad_width"], record.config["constant_values"])


def _cropped(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    x = inputs[0]
    margins = _all_axes(record, x, _sides(record.config["cropping"], len(x.shape) - 2))
    cut = [axis for axis, sides in enumerate(margins) if any(sides)]
    if not cut:
        return x
    starts = axes(*[margins[axis][0] for axis in cut])
    ends = axes(*[-margins[axis][1] or np.iinfo("int64").max for axis in cut])
    return graph.op("Slice", x, starts, ends, axes(*cut))


def _repeated(graph: Graph, record: LayerRecord, inputs: Inputs) -> Tensor:
    x, last = inputs[0], is_last(record)
    sizes = each(record.config.get("size", 2), len(x.shape) - 2)
    if record.config.get("interpolation", "nearest") != "nearest":
        raise refuse(record, "interpolation=%r is not carried over to ONNX" % record.config["interpolation"],
                     "use the nearest pixel")
    for place, size in enumerate(sizes):
        axis = place + (1 if last else 2)
        x = _repeated_along(graph, x, axis, size)
    return x


def _repeated_along(graph: Graph, x: Tensor, axis: int, size: int) -> Tensor:
    """Each place as often as ``size`` says: a new axis behind it, tiled, and one axis of the two."""
    wide = graph.op("Unsqueeze", x, axes(axis + 1))
    tiled = graph.op("Tile", wide, axes(*[size if place == axis + 1 else 1 for place in range(len(wide.shape))]))
    length = x.shape[axis] * size if x.shape[axis] is not None else -1
    shape = [0 if place < axis else length if place == axis else part for place, part in enumerate(x.shape)]
    return graph.op("Reshape", tiled, axes(*[-1 if part is None else part for part in shape]))


LAYERS: Dict[str, Callable[[Graph, LayerRecord, Inputs], Any]] = {
    **dict.fromkeys(("Conv1D", "Conv2D", "Conv3D"), _convolution),
    **dict.fromkeys(("Conv2DTranspose", "Conv3DTranspose"), _transposed),
    **dict.fromkeys(("SeparableConv1D", "SeparableConv2D"), _separable), "DepthwiseConv2D": _depthwise_convolution,
    **dict.fromkeys(("MaxPooling1D", "MaxPooling2D", "MaxPooling3D"), _pooled("MaxPool")),
    **dict.fromkeys(("AveragePooling1D", "AveragePooling2D", "AveragePooling3D"), _pooled("AveragePool")),
    **dict.fromkeys(("GlobalMaxPooling1D", "GlobalMaxPooling2D", "GlobalMaxPooling3D"), _largest),
    **dict.fromkeys(("GlobalAveragePooling1D", "GlobalAveragePooling2D", "GlobalAveragePooling3D"), _mean),
    **dict.fromkeys(("ZeroPadding1D", "ZeroPadding2D", "ZeroPadding3D"), _zeros_around), "Pad": _pad,
    **dict.fromkeys(("Cropping1D", "Cropping2D", "Cropping3D"), _cropped),
    **dict.fromkeys(("UpSampling1D", "UpSampling2D", "UpSampling3D"), _repeated),
}
