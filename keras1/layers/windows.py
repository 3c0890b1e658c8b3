"""What convolution, pooling and resizing share: checks of their arguments, and sizes along the spatial axes."""
from typing import Any, Callable, Optional, Tuple

from keras1 import backend as K
from keras1.backend.shapes import spatial_axes
from keras1.errors import ArgumentError
from keras1.history import versioned
from keras1.utils import conv_utils, np_utils
from keras1.utils.upstream import raised

Shape = Tuple[Optional[int], ...]

_CHANNEL_AXES = {"th": 1, "tf": -1}


@versioned
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
    Source: ``keras.layers.convolutional.conv_output_length`` up to 1.0.1; then that of ``keras.utils.np_utils``.

    Examples
    --------
    >>> conv_output_length(10, 3, "valid", 1), conv_output_length(10, 3, "same", 2)
    (8, 5)
    """
    if input_length is not None and border_mode not in ("valid", "same"):
        raise ArgumentError.like(AssertionError)("", "border_mode is %r, expected 'valid' or 'same'" % (border_mode,))
    return np_utils.conv_output_length(input_length, filter_size, border_mode, stride)


conv_output_length.since("1.0.8", reason="it stands in keras.utils.np_utils and takes a dilation")(
    np_utils.conv_output_length)


@versioned
def output_length(size: Optional[int], window: int, border_mode: str, stride: int, dilation: int) -> Optional[int]:
    """How many windows fit along an axis, for the layers."""
    return np_utils.conv_output_length(size, window, border_mode, stride, dilation)


output_length.since("2.0.0", reason="padding='causal'")(conv_utils.conv_output_length)


@versioned
def sizes_along_axes(value: Any, n: int, argument: str) -> Tuple[int, ...]:
    """A size for each of ``n`` axes, as the argument of that name gives them."""
    return tuple(value)


sizes_along_axes.since("2.0.0", reason="a number stands for all of them")(conv_utils.normalize_tuple)


@versioned
def border_modes() -> Tuple[str, ...]:
    """The border modes that a convolution takes."""
    return "valid", "same"


@border_modes.since("1.2.0", reason="border_mode='full': windows may lie mostly outside")
def _border_modes_and_full():
    return "valid", "same", "full"


@versioned
def check_border_mode_of(owner: str, border_mode: str, known: Optional[Tuple[str, ...]] = None) -> str:
    """The border mode of a convolution, by the name of the class; an Exception, later a ValueError, if unknown."""
    known = border_modes() if known is None else known
    if border_mode not in known:
        # The original raised with two arguments, and this is how they print.
        text = str(("Invalid border mode for %s:" % owner, border_mode))
        raise ArgumentError.like(raised(ValueError))(text, "expected " + " or ".join(map(repr, known)))
    return border_mode


@check_border_mode_of.since("2.0.0", reason="in small letters; 'causal' for sequences")
def _check_padding_of(owner: str, border_mode: str, known: Optional[Tuple[str, ...]] = None) -> str:
    return conv_utils.normalize_padding(border_mode)


@versioned
def check_border_mode(layer: Any, border_mode: str) -> str:
    """The border mode of a pooling; an AssertionError, later a ValueError, unless it is 'valid' or 'same'."""
    if border_mode not in ("valid", "same"):
        raise _refused("border_mode", "{valid, same}", True, "%s was given %r" % (type(layer).__name__, border_mode))
    return border_mode


@check_border_mode.since("2.0.0", reason="in small letters")
def _check_padding(layer: Any, border_mode: str) -> str:
    return conv_utils.normalize_padding(border_mode)


def check_dim_ordering(layer: Any, dim_ordering: str, quoted: bool = False) -> str:
    """The ordering of axes that is meant; an AssertionError, later a ValueError, unless it is 'th' or 'tf'.

    Parameters
    ----------
    layer : Layer
        For the message.
    dim_ordering : {"th", "tf", "default"}
        'default' is what ``K.image_dim_ordering()`` says.
    quoted : bool
        Whether the message had quotes in it, from 1.2.0 on.
    """
    meant = meant_ordering(dim_ordering)
    if meant not in _CHANNEL_AXES:
        raise _refused("dim_ordering", "{tf, th}", quoted, "%s was given %r; 'th' has the channels on axis 1, 'tf' on "
                       "the last" % (type(layer).__name__, dim_ordering))
    return meant


def meant_ordering(dim_ordering: str) -> str:
    """The ordering itself, or what ``K.image_dim_ordering()`` says for 'default'."""
    return K.image_dim_ordering() if dim_ordering == "default" else dim_ordering


@versioned
def _refused(argument, known, quoted, hint):
    return ArgumentError.like(AssertionError)("%s must be in %s" % (argument, known), hint)


@_refused.since("1.2.0", reason="a wrong value is a ValueError")
def _refused_value(argument, known, quoted, hint):
    shown = "`%s`" % argument if quoted else argument
    return ArgumentError.like(ValueError)("%s must be in %s." % (shown, known), hint)


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


def with_channels(shape: Shape, dim_ordering: str, channels: int) -> Shape:
    """A shape with another number of channels.

    Examples
    --------
    >>> with_channels((None, 3, 8, 9), "th", 5)
    (None, 5, 8, 9)
    """
    sizes = list(shape)
    sizes[channel_axis(dim_ordering)] = channels
    return tuple(sizes)


def along_channels(rank: int, dim_ordering: str, channels: int) -> Tuple[int, ...]:
    """The shape of one value for each channel that adds to a tensor of ``rank`` axes.

    Examples
    --------
    >>> along_channels(4, "tf", 5)
    (1, 1, 1, 5)
    """
    return with_channels((1,) * rank, dim_ordering, channels)
