"""Historical module ``keras.layers.advanced_activations``."""
from keras1.layers.rectifiers import (
    ELU,
    LeakyReLU,
    ParametricSoftplus,
    PReLU,
    ReLU,
    Softmax,
    SReLU,
    ThresholdedLinear,
    ThresholdedReLU,
)

__all__ = [
    "ELU", "LeakyReLU", "PReLU", "ParametricSoftplus", "ReLU", "SReLU", "Softmax", "ThresholdedLinear",
    "ThresholdedReLU",
]
