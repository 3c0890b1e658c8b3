"""Historical module ``keras.layers.convolutional``."""
from keras1.history import came
from keras1.layers.convolution import Convolution1D, Convolution2D, Convolution3D
from keras1.layers.cropping import Cropping1D, Cropping2D, Cropping3D
from keras1.layers.deconvolution import Deconvolution2D, SeparableConvolution2D
from keras1.layers.dilated import AtrousConvolution1D, AtrousConvolution2D
from keras1.layers.pooling import (
    AveragePooling1D,
    AveragePooling2D,
    AveragePooling3D,
    MaxPooling1D,
    MaxPooling2D,
    MaxPooling3D,
    _Pooling1D,
    _Pooling2D,
    _Pooling3D,
)
from keras1.layers.resizing import (
    UpSampling1D,
    UpSampling2D,
    UpSampling3D,
    ZeroPadding1D,
    ZeroPadding2D,
    ZeroPadding3D,
)
from keras1.layers.windows import conv_output_length
from keras1.utils.np_utils import conv_input_length

Conv1D = Convolution1D
Conv2D = Convolution2D
Conv3D = Convolution3D
Deconv2D = Deconvolution2D
AtrousConv1D = AtrousConvolution1D
AtrousConv2D = AtrousConvolution2D
SeparableConv2D = SeparableConvolution2D

__all__ = [
    "AtrousConv1D", "AtrousConv2D", "AtrousConvolution1D", "AtrousConvolution2D", "AveragePooling1D",
    "AveragePooling2D", "AveragePooling3D", "Conv1D", "Conv2D", "Conv3D", "Convolution1D", "Convolution2D",
    "Convolution3D", "Cropping1D", "Cropping2D", "Cropping3D", "Deconv2D", "Deconvolution2D", "MaxPooling1D",
    "MaxPooling2D", "MaxPooling3D", "SeparableConv2D", "SeparableConvolution2D", "UpSampling1D", "UpSampling2D",
    "UpSampling3D", "ZeroPadding1D", "ZeroPadding2D", "ZeroPadding3D", "conv_input_length",
    "conv_output_length",
]

#: Bases that users of the time derived their own pooling from.
_BASES = (_Pooling1D, _Pooling2D, _Pooling3D)

for _names, _first, _reason in [
    ("AveragePooling3D Convolution3D MaxPooling3D UpSampling3D ZeroPadding3D", "0.3.3", "volumes"),
    ("AtrousConv2D AtrousConvolution2D", "1.0.8", "filters with holes"),
    ("AtrousConv1D AtrousConvolution1D", "1.1.0", "filters with holes, along sequences"),
    ("Conv1D Conv2D Conv3D", "1.0.8", "shorter names"),
    ("conv_input_length", "1.0.8", "sizes of the transposed convolution"),
    ("Cropping1D Cropping2D Cropping3D", "1.0.8", "margins cut off"),
    ("Deconv2D Deconvolution2D", "1.0.8", "the transposed convolution"),
    ("SeparableConv2D SeparableConvolution2D", "1.0.8", "for TensorFlow only"),
]:
    for _name in _names.split():
        came("layers.convolutional", _name, _first, _reason)
