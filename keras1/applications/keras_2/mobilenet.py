"""Small networks for telephones."""
import warnings
from typing import Any, Optional, Sequence

from keras1 import backend as K
from keras1 import layers
from keras1.applications.keras_2.building import Build, Shape, Trained, channel_axis, check_weights, correct_pad
from keras1.errors import ArgumentError, ShapeError
from keras1.layers import Activation, Add, BatchNormalization, Conv2D, Dense, Dropout, ReLU, Reshape, ZeroPadding2D
from keras1.models import Model

_BASE = "https://github.com/fchollet/deep-learning-models/releases/download/v0.6/mobilenet_%s_%d_tf"
_BASE_V2 = ("https://github.com/JonathanCMitchell/mobilenet_v2_keras/releases/download/v1.1/"
            "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_%s_%d")

_SIZES, _SIZES_V2 = (128, 160, 192, 224), (96, 128, 160, 192, 224)
_ALPHAS = {0.25: "2_5", 0.5: "5_0", 0.75: "7_5", 1.0: "1_0"}

#: Filters of the convolutions of one pixel, and whether the one before halves the image.
_BLOCKS = ((64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), (512, 1), (512, 1), (512, 1), (512, 1), (512, 1),
           (1024, 2), (1024, 1))

#: The second's: filters, stride, how often they come.
_BLOCKS_V2 = ((16, 1, 1), (24, 2, 2), (32, 2, 3), (64, 2, 4), (96, 1, 3), (160, 2, 3), (320, 1, 1))


def mobilenet(input_shape: Optional[Shape], alpha: float, depth_multiplier: int, dropout: float, include_top: bool,
              weights: Optional[str], input_tensor: Any, pooling: Optional[str], classes: int) -> Model:
    """The first one; arguments as for `keras1.applications.mobilenet.MobileNet`."""
    check_weights(weights, include_top, classes)
    size = _square(input_shape, _SIZES) or 224
    build = Build(include_top, weights, input_tensor, input_shape, pooling, classes, size)
    if weights == "imagenet" and depth_multiplier != 1:
        raise ArgumentError.like(ValueError)("If imagenet weights are being loaded, depth multiplier must be 1")
    rows = _rows_of_weights(build, alpha, _ALPHAS, "`0.25`, `0.50`, `0.75` or `1.0` only.", _SIZES, "one of")
    x = ZeroPadding2D(padding=((0, 1), (0, 1)), name="conv1_pad")(build.images())
    x = Conv2D(int(32 * alpha), (3, 3), padding="valid", use_bias=False, strides=(2, 2), name="conv1")(x)
    x = _rectified(x, "conv1", "_bn")
    for number, (filters, stride) in enumerate(_BLOCKS, 1):
        x = _separable(x, int(filters * alpha), depth_multiplier, stride, number)
    x = _head(x, int(1024 * alpha), dropout, classes) if include_top else build.pooled(x)
    base = _BASE % (_ALPHAS.get(alpha), rows) if weights == "imagenet" else ""
    return build.model(x, "mobilenet_%0.2f_%s" % (alpha, rows), _files(base, "_no_top"))


def _files(base, ending):
    return Trained({True: (base + ".h5", None), False: (base + ending + ".h5", None)})


def _square(shape: Optional[Shape], sizes: Sequence[int]) -> Optional[int]:
    """The height of a square image of one of these sizes; None of any other."""
    if shape is None:
        return None
    first = 1 if channel_axis() == 1 else 0
    rows, columns = shape[first], shape[first + 1]
    return rows if rows == columns and rows in sizes else None


def _rows_of_weights(build, alpha, alphas, words, sizes, one_of):
    """The height of the image; for trained weights one that there are weights for."""
    rows, columns = build.shape[1:] if channel_axis() == 1 else build.shape[:2]
    if build.weights != "imagenet":
        return rows
    if alpha not in alphas:
        raise ArgumentError.like(ValueError)(
            "If imagenet weights are being loaded, alpha can be %s%s" % (one_of, words))
    if rows == columns and rows in sizes:
        return rows
    warnings.warn("`input_shape` is undefined or non-square, or `rows` is not in %s. Weights for input shape (224, "
                  "224) will be loaded as the default." % list(sizes), stacklevel=4)
    return 224


def _rectified(x, name, ending, **options):
    x = BatchNormalization(axis=channel_axis(-1), name=name + ending, **options)(x)
    return ReLU(6., name=name + "_relu")(x)


def _separable(x, filters, depth_multiplier, stride, number):
    """A convolution of each channel by itself, and one of one pixel."""
    if stride > 1:
        x = ZeroPadding2D(((0, 1), (0, 1)), name="conv_pad_%d" % number)(x)
    x = layers.DepthwiseConv2D((3, 3), padding="same" if stride == 1 else "valid", depth_multiplier=depth_multiplier,
                               strides=(stride, stride), use_bias=False, name="conv_dw_%d" % number)(x)
    x = _rectified(x, "conv_dw_%d" % number, "_bn")
    x = Conv2D(filters, (1, 1), padding="same", use_bias=False, strides=(1, 1), name="conv_pw_%d" % number)(x)
    return _rectified(x, "conv_pw_%d" % number, "_bn")


def _head(x, filters, dropout, classes):
    """Classes by a convolution of the mean pixel."""
    x = layers.GlobalAveragePooling2D()(x)
    x = Reshape((filters, 1, 1) if channel_axis() == 1 else (1, 1, filters), name="reshape_1")(x)
    x = Dropout(dropout, name="dropout")(x)
    x = Conv2D(classes, (1, 1), padding="same", name="conv_preds")(x)
    x = Reshape((classes,), name="reshape_2")(x)
    return Activation("softmax", name="act_softmax")(x)


# -- the second

def mobilenet_v2(input_shape: Optional[Shape], alpha: float, include_top: bool, weights: Optional[str],
                 input_tensor: Any, pooling: Optional[str], classes: int) -> Model:
    """The second one; arguments as for `keras1.applications.mobilenet_v2.MobileNetV2`."""
    check_weights(weights, include_top, classes)
    size = _square(_shape_of(input_shape, input_tensor), _SIZES_V2) or 224
    build = Build(include_top, weights, input_tensor, input_shape, pooling, classes, size)
    rows = _rows_of_weights(build, alpha, (0.35, 0.5, 0.75, 1.0, 1.3, 1.4),
                            "`0.35`, `0.50`, `0.75`, `1.0`, `1.3` or `1.4` only.", _SIZES_V2, "one of ")
    images = build.images()
    x = ZeroPadding2D(padding=correct_pad(images, 3), name="Conv1_pad")(images)
    x = Conv2D(_divisible(32 * alpha), kernel_size=3, strides=(2, 2), padding="valid", use_bias=False, name="Conv1")(x)
    x = ReLU(6., name="Conv1_relu")(_normalized(x, "bn_Conv1"))
    number = 0
    for filters, stride, times in _BLOCKS_V2:
        for time in range(times):
            x = _inverted(x, _divisible(int(filters * alpha)), 1 if time else stride, number)
            number += 1
    x = Conv2D(_divisible(1280 * alpha) if alpha > 1. else 1280, kernel_size=1, use_bias=False, name="Conv_1")(x)
    x = ReLU(6., name="out_relu")(_normalized(x, "Conv_1_bn"))
    if include_top:
        x = layers.GlobalAveragePooling2D()(x)
        x = Dense(classes, activation="softmax", use_bias=True, name="Logits")(x)
    else:
        x = build.pooled(x)
    base = _BASE_V2 % (alpha, rows) if weights == "imagenet" else ""
    return build.model(x, "mobilenetv2_%0.2f_%s" % (alpha, rows), _files(base, "_no_top"))


def _shape_of(input_shape: Optional[Shape], input_tensor: Any) -> Optional[Shape]:
    """The shape of the images, given or taken from a tensor.

    Raises
    ------
    ValueError
        A ``ShapeError`` of that name: the two differ, or it is no Keras tensor.
    """
    if input_tensor is None:
        return input_shape
    if not K.is_keras_tensor(input_tensor):
        if input_shape is None:
            return None
        raise ShapeError.like(ValueError)(
            str(("input_tensor specified: ", input_tensor, "is not a keras tensor")))
    shape = K.int_shape(input_tensor)[1:]
    if input_shape is not None and shape[1] != input_shape[1]:
        raise ShapeError.like(ValueError)(
            str(("input_shape: ", input_shape, "and input_tensor: ", input_tensor,
                 "do not meet the same shape requirements")))
    return shape if input_shape is None else input_shape


def _divisible(filters: float, by: int = 8) -> int:
    """A number of filters rounded to one that can be divided, and not below nine tenths of it.

    Examples
    --------
    >>> _divisible(11.2), _divisible(44)
    (16, 48)
    """
    rounded = max(by, int(filters + by / 2) // by * by)
    return rounded + by if rounded < 0.9 * filters else rounded


def _normalized(x, name):
    return BatchNormalization(axis=channel_axis(-1), epsilon=1e-3, momentum=0.999, name=name)(x)


def _inverted(x, filters, stride, number):
    """Six times as many channels, each by itself, and few again; added to what it reads, if that fits."""
    before, channels = x, K.int_shape(x)[channel_axis(-1)]
    name = "block_%d_" % number if number else "expanded_conv_"
    if number:
        x = Conv2D(6 * channels, kernel_size=1, padding="same", use_bias=False, activation=None,
                   name=name + "expand")(x)
        x = ReLU(6., name=name + "expand_relu")(_normalized(x, name + "expand_BN"))
    if stride == 2:
        x = ZeroPadding2D(padding=correct_pad(x, 3), name=name + "pad")(x)
    x = layers.DepthwiseConv2D(kernel_size=3, strides=stride, activation=None, use_bias=False,
                               padding="same" if stride == 1 else "valid", name=name + "depthwise")(x)
    x = ReLU(6., name=name + "depthwise_relu")(_normalized(x, name + "depthwise_BN"))
    x = Conv2D(filters, kernel_size=1, padding="same", use_bias=False, activation=None, name=name + "project")(x)
    x = _normalized(x, name + "project_BN")
    return Add(name=name + "add")([before, x]) if channels == filters and stride == 1 else x
