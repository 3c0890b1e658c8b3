"""Historical module ``keras.applications.densenet``."""
from typing import Any, Optional, Sequence

from keras1.applications.imagenet_utils import decode_predictions
from keras1.applications.keras_2 import images
from keras1.applications.keras_2.building import Shape
from keras1.applications.keras_2.densenet import densenet
from keras1.models import Model

__all__ = ["DenseNet", "DenseNet121", "DenseNet169", "DenseNet201", "decode_predictions", "preprocess_input"]


def DenseNet(blocks: Sequence[int], include_top: bool = True, weights: Optional[str] = "imagenet",
             input_tensor: Any = None, input_shape: Optional[Shape] = None, pooling: Optional[str] = None,
             classes: int = 1000, **kwargs: Any) -> Model:
    """A network whose layers read all the layers before, of four blocks of so many layers.  Came with 2.1.6.

    Parameters
    ----------
    blocks : four ints
    include_top, weights, input_tensor, input_shape, pooling, classes
        See `keras1.applications.vgg16.VGG16`.

    Notes
    -----
    G. Huang et al., Densely Connected Convolutional Networks, 2016.
    Source: ``keras.applications.densenet`` of 2.3.1.
    """
    return densenet(blocks, include_top, weights, input_tensor, input_shape, pooling, classes)


def DenseNet121(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
                input_shape: Optional[Shape] = None, pooling: Optional[str] = None, classes: int = 1000,
                **kwargs: Any) -> Model:
    """A `DenseNet` of 121 layers.  Came with 2.1.6."""
    return densenet((6, 12, 24, 16), include_top, weights, input_tensor, input_shape, pooling, classes)


def DenseNet169(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
                input_shape: Optional[Shape] = None, pooling: Optional[str] = None, classes: int = 1000,
                **kwargs: Any) -> Model:
    """A `DenseNet` of 169 layers.  Came with 2.1.6."""
    return densenet((6, 12, 32, 32), include_top, weights, input_tensor, input_shape, pooling, classes)


def DenseNet201(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
                input_shape: Optional[Shape] = None, pooling: Optional[str] = None, classes: int = 1000,
                **kwargs: Any) -> Model:
    """A `DenseNet` of 201 layers.  Came with 2.1.6."""
    return densenet((6, 12, 48, 32), include_top, weights, input_tensor, input_shape, pooling, classes)


def preprocess_input(x: Any, **kwargs: Any) -> Any:
    """Images as these networks want them: each colour of the mean 0 and the deviation 1."""
    return images.preprocess_input(x, mode="torch", **kwargs)
