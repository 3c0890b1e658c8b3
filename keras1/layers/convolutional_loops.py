"""Recurrent layers over sequences of images."""
import warnings
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple, Union

import numpy as np

from keras1 import activations, initializations, regularizers
from keras1 import backend as K
from keras1.engine.layer import MaskedLayer
from keras1.engine.nodes import InputSpec
from keras1.errors import ArgumentError, ShapeError
from keras1.history import being
from keras1.layers.gate_formulas import lstm_states
from keras1.utils.np_utils import conv_output_length

Named = Union[str, Callable]

#: Where rows and columns stand in the shape of a batch of sequences, and how an image's shape is put together.
_IMAGE_AXES = {"th": (3, 4), "tf": (2, 3)}
_IMAGE_SHAPES = {"th": lambda filters, rows, cols: (filters, rows, cols),
                 "tf": lambda filters, rows, cols: (rows, cols, filters)}
_KERNEL_SHAPES = {"th": lambda filters, channels, rows, cols: (filters, channels, rows, cols),
                  "tf": lambda filters, channels, rows, cols: (rows, cols, channels, filters)}
_BIAS_SHAPES = {"th": (1, -1, 1, 1), "tf": (1, 1, 1, -1)}


class ConvRecurrent2D(MaskedLayer):
    """Abstract parent of recurrent layers whose states are images.

    Parameters
    ----------
    weights : list of arrays, optional
        Initial values of the weights.
    nb_row, nb_col, nb_filter : int
        Size and number of the filters.
    return_sequences, go_backwards, stateful : bool
        See `Recurrent`.
    dim_ordering : {"th", "tf"}
        Whether an image is (channels, rows, cols) or (rows, cols, channels).
    **kwargs
        See `Layer`.

    Notes
    -----
    Input (samples, time) and an image's shape.  Source: ``keras.layers.convolutional_recurrent.ConvRecurrent2D``,
    from 1.2.
    """

    # A mask passes, though the original says nothing of supporting one.

    def __init__(self, weights: Optional[List[np.ndarray]] = None, nb_row: Optional[int] = None,
                 nb_col: Optional[int] = None, nb_filter: Optional[int] = None, return_sequences: bool = False,
                 go_backwards: bool = False, stateful: bool = False, dim_ordering: Optional[str] = None,
                 **kwargs: Any):
        self.return_sequences = return_sequences
        self.go_backwards = go_backwards
        self.stateful = stateful
        self.initial_weights = weights
        self.nb_row = nb_row
        self.nb_col = nb_col
        self.nb_filter = nb_filter
        self.dim_ordering = dim_ordering
        self.input_spec = [InputSpec(ndim=5)]
        super().__init__(**kwargs)

    def compute_mask(self, x: Any, mask: Any = None) -> Any:
        """The input's mask, if the output is a sequence."""
        return mask if self.return_sequences else None

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        time = (input_shape[1],) if self.return_sequences else ()
        return (input_shape[0],) + time + self._state_shape(input_shape)

    def _state_shape(self, input_shape: Tuple) -> Tuple:
        """The shape of an output image."""
        row_axis, col_axis = _IMAGE_AXES[self.dim_ordering]
        rows = conv_output_length(input_shape[row_axis], self.nb_row, self.border_mode, self.subsample[0])
        cols = conv_output_length(input_shape[col_axis], self.nb_col, self.border_mode, self.subsample[1])
        return _IMAGE_SHAPES[self.dim_ordering](self.nb_filter, rows, cols)

    def step(self, x: Any, states: Tuple) -> Tuple[Any, List[Any]]:
        """Output and new states of one step; see `Recurrent.step`."""
        raise NotImplementedError

    def get_constants(self, x: Any, train: bool = False) -> Optional[List[Any]]:
        """Tensors that every step is given after its states; by default none."""
        return None

    def get_initial_states(self, x: Any) -> List[Any]:
        """The states before the first step, unless the layer is stateful: two images of zeros."""
        zeros = self._no_images(x)
        return [zeros, zeros]

    def _no_images(self, x: Any) -> Any:
        """Zeros of the shape of a batch of output images."""
        return self.conv_step(K.sum(K.zeros_like(x), axis=1), K.zeros(self.W_shape), border_mode=self.border_mode)

    def preprocess_input(self, x: Any) -> Any:
        """What the loop goes through in place of the input ``x``; by default ``x``."""
        return x

    def call(self, x: Any, mask: Any = None) -> Any:
        if K.ndim(x) != 5:
            raise ShapeError.like(AssertionError)(
                "", "%s takes (samples, time) and images, got %d axes" % (type(self).__name__, K.ndim(x)))
        with being(self.release):
            states = self.states if self.stateful else self.get_initial_states(x)
            constants = self.get_constants(x)
            last_output, outputs, states = K.rnn(
                self.step, self.preprocess_input(x), states, go_backwards=self.go_backwards, mask=mask,
                constants=constants)
        if self.stateful:
            self.updates = list(zip(self.states, states))
        return outputs if self.return_sequences else last_output

    def get_config(self) -> Dict[str, Any]:
        """The arguments that make such a layer again, as a dict of plain values."""
        own = {name: getattr(self, name) for name in ("return_sequences", "go_backwards", "stateful")}
        if self.stateful:
            own["batch_input_shape"] = self.input_spec[0].shape
        return dict(super().get_config(), **own)


class ConvLSTM2D(ConvRecurrent2D):
    """Long short-term memory over images: the `LSTM` with convolutions in place of products.

    Parameters
    ----------
    nb_filter, nb_row, nb_col : int
        Number and size of the filters.
    init, inner_init, forget_bias_init, activation, inner_activation
        See `LSTM`.
    dim_ordering : {"default", "th", "tf"}
        Whether an image is (channels, rows, cols) or (rows, cols, channels).
    border_mode : {"valid", "same"}
    subsample : (int, int)
        Steps between places of the filters on the input.
    W_regularizer, U_regularizer, b_regularizer : WeightRegularizer, optional
        Taken, and without effect, as they were.
    dropout_W, dropout_U : float
        Shares of the input and of the last output to drop in training; the same ones at each step.
    **kwargs
        ``weights``, in the order of the `LSTM`, and the other arguments of `ConvRecurrent2D` and `Layer`.

    Raises
    ------
    ValueError
        On another ``dim_ordering``.

    Notes
    -----
    Input (samples, time) and an image's shape; output (samples,) and an image's shape, or with time if
    ``return_sequences``.  X. Shi et al., Convolutional LSTM network, 2015, without peepholes.
    Source: ``keras.layers.convolutional_recurrent.ConvLSTM2D``, from 1.2.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("1.2.2"):
    ...     layer = ConvLSTM2D(4, 3, 3, border_mode="same", dim_ordering="tf", return_sequences=True)
    >>> layer.get_output_shape_for((None, 5, 8, 8, 1))
    (None, 5, 8, 8, 4)
    """

    def __init__(self, nb_filter: int, nb_row: int, nb_col: int, init: Named = "glorot_uniform",
                 inner_init: Named = "orthogonal", forget_bias_init: Named = "one", activation: Named = "tanh",
                 inner_activation: Named = "hard_sigmoid", dim_ordering: str = "default",
                 border_mode: str = "valid", subsample: Sequence[int] = (1, 1), W_regularizer: Any = None,
                 U_regularizer: Any = None, b_regularizer: Any = None, dropout_W: float = 0.,
                 dropout_U: float = 0., **kwargs: Any):
        dim_ordering = K.image_dim_ordering() if dim_ordering == "default" else dim_ordering
        if dim_ordering not in _IMAGE_AXES:
            raise ArgumentError.like(ValueError)(
                str(("dim_ordering must be in {tf,th}", dim_ordering)), "'default', 'th' or 'tf'")
        self.init = initializations.get(init)
        self.inner_init = initializations.get(inner_init)
        self.forget_bias_init = initializations.get(forget_bias_init)
        self.activation = activations.get(activation)
        self.inner_activation = activations.get(inner_activation)
        self.border_mode = border_mode
        self.subsample = subsample
        self.W_regularizer = regularizers.get(W_regularizer)
        self.U_regularizer = regularizers.get(U_regularizer)
        self.b_regularizer = regularizers.get(b_regularizer)
        self.dropout_W = dropout_W
        self.dropout_U = dropout_U
        self.uses_learning_phase = bool(dropout_W or dropout_U)
        if dim_ordering == "th":
            warnings.warn(_NOT_AS_VOLUMES, stacklevel=3)
        super().__init__(nb_filter=nb_filter, nb_row=nb_row, nb_col=nb_col, dim_ordering=dim_ordering, **kwargs)

    # -- weights and states

    def build(self, input_shape: Tuple) -> None:
        self.input_spec = [InputSpec(shape=input_shape)]
        kernel, size = _KERNEL_SHAPES[self.dim_ordering], (self.nb_row, self.nb_col)
        self.W_shape = kernel(self.nb_filter, input_shape[2 if self.dim_ordering == "th" else 4], *size)
        self.W_shape1 = kernel(self.nb_filter, self.nb_filter, *size)
        self._start_states()
        for gate in "ifco":
            self._add_gate("_" + gate)
        self.trainable_weights = [getattr(self, name + "_" + gate) for gate in "icfo" for name in "WUb"]

    def _add_gate(self, suffix: str) -> None:
        bias = self.forget_bias_init if suffix == "_f" else "zero"
        setattr(self, "W" + suffix, self._add_weight(self.W_shape, self.init, "W" + suffix))
        setattr(self, "U" + suffix, self._add_weight(self.W_shape1, self.inner_init, "U" + suffix))
        setattr(self, "b" + suffix, self._add_weight((self.nb_filter,), bias, "b" + suffix))

    def _start_states(self) -> None:
        if self.stateful:
            self.reset_states()
        else:
            self.states = [None] * 4

    def reset_states(self) -> None:
        """Set the states of a stateful layer to zero.

        Raises
        ------
        AssertionError
            If the layer is not stateful.
        ValueError
            If its input has no batch size.
        """
        if not self.stateful:
            raise ArgumentError.like(AssertionError)("Layer must be stateful.", "ConvLSTM2D: give it stateful=True")
        shape = self.input_spec[0].shape
        if not shape[0]:
            raise ShapeError.like(ValueError)(
                "If a RNN is stateful, a complete input_shape must be provided (including batch size).",
                "ConvLSTM2D: the input shape is %s; give the first layer batch_input_shape" % (shape,))
        zeros = np.zeros((shape[0],) + self._state_shape(shape))
        if getattr(self, "states", None) is None:
            self.states = [K.variable(zeros), K.variable(zeros)]
        for state in self.states:
            K.set_value(state, zeros)

    # -- parts of a step

    def conv_step(self, x: Any, W: Any, b: Any = None, border_mode: str = "valid") -> Any:
        """The convolution of a step's input, plus a bias."""
        shape = self.input_spec[0].shape
        out = K.conv2d(x, W, strides=self.subsample, border_mode=border_mode, dim_ordering=self.dim_ordering,
                       image_shape=(shape[0],) + tuple(shape[2:]), filter_shape=self.W_shape)
        return out if b is None else out + K.reshape(b, _BIAS_SHAPES[self.dim_ordering])

    def conv_step_hidden(self, x: Any, W: Any, border_mode: str = "valid") -> Any:
        """The convolution of the last output."""
        shape = self.input_spec[0].shape
        return K.conv2d(x, W, strides=(1, 1), border_mode=border_mode, dim_ordering=self.dim_ordering,
                        image_shape=(shape[0],) + self._state_shape(shape), filter_shape=self.W_shape1)

    def step(self, x: Any, states: Tuple) -> Tuple[Any, List[Any]]:
        """The new output, and it and the new memory as states."""
        h, c, kept_h, kept_x = states
        sums = [self.conv_step(x * kept_x[i], getattr(self, "W_" + gate), getattr(self, "b_" + gate), self.border_mode)
                + self.conv_step_hidden(h * kept_h[i], getattr(self, "U_" + gate), "same")
                for i, gate in enumerate("ifco")]
        h, c = lstm_states(*sums, c, self.activation, self.inner_activation)
        return h, [h, c]

    def get_constants(self, x: Any, train: Any = None) -> List[Any]:
        """The dropout of the last output and that of the input: a mask per gate each; 1 without dropout.

        One draw of NumPy's global generator per gate and kind, if dropped.
        """
        return [_masks(lambda: self._no_images(x) + 1, self.dropout_U),
                _masks(lambda: K.sum(K.zeros_like(x), axis=1) + 1, self.dropout_W)]

    def get_config(self) -> Dict[str, Any]:
        """The arguments that make such a layer again, without those that were forgotten there."""
        return {key: value for key, value in super().get_config().items() if key not in _FORGOTTEN}


#: What a configuration lacks.
_FORGOTTEN = ("subsample", "W_regularizer", "U_regularizer", "b_regularizer", "dropout_W", "dropout_U")

_NOT_AS_VOLUMES = (
    "Be carefull if used with convolution3D layers:\nth in convolution 3D corresponds to (samples, channels, "
    "conv_dim1, conv_dim2,conv_dim3)\nwhile for this network it corresponds to: (samples, time, channels, rows, cols)")


def _masks(ones: Callable, level: float) -> List[Any]:
    """For each gate, what is kept; 1 without dropout."""
    if not 0 < level < 1:
        return [K.cast_to_floatx(1.) for _ in range(4)]
    ones = ones()
    return [K.in_train_phase(K.dropout(ones, level), ones) for _ in range(4)]
