"""The transposed convolutions."""
from typing import Any, Optional, Sequence

from theano.tensor.nnet.abstract_conv import AbstractConv2d_gradInputs, AbstractConv3d_gradInputs

from keras1.backend.convolution import (
    as_large_as,
    as_theano_has,
    border_of_images,
    channels_first,
    channels_last,
    in_ints,
    kernels_first,
    shape_of_kernel,
    window_of,
)
from keras1.backend.ordering import ordering_of
from keras1.errors import ArgumentError
from keras1.history import versioned

_FIRST = (0, 3, 1, 2)  # a shape with its channels last, channels first


def deconv2d(x, kernel, output_shape, strides=(1, 1), border_mode='valid', dim_ordering='default', image_shape=None,
             filter_shape=None):
    """The transposed convolution of images: the gradient of ``conv2d`` with respect to its input.  Came with 1.0.8.

    Zeiler et al., "Deconvolutional networks" (2010).

    Parameters
    ----------
    x : tensor (n, channels, h, w) for 'th', (n, h, w, channels) for 'tf'
    kernel : tensor (filters, channels, rows, cols) for 'th', (rows, cols, channels, filters) for 'tf'
    output_shape : tuple of four ints
        The whole shape of the result; the first may be None.
    strides : tuple of two ints
        Of the convolution that leads from the result back to ``x``.
    border_mode : {'valid', 'same', 'full'}
    dim_ordering : {'th', 'tf', 'default'}
    image_shape : tuple of int or None, optional
        Not used.
    filter_shape : tuple of int, optional
        The shape of ``kernel``.

    Returns
    -------
    tensor (n, filters, h', w') or (n, h', w', filters)
    """
    last = ordering_of(dim_ordering, apart='Unknown dim_ordering ') == 'tf'
    border = border_of_images(border_mode)
    x, kernel = (channels_first(x), kernels_first(kernel)) if last else (x, kernel)
    kernel = kernel.dimshuffle((1, 0, 2, 3))
    output_shape = _output_shape(output_shape, last)
    shapes = (None, _kernel_shape(in_ints(filter_shape, last and (3, 2, 0, 1))))
    transposed = AbstractConv2d_gradInputs(imshp=output_shape, kshp=shapes[1], subsample=tuple(strides),
                                           border_mode=border)
    out = transposed(kernel, x, output_shape[2:])
    out = as_large_as(out, x, strides, window_of(kernel, shapes)) if border == 'half' else out
    return channels_last(out) if last else out


def _kernel_shape(shape):
    """As the convolution has it, of which this is the transposed one."""
    return shape and (shape[1], shape[0]) + shape[2:]


@versioned
def _output_shape(shape, channels_stand_last):
    return tuple(shape)


@_output_shape.since("1.2.2", reason="the shape too has its channels where dim_ordering says")
def _output_shape_as_ordered(shape, channels_stand_last):
    return tuple(shape[place] for place in _FIRST) if channels_stand_last else tuple(shape)


def conv2d_transpose(x: Any, kernel: Any, output_shape: Sequence[Any], strides: Sequence[int] = (1, 1),
                     padding: str = 'valid', data_format: Optional[str] = None,
                     dilation_rate: Sequence[int] = (1, 1)):
    """The transposed convolution of images: the gradient of ``conv2d`` with respect to its input.

    Came with 2.0.0, in place of ``deconv2d``; ``dilation_rate`` with 2.2.4.

    Parameters
    ----------
    x : tensor (n, channels, h, w) or (n, h, w, channels)
    kernel : tensor (rows, cols, filters, channels)
        Odd, if the padding is 'same'.
    output_shape : tuple of four
        The whole shape of the result; the first is not looked at.
    strides, dilation_rate : tuples of two ints
        Of the convolution that leads from the result back to ``x``.
    padding : {'valid', 'same', 'full'}
    data_format : {'channels_first', 'channels_last'}, optional

    Returns
    -------
    tensor (n, filters, h', w') or (n, h', w', filters)

    Raises
    ------
    ArgumentError
        If the kernel is even and the padding 'same'.
    """
    _check_odd(kernel, padding, 'Conv2DTranspose')
    return _transposed(AbstractConv2d_gradInputs, x, kernel, output_shape, strides, padding, data_format,
                       filter_dilation=tuple(dilation_rate))


def conv3d_transpose(x: Any, kernel: Any, output_shape: Sequence[Any], strides: Sequence[int] = (1, 1, 1),
                     padding: str = 'valid', data_format: Optional[str] = None):
    """The transposed convolution of volumes; as ``conv2d_transpose``.  Came with 2.0.9."""
    _check_odd(kernel, padding, 'Conv3DTranspose')
    return _transposed(AbstractConv3d_gradInputs, x, kernel, output_shape, strides, padding, data_format)


def _transposed(op, x, kernel, output_shape, strides, padding, data_format, **options):
    last, x, kernel, shapes = as_theano_has(x, kernel, data_format)
    border = border_of_images(padding)
    transposed = op(imshp=None, kshp=shapes[1], subsample=tuple(strides), border_mode=border, **options)
    out = transposed(kernel, x, output_shape[1:-1] if last else output_shape[2:])
    out = as_large_as(out, x, strides, window_of(kernel, shapes)) if border == 'half' else out
    return channels_last(out) if last else out


def _check_odd(kernel, padding, layer):
    if padding == 'same' and shape_of_kernel(kernel)[0] % 2 == 0:
        raise ArgumentError.like(ValueError)(
            'In `%s`, with padding mode `same`, even kernel sizes are not supported with Theano. '
            'You can set `kernel_size` to an odd number.' % layer, "the kernel is %s" % (shape_of_kernel(kernel),))
