"""Products of matrices, and rows picked from them."""
from theano import tensor as T

from keras1.backend import sparse
from keras1.history import versioned


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


def transpose(x):
    """The tensor with its axes in reverse order."""
    return T.transpose(x)


def gather(reference, indices):
    """The entries of ``reference`` along its first axis that ``indices``, a tensor of ints, names."""
    return reference[indices]
