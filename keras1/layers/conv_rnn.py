"""Recurrent layers over sequences of images (2.x)."""
from typing import Any, List, Optional, Sequence, Tuple

from keras1 import activations, regularizers
from keras1 import backend as K
from keras1.engine.nodes import InputSpec, shape_of
from keras1.errors import ArgumentError, ShapeError
from keras1.layers.cells import FusedCell, Named, forgetting_little
from keras1.layers.earlier_arguments import image_signature
from keras1.layers.gate_formulas import lstm_states
from keras1.layers.image_states import CHANNEL_AXIS, images_shape, of_images
from keras1.layers.rnn import RNN
from keras1.layers.rnn_layers import CellLayer, of_cell, warn_of_dropout
from keras1.utils import conv_utils


class ConvRNN2D(RNN):
    """A loop over sequences of images around a cell.

    Parameters
    ----------
    cell : cell
        As that of an `RNN`, over images: ``state_size`` is the channels of its state or states; it has the arguments of
        its convolution as attributes (``filters``, ``kernel_size``, ``strides``, ``padding``, ``data_format``,
        ``dilation_rate``), after ``build`` a ``kernel_shape``, and ``input_conv(x, w, b, padding)``.
    return_sequences, return_state, go_backwards, stateful : bool
        See `RNN`.
    unroll : bool
        It has to be False.
    **kwargs
        See `Layer`.

    Raises
    ------
    TypeError
        If asked to unroll, or given several cells.

    Notes
    -----
    Input (samples, time) and an image's shape, output (samples,) and an image's shape, or with time if
    ``return_sequences``.  Source: ``keras.layers.convolutional_recurrent.ConvRNN2D``, from 2.1.6.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     layer = ConvRNN2D(ConvLSTM2DCell(4, 3), return_state=True)
    >>> layer.compute_output_shape((None, 5, 1, 8, 8))
    [(None, 4, 6, 6), (None, 4, 6, 6), (None, 4, 6, 6)]
    """

    def __init__(self, cell: Any, return_sequences: bool = False, return_state: bool = False,
                 go_backwards: bool = False, stateful: bool = False, unroll: bool = False, **kwargs: Any):
        if unroll:
            raise ArgumentError.like(TypeError)("Unrolling isn't possible with convolutional RNNs.")
        if isinstance(cell, (list, tuple)):
            raise ArgumentError.like(TypeError)("It is not possible at the moment tostack convolutional cells.")
        super().__init__(cell, return_sequences, return_state, go_backwards, stateful, unroll, **kwargs)
        self.input_spec = [InputSpec(ndim=5)]

    # -- states

    @property
    def _state_axis(self) -> int:
        return CHANNEL_AXIS[self.cell.data_format]

    def _open_state_shape(self, size: int) -> Tuple:
        return of_images(None, size, (None, None), self.cell.data_format)

    def _incompatible_states(self) -> str:
        return ("An initial_state was passed that is not compatible with `cell.state_size`. Received `state_spec`=%s; "
                "However `cell.state_size` is %s" % ([spec.shape for spec in self.state_spec], self.cell.state_size))

    def _state_shapes(self) -> List[Tuple]:
        input_shape = self.input_spec[0].shape or (None,) * 5
        shapes = [images_shape(input_shape, self.cell, size) for size in self._state_sizes()]
        if None in shapes[0]:
            raise self._no_batch_size("time dimension", "\nThe same thing goes for the number of rows and columns.")
        return shapes

    def get_initial_state(self, inputs: Any) -> List[Any]:
        """The states before the first step, unless the layer is stateful: images of zeros."""
        kernel = K.zeros(tuple(self.cell.kernel_shape[:-1]) + (self.cell.filters,))
        zeros = self.cell.input_conv(K.sum(K.zeros_like(inputs), axis=1), kernel, padding=self.cell.padding)
        zeros._keras_shape = images_shape(shape_of(inputs) or (None,) * 5, self.cell)
        return [zeros for _ in self._state_sizes()]

    #: What the error says of states and constants that are of two kinds.
    _what_is_mixed = " or constants of an RNN", ""

    def compute_output_shape(self, input_shape: Any) -> Any:
        """The shape of the output, or a list of it and of the states' shapes."""
        shape = input_shape[0] if isinstance(input_shape, list) else input_shape
        images = images_shape(shape, self.cell)
        output_shape = images[:1] + (shape[1],) + images[1:] if self.return_sequences else images
        return [output_shape] + [images] * len(self._state_sizes()) if self.return_state else output_shape


class ConvLSTM2DCell(FusedCell):
    """One step of a `ConvLSTM2D`: an `LSTMCell` with convolutions in place of products.

    Parameters
    ----------
    filters : int
        Channels of an output image.
    kernel_size : int or pair of int
        Rows and columns of the filters.
    strides, dilation_rate : int or pair of int
        Of the filters on the input.
    padding : {"valid", "same"}
        Of the input; that of the last output is "same".
    data_format : {"channels_first", "channels_last"}, optional
        Whether an image is (channels, rows, cols) or (rows, cols, channels).
    activation, recurrent_activation, use_bias, kernel_initializer, recurrent_initializer, bias_initializer, \
unit_forget_bias, kernel_regularizer, recurrent_regularizer, bias_regularizer, kernel_constraint, \
recurrent_constraint, bias_constraint
        See `LSTMCell`.
    dropout, recurrent_dropout : float
        They are zero on Theano, whatever is asked for.
    **kwargs
        See `Layer`.

    Raises
    ------
    ValueError
        When built, if the number of channels of the input is open.

    Notes
    -----
    Source: ``keras.layers.convolutional_recurrent.ConvLSTM2DCell``, from 2.1.6.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     cell = ConvLSTM2DCell(2, 3)
    ...     cell.build((None, 1, 8, 8))
    >>> [w.shape for w in cell.get_weights()]
    [(3, 3, 1, 8), (3, 3, 2, 8), (8,)]
    """

    gates = ("i", "f", "c", "o")

    def __init__(self, filters: int, kernel_size: Any, strides: Any = (1, 1), padding: str = "valid",
                 data_format: Optional[str] = None, dilation_rate: Any = (1, 1), activation: Named = "tanh",
                 recurrent_activation: Named = "hard_sigmoid", use_bias: bool = True,
                 kernel_initializer: Any = "glorot_uniform", recurrent_initializer: Any = "orthogonal",
                 bias_initializer: Any = "zeros", unit_forget_bias: bool = True, kernel_regularizer: Any = None,
                 recurrent_regularizer: Any = None, bias_regularizer: Any = None, kernel_constraint: Any = None,
                 recurrent_constraint: Any = None, bias_constraint: Any = None, dropout: float = 0.,
                 recurrent_dropout: float = 0., **kwargs: Any):
        super().__init__(**kwargs)
        self.filters = filters
        self.kernel_size = conv_utils.normalize_tuple(kernel_size, 2, "kernel_size")
        self.strides = conv_utils.normalize_tuple(strides, 2, "strides")
        self.padding = conv_utils.normalize_padding(padding)
        self.data_format = K.normalize_data_format(data_format)
        self.dilation_rate = conv_utils.normalize_tuple(dilation_rate, 2, "dilation_rate")
        if dropout or recurrent_dropout:
            warn_of_dropout(stacklevel=4)
        self._take(filters, activation, use_bias, kernel_initializer, recurrent_initializer, bias_initializer,
                   kernel_regularizer, recurrent_regularizer, bias_regularizer, kernel_constraint,
                   recurrent_constraint, bias_constraint, dropout=0., recurrent_dropout=0.)
        self.recurrent_activation = activations.get(recurrent_activation)
        self.unit_forget_bias = unit_forget_bias
        self.state_size = (filters, filters)

    def build(self, input_shape: Tuple) -> None:
        channels = input_shape[1 if self.data_format == "channels_first" else -1]
        if channels is None:
            raise ShapeError.like(ValueError)(
                "The channel dimension of the inputs should be defined. Found `None`.",
                "the input of a step has the shape %s, data_format is '%s'" % (input_shape, self.data_format))
        self.kernel_shape = self.kernel_size + (channels, 4 * self.filters)
        self._add_weights(self.kernel_shape, self.kernel_size + (self.filters, 4 * self.filters), (4 * self.filters,))

    def _first_bias(self) -> Any:
        return forgetting_little(self.bias_initializer, self.filters) if self.unit_forget_bias \
            else super()._first_bias()

    def call(self, inputs: Any, states: Sequence[Any], training: Any = None) -> Tuple[Any, List[Any]]:
        """The new output, and it and the new memory as states."""
        h, c = states[0], states[1]
        kernels, biases, recurrent = (self._parts(w) for w in (self.kernel, self.bias, self.recurrent_kernel))
        sums = [self.input_conv(inputs, kernel, bias, padding=self.padding) + self.recurrent_conv(h, recurrent_kernel)
                for kernel, bias, recurrent_kernel in zip(kernels, biases, recurrent)]
        h, c = lstm_states(*sums, c, self.activation, self.recurrent_activation)
        return h, [h, c]

    def input_conv(self, x: Any, w: Any, b: Any = None, padding: str = "valid") -> Any:
        """The convolution of a step's input, plus a bias."""
        out = K.conv2d(x, w, strides=self.strides, padding=padding, data_format=self.data_format,
                       dilation_rate=self.dilation_rate)
        return out if b is None else K.bias_add(out, b, data_format=self.data_format)

    def recurrent_conv(self, x: Any, w: Any) -> Any:
        """The convolution of the last output."""
        return K.conv2d(x, w, strides=(1, 1), padding="same", data_format=self.data_format)


@of_cell("filters kernel_size strides padding data_format dilation_rate activation recurrent_activation use_bias "
         "kernel_initializer recurrent_initializer bias_initializer unit_forget_bias kernel_regularizer "
         "recurrent_regularizer bias_regularizer kernel_constraint recurrent_constraint bias_constraint dropout "
         "recurrent_dropout")
class ConvLSTM2D(CellLayer, ConvRNN2D):
    """Long short-term memory over images: the `LSTM` with convolutions in place of products.

    Parameters
    ----------
    filters, kernel_size, strides, padding, data_format, dilation_rate, activation, recurrent_activation, use_bias, \
kernel_initializer, recurrent_initializer, bias_initializer, unit_forget_bias, kernel_regularizer, \
recurrent_regularizer, bias_regularizer, kernel_constraint, recurrent_constraint, bias_constraint, dropout, \
recurrent_dropout
        See `ConvLSTM2DCell`.
    activity_regularizer : Regularizer, optional
        Of the output.
    return_sequences, go_backwards, stateful : bool
        See `RNN`.
    **kwargs
        ``return_state``, see `RNN`, and the arguments of `Layer`.

    Notes
    -----
    Input (samples, time) and an image's shape; output (samples,) and an image's shape, or with time if
    ``return_sequences``.  X. Shi et al., Convolutional LSTM network, 2015, without peepholes.
    Source: ``keras.layers.convolutional_recurrent.ConvLSTM2D`` of 2.x.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     layer = ConvLSTM2D(4, (3, 3), padding="same", data_format="channels_last", return_sequences=True)
    >>> layer.compute_output_shape((None, 5, 8, 8, 1))
    (None, 5, 8, 8, 4)
    """

    @image_signature(
        "filters kernel_size strides padding data_format dilation_rate activation recurrent_activation use_bias "
        "kernel_initializer recurrent_initializer bias_initializer unit_forget_bias kernel_regularizer "
        "recurrent_regularizer bias_regularizer activity_regularizer kernel_constraint recurrent_constraint "
        "bias_constraint return_sequences go_backwards stateful dropout recurrent_dropout")
    def __init__(self, filters: int, kernel_size: Any, strides: Any = (1, 1), padding: str = "valid",
                 data_format: Optional[str] = None, dilation_rate: Any = (1, 1), activation: Named = "tanh",
                 recurrent_activation: Named = "hard_sigmoid", use_bias: bool = True,
                 kernel_initializer: Any = "glorot_uniform", recurrent_initializer: Any = "orthogonal",
                 bias_initializer: Any = "zeros", unit_forget_bias: bool = True, kernel_regularizer: Any = None,
                 recurrent_regularizer: Any = None, bias_regularizer: Any = None, activity_regularizer: Any = None,
                 kernel_constraint: Any = None, recurrent_constraint: Any = None, bias_constraint: Any = None,
                 return_sequences: bool = False, go_backwards: bool = False, stateful: bool = False,
                 dropout: float = 0., recurrent_dropout: float = 0., **kwargs: Any):
        cell = ConvLSTM2DCell(
            filters, kernel_size, strides=strides, padding=padding, data_format=data_format,
            dilation_rate=dilation_rate, activation=activation, recurrent_activation=recurrent_activation,
            use_bias=use_bias, kernel_initializer=kernel_initializer, recurrent_initializer=recurrent_initializer,
            bias_initializer=bias_initializer, unit_forget_bias=unit_forget_bias,
            kernel_regularizer=kernel_regularizer, recurrent_regularizer=recurrent_regularizer,
            bias_regularizer=bias_regularizer, kernel_constraint=kernel_constraint,
            recurrent_constraint=recurrent_constraint, bias_constraint=bias_constraint, dropout=dropout,
            recurrent_dropout=recurrent_dropout)
        super().__init__(cell, return_sequences=return_sequences, go_backwards=go_backwards, stateful=stateful,
                         **kwargs)
        self.activity_regularizer = regularizers.get(activity_regularizer)
