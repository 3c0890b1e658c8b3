"""Layers that put zeros around sequences, images and volumes."""
from typing import Any, Dict, Tuple, Union

from keras1 import backend as K
from keras1.engine.nodes import InputSpec
from keras1.errors import ArgumentError
from keras1.history import default, signature, versioned
from keras1.layers.keras_2 import DATA_FORMAT, KERAS_2
from keras1.layers.margins import margins, with_pairs
from keras1.layers.resizing import _Resizing
from keras1.layers.windows import check_dim_ordering
from keras1.utils.conv_utils import normalize_tuple

Padding = Union[int, Tuple[int, ...], Dict[str, int]]


class _ZeroPadding(_Resizing):
    """Abstract parent: zeros around what is there."""

    def _zeros(self):
        """The numbers of zeros before and after, along each spatial axis."""
        return self.padding

    def _new_size(self, axis: int, size: int) -> int:
        return size + sum(self._zeros()[axis])


class ZeroPadding1D(_ZeroPadding):
    """Zeros before and after a sequence.

    Parameters
    ----------
    padding : int, or (from 1.2 on) tuple of two ints or dict
        Number of zero steps on either side, or before and after: ``(1, 2)`` or ``{"left_pad": 1, "right_pad": 2}``,
        where what is left out is 0.
    **kwargs
        See `Layer`.

    Raises
    ------
    ValueError
        If a tuple or dict is anything else.

    Notes
    -----
    Input (samples, steps, features), output (samples, steps + zeros, features).
    Source: ``keras.layers.convolutional.ZeroPadding1D``.

    Examples
    --------
    >>> from keras1.layers.convolutional import ZeroPadding1D
    >>> ZeroPadding1D(2, input_shape=(4, 3)).output_shape
    (None, 8, 3)
    """

    input_ndim = 3

    def __init__(self, padding: Padding = 1, **kwargs: Any):
        super().__init__(**kwargs)
        self.padding = padding
        self._take_sides(padding)
        self.input_spec = [InputSpec(ndim=3)]

    @versioned
    def _take_sides(self, padding):
        self.left_pad = self.right_pad = padding

    @_take_sides.since("1.2.0", reason="a padding for each side")
    def _take_each_side(self, padding):
        if isinstance(padding, int):
            padding = (padding, padding)
        self.left_pad, self.right_pad = _of_sides(padding, ("left_pad", "right_pad")) if isinstance(padding, dict) \
            else self._two(tuple(padding))

    @_take_sides.since("2.0.0", reason="no dict any more")
    def _take_pair(self, padding):
        self.left_pad, self.right_pad = pair = normalize_tuple(padding, 2, "padding")
        self.padding = (pair,)

    def _two(self, padding):
        if len(padding) != 2:
            raise ArgumentError.like(ValueError)(
                '`padding` should be int, or dict with keys {"left_pad", "right_pad"}, or tuple of length 2. Found: '
                + str(padding))
        return padding

    def call(self, x: Any, mask: Any = None) -> Any:
        return self._padded(x)

    @versioned
    def _padded(self, x):
        return K.asymmetric_temporal_padding(x, left_pad=self.left_pad, right_pad=self.right_pad)

    @_padded.since("2.0.0", reason=KERAS_2)
    def _padded_by_pair(self, x):
        return K.temporal_padding(x, padding=self.padding[0])

    def _zeros(self):
        return ((self.left_pad, self.right_pad),)

    @versioned
    def _config_at(self, config):
        return config

    @_config_at.since("2.0.0", reason=KERAS_2)
    def _config_with_pair(self, config):
        return dict(config, padding=self.padding[0])


class ZeroPadding2D(_ZeroPadding):
    """A frame of zeros around images.

    Parameters
    ----------
    padding : tuple of two ints, or (from 1.2 on) of four, or dict
        Zero rows above and below, zero columns on the left and the right; or the four of them, in this order or by
        name: ``{"top_pad": 1, "right_pad": 2}``, where what is left out is 0.
    dim_ordering : {"th", "tf", "default"}
        Whether channels are axis 1 or the last axis; 'default', from 1.0.8 on, is what ``K.image_dim_ordering()`` says.
        Not part of the configuration, up to 1.2.2.
    **kwargs
        See `Layer`.

    Raises
    ------
    AssertionError
        On another ordering; from 1.2 on a ValueError.
    ValueError, TypeError
        If the padding is a dict with other keys, or a tuple of another length (from 1.2 on).

    Notes
    -----
    Input (samples, channels, rows, cols) for 'th', (samples, rows, cols, channels) for 'tf'; the output likewise.
    Source: ``keras.layers.convolutional.ZeroPadding2D``.

    Examples
    --------
    >>> from keras1.layers.convolutional import ZeroPadding2D
    >>> ZeroPadding2D((1, 2), input_shape=(3, 8, 8)).output_shape
    (None, 3, 10, 12)
    """

    input_ndim = 4

    @signature("2.0.0", "padding data_format", positional=1, prepare=with_pairs, data_format=DATA_FORMAT,
               reason=KERAS_2)
    @default("dim_ordering", "1.0.8", "default", reason="the ordering is that of keras.json")
    def __init__(self, padding: Padding = (1, 1), dim_ordering: str = "th", **kwargs: Any):
        super().__init__(**kwargs)
        self._take_sides(padding)
        self.dim_ordering = check_dim_ordering(self, dim_ordering)
        self.input_spec = [InputSpec(ndim=4)]

    @versioned
    def _take_sides(self, padding):
        self.padding = tuple(padding)
        self.top_pad = self.bottom_pad = self.padding[0]
        self.left_pad = self.right_pad = self.padding[1]

    @_take_sides.since("1.2.0", reason="a padding for each side")
    def _take_each_side(self, padding):
        self.padding = padding
        self.top_pad, self.bottom_pad, self.left_pad, self.right_pad = \
            _of_sides(padding, ("top_pad", "bottom_pad", "left_pad", "right_pad")) if isinstance(padding, dict) \
            else self._four(tuple(padding))

    @_take_sides.since("2.0.0", reason="a pair for each axis, or a number")
    def _take_pairs(self, padding):
        self.padding = margins(padding, 2, "padding")

    def _four(self, padding):
        if len(padding) not in (2, 4):
            raise ArgumentError.like(TypeError)(
                "`padding` should be tuple of int of length 2 or 4, or dict. Found: " + str(padding))
        return padding if len(padding) == 4 else (padding[0], padding[0], padding[1], padding[1])

    def call(self, x: Any, mask: Any = None) -> Any:
        return self._padded(x)

    @versioned
    def _padded(self, x):
        return K.asymmetric_spatial_2d_padding(
            x, top_pad=self.top_pad, bottom_pad=self.bottom_pad, left_pad=self.left_pad, right_pad=self.right_pad,
            dim_ordering=self.dim_ordering)

    @_padded.since("2.0.0", reason=KERAS_2)
    def _padded_by_pairs(self, x):
        return K.spatial_2d_padding(x, padding=self.padding, data_format=self._place_of_channels())

    @versioned
    def _zeros(self):
        return (self.top_pad, self.bottom_pad), (self.left_pad, self.right_pad)

    @_zeros.since("2.0.0", reason="a pair for each axis")
    def _zeros_as_given(self):
        return self.padding


def _of_sides(padding: Dict[str, int], sides: Tuple[str, ...]) -> Tuple[int, ...]:
    """The padding of each side; 0 where it is not told."""
    if not set(padding) <= set(sides):
        raise ArgumentError.like(ValueError)(
            "Unexpected key found in `padding` dictionary. Keys have to be in {%s}.%sFound: %s" % (
                ", ".join('"%s"' % side for side in sides), " " * (len(sides) == 2), padding.keys()))
    return tuple(padding.get(side, 0) for side in sides)


class ZeroPadding3D(_ZeroPadding):
    """Zeros around volumes.

    Parameters
    ----------
    padding : tuple of three ints
        Zeros on either side of each spatial axis.
    dim_ordering : {"th", "tf", "default"}
        Whether channels are axis 1 or the last axis; 'default', from 1.0.8 on, is what ``K.image_dim_ordering()`` says.
        Not part of the configuration, up to 1.2.2.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input (samples, channels, dim1, dim2, dim3) for 'th', (samples, dim1, dim2, dim3, channels) for 'tf'; the
    output likewise.  Source: ``keras.layers.convolutional.ZeroPadding3D``, from 0.3.3.

    Examples
    --------
    >>> from keras1 import emulate
    >>> from keras1.layers.convolutional import ZeroPadding3D
    >>> with emulate("0.3.3"):
    ...     ZeroPadding3D((0, 1, 2), input_shape=(3, 4, 4, 4)).output_shape
    (None, 3, 4, 6, 8)
    """

    input_ndim = 5

    @signature("2.0.0", "padding data_format", positional=1, data_format=DATA_FORMAT, reason=KERAS_2)
    @default("dim_ordering", "1.0.8", "default", reason="the ordering is that of keras.json")
    def __init__(self, padding: Tuple[int, int, int] = (1, 1, 1), dim_ordering: str = "th", **kwargs: Any):
        super().__init__(**kwargs)
        self._take_sides(padding)
        self.dim_ordering = check_dim_ordering(self, dim_ordering)
        self.input_spec = [InputSpec(ndim=5)]

    @versioned
    def _take_sides(self, padding):
        self.padding = tuple(padding)

    @_take_sides.since("2.0.0", reason="a pair for each axis, or a number")
    def _take_pairs(self, padding):
        self.padding = margins(padding, 3, "padding")

    def call(self, x: Any, mask: Any = None) -> Any:
        return self._padded(x)

    @versioned
    def _padded(self, x):
        return K.spatial_3d_padding(x, padding=self.padding, dim_ordering=self.dim_ordering)

    @_padded.since("2.0.0", reason=KERAS_2)
    def _padded_by_pairs(self, x):
        return K.spatial_3d_padding(x, padding=self.padding, data_format=self._place_of_channels())

    @versioned
    def _zeros(self):
        return [(zeros, zeros) for zeros in self.padding]

    @_zeros.since("2.0.0", reason="a pair for each axis")
    def _zeros_as_given(self):
        return self.padding
