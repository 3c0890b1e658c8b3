"""Convolutions of images and volumes (the kernel is flipped, as in mathematics)."""
from theano import tensor as T

from keras1.backend.padding import padded
from keras1.backend.shapes import spatial_axes
from keras1.backend.variables import static_shape
from keras1.errors import ArgumentError, ShapeError
from keras1.history import versioned


def check_ordering(dim_ordering):
    """Raise ArgumentError unless the ordering is 'th' or 'tf'."""
    if dim_ordering not in ('th', 'tf'):
        raise ArgumentError.like(Exception)('Unknown dim_ordering ' + str(dim_ordering), "expected 'th' or 'tf'")


def _pick(sequence, order):
    return tuple(sequence[index] for index in order) if sequence else sequence


def channels_first(x):
    """From ``(n, ..., channels)`` to ``(n, channels, ...)``."""
    return x.dimshuffle((0, x.ndim - 1) + tuple(range(1, x.ndim - 1)))


def channels_last(x):
    """From ``(n, channels, ...)`` to ``(n, ..., channels)``."""
    return x.dimshuffle((0,) + tuple(range(2, x.ndim)) + (1,))


def _kernel_order(ndim):
    """A kernel ``(..., in, out)`` as ``(out, in, ...)``."""
    return (ndim - 1, ndim - 2) + tuple(range(ndim - 2))


def conv2d(x, kernel, strides=(1, 1), border_mode='valid', dim_ordering='th', image_shape=None, filter_shape=None):
    """The convolution of images with kernels.

    Parameters
    ----------
    x : tensor (n, channels, h, w) for 'th', (n, h, w, channels) for 'tf'
    kernel : tensor (filters, channels, rows, cols) for 'th', (rows, cols, channels, filters) for 'tf'
    strides : tuple of two ints
    border_mode : {'valid', 'same'}
    dim_ordering : {'th', 'tf'}
    image_shape, filter_shape : tuples of int or None, optional
        The shapes of ``x`` and ``kernel`` as far as known; checked when the function runs.

    Returns
    -------
    tensor (n, filters, h', w') or (n, h', w', filters)

    Raises
    ------
    ArgumentError
        For an unknown ordering or border mode.
    """
    check_ordering(dim_ordering)
    if border_mode not in ('valid', 'same'):
        raise ArgumentError.like(Exception)('Border mode not supported: ' + str(border_mode),
                                            "expected 'valid' or 'same'")
    if dim_ordering == 'th':
        return _conv2d(x, kernel, tuple(strides), border_mode, _ints(image_shape), _ints(filter_shape))
    image_shape, filter_shape = _pick(image_shape, (0, 3, 1, 2)), _pick(filter_shape, (3, 2, 0, 1))
    return channels_last(_conv2d(channels_first(x), kernel.dimshuffle(_kernel_order(4)), tuple(strides), border_mode,
                                 _ints(image_shape), _ints(filter_shape)))


def _ints(shape):
    return None if shape is None else tuple(None if n is None else int(n) for n in shape)


def _conv2d(x, kernel, strides, border_mode, image_shape, filter_shape):
    if border_mode == 'valid':
        return _theano_conv2d(x, kernel, 'valid', strides, image_shape, filter_shape)
    return _same_conv2d(x, kernel, strides, image_shape, filter_shape)


def _theano_conv2d(x, kernel, border_mode, strides, image_shape, filter_shape):
    return T.nnet.conv2d(x, kernel, border_mode=border_mode, subsample=strides, input_shape=image_shape,
                         filter_shape=filter_shape)


@versioned
def _same_conv2d(x, kernel, strides, image_shape, filter_shape):
    """As large as the input, cut out of the full convolution; without strides."""
    if strides != (1, 1):
        raise ShapeError.like(AssertionError)("", "border_mode='same' takes strides (1, 1), got %r" % (strides,))
    full = _theano_conv2d(x, kernel, 'full', strides, image_shape, filter_shape)
    shift_x, shift_y = (kernel.shape[2] - 1) // 2, (kernel.shape[3] - 1) // 2
    return full[:, :, shift_x:x.shape[2] + shift_x, shift_y:x.shape[3] + shift_y]


@_same_conv2d.since("0.3.3", reason="border_mode='same' takes strides")
def _same_conv2d_strides(x, kernel, strides, image_shape, filter_shape):
    rows, cols = static_shape(kernel)[2:]
    if strides[0] > rows or strides[1] > cols:
        raise ShapeError.like(AssertionError)('strides should be smaller than the convolution window.',
                                              "strides %r, window %r" % (strides, (rows, cols)))
    half = _theano_conv2d(x, kernel, 'half', strides, image_shape, filter_shape)
    height, width = [(x.shape[axis] + stride - 1) // stride for axis, stride in zip((2, 3), strides)]
    half = half if rows % 2 else half[:, :, :height, :]
    return half if cols % 2 else half[:, :, :, :width]


def conv3d(x, kernel, strides=(1, 1, 1), border_mode='valid', dim_ordering='th', volume_shape=None,
           filter_shape=None):
    """The convolution of volumes with kernels.  Came with 0.3.3.

    Parameters
    ----------
    x : tensor (n, channels, d1, d2, d3) for 'th', (n, d1, d2, d3, channels) for 'tf'
    kernel : tensor (filters, channels, k1, k2, k3) for 'th', (k1, k2, k3, channels, filters) for 'tf'
    strides : tuple of three ints
        (1, 1, 1) for 'same'.
    border_mode : {'valid', 'same'}
    dim_ordering : {'th', 'tf'}
    volume_shape, filter_shape : tuples of int or None, optional
        Not used.

    Returns
    -------
    tensor (n, filters, d1', d2', d3') or (n, d1', d2', d3', filters)
    """
    check_ordering(dim_ordering)
    if border_mode not in ('valid', 'same'):
        raise ArgumentError.like(Exception)('Invalid border mode: ' + str(border_mode), "expected 'valid' or 'same'")
    if dim_ordering == 'th':
        return _conv3d(x, kernel, tuple(strides), border_mode)
    return channels_last(_conv3d(channels_first(x), kernel.dimshuffle(_kernel_order(5)), tuple(strides), border_mode))


def _conv3d(x, kernel, strides, border_mode):
    if border_mode == 'same':
        if strides != (1, 1, 1):
            raise ShapeError.like(AssertionError)("", "border_mode='same' takes strides (1, 1, 1), got %r" % (strides,))
        extra = {axis: kernel.shape[axis] - 1 for axis in spatial_axes('th', 3)}
        x = padded(x, {axis: (more // 2, more - more // 2) for axis, more in extra.items()})
    return T.nnet.conv3d(x, kernel, border_mode='valid', subsample=strides)
