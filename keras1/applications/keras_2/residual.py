"""Residual networks of 2.3: deeper ones, and those whose blocks begin with a normalization."""
from typing import Any, Callable, Dict, Optional, Sequence

from keras1.applications.keras_2.building import Build, Shape, Trained, channel_axis, trained
from keras1.layers import Activation, Add, BatchNormalization, Conv2D, MaxPooling2D, ZeroPadding2D
from keras1.models import Model

_BASE = "https://github.com/keras-team/keras-applications/releases/download/resnet/"

_MD5S = {
    "resnet50": ("2cb95161c43110f7111970584f804107", "4d473c1dd8becc155b73f8504c6f6626"),
    "resnet101": ("f1aeb4b969a6efcfb50fad2f0c20cfc5", "88cf7a10940856eca736dc7b7e228a21"),
    "resnet152": ("100835be76be38e30d865e96f2aaae62", "ee4c566cf9a93f14d82f913c2dc6dd0c"),
    "resnet50v2": ("3ef43a0b657b3be2300d5770ece849e0", "fac2f116257151a9d068a22e544a4917"),
    "resnet101v2": ("6343647c601c52e1368623803854d971", "c0ed64b8031c3730f411d2eb4eea35b5"),
    "resnet152v2": ("a49b44d1979771252814e80f8ec446f9", "ed17cf2e0169df9d443503ef94b23b33"),
}

FILES: Dict[str, Trained] = {
    name: trained(_BASE + name + "_weights_tf_dim_ordering_tf_kernels", *md5s) for name, md5s in _MD5S.items()}

#: The number of blocks of the four stages, whose filters double from 64 on.
DEPTHS = {50: (3, 4, 6, 3), 101: (3, 4, 23, 3), 152: (3, 8, 36, 3)}


def resnet(layers: int, include_top: bool, weights: Optional[str], input_tensor: Any, input_shape: Optional[Shape],
           pooling: Optional[str], classes: int) -> Model:
    """A residual network of so many layers; arguments as for `Build`.

    Notes
    -----
    K. He et al., Deep Residual Learning for Image Recognition, 2015.
    """
    build = Build(include_top, weights, input_tensor, input_shape, pooling, classes, 224)
    x = _begun(build)
    x = _rectified(x, "conv1")
    x = _stages(_narrowed(x), DEPTHS[layers], _stack, halved=range(1, 4))
    return build.model(build.head(x, "probs", names=("avg_pool", "max_pool")), "resnet%d" % layers,
                       FILES["resnet%d" % layers])


def resnet_v2(layers: int, include_top: bool, weights: Optional[str], input_tensor: Any, input_shape: Optional[Shape],
              pooling: Optional[str], classes: int) -> Model:
    """One whose blocks begin with a normalization; arguments as for `Build`.

    Notes
    -----
    K. He et al., Identity Mappings in Deep Residual Networks, 2016.
    """
    build = Build(include_top, weights, input_tensor, input_shape, pooling, classes, 224)
    x = _stages(_narrowed(_begun(build)), DEPTHS[layers], _stack_v2, halved=range(3))
    x = _rectified(x, "post")
    return build.model(build.head(x, "probs", names=("avg_pool", "max_pool")), "resnet%dv2" % layers,
                       FILES["resnet%dv2" % layers])


def _begun(build):
    x = ZeroPadding2D(padding=((3, 3), (3, 3)), name="conv1_pad")(build.images())
    return Conv2D(64, 7, strides=2, use_bias=True, name="conv1_conv")(x)


def _narrowed(x):
    x = ZeroPadding2D(padding=((1, 1), (1, 1)), name="pool1_pad")(x)
    return MaxPooling2D(3, strides=2, name="pool1_pool")(x)


def _normalized(x, name):
    return BatchNormalization(axis=channel_axis(), epsilon=1.001e-5, name=name + "_bn")(x)


def _rectified(x, name):
    return Activation("relu", name=name + "_relu")(_normalized(x, name))


def _stages(x: Any, depths: Sequence[int], stack: Callable, halved: Sequence[int]) -> Any:
    """The four stages; those halved halve the image."""
    for number, depth in enumerate(depths):
        x = stack(x, 64 * 2 ** number, depth, 2 if number in halved else 1, "conv%d" % (number + 2))
    return x


def _stack(x, filters, depth, stride, name):
    """The first block widens, and may halve; the others add to what they read."""
    x = _block(x, filters, stride, True, name + "_block1")
    for number in range(2, depth + 1):
        x = _block(x, filters, 1, False, "%s_block%d" % (name, number))
    return x


def _block(x, filters, stride, widens, name):
    beside = x
    if widens:
        beside = _normalized(Conv2D(4 * filters, 1, strides=stride, name=name + "_0_conv")(x), name + "_0")
    x = _rectified(Conv2D(filters, 1, strides=stride, name=name + "_1_conv")(x), name + "_1")
    x = _rectified(Conv2D(filters, 3, padding="SAME", name=name + "_2_conv")(x), name + "_2")
    x = _normalized(Conv2D(4 * filters, 1, name=name + "_3_conv")(x), name + "_3")
    return Activation("relu", name=name + "_out")(Add(name=name + "_add")([beside, x]))


def _stack_v2(x, filters, depth, stride, name):
    """The first block widens, the last one may halve."""
    x = _block_v2(x, filters, 1, True, name + "_block1")
    for number in range(2, depth):
        x = _block_v2(x, filters, 1, False, "%s_block%d" % (name, number))
    return _block_v2(x, filters, stride, False, "%s_block%d" % (name, depth))


def _block_v2(x, filters, stride, widens, name):
    ready = _rectified(x, name + "_preact")
    if widens:
        beside = Conv2D(4 * filters, 1, strides=stride, name=name + "_0_conv")(ready)
    else:
        beside = MaxPooling2D(1, strides=stride)(x) if stride > 1 else x
    x = _rectified(Conv2D(filters, 1, strides=1, use_bias=False, name=name + "_1_conv")(ready), name + "_1")
    x = ZeroPadding2D(padding=((1, 1), (1, 1)), name=name + "_2_pad")(x)
    x = _rectified(Conv2D(filters, 3, strides=stride, use_bias=False, name=name + "_2_conv")(x), name + "_2")
    x = Conv2D(4 * filters, 1, name=name + "_3_conv")(x)
    return Add(name=name + "_out")([beside, x])
