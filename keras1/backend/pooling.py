"""Pooling of images and volumes: the largest or the mean of each window."""
from theano.tensor.signal import pool

from keras1.backend.convolution import channels_first, channels_last, check_ordering
from keras1.errors import ArgumentError
from keras1.history import versioned

# Theano's name of each mode; zeros of the padding do not count in a mean.
_MODES = {'max': 'max', 'avg': 'average_exc_pad'}


def pool2d(x, pool_size, strides=(1, 1), border_mode='valid', dim_ordering='th', pool_mode='max'):
    """The largest or the mean of each window of images.

    Parameters
    ----------
    x : tensor (n, channels, h, w) for 'th', (n, h, w, channels) for 'tf'
    pool_size, strides : tuples of two ints
    border_mode : {'valid', 'same'}
        'same' came with 0.3.3.
    dim_ordering : {'th', 'tf'}
    pool_mode : {'max', 'avg'}

    Raises
    ------
    ArgumentError
        For an unknown mode or ordering.
    """
    padding = _padding(border_mode, pool_size)
    check_ordering(dim_ordering)
    _check_mode(pool_mode)
    if dim_ordering == 'tf':
        return channels_last(_pool2d(channels_first(x), pool_size, strides, border_mode, padding, pool_mode))
    return _pool2d(x, pool_size, strides, border_mode, padding, pool_mode)


def _pool2d(x, pool_size, strides, border_mode, padding, pool_mode):
    pooled = _pooled(x, pool_size, strides, padding, pool_mode)
    if border_mode == 'valid':
        return pooled
    rows, cols = [(x.shape[axis] + stride - 1) // stride for axis, stride in zip((2, 3), strides)]
    return pooled[:, :, :rows, :cols]


def _pooled(x, window, strides, padding, pool_mode):
    return pool.pool_2d(x, ws=tuple(window), stride=tuple(strides), ignore_border=True, pad=padding,
                        mode=_MODES[pool_mode])


def _check_mode(pool_mode):
    if pool_mode not in _MODES:
        raise ArgumentError.like(Exception)('Invalid pooling mode: ' + str(pool_mode), "expected 'max' or 'avg'")


def _no_same():
    return ArgumentError.like(Exception)('border_mode="same" not supported with Theano.',
                                         "it came with 0.3.3; use 'valid'")


@versioned
def _padding(border_mode, pool_size):
    """The zeros on each side of rows and columns."""
    if border_mode == 'same':
        raise _no_same()
    return _valid_padding(border_mode)


@_padding.since("0.3.3", reason="border_mode='same' is supported")
def _same_padding(border_mode, pool_size):
    if border_mode == 'same':
        return tuple(size - 2 if size % 2 else size - 1 for size in pool_size)
    return _valid_padding(border_mode)


def _valid_padding(border_mode):
    if border_mode != 'valid':
        raise ArgumentError.like(Exception)('Invalid border mode: ' + str(border_mode), "expected 'valid' or 'same'")
    return (0, 0)


def pool3d(x, pool_size, strides=(1, 1, 1), border_mode='valid', dim_ordering='th', pool_mode='max'):
    """The largest or the mean of each window of volumes.  Came with 0.3.3.

    Parameters
    ----------
    x : tensor (n, channels, d1, d2, d3) for 'th', (n, d1, d2, d3, channels) for 'tf'
    pool_size, strides : tuples of three ints
    border_mode : {'valid'}
    dim_ordering : {'th', 'tf'}
    pool_mode : {'max', 'avg'}
    """
    if border_mode == 'same':
        raise _no_same()
    _valid_padding(border_mode)
    check_ordering(dim_ordering)
    _check_mode(pool_mode)
    if dim_ordering == 'tf':
        return channels_last(_pool3d(channels_first(x), pool_size, strides, pool_mode))
    return _pool3d(x, pool_size, strides, pool_mode)


def _pool3d(x, pool_size, strides, pool_mode):
    """First over the second and first spatial axes, then over the third: windows are products."""
    plane = _pooled(x.dimshuffle(0, 1, 4, 3, 2), (pool_size[1], pool_size[0]), (strides[1], strides[0]), (0, 0),
                    pool_mode)
    return _pooled(plane.dimshuffle(0, 1, 4, 3, 2), (1, pool_size[2]), (1, strides[2]), (0, 0), pool_mode)
