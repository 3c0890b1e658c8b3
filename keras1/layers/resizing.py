"""Layers that enlarge sequences, images and volumes by repeating what is there."""
from typing import Any, Dict, Tuple

from keras1 import backend as K
from keras1.backend.ordering import DATA_FORMATS
from keras1.engine.layer import Layer
from keras1.engine.nodes import InputSpec
from keras1.errors import ArgumentError
from keras1.history import Renaming, alias, argument, default, signature, versioned
from keras1.layers.keras_2 import DATA_FORMAT, KERAS_2
from keras1.layers.windows import check_dim_ordering, sizes_along_axes, with_spatial_sizes


class _Resizing(Layer):
    """Abstract parent: a layer that changes the sizes of the spatial axes and nothing else of the shape."""

    sure_of_shape = True
    dim_ordering = "tf"  # sequences have their features last
    data_format = alias(("2.0.0", DATA_FORMAT))

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

    @versioned
    def _place_of_channels(self):
        """Where the channels stand, in the words of the backend."""
        return self.dim_ordering

    @_place_of_channels.since("2.0.0", reason=KERAS_2)
    def _data_format_of_channels(self):
        return DATA_FORMATS[self.dim_ordering]


#: ``size``, kept as a tuple of one.
_LENGTH = Renaming(("length",), lambda value: (int(value),), lambda value: (value,), passes=True)


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

    @signature("2.0.0", "size", positional=1, size=_LENGTH, reason=KERAS_2)
    def __init__(self, length: int = 2, **kwargs: Any):
        self.length = length
        self.input_spec = [InputSpec(ndim=3)]
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.repeat_elements(x, self.length, axis=1)

    def _new_size(self, axis: int, size: int) -> int:
        return self.length * size

    @versioned
    def _config_at(self, config):
        return config

    @_config_at.since("2.0.0", reason=KERAS_2)
    def _config_with_number(self, config):
        return dict(config, size=self.length)


class _UpSampling(_Resizing):
    """Abstract parent: each value repeated along every spatial axis."""

    def _take_size(self, size, dim_ordering):
        self.size = sizes_along_axes(size, self.input_ndim - 2, "size")
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

    @signature("2.0.0", "size data_format", positional=1, data_format=DATA_FORMAT, reason=KERAS_2)
    @signature("2.2.4", "size data_format interpolation", positional=1, data_format=DATA_FORMAT,
               reason="values between")
    @argument("interpolation", "2.2.4", reason="values between")
    @default("dim_ordering", "1.0.8", "default", reason="the ordering is that of keras.json")
    def __init__(self, size: Tuple[int, int] = (2, 2), dim_ordering: str = "th", interpolation: str = "nearest",
                 **kwargs: Any):
        self._take_size(size, dim_ordering)
        super().__init__(**kwargs)
        if interpolation not in ("nearest", "bilinear"):
            raise ArgumentError.like(ValueError)('interpolation should be one of "nearest" or "bilinear".',
                                                 "got %r" % (interpolation,))
        self.interpolation = interpolation

    def call(self, x: Any, mask: Any = None) -> Any:
        return self._resized(x)

    @versioned
    def _resized(self, x):
        return K.resize_images(x, self.size[0], self.size[1], self._place_of_channels())

    @_resized.since("2.2.4", reason="values between")
    def _interpolated(self, x):
        return K.resize_images(x, self.size[0], self.size[1], self._place_of_channels(), self.interpolation)


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

    @signature("2.0.0", "size data_format", positional=1, data_format=DATA_FORMAT, reason=KERAS_2)
    @default("dim_ordering", "1.0.8", "default", reason="the ordering is that of keras.json")
    def __init__(self, size: Tuple[int, int, int] = (2, 2, 2), dim_ordering: str = "th", **kwargs: Any):
        self._take_size(size, dim_ordering)
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.resize_volumes(x, self.size[0], self.size[1], self.size[2], self._place_of_channels())
