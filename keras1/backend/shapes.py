"""Tensors reshaped, joined and repeated."""
from typing import Optional, Sequence

from theano import tensor as T
from theano.compile import Rebroadcast
from theano.tensor.nnet.abstract_conv import bilinear_upsampling

from keras1.backend import sparse
from keras1.backend.defaults import renamed_since
from keras1.backend.known_results import changed, knows_shape, plus, times
from keras1.backend.ordering import ordering_of, ordering_of_format
from keras1.backend.refusals import refused
from keras1.backend.settings import default_dtype
from keras1.backend.sparse import is_sparse, to_dense
from keras1.backend.variables import marked
from keras1.errors import ArgumentError, ShapeError
from keras1.history import versioned

_slice = slice  # Python's; K has one of its own

# The first spatial axis of an image or a volume, by where the channels stand.
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
    first = _SPATIAL_AXES[ordering_of(dim_ordering, "Invalid dim_ordering:", "Invalid dim_ordering:")]
    return range(first, first + rank)


def _joined(tensors, axis):
    return changed(tensors[0], {axis: plus(*(shape[axis] for shape in tensors))})


@knows_shape(_joined)
def concatenate(tensors, axis=-1):
    """The tensors joined along ``axis``; sparse ones, of which all must be, as a sparse one (from 1.1.0 on)."""
    if not all(map(is_sparse, tensors)):
        return T.concatenate([to_dense(x) for x in tensors], axis=axis)
    if axis % tensors[0].ndim > 1:
        raise refused("Invalid concat axis for sparse matrix:", axis)
    return sparse.stack(tensors, axis % tensors[0].ndim)


@versioned
def reshape(x, shape):
    """The tensor with the same elements in another shape; one entry may be -1."""
    return T.reshape(x, shape)


@reshape.since("1.2.2", reason="a shape in numbers makes a Keras tensor")
def reshape_and_mark(x, shape):
    """The tensor with the same elements in another shape, which it knows if it is given in numbers."""
    y = T.reshape(x, shape)
    if not is_explicit_shape(shape):
        return y
    return marked(y, shape, getattr(x, "_uses_learning_phase", False))


@reshape.since("2.0.0", reason="any shape makes a Keras tensor; what is not in numbers is not known")
def reshape_and_mark_known(x, shape):
    """The tensor with the same elements in another shape, which it knows as far as it is given in numbers."""
    known = tuple(n if isinstance(n, int) and n > 0 else None for n in shape)
    return marked(T.reshape(x, shape), known, getattr(x, "_uses_learning_phase", False))


def is_explicit_shape(shape) -> bool:
    """Whether a shape is in numbers: ints and None.  1.2.2 had it.

    Examples
    --------
    >>> is_explicit_shape((2, None)), is_explicit_shape((2., 3))
    (True, False)
    """
    return hasattr(shape, "__iter__") and all(n is None or isinstance(n, int) for n in shape)


@knows_shape(lambda x, pattern: (x[axis] for axis in pattern))
def permute_dimensions(x, pattern: Sequence[int]):
    """The tensor with its axes in the order of ``pattern``."""
    return x.dimshuffle(tuple(pattern))


@knows_shape(lambda x, rep, axis: changed(x, {axis: times(x[axis], rep)}))
def repeat_elements(x, rep: int, axis: int):
    """Each element ``rep`` times in a row along ``axis``, as ``np.repeat``."""
    return T.repeat(x, rep, axis=axis)


@versioned
def resize_images(X, height_factor: int, width_factor: int, dim_ordering: str):
    """Images ``(n, channels, h, w)`` ('th') or ``(n, h, w, channels)`` ('tf') enlarged by whole factors.

    Came with 0.3.2.
    """
    return _enlarged(X, (height_factor, width_factor), dim_ordering)


@resize_images.since("2.0.0", reason="data_format=; the result knows its shape")
def resize_images_of_format(X, height_factor: int, width_factor: int, data_format: str):
    """Images ``(n, channels, h, w)`` or ``(n, h, w, channels)`` enlarged by whole factors."""
    return _enlarged_of_format(X, (height_factor, width_factor), data_format)


renamed_since(resize_images, "2.0.9", "lower case", X="x")


@resize_images.since("2.2.3", reason="interpolation=")
def resize_images_smoothly(x, height_factor: int, width_factor: int, data_format: str,
                           interpolation: str = 'nearest'):
    """Images ``(n, channels, h, w)`` or ``(n, h, w, channels)`` enlarged by whole factors.

    Parameters
    ----------
    interpolation : {'nearest', 'bilinear'}
        Whether each element is repeated, or weighed with its neighbours, which Theano does to double size.

    Raises
    ------
    ArgumentError
        For an unknown interpolation or format; as ``NotImplementedError`` if 'bilinear' is not to double.
    """
    axes = _axes_of_format(data_format, 2)
    if interpolation == 'nearest':
        return _enlarged_of_format(x, (height_factor, width_factor), data_format)
    if interpolation != 'bilinear':
        raise ArgumentError.like(ValueError)('interpolation should be one of "nearest" or "bilinear".',
                                             "got %r" % (interpolation,))
    if not height_factor == width_factor == 2:
        raise ArgumentError.like(NotImplementedError)(
            'Bilinear upscaling with factors other than (2, 2)is not available when using the Theano backend.',
            "got %r" % ((height_factor, width_factor),))
    return _doubled(x, axes)


@knows_shape(lambda x, axes: changed(x, {axis: times(x[axis], 2) for axis in axes}))
def _doubled(x, axes):
    if axes[0] == 2:
        return bilinear_upsampling(x, ratio=2)
    return bilinear_upsampling(x.dimshuffle(0, 3, 1, 2), ratio=2).dimshuffle(0, 2, 3, 1)


@versioned
def resize_volumes(X, depth_factor: int, height_factor: int, width_factor: int, dim_ordering: str):
    """Volumes ``(n, channels, d, h, w)`` ('th') or ``(n, d, h, w, channels)`` ('tf') enlarged by whole factors.

    Came with 0.3.3.
    """
    return _enlarged(X, (depth_factor, height_factor, width_factor), dim_ordering)


@resize_volumes.since("2.0.0", reason="data_format=; the result knows its shape")
def resize_volumes_of_format(X, depth_factor: int, height_factor: int, width_factor: int, data_format: str):
    """Volumes ``(n, channels, d, h, w)`` or ``(n, d, h, w, channels)`` enlarged by whole factors."""
    return _enlarged_of_format(X, (depth_factor, height_factor, width_factor), data_format)


renamed_since(resize_volumes, "2.0.9", "lower case", X="x")


def _enlarged(x, factors, dim_ordering):
    return _repeated(x, spatial_axes(dim_ordering, len(factors)), factors)


def _enlarged_of_format(x, factors, data_format):
    return _repeated(x, _axes_of_format(data_format, len(factors)), factors)


def _axes_of_format(data_format, rank):
    if data_format not in ("channels_first", "channels_last", "th", "tf"):
        raise refused('Invalid data_format:', data_format, "expected 'channels_first' or 'channels_last'")
    return spatial_axes(ordering_of_format(data_format), rank)


def _repeated(x, axes, factors):
    for axis, factor in zip(axes, factors):
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


knows_shape(lambda x, n: (x[0], n, x[1]))(repeat)


@versioned
def tile(x, n):
    """The tensor laid ``n`` times side by side, as ``np.tile``."""
    return T.tile(x, n)


@tile.since("2.0.0", reason="one number is for the last axis; the result knows its shape")
def tile_and_know(x, n):
    """The tensor laid ``n`` times side by side, as ``np.tile``; it keeps its number of axes.

    Raises
    ------
    NotImplementedError
        If there are more numbers than axes.
    """
    times_each = (n,) if isinstance(n, int) else tuple(n) if isinstance(n, list) else n
    tiled = T.tile(x, times_each, ndim=x.ndim)
    sizes = getattr(x, "_keras_shape", None)
    if sizes is None or not isinstance(times_each, tuple):
        return tiled
    if len(times_each) > len(sizes):
        raise ArgumentError.like(NotImplementedError)("", "%d numbers for %d axes" % (len(times_each), len(sizes)))
    times_each = (1,) * (len(sizes) - len(times_each)) + times_each
    tiled._keras_shape = tuple(times(*pair) for pair in zip(sizes, times_each))
    return tiled


@knows_shape(lambda x: (x[0], times(*x[1:])))
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


knows_shape(lambda x: (times(*x),))(flatten)


@versioned
def expand_dims(x, dim: int = -1):
    """The tensor with an axis of length 1 put in at ``dim``."""
    return x.dimshuffle(_with_axis(range(x.ndim), dim, 'x'))


knows_shape(lambda x, dim: _with_axis(x, dim, 1))(expand_dims)
renamed_since(expand_dims, "2.0.0", "the word of NumPy", dim="axis")


def _with_axis(axes, place, new):
    """A list of axes with a new one put in; a negative place counts from the end of the result."""
    axes = list(axes)
    axes.insert(place if place >= 0 else place % len(axes) + 1 if axes else 0, new)
    return axes


@versioned
def squeeze(x, axis: int):
    """The tensor without its axis ``axis``, whose length is 1, and without others known to be 1 long."""
    # T.addbroadcast fails on elementwise functions of one tensor (theano-pymc 1.1.2).
    return T.squeeze(Rebroadcast((axis, True))(x))


@squeeze.since("1.0.8", reason="other axes of length 1 stay")
def squeeze_one(x, axis):
    """The tensor without its axis ``axis``, whose length is 1."""
    shape = list(x.shape[a] for a in range(x.ndim))
    shape.pop(axis)
    return T.reshape(x, tuple(shape))


knows_shape(lambda x, axis: _without(x, axis))(squeeze)


def _without(sizes, axis):
    sizes = list(sizes)
    sizes.pop(axis)
    return sizes


def pack(x):
    """Tensors of one shape stacked along a new first axis.  Came with 0.3.3; from 1.2.0 on it is ``stack``."""
    return stack(x)


def stack(x, axis: int = 0):
    """Tensors of one shape stacked along a new axis.  Came with 1.2.0, as ``pack`` with 0.3.3; axes with 2.0.0."""
    return T.stack(list(x), axis=axis)


@versioned
def one_hot(indices, nb_classes: int):
    """An int tensor ``(n, ...)`` as one of zeros and ones ``(n, ..., nb_classes)``.  Came with 1.0.8."""
    shape = tuple(indices.shape[axis] for axis in range(indices.ndim))
    return T.reshape(T.extra_ops.to_one_hot(T.flatten(indices), nb_classes), shape + (nb_classes,))


renamed_since(one_hot, "2.0.0", "plain words", nb_classes="num_classes")


def reverse(x, axes):
    """The tensor backwards along an axis, or along several.  Came with 1.0.8."""
    axes = [axes] if isinstance(axes, int) else [axis % x.ndim for axis in axes]
    return x[tuple(_slice(None, None, -1 if axis in axes else None) for axis in range(x.ndim))]


def arange(start, stop=None, step=1, dtype: str = 'int32'):
    """The numbers from ``start`` until below ``stop``, or from 0 until below ``start``.  Came with 1.2.0."""
    return T.arange(start, stop=stop, step=step, dtype=dtype)


@versioned
def pattern_broadcast(x, broatcastable: Sequence[bool]):
    """The tensor, its axes broadcast over or not as said.  Came with 1.2.0."""
    return T.patternbroadcast(x, broatcastable)


renamed_since(pattern_broadcast, "2.0.9", "a letter was wrong", broatcastable="broadcastable")


def slice(x, start: Sequence[int], size: Sequence[int]):
    """The part of a tensor that begins at ``start``, one index for each axis, and is ``size`` large.

    Came with 2.2.0.

    Raises
    ------
    ShapeError
        If there is not one index and one size for each axis.
    """
    if not x.ndim == len(start) == len(size):
        raise ShapeError.like(ValueError)("The dimension and the size of indices should match.")
    return marked(x[tuple(_slice(first, first + n) for first, n in zip(start, size))], size)


def size(x, name: Optional[str] = None):
    """The number of elements of a tensor, in the type of floats.  Came with 2.3.0."""
    return T.sum(T.ones_like(x, dtype=default_dtype()))
