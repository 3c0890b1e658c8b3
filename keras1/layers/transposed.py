"""Transposed convolutions of 2.x, which compute the size of their output."""
from typing import Any, Optional, Tuple

from keras1 import backend as K
from keras1.backend.ordering import DATA_FORMATS
from keras1.backend.shapes import spatial_axes
from keras1.errors import ArgumentError, ShapeError
from keras1.history import argument, signature
from keras1.layers.convolution import Convolution2D, Convolution3D
from keras1.layers.filters import Convolution, Named
from keras1.layers.keras_2 import FILTER_NAMES, FILTERS_2D, KERAS_2, with_output_shape
from keras1.layers.windows import with_channels, with_spatial_sizes
from keras1.utils.conv_utils import deconv_length, normalize_tuple

#: Their arguments in order, as they were and with what came later.
_FIRST_NAMES = FILTER_NAMES.replace("dilation_rate ", "")
_NAMES = FILTER_NAMES.replace("data_format", "output_padding data_format")


class _Transposed(Convolution):
    """Abstract parent of the transposed convolutions of 2.x, which are convolutions of images or volumes, too."""

    _config_order = FILTER_NAMES + " output_padding"

    def _take_output_padding(self, output_padding):
        """Keep how much longer than it need be the output is along each axis."""
        self.output_padding = output_padding
        if output_padding is None:
            return
        self.output_padding = normalize_tuple(output_padding, self.rank, "output_padding")
        if any(more >= step for step, more in zip(self.subsample, self.output_padding)):
            raise ArgumentError.like(ValueError)(
                "Stride %s must be greater than output padding %s" % (self.subsample, self.output_padding),
                "with a stride of 2, for example, an output is one step longer, or not")

    def build(self, input_shape: Tuple) -> None:
        if len(input_shape) != self.input_ndim:
            raise ShapeError.like(ValueError)(str((
                "Inputs should have rank %d; Received input shape:" % self.input_ndim, str(input_shape))))
        super().build(input_shape)

    def _kernel_shape(self, channels: int) -> Tuple[int, ...]:
        return self._window() + (self.nb_filter, channels)

    def _new_size(self, axis: int, size: Any) -> Any:
        """The size of the output along an axis, for that of the input; a number, or a tensor for a tensor."""
        more = None if self.output_padding is None else self.output_padding[axis]
        return deconv_length(size, self.subsample[axis], self._window()[axis], self.border_mode, more,
                             self._dilation()[axis])

    def _transposed_by(self, transposed_convolution: Any, x: Any, **options: Any) -> Any:
        """The answers by a function of the backend, which is told the shape of its output."""
        shape = K.shape(x)
        sizes = [self._new_size(i, shape[axis]) for i, axis in enumerate(spatial_axes(self.dim_ordering, self.rank))]
        wanted = [shape[0], self.nb_filter, *sizes] if self.dim_ordering == "th" else \
            [shape[0], *sizes, self.nb_filter]
        return transposed_convolution(x, self.W, tuple(wanted), self.subsample, padding=self.border_mode,
                                      data_format=DATA_FORMATS[self.dim_ordering], **options)

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        return with_channels(with_spatial_sizes(input_shape, self.dim_ordering, self._new_size), self.dim_ordering,
                             self.nb_filter)


class Conv2DTranspose(_Transposed, Convolution2D):
    """The transposed convolution of images: what leads from the outputs of a convolution back to its inputs.

    Parameters
    ----------
    filters : int
        Number of channels of the output.
    kernel_size, strides, dilation_rate : int or tuple of two ints
        Of the convolution that leads back from the output: the output is larger by the strides.
    padding : {"valid", "same"}
        Which padding that convolution has.
    output_padding : int or tuple of two ints, optional
        How much longer the output is along rows and columns, for several lengths lead to the same input; less than
        the strides.  From 2.2 on.
    data_format, activation, use_bias, kernel_initializer, bias_initializer, kernel_regularizer, bias_regularizer, \
activity_regularizer, kernel_constraint, bias_constraint, **kwargs
        See `Convolution2D`, whose names of 2.x these are; the kernel has the shape kernel_size + (filters, channels).

    Raises
    ------
    ValueError
        If the output padding is not less than the strides.

    Notes
    -----
    Input (samples, channels, rows, cols) or (samples, rows, cols, channels); the output likewise.
    M. Zeiler et al., Deconvolutional networks, 2010.
    Source: ``keras.layers.Conv2DTranspose``, from 2.0.0.

    Examples
    --------
    >>> from keras1 import emulate
    >>> from keras1.layers.transposed import Conv2DTranspose
    >>> with emulate("2.3.1"):
    ...     layer = Conv2DTranspose(4, 3, strides=2, data_format="channels_first", input_shape=(1, 8, 8))
    ...     layer.compute_output_shape((None, 1, 8, 8))
    (None, 4, 17, 17)
    """

    @signature("2.0.0", _FIRST_NAMES, positional=2, prepare=with_output_shape, as_written=True, **FILTERS_2D,
               reason=KERAS_2)
    @signature("2.2.4", _NAMES, positional=2, prepare=with_output_shape, as_written=True, **FILTERS_2D,
               reason="outputs of other lengths")
    @argument("dilation_rate", "2.2.4", reason="filters with holes")
    @argument("output_padding", "2.2.4", reason="outputs of other lengths")
    def __init__(self, filters: int, kernel_size: Any, strides: Any = (1, 1), padding: str = "valid",
                 output_padding: Any = None, data_format: Optional[str] = None, dilation_rate: Any = (1, 1),
                 activation: Optional[Named] = None, use_bias: bool = True,
                 kernel_initializer: Named = "glorot_uniform", bias_initializer: Named = "zeros",
                 kernel_regularizer: Any = None, bias_regularizer: Any = None, activity_regularizer: Any = None,
                 kernel_constraint: Any = None, bias_constraint: Any = None, **kwargs: Any):
        super().__init__(filters, kernel_size, strides=strides, padding=padding, data_format=data_format,
                         dilation_rate=dilation_rate, activation=activation, use_bias=use_bias,
                         kernel_initializer=kernel_initializer, bias_initializer=bias_initializer,
                         kernel_regularizer=kernel_regularizer, bias_regularizer=bias_regularizer,
                         activity_regularizer=activity_regularizer, kernel_constraint=kernel_constraint,
                         bias_constraint=bias_constraint, **kwargs)
        self._take_output_padding(output_padding)

    def _convolved(self, x: Any) -> Any:
        return self._transposed_by(K.conv2d_transpose, x, dilation_rate=self.dilation_rate)


class Conv3DTranspose(_Transposed, Convolution3D):
    """The transposed convolution of volumes: what leads from the outputs of a convolution back to its inputs.

    Parameters
    ----------
    filters : int
        Number of channels of the output.
    kernel_size, strides : int or tuple of three ints
        Of the convolution that leads back from the output: the output is larger by the strides.
    padding, output_padding, data_format, activation, use_bias, kernel_initializer, bias_initializer, \
kernel_regularizer, bias_regularizer, activity_regularizer, kernel_constraint, bias_constraint, **kwargs
        See `Conv2DTranspose`.

    Notes
    -----
    Input (samples, channels, dim1, dim2, dim3) or (samples, dim1, dim2, dim3, channels); the output likewise.
    Source: ``keras.layers.Conv3DTranspose``, from 2.0.9.

    Examples
    --------
    >>> from keras1 import emulate
    >>> from keras1.layers.transposed import Conv3DTranspose
    >>> with emulate("2.3.1"):
    ...     Conv3DTranspose(4, 3, strides=2, data_format="channels_last").compute_output_shape((None, 2, 3, 4, 1))
    (None, 5, 7, 9, 4)
    """

    _config_order = _Transposed._config_order.replace("dilation_rate ", "")

    @argument("output_padding", "2.2.4", reason="outputs of other lengths")
    def __init__(self, filters: int, kernel_size: Any, strides: Any = (1, 1, 1), padding: str = "valid",
                 output_padding: Any = None, data_format: Optional[str] = None, activation: Optional[Named] = None,
                 use_bias: bool = True, kernel_initializer: Named = "glorot_uniform",
                 bias_initializer: Named = "zeros", kernel_regularizer: Any = None, bias_regularizer: Any = None,
                 activity_regularizer: Any = None, kernel_constraint: Any = None, bias_constraint: Any = None,
                 **kwargs: Any):
        super().__init__(filters, kernel_size, strides=strides, padding=padding, data_format=data_format,
                         activation=activation, use_bias=use_bias, kernel_initializer=kernel_initializer,
                         bias_initializer=bias_initializer, kernel_regularizer=kernel_regularizer,
                         bias_regularizer=bias_regularizer, activity_regularizer=activity_regularizer,
                         kernel_constraint=kernel_constraint, bias_constraint=bias_constraint, **kwargs)
        self._take_output_padding(output_padding)

    def _dilation(self) -> Tuple[int, ...]:
        return (1, 1, 1)

    def _convolved(self, x: Any) -> Any:
        return self._transposed_by(K.conv3d_transpose, x)
