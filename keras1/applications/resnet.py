"""Historical module ``keras.applications.resnet``."""
from typing import Any, Optional

from keras1.applications.imagenet_utils import decode_predictions
from keras1.applications.keras_2 import images
from keras1.applications.keras_2.building import Shape
from keras1.applications.keras_2.residual import resnet
from keras1.models import Model

__all__ = ["ResNet101", "ResNet152", "ResNet50", "decode_predictions", "preprocess_input"]


def ResNet50(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
             input_shape: Optional[Shape] = None, pooling: Optional[str] = None, classes: int = 1000,
             **kwargs: Any) -> Model:
    """A residual network of 50 layers.  Came with 2.3.0.

    Parameters
    ----------
    include_top, weights, input_tensor, input_shape, pooling, classes
        See `keras1.applications.vgg16.VGG16`.

    Notes
    -----
    K. He et al., Deep Residual Learning for Image Recognition, 2015.
    Source: ``keras.applications.resnet`` of 2.3.1.
    """
    return resnet(50, include_top, weights, input_tensor, input_shape, pooling, classes)


def ResNet101(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
              input_shape: Optional[Shape] = None, pooling: Optional[str] = None, classes: int = 1000,
              **kwargs: Any) -> Model:
    """A residual network of 101 layers.  Came with 2.3.0.

    Parameters
    ----------
    include_top, weights, input_tensor, input_shape, pooling, classes
        See `keras1.applications.vgg16.VGG16`.

    Notes
    -----
    K. He et al., Deep Residual Learning for Image Recognition, 2015.
    Source: ``keras.applications.resnet`` of 2.3.1.
    """
    return resnet(101, include_top, weights, input_tensor, input_shape, pooling, classes)


def ResNet152(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
              input_shape: Optional[Shape] = None, pooling: Optional[str] = None, classes: int = 1000,
              **kwargs: Any) -> Model:
    """A residual network of 152 layers.  Came with 2.3.0.

    Parameters
    ----------
    include_top, weights, input_tensor, input_shape, pooling, classes
        See `keras1.applications.vgg16.VGG16`.

    Notes
    -----
    K. He et al., Deep Residual Learning for Image Recognition, 2015.
    Source: ``keras.applications.resnet`` of 2.3.1.
    """
    return resnet(152, include_top, weights, input_tensor, input_shape, pooling, classes)


def preprocess_input(x: Any, **kwargs: Any) -> Any:
    """Images as these networks want them: blue first, without the mean of each colour."""
    return images.preprocess_input(x, mode="caffe", **kwargs)
