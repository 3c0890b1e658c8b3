"""Weights of 1.x, of TensorFlow and of CuDNN layers, as layers of 2.x on Theano take them.

A file of 1.x names no release; what 2.x does with its weights is what the upgrade steps do.
"""
from typing import Any, List, Optional, Sequence

import numpy as np

from keras1 import backend as K
from keras1.errors import DataError
from keras1.saving import cudnn
from keras1.saving.description import LayerRecord, Weight
from keras1.saving.upgrades import weights_of_2

Arrays = List[np.ndarray]

_NAMES_OF_1 = {"Conv1D": "Convolution1D", "Conv2D": "Convolution2D", "Conv3D": "Convolution3D",
               "Conv2DTranspose": "Deconvolution2D", "LSTM": "LSTM", "GRU": "GRU", "ConvLSTM2D": "ConvLSTM2D"}
_CONVOLVED = ("Conv1D", "Conv2D", "Conv3D", "Conv2DTranspose", "ConvLSTM2D")
_CORRELATING = ("tensorflow", "cntk")


def converted(layer: Any, weights: Sequence[np.ndarray], version: Optional[str] = None,
              backend: Optional[str] = None, reshape: bool = False) -> Arrays:
    """The weights of a file as a layer takes them.

    Parameters
    ----------
    layer : Layer
    weights : list of ndarray
    version : str, optional
        The release that wrote them; "1" for any of 1.x.
    backend : str, optional
        The backend that they were trained on.
    reshape : bool
        Whether a kernel of another shape and the same size is reshaped.

    Raises
    ------
    ValueError
        If a kernel cannot be reshaped, or recurrent weights are of a kind that the layer cannot take.

    Notes
    -----
    Source: ``keras.engine.saving.preprocess_weights_for_loading`` of 2.x.
    """
    kind, values = type(layer).__name__, list(weights)
    if kind == "Bidirectional":
        half = len(values) // 2
        return converted(layer.forward_layer, values[:half], version, backend) + \
            converted(layer.backward_layer, values[half:], version, backend)
    if kind == "TimeDistributed":
        return converted(layer.layer, values, version, backend)
    if kind in ("Model", "Sequential"):
        values = _of_network(layer, values, version, backend)
    if version == "1" and kind in _NAMES_OF_1:
        values = _of_release_1(layer, kind, values)
    if kind in _CONVOLVED and values:
        values = _kernels(layer, kind, values, backend, reshape)
    return _CUDNN[kind](layer, values) if kind in _CUDNN and len(values) == 3 else values


def _of_network(network: Any, values: Arrays, version: Optional[str], backend: Optional[str]) -> Arrays:
    """First what is trained, layer by layer, then the rest, layer by layer."""
    found: Arrays = []
    for trained in (True, False):
        for layer in network.layers:
            own = {id(weight) for weight in layer.trainable_weights}
            count = sum((id(weight) in own) == trained for weight in layer.weights)
            if count:
                found += converted(layer, values[:count], version, backend)
                values = values[count:]
    return found


def _of_release_1(layer: Any, kind: str, values: Arrays) -> Arrays:
    ordering = "tf" if getattr(layer, "data_format", None) == "channels_last" and kind != "Conv1D" else "th"
    if kind == "Conv1D" and values[0].ndim == 4:
        length, filters = layer.kernel_size[0], layer.filters
        if values[0].shape[:2] != (length, 1) or values[0].shape[3] != filters:  # before 1.1
            values = [values[0].transpose(2, 3, 1, 0)] + values[1:]
    record = LayerRecord(layer.name, _NAMES_OF_1[kind], {"dim_ordering": ordering})
    record.weights = [Weight("", value.shape, str(value.dtype), value) for value in values]
    weights_of_2.turn(record)
    return [weight.value for weight in record.weights]


def _kernels(layer: Any, kind: str, values: Arrays, backend: Optional[str], reshape: bool) -> Arrays:
    """Kernels turned round if another backend wrote them, reshaped if that is wanted."""
    shape = K.int_shape(layer.weights[0])
    count = 2 if kind == "ConvLSTM2D" else 1
    if backend in _CORRELATING:
        values[:count] = [np.flip(value, tuple(range(value.ndim - 2))).copy() for value in values[:count]]
    if shape == values[0].shape:
        return values
    if reshape:
        if values[0].size != np.prod(shape):
            raise DataError.like(ValueError)(
                "Weights must be of equal size to apply a reshape operation. Layer %s's weights have shape %s and size "
                "%s. The weights for loading have shape %s and size %s. "
                % (layer.name, shape, np.prod(shape), values[0].shape, values[0].size))
        return [values[0].reshape(shape)] + values[1:]
    if values[0].ndim == 4:
        values[:count] = [value.transpose(3, 2, 0, 1) for value in values[:count]]
    return values


# -- recurrent layers for CuDNN

def _lstm(layer: Any, values: Arrays) -> Arrays:
    units, bias = values[1].shape[0], values[2]
    sources = {(8 * units,): "CuDNNLSTM", (4 * units,): "LSTM"}
    if bias.shape not in sources:
        raise DataError.like(ValueError)("Invalid bias shape: " + str(bias.shape))
    source = sources[bias.shape]
    if source == type(layer).__name__:
        return values
    return (cudnn.from_cudnn if source == "CuDNNLSTM" else cudnn.to_cudnn)(values, cudnn.GATES["LSTM"])


def _gru(layer: Any, values: Arrays) -> Arrays:
    units, bias = values[1].shape[0], values[2]
    sources = {(6 * units,): "CuDNNGRU", (2, 3 * units): "GRU(reset_after=True)", (3 * units,): _PLAIN}
    if bias.shape not in sources:
        raise DataError.like(ValueError)("Invalid bias shape: " + str(bias.shape))
    source = sources[bias.shape]
    target = "CuDNNGRU" if type(layer).__name__ == "CuDNNGRU" else \
        "GRU(reset_after=True)" if layer.reset_after else _PLAIN
    if source == target:
        return values
    if _PLAIN in (source, target):
        raise DataError.like(ValueError)("%s is not compatible with %s" % (source, target))
    return (cudnn.from_cudnn if source == "CuDNNGRU" else cudnn.to_cudnn)(values, cudnn.GATES["GRU"])


_PLAIN = "GRU(reset_after=False)"
_CUDNN = {"LSTM": _lstm, "CuDNNLSTM": _lstm, "GRU": _gru, "CuDNNGRU": _gru}
