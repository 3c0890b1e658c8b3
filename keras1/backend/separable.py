"""Convolutions that Theano got late: of sequences, and of each channel with kernels of its own."""
from typing import Any, Optional, Sequence, Union

from theano import tensor as T

from keras1.backend.convolution import (
    as_large_as,
    as_theano_has,
    border_of_images,
    channels_last,
    conv2d,
    kernels_first,
    shape_of_kernel,
    window_of,
)
from keras1.backend.ordering import ordering_of_format
from keras1.backend.padding import temporal_padding
from keras1.backend.shapes import expand_dims, squeeze
from keras1.errors import ArgumentError, BackendError, ShapeError
from keras1.history import versioned


@versioned
def conv1d(x, kernel, stride=1, border_mode='valid', image_shape=None, filter_shape=None):
    """Not there on Theano up to 1.2.2: it raises, as in 1.2.0."""
    raise _not_there("conv1d", "use conv2d on a tensor with one more axis, as Convolution1D does")


@conv1d.since("2.0.0", reason="sequences are convolved as images one pixel wide")
def conv1d_of_any_format(x, kernel, strides=1, padding='valid', data_format=None, dilation_rate=1):
    """The convolution of sequences with kernels.

    Parameters
    ----------
    x : tensor (n, channels, time) or (n, time, channels)
    kernel : tensor (steps, channels, filters)
    strides, dilation_rate : int
    padding : {'valid', 'same', 'causal', 'full'}
        'causal' puts all zeros before the first step; it is for channels that stand last.
    data_format : {'channels_first', 'channels_last'}, optional

    Returns
    -------
    tensor (n, filters, time') or (n, time', filters)
    """
    axis = _axis_of_width(data_format)
    if padding == 'causal':
        x, padding = temporal_padding(x, (dilation_rate * (_known_shape(kernel)[0] - 1), 0)), 'valid'
    out = conv2d(expand_dims(x, axis), expand_dims(kernel, 1), (strides, 1), padding, data_format, (dilation_rate, 1))
    return squeeze(out, axis)


def _axis_of_width(data_format):
    """Where a sequence gets the axis that makes an image of it."""
    return 2 if ordering_of_format(data_format) == 'tf' else 3


def _known_shape(kernel):
    if not getattr(kernel, "_keras_shape", None):
        raise ArgumentError.like(AttributeError)('Causal padding requires kernel._keras_shape set.')
    return kernel._keras_shape


def atrous_conv2d(x, kernel, rate=1, border_mode='valid', dim_ordering='default', image_shape=None,
                  filter_shape=None):
    """Not there on Theano: it raises, as in 1.0.8."""
    raise _not_there("atrous_conv2d", "use conv2d(..., filter_dilation=(rate, rate)), from 2.0 on dilation_rate=")


@versioned
def separable_conv2d(x, depthwise_kernel, pointwise_kernel, strides=(1, 1), border_mode='valid',
                     dim_ordering='default'):
    """Not there on Theano up to 2.0: it raises, as in 1.0.8."""
    raise _not_there("separable_conv2d", "Theano cannot convolve each channel with kernels of its own")


@separable_conv2d.since("2.0.0", reason="padding=, data_format=, dilation_rate=; from 2.1 on Theano can")
def separable_conv2d_by_groups(x, depthwise_kernel, pointwise_kernel, strides=(1, 1), padding='valid',
                               data_format=None, dilation_rate=(1, 1)):
    """The convolution of each channel with kernels of its own, then of all their results with kernels of one pixel.

    L. Sifre, "Rigid-motion scattering for image classification" (2014), section 6.2.

    Parameters
    ----------
    x : tensor (n, channels, h, w) or (n, h, w, channels)
        Its shape has to be known.
    depthwise_kernel : tensor (rows, cols, channels, multiplier)
    pointwise_kernel : tensor (1, 1, channels * multiplier, filters)
    strides, dilation_rate : tuples of two ints
    padding : {'valid', 'same'}
    data_format : {'channels_first', 'channels_last'}, optional

    Returns
    -------
    tensor (n, filters, h', w') or (n, h', w', filters)
    """
    out, last, x, border = _by_groups(x, depthwise_kernel, strides, padding, data_format, dilation_rate)
    shape = shape_of_kernel(pointwise_kernel)
    pointwise, shapes = kernels_first(pointwise_kernel), (None, (shape[3], shape[2], shape[0], shape[1]))
    out = T.nnet.conv2d(out, pointwise, border_mode=border, subsample=(1, 1), filter_shape=shapes[1],
                        filter_dilation=tuple(dilation_rate))
    out = as_large_as(out, x, strides, window_of(pointwise, shapes)) if border == 'half' else out
    return channels_last(out) if last else out


def separable_conv1d(x: Any, depthwise_kernel: Any, pointwise_kernel: Any, strides: Union[int, Sequence[int]] = 1,
                     padding: str = 'valid', data_format: Optional[str] = None,
                     dilation_rate: Union[int, Sequence[int]] = 1):
    """As ``separable_conv2d``, of sequences.  Came with 2.1.3.

    Parameters
    ----------
    x : tensor (n, channels, time) or (n, time, channels)
    depthwise_kernel : tensor (steps, channels, multiplier)
    pointwise_kernel : tensor (1, channels * multiplier, filters)
    strides, dilation_rate : int, or sequences of one
    padding : {'valid', 'same'}
    data_format : {'channels_first', 'channels_last'}, optional

    Returns
    -------
    tensor (n, filters, time') or (n, time', filters)
    """
    axis = _axis_of_width(data_format)
    strides, dilation_rate = [(n,) if isinstance(n, int) else tuple(n) for n in (strides, dilation_rate)]
    out = separable_conv2d_by_groups(
        expand_dims(x, axis), expand_dims(depthwise_kernel, 1), expand_dims(pointwise_kernel, 1), strides + (1,),
        padding, data_format, dilation_rate + (1,))
    return squeeze(out, axis)


def depthwise_conv2d(x: Any, depthwise_kernel: Any, strides: Sequence[int] = (1, 1), padding: str = 'valid',
                     data_format: Optional[str] = None, dilation_rate: Sequence[int] = (1, 1)):
    """The convolution of each channel with kernels of its own.  Came with 2.0.7.

    Parameters
    ----------
    x : tensor (n, channels, h, w) or (n, h, w, channels)
        Its shape has to be known.
    depthwise_kernel : tensor (rows, cols, channels, multiplier)
    strides, dilation_rate : tuples of two ints
    padding : {'valid', 'same'}
    data_format : {'channels_first', 'channels_last'}, optional

    Returns
    -------
    tensor (n, channels * multiplier, h', w') or (n, h', w', channels * multiplier)

    Raises
    ------
    ShapeError
        If the number of channels is not known.
    """
    out, last, x, border = _by_groups(x, depthwise_kernel, strides, padding, data_format, dilation_rate)
    rows_and_cols = shape_of_kernel(depthwise_kernel)[:2]
    out = as_large_as(out, x, strides, rows_and_cols) if border == 'half' else out
    return channels_last(out) if last else out


def _by_groups(x, kernel, strides, padding, data_format, dilation_rate):
    """Each channel convolved by itself, without the cut that an even window needs.

    The kernel is turned round: this is the correlation, as other backends have it.

    Returns
    -------
    out : tensor (n, channels * multiplier, h', w')
    last : bool
        Whether channels stood last.
    x : tensor (n, channels, h, w)
    border : str
        Theano's name of the padding.
    """
    rows, cols, channels, multiplier = shape_of_kernel(kernel)
    last, x, _, shapes = as_theano_has(x, kernel, data_format)
    border = border_of_images(padding)
    if shapes[0] is None:
        raise ShapeError.like(TypeError)("'NoneType' object is not subscriptable",
                                         "the number of channels has to be known: give a tensor with a _keras_shape")
    shape = (channels * multiplier, 1, rows, cols)
    turned = T.reshape(kernel[::-1, ::-1].dimshuffle(2, 3, 0, 1), shape)
    out = T.nnet.conv2d(x, turned, border_mode=border, subsample=tuple(strides), input_shape=shapes[0],
                        filter_shape=shape, filter_dilation=tuple(dilation_rate), num_groups=shapes[0][1])
    return out, last, x, border


def _not_there(name, hint):
    return BackendError.like(NotImplementedError)("", "%s is not there on Theano: %s" % (name, hint))
