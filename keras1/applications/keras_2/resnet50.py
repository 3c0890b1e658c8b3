"""The residual network of 50 layers, with the names of its first release."""
import warnings
from typing import Any, Optional, Sequence, Tuple

from keras1.applications.keras_2.building import Build, Shape, channel_axis, trained
from keras1.applications.resnet50 import STAGES
from keras1.layers import Activation, BatchNormalization, Conv2D, MaxPooling2D, ZeroPadding2D, add
from keras1.models import Model

FILES = trained("https://github.com/fchollet/deep-learning-models/releases/download/v0.2/"
                "resnet50_weights_tf_dim_ordering_tf_kernels", "a7b3fe01876f51b976af0dea6bc144eb",
                "a268eb855778b3df3c7506639542a6af", turned=True)


def identity_block(input_tensor: Any, kernel_size: int, filters: Sequence[int], stage: int, block: str) -> Any:
    """Three convolutions, whose result is added to what they read."""
    x = _three_convolutions(input_tensor, kernel_size, filters, stage, block, (1, 1))
    return Activation("relu")(add([x, input_tensor]))


def conv_block(input_tensor: Any, kernel_size: int, filters: Sequence[int], stage: int, block: str,
               strides: Tuple[int, int] = (2, 2)) -> Any:
    """Three convolutions, whose result is added to that of a fourth, which reads the same."""
    x = _three_convolutions(input_tensor, kernel_size, filters, stage, block, strides)
    beside = _convolution(input_tensor, filters[2], (1, 1), "%d%s_branch1" % (stage, block), strides=strides)
    return Activation("relu")(add([x, beside]))


def _three_convolutions(x, kernel_size, filters, stage, block, strides):
    name = "%d%s_branch2" % (stage, block)
    x = Activation("relu")(_convolution(x, filters[0], (1, 1), name + "a", strides=strides))
    x = Activation("relu")(_convolution(x, filters[1], kernel_size, name + "b", padding="same"))
    return _convolution(x, filters[2], (1, 1), name + "c")


def _convolution(x, filters, size, name, **options):
    x = Conv2D(filters, size, kernel_initializer="he_normal", name="res" + name, **options)(x)
    return BatchNormalization(axis=channel_axis(), name="bn" + name)(x)


def resnet50(include_top: bool, weights: Optional[str], input_tensor: Any, input_shape: Optional[Shape],
             pooling: Optional[str], classes: int) -> Model:
    """The network; arguments as for `Build`."""
    build = Build(include_top, weights, input_tensor, input_shape, pooling, classes, 224)
    x = ZeroPadding2D(padding=(3, 3), name="conv1_pad")(build.images())
    x = Conv2D(64, (7, 7), strides=(2, 2), padding="valid", kernel_initializer="he_normal", name="conv1")(x)
    x = Activation("relu")(BatchNormalization(axis=channel_axis(), name="bn_conv1")(x))
    x = ZeroPadding2D(padding=(1, 1), name="pool1_pad")(x)
    x = MaxPooling2D((3, 3), strides=(2, 2))(x)
    for stage, (filters, blocks, strides) in STAGES.items():
        x = conv_block(x, 3, filters, stage, blocks[0], strides)
        for block in blocks[1:]:
            x = identity_block(x, 3, filters, stage, block)
    if not include_top and pooling not in ("avg", "max"):
        warnings.warn("The output shape of `ResNet50(include_top=False)` has been changed since Keras 2.2.0.",
                      stacklevel=3)
    return build.model(build.head(x, "fc1000"), "resnet50", FILES)
