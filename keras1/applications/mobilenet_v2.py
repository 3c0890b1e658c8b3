"""Historical module ``keras.applications.mobilenet_v2``."""
from typing import Any, Optional

from keras1.applications.imagenet_utils import decode_predictions
from keras1.applications.keras_2 import images
from keras1.applications.keras_2.building import Shape
from keras1.applications.keras_2.mobilenet import mobilenet_v2
from keras1.models import Model

__all__ = ["MobileNetV2", "decode_predictions", "preprocess_input"]


def MobileNetV2(input_shape: Optional[Shape] = None, alpha: float = 1., include_top: bool = True,
                weights: Optional[str] = "imagenet", input_tensor: Any = None, pooling: Optional[str] = None,
                classes: int = 1000, **kwargs: Any) -> Model:
    """A small network, whose blocks are broad inside and narrow between.  Came with 2.2.0.

    Parameters
    ----------
    input_shape, include_top, weights, input_tensor, pooling, classes
        See `keras1.applications.vgg16.VGG16`.
    alpha : float
        What the usual numbers of filters are multiplied by; for trained weights 0.35, 0.5, 0.75, 1, 1.3 or 1.4.

    Notes
    -----
    M. Sandler et al., MobileNetV2: Inverted Residuals and Linear Bottlenecks, 2018.
    Source: ``keras.applications.mobilenet_v2`` of 2.3.1.
    """
    return mobilenet_v2(input_shape, alpha, include_top, weights, input_tensor, pooling, classes)


def preprocess_input(x: Any, **kwargs: Any) -> Any:
    """Images as these networks want them: values from -1 to 1; see `keras_2.images.preprocess_input`."""
    return images.preprocess_input(x, mode="tf", **kwargs)
