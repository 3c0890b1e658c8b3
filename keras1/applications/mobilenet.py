"""Historical module ``keras.applications.mobilenet``."""
from typing import Any, Optional

from keras1.applications.imagenet_utils import decode_predictions
from keras1.applications.keras_2 import images
from keras1.applications.keras_2.building import Shape
from keras1.applications.keras_2.mobilenet import mobilenet
from keras1.models import Model

__all__ = ["MobileNet", "decode_predictions", "preprocess_input"]


def MobileNet(input_shape: Optional[Shape] = None, alpha: float = 1., depth_multiplier: int = 1, dropout: float = 1e-3,
              include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
              pooling: Optional[str] = None, classes: int = 1000, **kwargs: Any) -> Model:
    """A small network, whose convolutions look at each channel by itself.  Came with 2.0.9.

    Parameters
    ----------
    input_shape, include_top, weights, input_tensor, pooling, classes
        See `keras1.applications.vgg16.VGG16`.
    alpha : float
        What the usual numbers of filters are multiplied by; for trained weights 0.25, 0.5, 0.75 or 1.
    depth_multiplier : int
        How many filters each channel has; for trained weights 1.
    dropout : float
        Before the head.

    Notes
    -----
    A. Howard et al., MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications, 2017.
    Source: ``keras.applications.mobilenet`` of 2.3.1.
    """
    return mobilenet(input_shape, alpha, depth_multiplier, dropout, include_top, weights, input_tensor, pooling,
                     classes)


def preprocess_input(x: Any, **kwargs: Any) -> Any:
    """Images as these networks want them: values from -1 to 1; see `keras_2.images.preprocess_input`."""
    return images.preprocess_input(x, mode="tf", **kwargs)
