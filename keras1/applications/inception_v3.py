"""Historical module ``keras.applications.inception_v3``."""
from typing import Any, Optional, Tuple

import numpy as np

from keras1 import backend as K
from keras1.applications import pretrained
from keras1.applications.imagenet_utils import _obtain_input_shape, decode_predictions
from keras1.applications.keras_2 import images, inception_v3
from keras1.applications.resnet50 import channel_axis
from keras1.history import versioned
from keras1.layers import AveragePooling2D, BatchNormalization, Convolution2D, Dense, Flatten, MaxPooling2D
from keras1.layers.merge import merge
from keras1.models import Model

__all__ = ["InceptionV3", "conv2d_bn", "decode_predictions", "preprocess_input"]

TRAINED = pretrained.imagenet(
    "https://github.com/fchollet/deep-learning-models/releases/download/v0.2/inception_v3",
    {("th", True): "b3baf3070cc4bf476d43a2ea61b0ca5f", ("th", False): "79aaa90ab4372b4593ba3df64e142f05",
     ("tf", True): "fe114b3ff2ea4bf891e9353d1bbfb32f", ("tf", False): "2f3609166de1d967d1a481094754f691"})
TH_WEIGHTS_PATH, _ = TRAINED.files["th", True]
TF_WEIGHTS_PATH, _ = TRAINED.files["tf", True]
TH_WEIGHTS_PATH_NO_TOP, _ = TRAINED.files["th", False]
TF_WEIGHTS_PATH_NO_TOP, _ = TRAINED.files["tf", False]

#: A convolution that halves the image.
_HALF = {"subsample": (2, 2), "border_mode": "valid"}


@versioned
def conv2d_bn(x: Any, nb_filter: int, nb_row: int, nb_col: int, border_mode: str = "same",
              subsample: Tuple[int, int] = (1, 1), name: Optional[str] = None) -> Any:
    """A rectified convolution and a normalization of its channels.

    Parameters
    ----------
    x : tensor
    nb_filter, nb_row, nb_col, border_mode, subsample
        See `Convolution2D`.
    name : str, optional
        The layers are called ``NAME_conv`` and ``NAME_bn``.

    Returns
    -------
    tensor
    """
    x = Convolution2D(nb_filter, nb_row, nb_col, subsample=subsample, activation="relu", border_mode=border_mode,
                      name=name and name + "_conv")(x)
    return BatchNormalization(axis=channel_axis(), name=name and name + "_bn")(x)


@versioned
def InceptionV3(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
                input_shape: Optional[pretrained.Shape] = None, classes: int = 1000) -> Model:
    """A network whose blocks look at the image in several sizes at once; for images of 299 by 299 pixels.

    Parameters
    ----------
    include_top : bool
        Whether its classifier, a layer of units, is in.
    weights, input_tensor, classes
        See `keras1.applications.vgg16.VGG16`.
    input_shape : tuple, optional
        As there, the sizes being at least 139.

    Notes
    -----
    C. Szegedy et al., Rethinking the Inception Architecture for Computer Vision, 2015.
    Source: ``keras.applications.inception_v3.InceptionV3`` of 1.2.2.
    """
    pretrained.check(TRAINED, weights, include_top, classes)
    shape = _obtain_input_shape(input_shape, 299, 139, K.image_dim_ordering(), include_top)
    images = pretrained.image_input(input_tensor, shape)
    x = _blocks(_stem(images))
    if include_top:
        x = Flatten(name="flatten")(AveragePooling2D((8, 8), strides=(8, 8), name="avg_pool")(x))
        x = Dense(classes, activation="softmax", name="predictions")(x)
    model = pretrained.network(images, x, input_tensor, "inception_v3")
    return pretrained.load(model, TRAINED, weights, include_top)


def _stem(x):
    x = conv2d_bn(x, 32, 3, 3, **_HALF)
    x = conv2d_bn(x, 32, 3, 3, border_mode="valid")
    x = MaxPooling2D((3, 3), strides=(2, 2))(conv2d_bn(x, 64, 3, 3))
    x = conv2d_bn(x, 80, 1, 1, border_mode="valid")
    return MaxPooling2D((3, 3), strides=(2, 2))(conv2d_bn(x, 192, 3, 3, border_mode="valid"))


def _blocks(x):
    for number in (0, 1, 2):
        x = _small(x, "mixed%d" % number)
    x = _halving_small(x, "mixed3")
    for number, filters, deep in ((4, 128, 128), (5, 160, 160), (6, 160, 160), (7, 192, 160)):
        x = _crossed(x, "mixed%d" % number, filters, deep)
    x = _halving_crossed(x, "mixed8")
    for number in (0, 1):
        x = _spread(x, number)
    return x


# -- blocks

def _small(x, name):
    """One pixel, 5 by 5, twice 3 by 3, and a mean; 35 by 35 pixels."""
    return _joined([
        _tower(x, (64, 1, 1)),
        _tower(x, (48, 1, 1), (64, 5, 5)),
        _tower(x, (64, 1, 1), (96, 3, 3), (96, 3, 3)),
        _tower(_mean(x), (32, 1, 1)),
    ], name)


def _halving_small(x, name):
    return _joined([
        conv2d_bn(x, 384, 3, 3, **_HALF),
        conv2d_bn(_tower(x, (64, 1, 1), (96, 3, 3)), 96, 3, 3, **_HALF),
        MaxPooling2D((3, 3), strides=(2, 2))(x),
    ], name)


def _crossed(x, name, filters, deep):
    """One pixel, a row and a column of 7, twice such a cross, and a mean; 17 by 17 pixels."""
    return _joined([
        _tower(x, (192, 1, 1)),
        _tower(x, (filters, 1, 1), (filters, 1, 7), (192, 7, 1)),
        _tower(x, (deep, 1, 1), (filters, 7, 1), (filters, 1, 7), (filters, 7, 1), (192, 1, 7)),
        _tower(_mean(x), (192, 1, 1)),
    ], name)


def _halving_crossed(x, name):
    return _joined([
        conv2d_bn(_tower(x, (192, 1, 1)), 320, 3, 3, **_HALF),
        conv2d_bn(_tower(x, (192, 1, 1), (192, 1, 7), (192, 7, 1)), 192, 3, 3, **_HALF),
        AveragePooling2D((3, 3), strides=(2, 2))(x),
    ], name)


def _spread(x, number):
    """Towers whose tops look at a row and at a column of 3 beside each other; 8 by 8 pixels."""
    one = _tower(x, (320, 1, 1))
    broad = _tower(x, (384, 1, 1))
    broad = _joined([_tower(broad, (384, 1, 3)), _tower(broad, (384, 3, 1))], "mixed9_%d" % number)
    deep = _tower(x, (448, 1, 1), (384, 3, 3))
    deep = _joined([_tower(deep, (384, 1, 3)), _tower(deep, (384, 3, 1))])
    return _joined([one, broad, deep, _tower(_mean(x), (192, 1, 1))], "mixed%d" % (9 + number))


def _tower(x, *convolutions):
    for filters, rows, columns in convolutions:
        x = conv2d_bn(x, filters, rows, columns)
    return x


def _mean(x):
    return AveragePooling2D((3, 3), strides=(1, 1), border_mode="same")(x)


def _joined(tensors, name=None):
    return merge(tensors, mode="concat", concat_axis=channel_axis(), name=name)


@versioned
def preprocess_input(x: np.ndarray) -> np.ndarray:
    """Images as Inception and Xception want them: values from -1 to 1 instead of 0 to 255.

    Parameters
    ----------
    x : float array
        It is changed itself.

    Examples
    --------
    >>> preprocess_input(np.array([0., 127.5, 255.]))
    array([-1.,  0.,  1.])
    """
    x /= 255.
    x -= 0.5
    x *= 2.
    return x


@preprocess_input.since("2.0.0", reason="data_format; whole numbers, too")
def _preprocess_input_2(x: Any, **kwargs: Any) -> Any:
    return images.preprocess_input(x, mode="tf", **kwargs)


@InceptionV3.since("2.0.0", reason="pooling; one channel; images from 75 pixels on; no biases")
def _inception_v3_2(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
                    input_shape: Optional[pretrained.Shape] = None, pooling: Optional[str] = None, classes: int = 1000,
                    **kwargs: Any) -> Model:
    return inception_v3.inception_v3(include_top, weights, input_tensor, input_shape, pooling, classes)


conv2d_bn.since("2.0.0", reason="no bias; the rectifier comes last")(inception_v3.conv2d_bn)
