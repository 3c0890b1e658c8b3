"""Convolutions of each channel by itself, alone or followed by a mixture of the channels at each place (2.x)."""
from typing import Any, Optional, Tuple

from keras1 import activations, constraints, initializations, regularizers
from keras1 import backend as K
from keras1.backend.ordering import DATA_FORMATS, normalize_data_format, ordering_of_format
from keras1.engine.nodes import InputSpec
from keras1.errors import ShapeError
from keras1.history import argument, signature
from keras1.layers.convolution import Convolution2D
from keras1.layers.filters import Convolution, Named
from keras1.layers.keras_2 import FILTERS_2D, KERAS_2, with_two_initializers
from keras1.layers.windows import channel_axis, with_channels
from keras1.utils.conv_utils import normalize_padding, normalize_tuple

_NAMES = ("filters kernel_size strides padding data_format dilation_rate depth_multiplier activation use_bias "
          "depthwise_initializer pointwise_initializer bias_initializer depthwise_regularizer pointwise_regularizer "
          "bias_regularizer activity_regularizer depthwise_constraint pointwise_constraint bias_constraint")
_BEFORE_DILATION = _NAMES.replace("dilation_rate ", "")

#: What earlier calls said; a kernel has no initialization of its own, but each of its two parts has.
_EARLIER = {name: words for name, words in FILTERS_2D.items() if not name.startswith("kernel_") or
            name == "kernel_size"}


class _Depthwise(Convolution):
    """Abstract parent of the convolutions with a kernel for each channel."""

    def _take_depthwise(self, depth_multiplier, initializer, regularizer, constraint):
        """Keep the arguments of the kernels of the channels."""
        self.depth_multiplier = depth_multiplier
        self.depthwise_initializer = initializations.get(initializer)
        self.depthwise_regularizer = regularizers.get(regularizer)
        self.depthwise_constraint = constraints.get(constraint)

    def _add_depthwise(self, channels: int) -> None:
        """Make the kernels of the channels."""
        self.depthwise_kernel = self._add_weight(
            self._window() + (channels, self.depth_multiplier), self.depthwise_initializer, "depthwise_kernel",
            regularizer=self.depthwise_regularizer, constraint=self.depthwise_constraint)

    def _add_bias(self, size: int) -> None:
        """Make ``b``, if there is one."""
        self.b = self._add_weight((size,), self.bias_initializer, "b", regularizer=self.b_regularizer,
                                  constraint=self.b_constraint) if self.use_bias else None

    def _channels(self, input_shape: Tuple, owner: str, of: str = "") -> int:
        """The number of channels; an error if it is not known, or the input has too few axes."""
        rank = self.rank + 2
        if len(input_shape) < rank:
            raise ShapeError.like(ValueError)(str((
                "Inputs to `%s` should have rank %d. Received input shape:" % (owner, rank), str(input_shape))))
        axis = channel_axis(self.dim_ordering)
        if input_shape[axis] is None:
            raise ShapeError.like(ValueError)(
                "The channel dimension of the inputs %sshould be defined. Found `None`." % of,
                "%s: the input is of shape %s, its channels are axis %d" % (self.name, input_shape, axis))
        self.input_spec = InputSpec(ndim=rank, axes={axis: input_shape[axis]})
        return input_shape[axis]

    def _answers(self, x: Any) -> Any:
        out = self._convolved(x)
        return out if self.b is None else K.bias_add(out, self.b, data_format=DATA_FORMATS[self.dim_ordering])


class _SeparableConv(_Depthwise):
    """Abstract parent: a convolution of each channel by itself, then of all channels at each place.

    A subclass says its ``_rank``.
    """

    _rank = 1
    _config_order = ("filters kernel_size strides padding data_format dilation_rate activation use_bias "
                     "bias_initializer bias_regularizer activity_regularizer bias_constraint depth_multiplier "
                     "depthwise_initializer pointwise_initializer depthwise_regularizer pointwise_regularizer "
                     "depthwise_constraint pointwise_constraint")

    def _take_all(self, filters, kernel_size, strides, padding, data_format, dilation_rate, activation, use_bias,
                  bias_initializer, bias_regularizer, activity_regularizer, bias_constraint):
        """Keep the arguments that every convolution has."""
        self.filters = self.nb_filter = filters
        self.kernel_size = normalize_tuple(kernel_size, self._rank, "kernel_size")
        self.strides = self.subsample = normalize_tuple(strides, self._rank, "strides")
        self.padding = self.border_mode = normalize_padding(padding)
        self.data_format = normalize_data_format(data_format)
        self.dim_ordering = ordering_of_format(self.data_format)
        self.dilation_rate = normalize_tuple(dilation_rate, self._rank, "dilation_rate")
        self.activation = activations.get(activation)
        self.use_bias = use_bias
        self.bias_initializer = initializations.get(bias_initializer)
        self.bias_regularizer = self.b_regularizer = regularizers.get(bias_regularizer)
        self.activity_regularizer = regularizers.get(activity_regularizer)
        self.bias_constraint = self.b_constraint = constraints.get(bias_constraint)
        self.input_spec = [InputSpec(ndim=self._rank + 2)]

    def _take_pointwise(self, initializer, regularizer, constraint):
        """Keep the arguments of the mixture of channels."""
        self.pointwise_initializer = initializations.get(initializer)
        self.pointwise_regularizer = regularizers.get(regularizer)
        self.pointwise_constraint = constraints.get(constraint)

    def _window(self) -> Tuple[int, ...]:
        return self.kernel_size

    def _dilation(self) -> Tuple[int, ...]:
        return self.dilation_rate

    def build(self, input_shape: Tuple) -> None:
        channels = self._channels(input_shape, "SeparableConv%dD" % self._rank)
        self._add_depthwise(channels)
        self.pointwise_kernel = self._add_weight(
            (1,) * self._rank + (self.depth_multiplier * channels, self.filters), self.pointwise_initializer,
            "pointwise_kernel", regularizer=self.pointwise_regularizer, constraint=self.pointwise_constraint)
        self._add_bias(self.filters)

    def _convolved(self, x: Any) -> Any:
        convolution = {1: K.separable_conv1d, 2: K.separable_conv2d}[self._rank]
        return convolution(x, self.depthwise_kernel, self.pointwise_kernel, data_format=self.data_format,
                           strides=self.strides, padding=self.padding, dilation_rate=self.dilation_rate)


class SeparableConv1D(_SeparableConv):
    """A convolution of each feature of sequences by itself, then of all features at each step.

    Parameters
    ----------
    filters : int
        Number of features of the output.
    kernel_size, strides, dilation_rate : int or tuple of one int
        Of the first convolution.
    padding : {"valid", "same"}
    data_format : {"channels_last", "channels_first"}
        Whether features are the last axis or axis 1.
    depth_multiplier : int
        Number of kernels for each feature.
    activation, use_bias, bias_initializer, bias_regularizer, activity_regularizer, bias_constraint, **kwargs
        See `Convolution1D`, whose names of 2.x these are.
    depthwise_initializer, depthwise_regularizer, depthwise_constraint
        For the kernel of the first convolution, of shape (steps, features, depth_multiplier).
    pointwise_initializer, pointwise_regularizer, pointwise_constraint
        For that of the second, of shape (1, features * depth_multiplier, filters).

    Notes
    -----
    Input (samples, steps, features) or (samples, features, steps); the output likewise.
    Source: ``keras.layers.SeparableConv1D``, from 2.1.

    Examples
    --------
    >>> from keras1 import emulate
    >>> from keras1.layers.separable import SeparableConv1D
    >>> with emulate("2.3.1"):
    ...     layer = SeparableConv1D(4, 3, input_shape=(10, 2), depth_multiplier=2)
    ...     layer.build((None, 10, 2))
    ...     [w.shape for w in layer.get_weights()]
    [(3, 2, 2), (1, 4, 4), (4,)]
    """

    input_ndim = 3

    def __init__(self, filters: int, kernel_size: Any, strides: Any = 1, padding: str = "valid",
                 data_format: Optional[str] = "channels_last", dilation_rate: Any = 1, depth_multiplier: int = 1,
                 activation: Optional[Named] = None, use_bias: bool = True,
                 depthwise_initializer: Named = "glorot_uniform", pointwise_initializer: Named = "glorot_uniform",
                 bias_initializer: Named = "zeros", depthwise_regularizer: Any = None,
                 pointwise_regularizer: Any = None, bias_regularizer: Any = None, activity_regularizer: Any = None,
                 depthwise_constraint: Any = None, pointwise_constraint: Any = None, bias_constraint: Any = None,
                 **kwargs: Any):
        super().__init__(**kwargs)
        self._take_all(filters, kernel_size, strides, padding, data_format, dilation_rate, activation, use_bias,
                       bias_initializer, bias_regularizer, activity_regularizer, bias_constraint)
        self._take_depthwise(depth_multiplier, depthwise_initializer, depthwise_regularizer, depthwise_constraint)
        self._take_pointwise(pointwise_initializer, pointwise_regularizer, pointwise_constraint)


class SeparableConv2D(_SeparableConv):
    """A convolution of each channel of images by itself, then of all channels at each place.

    Parameters
    ----------
    filters : int
        Number of channels of the output.
    kernel_size, strides, dilation_rate : int or tuple of two ints
        Of the first convolution.
    padding : {"valid", "same"}
    data_format : {"channels_first", "channels_last"}, optional
        Whether channels are axis 1 or the last axis; by default what ``K.image_data_format()`` says.
    depth_multiplier : int
        Number of kernels for each channel.
    activation, use_bias, bias_initializer, bias_regularizer, activity_regularizer, bias_constraint, **kwargs
        See `Convolution2D`, whose names of 2.x these are.
    depthwise_initializer, depthwise_regularizer, depthwise_constraint
        For the kernel of the first convolution, of shape (rows, cols, channels, depth_multiplier).
    pointwise_initializer, pointwise_regularizer, pointwise_constraint
        For that of the second, of shape (1, 1, channels * depth_multiplier, filters).

    Notes
    -----
    Input (samples, channels, rows, cols) or (samples, rows, cols, channels); the output likewise.
    F. Chollet, Xception: deep learning with depthwise separable convolutions, 2016.
    Source: ``keras.layers.SeparableConv2D``; on Theano it raised up to 2.0.

    Examples
    --------
    >>> from keras1 import emulate
    >>> from keras1.layers.separable import SeparableConv2D
    >>> with emulate("2.3.1"):
    ...     SeparableConv2D(4, 3, data_format="channels_last").compute_output_shape((None, 8, 9, 3))
    (None, 6, 7, 4)
    """

    input_ndim = 4
    _rank = 2

    @signature("2.0.0", _BEFORE_DILATION, positional=2, prepare=with_two_initializers, as_written=True, **_EARLIER,
               reason=KERAS_2)
    @signature("2.1.6", _NAMES, positional=2, prepare=with_two_initializers, as_written=True, **_EARLIER,
               reason="filters with holes")
    @argument("dilation_rate", "2.1.6", reason="filters with holes")
    def __init__(self, filters: int, kernel_size: Any, strides: Any = (1, 1), padding: str = "valid",
                 data_format: Optional[str] = None, dilation_rate: Any = (1, 1), depth_multiplier: int = 1,
                 activation: Optional[Named] = None, use_bias: bool = True,
                 depthwise_initializer: Named = "glorot_uniform", pointwise_initializer: Named = "glorot_uniform",
                 bias_initializer: Named = "zeros", depthwise_regularizer: Any = None,
                 pointwise_regularizer: Any = None, bias_regularizer: Any = None, activity_regularizer: Any = None,
                 depthwise_constraint: Any = None, pointwise_constraint: Any = None, bias_constraint: Any = None,
                 **kwargs: Any):
        super().__init__(**kwargs)
        self._take_all(filters, kernel_size, strides, padding, data_format, dilation_rate, activation, use_bias,
                       bias_initializer, bias_regularizer, activity_regularizer, bias_constraint)
        self._take_depthwise(depth_multiplier, depthwise_initializer, depthwise_regularizer, depthwise_constraint)
        self._take_pointwise(pointwise_initializer, pointwise_regularizer, pointwise_constraint)


class DepthwiseConv2D(_Depthwise, Convolution2D):
    """A convolution of each channel of images by itself.

    Parameters
    ----------
    kernel_size, strides, dilation_rate : int or tuple of two ints
    depth_multiplier : int
        Number of kernels for each channel.
    padding, data_format, activation, use_bias, bias_initializer, bias_regularizer, activity_regularizer, \
bias_constraint, **kwargs
        See `Convolution2D`, whose names of 2.x these are.
    depthwise_initializer, depthwise_regularizer, depthwise_constraint
        For the kernel, of shape (rows, cols, channels, depth_multiplier).

    Notes
    -----
    Input (samples, channels, rows, cols) or (samples, rows, cols, channels); the output likewise, with channels *
    depth_multiplier channels.  Source: ``keras.layers.DepthwiseConv2D``, from 2.1.

    Examples
    --------
    >>> from keras1 import emulate
    >>> from keras1.layers.separable import DepthwiseConv2D
    >>> with emulate("2.3.1"):
    ...     layer = DepthwiseConv2D(3, depth_multiplier=2, data_format="channels_last")
    ...     layer.compute_output_shape((None, 8, 9, 3))
    (None, 6, 7, 6)
    """

    _config_order = ("kernel_size strides padding data_format dilation_rate activation use_bias bias_initializer "
                     "bias_regularizer activity_regularizer bias_constraint depth_multiplier depthwise_initializer "
                     "depthwise_regularizer depthwise_constraint")

    @argument("dilation_rate", "2.3.0", reason="filters with holes")
    def __init__(self, kernel_size: Any, strides: Any = (1, 1), padding: str = "valid", depth_multiplier: int = 1,
                 data_format: Optional[str] = None, dilation_rate: Any = (1, 1), activation: Optional[Named] = None,
                 use_bias: bool = True, depthwise_initializer: Named = "glorot_uniform",
                 bias_initializer: Named = "zeros", depthwise_regularizer: Any = None, bias_regularizer: Any = None,
                 activity_regularizer: Any = None, depthwise_constraint: Any = None, bias_constraint: Any = None,
                 **kwargs: Any):
        super().__init__(filters=None, kernel_size=kernel_size, strides=strides, padding=padding,
                         data_format=data_format, dilation_rate=dilation_rate, activation=activation,
                         use_bias=use_bias, bias_initializer=bias_initializer, bias_regularizer=bias_regularizer,
                         activity_regularizer=activity_regularizer, bias_constraint=bias_constraint, **kwargs)
        self._take_depthwise(depth_multiplier, depthwise_initializer, depthwise_regularizer, depthwise_constraint)

    def build(self, input_shape: Tuple) -> None:
        channels = self._channels(input_shape, "DepthwiseConv2D", "to `DepthwiseConv2D` ")
        self._add_depthwise(channels)
        self._add_bias(channels * self.depth_multiplier)

    def _convolved(self, x: Any) -> Any:
        return K.depthwise_conv2d(x, self.depthwise_kernel, strides=self.subsample, padding=self.border_mode,
                                  dilation_rate=self.dilation_rate, data_format=DATA_FORMATS[self.dim_ordering])

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        channels = input_shape[channel_axis(self.dim_ordering)] * self.depth_multiplier
        return with_channels(super().get_output_shape_for(input_shape), self.dim_ordering, channels)
