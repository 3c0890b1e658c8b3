"""Historical module ``keras.layers.convolutional``."""
from keras1.history import came
from keras1.layers.convolution import Convolution1D, Convolution2D, Convolution3D
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

__all__ = [
    "AveragePooling1D", "AveragePooling2D", "AveragePooling3D", "Convolution1D", "Convolution2D", "Convolution3D",
    "MaxPooling1D", "MaxPooling2D", "MaxPooling3D", "UpSampling1D", "UpSampling2D", "UpSampling3D",
    "ZeroPadding1D", "ZeroPadding2D", "ZeroPadding3D", "conv_output_length",
]

#: Bases that users of the time derived their own pooling from.
_BASES = (_Pooling1D, _Pooling2D, _Pooling3D)

for _name in __all__:
    if _name.endswith("3D"):
        came("layers.convolutional", _name, "0.3.3", "volumes")
