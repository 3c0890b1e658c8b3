"""Historical module ``keras.layers.advanced_activations``."""
from keras1.layers.rectifiers import (
    ELU,
    LeakyReLU,
    ParametricSoftplus,
    PReLU,
    SReLU,
    ThresholdedLinear,
    ThresholdedReLU,
)

__all__ = ["ELU", "LeakyReLU", "PReLU", "ParametricSoftplus", "SReLU", "ThresholdedLinear", "ThresholdedReLU"]
