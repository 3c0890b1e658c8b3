"""Changes of an image by maps, and of its colours, in 2.x."""
import math
from typing import Any, Optional, Sequence

import numpy as np

from keras1.errors import ArgumentError, BackendError
from keras1.history import came
from keras1.preprocessing import affine, interpolation, transforms
from keras1.preprocessing.keras_2.pictures import as_array, as_picture

_LINES = "one function for all maps, by straight lines between pixels"


def apply_affine_transform(x: np.ndarray, theta: float = 0, tx: float = 0, ty: float = 0, shear: float = 0,
                           zx: float = 1, zy: float = 1, row_axis: int = 0, col_axis: int = 1, channel_axis: int = 2,
                           fill_mode: str = "nearest", cval: float = 0., order: int = 1) -> np.ndarray:
    """An image turned, shifted, sheared and zoomed at once, about its centre.  Came with 2.2.0.

    Parameters
    ----------
    x : array of rank 3
    theta, shear : float
        Angles in degrees.
    tx, ty : float
        Pixels along rows and columns.
    zx, zy : float
        Factors; one of 2 makes things half as long.
    row_axis, col_axis, channel_axis : int
    fill_mode : {"nearest", "constant", "reflect", "wrap"}
        What lies beyond the edges.
    cval : float
        What lies there in mode "constant".
    order : int
        That of the spline: 0 takes the nearest pixel, 1 lines between pixels.

    Returns
    -------
    array, of the shape and type of ``x``; ``x`` itself if there is nothing to do

    Examples
    --------
    >>> apply_affine_transform(np.array([[[1.], [3.]]]), ty=0.5)[0, :, 0]
    array([2., 3.])
    """
    steps = []
    if theta != 0:
        steps.append(affine.rotation(math.pi / 180 * theta))
    if tx != 0 or ty != 0:
        steps.append(affine.translation(tx, ty))
    if shear != 0:
        steps.append(affine.shear(math.pi / 180 * shear))
    if zx != 1 or zy != 1:
        steps.append(affine.zoom(zx, zy))
    if not steps:
        return x
    matrix = steps[0]
    for step in steps[1:]:
        matrix = matrix.dot(step)
    return _changed(x, matrix, (row_axis, col_axis, channel_axis), fill_mode, cval, order)


def _changed(x, matrix, axes, fill_mode, cval, order):
    rows, columns, channels = axes
    matrix = affine.transform_matrix_offset_center(matrix, x.shape[rows], x.shape[columns])
    planes = np.rollaxis(x, channels, 0)
    if order == 0:
        changed = interpolation.nearest(planes, matrix[:2, :2], matrix[:2, 2], fill_mode, cval)
    else:
        changed = np.stack([interpolation.transform(plane, matrix[:2, :2], matrix[:2, 2], order=order, mode=fill_mode,
                                                    cval=cval) for plane in planes])
    return np.rollaxis(changed, 0, channels + 1)


# The four take axes, but of those of rows and columns only the shift makes use: the centre is that of the first two.

@transforms.random_rotation.since("2.2.0", reason=_LINES, bug=True)
def random_rotation(x: np.ndarray, rg: float, row_axis: int = 1, col_axis: int = 2, channel_axis: int = 0,
                    fill_mode: str = "nearest", cval: float = 0., interpolation_order: int = 1) -> np.ndarray:
    """Turn an image by a random angle; see `keras1.preprocessing.transforms.random_rotation`."""
    return apply_affine_transform(x, theta=np.random.uniform(-rg, rg), channel_axis=channel_axis,
                                  fill_mode=fill_mode, cval=cval, order=interpolation_order)


@transforms.random_shift.since("2.2.0", reason=_LINES)
def random_shift(x: np.ndarray, wrg: float, hrg: float, row_axis: int = 1, col_axis: int = 2, channel_axis: int = 0,
                 fill_mode: str = "nearest", cval: float = 0., interpolation_order: int = 1) -> np.ndarray:
    """Shift an image by a random distance; see `keras1.preprocessing.transforms.random_shift`."""
    down = np.random.uniform(-hrg, hrg) * x.shape[row_axis]
    right = np.random.uniform(-wrg, wrg) * x.shape[col_axis]
    return apply_affine_transform(x, tx=down, ty=right, channel_axis=channel_axis, fill_mode=fill_mode, cval=cval,
                                  order=interpolation_order)


@transforms.random_shear.since("2.2.0", reason=_LINES + "; angles in degrees", bug=True)
def random_shear(x: np.ndarray, intensity: float, row_axis: int = 1, col_axis: int = 2, channel_axis: int = 0,
                 fill_mode: str = "nearest", cval: float = 0., interpolation_order: int = 1) -> np.ndarray:
    """Shear an image by a random angle; see `keras1.preprocessing.transforms.random_shear`."""
    return apply_affine_transform(x, shear=np.random.uniform(-intensity, intensity), channel_axis=channel_axis,
                                  fill_mode=fill_mode, cval=cval, order=interpolation_order)


@transforms.random_zoom.since("2.2.0", reason=_LINES, bug=True)
def random_zoom(x: np.ndarray, zoom_range: Sequence[float], row_axis: int = 1, col_axis: int = 2,
                channel_axis: int = 0, fill_mode: str = "nearest", cval: float = 0.,
                interpolation_order: int = 1) -> np.ndarray:
    """Zoom an image by random factors; see `keras1.preprocessing.transforms.random_zoom`."""
    if len(zoom_range) != 2:
        raise ArgumentError.like(ValueError)(
            "`zoom_range` should be a tuple or list of two floats. Received: %s" % (zoom_range,))
    zx, zy = transforms.zoom_factors(zoom_range)
    return apply_affine_transform(x, zx=zx, zy=zy, channel_axis=channel_axis, fill_mode=fill_mode, cval=cval,
                                  order=interpolation_order)


def apply_channel_shift(x: np.ndarray, intensity: float, channel_axis: int = 0) -> np.ndarray:
    """Add a number to all values, within the smallest and largest value of the image.  Came with 2.2.0.

    Examples
    --------
    >>> apply_channel_shift(np.array([[[1., 2., 4.]]]), 1.)
    array([[[2., 3., 4.]]])
    """
    return np.clip(x + np.asarray(intensity, x.dtype), np.min(x), np.max(x))


@transforms.random_channel_shift.since("2.2.0", reason="one number for all channels")
def random_channel_shift(x: np.ndarray, intensity_range: float, channel_axis: int = 0) -> np.ndarray:
    """Add a random number to all values; see `apply_channel_shift`."""
    return apply_channel_shift(x, np.random.uniform(-intensity_range, intensity_range), channel_axis)


def apply_brightness_shift(x: np.ndarray, brightness: float) -> np.ndarray:
    """An image brighter or darker.  Came with 2.2.0.

    Parameters
    ----------
    x : array, shape (height, width, channels)
        Scaled to 0 to 255 for it, whatever its values; with the channels first it fails, as it did.
    brightness : float
        0 is black, 1 leaves the picture as it is.

    Raises
    ------
    ImportError
        A ``BackendError`` of that name: there is no Pillow.
    """
    return as_array(_enhancer()(as_picture(x)).enhance(brightness))


def _enhancer() -> Any:
    try:
        from PIL.ImageEnhance import Brightness
    except ImportError:
        raise BackendError.like(ImportError)(
            "Using brightness shifts requires PIL. Install PIL or Pillow.", "pip install pillow") from None
    return Brightness


def random_brightness(x: np.ndarray, brightness_range: Sequence[float]) -> np.ndarray:
    """An image made brighter or darker by a random factor.  Came with 2.1.6.

    Parameters
    ----------
    x : array, shape (height, width, channels)
    brightness_range : pair of floats

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: no pair.
    """
    return apply_brightness_shift(x, np.random.uniform(*checked_brightness(brightness_range)))


def checked_brightness(brightness_range: Optional[Sequence[float]]) -> Sequence[float]:
    """The range, if it is a pair."""
    if not isinstance(brightness_range, (tuple, list)) or len(brightness_range) != 2:
        raise ArgumentError.like(ValueError)(
            "`brightness_range should be tuple or list of two floats. Received: %s" % (brightness_range,))
    return brightness_range


came("preprocessing.image", "random_brightness", "2.1.6", "pictures of any light")
for _name in ("apply_affine_transform", "apply_brightness_shift", "apply_channel_shift"):
    came("preprocessing.image", _name, "2.2.0", "changes are drawn and made apart")
