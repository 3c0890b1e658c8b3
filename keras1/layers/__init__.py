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
from keras1.layers.convolutional import (
    AveragePooling1D,
    AveragePooling2D,
    AveragePooling3D,
    Convolution1D,
    Convolution2D,
    Convolution3D,
    MaxPooling1D,
    MaxPooling2D,
    MaxPooling3D,
    UpSampling1D,
    UpSampling2D,
    UpSampling3D,
    ZeroPadding1D,
    ZeroPadding2D,
    ZeroPadding3D,
    conv_output_length,
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
from keras1.layers.embeddings import Embedding
from keras1.layers.noise import GaussianDropout, GaussianNoise
from keras1.layers.normalization import BatchNormalization
from keras1.layers.recurrent import GRU, LSTM, Recurrent, SimpleRNN, time_distributed_dense
from keras1.layers.wrappers import TimeDistributed

__all__ = [
    "Activation", "ActivityRegularization", "AutoEncoder", "AveragePooling1D", "AveragePooling2D",
    "AveragePooling3D", "BatchNormalization", "Convolution1D", "Convolution2D", "Convolution3D", "Dense",
    "Dropout", "ELU", "Embedding", "Flatten", "GRU", "GaussianDropout", "GaussianNoise", "Highway", "LSTM",
    "Lambda", "LambdaMerge", "Layer", "LeakyReLU", "MaskedLambda", "MaskedLayer", "Masking", "MaxPooling1D",
    "MaxPooling2D", "MaxPooling3D", "MaxoutDense", "Merge", "PReLU", "ParametricSoftplus", "Permute",
    "Recurrent", "RepeatVector", "Reshape", "SReLU", "Siamese", "SiameseHead", "SimpleRNN", "ThresholdedLinear",
    "ThresholdedReLU", "TimeDistributed", "TimeDistributedDense", "TimeDistributedMerge", "UpSampling1D",
    "UpSampling2D", "UpSampling3D", "ZeroPadding1D", "ZeroPadding2D", "ZeroPadding3D", "add_shared_layer",
    "conv_output_length", "time_distributed_dense",
]
