"""Layers that enlarge sequences, images and volumes: by repeating what is there, or by zeros around it."""
from typing import Any, Dict, Tuple, Union

from keras1 import backend as K
from keras1.engine.layer import Layer
from keras1.engine.nodes import InputSpec
from keras1.errors import ArgumentError
from keras1.history import default, versioned
from keras1.layers.windows import check_dim_ordering, with_spatial_sizes

Padding = Union[int, Tuple[int, ...], Dict[str, int]]


class _Resizing(Layer):
    """Abstract parent: a layer that changes the sizes of the spatial axes and nothing else of the shape."""

    sure_of_shape = True
    dim_ordering = "tf"  # sequences have their features last

    def _new_size(self, axis: int, size: int) -> int:
        """Size of the output along a spatial axis, counted from 0."""
        raise NotImplementedError

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        return with_spatial_sizes(input_shape, self.dim_ordering, self._new_size)

    def get_config(self) -> Dict[str, Any]:
        return self._config_at(super().get_config())

    @versioned
    def _config_at(self, config):
        return {key: value for key, value in config.items() if key != "dim_ordering"}

    @_config_at.since("2.0.0", bug=True, reason="up to 1.2.2 the configuration left the ordering of axes out")
    def _whole_config(self, config):
        return config


class UpSampling1D(_Resizing):
    """Each step of a sequence ``length`` times in a row.

    Parameters
    ----------
    length : int
    **kwargs
        See `Layer`.

    Notes
    -----
    Input (samples, steps, features), output (samples, steps * length, features).
    Source: ``keras.layers.convolutional.UpSampling1D``.

    Examples
    --------
    >>> from keras1.layers.convolutional import UpSampling1D
    >>> UpSampling1D(3, input_shape=(4, 2)).output_shape
    (None, 12, 2)
    """

    input_ndim = 3

    def __init__(self, length: int = 2, **kwargs: Any):
        self.length = length
        self.input_spec = [InputSpec(ndim=3)]
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.repeat_elements(x, self.length, axis=1)

    def _new_size(self, axis: int, size: int) -> int:
        return self.length * size


class _UpSampling(_Resizing):
    """Abstract parent: each value repeated along every spatial axis."""

    def _take_size(self, size, dim_ordering):
        self.size = tuple(size)
        self.dim_ordering = check_dim_ordering(self, dim_ordering)
        self.input_spec = [InputSpec(ndim=self.input_ndim)]

    def _new_size(self, axis: int, size: int) -> int:
        return self.size[axis] * size


class UpSampling2D(_UpSampling):
    """Each row of an image ``size[0]`` times, and each column ``size[1]`` times in a row.

    Parameters
    ----------
    size : tuple of two ints
    dim_ordering : {"th", "tf", "default"}
        Whether channels are axis 1 or the last axis; 'default', from 1.0.8 on, is what ``K.image_dim_ordering()`` says.
        Not part of the configuration, up to 1.2.2.
    **kwargs
        See `Layer`.

    Raises
    ------
    AssertionError
        On another ordering; from 1.2 on a ValueError.

    Notes
    -----
    Input (samples, channels, rows, cols) for 'th', (samples, rows, cols, channels) for 'tf'; the output likewise.
    Source: ``keras.layers.convolutional.UpSampling2D``.

    Examples
    --------
    >>> from keras1.layers.convolutional import UpSampling2D
    >>> UpSampling2D((2, 3), input_shape=(1, 4, 5)).output_shape
    (None, 1, 8, 15)
    """

    input_ndim = 4

    @default("dim_ordering", "1.0.8", "default", reason="the ordering is that of keras.json")
    def __init__(self, size: Tuple[int, int] = (2, 2), dim_ordering: str = "th", **kwargs: Any):
        self._take_size(size, dim_ordering)
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.resize_images(x, self.size[0], self.size[1], self.dim_ordering)


class UpSampling3D(_UpSampling):
    """Each value of a volume ``size[i]`` times in a row along axis ``i``.

    Parameters
    ----------
    size : tuple of three ints
    dim_ordering : {"th", "tf", "default"}
        Whether channels are axis 1 or the last axis; 'default', from 1.0.8 on, is what ``K.image_dim_ordering()`` says.
        Not part of the configuration, up to 1.2.2.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input (samples, channels, dim1, dim2, dim3) for 'th', (samples, dim1, dim2, dim3, channels) for 'tf'; the
    output likewise.  Source: ``keras.layers.convolutional.UpSampling3D``, from 0.3.3.

    Examples
    --------
    >>> from keras1 import emulate
    >>> from keras1.layers.convolutional import UpSampling3D
    >>> with emulate("0.3.3"):
    ...     UpSampling3D((1, 2, 3), input_shape=(1, 4, 5, 6)).output_shape
    (None, 1, 4, 10, 18)
    """

    input_ndim = 5

    @default("dim_ordering", "1.0.8", "default", reason="the ordering is that of keras.json")
    def __init__(self, size: Tuple[int, int, int] = (2, 2, 2), dim_ordering: str = "th", **kwargs: Any):
        self._take_size(size, dim_ordering)
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.resize_volumes(x, self.size[0], self.size[1], self.size[2], self.dim_ordering)


class ZeroPadding1D(_Resizing):
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

    def _two(self, padding):
        if len(padding) != 2:
            raise ArgumentError.like(ValueError)(
                '`padding` should be int, or dict with keys {"left_pad", "right_pad"}, or tuple of length 2. Found: '
                + str(padding))
        return padding

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.asymmetric_temporal_padding(x, left_pad=self.left_pad, right_pad=self.right_pad)

    def _new_size(self, axis: int, size: int) -> int:
        return size + self.left_pad + self.right_pad


class ZeroPadding2D(_Resizing):
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

    def _four(self, padding):
        if len(padding) not in (2, 4):
            raise ArgumentError.like(TypeError)(
                "`padding` should be tuple of int of length 2 or 4, or dict. Found: " + str(padding))
        return padding if len(padding) == 4 else (padding[0], padding[0], padding[1], padding[1])

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.asymmetric_spatial_2d_padding(
            x, top_pad=self.top_pad, bottom_pad=self.bottom_pad, left_pad=self.left_pad, right_pad=self.right_pad,
            dim_ordering=self.dim_ordering)

    def _new_size(self, axis: int, size: int) -> int:
        return size + (self.top_pad + self.bottom_pad, self.left_pad + self.right_pad)[axis]


def _of_sides(padding: Dict[str, int], sides: Tuple[str, ...]) -> Tuple[int, ...]:
    """The padding of each side; 0 where it is not told."""
    if not set(padding) <= set(sides):
        raise ArgumentError.like(ValueError)(
            "Unexpected key found in `padding` dictionary. Keys have to be in {%s}.%sFound: %s" % (
                ", ".join('"%s"' % side for side in sides), " " * (len(sides) == 2), padding.keys()))
    return tuple(padding.get(side, 0) for side in sides)


class ZeroPadding3D(_Resizing):
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

    @default("dim_ordering", "1.0.8", "default", reason="the ordering is that of keras.json")
    def __init__(self, padding: Tuple[int, int, int] = (1, 1, 1), dim_ordering: str = "th", **kwargs: Any):
        super().__init__(**kwargs)
        self.padding = tuple(padding)
        self.dim_ordering = check_dim_ordering(self, dim_ordering)
        self.input_spec = [InputSpec(ndim=5)]

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.spatial_3d_padding(x, padding=self.padding, dim_ordering=self.dim_ordering)

    def _new_size(self, axis: int, size: int) -> int:
        return size + 2 * self.padding[axis]
