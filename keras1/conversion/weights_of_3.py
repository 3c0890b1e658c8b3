"""Weights of 2.3.1 as Keras 3 wants them: kernels correlated with, gates of another hard sigmoid."""
from typing import List

import numpy as np

from keras1.conversion.words_of_3 import HARD_SIGMOID
from keras1.saving.description import LayerRecord, Weight
from keras1.saving.kernels import FLIPPED

#: Which quarters or thirds of a recurrent layer's weights are gates: i, f, c, o and z, r, h.
_GATES = {"LSTM": (1, 1, 0, 1), "ConvLSTM2D": (1, 1, 0, 1), "LSTMCell": (1, 1, 0, 1),
          "GRU": (1, 1, 0), "GRUCell": (1, 1, 0)}


def on_theano(record: LayerRecord) -> bool:
    """Whether the model was one of Theano, whose 'same' is another than that of TensorFlow and Keras 3."""
    return record.config.get("backend") != "tensorflow"


def turn(record: LayerRecord) -> None:
    """Turn the kernels of a layer round: Theano convolves, Keras 3 correlates."""
    if record.class_name in FLIPPED or record.class_name == "Conv3DTranspose" and on_theano(record):
        record.weights = [weight.holding(np.flip(weight.value, range(weight.value.ndim - 2)).copy())
                          if weight.value.ndim > 2 else weight for weight in record.weights]


def scale_for_hard_sigmoid(record: LayerRecord) -> None:
    """Scale what goes into a hard sigmoid, as `words_of_3.HARD_SIGMOID` tells."""
    config, gates = record.config, _GATES.get(record.class_name)
    inner, outer = (config.get(key) == "hard_sigmoid" for key in ("recurrent_activation", "activation"))
    if gates is None:
        if outer:
            record.weights = _scaled(record.weights, record.class_name)
        return
    factors = [HARD_SIGMOID if (inner if gate else outer) else 1. for gate in gates]
    if any(factor != 1. for factor in factors):
        record.weights = [_by_gate(weight, factors) for weight in record.weights]


def _scaled(weights: List[Weight], class_name: str) -> List[Weight]:
    """All of a layer's weights scaled; of a separable convolution not both kernels."""
    return [weight if weight.name == "depthwise_kernel" and class_name.startswith("Separable")
            else weight.holding((weight.value * HARD_SIGMOID).astype("float32")) for weight in weights]


def _by_gate(weight: Weight, factors: List[float]) -> Weight:
    units = weight.value.shape[-1] // len(factors)
    return weight.holding((weight.value * np.repeat(factors, units)).astype("float32"))
