"""Arrays turned, shifted, stretched and sheared with the numbers of SciPy 0.19.

``scipy.ndimage`` of that time prepared every spline as if the array went on mirrored, whatever lay beyond the edges
afterwards; SciPy 1.6 and later prepares it for the mode asked for, and reflects otherwise.  So coordinates beyond
the edges are brought back here as they were then, and today's SciPy only evaluates the spline.
"""
import math
from typing import Callable, Dict, Sequence

import numpy as np
from scipy import ndimage

from keras1.errors import ArgumentError
from keras1.preprocessing import python2


def rotate(x: np.ndarray, degrees: float, mode: str = "nearest", cval: float = 0.) -> np.ndarray:
    """Turn each plane of an array by an angle about its centre, by cubic splines.

    Parameters
    ----------
    x : array, shape (..., height, width)
        Of rank 3; the planes are those of the last two axes.
    degrees : float
        From the first of the two axes to the second.
    mode : {"nearest", "constant", "reflect", "mirror", "wrap"}
        What lies beyond the edges.
    cval : float
        What lies there in mode "constant".

    Returns
    -------
    array, of the shape and type of ``x``

    Examples
    --------
    >>> rotate(np.array([[[1., 2.], [3., 4.]]]), 90).round(6)
    array([[[2., 4.],
            [1., 3.]]])
    """
    x = np.asarray(x)
    sine, cosine = math.sin(math.pi / 180 * degrees), math.cos(math.pi / 180 * degrees)
    matrix = np.array([[cosine, sine], [-sine, cosine]])
    centre = np.array([x.shape[1], x.shape[2]]) / 2. - 0.5
    offset = centre - matrix.dot(centre)
    return np.stack([transform(plane, matrix, offset, mode=mode, cval=cval) for plane in x])


def shift(x: np.ndarray, by: Sequence[float], order: int = 3, mode: str = "nearest", cval: float = 0.) -> np.ndarray:
    """Move an array by some distance along each axis.

    Parameters
    ----------
    x : array
    by : sequence of float
        The distance along each axis, in elements.
    order : int
        That of the spline: 0 takes the nearest element.
    mode, cval
        See `rotate`.

    Examples
    --------
    >>> shift(np.array([1., 2., 3., 4.]), [1], order=0)
    array([1., 1., 2., 3.])
    """
    x = np.asarray(x)
    return transform(x, np.eye(x.ndim), -np.asarray(by, dtype=float), order=order, mode=mode, cval=cval)


def zoom(x: np.ndarray, factors: Sequence[float], mode: str = "nearest", cval: float = 0.) -> np.ndarray:
    """Stretch an array along each axis, by cubic splines; its first and last elements stay so.

    Parameters
    ----------
    x : array
    factors : sequence of float
        The new length of each axis over the old one; the new one is rounded.
    mode, cval
        See `rotate`.

    Examples
    --------
    >>> zoom(np.array([1., 2., 3.]), [5 / 3.]).round(3)
    array([1.   , 1.312, 2.   , 2.688, 3.   ])
    """
    x = np.asarray(x)
    shape = [python2.rounded(length * factor) for length, factor in zip(x.shape, factors)]
    steps = [(old - 1.) / (new - 1.) if new != 1 else 1. for old, new in zip(x.shape, shape)]
    return transform(x, np.diag(steps), np.zeros(x.ndim), shape=shape, mode=mode, cval=cval)


def transform(x: np.ndarray, matrix: np.ndarray, offset: Sequence[float], shape: Sequence[int] = (), order: int = 3,
              mode: str = "nearest", cval: float = 0.) -> np.ndarray:
    """The array whose element ``o`` is that of ``x`` at ``matrix . o + offset``, by splines.

    Parameters
    ----------
    x : array of rank n
    matrix : array, shape (n, n)
    offset : sequence of n floats
    shape : sequence of int, optional
        Of the result; by default that of ``x``.
    order : int
        That of the spline.
    mode, cval
        See `rotate`.

    Raises
    ------
    RuntimeError
        On another mode.

    Examples
    --------
    >>> transform(np.array([[1., 2.], [3., 4.]]), np.array([[0, 1], [1, 0]]), [0, 0], order=0)
    array([[1., 3.],
           [2., 4.]])
    """
    fold = _fold(mode)
    places = [fold(place, length)
              for place, length in zip(_places(matrix, offset, tuple(shape) or x.shape), x.shape)]
    spline = ndimage.spline_filter(x, order, output=np.float64) if order > 1 else x
    values = ndimage.map_coordinates(spline, places, output=x.dtype, order=order, prefilter=False, mode="mirror")
    values[np.min(places, axis=0) <= _NOWHERE] = cval
    return values


def nearest(x: np.ndarray, matrix: np.ndarray, offset: Sequence[float], mode: str = "nearest",
            cval: float = 0.) -> np.ndarray:
    """As `transform` for each plane of an array, the nearest element being taken.

    Parameters
    ----------
    x : array, shape (planes, height, width)
    matrix : array, shape (2, 2)
    offset : sequence of two floats
    mode, cval
        See `rotate`.

    Examples
    --------
    >>> nearest(np.array([[[1, 2], [3, 4]]]), np.eye(2), [0, 1], mode="constant")
    array([[[2, 0],
            [4, 0]]])
    """
    fold = _fold(mode)
    places = _places(matrix, offset, x.shape[1:])
    folded = [fold(place, length) for place, length in zip(places, x.shape[1:])]
    rows, columns = (_mirror(np.floor(place + 0.5), length).astype(int) for place, length in zip(folded, x.shape[1:]))
    values = x[:, rows, columns]
    values[:, np.min(folded, axis=0) <= _NOWHERE] = cval
    return values


def _places(matrix, offset, shape):
    """Where each element of the result comes from: summed up in SciPy's order, for halves are rounded."""
    grid = np.indices(shape).astype(float)
    return [sum(factor * axis for factor, axis in zip(line, grid)) + start for line, start in zip(matrix, offset)]


def _fold(mode):
    if mode not in _FOLDS:
        raise ArgumentError.like(RuntimeError)(
            "boundary mode not supported", "fill_mode is %r, expected one of %s" % (mode, ", ".join(sorted(_FOLDS))))
    return _FOLDS[mode]


# -- places beyond the edges: where SciPy 0.19 looked instead

#: Where ``cval`` lies.
_NOWHERE = -1


def _constant(place, length):
    return np.where((place < 0) | (place > length - 1), _NOWHERE, place)


def _nearest(place, length):
    return np.clip(place, 0, length - 1)


def _wrap(place, length):
    """The last element falls on the first, so the period is one less than the length."""
    period = length - 1
    if period < 1:
        return np.zeros_like(place)
    before, behind = place < 0, place > length - 1
    place = np.where(before, place + period * (np.trunc(-place / period) + 1), place)
    return np.where(behind, place - period * np.trunc(place / period), place)


def _reflect(place, length):
    """The edge lies behind the last element, which comes twice; a whole number of periods before the array, two or
    more, is nowhere: a bug.
    """
    if length < 2:
        return np.zeros_like(place)
    period = 2 * length
    before, behind = place < 0, place > length - 1
    left = np.where(place < -period, period * np.trunc(-place / period) + place, place)
    left = np.where(left < -length, left + period, -left - 1)
    right = place - period * np.trunc(place / period)
    right = np.where(right >= length, period - right - 1, right)
    return np.where(before, left, np.where(behind, right, place))


def _mirror(place, length):
    """The edge lies on the last element, which comes once."""
    if length < 2:
        return np.zeros_like(place)
    period = 2 * length - 2
    left, right = -place % period, place % period
    left = np.where(left >= length - 1, period - left, left)
    right = np.where(right >= length, period - right, right)
    return np.where(place < 0, left, np.where(place > length - 1, right, place))


_FOLDS: Dict[str, Callable] = {
    "nearest": _nearest, "wrap": _wrap, "reflect": _reflect, "mirror": _mirror, "constant": _constant,
}
