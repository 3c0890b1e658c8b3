"""Weights of 2.3.1 as 1.2.2 keeps them: gates one by one, kernels as their ordering has them."""
from typing import Callable, Dict, List

import numpy as np

from keras1.saving.description import LayerRecord
from keras1.saving.upgrades.to_1_0_8 import LEAST

Arrays = List[np.ndarray]


def turn(record: LayerRecord) -> None:
    """Bring a layer's weights into the layout of 1.2.2."""
    change = _CHANGES.get(record.class_name)
    if change is None or not record.weights:
        return
    stored = record.weights[0]
    values = change(record, [weight.value for weight in record.weights])
    record.weights = [stored.holding(np.ascontiguousarray(value), "weight") for value in values]


def raise_epsilon(record: LayerRecord) -> None:
    """Theano's normalization of 1.x asks for an epsilon that is not too small; the variance makes up for it."""
    epsilon = float(record.config.get("epsilon", 1e-3))
    if epsilon >= LEAST or not record.weights:
        return
    record.config["epsilon"] = LEAST
    variance = record.weights[-1]
    record.weights[-1] = variance.holding(np.maximum(variance.value + epsilon - LEAST, 0.).astype("float32"))


def between_zeros(kernel: np.ndarray) -> np.ndarray:
    """The kernel (places, channels, multiplier) of channels by themselves, as one of all channels; turned round.

    Examples
    --------
    >>> between_zeros(np.ones((1, 2, 1))).tolist()
    [[[1.0, 0.0], [0.0, 1.0]]]
    """
    *places, channels, times = kernel.shape
    whole = np.zeros((*places, channels, channels, times), "float32")
    for channel in range(channels):
        whole[..., channel, channel, :] = kernel[..., channel, :]
    return np.flip(whole.reshape(*places, channels, channels * times), range(len(places))).copy()


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


def _gates_of_images(layer: LayerRecord, values: Arrays) -> Arrays:
    return _filters(layer, _apart("0213")(layer, values))


def _transposed(layer: LayerRecord, values: Arrays) -> Arrays:
    last = layer.config.get("data_format") == "channels_last"
    return [values[0].transpose((0, 1, 3, 2) if last else (2, 3, 0, 1)), *values[1:]]


def _sequence(layer: LayerRecord, values: Arrays) -> Arrays:
    return [values[0][:, None], *values[1:]]


_CHANGES: Dict[str, Callable[[LayerRecord, Arrays], Arrays]] = {
    "LSTM": _apart("0213"), "GRU": _apart("012"), "SimpleRNN": _with_bias, "ConvLSTM2D": _gates_of_images,
    "BatchNormalization": _normalization, "Conv1D": _sequence, "Conv2DTranspose": _transposed,
    **dict.fromkeys(("Conv2D", "Conv3D"), _filters),
}
