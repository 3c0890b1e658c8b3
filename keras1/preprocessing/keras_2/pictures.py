"""Pictures of files and arrays, in 2.x."""
import io
import os
import warnings
from typing import Any, List, Optional, Sequence, Tuple, Union

import numpy as np

from keras1 import backend as K
from keras1.errors import ArgumentError, DataError
from keras1.history import came
from keras1.preprocessing import pictures

FORMATS = ("channels_first", "channels_last")
_ENDINGS = ("jpg", "jpeg", "bmp", "png", "ppm", "tif", "tiff")
_RESAMPLING = ("nearest", "bilinear", "bicubic", "hamming", "box", "lanczos")


@pictures.array_to_img.since("2.0.0", reason="data_format; four channels; any range is scaled to 0 to 255")
def array_to_img(x: np.ndarray, data_format: Optional[str] = None, scale: bool = True,
                 dtype: Optional[str] = None) -> Any:
    """An array of one, three or four channels as a picture; see `keras1.preprocessing.pictures.array_to_img`.

    Parameters
    ----------
    x : array, shape (height, width, channels) or (channels, height, width)
    data_format : {"channels_first", "channels_last"}, optional
        By default ``K.image_data_format()``.
    scale : bool
        Whether the smallest value becomes 0 and the largest 255.
    dtype : str, optional
        The type to compute in, by default ``K.floatx()``.
    """
    return as_picture(x, data_format or K.image_data_format(), scale, dtype or K.floatx())


def as_picture(x: np.ndarray, data_format: str = "channels_last", scale: bool = True, dtype: str = "float32") -> Any:
    """As `array_to_img`, the settings left aside.

    Examples
    --------
    >>> as_picture(np.array([[[1.], [3.]]])).getpixel((1, 0))
    255
    """
    x = np.asarray(x, dtype=dtype)
    if x.ndim != 3:
        raise DataError.like(ValueError)(
            "Expected image array to have rank 3 (single image). Got array with shape: %s" % (x.shape,),
            "of a batch take one image: x[0]")
    if data_format not in FORMATS:
        raise ArgumentError.like(ValueError)("Invalid data_format: %s" % data_format)
    x = x.transpose(1, 2, 0) if data_format == "channels_first" else x
    x = _scaled(x) if scale else x
    if x.shape[2] not in (1, 3, 4):
        raise DataError.like(ValueError)("Unsupported channel number: %s" % x.shape[2],
                                         "a picture has one, three or four channels; they are taken to be the last "
                                         "axis with data_format='channels_last'")
    if x.shape[2] > 1:
        return pictures._pillow().fromarray(np.ascontiguousarray(x.astype("uint8")))
    kind = "int32" if np.max(x) > 255 else "uint8"
    return pictures._pillow().fromarray(np.ascontiguousarray(x[:, :, 0].astype(kind)))


def _scaled(x):
    x = x - np.min(x)
    largest = np.max(x)
    return (x / largest if largest != 0 else x) * 255


@pictures.img_to_array.since("2.0.0", reason="data_format and dtype")
def img_to_array(img: Any, data_format: Optional[str] = None, dtype: Optional[str] = None) -> np.ndarray:
    """A picture as an array; see `keras1.preprocessing.pictures.img_to_array`."""
    return as_array(img, data_format or K.image_data_format(), dtype or K.floatx())


def as_array(img: Any, data_format: str = "channels_last", dtype: str = "float32") -> np.ndarray:
    """As `img_to_array`, the settings left aside.

    Examples
    --------
    >>> as_array(np.zeros((2, 4))).shape, as_array(np.zeros((2, 4, 3)), "channels_first").shape
    ((2, 4, 1), (3, 2, 4))
    """
    if data_format not in FORMATS:
        raise ArgumentError.like(ValueError)("Unknown data_format: %s" % data_format)
    x = np.asarray(img, dtype=dtype)
    if x.ndim not in (2, 3):
        raise DataError.like(ValueError)("Unsupported image shape: %s" % (x.shape,), "expected two or three axes")
    x = x if x.ndim == 3 else x[:, :, np.newaxis]
    return x.transpose(2, 0, 1) if data_format == "channels_first" else x


@pictures.load_img.since("2.0.0", reason="the sizes may be brought to in several ways; four channels, deep grey")
def load_img(path: str, grayscale: bool = False, color_mode: str = "rgb",
             target_size: Optional[Tuple[int, int]] = None, interpolation: str = "nearest") -> Any:
    """The picture of a file; see `keras1.preprocessing.pictures.load_img`.

    Parameters
    ----------
    path : str
    grayscale : bool
        The former way of ``color_mode="grayscale"``, with a warning.
    color_mode : {"rgb", "rgba", "grayscale"}
    target_size : (height, width), optional
    interpolation : {"nearest", "bilinear", "bicubic", "lanczos", "box", "hamming"}
        How to bring it to that size.

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: another ``color_mode`` or ``interpolation``.
    """
    if grayscale is True:
        warnings.warn('grayscale is deprecated. Please use color_mode = "grayscale"', stacklevel=3)
        color_mode = "grayscale"
    with open(path, "rb") as file:
        picture = _in_colours(pictures._pillow().open(io.BytesIO(file.read())), color_mode)
    if target_size is None or picture.size == (target_size[1], target_size[0]):
        return picture
    return picture.resize((target_size[1], target_size[0]), _resampling(interpolation))


def _in_colours(picture, color_mode):
    kept = {"grayscale": ("L", "I;16", "I"), "rgba": ("RGBA",), "rgb": ("RGB",)}
    if color_mode not in kept:
        raise ArgumentError.like(ValueError)('color_mode must be "grayscale", "rgb", or "rgba"')
    return picture if picture.mode in kept[color_mode] else picture.convert(kept[color_mode][0])


def _resampling(name):
    if name not in _RESAMPLING:
        raise ArgumentError.like(ValueError)(
            "Invalid interpolation method %s specified. Supported methods are %s" % (name, ", ".join(_RESAMPLING)))
    return getattr(pictures._pillow().Resampling, name.upper())


def save_img(path: Any, x: np.ndarray, data_format: Optional[str] = None, file_format: Optional[str] = None,
             scale: bool = True, **kwargs: Any) -> None:
    """Write an array as a picture.  Came with 2.2.0.

    Parameters
    ----------
    path : str or file-like
    x, data_format, scale
        See `array_to_img`.
    file_format : str, optional
        By default what the path's ending says.
    **kwargs
        Arguments of Pillow's ``save``.
    """
    picture = as_picture(x, data_format or K.image_data_format(), scale)
    if picture.mode == "RGBA" and file_format in ("jpg", "jpeg"):
        warnings.warn("The JPG format does not support RGBA images, converting to RGB.", stacklevel=2)
        picture = picture.convert("RGB")
    picture.save(path, format=file_format, **kwargs)


@pictures.list_pictures.since("2.0.0", reason="more endings, without regard to case")
def list_pictures(directory: str, ext: Union[str, Sequence[str]] = _ENDINGS) -> List[str]:
    """The paths of the pictures in a directory and below it."""
    endings = tuple("." + ending for ending in ([ext] if isinstance(ext, str) else ext))
    return [os.path.join(folder, name) for folder, _, names in os.walk(directory) for name in names
            if name.lower().endswith(endings)]


came("preprocessing.image", "save_img", "2.2.0", "arrays as files")
