"""Images as files and as arrays, through Pillow."""
import os
import re
from types import ModuleType
from typing import Any, Iterable, List, Optional, Tuple

import numpy as np

from keras1 import backend as K
from keras1.backend.refusals import refusal
from keras1.errors import BackendError, DataError
from keras1.history import versioned

_ORDERINGS = ("th", "tf")


def _pillow() -> ModuleType:
    """``PIL.Image``, asked for only where a picture is made or read."""
    try:
        from PIL import Image
    except ImportError:
        raise BackendError.like(ImportError)(
            _no_pillow(), "pictures are read and written by Pillow: pip install pillow") from None
    return Image


@versioned
def _no_pillow() -> str:
    return "No module named PIL"


@_no_pillow.since("1.2.2", reason="the message says what needs it")
def _what_needs_pillow() -> str:
    return "Could not import PIL.Image. The use of `array_to_img` requires PIL."


@versioned
def array_to_img(x: np.ndarray, scale: bool = True) -> Any:
    """An array as a picture.

    Parameters
    ----------
    x : array, shape (channels, height, width)
        Three channels are red, green and blue; of any other number the first one is taken as grey, from 1.0.8 only
        if it is the only one.
    dim_ordering : {"th", "tf", "default"}
        From 1.0.8, in second place: with "tf" the channels are the last axis; by default as
        ``K.image_dim_ordering()`` says.
    scale : bool
        Whether to make the smallest value 0 if it is negative, and the largest one 255.  Up to 1.2.1 this happens to
        ``x`` itself, as it did.

    Returns
    -------
    PIL.Image.Image

    Raises
    ------
    ImportError
        Without Pillow.
    Exception
        From 1.0.8 if there are neither one nor three channels; from 1.2.0 a ``ValueError``, also for an array that is
        not of rank 3 and for another ``dim_ordering``.

    Notes
    -----
    Up to 0.3.3 whole numbers are divided as Python 2 did: scaled, they become 0 and 255.
    Source: ``keras.preprocessing.image.array_to_img``.

    Examples
    --------
    >>> picture = array_to_img(np.array([[[0., 1.], [2., 4.]]]))
    >>> picture.mode, picture.size, [picture.getpixel((x, 1)) for x in (0, 1)]
    ('L', (2, 2), [127, 255])
    """
    x = x.transpose(1, 2, 0)
    if scale:
        divide = np.floor_divide if x.dtype.kind in "iub" else np.true_divide
        x += max(-np.min(x), 0)
        divide(x, np.max(x), out=x)
        x *= 255
    return _picture(x[:, :, :1] if x.shape[2] != 3 else x)


@array_to_img.since("1.0.8", reason="dim_ordering; black pictures; other numbers of channels are refused")
def _array_to_img_1_0_8(x: np.ndarray, dim_ordering: str = "default", scale: bool = True) -> Any:
    x = _channels_last(x, _ordering(dim_ordering))
    if scale:
        x += max(-np.min(x), 0)
        _stretch(x)
    return _picture(x)


@array_to_img.since("1.2.0", reason="rank and dim_ordering are checked")
def _array_to_img_1_2_0(x: np.ndarray, dim_ordering: str = "default", scale: bool = True) -> Any:
    return _array_to_img_1_0_8(_checked(np.asarray(x), dim_ordering), dim_ordering, scale)


@array_to_img.since("1.2.2", reason="the array itself is not changed")
def _array_to_img_1_2_2(x: np.ndarray, dim_ordering: str = "default", scale: bool = True) -> Any:
    x = _checked(np.asarray(x, dtype=K.floatx()), dim_ordering)
    x = _channels_last(x, _ordering(dim_ordering))
    if scale:
        x = x + max(-np.min(x), 0)
        _stretch(x)
    return _picture(x)


def _ordering(dim_ordering):
    return K.image_dim_ordering() if dim_ordering == "default" else dim_ordering


def _channels_last(x, ordering):
    return x.transpose(1, 2, 0) if ordering == "th" else x


def _checked(x, dim_ordering):
    if x.ndim != 3:
        raise refusal(str(("Expected image array to have rank 3 (single image). Got array with shape:", x.shape)),
                      "of a batch take one image: X[0]", DataError)
    if _ordering(dim_ordering) not in _ORDERINGS:
        raise refusal(str(("Invalid dim_ordering:", dim_ordering)), "expected 'th' or 'tf'")
    return x


def _stretch(x):
    """Make the largest value 255, in place."""
    largest = np.max(x)
    if largest != 0:
        x /= largest
    x *= 255


def _picture(x):
    """A picture of one or three channels; they are the last axis."""
    if x.shape[2] not in (1, 3):
        raise refusal(str(("Unsupported channel number: ", x.shape[2])),
                      "a picture has one channel or three; the array has the shape %s" % (x.shape,), DataError)
    pixels = x if x.shape[2] == 3 else x[:, :, 0]
    return _pillow().fromarray(np.ascontiguousarray(pixels.astype("uint8")))


@versioned
def img_to_array(img: Any) -> np.ndarray:
    """A picture as an array.

    Parameters
    ----------
    img : PIL.Image.Image or array, shape (height, width) or (height, width, channels)
    dim_ordering : {"th", "tf", "default"}
        From 1.0.8: see `array_to_img`.

    Returns
    -------
    float32 array, shape (channels, height, width) or, with "tf", (height, width, channels)
        From 1.2.2 of the type ``K.floatx()``.

    Raises
    ------
    Exception
        From 1.0.8 on an array of another rank, or another ``dim_ordering``; from 1.2.0 a ``ValueError``.

    Examples
    --------
    >>> img_to_array(np.zeros((2, 4, 3))).shape, img_to_array(np.zeros((2, 4))).shape
    ((3, 2, 4), (1, 2, 4))
    """
    x = np.asarray(img, dtype="float32")
    return x.transpose(2, 0, 1) if x.ndim == 3 else x.reshape((1, x.shape[0], x.shape[1]))


@img_to_array.since("1.0.8", reason="dim_ordering; other ranks are refused")
def _img_to_array_1_0_8(img: Any, dim_ordering: str = "default") -> np.ndarray:
    return _array(img, dim_ordering, "float32")


@img_to_array.since("1.2.2", reason="of the type of floats that is set")
def _img_to_array_1_2_2(img: Any, dim_ordering: str = "default") -> np.ndarray:
    return _array(img, dim_ordering, K.floatx())


def _array(img, dim_ordering, dtype):
    ordering = _ordering(dim_ordering)
    if ordering not in _ORDERINGS:
        raise refusal(str(("Unknown dim_ordering: ", ordering)), "expected 'th' or 'tf'")
    x = np.asarray(img, dtype=dtype)
    if x.ndim not in (2, 3):
        raise refusal(str(("Unsupported image shape: ", x.shape)), "expected two or three axes", DataError)
    x = x if x.ndim == 3 else x[:, :, np.newaxis]
    return x.transpose(2, 0, 1) if ordering == "th" else x


@versioned
def load_img(path: str, grayscale: bool = False, target_size: Optional[Tuple[int, int]] = None) -> Any:
    """The picture of a file.

    Parameters
    ----------
    path : str
    grayscale : bool
        Whether to make it grey; otherwise it has three colours, even if it is grey.
    target_size : (height, width), optional
        What to bring it to, in Pillow's usual way; came with 1.0.8.
    color_mode, interpolation : str
        See `keras1.preprocessing.keras_2.pictures.load_img`; came with 2.2.0 and 2.1.6.

    Returns
    -------
    PIL.Image.Image

    Raises
    ------
    IOError
        If there is no such file, or no picture in it.
    ImportError
        Without Pillow.
    """
    picture = _pillow().open(path).convert("L" if grayscale else "RGB")
    return picture.resize((target_size[1], target_size[0])) if target_size else picture


@versioned
def list_pictures(directory: str, ext: str = "jpg|jpeg|bmp|png") -> List[str]:
    """The paths of the pictures in a directory, in the order in which the system lists them; from 1.2.0 also below.

    Parameters
    ----------
    directory : str
    ext : str
        The endings, separated by ``|``; case counts.

    Examples
    --------
    >>> import tempfile
    >>> directory = tempfile.mkdtemp()
    >>> for name in ("a.png", "b.txt"):
    ...     open(os.path.join(directory, name), "w").close()
    >>> [os.path.basename(path) for path in list_pictures(directory)]
    ['a.png']
    """
    files = [name for name in os.listdir(directory) if os.path.isfile(os.path.join(directory, name))]
    return _matching(directory, files, ext)


@list_pictures.since("1.2.0", reason="directories below are searched, too")
def _list_pictures_below(directory: str, ext: str = "jpg|jpeg|bmp|png") -> List[str]:
    return [path for folder, _, files in os.walk(directory) for path in _matching(folder, files, ext)]


def _matching(directory: str, names: Iterable[str], ext: str) -> List[str]:
    pattern = re.compile(r"\w+\.(?:%s)" % ext, re.ASCII)
    return [os.path.join(directory, name) for name in names if pattern.match(name)]
