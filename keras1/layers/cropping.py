"""Layers that cut off the margins of sequences, images and volumes."""
from typing import Any, Sequence, Tuple

from keras1.backend.shapes import spatial_axes
from keras1.engine.nodes import InputSpec
from keras1.errors import ArgumentError
from keras1.history import signature, versioned
from keras1.layers.keras_2 import DATA_FORMAT, KERAS_2
from keras1.layers.margins import margins
from keras1.layers.resizing import _Resizing
from keras1.layers.windows import check_dim_ordering
from keras1.utils.conv_utils import normalize_tuple

Margins = Tuple[int, int]


class _Cropping(_Resizing):
    """Abstract parent: cuts off the margins along each spatial axis."""

    def _margins(self) -> Sequence[Margins]:
        """What is cut off before and after, along each spatial axis."""
        return self.cropping

    @versioned
    def _take_pairs(self, cropping):
        """Keep the margins, a pair for each axis."""
        _check_length("cropping", cropping, self.input_ndim - 2)
        for number, pair in enumerate(cropping):
            _check_length("cropping[%d]" % number, pair, 2)
        self.cropping = tuple(map(tuple, cropping))

    @_take_pairs.since("2.0.0", reason="a number for all axes, or one for each")
    def _take_margins(self, cropping):
        self.cropping = margins(cropping, self.input_ndim - 2, "cropping")

    def build(self, input_shape: Tuple) -> None:
        self._note_shape(input_shape)

    @versioned
    def _note_shape(self, input_shape):
        self.input_spec = [InputSpec(shape=input_shape)]

    @_note_shape.since("2.0.0", reason="a layer may be called on inputs of several shapes")
    def _note_no_shape(self, input_shape):
        pass

    def call(self, x: Any, mask: Any = None) -> Any:
        inside = [slice(None)] * self.input_ndim
        for axis, pair in zip(spatial_axes(self.dim_ordering, self.input_ndim - 2), self._margins()):
            inside[axis] = self._inside(axis, *pair)
        return x[tuple(inside)]

    @versioned
    def _inside(self, axis, before, after):
        return slice(before, self.input_spec[0].shape[axis] - after)

    @_inside.since("1.2.0", reason="sizes need not be known; without a margin at the end nothing was left")
    def _inside_of_any_size(self, axis, before, after):
        return slice(before, -after)

    @_inside.since("1.2.1", bug=True, reason="a margin of 0 at the end cuts off nothing")
    def _inside_without_margin(self, axis, before, after):
        return slice(before, -after or None)

    def _new_size(self, axis: int, size: int) -> int:
        return size - sum(self._margins()[axis])


def _check_length(argument: str, value: Sequence, length: int) -> None:
    if len(value) != length:
        raise _wrong_length(argument, length)


@versioned
def _wrong_length(argument, length):
    return ArgumentError.like(AssertionError)(
        "%s must be a tuple length of %d" % (argument, length), "margins are (before, after) for each axis")


@_wrong_length.since("1.2.0", reason="a wrong value is a ValueError")
def _wrong_length_of_value(argument, length):
    return ArgumentError.like(ValueError)(
        "`%s` must be a tuple length of %d." % (argument, length), "margins are (before, after) for each axis")


class Cropping1D(_Cropping):
    """A sequence without its first and last steps.

    Parameters
    ----------
    cropping : tuple of two ints
        Number of steps that are cut off at the beginning and at the end.
    **kwargs
        See `Layer`.

    Raises
    ------
    AssertionError
        If there are not two; from 1.2 on a ValueError.

    Notes
    -----
    Input (samples, steps, features), output (samples, fewer steps, features).  The number of steps has to be known
    up to 1.1.  Source: ``keras.layers.convolutional.Cropping1D``, from 1.0.8.

    Examples
    --------
    >>> from keras1.layers.convolutional import Cropping1D
    >>> Cropping1D((1, 2), input_shape=(9, 3)).output_shape
    (None, 6, 3)
    """

    input_ndim = 3

    def __init__(self, cropping: Margins = (1, 1), **kwargs: Any):
        self.input_spec = [InputSpec(ndim=3)]
        super().__init__(**kwargs)
        self._take_pair(cropping)

    @versioned
    def _take_pair(self, cropping):
        self.cropping = tuple(cropping)
        _check_length("cropping", self.cropping, 2)

    @_take_pair.since("2.0.0", reason="a number for both")
    def _take_number_or_pair(self, cropping):
        self.cropping = (normalize_tuple(cropping, 2, "cropping"),)

    @versioned
    def _margins(self) -> Sequence[Margins]:
        return (self.cropping,)

    @_margins.since("2.0.0", reason="as for images")
    def _margins_as_kept(self) -> Sequence[Margins]:
        return self.cropping

    @versioned
    def _config_at(self, config):
        return config

    @_config_at.since("2.0.0", reason=KERAS_2)
    def _config_with_pair(self, config):
        return dict(config, cropping=self.cropping[0])


class Cropping2D(_Cropping):
    """Images without their margins.

    Parameters
    ----------
    cropping : tuple of two pairs of ints
        Rows that are cut off above and below, columns on the left and on the right.
    dim_ordering : {"th", "tf", "default"}
        Whether channels are axis 1 or the last axis; 'default' is what ``K.image_dim_ordering()`` says.  Not part of
        the configuration, up to 1.2.2.
    **kwargs
        See `Layer`.

    Raises
    ------
    AssertionError
        If there are not two pairs, or on another ordering; from 1.2 on a ValueError.

    Notes
    -----
    Input (samples, channels, rows, cols) for 'th', (samples, rows, cols, channels) for 'tf'; the output likewise.
    Sizes have to be known up to 1.1.  Source: ``keras.layers.convolutional.Cropping2D``, from 1.0.8.

    Examples
    --------
    >>> from keras1.layers.convolutional import Cropping2D
    >>> Cropping2D(((1, 2), (0, 1)), dim_ordering="th", input_shape=(3, 9, 9)).output_shape
    (None, 3, 6, 8)
    """

    input_ndim = 4

    @signature("2.0.0", "cropping data_format", positional=1, data_format=DATA_FORMAT, reason=KERAS_2)
    def __init__(self, cropping: Tuple[Margins, Margins] = ((0, 0), (0, 0)), dim_ordering: str = "default",
                 **kwargs: Any):
        self.input_spec = [InputSpec(ndim=4)]
        super().__init__(**kwargs)
        self._take_pairs(cropping)
        self.dim_ordering = check_dim_ordering(self, dim_ordering)


class Cropping3D(_Cropping):
    """Volumes without their margins.

    Parameters
    ----------
    cropping : tuple of three pairs of ints
        What is cut off at the beginning and at the end of each spatial axis.
    dim_ordering, **kwargs
        See `Cropping2D`.

    Raises
    ------
    AssertionError
        If there are not three pairs, or on another ordering; from 1.2 on a ValueError.

    Notes
    -----
    Input (samples, channels, dim1, dim2, dim3) for 'th', (samples, dim1, dim2, dim3, channels) for 'tf'; the
    output likewise.  Source: ``keras.layers.convolutional.Cropping3D``, from 1.0.8.

    Examples
    --------
    >>> from keras1 import emulate
    >>> from keras1.layers.convolutional import Cropping3D
    >>> with emulate("0.3.3"):
    ...     Cropping3D(dim_ordering="tf", input_shape=(5, 6, 7, 1)).output_shape
    (None, 3, 4, 5, 1)
    """

    input_ndim = 5

    @signature("2.0.0", "cropping data_format", positional=1, data_format=DATA_FORMAT, reason=KERAS_2)
    def __init__(self, cropping: Tuple[Margins, Margins, Margins] = ((1, 1), (1, 1), (1, 1)),
                 dim_ordering: str = "default", **kwargs: Any):
        self.input_spec = [InputSpec(ndim=5)]
        super().__init__(**kwargs)
        self._take_pairs(cropping)
        self.dim_ordering = check_dim_ordering(self, dim_ordering)
