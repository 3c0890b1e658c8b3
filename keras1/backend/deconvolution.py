"""The transposed convolution, and those that Theano has not."""
from theano.tensor.nnet.abstract_conv import AbstractConv2d_gradInputs

from keras1.backend.convolution import (
    as_large_as,
    border_of_images,
    channels_first,
    channels_last,
    in_ints,
    kernels_first,
    window_of,
)
from keras1.backend.ordering import ordering_of
from keras1.errors import BackendError
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


def conv1d(x, kernel, stride=1, border_mode='valid', image_shape=None, filter_shape=None):
    """Not there on Theano: it raises, as in 1.2.0."""
    raise _not_there("conv1d", "use conv2d on a tensor with one more axis, as Convolution1D does")


def atrous_conv2d(x, kernel, rate=1, border_mode='valid', dim_ordering='default', image_shape=None,
                  filter_shape=None):
    """Not there on Theano: it raises, as in 1.0.8."""
    raise _not_there("atrous_conv2d", "use conv2d(..., filter_dilation=(rate, rate))")


def separable_conv2d(x, depthwise_kernel, pointwise_kernel, strides=(1, 1), border_mode='valid',
                     dim_ordering='default'):
    """Not there on Theano: it raises, as in 1.0.8."""
    raise _not_there("separable_conv2d", "Theano cannot convolve each channel with kernels of its own")


def _not_there(name, hint):
    return BackendError.like(NotImplementedError)("", "%s is not there on Theano: %s" % (name, hint))
