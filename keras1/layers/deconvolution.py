"""The transposed convolution, and the separable one, which Theano has not."""
from typing import Any, Dict, List, Optional, Tuple

import numpy as np

from keras1 import backend as K
from keras1.engine.config import common_config, plain
from keras1.engine.layer import Layer
from keras1.errors import BackendError
from keras1.history import default, signature_at, versioned
from keras1.layers.convolution import Convolution2D
from keras1.layers.filters import Named
from keras1.layers.windows import check_border_mode_of, with_channels, with_spatial_sizes
from keras1.utils.np_utils import conv_input_length
from keras1.utils.upstream import raised


class Deconvolution2D(Convolution2D):
    """The transposed convolution of images: what leads from the outputs of a convolution back to its inputs.

    Parameters
    ----------
    nb_filter, nb_row, nb_col
        See `Convolution2D`.
    output_shape : tuple of int
        Shape of a batch of outputs, its size included (None came to be allowed in Theano later).
    init, activation, weights, border_mode, dim_ordering, W_regularizer, b_regularizer, activity_regularizer, \
W_constraint, b_constraint, bias, **kwargs
        See `Convolution2D`.
    subsample : tuple of two ints
        Of the convolution that leads back from the output: the output is larger by these factors.

    Attributes
    ----------
    output_shape_ : tuple of int
        The argument; ``output_shape`` is what the layer's output has.

    Notes
    -----
    Input (samples, channels, rows, cols) for 'th', (samples, rows, cols, channels) for 'tf'; the output likewise.
    M. Zeiler et al., Deconvolutional networks, 2010.
    Source: ``keras.layers.convolutional.Deconvolution2D``, from 1.0.8.

    Examples
    --------
    >>> from keras1.layers.convolutional import Deconvolution2D
    >>> Deconvolution2D(4, 3, 3, (None, 4, 10, 10), dim_ordering="th", input_shape=(1, 8, 8)).output_shape
    (None, 4, 10, 10)
    """

    sure_of_shape = False

    @default("activation", "1.2.0", None, reason="no activation is none, not a linear one")
    def __init__(self, nb_filter: int, nb_row: int, nb_col: int, output_shape: Tuple[Optional[int], ...],
                 init: Named = "glorot_uniform", activation: Optional[Named] = "linear",
                 weights: Optional[List[np.ndarray]] = None, border_mode: str = "valid",
                 subsample: Tuple[int, int] = (1, 1), dim_ordering: str = "default", W_regularizer: Any = None,
                 b_regularizer: Any = None, activity_regularizer: Any = None, W_constraint: Any = None,
                 b_constraint: Any = None, bias: bool = True, **kwargs: Any):
        check_border_mode_of("Deconvolution2D", border_mode)
        self.output_shape_ = output_shape
        super().__init__(nb_filter, nb_row, nb_col, init=init, activation=activation, weights=weights,
                         border_mode=border_mode, subsample=subsample, dim_ordering=dim_ordering,
                         W_regularizer=W_regularizer, b_regularizer=b_regularizer,
                         activity_regularizer=activity_regularizer, W_constraint=W_constraint,
                         b_constraint=b_constraint, bias=bias, **kwargs)

    def _convolved(self, x: Any) -> Any:
        return K.deconv2d(x, self.W, self.output_shape_, strides=self.subsample, border_mode=self.border_mode,
                          dim_ordering=self.dim_ordering, filter_shape=self.W_shape)

    @versioned
    def _sizes(self, input_shape):
        window = self._window()
        return with_spatial_sizes(input_shape, self.dim_ordering, lambda i, size: conv_input_length(
            size, window[i], self.border_mode, self.subsample[i]))

    @_sizes.since("1.2.0", reason="the output has the size that it was given, not one that is computed")
    def _given_sizes(self, input_shape):
        return (input_shape[0],) + tuple(self.output_shape_[1:])

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        return with_channels(self._sizes(input_shape), self.dim_ordering, self.nb_filter)

    def get_config(self) -> Dict[str, Any]:
        """The arguments that make such a layer again, as a dict of plain values."""
        return self._config()

    @versioned
    def _config(self):
        return super().get_config()

    @_config.since("1.2.0", bug=True, reason="before, a configuration held the shape that was computed")
    def _config_with_given_shape(self):
        names = signature_at(Convolution2D, self.release).parameters
        arguments = {name: plain(getattr(self, name)) for name in names if name not in ("weights", "kwargs")}
        return dict(common_config(self), output_shape=self.output_shape_, **arguments)


class SeparableConvolution2D(Layer):
    """A convolution of each channel by itself, then of all channels at each place: not there on Theano.

    Parameters
    ----------
    nb_filter, nb_row, nb_col, init, activation, weights, border_mode, subsample, dim_ordering, b_regularizer, \
activity_regularizer, b_constraint, bias, **kwargs
        See `Convolution2D`.
    depth_multiplier : int
        Number of filters for each channel.
    depthwise_regularizer, pointwise_regularizer, depthwise_constraint, pointwise_constraint
        For the filters of the first step and of the second.

    Raises
    ------
    RuntimeError
        Always; up to 1.1 a bare Exception.

    Notes
    -----
    Source: ``keras.layers.convolutional.SeparableConvolution2D``, from 1.0.8.
    """

    @default("activation", "1.2.0", None, reason="no activation is none, not a linear one")
    def __init__(self, nb_filter: int, nb_row: int, nb_col: int, init: Named = "glorot_uniform",
                 activation: Optional[Named] = "linear", weights: Optional[List[np.ndarray]] = None,
                 border_mode: str = "valid", subsample: Tuple[int, int] = (1, 1), depth_multiplier: int = 1,
                 dim_ordering: str = "default", depthwise_regularizer: Any = None, pointwise_regularizer: Any = None,
                 b_regularizer: Any = None, activity_regularizer: Any = None, depthwise_constraint: Any = None,
                 pointwise_constraint: Any = None, b_constraint: Any = None, bias: bool = True, **kwargs: Any):
        raise BackendError.like(raised(RuntimeError))(
            "SeparableConv2D is only available with TensorFlow for the time being.",
            "keras1 computes on Theano; Convolution2D is there, which mixes all channels at once")
