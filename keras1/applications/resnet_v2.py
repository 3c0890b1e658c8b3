"""Historical module ``keras.applications.resnet_v2``."""
from typing import Any, Optional

from keras1.applications.imagenet_utils import decode_predictions
from keras1.applications.keras_2 import images
from keras1.applications.keras_2.building import Shape
from keras1.applications.keras_2.residual import resnet_v2
from keras1.models import Model

__all__ = ["ResNet101V2", "ResNet152V2", "ResNet50V2", "decode_predictions", "preprocess_input"]


def ResNet50V2(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
               input_shape: Optional[Shape] = None, pooling: Optional[str] = None, classes: int = 1000,
               **kwargs: Any) -> Model:
    """A residual network of 50 layers whose blocks begin with a normalization.  Came with 2.3.0.

    Parameters
    ----------
    include_top, weights, input_tensor, input_shape, pooling, classes
        See `keras1.applications.vgg16.VGG16`.

    Notes
    -----
    K. He et al., Identity Mappings in Deep Residual Networks, 2016.
    Source: ``keras.applications.resnet_v2`` of 2.3.1.
    """
    return resnet_v2(50, include_top, weights, input_tensor, input_shape, pooling, classes)


def ResNet101V2(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
                input_shape: Optional[Shape] = None, pooling: Optional[str] = None, classes: int = 1000,
                **kwargs: Any) -> Model:
    """A residual network of 101 layers whose blocks begin with a normalization.  Came with 2.3.0.

    Parameters
    ----------
    include_top, weights, input_tensor, input_shape, pooling, classes
        See `keras1.applications.vgg16.VGG16`.

    Notes
    -----
    K. He et al., Identity Mappings in Deep Residual Networks, 2016.
    Source: ``keras.applications.resnet_v2`` of 2.3.1.
    """
    return resnet_v2(101, include_top, weights, input_tensor, input_shape, pooling, classes)


def ResNet152V2(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
                input_shape: Optional[Shape] = None, pooling: Optional[str] = None, classes: int = 1000,
                **kwargs: Any) -> Model:
    """A residual network of 152 layers whose blocks begin with a normalization.  Came with 2.3.0.

    Parameters
    ----------
    include_top, weights, input_tensor, input_shape, pooling, classes
        See `keras1.applications.vgg16.VGG16`.

    Notes
    -----
    K. He et al., Identity Mappings in Deep Residual Networks, 2016.
    Source: ``keras.applications.resnet_v2`` of 2.3.1.
    """
    return resnet_v2(152, include_top, weights, input_tensor, input_shape, pooling, classes)


def preprocess_input(x: Any, **kwargs: Any) -> Any:
    """Images as these networks want them: values from -1 to 1; see `keras_2.images.preprocess_input`."""
    return images.preprocess_input(x, mode="tf", **kwargs)
