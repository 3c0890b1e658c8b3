"""Inception whose blocks add to what they read."""
from typing import Any, Optional, Sequence, Union

from keras1 import backend as K
from keras1.applications.keras_2.building import Build, Shape, channel_axis, trained
from keras1.errors import ArgumentError
from keras1.layers import (
    Activation,
    AveragePooling2D,
    BatchNormalization,
    Concatenate,
    Conv2D,
    Lambda,
    MaxPooling2D,
)
from keras1.models import Model

FILES = trained("https://github.com/fchollet/deep-learning-models/releases/download/v0.7/"
                "inception_resnet_v2_weights_tf_dim_ordering_tf_kernels", "e693bd0210a403b3192acc6073ad2e96",
                "d19885ff4a710c122648d3b5c3b684e4")

#: The towers of each kind of block: filters and kernel sizes of their convolutions.
_TOWERS = {
    "block35": [[(32, 1)], [(32, 1), (32, 3)], [(32, 1), (48, 3), (64, 3)]],
    "block17": [[(192, 1)], [(128, 1), (160, [1, 7]), (192, [7, 1])]],
    "block8": [[(192, 1)], [(192, 1), (224, [1, 3]), (256, [3, 1])]],
}


def conv2d_bn(x: Any, filters: int, kernel_size: Union[int, Sequence[int]], strides: int = 1, padding: str = "same",
              activation: Optional[str] = "relu", use_bias: bool = False, name: Optional[str] = None) -> Any:
    """A convolution, without a bias a normalization of its channels, and an activation, if there is one."""
    x = Conv2D(filters, kernel_size, strides=strides, padding=padding, use_bias=use_bias, name=name)(x)
    if not use_bias:
        x = BatchNormalization(axis=channel_axis(), scale=False, name=name and name + "_bn")(x)
    return x if activation is None else Activation(activation, name=name and name + "_ac")(x)


def inception_resnet_block(x: Any, scale: float, block_type: str, block_idx: int,
                           activation: Optional[str] = "relu") -> Any:
    """Towers side by side; their sum, scaled, is added to what they read.

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: another type than "block35", "block17" or "block8".
    """
    if block_type not in _TOWERS:
        raise ArgumentError.like(ValueError)(
            'Unknown Inception-ResNet block type. Expects "block35", "block17" or "block8", but got: %s' % block_type)
    name = "%s_%d" % (block_type, block_idx)
    mixed = Concatenate(axis=channel_axis(), name=name + "_mixed")([_tower(x, tower) for tower in _TOWERS[block_type]])
    up = conv2d_bn(mixed, K.int_shape(x)[channel_axis()], 1, activation=None, use_bias=True, name=name + "_conv")
    x = Lambda(lambda inputs, scale: inputs[0] + inputs[1] * scale, output_shape=K.int_shape(x)[1:],
               arguments={"scale": scale}, name=name)([x, up])
    return x if activation is None else Activation(activation, name=name + "_ac")(x)


def inception_resnet_v2(include_top: bool, weights: Optional[str], input_tensor: Any, input_shape: Optional[Shape],
                        pooling: Optional[str], classes: int) -> Model:
    """The network; arguments as for `Build`."""
    build = Build(include_top, weights, input_tensor, input_shape, pooling, classes, 299, 75)
    x = _stem(build.images())
    for number in range(1, 11):
        x = inception_resnet_block(x, 0.17, "block35", number)
    x = _joined([_halved(x, 384), _halved(_tower(x, [(256, 1), (256, 3)]), 384), _narrowed(x)], "mixed_6a")
    for number in range(1, 21):
        x = inception_resnet_block(x, 0.1, "block17", number)
    x = _joined([_halved(_tower(x, [(256, 1)]), 384), _halved(_tower(x, [(256, 1)]), 288),
                 _halved(_tower(x, [(256, 1), (288, 3)]), 320), _narrowed(x)], "mixed_7a")
    for number in range(1, 10):
        x = inception_resnet_block(x, 0.2, "block8", number)
    x = inception_resnet_block(x, 1., "block8", 10, activation=None)
    x = conv2d_bn(x, 1536, 1, name="conv_7b")
    return build.model(build.head(x, "predictions"), "inception_resnet_v2", FILES)


def _stem(x):
    x = conv2d_bn(x, 32, 3, strides=2, padding="valid")
    x = conv2d_bn(conv2d_bn(x, 32, 3, padding="valid"), 64, 3)
    x = MaxPooling2D(3, strides=2)(x)
    x = conv2d_bn(conv2d_bn(x, 80, 1, padding="valid"), 192, 3, padding="valid")
    x = MaxPooling2D(3, strides=2)(x)
    return _joined([_tower(x, [(96, 1)]), _tower(x, [(48, 1), (64, 5)]), _tower(x, [(64, 1), (96, 3), (96, 3)]),
                    _tower(AveragePooling2D(3, strides=1, padding="same")(x), [(64, 1)])], "mixed_5b")


def _tower(x, convolutions):
    for filters, kernel_size in convolutions:
        x = conv2d_bn(x, filters, kernel_size)
    return x


def _halved(x, filters):
    return conv2d_bn(x, filters, 3, strides=2, padding="valid")


def _narrowed(x):
    return MaxPooling2D(3, strides=2, padding="valid")(x)


def _joined(tensors, name):
    return Concatenate(axis=channel_axis(), name=name)(tensors)
