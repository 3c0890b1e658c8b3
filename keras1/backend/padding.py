"""Zeros put around the steps of a sequence, an image or a volume."""
from typing import Sequence, Tuple, Union

from theano import tensor as T

from keras1.backend.defaults import default_since
from keras1.backend.known_results import changed, knowing, plus
from keras1.backend.ordering import ordering_of, ordering_of_format
from keras1.backend.shapes import spatial_axes
from keras1.errors import ArgumentError, ShapeError
from keras1.history import versioned

Amount = Union[int, Tuple[int, int]]


@versioned
def temporal_padding(x, padding: Amount = 1):
    """A tensor ``(n, time, dim)`` with ``padding`` zeros before and after, along time.

    A pair, which came with 2.0.0, says how many before and how many after.
    """
    return padded(x, {1: _both(padding)})


@temporal_padding.since("2.0.0", reason="a pair of amounts; the result knows its shape")
def temporal_padding_by_pairs(x, padding: Tuple[int, int] = (1, 1)):
    """A tensor ``(n, time, dim)`` with zeros before and after, along time."""
    return _padded_and_known(x, {1: _pair(padding)})


def asymmetric_temporal_padding(x, left_pad: int = 1, right_pad: int = 1):
    """A tensor ``(n, time, dim)`` with zeros before and after, along time.  Came with 1.2.0."""
    return padded(x, {1: (left_pad, right_pad)})


@versioned
def spatial_2d_padding(x, padding: Sequence[Amount] = (1, 1), dim_ordering: str = 'th'):
    """Images with ``padding[0]`` rows and ``padding[1]`` columns of zeros on each side.

    Pairs, which came with 2.0.0, say how many before and how many after.
    """
    return _padded(x, padding[:2], dim_ordering)


default_since(spatial_2d_padding, "dim_ordering", "1.1.0", "default", "the ordering is that of keras.json")


@spatial_2d_padding.since("2.0.0", reason="pairs of amounts, data_format=; the result knows its shape")
def spatial_2d_padding_by_pairs(x, padding: Sequence[Tuple[int, int]] = ((1, 1), (1, 1)), data_format=None):
    """Images with rows of zeros above and below, and columns of zeros on the left and right.

    Raises
    ------
    ShapeError
        If ``padding`` is not two pairs.
    """
    if len(padding) != 2:
        raise _no_pairs(padding)
    return _padded_by_pairs(x, padding, data_format)


def asymmetric_spatial_2d_padding(x, top_pad: int = 1, bottom_pad: int = 1, left_pad: int = 1, right_pad: int = 1,
                                  dim_ordering: str = 'default'):
    """Images with rows of zeros above and below and columns of zeros on the left and right.  Came with 1.2.0."""
    return _padded(x, [(top_pad, bottom_pad), (left_pad, right_pad)], dim_ordering)


@versioned
def spatial_3d_padding(x, padding: Sequence[Amount] = (1, 1, 1), dim_ordering: str = 'th'):
    """Volumes with ``padding[i]`` layers of zeros on each side of spatial axis i.  Came with 0.3.3."""
    return _padded(x, padding[:3], dim_ordering)


default_since(spatial_3d_padding, "dim_ordering", "1.1.0", "default", "the ordering is that of keras.json")


@spatial_3d_padding.since("2.0.0", reason="pairs of amounts, data_format=; the result knows its shape")
def spatial_3d_padding_by_pairs(x, padding: Sequence[Tuple[int, int]] = ((1, 1), (1, 1), (1, 1)), data_format=None):
    """Volumes with layers of zeros before and after, along each spatial axis."""
    return _padded_by_pairs(x, padding[:3], data_format)


def _padded_by_pairs(x, pairs, data_format):
    pairs = [_pair(pair) for pair in pairs]
    return _padded_and_known(x, dict(zip(spatial_axes(ordering_of_format(data_format), len(pairs)), pairs)))


def _pair(amounts):
    if isinstance(amounts, int):
        raise ShapeError.like(TypeError)("object of type 'int' has no len()",
                                         "from 2.0.0 on each axis takes a pair: (before, after)")
    if len(amounts) != 2:
        raise _no_pairs(amounts)
    return tuple(amounts)


def _no_pairs(amounts):
    return ShapeError.like(AssertionError)("", "expected a pair for each axis, (before, after), got %r" % (amounts,))


def _padded(x, amounts, dim_ordering):
    axes = spatial_axes(_ordering(dim_ordering), len(amounts))
    return padded(x, dict(zip(axes, map(_both, amounts))))


@versioned
def _ordering(dim_ordering):
    return ordering_of(dim_ordering, "Invalid dim_ordering:")


@_ordering.since("1.2.0", reason="ValueError, in other words")
def _ordering_or_value_error(dim_ordering):
    if dim_ordering not in ("th", "tf", "default", "channels_first", "channels_last", None):
        raise ArgumentError.like(ValueError)("Unknown dim_ordering " + str(dim_ordering), "expected 'th' or 'tf'")
    return ordering_of(dim_ordering)


def _both(amount):
    """Before and after."""
    return tuple(amount) if isinstance(amount, (tuple, list)) else (amount, amount)


def padded(x, margins):
    """``x`` with zeros around it, in the type of floats.

    Parameters
    ----------
    margins : dict of int to (int, int)
        Of each axis that is padded, the zeros before and after.
    """
    shape, inside = list(x.shape[axis] for axis in range(x.ndim)), [slice(None)] * x.ndim
    for axis, (before, after) in margins.items():
        inside[axis] = slice(before, x.shape[axis] + before)
        shape[axis] = shape[axis] + before + after
    return T.set_subtensor(T.zeros(tuple(shape))[tuple(inside)], x)


_padded_and_known = knowing(
    padded, lambda x, margins: changed(x, {axis: plus(x[axis], *amounts) for axis, amounts in margins.items()}))
