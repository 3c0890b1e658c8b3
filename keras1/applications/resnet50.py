"""Historical module ``keras.applications.resnet50``."""
from typing import Any, Optional, Sequence, Tuple

from keras1 import backend as K
from keras1.applications import pretrained
from keras1.applications.imagenet_utils import _obtain_input_shape, decode_predictions, preprocess_input
from keras1.history import versioned
from keras1.layers import (
    Activation,
    AveragePooling2D,
    BatchNormalization,
    Convolution2D,
    Dense,
    Flatten,
    MaxPooling2D,
    ZeroPadding2D,
    merge,
)
from keras1.models import Model

__all__ = ["ResNet50", "conv_block", "decode_predictions", "identity_block", "preprocess_input"]

TRAINED = pretrained.imagenet(
    "https://github.com/fchollet/deep-learning-models/releases/download/v0.2/resnet50",
    {("th", True): "1c1f8f5b0c8ee28fe9d950625a230e1c", ("th", False): "f64f049c92468c9affcd44b0976cdafe",
     ("tf", True): "a7b3fe01876f51b976af0dea6bc144eb", ("tf", False): "a268eb855778b3df3c7506639542a6af"})
TH_WEIGHTS_PATH, _ = TRAINED.files["th", True]
TF_WEIGHTS_PATH, _ = TRAINED.files["tf", True]
TH_WEIGHTS_PATH_NO_TOP, _ = TRAINED.files["th", False]
TF_WEIGHTS_PATH_NO_TOP, _ = TRAINED.files["tf", False]

#: For each stage the filters of its blocks, the names of the blocks, and how far apart the first one looks.
STAGES = {
    2: ((64, 64, 256), "abc", (1, 1)),
    3: ((128, 128, 512), "abcd", (2, 2)),
    4: ((256, 256, 1024), "abcdef", (2, 2)),
    5: ((512, 512, 2048), "abc", (2, 2)),
}


@versioned
def identity_block(input_tensor: Any, kernel_size: int, filters: Sequence[int], stage: int, block: str) -> Any:
    """Three convolutions, whose result is added to what they read.

    Parameters
    ----------
    input_tensor : tensor
        With as many channels as the last convolution has filters.
    kernel_size : int
        Of the middle one.
    filters : three ints
    stage : int
    block : str
        They are part of the layers' names.

    Returns
    -------
    tensor
    """
    x = _three_convolutions(input_tensor, kernel_size, filters, stage, block, (1, 1))
    return Activation("relu")(merge([x, input_tensor], mode="sum"))


@versioned
def conv_block(input_tensor: Any, kernel_size: int, filters: Sequence[int], stage: int, block: str,
               strides: Tuple[int, int] = (2, 2)) -> Any:
    """Three convolutions, whose result is added to that of a fourth, which reads the same.

    Parameters
    ----------
    input_tensor, kernel_size, filters, stage, block
        See `identity_block`; here there may be any number of channels.
    strides : pair of ints
        How far apart the first and the fourth one look.

    Returns
    -------
    tensor
    """
    x = _three_convolutions(input_tensor, kernel_size, filters, stage, block, strides)
    beside = _convolution(input_tensor, filters[2], 1, "%d%s_branch1" % (stage, block), subsample=strides)
    return Activation("relu")(merge([x, beside], mode="sum"))


def _three_convolutions(x, kernel_size, filters, stage, block, strides):
    name = "%d%s_branch2" % (stage, block)
    x = Activation("relu")(_convolution(x, filters[0], 1, name + "a", subsample=strides))
    x = Activation("relu")(_convolution(x, filters[1], kernel_size, name + "b", border_mode="same"))
    return _convolution(x, filters[2], 1, name + "c")


def _convolution(x, filters, size, name, **options):
    """A convolution and a normalization of its channels."""
    x = Convolution2D(filters, size, size, name="res" + name, **options)(x)
    return BatchNormalization(axis=channel_axis(), name="bn" + name)(x)


def channel_axis() -> int:
    """The axis of the channels in a batch of images."""
    return {"th": 1, "tf": 3}[K.image_dim_ordering()]


@versioned
def ResNet50(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
             input_shape: Optional[pretrained.Shape] = None, classes: int = 1000) -> Model:
    """A network of 50 layers with weights, whose blocks add to what they read; for images of 224 by 224 pixels.

    Parameters
    ----------
    include_top : bool
        Whether its classifier, a layer of units, is in.
    weights, input_tensor, classes
        See `keras1.applications.vgg16.VGG16`.
    input_shape : tuple, optional
        As there, the sizes being at least 197, from 2.0.0 on 32.
    pooling : {"avg", "max", None}
        See there.

    Notes
    -----
    K. He et al., Deep Residual Learning for Image Recognition, 2015.
    Source: ``keras.applications.resnet50.ResNet50`` of 1.2.2.
    """
    pretrained.check(TRAINED, weights, include_top, classes)
    shape = _obtain_input_shape(input_shape, 224, 197, K.image_dim_ordering(), include_top)
    images = pretrained.image_input(input_tensor, shape)
    x = Convolution2D(64, 7, 7, subsample=(2, 2), name="conv1")(ZeroPadding2D((3, 3))(images))
    x = Activation("relu")(BatchNormalization(axis=channel_axis(), name="bn_conv1")(x))
    x = MaxPooling2D((3, 3), strides=(2, 2))(x)
    for stage, (filters, blocks, strides) in STAGES.items():
        x = conv_block(x, 3, filters, stage, blocks[0], strides)
        for block in blocks[1:]:
            x = identity_block(x, 3, filters, stage, block)
    x = AveragePooling2D((7, 7), name="avg_pool")(x)
    if include_top:
        x = Dense(classes, activation="softmax", name="fc1000")(Flatten()(x))
    model = pretrained.network(images, x, input_tensor, "resnet50")
    return pretrained.load(model, TRAINED, weights, include_top)


@ResNet50.since("2.0.0", reason="pooling; one channel; images from 32 pixels on")
def _resnet50_2(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
                input_shape: Optional[pretrained.Shape] = None, pooling: Optional[str] = None, classes: int = 1000,
                **kwargs: Any) -> Model:
    from keras1.applications.keras_2 import resnet50  # only here: it reads the stages of this module
    return resnet50.resnet50(include_top, weights, input_tensor, input_shape, pooling, classes)


@identity_block.since("2.0.0", reason="the layers of 2.x")
def _identity_block_2(*args: Any, **kwargs: Any) -> Any:
    from keras1.applications.keras_2 import resnet50
    return resnet50.identity_block(*args, **kwargs)


@conv_block.since("2.0.0", reason="the layers of 2.x")
def _conv_block_2(*args: Any, **kwargs: Any) -> Any:
    from keras1.applications.keras_2 import resnet50
    return resnet50.conv_block(*args, **kwargs)
