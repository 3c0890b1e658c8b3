"""Historical module ``keras.applications.inception_resnet_v2``."""
from typing import Any, Optional

from keras1.applications.imagenet_utils import decode_predictions
from keras1.applications.keras_2 import images
from keras1.applications.keras_2.building import Shape
from keras1.applications.keras_2.inception_resnet_v2 import conv2d_bn, inception_resnet_block, inception_resnet_v2
from keras1.models import Model

__all__ = ["InceptionResNetV2", "conv2d_bn", "decode_predictions", "inception_resnet_block", "preprocess_input"]


def InceptionResNetV2(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
                      input_shape: Optional[Shape] = None, pooling: Optional[str] = None, classes: int = 1000,
                      **kwargs: Any) -> Model:
    """Inception whose blocks add to what they read, for images of 299 by 299 pixels.  Came with 2.0.9.

    Parameters
    ----------
    include_top, weights, input_tensor, input_shape, pooling, classes
        See `keras1.applications.vgg16.VGG16`.

    Notes
    -----
    C. Szegedy et al., Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning, 2016.
    Source: ``keras.applications.inception_resnet_v2`` of 2.3.1.
    """
    return inception_resnet_v2(include_top, weights, input_tensor, input_shape, pooling, classes)


def preprocess_input(x: Any, **kwargs: Any) -> Any:
    """Images as this network wants them: values from -1 to 1; see `keras_2.images.preprocess_input`."""
    return images.preprocess_input(x, mode="tf", **kwargs)
