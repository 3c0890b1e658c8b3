"""Pooling over everything: the largest or the mean of each feature map of a sequence, an image or a volume."""
from typing import Any, Tuple

from keras1 import backend as K
from keras1.backend.shapes import spatial_axes
from keras1.engine.layer import Layer
from keras1.engine.nodes import InputSpec
from keras1.history import argument, by_release, signature, versioned
from keras1.layers.keras_2 import DATA_FORMAT, KERAS_2
from keras1.layers.windows import meant_ordering


class _GlobalPooling(Layer):
    """Abstract parent: a layer that makes one value of each feature map."""

    sure_of_shape = True
    dim_ordering = "tf"  # sequences have their features last

    def _axes(self):
        """The axes over which it pools."""
        return list(spatial_axes("tf" if self.dim_ordering == "tf" else "th", self.input_ndim - 2))

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        return input_shape[0], input_shape[-1 if self.dim_ordering == "tf" else 1]


class _Mean(_GlobalPooling):
    """Abstract parent: the mean of each feature map."""

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.mean(x, axis=self._axes())


class _Max(_GlobalPooling):
    """Abstract parent: the largest value of each feature map."""

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.max(x, axis=self._axes())


class _GlobalPooling1D(_GlobalPooling):
    """Abstract global pooling of sequences."""

    input_ndim = 3

    @signature("2.2.4", "data_format", data_format=DATA_FORMAT, reason="sequences may have their features first")
    @argument("dim_ordering", "2.2.4", reason="data_format=")
    def __init__(self, dim_ordering: str = "tf", **kwargs: Any):
        super().__init__(**kwargs)
        self.dim_ordering = dim_ordering
        self.input_spec = [InputSpec(ndim=3)]


class _GlobalPooling2D(_GlobalPooling):
    """Abstract global pooling of images."""

    input_ndim = 4

    @signature("2.0.0", "data_format", data_format=DATA_FORMAT, reason=KERAS_2)
    def __init__(self, dim_ordering: str = "default", **kwargs: Any):
        super().__init__(**kwargs)
        self.dim_ordering = meant_ordering(dim_ordering)
        self.input_spec = [InputSpec(ndim=self.input_ndim)]


class _GlobalPooling3D(_GlobalPooling2D):
    """Abstract global pooling of volumes."""

    input_ndim = 5


class GlobalAveragePooling1D(_Mean, _GlobalPooling1D):
    """The mean over the steps of a sequence, for each feature.

    Parameters
    ----------
    dim_ordering : {"th", "tf"}
        Whether features are axis 1 or the last axis; from 2.2 on, before they were last.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input (samples, steps, features), output (samples, features).
    Source: ``keras.layers.pooling.GlobalAveragePooling1D``, from 1.1.0.

    Examples
    --------
    >>> from keras1.layers.pooling import GlobalAveragePooling1D
    >>> GlobalAveragePooling1D(input_shape=(9, 3)).output_shape
    (None, 3)
    """

    supports_masking = by_release(False, "2.2.4", True, reason="masked steps do not count")

    def call(self, x: Any, mask: Any = None) -> Any:
        return super().call(x) if mask is None else self._mean_where(x, mask)

    def _mean_where(self, x, mask):
        """The mean of the steps that are not masked; with the features first it fails, as the original did."""
        axis, = self._axes()
        counts = K.reshape(K.cast(mask, K.floatx()), [-1, K.int_shape(x)[axis], 1])
        return K.sum(x * counts, axis=axis) / K.sum(counts, axis=axis)

    def compute_mask(self, x: Any, mask: Any = None) -> None:
        return self._mask_of_mean(mask)

    @versioned
    def _mask_of_mean(self, mask):
        return super().compute_mask(None, mask)

    @_mask_of_mean.since("2.2.4", reason="a mean has no steps")
    def _no_mask(self, mask):
        return None


class GlobalMaxPooling1D(_Max, _GlobalPooling1D):
    """The largest value over the steps of a sequence, for each feature.

    Parameters
    ----------
    dim_ordering : {"th", "tf"}
        Whether features are axis 1 or the last axis; from 2.2 on, before they were last.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input (samples, steps, features), output (samples, features).
    Source: ``keras.layers.pooling.GlobalMaxPooling1D``, from 1.1.0.

    Examples
    --------
    >>> from keras1.layers.pooling import GlobalMaxPooling1D
    >>> GlobalMaxPooling1D(input_shape=(9, 3)).output_shape
    (None, 3)
    """


class GlobalAveragePooling2D(_Mean, _GlobalPooling2D):
    """The mean over the rows and columns of an image, for each channel.

    Parameters
    ----------
    dim_ordering : {"th", "tf", "default"}
        Whether channels are axis 1 or the last axis; 'default' is what ``K.image_dim_ordering()`` says.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input (samples, channels, rows, cols) for 'th', (samples, rows, cols, channels) for 'tf'; output (samples,
    channels).  Source: ``keras.layers.pooling.GlobalAveragePooling2D``, from 1.1.0.

    Examples
    --------
    >>> from keras1.layers.pooling import GlobalAveragePooling2D
    >>> GlobalAveragePooling2D(dim_ordering="tf", input_shape=(8, 9, 3)).output_shape
    (None, 3)
    """


class GlobalMaxPooling2D(_Max, _GlobalPooling2D):
    """The largest value over the rows and columns of an image, for each channel.

    Parameters
    ----------
    dim_ordering, **kwargs
        See `GlobalAveragePooling2D`.

    Notes
    -----
    Source: ``keras.layers.pooling.GlobalMaxPooling2D``, from 1.1.0.

    Examples
    --------
    >>> from keras1.layers.pooling import GlobalMaxPooling2D
    >>> GlobalMaxPooling2D(dim_ordering="th", input_shape=(3, 8, 9)).output_shape
    (None, 3)
    """


class GlobalAveragePooling3D(_Mean, _GlobalPooling3D):
    """The mean over the three axes of a volume, for each channel.

    Parameters
    ----------
    dim_ordering : {"th", "tf", "default"}
        Whether channels are axis 1 or the last axis; 'default' is what ``K.image_dim_ordering()`` says.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input (samples, channels, dim1, dim2, dim3) for 'th', (samples, dim1, dim2, dim3, channels) for 'tf'; output
    (samples, channels).  Source: ``keras.layers.pooling.GlobalAveragePooling3D``, from 1.2.0.

    Examples
    --------
    >>> from keras1 import emulate
    >>> from keras1.layers.pooling import GlobalAveragePooling3D
    >>> with emulate("0.3.3"):
    ...     GlobalAveragePooling3D(dim_ordering="th", input_shape=(3, 4, 5, 6)).output_shape
    (None, 3)
    """


class GlobalMaxPooling3D(_Max, _GlobalPooling3D):
    """The largest value over the three axes of a volume, for each channel.

    Parameters
    ----------
    dim_ordering, **kwargs
        See `GlobalAveragePooling3D`.

    Notes
    -----
    Source: ``keras.layers.pooling.GlobalMaxPooling3D``, from 1.2.0.

    Examples
    --------
    >>> from keras1 import emulate
    >>> from keras1.layers.pooling import GlobalMaxPooling3D
    >>> with emulate("0.3.3"):
    ...     GlobalMaxPooling3D(dim_ordering="tf", input_shape=(4, 5, 6, 3)).output_shape
    (None, 3)
    """
