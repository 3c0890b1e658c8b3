"""Layouts of 2.x: kernels (places, input, output) whatever the ordering, gates side by side."""
from typing import Any, Callable, Dict, List

import numpy as np

from keras1.saving.description import LayerRecord, Weight
from keras1.saving.weight_names import weight_names

Arrays = List[Any]


def turn(record: LayerRecord) -> None:
    """Bring the weights of a layer, or of what it wraps, from the layout of 1.x to that of 2.x, and rename them."""
    layer = record.wrapped[0] if record.wrapped and record.class_name in _WRAPPERS else record
    if not record.weights or any(weight.value is None for weight in record.weights) or layer.network is not None:
        return
    halves = 2 if record.class_name == "Bidirectional" else 1
    size = len(record.weights) // halves
    parts = [record.weights[index * size:(index + 1) * size] for index in range(halves)]
    record.weights = [weight for part in parts for weight in _turned(layer, part)]


_WRAPPERS = ("TimeDistributed", "Bidirectional")


def _turned(layer: LayerRecord, weights: List[Weight]) -> List[Weight]:
    change = _CHANGES.get(layer.class_name)
    if change is None:
        return weights
    values = change(layer, [weight.value for weight in weights])
    names = weight_names(_NAMED_AS.get(layer.class_name, layer.class_name), layer.config, 2) or []
    names += ["weight"] * (len(values) - len(names))
    return [Weight(name, value.shape, str(value.dtype), value, weights[0].stored_as)
            for name, value in zip(names, values)]


def _is_first(layer: LayerRecord) -> bool:
    return layer.config.get("dim_ordering", "th") != "tf"


def _as_they_are(layer: LayerRecord, values: Arrays) -> Arrays:
    return values


def _sequence(layer: LayerRecord, values: Arrays) -> Arrays:
    return [values[0][:, 0, :, :]] + values[1:]


def _filters(layer: LayerRecord, values: Arrays) -> Arrays:
    return [kernel(layer, value) if value.ndim > 2 else value for value in values]


def kernel(layer: LayerRecord, value: Any) -> Any:
    """A kernel (output, input, places) as (places, input, output); of the other ordering it is so already."""
    return value.transpose(tuple(range(2, value.ndim)) + (1, 0)) if _is_first(layer) else value


def _deconvolution(layer: LayerRecord, values: Arrays) -> Arrays:
    return [values[0].transpose((2, 3, 0, 1) if _is_first(layer) else (0, 1, 3, 2))] + values[1:]


def _gates(order: str) -> Callable[[LayerRecord, Arrays], Arrays]:
    """Gates side by side; ``order`` numbers the stored gates as 2.x arranges them."""
    def side_by_side(layer: LayerRecord, values: Arrays) -> Arrays:
        if len(values) != 3 * len(order):
            return values
        kernels = [kernel(layer, value) if value.ndim > 2 else value for value in values]
        return [np.concatenate([kernels[3 * int(gate) + kind] for gate in order], axis=-1) for kind in range(3)]
    return side_by_side


#: LSTM kept its gates as i, c, f, o, and has them as i, f, c, o; GRU has z, r, h.
_LSTM = _gates("0213")

_CHANGES: Dict[str, Callable[[LayerRecord, Arrays], Arrays]] = {
    **dict.fromkeys(("Convolution1D", "AtrousConvolution1D"), _sequence),
    **dict.fromkeys(("Convolution2D", "AtrousConvolution2D", "Convolution3D", "SeparableConvolution2D"), _filters),
    "Deconvolution2D": _deconvolution, "LSTM": _LSTM, "ConvLSTM2D": _LSTM, "GRU": _gates("012"),
    **dict.fromkeys(("Dense", "Embedding", "SimpleRNN", "BatchNormalization", "PReLU", "LocallyConnected1D",
                     "LocallyConnected2D"), _as_they_are),
}

_NAMED_AS = {"Convolution1D": "Conv1D", "AtrousConvolution1D": "Conv1D", "Convolution2D": "Conv2D",
             "AtrousConvolution2D": "Conv2D", "Convolution3D": "Conv3D", "Deconvolution2D": "Conv2DTranspose",
             "SeparableConvolution2D": "SeparableConv2D"}
