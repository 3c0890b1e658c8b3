"""Networks whose layers read all the layers before."""
from typing import Any, Optional, Sequence

from keras1 import backend as K
from keras1.applications.keras_2.building import Build, Shape, Trained, channel_axis, trained
from keras1.layers import (
    Activation,
    AveragePooling2D,
    BatchNormalization,
    Concatenate,
    Conv2D,
    MaxPooling2D,
    ZeroPadding2D,
)
from keras1.models import Model

_BASE = ("https://github.com/keras-team/keras-applications/releases/download/densenet/"
         "%s_weights_tf_dim_ordering_tf_kernels")

#: The known networks by the depths of their blocks, with the checksums of their weights.
_KNOWN = {
    (6, 12, 24, 16): ("densenet121", "9d60b8095a5708f2dcce2bca79d332c7", "30ee3e1110167f948a6b9946edeeb738"),
    (6, 12, 32, 32): ("densenet169", "d699b8f76981ab1b30698df4c175e90b", "b8c4d4c20dd625c148057b9ff1c1176b"),
    (6, 12, 48, 32): ("densenet201", "1ceb130c1ea1b78c3bf6114dbdfd8807", "c13680b51ded0fb44dff2d8f86ac8bb1"),
}

#: How many channels each layer adds.
_GROWTH = 32


def densenet(blocks: Sequence[int], include_top: bool, weights: Optional[str], input_tensor: Any,
             input_shape: Optional[Shape], pooling: Optional[str], classes: int) -> Model:
    """A network of four such blocks of so many layers; arguments as for `Build`.

    Notes
    -----
    G. Huang et al., Densely Connected Convolutional Networks, 2016.
    """
    build = Build(include_top, weights, input_tensor, input_shape, pooling, classes, 224)
    x = ZeroPadding2D(padding=((3, 3), (3, 3)))(build.images())
    x = Conv2D(64, 7, strides=2, use_bias=False, name="conv1/conv")(x)
    x = _rectified(x, "conv1/")
    x = ZeroPadding2D(padding=((1, 1), (1, 1)))(x)
    x = MaxPooling2D(3, strides=2, name="pool1")(x)
    for number, depth in enumerate(blocks, 2):
        for layer in range(1, depth + 1):
            x = _layer(x, "conv%d_block%d" % (number, layer))
        x = _transition(x, "pool%d" % number) if number <= len(blocks) else x
    x = _rectified(x, "")
    name, *md5s = _KNOWN.get(tuple(blocks), ("densenet",))
    files = trained(_BASE % name, *md5s) if md5s else Trained({})
    return build.model(build.head(x, "fc1000", names=("avg_pool", "max_pool")), name, files)


def _layer(x, name):
    added = _rectified(x, name + "_0_")
    added = Conv2D(4 * _GROWTH, 1, use_bias=False, name=name + "_1_conv")(added)
    added = _rectified(added, name + "_1_")
    added = Conv2D(_GROWTH, 3, padding="same", use_bias=False, name=name + "_2_conv")(added)
    return Concatenate(axis=channel_axis(), name=name + "_concat")([x, added])


def _transition(x, name):
    """Half as many channels, and an image of half the size."""
    x = _rectified(x, name + "_")
    x = Conv2D(int(K.int_shape(x)[channel_axis()] * 0.5), 1, use_bias=False, name=name + "_conv")(x)
    return AveragePooling2D(2, strides=2, name=name + "_pool")(x)


def _rectified(x, name):
    x = BatchNormalization(axis=channel_axis(), epsilon=1.001e-5, name=name + "bn")(x)
    return Activation("relu", name=name + "relu")(x)
