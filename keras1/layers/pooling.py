"""Pooling layers: the largest or the mean of each window of a sequence, an image or a volume."""
from typing import Any, Optional, Tuple

from keras1 import backend as K
from keras1.backend.ordering import DATA_FORMATS
from keras1.backend.shapes import spatial_axes
from keras1.engine.layer import Layer
from keras1.engine.nodes import InputSpec
from keras1.history import argument, by_release, came, default, signature, versioned
from keras1.layers.filters import as_image, as_sequence
from keras1.layers.global_pooling import (
    GlobalAveragePooling1D,
    GlobalAveragePooling2D,
    GlobalAveragePooling3D,
    GlobalMaxPooling1D,
    GlobalMaxPooling2D,
    GlobalMaxPooling3D,
    _GlobalPooling1D,  # noqa: F401 - users derive layers from these three
    _GlobalPooling2D,  # noqa: F401
    _GlobalPooling3D,  # noqa: F401
)
from keras1.layers.keras_2 import DATA_FORMAT, KERAS_2, or_none, sizes
from keras1.layers.windows import (
    check_border_mode,
    check_dim_ordering,
    output_length,
    sizes_along_axes,
    with_spatial_sizes,
)

__all__ = [
    "AveragePooling1D", "AveragePooling2D", "AveragePooling3D", "AvgPool1D", "AvgPool2D", "AvgPool3D",
    "GlobalAveragePooling1D", "GlobalAveragePooling2D", "GlobalAveragePooling3D", "GlobalAvgPool1D",
    "GlobalAvgPool2D", "GlobalAvgPool3D", "GlobalMaxPool1D", "GlobalMaxPool2D", "GlobalMaxPool3D",
    "GlobalMaxPooling1D", "GlobalMaxPooling2D", "GlobalMaxPooling3D", "MaxPool1D", "MaxPool2D", "MaxPool3D",
    "MaxPooling1D", "MaxPooling2D", "MaxPooling3D",
]

#: The windows in the words of 2.x.
_STEPS = dict(pool_size=sizes("pool_size", "pool_length"), strides=or_none(sizes("strides", "stride")),
              padding="border_mode", data_format=DATA_FORMAT)
_PLACES = dict(padding="border_mode", data_format=DATA_FORMAT)


class _Pooling(Layer):
    """Abstract parent of the pooling layers.

    A subclass says in ``_pooling_function`` how windows become values; users of the time derived theirs from
    ``_Pooling1D`` and ``_Pooling2D``.
    """

    sure_of_shape = True

    def _pooling_function(self, inputs: Any, pool_size: Tuple[int, ...], strides: Tuple[int, ...], *places: str,
                          **named: str) -> Any:
        """One value for each window and channel of images or volumes.

        What follows is called border_mode and dim_ordering, from 2.0 on padding and data_format.
        """
        raise NotImplementedError

    @versioned
    def _pooled(self, x, pool_size, strides, dim_ordering):
        return self._pooling_function(inputs=x, pool_size=pool_size, strides=strides, border_mode=self.border_mode,
                                      dim_ordering=dim_ordering)

    @_pooled.since("2.0.0", reason=KERAS_2)
    def _pooled_with_format(self, x, pool_size, strides, dim_ordering):
        return self._pooling_function(inputs=x, pool_size=pool_size, strides=strides, padding=self.border_mode,
                                      data_format=DATA_FORMATS[dim_ordering])


class _Pooling1D(_Pooling):
    """Abstract pooling along the steps of sequences, taken for images with one column."""

    input_dim = 3  # never asked for: the original meant input_ndim, so nothing checks the number of axes
    placeholder_ndim = 3
    _config_order = by_release(None, "2.0.0", "strides pool_size padding data_format", reason="in another order")

    @signature("2.0.0", "pool_size strides padding", positional=3, **_STEPS, reason=KERAS_2)
    @signature("2.2.4", "pool_size strides padding data_format", positional=3, **_STEPS, reason="data_format=")
    @argument("dim_ordering", "2.2.4", reason="data_format=")
    def __init__(self, pool_length: int = 2, stride: Optional[int] = None, border_mode: str = "valid",
                 dim_ordering: str = "tf", **kwargs: Any):
        super().__init__(**kwargs)
        self.pool_length = pool_length
        self.stride = pool_length if stride is None else stride
        self._note_windows_of_images()
        self.border_mode = check_border_mode(self, border_mode)
        self.dim_ordering = dim_ordering
        self.input_spec = [InputSpec(ndim=3)]

    @versioned
    def _note_windows_of_images(self):
        self.pool_size = (self.pool_length, 1)
        self.st = (self.stride, 1)

    @_note_windows_of_images.since("2.0.0", reason="pool_size and strides are those of the steps")
    def _note_nothing(self):
        pass

    def call(self, x: Any, mask: Any = None) -> Any:
        return self._pooled_steps(x)

    @versioned
    def _pooled_steps(self, x):
        return self._pooled_image(x, "th")

    @_pooled_steps.since("1.2.0", reason="the image keeps its channels on the last axis")
    def _pooled_steps_with_channels_last(self, x):
        return self._pooled_image(x, "tf")

    @_pooled_steps.since("2.0.0", reason="sequences may have their features first")
    def _pooled_steps_of_any_format(self, x):
        axis = spatial_axes(self.dim_ordering, 1)[0] + 1
        pooled = self._pooled(K.expand_dims(x, axis), (self.pool_length, 1), (self.stride, 1), self.dim_ordering)
        return K.squeeze(pooled, axis)

    def _pooled_image(self, x, ordering):
        pooled = self._pooled(as_image(x, ordering), self.pool_size, self.st, ordering)
        return as_sequence(pooled, ordering)

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        return with_spatial_sizes(input_shape, self.dim_ordering, lambda i, size: output_length(
            size, self.pool_length, self.border_mode, self.stride, 1))


class MaxPooling1D(_Pooling1D):
    """The largest of every few steps, for each feature.

    Parameters
    ----------
    pool_length : int
        Number of steps in a window.
    stride : int, optional
        Distance from window to window; ``pool_length`` if not given.
    border_mode : {"valid", "same"}
        Whether windows lie inside only; 'same' works from 0.3.3 on.
    dim_ordering : {"th", "tf"}
        Whether features are axis 1 or the last axis; from 2.2 on, before they were last.
    **kwargs
        See `Layer`.

    Raises
    ------
    AssertionError
        On another border mode; from 1.2 on a ValueError.

    Notes
    -----
    Input (samples, steps, features), output (samples, new steps, features).
    From 2.0 on the arguments are called pool_size, strides, padding, data_format.
    Source: ``keras.layers.convolutional.MaxPooling1D``.

    Examples
    --------
    >>> from keras1.layers.convolutional import MaxPooling1D
    >>> MaxPooling1D(2, input_shape=(9, 3)).output_shape
    (None, 4, 3)
    """

    def _pooling_function(self, inputs, pool_size, strides, *places, **named):
        return K.pool2d(inputs, pool_size, strides, *places, pool_mode="max", **named)


class AveragePooling1D(_Pooling1D):
    """The mean of every few steps, for each feature.

    Parameters
    ----------
    pool_length, stride, border_mode, **kwargs
        See `MaxPooling1D`.

    Notes
    -----
    Source: ``keras.layers.convolutional.AveragePooling1D``.

    Examples
    --------
    >>> from keras1.layers.convolutional import AveragePooling1D
    >>> AveragePooling1D(3, stride=1, input_shape=(9, 3)).output_shape
    (None, 7, 3)
    """

    def _pooling_function(self, inputs, pool_size, strides, *places, **named):
        return K.pool2d(inputs, pool_size, strides, *places, pool_mode="avg", **named)


class _PoolingND(_Pooling):
    """Abstract pooling over all spatial axes."""

    _config_order = by_release(None, "2.0.0", "pool_size padding strides data_format", reason="in another order")

    def _take_windows(self, pool_size, strides, border_mode, dim_ordering):
        rank = self.input_ndim - 2
        self.pool_size = sizes_along_axes(pool_size, rank, "pool_size")
        self.strides = self.pool_size if strides is None else sizes_along_axes(strides, rank, "strides")
        self.border_mode = check_border_mode(self, border_mode)
        self.dim_ordering = check_dim_ordering(self, dim_ordering, quoted=True)
        self.input_spec = [InputSpec(ndim=self.input_ndim)]

    def call(self, x: Any, mask: Any = None) -> Any:
        return self._pooled(x, self.pool_size, self.strides, self.dim_ordering)

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        return with_spatial_sizes(input_shape, self.dim_ordering, lambda i, size: output_length(
            size, self.pool_size[i], self.border_mode, self.strides[i], 1))


class _Pooling2D(_PoolingND):
    """Abstract pooling over the rows and columns of images."""

    input_ndim = 4

    @signature("2.0.0", "pool_size strides padding data_format", positional=3, **_PLACES, reason=KERAS_2)
    @default("dim_ordering", "1.0.8", "default", reason="the ordering is that of keras.json")
    def __init__(self, pool_size: Tuple[int, int] = (2, 2), strides: Optional[Tuple[int, int]] = None,
                 border_mode: str = "valid", dim_ordering: str = "th", **kwargs: Any):
        super().__init__(**kwargs)
        self._take_windows(pool_size, strides, border_mode, dim_ordering)


class MaxPooling2D(_Pooling2D):
    """The largest value of each window of rows and columns, for each channel.

    Parameters
    ----------
    pool_size : tuple of two ints
        Rows and columns of a window.
    strides : tuple of two ints, optional
        Distance from window to window; ``pool_size`` if not given.
    border_mode : {"valid", "same"}
        Whether windows lie inside only; 'same' works from 0.3.3 on.
    dim_ordering : {"th", "tf", "default"}
        Whether channels are axis 1 or the last axis; 'default', from 1.0.8 on, is what ``K.image_dim_ordering()`` says.
    **kwargs
        See `Layer`.

    Raises
    ------
    AssertionError
        On another border mode or ordering; from 1.2 on a ValueError.

    Notes
    -----
    Input (samples, channels, rows, cols) for 'th', (samples, rows, cols, channels) for 'tf'; the output likewise.
    From 2.0 on the arguments are called pool_size, strides, padding, data_format; a number stands for both sizes.
    Source: ``keras.layers.convolutional.MaxPooling2D``.

    Examples
    --------
    >>> from keras1.layers.convolutional import MaxPooling2D
    >>> MaxPooling2D((2, 3), input_shape=(1, 8, 9)).output_shape
    (None, 1, 4, 3)
    """

    def _pooling_function(self, inputs, pool_size, strides, *places, **named):
        return K.pool2d(inputs, pool_size, strides, *places, pool_mode="max", **named)


class AveragePooling2D(_Pooling2D):
    """The mean of each window of rows and columns, for each channel.

    Parameters
    ----------
    pool_size, strides, border_mode, dim_ordering, **kwargs
        See `MaxPooling2D`.

    Notes
    -----
    Source: ``keras.layers.convolutional.AveragePooling2D``.

    Examples
    --------
    >>> from keras1.layers.convolutional import AveragePooling2D
    >>> AveragePooling2D(strides=(1, 1), dim_ordering="tf", input_shape=(8, 9, 1)).output_shape
    (None, 7, 8, 1)
    """

    def _pooling_function(self, inputs, pool_size, strides, *places, **named):
        return K.pool2d(inputs, pool_size, strides, *places, pool_mode="avg", **named)


class _Pooling3D(_PoolingND):
    """Abstract pooling over the three axes of volumes."""

    input_ndim = 5

    @signature("2.0.0", "pool_size strides padding data_format", positional=3, **_PLACES, reason=KERAS_2)
    @default("dim_ordering", "1.0.8", "default", reason="the ordering is that of keras.json")
    def __init__(self, pool_size: Tuple[int, int, int] = (2, 2, 2), strides: Optional[Tuple[int, int, int]] = None,
                 border_mode: str = "valid", dim_ordering: str = "th", **kwargs: Any):
        super().__init__(**kwargs)
        self._take_windows(pool_size, strides, border_mode, dim_ordering)


class MaxPooling3D(_Pooling3D):
    """The largest value of each window of volumes, for each channel.

    Parameters
    ----------
    pool_size : tuple of three ints
        Size of a window.
    strides : tuple of three ints, optional
        Distance from window to window; ``pool_size`` if not given.
    border_mode : {"valid", "same"}
        Whether windows lie inside only; 'same' works from 1.2 on.
    dim_ordering : {"th", "tf", "default"}
        Whether channels are axis 1 or the last axis; 'default', from 1.0.8 on, is what ``K.image_dim_ordering()`` says.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input (samples, channels, dim1, dim2, dim3) for 'th', (samples, dim1, dim2, dim3, channels) for 'tf'; the
    output likewise.  Source: ``keras.layers.convolutional.MaxPooling3D``, from 0.3.3.

    Examples
    --------
    >>> from keras1 import emulate
    >>> from keras1.layers.convolutional import MaxPooling3D
    >>> with emulate("0.3.3"):
    ...     MaxPooling3D(input_shape=(1, 4, 5, 6)).output_shape
    (None, 1, 2, 2, 3)
    """

    def _pooling_function(self, inputs, pool_size, strides, *places, **named):
        return K.pool3d(inputs, pool_size, strides, *places, pool_mode="max", **named)


class AveragePooling3D(_Pooling3D):
    """The mean of each window of volumes, for each channel.

    Parameters
    ----------
    pool_size, strides, border_mode, dim_ordering, **kwargs
        See `MaxPooling3D`.

    Notes
    -----
    Source: ``keras.layers.convolutional.AveragePooling3D``, from 0.3.3.

    Examples
    --------
    >>> from keras1 import emulate
    >>> from keras1.layers.convolutional import AveragePooling3D
    >>> with emulate("0.3.3"):
    ...     AveragePooling3D((1, 2, 3), input_shape=(1, 4, 5, 6)).output_shape
    (None, 1, 4, 2, 2)
    """

    def _pooling_function(self, inputs, pool_size, strides, *places, **named):
        return K.pool3d(inputs, pool_size, strides, *places, pool_mode="avg", **named)


AvgPool1D, MaxPool1D = AveragePooling1D, MaxPooling1D
AvgPool2D, MaxPool2D = AveragePooling2D, MaxPooling2D
AvgPool3D, MaxPool3D = AveragePooling3D, MaxPooling3D
GlobalAvgPool1D, GlobalMaxPool1D = GlobalAveragePooling1D, GlobalMaxPooling1D
GlobalAvgPool2D, GlobalMaxPool2D = GlobalAveragePooling2D, GlobalMaxPooling2D
GlobalAvgPool3D, GlobalMaxPool3D = GlobalAveragePooling3D, GlobalMaxPooling3D

for _name in __all__:
    if "Pooling" not in _name:
        came("layers.pooling", _name, "2.0.0", "shorter names")
    elif _name.startswith("Global"):
        came("layers.pooling", _name, "1.2.0" if _name.endswith("3D") else "1.1.0", "over all places")
