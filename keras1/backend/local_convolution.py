"""Convolutions whose kernel differs from place to place, and biases.  They came with 2.0.0 (biases) and 2.1.0."""
from typing import Any, Optional, Sequence

from theano import tensor as T

from keras1.backend.known_shapes import int_shape
from keras1.backend.ordering import normalize_data_format
from keras1.errors import ShapeError


def local_conv1d(inputs: Any, kernel: Any, kernel_size: Sequence[int], strides: Sequence[int],
                 data_format: Optional[str] = None):
    """Each window of a sequence times a kernel of its own.

    Parameters
    ----------
    inputs : tensor (n, time, dim)
    kernel : variable (windows, size * dim, filters)
    kernel_size, strides : sequences of one int
    data_format : str, optional
        Checked, not used.

    Returns
    -------
    tensor (n, windows, filters)
    """
    normalize_data_format(data_format)
    windows, size, filters = int_shape(kernel)
    starts = [place * strides[0] for place in range(windows)]
    rows = [T.reshape(inputs[:, start:start + kernel_size[0]], (-1, size)) for start in starts]
    return _known(T.batched_dot(T.stack(rows), kernel).dimshuffle(1, 0, 2), (None, windows, filters))


def local_conv2d(inputs: Any, kernel: Any, kernel_size: Sequence[int], strides: Sequence[int],
                 output_shape: Sequence[int], data_format: Optional[str] = None):
    """Each window of an image times a kernel of its own.

    Parameters
    ----------
    inputs : tensor (n, channels, h, w) or (n, h, w, channels)
    kernel : variable (windows, elements of a window, filters)
    kernel_size, strides, output_shape : pairs of int
        ``output_shape`` is how many windows there are in height and width.
    data_format : {'channels_first', 'channels_last'}, optional

    Returns
    -------
    tensor (n, filters, *output_shape) or (n, *output_shape, filters)
    """
    first = normalize_data_format(data_format) == "channels_first"
    _, size, filters = int_shape(kernel)
    rows = [T.reshape(_window(inputs, first, (row, col), kernel_size, strides), (-1, size))
            for row in range(output_shape[0]) for col in range(output_shape[1])]
    out = T.reshape(T.batched_dot(T.stack(rows), kernel), tuple(output_shape) + (-1, filters))
    return _known(out.dimshuffle(2, 3, 0, 1) if first else out.dimshuffle(2, 0, 1, 3),
                  (None, filters, *output_shape) if first else (None, *output_shape, filters))


def _known(tensor, shape):
    tensor._keras_shape = shape
    return tensor


def _window(inputs, channels_first, place, sizes, strides):
    """A window of images, all their channels."""
    rows, cols = [slice(at * stride, at * stride + size) for at, size, stride in zip(place, sizes, strides)]
    return inputs[:, :, rows, cols] if channels_first else inputs[:, rows, cols]


def bias_add(x: Any, bias: Any, data_format: Optional[str] = None):
    """A bias added to each channel, or to each place and channel.

    Parameters
    ----------
    x : tensor (n, channels, ...) or (n, ..., channels)
    bias : tensor (channels,) or (..., channels)
        With channels first, the elements of the second form are taken in the order in which they lie.
    data_format : {'channels_first', 'channels_last'}, optional

    Raises
    ------
    ShapeError
        If the bias has another number of axes.
    """
    first = normalize_data_format(data_format) == "channels_first" and x.ndim > 2
    if bias.ndim not in (1, x.ndim - 1):
        raise ShapeError.like(ValueError)(
            "Unexpected bias dimensions %d, expect to be 1 or %d dimensions" % (bias.ndim, x.ndim - 1))
    *places, channels = [bias.shape[axis] for axis in range(bias.ndim)]
    places = places or [1] * (x.ndim - 2)
    return x + T.reshape(bias, (1, channels, *places) if first else (1, *places, channels))
