"""Affine maps of images: the pixels of the result say where in the image they come from.

A map is a matrix of shape (3, 3) that takes (row, column, 1) of the result to a place in the image.
"""
import math
from typing import Sequence, Tuple

import numpy as np

from keras1.history import versioned
from keras1.preprocessing import interpolation
from keras1.preprocessing.axes import by_index


def rotation(angle: float) -> np.ndarray:
    """The map that turns by an angle in radians about the first pixel.

    Examples
    --------
    >>> rotation(math.pi / 2).round(6) + 0.
    array([[ 0., -1.,  0.],
           [ 1.,  0.,  0.],
           [ 0.,  0.,  1.]])
    """
    sine, cosine = math.sin(angle), math.cos(angle)
    return np.array([[cosine, -sine, 0.], [sine, cosine, 0.], [0., 0., 1.]])


def translation(rows: float, columns: float) -> np.ndarray:
    """The map that shifts up and to the left.

    Examples
    --------
    >>> translation(1, 2)[:, 2]
    array([1., 2., 1.])
    """
    return np.array([[1., 0., rows], [0., 1., columns], [0., 0., 1.]])


def shear(angle: float) -> np.ndarray:
    """The map that shears by an angle in radians.

    Examples
    --------
    >>> shear(0.)
    array([[ 1., -0.,  0.],
           [ 0.,  1.,  0.],
           [ 0.,  0.,  1.]])
    """
    return np.array([[1., -math.sin(angle), 0.], [0., math.cos(angle), 0.], [0., 0., 1.]])


def zoom(rows: float, columns: float) -> np.ndarray:
    """The map that makes an image smaller by two factors.

    Examples
    --------
    >>> zoom(2., 3.).diagonal()
    array([2., 3., 1.])
    """
    return np.diag([rows, columns, 1.])


def transform_matrix_offset_center(matrix: np.ndarray, x: float, y: float) -> np.ndarray:
    """A map about the point ``(x / 2 + 1/2, y / 2 + 1/2)`` instead of the first pixel.

    That point lies a pixel behind the centre of an image of ``x`` rows and ``y`` columns, as it did.

    Parameters
    ----------
    matrix : array, shape (3, 3)
    x, y : float
        The numbers of rows and columns.

    Returns
    -------
    array, shape (3, 3)

    Notes
    -----
    Source: ``keras.preprocessing.image.transform_matrix_offset_center`` of 1.0.8.

    Examples
    --------
    >>> transform_matrix_offset_center(zoom(2., 2.), 3, 5)[:2, 2]
    array([-2., -3.])
    """
    row, column = float(x) / 2 + 0.5, float(y) / 2 + 0.5
    return translation(row, column).dot(matrix).dot(translation(-row, -column))


def about_centre(x: np.ndarray, matrix: np.ndarray, axes: Tuple[int, int, int], fill_mode: str,
                 cval: float) -> np.ndarray:
    """An image changed by a map about its centre; the axes are those of rows, columns and channels."""
    rows, columns, channels = axes
    centred = transform_matrix_offset_center(matrix, x.shape[rows], x.shape[columns])
    return _apply(x, centred, channels, fill_mode, cval)


def _apply(x: np.ndarray, transform_matrix: np.ndarray, channel_axis: int = 0, fill_mode: str = "nearest",
           cval: float = 0.) -> np.ndarray:
    x = np.rollaxis(np.asarray(x), channel_axis, 0)
    changed = interpolation.nearest(x, transform_matrix[:2, :2], transform_matrix[:2, 2], fill_mode, cval)
    return np.rollaxis(changed, 0, channel_axis + 1)


@versioned
@by_index
def apply_transform(x: np.ndarray, transform_matrix: np.ndarray, channel_axis: int = 0, fill_mode: str = "nearest",
                    cval: float = 0.) -> np.ndarray:
    """An image changed by a map, the nearest pixel being taken.

    Parameters
    ----------
    x : array of rank 3
    transform_matrix : array, shape (3, 3)
    channel_axis : int
        The axis of ``x`` that is neither that of rows nor that of columns; up to 1.2.1 ``channel_index``.
    fill_mode : {"nearest", "constant", "reflect", "mirror", "wrap"}
        What lies beyond the edges.
    cval : float
        What lies there in mode "constant".

    Returns
    -------
    array, of the shape and type of ``x``

    Raises
    ------
    RuntimeError
        On another mode.

    Notes
    -----
    Source: ``keras.preprocessing.image.apply_transform`` of 1.0.8 and 1.2.2.

    Examples
    --------
    >>> apply_transform(np.array([[[1., 2.], [3., 4.]]]), translation(0, 1))
    array([[[2., 2.],
            [4., 4.]]])
    """
    return _apply(x, transform_matrix, channel_axis, fill_mode, cval)


apply_transform.since("1.2.2", reason="channel_index became channel_axis")(_apply)


def flip_axis(x: Sequence, axis: int) -> np.ndarray:
    """An array turned round along an axis: a view of it.

    Examples
    --------
    >>> flip_axis([[1, 2], [3, 4]], 1)
    array([[2, 1],
           [4, 3]])
    """
    return np.flip(np.asarray(x), axis)
