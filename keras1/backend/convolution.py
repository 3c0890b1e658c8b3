"""Convolutions of images and volumes (the kernel is flipped, as in mathematics)."""
from theano import tensor as T

from keras1.backend import onednn
from keras1.backend.defaults import default_since
from keras1.backend.known_shapes import static_shape
from keras1.backend.ordering import ordering_of, ordering_of_format
from keras1.backend.padding import padded
from keras1.backend.refusals import refused
from keras1.backend.shapes import spatial_axes
from keras1.errors import ShapeError
from keras1.history import versioned


def channels_first(x):
    """From ``(n, ..., channels)`` to ``(n, channels, ...)``."""
    return x.dimshuffle(_channels_first_order(x.ndim))


def _channels_first_order(ndim):
    return (0, ndim - 1) + tuple(range(1, ndim - 1))


def channels_last(x):
    """From ``(n, channels, ...)`` to ``(n, ..., channels)``."""
    return x.dimshuffle((0,) + tuple(range(2, x.ndim)) + (1,))


def kernels_first(kernel):
    """A kernel ``(..., in, out)`` as ``(out, in, ...)``."""
    return kernel.dimshuffle(_kernels_first_order(kernel.ndim))


def _kernels_first_order(ndim):
    return (ndim - 1, ndim - 2) + tuple(range(ndim - 2))


@versioned
def conv2d(x, kernel, strides=(1, 1), border_mode='valid', dim_ordering='th', image_shape=None, filter_shape=None,
           filter_dilation=(1, 1)):
    """The convolution of images with kernels.

    Parameters
    ----------
    x : tensor (n, channels, h, w) for 'th', (n, h, w, channels) for 'tf'
    kernel : tensor (filters, channels, rows, cols) for 'th', (rows, cols, channels, filters) for 'tf'
    strides : tuple of two ints
    border_mode : {'valid', 'same', 'full'}
        'full' came with 1.2.0.
    dim_ordering : {'th', 'tf', 'default'}
    image_shape, filter_shape : tuples of int or None, optional
        The shapes of ``x`` and ``kernel`` as far as known; checked when the function runs.
    filter_dilation : tuple of two ints
        The distance of neighbouring elements of the kernel.  Came with 1.0.8.

    Returns
    -------
    tensor (n, filters, h', w') or (n, h', w', filters)

    Raises
    ------
    ArgumentError
        For an unknown ordering or border mode.
    """
    last = ordering_of(dim_ordering, apart='Unknown dim_ordering ') == 'tf'
    border = border_of_images(border_mode)
    x, kernel = (channels_first(x), kernels_first(kernel)) if last else (x, kernel)
    shapes = (in_ints(image_shape, last and (0, 3, 1, 2)), in_ints(filter_shape, last and (3, 2, 0, 1)))
    out = _conv2d(x, kernel, border, tuple(strides), shapes, tuple(filter_dilation))
    return channels_last(out) if last else out


default_since(conv2d, "dim_ordering", "1.0.8", "default", "the ordering is that of keras.json")


@conv2d.since("2.0.0", reason="kernels are (rows, cols, channels, filters) wherever channels stand; shapes are known")
def conv2d_of_any_format(x, kernel, strides=(1, 1), padding='valid', data_format=None, dilation_rate=(1, 1)):
    """The convolution of images with kernels.

    Parameters
    ----------
    x : tensor (n, channels, h, w) or (n, h, w, channels)
    kernel : tensor (rows, cols, channels, filters)
    strides, dilation_rate : tuples of two ints
    padding : {'valid', 'same', 'full'}
    data_format : {'channels_first', 'channels_last'}, optional

    Returns
    -------
    tensor (n, filters, h', w') or (n, h', w', filters)

    Raises
    ------
    ArgumentError
        For an unknown format or padding.
    """
    last, x, kernel, shapes = as_theano_has(x, kernel, data_format)
    out = _conv2d(x, kernel, border_of_images(padding), tuple(strides), shapes, tuple(dilation_rate))
    return channels_last(out) if last else out


def _conv2d(x, kernel, border, strides, shapes, dilation):
    if border == 'half':
        return _same_conv2d(x, kernel, strides, shapes, dilation)
    return _theano_conv2d(x, kernel, border, strides, shapes, dilation)


def _theano_conv2d(x, kernel, border, strides, shapes, dilation):
    return T.nnet.conv2d(x, kernel, border_mode=border, subsample=strides, input_shape=shapes[0],
                         filter_shape=shapes[1], filter_dilation=dilation)


@versioned
def _same_conv2d(x, kernel, strides, shapes, dilation):
    """As large as the input, cut out of the full convolution; without strides."""
    if strides != (1, 1):
        raise ShapeError.like(AssertionError)("", "border_mode='same' takes strides (1, 1), got %r" % (strides,))
    full = _theano_conv2d(x, kernel, 'full', strides, shapes, dilation)
    shift_x, shift_y = (kernel.shape[2] - 1) // 2, (kernel.shape[3] - 1) // 2
    return full[:, :, shift_x:x.shape[2] + shift_x, shift_y:x.shape[3] + shift_y]


@_same_conv2d.since("0.3.3", reason="border_mode='same' takes strides")
def _same_conv2d_strides(x, kernel, strides, shapes, dilation):
    window = window_of(kernel, shapes)
    if any(stride > size for stride, size in zip(strides, window)):
        raise ShapeError.like(AssertionError)('strides should be smaller than the convolution window.',
                                              "strides %r, window %r" % (strides, window))
    half = _theano_conv2d(x, kernel, 'half', strides, shapes, dilation)
    return as_large_as(half, x, strides, window)


@_same_conv2d.since("1.0.0", reason="border_mode='same' takes strides larger than the window")
def _same_conv2d_any_strides(x, kernel, strides, shapes, dilation):
    half = _theano_conv2d(x, kernel, 'half', strides, shapes, dilation)
    return as_large_as(half, x, strides, window_of(kernel, shapes))


def as_large_as(out, x, strides, window):
    """What a 'half' convolution made, without the surplus element that a window of even size leaves.

    Parameters
    ----------
    out, x : tensors (n, channels, ...)
        What it made, and what it was made of.
    strides, window : tuples of int
        One for each spatial axis.
    """
    if all(size % 2 for size in window):
        return out
    inside = [slice(None), slice(None)]
    for axis, (stride, size) in enumerate(zip(strides, window), start=2):
        inside.append(slice(None) if size % 2 else slice(None, (x.shape[axis] + stride - 1) // stride))
    return out[tuple(inside)]


def as_theano_has(x, kernel, data_format):
    """What a convolution of 2.x is given, in the order of axes that Theano has.

    Returns
    -------
    last : bool
        Whether the channels stood last.
    x, kernel : tensors (n, channels, ...) and (filters, channels, ...)
    shapes : pair of tuples
        Of both, as far as known.
    """
    last = ordering_of_format(data_format) == 'tf'
    shapes = (in_ints(getattr(x, "_keras_shape", None), last and _channels_first_order(x.ndim)),
              in_ints(shape_of_kernel(kernel), _kernels_first_order(kernel.ndim)))
    return last, channels_first(x) if last else x, kernels_first(kernel), shapes


def shape_of_kernel(kernel):
    """The shape of a kernel in numbers: that which it knows, or that of its value."""
    return getattr(kernel, "_keras_shape", None) or static_shape(kernel)


def window_of(kernel, shapes):
    """The spatial shape of a kernel in numbers."""
    known = shapes[1] or getattr(kernel, "_keras_shape", None) or (None,)
    return (static_shape(kernel) if None in known else known)[2:]


@versioned
def conv3d(x, kernel, strides=(1, 1, 1), border_mode='valid', dim_ordering='th', volume_shape=None,
           filter_shape=None, filter_dilation=(1, 1, 1)):
    """The convolution of volumes with kernels.  Came with 0.3.3.

    Parameters
    ----------
    x : tensor (n, channels, d1, d2, d3) for 'th', (n, d1, d2, d3, channels) for 'tf'
    kernel : tensor (filters, channels, k1, k2, k3) for 'th', (k1, k2, k3, channels, filters) for 'tf'
    strides : tuple of three ints
        (1, 1, 1) for 'same' up to 1.1.2.
    border_mode : {'valid', 'same', 'full'}
        'full' came with 1.2.0.
    dim_ordering : {'th', 'tf', 'default'}
    volume_shape, filter_shape : tuples of int or None, optional
        The shapes of ``x`` and ``kernel`` as far as known; used from 1.2.0 on.
    filter_dilation : tuple of three ints
        The distance of neighbouring elements of the kernel.  Came with 1.2.0.

    Returns
    -------
    tensor (n, filters, d1', d2', d3') or (n, d1', d2', d3', filters)
    """
    last = ordering_of(dim_ordering) == 'tf'
    border = _border_of_volumes(border_mode)
    x, kernel = (channels_first(x), kernels_first(kernel)) if last else (x, kernel)
    shapes = (in_ints(volume_shape, last and (0, 4, 1, 2, 3)), in_ints(filter_shape, last and (4, 3, 0, 1, 2)))
    out = _conv3d(x, kernel, border, tuple(strides), shapes, tuple(filter_dilation))
    return channels_last(out) if last else out


default_since(conv3d, "dim_ordering", "1.1.0", "default", "the ordering is that of keras.json")


@conv3d.since("2.0.0", reason="kernels are (k1, k2, k3, channels, filters) wherever channels stand; shapes are known")
def conv3d_of_any_format(x, kernel, strides=(1, 1, 1), padding='valid', data_format=None, dilation_rate=(1, 1, 1)):
    """The convolution of volumes with kernels.

    Parameters
    ----------
    x : tensor (n, channels, d1, d2, d3) or (n, d1, d2, d3, channels)
    kernel : tensor (k1, k2, k3, channels, filters)
    strides, dilation_rate : tuples of three ints
    padding : {'valid', 'same', 'full'}
    data_format : {'channels_first', 'channels_last'}, optional

    Returns
    -------
    tensor (n, filters, d1', d2', d3') or (n, d1', d2', d3', filters)
    """
    last, x, kernel, shapes = as_theano_has(x, kernel, data_format)
    out = _conv3d(x, kernel, border_of_images(padding), tuple(strides), shapes, tuple(dilation_rate))
    return channels_last(out) if last else out


@versioned
def _conv3d(x, kernel, border, strides, shapes, dilation):
    if border == 'half':
        if strides != (1, 1, 1):
            raise ShapeError.like(AssertionError)("", "border_mode='same' takes strides (1, 1, 1), got %r" % (strides,))
        extra = {axis: kernel.shape[axis] - 1 for axis in spatial_axes('th', 3)}
        x = padded(x, {axis: (more // 2, more - more // 2) for axis, more in extra.items()})
    return T.nnet.conv3d(x, kernel, border_mode='valid', subsample=strides)


@_conv3d.since("1.2.0", reason="border_mode='same' takes strides; of an even window it cuts the last element")
def _conv3d_half(x, kernel, border, strides, shapes, dilation):
    out = T.nnet.conv3d(x, kernel, border_mode=border, subsample=strides, input_shape=shapes[0],
                        filter_shape=shapes[1], filter_dilation=dilation)
    return as_large_as(out, x, strides, window_of(kernel, shapes)) if border == 'half' else out


# Theano's name of each border mode.
_BORDERS = {'valid': 'valid', 'same': 'half'}
_BORDERS_WITH_FULL = {'full': 'full', **_BORDERS}


@versioned
def border_of_images(border_mode):
    return _known_border(_BORDERS, border_mode, 'Border mode not supported:')


@border_of_images.since("1.2.0", reason="border_mode='full'")
def _border_or_full(border_mode):
    return _known_border(_BORDERS_WITH_FULL, border_mode, 'Border mode not supported:')


@versioned
def _border_of_volumes(border_mode):
    return _known_border(_BORDERS, border_mode, 'Invalid border mode:')


@_border_of_volumes.since("1.2.0", reason="border_mode='full', and the words of conv2d")
def _border_of_volumes_or_full(border_mode):
    return _border_or_full(border_mode)


def _known_border(borders, border_mode, words):
    onednn.begin()  # a convolution is on its way
    if border_mode not in borders:
        raise refused(words, border_mode, "expected one of %s" % ", ".join(sorted(borders)))
    return borders[border_mode]


def in_ints(shape, order):
    """A shape in Python's ints, in another order if one is given; None where a size is not known."""
    return tuple(_int_or_none(shape[place]) for place in order or range(len(shape))) if shape else None


def _int_or_none(size):
    try:
        return int(size)
    except TypeError:  # None, or symbolic
        return None
