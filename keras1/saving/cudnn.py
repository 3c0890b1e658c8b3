"""Recurrent layers for CuDNN, which run on a GPU only, as the plain layers that compute the same.

CuDNN keeps each gate's kernel transposed, and two biases, of the input and of the state.
"""
from typing import Any, Dict, List, Tuple

import numpy as np

from keras1.saving.description import LayerRecord

Arrays = List[np.ndarray]

#: The plain class, and what makes it compute the same.
_PLAIN: Dict[str, Tuple[str, Dict[str, Any]]] = {
    "CuDNNLSTM": ("LSTM", {"activation": "tanh", "recurrent_activation": "sigmoid"}),
    "CuDNNGRU": ("GRU", {"activation": "tanh", "recurrent_activation": "sigmoid", "reset_after": True}),
}
GATES = {"LSTM": 4, "GRU": 3}


def make_plain(record: LayerRecord) -> bool:
    """Make a layer for CuDNN, or one that is wrapped, the plain one; whether it was one.

    Examples
    --------
    >>> record = LayerRecord("l", "CuDNNLSTM", {"units": 2})
    >>> make_plain(record), record.class_name, record.config["recurrent_activation"]
    (True, 'LSTM', 'sigmoid')
    """
    layer = record.wrapped[0] if record.wrapped and record.class_name == "Bidirectional" else record
    if layer.class_name not in _PLAIN:
        return False
    layer.class_name, arguments = _PLAIN[layer.class_name]
    layer.config.update(arguments)
    for first in range(0, len(record.weights) - 2, 3):
        part = record.weights[first:first + 3]
        gates = GATES[layer.class_name]
        if all(weight.value is not None for weight in part) and part[2].shape == (2 * gates * part[1].shape[0],):
            values = from_cudnn([weight.value for weight in part], gates)
            record.weights[first:first + 3] = [weight.holding(value) for weight, value in zip(part, values)]
    return True


def from_cudnn(values: Arrays, gates: int) -> Arrays:
    """Kernel, recurrent kernel and bias of the plain layer; a GRU keeps two rows of biases."""
    halves = values[2].reshape((2, -1))
    return _exchanged(values, gates, "F") + [halves.sum(axis=0) if gates == GATES["LSTM"] else halves]


def to_cudnn(values: Arrays, gates: int) -> Arrays:
    """The way back; the bias of an LSTM is shared by halves."""
    bias = np.tile(.5 * values[2], 2) if gates == GATES["LSTM"] else values[2].reshape(-1)
    return _exchanged(values, gates, "C") + [bias]


def _exchanged(values: Arrays, gates: int, order: Any) -> Arrays:
    """Kernels of each gate transposed, between the orders of rows of the two kinds."""
    return [np.hstack([kernel.T.reshape(kernel.shape, order=order) for kernel in np.hsplit(values[0], gates)]),
            np.hstack([kernel.T for kernel in np.hsplit(values[1], gates)])]
