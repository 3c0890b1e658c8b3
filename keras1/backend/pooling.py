"""Pooling of images and volumes: the largest or the mean of each window."""
from theano.tensor.signal import pool

from keras1.backend import fast_pooling
from keras1.backend.convolution import channels_first, channels_last
from keras1.backend.defaults import default_since
from keras1.backend.ordering import ordering_of, ordering_of_format
from keras1.backend.refusals import refused
from keras1.errors import ArgumentError, ShapeError
from keras1.history import versioned

# Theano's name of each mode; zeros of the padding do not count in a mean.
_MODES = {'max': 'max', 'avg': 'average_exc_pad'}


@versioned
def pool2d(x, pool_size, strides=(1, 1), border_mode='valid', dim_ordering='th', pool_mode='max'):
    """The largest or the mean of each window of images.

    Parameters
    ----------
    x : tensor (n, channels, h, w) for 'th', (n, h, w, channels) for 'tf'
    pool_size, strides : tuples of two ints
    border_mode : {'valid', 'same'}
        'same' came with 0.3.3.
    dim_ordering : {'th', 'tf', 'default'}
    pool_mode : {'max', 'avg'}

    Raises
    ------
    ArgumentError
        For an unknown mode or ordering.
    """
    return _pooled(x, pool_size, strides, border_mode, _padding(border_mode, pool_size), dim_ordering, pool_mode)


default_since(pool2d, "dim_ordering", "1.1.0", "default", "the ordering is that of keras.json")


@pool2d.since("2.0.0", reason="padding=, data_format=")
def pool2d_of_format(x, pool_size, strides=(1, 1), padding='valid', data_format=None, pool_mode='max'):
    """The largest or the mean of each window of images.

    Parameters
    ----------
    x : tensor (n, channels, h, w) or (n, h, w, channels)
    pool_size, strides : tuples of two ints
    padding : {'valid', 'same'}
    data_format : {'channels_first', 'channels_last'}, optional
    pool_mode : {'max', 'avg'}
    """
    ordering = ordering_of_format(data_format)
    return _pooled(x, pool_size, strides, padding, _padding(padding, pool_size), ordering, pool_mode)


@versioned
def pool3d(x, pool_size, strides=(1, 1, 1), border_mode='valid', dim_ordering='th', pool_mode='max'):
    """The largest or the mean of each window of volumes.  Came with 0.3.3.

    Parameters
    ----------
    x : tensor (n, channels, d1, d2, d3) for 'th', (n, d1, d2, d3, channels) for 'tf'
    pool_size, strides : tuples of three ints
    border_mode : {'valid', 'same'}
        'same' came with 1.2.0.
    dim_ordering : {'th', 'tf', 'default'}
    pool_mode : {'max', 'avg'}
    """
    padding = _padding_of_volumes(border_mode, pool_size)
    return _pooled(x, pool_size, strides, border_mode, padding, dim_ordering, pool_mode)


default_since(pool3d, "dim_ordering", "1.1.0", "default", "the ordering is that of keras.json")


@pool3d.since("2.0.0", reason="padding=, data_format=")
def pool3d_of_format(x, pool_size, strides=(1, 1, 1), padding='valid', data_format=None, pool_mode='max'):
    """The largest or the mean of each window of volumes; arguments as those of ``pool2d``, with three axes."""
    ordering = ordering_of_format(data_format)
    return _pooled(x, pool_size, strides, padding, _padding_of_volumes(padding, pool_size), ordering, pool_mode)


def _pooled(x, window, strides, border_mode, padding, dim_ordering, pool_mode):
    last = ordering_of(dim_ordering) == 'tf'
    if pool_mode not in _MODES:
        raise refused('Invalid pooling mode:', pool_mode, "expected 'max' or 'avg'")
    fast_pooling.begin()
    x = channels_first(x) if last else x
    out = _OPS[len(window)](x, tuple(window), tuple(strides), padding, _MODES[pool_mode])
    out = out if border_mode == 'valid' else _cut(out, x, strides)
    return channels_last(out) if last else out


def _cut(out, x, strides):
    """As many windows as strides fit into the image or volume, the last one partly."""
    sizes = [(x.shape[axis] + stride - 1) // stride for axis, stride in enumerate(strides, start=2)]
    return out[(slice(None), slice(None)) + tuple(slice(None, size) for size in sizes)]


def _pool2d(x, window, strides, padding, mode):
    return pool.pool_2d(x, ws=window, stride=strides, ignore_border=True, pad=padding, mode=mode)


@versioned
def _pool3d(x, window, strides, padding, mode):
    """First over the second and first spatial axes, then over the third: windows are products."""
    plane = _pool2d(x.dimshuffle(0, 1, 4, 3, 2), (window[1], window[0]), (strides[1], strides[0]), (0, 0), mode)
    return _pool2d(plane.dimshuffle(0, 1, 4, 3, 2), (1, window[2]), (1, strides[2]), (0, 0), mode)


@_pool3d.since("1.2.0", reason="Theano pools volumes")
def _pool3d_by_theano(x, window, strides, padding, mode):
    return pool.pool_3d(x, ws=window, stride=strides, ignore_border=True, pad=padding, mode=mode)


_OPS = {2: _pool2d, 3: _pool3d}


@versioned
def _padding(border_mode, pool_size):
    """The zeros on each side of rows and columns."""
    if border_mode == 'same':
        raise _no_same()
    return _none(border_mode, pool_size)


@_padding.since("0.3.3", reason="border_mode='same' is supported")
def _same_padding(border_mode, pool_size):
    if border_mode == 'same':
        return tuple(size - 2 if size % 2 else size - 1 for size in pool_size)
    return _none(border_mode, pool_size)


@_padding.since("1.2.0", reason="windows of size 1 are taken with border_mode='same'")
def _same_padding_of_any(border_mode, pool_size):
    if min(pool_size) < 1:
        raise ShapeError.like(AssertionError)("", "a window has at least size 1, got %r" % (pool_size,))
    if border_mode == 'same':
        return tuple(size - 2 if size > 2 and size % 2 else size - 1 for size in pool_size)
    return _none(border_mode, pool_size)


@versioned
def _padding_of_volumes(border_mode, pool_size):
    if border_mode == 'same':
        raise _no_same()
    return _none(border_mode, pool_size)


@_padding_of_volumes.since("1.2.0", reason="border_mode='same' is supported")
def _same_padding_of_volumes(border_mode, pool_size):
    return _same_padding(border_mode, pool_size)


@_padding_of_volumes.since("2.0.0", reason="in other words")
def _padding_of_volumes_in_other_words(border_mode, pool_size):
    if border_mode not in ('valid', 'same'):
        raise refused('Invalid padding:', border_mode, "expected 'valid' or 'same'")
    return _same_padding_of_volumes(border_mode, pool_size)


def _no_same():
    return ArgumentError.like(Exception)('border_mode="same" not supported with Theano.',
                                         "it came with 0.3.3, for volumes with 1.2.0; use 'valid'")


def _none(border_mode, pool_size):
    if border_mode != 'valid':
        raise refused('Invalid border mode:', border_mode, "expected 'valid' or 'same'")
    return (0,) * len(pool_size)
