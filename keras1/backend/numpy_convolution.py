"""Convolutions and pooling of arrays, by the definition: for checking those of tensors.

Each takes images, sequences or volumes ``(n, channels, ...)`` or ``(n, ..., channels)``; kernels are
``(..., channels, filters)``, those that go over each channel by itself ``(..., channels, multiplier)``.
"""
from typing import Sequence, Union

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

__all__ = [
    "conv", "conv1d", "conv2d", "conv2d_transpose", "conv3d", "conv3d_transpose", "conv_transpose",
    "depthwise_conv", "depthwise_conv2d", "pool", "pool2d", "pool3d", "separable_conv", "separable_conv1d",
    "separable_conv2d",
]

Rate = Union[int, Sequence[int]]


def conv(x: np.ndarray, w: np.ndarray, padding: str, data_format: str, dilation_rate: Rate = 1) -> np.ndarray:
    """The convolution of arrays with kernels that are not flipped.

    Parameters
    ----------
    padding : {'valid', 'same', 'full'}
    data_format : {'channels_first', 'channels_last'}

    Examples
    --------
    >>> conv(np.ones((1, 1, 3)), np.ones((2, 1, 1)), padding="valid", data_format="channels_first")
    array([[[2., 2.]]])
    """
    w = _dilated(w, dilation_rate)
    axes = list(range(w.ndim - 2))
    windows = _windows(_first(x, data_format), w, padding)
    y = np.tensordot(windows, w, axes=([1] + [a - len(axes) for a in axes], [len(axes)] + axes))
    return y if data_format == "channels_last" else np.moveaxis(y, -1, 1)


def depthwise_conv(x: np.ndarray, w: np.ndarray, padding: str, data_format: str,
                   dilation_rate: Rate = 1) -> np.ndarray:
    """The convolution of each channel with kernels of its own."""
    w = _dilated(w, dilation_rate)
    windows = _windows(_first(x, data_format), w, padding)
    windows = windows.reshape(windows.shape[:w.ndim] + (-1,))
    y = np.einsum("nc...k,kcm->nc...m", windows, w.reshape((-1,) + w.shape[-2:]))
    y = np.moveaxis(y, -1, 2)
    return _back(y.reshape((len(y), -1) + y.shape[3:]), data_format)


def separable_conv(x: np.ndarray, w1: np.ndarray, w2: np.ndarray, padding: str, data_format: str,
                   dilation_rate: Rate = 1) -> np.ndarray:
    """Each channel with kernels of its own, then all results with kernels of one element."""
    y = depthwise_conv(x, w1, padding=padding, data_format=data_format, dilation_rate=dilation_rate)
    return conv(y, w2, padding=padding, data_format=data_format)


def conv_transpose(x: np.ndarray, w: np.ndarray, output_shape: Sequence[int], padding: str, data_format: str,
                   dilation_rate: Rate = 1) -> np.ndarray:
    """The transposed convolution, of steps of 1: the convolution with the kernel turned round.

    ``output_shape`` is not looked at.
    """
    turned = np.flip(w, tuple(range(w.ndim - 2))).swapaxes(-1, -2)
    padding = "full" if padding == "valid" else padding
    return conv(x, turned, padding=padding, data_format=data_format, dilation_rate=dilation_rate)


def pool(x: np.ndarray, pool_size: Sequence[int], strides: Sequence[int], padding: str, data_format: str,
         pool_mode: str) -> np.ndarray:
    """The largest element or the mean of each window; what lies outside does not count."""
    x = _first(x, data_format)
    sizes, axes = x.shape[2:], tuple(range(2, x.ndim))
    if padding == "same":
        x = np.pad(x, [(0, 0), (0, 0)] + [(n // 2, n // 2) for n in pool_size], constant_values=np.nan)
    windows = sliding_window_view(x, tuple(pool_size), axis=axes)
    windows = windows[(slice(None), slice(None)) + tuple(slice(None, None, n) for n in strides)]
    chosen = {"max": np.nanmax, "avg": np.nanmean}[pool_mode]
    y = chosen(windows, axis=tuple(range(x.ndim, windows.ndim)))
    if padding == "same":
        y = y[(slice(None), slice(None)) + tuple(slice(-(-n // step)) for n, step in zip(sizes, strides))]
    return _back(y, data_format)


def _first(x, data_format):
    """The array with its channels first."""
    return np.moveaxis(x, -1, 1) if data_format == "channels_last" else x


def _back(y, data_format):
    """A result with its channels first, as it is to be."""
    return np.moveaxis(y, 1, -1) if data_format == "channels_last" else y


def _windows(x, w, padding):
    """The windows that a kernel sees: ``(n, channels, places..., elements...)``."""
    sizes = w.shape[:-2]
    margins = {"valid": lambda n: (0, 0), "same": lambda n: (n // 2, (n - 1) // 2), "full": lambda n: (n - 1, n - 1)}
    x = np.pad(x, [(0, 0), (0, 0)] + [margins[padding](n) for n in sizes])
    return sliding_window_view(x, sizes, axis=tuple(range(2, x.ndim)))


def _dilated(w, rate):
    """The kernel with zeros between its elements."""
    rates = (rate,) * (w.ndim - 2) if isinstance(rate, int) else tuple(rate)
    wide = np.zeros([(n - 1) * step + 1 for n, step in zip(w.shape, rates)] + list(w.shape[-2:]), w.dtype)
    wide[tuple(slice(None, None, step) for step in rates)] = w
    return wide


conv1d = conv2d = conv3d = conv
depthwise_conv2d = depthwise_conv
separable_conv1d = separable_conv2d = separable_conv
conv2d_transpose = conv3d_transpose = conv_transpose
pool2d = pool3d = pool
