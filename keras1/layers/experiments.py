"""Two experiments with convolutions that 0.3.3 was released with."""
from typing import Any, Callable, Dict, List, Optional, Tuple, Union

import numpy as np

from keras1 import activations, initializations
from keras1 import backend as K
from keras1.engine.layer import Layer
from keras1.errors import ArgumentError, ShapeError
from keras1.layers.windows import channel_axis, check_dim_ordering, conv_output_length, with_spatial_sizes

Named = Union[str, Callable]


class _Experiment(Layer):
    """Abstract parent: a convolution of images whose configuration holds no arguments."""

    placeholder_ndim = 4
    sure_of_shape = True

    def _kernel_shape(self, filters: int, channels: int, window: Tuple[int, int]) -> Tuple[int, ...]:
        return (filters, channels) + window if self.dim_ordering == "th" else window + (channels, filters)

    def _with_bias(self, x: Any, b: Any) -> Any:
        shape = [1, 1, 1, 1]
        shape[channel_axis(self.dim_ordering)] = self.nb_filter
        return x + K.reshape(b, tuple(shape))

    def _output_shape(self, input_shape: Tuple, border_mode: str, strides: Tuple[int, int]) -> Tuple:
        window = self.nb_row, self.nb_col
        shape = list(with_spatial_sizes(input_shape, self.dim_ordering, lambda i, size: conv_output_length(
            size, window[i], border_mode, strides[i])))
        shape[channel_axis(self.dim_ordering)] = self.nb_filter
        return tuple(shape)

    def get_config(self) -> Dict[str, Any]:
        arguments = set(self.given) - {"kwargs"}
        return {key: value for key, value in super().get_config().items() if key not in arguments}


class Xception(_Experiment):
    """A convolution in two steps: over the channels at each place, then over the places in each channel.

    Parameters
    ----------
    nb_filter, nb_row, nb_col, init, activation, weights, border_mode, subsample
        See `Convolution2D`; the weights are ``[W1, b]`` and one kernel for each filter.
    dim_ordering : {"th", "tf"}
        Whether channels are axis 1 or the last axis.
    **kwargs
        See `Layer`.

    Raises
    ------
    Exception
        On another border mode.
    AssertionError
        On another ordering.

    Notes
    -----
    Source: ``keras.layers.xtreme_inception.Xception``, in 0.3.3 only.

    Examples
    --------
    >>> from keras1.layers.xtreme_inception import Xception
    >>> layer = Xception(2, 3, 3, dim_ordering="th", input_shape=(4, 8, 8))
    >>> layer.output_shape, [w.shape for w in layer.get_weights()]
    ((None, 2, 6, 6), [(2, 4, 1, 1), (2,), (1, 1, 3, 3), (1, 1, 3, 3)])
    """

    def __init__(self, nb_filter: int, nb_row: int, nb_col: int, init: Named = "glorot_uniform",
                 activation: Named = "linear", weights: Optional[List[np.ndarray]] = None, border_mode: str = "valid",
                 subsample: Tuple[int, int] = (1, 1), dim_ordering: str = "tf", **kwargs: Any):
        if border_mode not in ("valid", "same"):
            raise ArgumentError.like(Exception)(
                str(("Invalid border mode for Convolution2D:", border_mode)), "expected 'valid' or 'same'")
        self.nb_filter = nb_filter
        self.nb_row = nb_row
        self.nb_col = nb_col
        self.init = initializations.get(init)
        self.activation = activations.get(activation)
        self.initial_weights = weights
        self.border_mode = border_mode
        self.subsample = tuple(subsample)
        self.dim_ordering = check_dim_ordering(self, dim_ordering)
        super().__init__(**kwargs)

    def build(self, input_shape: Tuple) -> None:
        channels = input_shape[channel_axis(self.dim_ordering)]
        window = self._kernel_shape(1, 1, (self.nb_row, self.nb_col))
        self.conv_Ws = [self._add_weight(window, self.init) for _ in range(self.nb_filter)]
        self.W1 = self._add_weight(self._kernel_shape(self.nb_filter, channels, (1, 1)), self.init)
        self.b = self._add_weight((self.nb_filter,), "zero")
        self.trainable_weights = [self.W1, self.b] + self.conv_Ws

    def call(self, x: Any, mask: Any = None) -> Any:
        mixed = K.conv2d(x, self.W1, strides=(1, 1), border_mode="same", dim_ordering=self.dim_ordering)
        parts = [K.conv2d(self._channel(mixed, i), W, strides=self.subsample, border_mode=self.border_mode,
                          dim_ordering=self.dim_ordering) for i, W in enumerate(self.conv_Ws)]
        joined = K.concatenate(parts, axis=channel_axis(self.dim_ordering))
        return self.activation(self._with_bias(joined, self.b))

    def _channel(self, x: Any, i: int) -> Any:
        return x[:, i:i + 1] if self.dim_ordering == "th" else x[:, :, :, i:i + 1]

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        return self._output_shape(input_shape, self.border_mode, self.subsample)


class SemiSupervizedConvolution2D(_Experiment):
    """A convolution whose filters are drawn towards the statistics of its inputs.

    Training keeps running sums of the inputs' features and of their products, and a small penalty keeps the
    filters' products near the two.

    Parameters
    ----------
    nb_filter, nb_row, nb_col, init
        See `Convolution2D`; the border mode is 'same', the activation relu.
    strides : tuple of two ints
        Distance from one place of the filters to the next.
    dim_ordering : {"th", "tf"}
        Whether channels are axis 1 or the last axis.
    momentum : float
        Share of the old values when the running sums are updated.
    **kwargs
        See `Layer`; the batch size must be known (``batch_input_shape``).

    Raises
    ------
    TypeError
        Without a batch size.

    Notes
    -----
    The weights are ``[kernel, biases, feature_sums, feature_covariance_sums]``.  In the original no model with
    it could be compiled under Theano: its penalty asked for TensorFlow's shapes.
    Source: ``keras.layers.custom.SemiSupervizedConvolution2D``, in 0.3.3 (and 0.3.2) only.

    Examples
    --------
    >>> from keras1 import emulate
    >>> from keras1.layers.custom import SemiSupervizedConvolution2D
    >>> with emulate("0.3.3"):
    ...     SemiSupervizedConvolution2D(2, 3, 3, batch_input_shape=(4, 8, 8, 1)).output_shape
    (4, 8, 8, 2)
    """

    def __init__(self, nb_filter: int, nb_row: int, nb_col: int, strides: Tuple[int, int] = (1, 1),
                 dim_ordering: str = "tf", momentum: float = 0.9, init: Named = "glorot_uniform", **kwargs: Any):
        self.nb_filter = nb_filter
        self.nb_row = nb_row
        self.nb_col = nb_col
        self.strides = strides
        self.dim_ordering = dim_ordering
        self.momentum = momentum
        self.init = initializations.get(init)
        super().__init__(**kwargs)

    def build(self, input_shape: Tuple) -> None:
        channels = input_shape[channel_axis(self.dim_ordering)]
        size = self.input_space_dim = channels * self.nb_row * self.nb_col
        self.kernel_shape = self._kernel_shape(self.nb_filter, channels, (self.nb_row, self.nb_col))
        self.kernel = self._add_weight(self.kernel_shape, self.init)
        self.biases = self._add_weight((self.nb_filter,), "zero")
        self.feature_sums = self._add_weight((size,), "zero", trainable=False)
        self.feature_covariance_sums = self._add_weight((size, size), "zero", trainable=False)
        self.updates = self._new_sums(self._features(input_shape, channels))
        self.regularizers = [self.pmi_regularizer]

    def _features(self, input_shape, channels):
        """The sum of the channels at each place, once for every weight of a filter: (places, weights)."""
        if not input_shape[0]:
            raise ShapeError.like(TypeError)(
                "unsupported operand type(s) for *: 'NoneType' and 'int'",
                "SemiSupervizedConvolution2D needs a batch size: batch_input_shape=(samples, ...)")
        self.identity_kernel_shape = self._kernel_shape(self.input_space_dim, channels, (1, 1))
        self.identity_kernel = K.variable(np.ones(self.identity_kernel_shape))
        x = K.conv2d(self.get_input(train=False), self.identity_kernel, border_mode="same",
                     dim_ordering=self.dim_ordering)
        return K.reshape(x, (int(np.prod(input_shape)) // channels, self.input_space_dim))

    def _new_sums(self, x):
        old, new = self.momentum, 1 - self.momentum
        sums, products = self.feature_sums, self.feature_covariance_sums
        return [(sums, old * sums + new * K.sum(x, axis=0)),
                (products, old * products + new * K.dot(K.transpose(x), x))]

    def call(self, x: Any, mask: Any = None) -> Any:
        out = K.conv2d(x, self.kernel, strides=self.strides, border_mode="same", dim_ordering=self.dim_ordering,
                       image_shape=self.input_shape, filter_shape=self.kernel_shape)
        return K.relu(self._with_bias(out, self.biases))

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        return self._output_shape(input_shape, "same", self.strides)

    def get_pmi(self) -> Any:
        """The statistics that the filters' products are drawn towards, (weights, weights)."""
        sums = K.reshape(self.feature_sums, (self.input_space_dim, 1))
        products = K.dot(sums, K.transpose(sums)) * self.feature_covariance_sums
        return K.log(products + K.epsilon()) * self.feature_covariance_sums

    def pmi_regularizer(self, loss: Any) -> Any:
        """The loss and the penalty."""
        kernel = K.reshape(self.kernel, (self.input_space_dim, self.nb_filter))
        return loss + 1e-8 * K.mean(K.abs(self.get_pmi() - K.dot(kernel, K.transpose(kernel))))
