"""Zeros put around the steps of a sequence, an image or a volume."""
from theano import tensor as T

from keras1.backend.shapes import spatial_axes


def temporal_padding(x, padding: int = 1):
    """A tensor ``(n, time, dim)`` with ``padding`` zeros before and after, along time."""
    return padded(x, {1: (padding, padding)})


def spatial_2d_padding(x, padding=(1, 1), dim_ordering: str = 'th'):
    """Images with ``padding[0]`` rows and ``padding[1]`` columns of zeros on each side."""
    return _padded_alike(x, padding[:2], dim_ordering)


def spatial_3d_padding(x, padding=(1, 1, 1), dim_ordering: str = 'th'):
    """Volumes with ``padding[i]`` layers of zeros on each side of spatial axis i.  Came with 0.3.3."""
    return _padded_alike(x, padding[:3], dim_ordering)


def _padded_alike(x, padding, dim_ordering):
    axes = spatial_axes(dim_ordering, len(padding))
    return padded(x, {axis: (pad, pad) for axis, pad in zip(axes, padding)})


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
