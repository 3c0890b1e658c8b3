"""Functions of arrays as K has them of tensors: shapes, and products."""
from typing import Any, Optional, Sequence, Tuple

import numpy as np

from keras1.backend.numpy_maths import sqrt
from keras1.backend.settings import floatx
from keras1.backend.shapes import spatial_axes
from keras1.errors import ArgumentError, ShapeError

__all__ = [
    "batch_dot", "batch_flatten", "batch_normalization", "bias_add", "concatenate", "dot", "expand_dims", "flatten",
    "gather", "one_hot", "permute_dimensions", "repeat", "repeat_elements", "reshape", "resize_images",
    "resize_volumes", "reverse", "slice", "spatial_2d_padding", "spatial_3d_padding", "squeeze", "stack",
    "temporal_padding", "tile", "transpose",
]

_slice = slice

expand_dims, squeeze = np.expand_dims, np.squeeze


def reshape(x: np.ndarray, shape: Sequence[int]) -> np.ndarray:
    """The array with the same elements in another shape."""
    return np.reshape(x, shape)


def tile(x: np.ndarray, n: Any) -> np.ndarray:
    """The array laid ``n`` times side by side."""
    return np.tile(x, n)


def transpose(x: np.ndarray) -> np.ndarray:
    """The array with its axes in reverse order."""
    return np.transpose(x)


def concatenate(tensors: Sequence[np.ndarray], axis: int = -1) -> np.ndarray:
    """The arrays joined along ``axis``."""
    return np.concatenate(tensors, axis)


def stack(x: Sequence[np.ndarray], axis: int = 0) -> np.ndarray:
    """Arrays of one shape stacked along a new axis."""
    return np.stack(x, axis=axis)


def permute_dimensions(x: np.ndarray, pattern: Sequence[int]) -> np.ndarray:
    """The array with its axes in the order of ``pattern``."""
    return np.transpose(x, pattern)


def repeat_elements(x: np.ndarray, rep: int, axis: int) -> np.ndarray:
    """Each element ``rep`` times in a row along ``axis``."""
    return np.repeat(x, rep, axis=axis)


def repeat(x: np.ndarray, n: int) -> np.ndarray:
    """A matrix ``(samples, dim)`` repeated to ``(samples, n, dim)``."""
    return np.repeat(np.expand_dims(x, 1), n, axis=1)


def flatten(x: np.ndarray) -> np.ndarray:
    """The array as a vector."""
    return x.reshape(-1)


def batch_flatten(x: np.ndarray) -> np.ndarray:
    """An array ``(n, ...)`` as a matrix."""
    return x.reshape(len(x), -1)


def gather(reference: np.ndarray, indices: np.ndarray) -> np.ndarray:
    """The entries along the first axis that ``indices`` names."""
    return reference[indices]


def reverse(x: np.ndarray, axes: Any) -> np.ndarray:
    """The array backwards along an axis, or along several."""
    return np.flip(x, tuple(axes) if isinstance(axes, list) else axes)


def slice(x: np.ndarray, start: Sequence[int], size: Sequence[int]) -> np.ndarray:
    """The part that begins at ``start`` and is ``size`` large."""
    return x[tuple(_slice(first, first + n) for first, n in zip(start, size))]


def one_hot(indices: np.ndarray, num_classes: int) -> np.ndarray:
    """Numbers of classes as rows of zeros and a one."""
    return np.eye(num_classes, dtype=floatx())[np.asarray(indices, dtype=int)]


def temporal_padding(x: np.ndarray, padding: Tuple[int, int] = (1, 1)) -> np.ndarray:
    """An array ``(n, time, dim)`` with zeros before and after, along time."""
    return np.pad(x, [(0, 0), padding, (0, 0)])


def spatial_2d_padding(x: np.ndarray, padding: Sequence[Tuple[int, int]] = ((1, 1), (1, 1)),
                       data_format: Optional[str] = None) -> np.ndarray:
    """Images with zeros around them."""
    return _padded(x, padding, data_format)


def spatial_3d_padding(x: np.ndarray, padding: Sequence[Tuple[int, int]] = ((1, 1), (1, 1), (1, 1)),
                       data_format: Optional[str] = None) -> np.ndarray:
    """Volumes with zeros around them."""
    return _padded(x, padding, data_format)


def _padded(x, padding, data_format):
    margins = [(0, 0)] * x.ndim
    for axis, amounts in zip(spatial_axes(data_format, len(padding)), padding):
        margins[axis] = tuple(amounts)
    return np.pad(x, margins)


def resize_images(x: np.ndarray, height_factor: int, width_factor: int, data_format: str) -> np.ndarray:
    """Images enlarged by whole factors."""
    return _enlarged(x, (height_factor, width_factor), data_format)


def resize_volumes(x: np.ndarray, depth_factor: int, height_factor: int, width_factor: int,
                   data_format: str) -> np.ndarray:
    """Volumes enlarged by whole factors."""
    return _enlarged(x, (depth_factor, height_factor, width_factor), data_format)


def _enlarged(x, factors, data_format):
    for axis, factor in zip(spatial_axes(data_format, len(factors)), factors):
        x = np.repeat(x, factor, axis=axis)
    return x


# ---- products, normalization, biases --------------------------------------------------------------------------------

def dot(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The product of matrices; of more dimensions, over the last axis of ``x`` and the last but one of ``y``."""
    return np.dot(x, y)


def batch_dot(x: np.ndarray, y: np.ndarray, axes: Any = None) -> np.ndarray:
    """The product sample by sample, of at least two axes.

    Raises
    ------
    ShapeError
        If the arrays have no samples, not as many, or cannot be multiplied so.
    ArgumentError
        For axes that cannot be summed over.

    Examples
    --------
    >>> batch_dot(np.array([[1., 2.]]), np.array([[3., 4.]]))
    array([[11.]])
    """
    if x.ndim < 2 or y.ndim < 2:
        raise ShapeError.like(ValueError)('Batch dot requires inputs of rank 2 or more.')
    first, second = _axes_to_sum(x, y, axes)
    if len(x) != len(y):
        raise ShapeError.like(ValueError)('Can not perform batch dot on inputs with different batch sizes.')
    if x.shape[first] != y.shape[second]:
        raise ShapeError.like(ValueError)(
            'Can not do batch_dot on inputs with shapes %s and %s with axes=%s. x.shape[%d] != y.shape[%d] (%d != %d).'
            % (x.shape, y.shape, [first, second], first, second, x.shape[first], y.shape[second]))
    products = np.array([np.tensordot(a, b, (first - 1, second - 1)) for a, b in zip(x, y)])
    return products[:, None] if products.ndim == 1 else products


def _axes_to_sum(x, y, axes):
    axes = (axes, axes) if isinstance(axes, int) else axes
    axes = (x.ndim - 1, y.ndim - 1 if y.ndim == 2 else y.ndim - 2) if axes is None else axes
    if np.ndim(axes[0]) or np.ndim(axes[1]):
        raise ArgumentError.like(ValueError)(
            'Multiple target dimensions are not supported. Expected: None, int, (int, int), Provided: ' + str(axes))
    axes = axes[0] % x.ndim, axes[1] % y.ndim
    if 0 in axes:
        raise ArgumentError.like(ValueError)('Can not perform batch dot over axis 0.')
    return axes


def batch_normalization(x: np.ndarray, mean: np.ndarray, var: np.ndarray, beta: np.ndarray, gamma: np.ndarray,
                        axis: int = -1, epsilon: float = 0.001) -> np.ndarray:
    """``gamma * (x - mean) / sqrt(var + epsilon) + beta``."""
    return (x - mean) / sqrt(var + epsilon) * gamma + beta


def bias_add(x: np.ndarray, y: np.ndarray, data_format: str) -> np.ndarray:
    """A bias added to each channel, or to each place and channel."""
    if data_format == "channels_last":
        return x + y
    y = y.reshape(y.shape[::-1])
    return x + y.reshape(y.shape + (1,) * (x.ndim - y.ndim - 1))
