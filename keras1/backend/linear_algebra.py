"""Products of matrices, and rows picked from them."""
from theano import tensor as T


def dot(x, y):
    """The product of matrices; of more dimensions, over the last axis of ``x`` and the last but one of ``y``."""
    return T.dot(x, y)


def batch_dot(x, y, axes=None):
    """The product sample by sample: of ``(n, a, b)`` and ``(n, b, c)`` it is ``(n, a, c)``.  Came with 0.3.3.

    Parameters
    ----------
    axes : list of two tuples of int, optional
        The axes of ``x`` and of ``y`` to sum over; the last, and the last but one.
    """
    axes = [(x.ndim - 1,), (y.ndim - 2,)] if axes is None else axes
    return T.batched_tensordot(x, y, axes=axes)


def transpose(x):
    """The tensor with its axes in reverse order."""
    return T.transpose(x)


def gather(reference, indices):
    """The entries of ``reference`` along its first axis that ``indices``, a tensor of ints, names."""
    return reference[indices]
