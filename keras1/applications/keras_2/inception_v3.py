"""Inception, the third: blocks that look at the image in several sizes at once."""
from typing import Any, Optional, Tuple

from keras1.applications.keras_2.building import Build, Shape, channel_axis, trained
from keras1.layers import Activation, AveragePooling2D, BatchNormalization, Conv2D, MaxPooling2D, concatenate
from keras1.models import Model

FILES = trained("https://github.com/fchollet/deep-learning-models/releases/download/v0.5/"
                "inception_v3_weights_tf_dim_ordering_tf_kernels", "9a0d58056eeedaa3f26cb7ebd46da564",
                "bcbd6486424b2319ff4ef7d526e38f63")

#: A convolution that halves the image.
_HALF = {"strides": (2, 2), "padding": "valid"}


def conv2d_bn(x: Any, filters: int, num_row: int, num_col: int, padding: str = "same",
              strides: Tuple[int, int] = (1, 1), name: Optional[str] = None) -> Any:
    """A convolution, a normalization of its channels, a rectifier."""
    x = Conv2D(filters, (num_row, num_col), strides=strides, padding=padding, use_bias=False,
               name=name and name + "_conv")(x)
    x = BatchNormalization(axis=channel_axis(), scale=False, name=name and name + "_bn")(x)
    return Activation("relu", name=name)(x)


def inception_v3(include_top: bool, weights: Optional[str], input_tensor: Any, input_shape: Optional[Shape],
                 pooling: Optional[str], classes: int) -> Model:
    """The network; arguments as for `Build`."""
    build = Build(include_top, weights, input_tensor, input_shape, pooling, classes, 299, 75)
    x = conv2d_bn(build.images(), 32, 3, 3, **_HALF)
    x = conv2d_bn(conv2d_bn(x, 32, 3, 3, padding="valid"), 64, 3, 3)
    x = MaxPooling2D((3, 3), strides=(2, 2))(x)
    x = conv2d_bn(conv2d_bn(x, 80, 1, 1, padding="valid"), 192, 3, 3, padding="valid")
    x = MaxPooling2D((3, 3), strides=(2, 2))(x)
    for number, filters in enumerate((32, 64, 64)):
        x = _small(x, filters, "mixed%d" % number)
    x = _halving_small(x, "mixed3")
    for number, filters in ((4, 128), (5, 160), (6, 160), (7, 192)):
        x = _crossed(x, filters, "mixed%d" % number)
    x = _halving_crossed(x, "mixed8")
    for number in (0, 1):
        x = _spread(x, number)
    return build.model(build.head(x, "predictions"), "inception_v3", FILES)


def _small(x, filters, name):
    """One pixel, 5 by 5, twice 3 by 3, and a mean."""
    return _joined([
        _tower(x, (64, 1, 1)), _tower(x, (48, 1, 1), (64, 5, 5)), _tower(x, (64, 1, 1), (96, 3, 3), (96, 3, 3)),
        _tower(_mean(x), (filters, 1, 1)),
    ], name)


def _halving_small(x, name):
    return _joined([
        conv2d_bn(x, 384, 3, 3, **_HALF),
        conv2d_bn(_tower(x, (64, 1, 1), (96, 3, 3)), 96, 3, 3, **_HALF),
        MaxPooling2D((3, 3), strides=(2, 2))(x),
    ], name)


def _crossed(x, filters, name):
    """One pixel, a row and a column of 7, twice such a cross, and a mean."""
    return _joined([
        _tower(x, (192, 1, 1)),
        _tower(x, (filters, 1, 1), (filters, 1, 7), (192, 7, 1)),
        _tower(x, (filters, 1, 1), (filters, 7, 1), (filters, 1, 7), (filters, 7, 1), (192, 1, 7)),
        _tower(_mean(x), (192, 1, 1)),
    ], name)


def _halving_crossed(x, name):
    return _joined([
        conv2d_bn(_tower(x, (192, 1, 1)), 320, 3, 3, **_HALF),
        conv2d_bn(_tower(x, (192, 1, 1), (192, 1, 7), (192, 7, 1)), 192, 3, 3, **_HALF),
        MaxPooling2D((3, 3), strides=(2, 2))(x),
    ], name)


def _spread(x, number):
    """Towers whose tops look at a row and at a column of 3 beside each other."""
    one = _tower(x, (320, 1, 1))
    broad = _tower(x, (384, 1, 1))
    broad = _joined([_tower(broad, (384, 1, 3)), _tower(broad, (384, 3, 1))], "mixed9_%d" % number)
    deep = _tower(x, (448, 1, 1), (384, 3, 3))
    deep = _joined([_tower(deep, (384, 1, 3)), _tower(deep, (384, 3, 1))], None)
    return _joined([one, broad, deep, _tower(_mean(x), (192, 1, 1))], "mixed%d" % (9 + number))


def _tower(x, *convolutions):
    for filters, rows, columns in convolutions:
        x = conv2d_bn(x, filters, rows, columns)
    return x


def _mean(x):
    return AveragePooling2D((3, 3), strides=(1, 1), padding="same")(x)


def _joined(tensors, name):
    return concatenate(tensors, axis=channel_axis(), name=name)
