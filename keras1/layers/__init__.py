"""All layers by name; the historical modules beside list them by family."""
from keras1.layers.advanced_activations import (
    ELU,
    LeakyReLU,
    ParametricSoftplus,
    PReLU,
    SReLU,
    ThresholdedLinear,
    ThresholdedReLU,
)
from keras1.layers.core import (
    Activation,
    ActivityRegularization,
    AutoEncoder,
    Dense,
    Dropout,
    Flatten,
    Highway,
    Lambda,
    LambdaMerge,
    Layer,
    MaskedLambda,
    MaskedLayer,
    Masking,
    MaxoutDense,
    Merge,
    Permute,
    RepeatVector,
    Reshape,
    Siamese,
    SiameseHead,
    TimeDistributedDense,
    TimeDistributedMerge,
    add_shared_layer,
)
from keras1.layers.noise import GaussianDropout, GaussianNoise

__all__ = [
    "Activation", "ActivityRegularization", "AutoEncoder", "Dense", "Dropout", "ELU", "Flatten",
    "GaussianDropout", "GaussianNoise", "Highway", "Lambda", "LambdaMerge", "Layer", "LeakyReLU",
    "MaskedLambda", "MaskedLayer", "Masking", "MaxoutDense", "Merge", "PReLU", "ParametricSoftplus", "Permute",
    "RepeatVector", "Reshape", "SReLU", "Siamese", "SiameseHead", "ThresholdedLinear", "ThresholdedReLU",
    "TimeDistributedDense", "TimeDistributedMerge", "add_shared_layer",
]
