"""Images as files and as arrays, through Pillow."""
import os
import re
from types import ModuleType
from typing import Any, List

import numpy as np

from keras1.errors import BackendError


def _pillow() -> ModuleType:
    """``PIL.Image``, asked for only where a picture is made or read."""
    try:
        from PIL import Image
    except ImportError:
        raise BackendError.like(ImportError)(
            "No module named PIL", "pictures are read and written by Pillow: pip install pillow") from None
    return Image


def array_to_img(x: np.ndarray, scale: bool = True) -> Any:
    """An array as a picture.

    Parameters
    ----------
    x : array, shape (channels, height, width)
        Three channels are red, green and blue; of any other number the first one is taken as grey.
    scale : bool
        Whether to make the smallest value 0 if it is negative, and the largest one 255.  This happens to ``x``
        itself, as it did.

    Returns
    -------
    PIL.Image.Image

    Raises
    ------
    ImportError
        Without Pillow.

    Notes
    -----
    Whole numbers are divided as Python 2 did: scaled, they become 0 and 255.
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
    pixels = x if x.shape[2] == 3 else x[:, :, 0]
    return _pillow().fromarray(pixels.astype("uint8"))


def img_to_array(img: Any) -> np.ndarray:
    """A picture as an array.

    Parameters
    ----------
    img : PIL.Image.Image or array, shape (height, width) or (height, width, channels)

    Returns
    -------
    float32 array, shape (channels, height, width)

    Examples
    --------
    >>> img_to_array(np.zeros((2, 4, 3))).shape, img_to_array(np.zeros((2, 4))).shape
    ((3, 2, 4), (1, 2, 4))
    """
    x = np.asarray(img, dtype="float32")
    return x.transpose(2, 0, 1) if x.ndim == 3 else x.reshape((1, x.shape[0], x.shape[1]))


def load_img(path: str, grayscale: bool = False) -> Any:
    """The picture of a file.

    Parameters
    ----------
    path : str
    grayscale : bool
        Whether to make it grey; otherwise it has three colours, even if it is grey.

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
    return _pillow().open(path).convert("L" if grayscale else "RGB")


def list_pictures(directory: str, ext: str = "jpg|jpeg|bmp|png") -> List[str]:
    """The paths of the pictures in a directory, in the order in which the system lists them.

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
    pattern = re.compile(r"\w+\.(?:%s)" % ext, re.ASCII)
    return [os.path.join(directory, name) for name in os.listdir(directory)
            if os.path.isfile(os.path.join(directory, name)) and pattern.match(name)]
