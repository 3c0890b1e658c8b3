"""Shapes of the images that recurrent layers over images keep as states (2.x)."""
from typing import Any, Optional, Tuple

from keras1.utils import conv_utils

Shape = Tuple[Optional[int], ...]

#: Where rows and columns stand in the shape of a batch of sequences of images.
_PLACES = {"channels_first": (3, 4), "channels_last": (2, 3)}

#: Where the channels stand in the shape of a batch of images.
CHANNEL_AXIS = {"channels_first": 1, "channels_last": 3}


def images_shape(input_shape: Shape, convolution: Any, channels: Optional[int] = None) -> Shape:
    """The shape of a batch of output images.

    Parameters
    ----------
    input_shape : tuple
        Samples, time and an image's shape.
    convolution : cell or layer
        With ``filters``, ``kernel_size``, ``strides``, ``padding``, ``dilation_rate`` and ``data_format``.
    channels : int, optional
        In place of ``filters``.
    """
    rows, cols = (
        conv_utils.conv_output_length(input_shape[place], convolution.kernel_size[i], convolution.padding,
                                      convolution.strides[i], convolution.dilation_rate[i])
        for i, place in enumerate(_PLACES[convolution.data_format]))
    return of_images(input_shape[0], channels or convolution.filters, (rows, cols), convolution.data_format)


def of_images(samples: Optional[int], channels: int, places: Shape, data_format: str) -> Shape:
    """The shape of a batch of images.

    Examples
    --------
    >>> of_images(None, 3, (8, 9), "channels_last")
    (None, 8, 9, 3)
    """
    return (samples, channels) + places if data_format == "channels_first" else (samples,) + places + (channels,)
