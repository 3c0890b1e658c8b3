"""Historical module ``keras.utils.conv_utils``: the arguments and lengths of convolutions.  Came with 2.0.0."""
from typing import Any, Optional, Tuple

import numpy as np

from keras1.errors import ArgumentError, ShapeError, did_you_mean
from keras1.history import declare, versioned
from keras1.utils import np_utils

__all__ = [
    "conv_input_length", "conv_output_length", "convert_kernel", "deconv_length", "normalize_data_format",
    "normalize_padding", "normalize_tuple",
]

PADDINGS = ("valid", "same", "causal", "full")
DATA_FORMATS = ("channels_first", "channels_last")


def normalize_tuple(value: Any, n: int, name: str) -> Tuple[int, ...]:
    """A number once for each axis, or the numbers that are given.

    Parameters
    ----------
    value : int or sequence of n int
    n : int
        How many there should be.
    name : str
        What the argument is called, for the error.

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: no numbers, or not ``n``.

    Examples
    --------
    >>> normalize_tuple(3, 2, "kernel_size"), normalize_tuple([3, 5], 2, "kernel_size")
    ((3, 3), (3, 5))
    """
    if isinstance(value, int):
        return (value,) * n
    complaint = "The `%s` argument must be a tuple of %d integers. Received: %s" % (name, n, value)
    try:
        values = tuple(value)
    except TypeError:
        raise ArgumentError.like(ValueError)(complaint) from None
    if len(values) != n:
        raise ArgumentError.like(ValueError)(complaint)
    for one in values:
        try:
            int(one)
        except ValueError:
            raise ArgumentError.like(ValueError)(
                "%s including element %s of type %s" % (complaint, one, type(one))) from None
    return values


def normalize_padding(value: str) -> str:
    """The padding in small letters: "valid", "same", "causal" or "full".

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: any other.

    Examples
    --------
    >>> normalize_padding("SAME")
    'same'
    """
    padding = value.lower()
    if padding not in PADDINGS:
        raise ArgumentError.like(ValueError)(
            'The `padding` argument must be one of "valid", "same" (or "causal" for Conv1D). Received: ' + padding,
            did_you_mean(padding, PADDINGS))
    return padding


def normalize_data_format(value: Optional[str]) -> str:
    """The data format in small letters, by default ``K.image_data_format()``; from 2.2.4 on a function of K.

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: neither "channels_first" nor "channels_last".

    Examples
    --------
    >>> normalize_data_format("Channels_Last")
    'channels_last'
    """
    from keras1 import backend as K  # only here: these are functions of numbers
    data_format = (K.image_data_format() if value is None else value).lower()
    if data_format not in DATA_FORMATS:
        raise ArgumentError.like(ValueError)(
            'The `data_format` argument must be one of "channels_first", "channels_last". Received: ' + str(value),
            did_you_mean(data_format, DATA_FORMATS))
    return data_format


@versioned
def convert_kernel(kernel: Any) -> np.ndarray:
    """A kernel for the other backend: flipped along the axes that it moves over, all but the last two.

    Parameters
    ----------
    kernel : array, shape (..., inputs, outputs)
        With three to five axes; up to 2.0.0 with four or five.

    Raises
    ------
    ValueError
        A ``ShapeError`` of that name: another number of axes.

    Examples
    --------
    >>> convert_kernel(np.arange(4.).reshape(2, 2, 1, 1))[:, :, 0, 0]
    array([[3., 2.],
           [1., 0.]])
    """
    return _flipped(kernel, 4)


@convert_kernel.since("2.0.5", reason="kernels of one dimension, too")
def _convert_kernel_of_any_rank(kernel):
    return _flipped(np.asarray(kernel), 3)


def _flipped(kernel, fewest):
    if not fewest <= kernel.ndim <= 5:
        raise ShapeError.like(ValueError)(
            str(("Invalid kernel shape:", kernel.shape)), "a kernel has %d to 5 axes, inputs and outputs last" % fewest)
    return np.flip(kernel, tuple(range(kernel.ndim - 2))).copy()


def conv_output_length(input_length: Optional[int], filter_size: int, padding: str, stride: int,
                       dilation: int = 1) -> Optional[int]:
    """The number of steps that a convolution makes of so many.

    Parameters
    ----------
    input_length : int or None
        None gives None.
    filter_size : int
        The length of the kernel.
    padding : {"valid", "same", "full", "causal"}
    stride : int
        Every how many places there is a step.
    dilation : int
        Every how many places the kernel looks.

    Raises
    ------
    AssertionError
        An ``ArgumentError`` of that name: another padding.

    Examples
    --------
    >>> conv_output_length(10, 3, "valid", 2), conv_output_length(10, 3, "causal", 1)
    (4, 10)
    """
    mode = "same" if padding == "causal" else padding
    return np_utils.conv_output_length(input_length, filter_size, mode, stride, dilation)


def conv_input_length(output_length: Optional[int], filter_size: int, padding: str, stride: int) -> Optional[int]:
    """The number of steps of which a convolution makes so many; the other way of ``conv_output_length``.

    Examples
    --------
    >>> conv_input_length(4, 3, "valid", 2)
    9
    """
    return np_utils.conv_input_length(output_length, filter_size, padding, stride)


def deconv_length(dim_size: Optional[int], stride_size: int, kernel_size: int, padding: str,
                  output_padding: Optional[int] = None, dilation: int = 1) -> Optional[int]:
    """The number of steps that a transposed convolution makes of so many.

    Parameters
    ----------
    dim_size : int or None
        None gives None.
    stride_size, kernel_size : int
    padding : {"valid", "same", "full"}
    output_padding : int, optional
        The steps added at one end; by default as many as give the usual length.  Came with 2.2.4.
    dilation : int
        Every how many places the kernel looks.  Came with 2.2.4.

    Raises
    ------
    AssertionError
        An ``ArgumentError`` of that name: another padding.

    Examples
    --------
    >>> deconv_length(4, 2, 3, "valid"), deconv_length(4, 2, 3, "same", 1)
    (9, 8)
    """
    reach = (kernel_size - 1) * dilation + 1
    usual = {"same": stride_size, "valid": max(reach, stride_size), "full": 2 - reach}
    margins = {"same": reach // 2, "valid": 0, "full": reach - 1}
    if padding not in margins:
        raise ArgumentError.like(AssertionError)(
            "", "padding is %r, expected one of %s" % (padding, ", ".join(map(repr, margins))))
    if dim_size is None:
        return None
    last = usual[padding] if output_padding is None else reach - 2 * margins[padding] + output_padding
    return (dim_size - 1) * stride_size + last


for _name in ("output_padding", "dilation"):
    declare(deconv_length, "argument", "2.2.4", _name, "absent", _name, "lengths that are not the usual one")
declare(normalize_data_format, "name", "2.2.4", "name", "utils.conv_utils.normalize_data_format",
        "backend.normalize_data_format", "a matter of the backend")
