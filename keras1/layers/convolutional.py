"""Historical module ``keras.layers.convolutional``."""
from keras1.history import ByRelease, came
from keras1.layers import deconvolution, dilated, separable, transposed
from keras1.layers.convolution import Convolution1D, Convolution2D, Convolution3D
from keras1.layers.cropping import Cropping1D, Cropping2D, Cropping3D
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
from keras1.layers.resizing import UpSampling1D, UpSampling2D, UpSampling3D
from keras1.layers.separable import DepthwiseConv2D, SeparableConv1D
from keras1.layers.transposed import Conv2DTranspose, Conv3DTranspose
from keras1.layers.windows import conv_output_length
from keras1.layers.zero_padding import ZeroPadding1D, ZeroPadding2D, ZeroPadding3D
from keras1.utils.np_utils import conv_input_length

_WITH_RATE = "an argument of every convolution"

AtrousConvolution1D = ByRelease(
    "keras1.layers.convolutional.AtrousConvolution1D",
    {"0.1.0": dilated.AtrousConvolution1D, "2.0.0": dilated.atrous_convolution_1d}, _WITH_RATE)
AtrousConvolution2D = ByRelease(
    "keras1.layers.convolutional.AtrousConvolution2D",
    {"0.1.0": dilated.AtrousConvolution2D, "2.0.0": dilated.atrous_convolution_2d}, _WITH_RATE)
Deconvolution2D = ByRelease(
    "keras1.layers.convolutional.Deconvolution2D",
    {"0.1.0": deconvolution.Deconvolution2D, "2.0.0": transposed.Conv2DTranspose},
    "it computes the size of its output")
SeparableConvolution2D = ByRelease(
    "keras1.layers.convolutional.SeparableConvolution2D",
    {"0.1.0": deconvolution.SeparableConvolution2D, "2.0.0": separable.SeparableConv2D},
    "Theano convolves each channel by itself")

Conv1D = Convolution1D
Conv2D = Convolution2D
Conv3D = Convolution3D
Deconv2D = Deconvolution2D
AtrousConv1D = AtrousConvolution1D
AtrousConv2D = AtrousConvolution2D
SeparableConv2D = SeparableConvolution2D
SeparableConvolution1D = SeparableConv1D
Convolution2DTranspose = Conv2DTranspose
Deconvolution3D = Deconv3D = Conv3DTranspose

__all__ = [
    "AtrousConv1D", "AtrousConv2D", "AtrousConvolution1D", "AtrousConvolution2D", "AveragePooling1D",
    "AveragePooling2D", "AveragePooling3D", "Conv1D", "Conv2D", "Conv2DTranspose", "Conv3D", "Conv3DTranspose",
    "Convolution1D", "Convolution2D", "Convolution2DTranspose", "Convolution3D", "Cropping1D", "Cropping2D",
    "Cropping3D", "Deconv2D", "Deconv3D", "Deconvolution2D", "Deconvolution3D", "DepthwiseConv2D", "MaxPooling1D",
    "MaxPooling2D", "MaxPooling3D", "SeparableConv1D", "SeparableConv2D", "SeparableConvolution1D",
    "SeparableConvolution2D", "UpSampling1D", "UpSampling2D", "UpSampling3D", "ZeroPadding1D", "ZeroPadding2D",
    "ZeroPadding3D", "conv_input_length", "conv_output_length",
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
    ("Conv2DTranspose Convolution2DTranspose", "2.0.0", "the transposed convolution computes the size of its output"),
    ("Conv3DTranspose Deconv3D Deconvolution3D", "2.0.9", "the transposed convolution of volumes"),
    ("DepthwiseConv2D SeparableConv1D SeparableConvolution1D", "2.1.6", "each channel by itself"),
]:
    for _name in _names.split():
        came("layers.convolutional", _name, _first, _reason)
