"""A network of separable convolutions."""
from typing import Any, Optional, Sequence

from keras1.applications.keras_2.building import Build, Shape, channel_axis, trained
from keras1.layers import Activation, BatchNormalization, Conv2D, MaxPooling2D, SeparableConv2D, add
from keras1.models import Model

FILES = trained("https://github.com/fchollet/deep-learning-models/releases/download/v0.4/"
                "xception_weights_tf_dim_ordering_tf_kernels", "0a58e3b7378bc2990ea3b43d5981f1f6",
                "b0042744bf5b25fce3cb969f33bebb97", turned=True)


def xception(include_top: bool, weights: Optional[str], input_tensor: Any, input_shape: Optional[Shape],
             pooling: Optional[str], classes: int) -> Model:
    """The network; arguments as for `Build`.

    Notes
    -----
    F. Chollet, Xception: Deep Learning with Depthwise Separable Convolutions, 2016.
    """
    build = Build(include_top, weights, input_tensor, input_shape, pooling, classes, 299, 71)
    x = Conv2D(32, (3, 3), strides=(2, 2), use_bias=False, name="block1_conv1")(build.images())
    x = _rectified(_normalized(x, "block1_conv1"), "block1_conv1")
    x = Conv2D(64, (3, 3), use_bias=False, name="block1_conv2")(x)
    x = _rectified(_normalized(x, "block1_conv2"), "block1_conv2")
    x = _halving(x, "block2", (128, 128), is_rectified=True)
    x = _halving(x, "block3", (256, 256))
    x = _halving(x, "block4", (728, 728))
    for number in range(5, 13):
        x = add([_separable(x, "block%d" % number, (728, 728, 728)), x])
    x = _halving(x, "block13", (728, 1024))
    for number, filters in enumerate((1536, 2048), 1):
        name = "block14_sepconv%d" % number
        x = _rectified(_one_separable(x, filters, name), name)
    return build.model(build.head(x, "predictions"), "xception", FILES)


def _halving(x: Any, name: str, filters: Sequence[int], is_rectified: bool = False) -> Any:
    """Separable convolutions and the largest of 3 by 3 pixels, added to a convolution that reads the same."""
    beside = Conv2D(filters[-1], (1, 1), strides=(2, 2), padding="same", use_bias=False)(x)
    beside = BatchNormalization(axis=channel_axis(-1))(beside)
    x = _separable(x, name, filters, is_rectified)
    return add([MaxPooling2D((3, 3), strides=(2, 2), padding="same", name=name + "_pool")(x), beside])


def _separable(x, block, filters, is_rectified=False):
    """Separable convolutions, each behind a rectifier; the first not, if what it reads is rectified."""
    for number, size in enumerate(filters, 1):
        name = "%s_sepconv%d" % (block, number)
        x = x if is_rectified and number == 1 else _rectified(x, name)
        x = _one_separable(x, size, name)
    return x


def _one_separable(x, filters, name):
    return _normalized(SeparableConv2D(filters, (3, 3), padding="same", use_bias=False, name=name)(x), name)


def _normalized(x, name):
    return BatchNormalization(axis=channel_axis(-1), name=name + "_bn")(x)


def _rectified(x, name):
    return Activation("relu", name=name + "_act")(x)
