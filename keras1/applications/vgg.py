"""The networks of the Visual Geometry Group: stacks of small convolutions."""
from typing import Any, Optional, Sequence

from keras1 import backend as K
from keras1.applications import pretrained
from keras1.applications.imagenet_utils import _obtain_input_shape
from keras1.layers import Convolution2D, Dense, Flatten, MaxPooling2D
from keras1.models import Model

#: Filters of the five blocks.
FILTERS = (64, 128, 256, 512, 512)


def vgg(name: str, depths: Sequence[int], trained: pretrained.Trained, include_top: bool, weights: Optional[str],
        input_tensor: Any, input_shape: Optional[pretrained.Shape], classes: int) -> Model:
    """A network of five blocks of convolutions, and three layers of units.

    Parameters
    ----------
    name : str
    depths : five ints
        The number of convolutions of each block.
    trained : Trained
    include_top, weights, input_tensor, input_shape, classes
        See `keras1.applications.vgg16.VGG16`.

    Notes
    -----
    K. Simonyan, A. Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition, 2014.
    """
    pretrained.check(trained, weights, include_top, classes)
    shape = _obtain_input_shape(input_shape, 224, 48, K.image_dim_ordering(), include_top)
    x = images = pretrained.image_input(input_tensor, shape)
    for number, (filters, depth) in enumerate(zip(FILTERS, depths), 1):
        x = _block(x, "block%d" % number, filters, depth)
    if include_top:
        x = Flatten(name="flatten")(x)
        x = Dense(4096, activation="relu", name="fc1")(x)
        x = Dense(4096, activation="relu", name="fc2")(x)
        x = Dense(classes, activation="softmax", name="predictions")(x)
    model = pretrained.network(images, x, input_tensor, name)
    return pretrained.load(model, trained, weights, include_top)


def _block(x, name, filters, depth):
    for number in range(1, depth + 1):
        x = Convolution2D(filters, 3, 3, activation="relu", border_mode="same", name="%s_conv%d" % (name, number))(x)
    return MaxPooling2D((2, 2), strides=(2, 2), name=name + "_pool")(x)
