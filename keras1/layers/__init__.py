"""All layers by name; the historical modules beside list them by family."""
from keras1.engine.inputs import Input, InputLayer
from keras1.engine.nodes import InputSpec
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
    AtrousConv1D,
    AtrousConv2D,
    AtrousConvolution1D,
    AtrousConvolution2D,
    AveragePooling1D,
    AveragePooling2D,
    AveragePooling3D,
    Conv1D,
    Conv2D,
    Conv3D,
    Convolution1D,
    Convolution2D,
    Convolution3D,
    Cropping1D,
    Cropping2D,
    Cropping3D,
    Deconv2D,
    Deconvolution2D,
    MaxPooling1D,
    MaxPooling2D,
    MaxPooling3D,
    SeparableConv2D,
    SeparableConvolution2D,
    UpSampling1D,
    UpSampling2D,
    UpSampling3D,
    ZeroPadding1D,
    ZeroPadding2D,
    ZeroPadding3D,
    conv_output_length,
)
from keras1.layers.convolutional_recurrent import ConvLSTM2D, ConvRecurrent2D
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
    SpatialDropout1D,
    SpatialDropout2D,
    SpatialDropout3D,
    TimeDistributedDense,
    TimeDistributedMerge,
    add_shared_layer,
)
from keras1.layers.embeddings import Embedding
from keras1.layers.local import LocallyConnected1D, LocallyConnected2D
from keras1.layers.merge import merge
from keras1.layers.noise import GaussianDropout, GaussianNoise
from keras1.layers.normalization import BatchNormalization
from keras1.layers.pooling import (
    GlobalAveragePooling1D,
    GlobalAveragePooling2D,
    GlobalAveragePooling3D,
    GlobalMaxPooling1D,
    GlobalMaxPooling2D,
    GlobalMaxPooling3D,
)
from keras1.layers.recurrent import GRU, LSTM, Recurrent, SimpleRNN, time_distributed_dense
from keras1.layers.wrappers import Bidirectional, TimeDistributed, Wrapper

__all__ = [
    "Activation", "ActivityRegularization", "AtrousConv1D", "AtrousConv2D", "AtrousConvolution1D",
    "AtrousConvolution2D", "AutoEncoder", "AveragePooling1D", "AveragePooling2D", "AveragePooling3D",
    "BatchNormalization", "Bidirectional", "Conv1D", "Conv2D", "Conv3D", "ConvLSTM2D", "ConvRecurrent2D",
    "Convolution1D", "Convolution2D", "Convolution3D", "Cropping1D", "Cropping2D", "Cropping3D", "Deconv2D",
    "Deconvolution2D", "Dense", "Dropout", "ELU", "Embedding", "Flatten", "GRU", "GaussianDropout",
    "GaussianNoise", "GlobalAveragePooling1D", "GlobalAveragePooling2D", "GlobalAveragePooling3D",
    "GlobalMaxPooling1D", "GlobalMaxPooling2D", "GlobalMaxPooling3D", "Highway", "Input", "InputLayer",
    "InputSpec", "LSTM", "Lambda", "LambdaMerge", "Layer", "LeakyReLU", "LocallyConnected1D",
    "LocallyConnected2D", "MaskedLambda", "MaskedLayer", "Masking", "MaxPooling1D", "MaxPooling2D",
    "MaxPooling3D", "MaxoutDense", "Merge", "PReLU", "ParametricSoftplus", "Permute", "Recurrent",
    "RepeatVector", "Reshape", "SReLU", "SeparableConv2D", "SeparableConvolution2D", "Siamese", "SiameseHead",
    "SimpleRNN", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "ThresholdedLinear",
    "ThresholdedReLU", "TimeDistributed", "TimeDistributedDense", "TimeDistributedMerge", "UpSampling1D",
    "UpSampling2D", "UpSampling3D", "Wrapper", "ZeroPadding1D", "ZeroPadding2D", "ZeroPadding3D",
    "add_shared_layer", "conv_output_length", "merge", "time_distributed_dense",
]
