"""Random changes of an image: turned, shifted, sheared, stretched, flipped.

An image is an array of shape (channels, height, width).
"""
import math
import random
from typing import Any

import numpy as np

from keras1.history import versioned
from keras1.preprocessing import interpolation


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
    Two draws for each of ``wrg`` and ``hrg`` that is not 0; from 0.3.3 one.
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


def _crops(x, wrg, hrg):
    """The distance along each axis: a share of a share of its length."""
    return [0] + [int(uniform(0., share) * uniform(0, 1) * length) if share else 0
                  for share, length in ((wrg, x.shape[1]), (hrg, x.shape[2]))]


def random_zoom(x: np.ndarray, rg: float, fill_mode: str = "nearest", cval: float = 0.) -> np.ndarray:
    """Make an image smaller, by a random factor for each side.

    Parameters
    ----------
    x : array, shape (channels, height, width)
    rg : float
        The factors lie between ``1 - rg`` and 1.
    fill_mode, cval
        See `random_rotation`.

    Returns
    -------
    array
        Of another shape than ``x``.

    Notes
    -----
    Two draws.  Source: ``keras.preprocessing.image.random_zoom``.

    Examples
    --------
    >>> random_zoom(np.ones((1, 8, 8)), 0.).shape
    (1, 8, 8)
    """
    factors = (1., uniform(1. - rg, 1.), uniform(1. - rg, 1.))
    return interpolation.zoom(x, factors, fill_mode, cval)


@versioned
def random_shear(x: np.ndarray, intensity: float) -> None:
    """Shear an image by a random angle.

    Up to 0.3.1 this did nothing and returned None.  Later releases take the lines' channel from ``row * sine``
    further on, so the channels mix: a bug, kept for its numbers.

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


def random_barrel_transform(x: Any, intensity: Any) -> None:
    """Nothing: the originals had only the name, and returned None."""


def random_channel_shift(x: Any, rg: Any) -> None:
    """Nothing: the originals had only the name, and returned None."""


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
