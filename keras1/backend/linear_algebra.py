"""Products of matrices, and rows picked from them."""
from theano import tensor as T

from keras1.backend import sparse
from keras1.backend.known_results import knows_shape
from keras1.errors import ArgumentError
from keras1.history import versioned


def _product(x, y):
    """Without the last axis of the one and the last but one of the other."""
    left = y[:-2] + y[-1:] if len(y) > 1 else ()
    return x[:-1] + left


@knows_shape(_product)
def dot(x, y):
    """The product of matrices; of more dimensions, over the last axis of ``x`` and the last but one of ``y``.

    ``x`` may be sparse (from 1.1.0 on).
    """
    return sparse.structured_dot(x, y) if sparse.is_sparse(x) else T.dot(x, y)


@versioned
def batch_dot(x, y, axes=None):
    """The product sample by sample: of ``(n, a, b)`` and ``(n, b, c)`` it is ``(n, a, c)``.  Came with 0.3.3.

    Parameters
    ----------
    axes : list of two tuples of int, optional
        The axes of ``x`` and of ``y`` to sum over; the last, and the last but one.
    """
    axes = [(x.ndim - 1,), (y.ndim - 2,)] if axes is None else axes
    return T.batched_tensordot(x, y, axes=axes)


@batch_dot.since("1.0.0", reason="axes= may be an int; the product of vectors is a column")
def batch_dot_column(x, y, axes=None):
    """The product sample by sample: of ``(n, a, b)`` and ``(n, b, c)`` it is ``(n, a, c)``.

    Parameters
    ----------
    axes : int, or two of them, optional
        The axes of ``x`` and of ``y`` to sum over; the last, and the last but one.

    Returns
    -------
    tensor (n, axes of x left, axes of y left)
        Of at least two axes: ``(n, 1)`` if all are summed over.
    """
    axes = (axes, axes) if isinstance(axes, int) else [x.ndim - 1, y.ndim - 2] if axes is None else axes
    product = T.batched_tensordot(x, y, axes=axes)
    return product.dimshuffle(0, "x") if product.ndim == 1 else product


@batch_dot.since("2.0.0", reason="matrices by their last axes; the result knows its shape")
def batch_dot_known(x, y, axes=None):
    """The product sample by sample: of ``(n, a, b)`` and ``(n, b, c)`` it is ``(n, a, c)``.

    Parameters
    ----------
    axes : int, or two of them, optional
        The axes of ``x`` and of ``y`` to sum over; the last, and the last but one (of a matrix, the last).

    Returns
    -------
    tensor (n, axes of x left, axes of y left)
        Of at least two axes: ``(n, 1)`` if all are summed over.

    Raises
    ------
    ArgumentError
        For several axes of a tensor, or axis 0.
    """
    axes = _axes_to_sum(x, y, axes)
    product = T.batched_tensordot(x, y, axes=axes)
    product = product.dimshuffle(0, "x") if product.ndim == 1 else product
    return _known_product(product, x, y, axes)


def _axes_to_sum(x, y, axes):
    axes = (axes, axes) if isinstance(axes, int) else axes
    axes = (x.ndim - 1, y.ndim - 1 if y.ndim == 2 else y.ndim - 2) if axes is None else axes
    if any(isinstance(axis, (list, tuple)) for axis in axes):
        raise ArgumentError.like(ValueError)(
            'Multiple target dimensions are not supported. Expected: None, int, (int, int), Provided: ' + str(axes))
    if 0 in axes:
        raise ArgumentError.like(ValueError)(
            'Can not perform batch_dot over axis 0.If your inputs are not batched, add a dummy batch dimension to '
            'your inputs using K.expand_dims(x, 0)')
    return list(axes)


def _known_product(product, x, y, axes):
    shapes = [getattr(tensor, "_keras_shape", None) for tensor in (x, y)]
    if None not in shapes:
        left = [size for axis, size in enumerate(shapes[0]) if axis != axes[0]]
        left += [size for axis, size in enumerate(shapes[1]) if axis not in (0, axes[1])]
        product._keras_shape = tuple(left) if len(left) > 1 else (left[0], 1)
    return product


@knows_shape(lambda x: x[::-1])
def transpose(x):
    """The tensor with its axes in reverse order."""
    return T.transpose(x)


@knows_shape(lambda reference, indices: indices + reference[1:])
def gather(reference, indices):
    """The entries of ``reference`` along its first axis that ``indices``, a tensor of ints, names."""
    return reference[indices]
