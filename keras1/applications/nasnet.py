"""Historical module ``keras.applications.nasnet``."""
from typing import Any, Optional

from keras1.applications.imagenet_utils import decode_predictions
from keras1.applications.keras_2 import images
from keras1.applications.keras_2.building import Shape
from keras1.applications.keras_2.nasnet import nasnet
from keras1.models import Model

__all__ = ["NASNet", "NASNetLarge", "NASNetMobile", "decode_predictions", "preprocess_input"]


def NASNet(input_shape: Optional[Shape] = None, penultimate_filters: int = 4032, num_blocks: int = 6,
           stem_block_filters: int = 96, skip_reduction: bool = True, filter_multiplier: int = 2,
           include_top: bool = True, weights: Optional[str] = None, input_tensor: Any = None,
           pooling: Optional[str] = None, classes: int = 1000, default_size: Optional[int] = None,
           **kwargs: Any) -> Model:
    """A network of cells that a search among networks found.  Came with 2.1.6.

    Its channels stand last, whatever the settings say; if they say otherwise, a warning tells.

    Parameters
    ----------
    input_shape, include_top, weights, input_tensor, pooling, classes
        See `keras1.applications.vgg16.VGG16`; the shape is known in any case.
    penultimate_filters : int
        Channels of the last cells; a multiple of 24 times the square of ``filter_multiplier``.
    num_blocks : int
        Cells of each of the three stages.
    stem_block_filters : int
        Channels of the first convolution.
    skip_reduction : bool
        Whether the cell behind a halving one reads the one before that.
    filter_multiplier : int
        What the channels are multiplied by from stage to stage.
    default_size : int, optional
        The usual height and width, 331.

    Notes
    -----
    B. Zoph et al., Learning Transferable Architectures for Scalable Image Recognition, 2017.
    Source: ``keras.applications.nasnet`` of 2.3.1.
    """
    return nasnet(input_shape, penultimate_filters, num_blocks, stem_block_filters, skip_reduction, filter_multiplier,
                  include_top, weights, input_tensor, pooling, classes, default_size)


def NASNetLarge(input_shape: Optional[Shape] = None, include_top: bool = True, weights: Optional[str] = "imagenet",
                input_tensor: Any = None, pooling: Optional[str] = None, classes: int = 1000,
                **kwargs: Any) -> Model:
    """The large `NASNet`, for images of 331 by 331 pixels.  Came with 2.1.6."""
    return nasnet(input_shape, 4032, 6, 96, True, 2, include_top, weights, input_tensor, pooling, classes, 331)


def NASNetMobile(input_shape: Optional[Shape] = None, include_top: bool = True, weights: Optional[str] = "imagenet",
                 input_tensor: Any = None, pooling: Optional[str] = None, classes: int = 1000,
                 **kwargs: Any) -> Model:
    """The small `NASNet`, for images of 224 by 224 pixels.  Came with 2.1.6."""
    return nasnet(input_shape, 1056, 4, 32, False, 2, include_top, weights, input_tensor, pooling, classes, 224)


def preprocess_input(x: Any, **kwargs: Any) -> Any:
    """Images as these networks want them: values from -1 to 1; see `keras_2.images.preprocess_input`."""
    return images.preprocess_input(x, mode="tf", **kwargs)
