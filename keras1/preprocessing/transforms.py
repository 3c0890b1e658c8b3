"""Random changes of an image: turned, shifted, sheared, stretched, flipped.

An image is an array of shape (channels, height, width).  From 1.0.8 its axes may stand otherwise, as each function is
told: ``row_index=1, col_index=2, channel_index=0``, from 1.2.2 ``row_axis`` and so on; and all but shifts are maps
about the centre that take the nearest pixel.
"""
import math
import random
from typing import Any, Sequence

import numpy as np

from keras1.backend.refusals import refusal
from keras1.history import versioned
from keras1.preprocessing import affine, interpolation
from keras1.preprocessing.axes import by_index

_AXES = "indices of axes are called axes"


@versioned
def uniform(low: float, high: float) -> float:
    """A random number between two others, from the generator of the module ``random``; from 0.3.3 NumPy's.

    Examples
    --------
    >>> import keras1
    >>> random.seed(1); np.random.seed(1)
    >>> with keras1.emulate("0.3.1"):
    ...     print("%.3f" % uniform(-1, 1))
    -0.731
    >>> with keras1.emulate("0.3.3"):
    ...     print("%.3f" % uniform(-1, 1))
    -0.166
    """
    return random.uniform(low, high)


@uniform.since("0.3.3", reason="images are changed by draws of NumPy's generator, not of Python's")
def _uniform_of_numpy(low: float, high: float) -> float:
    return np.random.uniform(low, high)


@versioned
def random_rotation(x: np.ndarray, rg: float, fill_mode: str = "nearest", cval: float = 0.) -> np.ndarray:
    """Turn an image by a random angle.

    Parameters
    ----------
    x : array, shape (channels, height, width)
    rg : float
        The largest angle in degrees, to either side.
    fill_mode : {"nearest", "constant", "reflect", "mirror", "wrap"}
        What lies beyond the edges.
    cval : float
        What lies there in mode "constant".

    Returns
    -------
    array, of the same shape

    Notes
    -----
    One draw.  Source: ``keras.preprocessing.image.random_rotation``.

    Examples
    --------
    >>> random_rotation(np.ones((1, 4, 4)), 45.).round(6).min()
    1.0
    """
    return interpolation.rotate(x, uniform(-rg, rg), fill_mode, cval)


def _rotation(x: np.ndarray, rg: float, row_axis: int = 1, col_axis: int = 2, channel_axis: int = 0,
              fill_mode: str = "nearest", cval: float = 0.) -> np.ndarray:
    matrix = affine.rotation(math.pi / 180 * uniform(-rg, rg))
    return affine.about_centre(x, matrix, (row_axis, col_axis, channel_axis), fill_mode, cval)


random_rotation.since("1.0.8", reason="the nearest pixel instead of a spline; axes may be named")(by_index(_rotation))
random_rotation.since("1.2.2", reason=_AXES)(_rotation)


@versioned
def random_shift(x: np.ndarray, wrg: float, hrg: float, fill_mode: str = "nearest", cval: float = 0.) -> np.ndarray:
    """Shift an image by a random distance.

    Up to 0.3.2 only down and to the right, by whole pixels, ``wrg`` being the share of the height and ``hrg``
    that of the width; from 0.3.3 to both sides, and the right way about.  Up to 0.3.1 by cubic splines, which
    change the values a little; from 0.3.2 the nearest pixel is taken.

    Parameters
    ----------
    x : array, shape (channels, height, width)
    wrg, hrg : float
        The largest distance, as a share of the image's width and height.
    fill_mode, cval
        See `random_rotation`.

    Notes
    -----
    Two draws for each of ``wrg`` and ``hrg`` that is not 0; from 0.3.3 one; from 1.0.8 one for each.
    Source: ``keras.preprocessing.image.random_shift``.

    Examples
    --------
    >>> random_shift(np.ones((1, 4, 4)), 0.5, 0.5).round(6).min()
    1.0
    """
    return interpolation.shift(x, _crops(x, wrg, hrg), order=3, mode=fill_mode, cval=cval)


@random_shift.since("0.3.2", reason="the nearest pixel instead of a spline")
def _random_shift_of_pixels(x: np.ndarray, wrg: float, hrg: float, fill_mode: str = "nearest",
                            cval: float = 0.) -> np.ndarray:
    return interpolation.shift(x, _crops(x, wrg, hrg), order=0, mode=fill_mode, cval=cval)


@random_shift.since("0.3.3", reason="to both sides; wrg is a share of the width, hrg of the height")
def _random_shift_to_both_sides(x: np.ndarray, wrg: float, hrg: float, fill_mode: str = "nearest",
                                cval: float = 0.) -> np.ndarray:
    right = uniform(-wrg, wrg) * x.shape[2] if wrg else 0
    down = uniform(-hrg, hrg) * x.shape[1] if hrg else 0
    return interpolation.shift(x, (0, down, right), order=0, mode=fill_mode, cval=cval)


def _shift(x: np.ndarray, wrg: float, hrg: float, row_axis: int = 1, col_axis: int = 2, channel_axis: int = 0,
           fill_mode: str = "nearest", cval: float = 0.) -> np.ndarray:
    rows = uniform(-hrg, hrg) * x.shape[row_axis]
    columns = uniform(-wrg, wrg) * x.shape[col_axis]
    return affine.apply_transform(x, affine.translation(rows, columns), channel_axis, fill_mode, cval)


random_shift.since("1.0.8", reason="the height is drawn first; two draws always; axes may be named")(by_index(_shift))
random_shift.since("1.2.2", reason=_AXES)(_shift)


def _crops(x, wrg, hrg):
    """The distance along each axis: a share of a share of its length."""
    return [0] + [int(uniform(0., share) * uniform(0, 1) * length) if share else 0
                  for share, length in ((wrg, x.shape[1]), (hrg, x.shape[2]))]


@versioned
def random_zoom(x: np.ndarray, rg: float, fill_mode: str = "nearest", cval: float = 0.) -> np.ndarray:
    """Make an image smaller, by a random factor for each side.

    Parameters
    ----------
    x : array, shape (channels, height, width)
    rg : float
        The factors lie between ``1 - rg`` and 1.
    zoom_range : pair of floats
        From 1.0.8 in place of ``rg``: the factors lie between these two, and a factor of 2 makes things half as long.
    fill_mode, cval
        See `random_rotation`.

    Returns
    -------
    array
        Of another shape than ``x``; from 1.0.8 of the same.

    Raises
    ------
    Exception
        If ``zoom_range`` is no pair; from 1.2.0 a ``ValueError``.

    Notes
    -----
    Two draws; from 1.0.8 none if the pair is (1, 1).  Source: ``keras.preprocessing.image.random_zoom``.

    Examples
    --------
    >>> random_zoom(np.ones((1, 8, 8)), 0.).shape
    (1, 8, 8)
    """
    factors = (1., uniform(1. - rg, 1.), uniform(1. - rg, 1.))
    return interpolation.zoom(x, factors, fill_mode, cval)


def _zoom(x: np.ndarray, zoom_range: Sequence[float], row_axis: int = 1, col_axis: int = 2, channel_axis: int = 0,
          fill_mode: str = "nearest", cval: float = 0.) -> np.ndarray:
    if len(zoom_range) != 2:
        raise refusal(str(("zoom_range should be a tuple or list of two floats. Received arg: ", zoom_range)))
    matrix = affine.zoom(*zoom_factors(zoom_range))
    return affine.about_centre(x, matrix, (row_axis, col_axis, channel_axis), fill_mode, cval)


random_zoom.since("1.0.8", reason="the size stays; the range is a pair; axes may be named")(by_index(_zoom))
random_zoom.since("1.2.2", reason=_AXES)(_zoom)


def zoom_factors(zoom_range: Sequence[float]) -> Sequence[float]:
    """A factor for the rows and one for the columns; nothing is drawn for the range (1, 1).

    Examples
    --------
    >>> zoom_factors([1, 1])
    (1, 1)
    """
    low, high = zoom_range
    return (1, 1) if low == 1 and high == 1 else np.random.uniform(low, high, 2)


@versioned
def random_shear(x: np.ndarray, intensity: float) -> None:
    """Shear an image by a random angle.

    Up to 0.3.1 this did nothing and returned None.  The releases up to 1.0.1 take the lines' channel from
    ``row * sine`` further on, so the channels mix: a bug, kept for its numbers.

    Parameters
    ----------
    x : array, shape (channels, height, width)
    intensity : float
        The largest angle in radians, to either side.
    fill_mode, cval
        From 0.3.2: see `random_rotation`.

    Returns
    -------
    array, of the same shape

    Notes
    -----
    One draw.  Source: ``keras.preprocessing.image.random_shear``.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("0.3.3"):
    ...     print(random_shear(np.ones((1, 4, 4)), 0.5).round(6).min())
    1.0
    """
    return None


@random_shear.since("0.3.2", reason="it came; the channels mix", bug=True)
def _random_shear(x: np.ndarray, intensity: float, fill_mode: str = "nearest", cval: float = 0.) -> np.ndarray:
    angle = uniform(-intensity, intensity)
    matrix = np.array([[1., -math.sin(angle), 0.], [0., math.cos(angle), 0.], [0., 0., 1.]])
    return interpolation.transform(np.asarray(x), matrix, (0, 0, 0), mode=fill_mode, cval=cval)


def _shear(x: np.ndarray, intensity: float, row_axis: int = 1, col_axis: int = 2, channel_axis: int = 0,
           fill_mode: str = "nearest", cval: float = 0.) -> np.ndarray:
    matrix = affine.shear(uniform(-intensity, intensity))
    return affine.about_centre(x, matrix, (row_axis, col_axis, channel_axis), fill_mode, cval)


random_shear.since("1.0.8", reason="the nearest pixel of the same channel; axes may be named")(by_index(_shear))
random_shear.since("1.2.2", reason=_AXES)(_shear)


def random_barrel_transform(x: Any, intensity: Any) -> None:
    """Nothing: the originals had only the name, and returned None."""


@versioned
def random_channel_shift(x: Any, rg: Any) -> None:
    """Add a random number to each channel, within the smallest and largest value of the image.

    Up to 1.0.1 there was only the name: it did nothing and returned None.

    Parameters
    ----------
    x : array of rank 3
    rg : float
        The largest number, to either side; from 1.0.8 called ``intensity``.
    channel_axis : int
        From 1.0.8, as ``channel_index``; 0 by default.

    Returns
    -------
    array, of the same shape

    Notes
    -----
    A draw for each channel.  Source: ``keras.preprocessing.image.random_channel_shift`` of 1.0.8 and 1.2.2.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("1.2.2"):
    ...     random_channel_shift(np.array([[[2., 2.]], [[4., 4.]]]), 0.)
    array([[[2., 2.]],
    <BLANKLINE>
           [[4., 4.]]])
    """
    return None


def _channel_shift(x: np.ndarray, intensity: float, channel_axis: int = 0) -> np.ndarray:
    x = np.rollaxis(x, channel_axis, 0)
    low, high = np.min(x), np.max(x)
    shifted = np.stack([np.clip(channel + uniform(-intensity, intensity), low, high) for channel in x])
    return np.rollaxis(shifted, 0, channel_axis + 1)


random_channel_shift.since("1.0.8", reason="it came")(by_index(_channel_shift))
random_channel_shift.since("1.2.2", reason=_AXES)(_channel_shift)


def horizontal_flip(x: np.ndarray) -> np.ndarray:
    """Turn left and right round, in place, and return the image.

    Parameters
    ----------
    x : array, shape (channels, height, width)

    Examples
    --------
    >>> horizontal_flip(np.array([[[1, 2], [3, 4]]]))
    array([[[2, 1],
            [4, 3]]])
    """
    for i in range(x.shape[0]):
        x[i] = np.fliplr(x[i])
    return x


def vertical_flip(x: np.ndarray) -> np.ndarray:
    """Turn the image upside down, in place, and return it.

    Parameters
    ----------
    x : array, shape (channels, height, width)

    Examples
    --------
    >>> vertical_flip(np.array([[[1, 2], [3, 4]]]))
    array([[[3, 4],
            [1, 2]]])
    """
    for i in range(x.shape[0]):
        x[i] = np.flipud(x[i])
    return x
