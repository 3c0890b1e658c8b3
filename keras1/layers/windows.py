"""What convolution, pooling and resizing share: checks of their arguments, and sizes along the spatial axes."""
from typing import Any, Callable, Optional, Tuple

from keras1.backend.shapes import spatial_axes
from keras1.errors import ArgumentError

Shape = Tuple[Optional[int], ...]

_CHANNEL_AXES = {"th": 1, "tf": -1}


def conv_output_length(input_length: Optional[int], filter_size: int, border_mode: str,
                       stride: int) -> Optional[int]:
    """How many windows fit along an axis.

    Parameters
    ----------
    input_length : int or None
        Size of the axis, if known.
    filter_size : int
        Size of the window.
    border_mode : {"valid", "same"}
        Whether windows lie inside only, or are centred on every place.
    stride : int
        Distance from window to window.

    Returns
    -------
    int or None
        None for an unknown size.

    Raises
    ------
    AssertionError
        On another border mode.

    Notes
    -----
    Source: ``keras.layers.convolutional.conv_output_length``.

    Examples
    --------
    >>> conv_output_length(10, 3, "valid", 1), conv_output_length(10, 3, "same", 2)
    (8, 5)
    """
    if input_length is None:
        return None
    if border_mode not in ("valid", "same"):
        raise ArgumentError.like(AssertionError)("", "border_mode is %r, expected 'valid' or 'same'" % (border_mode,))
    places = input_length if border_mode == "same" else input_length - filter_size + 1
    return (places + stride - 1) // stride


def check_border_mode(layer: Any, border_mode: str) -> str:
    """The border mode; an AssertionError unless it is 'valid' or 'same'."""
    if border_mode not in ("valid", "same"):
        raise ArgumentError.like(AssertionError)(
            "border_mode must be in {valid, same}", "%s was given %r" % (type(layer).__name__, border_mode))
    return border_mode


def check_dim_ordering(layer: Any, dim_ordering: str) -> str:
    """The ordering of axes; an AssertionError unless it is 'th' or 'tf'."""
    if dim_ordering not in _CHANNEL_AXES:
        raise ArgumentError.like(AssertionError)(
            "dim_ordering must be in {tf, th}",
            "%s was given %r; 'th' has the channels on axis 1, 'tf' on the last" % (type(layer).__name__, dim_ordering))
    return dim_ordering


def channel_axis(dim_ordering: str) -> int:
    """The axis of the channels: 1 for 'th', -1 for 'tf'.

    Raises
    ------
    Exception
        On another ordering.
    """
    spatial_axes(dim_ordering, 0)
    return _CHANNEL_AXES[dim_ordering]


def with_spatial_sizes(shape: Shape, dim_ordering: str, new_size: Callable[[int, int], Optional[int]]) -> Shape:
    """A shape with other sizes along the spatial axes.

    Parameters
    ----------
    shape : tuple of int or None
        Of a batch of sequences, images or volumes.
    dim_ordering : {"th", "tf"}
    new_size : callable
        From the number of a spatial axis, counted from 0, and its size to the new size; an unknown size stays so.

    Examples
    --------
    >>> with_spatial_sizes((None, 3, 8, None), "th", lambda i, size: size * 2)
    (None, 3, 16, None)
    """
    sizes = list(shape)
    for i, axis in enumerate(spatial_axes(dim_ordering, len(shape) - 2)):
        sizes[axis] = None if shape[axis] is None else new_size(i, shape[axis])
    return tuple(sizes)
