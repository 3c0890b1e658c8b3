"""Tensors reshaped, joined and repeated."""
from typing import Sequence

from theano import tensor as T
from theano.compile import Rebroadcast

from keras1.errors import ArgumentError, ShapeError
from keras1.history import versioned

# The spatial axes of an image or a volume, by where the channels stand.
_SPATIAL_AXES = {"th": 2, "tf": 1}


def spatial_axes(dim_ordering: str, rank: int) -> range:
    """The axes of height, width (and depth), for a tensor with ``rank`` of them.

    Examples
    --------
    >>> list(spatial_axes("th", 2)), list(spatial_axes("tf", 3))
    ([2, 3], [1, 2, 3])

    Raises
    ------
    ArgumentError
        If the ordering is neither 'th' nor 'tf'.
    """
    if dim_ordering not in _SPATIAL_AXES:
        raise ArgumentError.like(Exception)('Invalid dim_ordering: ' + str(dim_ordering), "expected 'th' or 'tf'")
    first = _SPATIAL_AXES[dim_ordering]
    return range(first, first + rank)


def concatenate(tensors, axis=-1):
    """The tensors joined along ``axis``."""
    return T.concatenate(tensors, axis=axis)


def reshape(x, shape):
    """The tensor with the same elements in another shape; one entry may be -1."""
    return T.reshape(x, shape)


def permute_dimensions(x, pattern: Sequence[int]):
    """The tensor with its axes in the order of ``pattern``."""
    return x.dimshuffle(tuple(pattern))


def repeat_elements(x, rep: int, axis: int):
    """Each element ``rep`` times in a row along ``axis``, as ``np.repeat``."""
    return T.repeat(x, rep, axis=axis)


def resize_images(X, height_factor: int, width_factor: int, dim_ordering: str):
    """Images ``(n, channels, h, w)`` ('th') or ``(n, h, w, channels)`` ('tf') enlarged by whole factors.

    Came with 0.3.2.
    """
    return _enlarged(X, (height_factor, width_factor), dim_ordering)


def resize_volumes(X, depth_factor: int, height_factor: int, width_factor: int, dim_ordering: str):
    """Volumes ``(n, channels, d, h, w)`` ('th') or ``(n, d, h, w, channels)`` ('tf') enlarged by whole factors.

    Came with 0.3.3.
    """
    return _enlarged(X, (depth_factor, height_factor, width_factor), dim_ordering)


def _enlarged(x, factors, dim_ordering):
    for axis, factor in zip(spatial_axes(dim_ordering, len(factors)), factors):
        x = repeat_elements(x, factor, axis)
    return x


@versioned
def repeat(x, n: int):
    """A matrix ``(samples, dim)`` repeated to ``(samples, n, dim)``."""
    return T.stack([x] * n).dimshuffle((1, 0, 2))


@repeat.since("0.3.2", reason="the input is checked to be a matrix")
def repeat_matrix(x, n: int):
    """A matrix ``(samples, dim)`` repeated to ``(samples, n, dim)``.

    Raises
    ------
    ShapeError
        If ``x`` is not a matrix.
    """
    if x.ndim != 2:
        raise ShapeError.like(AssertionError)("", "repeat takes a matrix, got %d dimensions" % x.ndim)
    return T.extra_ops.repeat(x.dimshuffle((0, 'x', 1)), n, axis=1)


def tile(x, n):
    """The tensor laid ``n`` times side by side, as ``np.tile``."""
    return T.tile(x, n)


def batch_flatten(x):
    """A tensor ``(n, ...)`` as a matrix ``(n, product of the rest)``.  Came with 0.3.2; before, ``flatten``."""
    return T.reshape(x, (x.shape[0], T.prod(x.shape) // x.shape[0]))


@versioned
def flatten(x):
    """Up to 0.3.1 a tensor ``(n, ...)`` as a matrix; then any tensor as a vector."""
    return batch_flatten(x)


@flatten.since("0.3.2", reason="flatten makes a vector; batch_flatten keeps the first axis")
def flatten_all(x):
    """A tensor as a vector."""
    return T.flatten(x)


def expand_dims(x, dim: int = -1):
    """The tensor with an axis of length 1 put in at ``dim``."""
    pattern = list(range(x.type.ndim))
    if dim < 0:
        dim = dim % x.type.ndim + 1 if x.type.ndim else 0
    pattern.insert(dim, 'x')
    return x.dimshuffle(pattern)


def squeeze(x, axis: int):
    """The tensor without its axis ``axis``, whose length is 1, and without others known to be 1 long."""
    # T.addbroadcast fails on elementwise functions of one tensor (theano-pymc 1.1.2).
    return T.squeeze(Rebroadcast((axis, True))(x))


def pack(x):
    """Tensors of one shape stacked along a new first axis.  Came with 0.3.3."""
    return T.stack(list(x))
