"""The recurrent layers: SimpleRNN, GRU, LSTM."""
from typing import Any, Callable, List, Tuple, Union

from keras1 import activations, initializations
from keras1 import backend as K
from keras1.history import default, versioned
from keras1.layers.gate_formulas import gru_state, lstm_states
from keras1.layers.gates import Cell, GatedCell, later_arguments

Named = Union[str, Callable]


class SimpleRNN(Cell):
    """Fully connected recurrence: ``h = activation(dot(x, W) + b + dot(h, U))``.

    Parameters
    ----------
    output_dim : int
        Number of units.
    init, inner_init : str or callable
        Initialization of the weights of the input, ``W``, and of the recurrent ones, ``U``.
    activation : str or callable
        Elementwise function of the output; the default was 'sigmoid' up to 0.3.2.
    W_regularizer, U_regularizer, b_regularizer : WeightRegularizer, optional
    dropout_W, dropout_U : float
        Shares of the features of the input, and of the last output, to drop in training; the same ones at
        each step.
    **kwargs
        ``weights=[W, U, b]`` and the other arguments of `Recurrent` and `Layer`.

    Notes
    -----
    Input (samples, time, input_dim); output (samples, output_dim), or (samples, time, output_dim) with
    ``return_sequences``.  Y. Gal, A theoretically grounded application of dropout in recurrent neural
    networks, 2015.  Source: ``keras.layers.recurrent.SimpleRNN``.

    Examples
    --------
    >>> from keras1.layers.recurrent import SimpleRNN
    >>> [w.shape for w in SimpleRNN(4, input_dim=3).get_weights()]
    [(3, 4), (4, 4), (4,)]
    """

    cell_name = "SimpleRNN"

    @later_arguments
    @default("activation", "0.3.3", "tanh", "outputs around zero")
    def __init__(self, output_dim: int, init: Named = "glorot_uniform", inner_init: Named = "orthogonal",
                 activation: Named = "sigmoid", W_regularizer: Any = None, U_regularizer: Any = None,
                 b_regularizer: Any = None, dropout_W: float = 0., dropout_U: float = 0., **kwargs: Any):
        self._take(output_dim, init, inner_init, activation, W_regularizer, U_regularizer, b_regularizer,
                   dropout_W, dropout_U)
        super().__init__(**kwargs)

    @versioned
    def _no_batch_size(self):
        return super()._no_batch_size()

    @_no_batch_size.since("1.2.0", reason="the message says how to give the batch size")
    def _no_batch_size_explained(self):
        return _NO_BATCH_SIZE

    def _as_constant(self, masks: List[Any]) -> Any:
        return masks[0]

    def _per_gate(self, constant: Any) -> Any:
        return [constant]

    def _dropout_of_input_constants(self) -> float:
        return self.dropout_W if self.consume_less == "cpu" else 0.  # otherwise the input has no dropout

    def step(self, x: Any, states: Tuple) -> Tuple[Any, List[Any]]:
        """The new output, which is the state too."""
        [kept], [product] = self._kept(states), self._products(x, states)
        output = self.activation(product + K.dot(states[0] * kept, self.U))
        return output, [output]


_NO_BATCH_SIZE = (
    "If a RNN is stateful, it needs to know its batch size. Specify the batch size of your input tensors: \n"
    "- If using a Sequential model, specify the batch size by passing a `batch_input_shape` argument to your "
    "first layer.\n"
    "- If using the functional API, specify the time dimension by passing a `batch_shape` argument to your "
    "Input layer.")


class GRU(GatedCell):
    """Gated recurrent unit.

    ::

        z = inner_activation(dot(x, W_z) + b_z + dot(h, U_z))
        r = inner_activation(dot(x, W_r) + b_r + dot(h, U_r))
        h = z * h + (1 - z) * activation(dot(x, W_h) + b_h + dot(r * h, U_h))

    Parameters
    ----------
    output_dim, init, inner_init, activation, W_regularizer, U_regularizer, b_regularizer, dropout_W, \
dropout_U
        See `SimpleRNN`.
    inner_activation : str or callable
        Elementwise function of the gates ``z`` and ``r``.
    **kwargs
        ``weights=[W_z, U_z, b_z, W_r, U_r, b_r, W_h, U_h, b_h]``, for ``consume_less="gpu"`` ``[W, U, b]``,
        and the other arguments of `Recurrent` and `Layer`.

    Notes
    -----
    Input and output as those of `SimpleRNN`.  K. Cho et al., On the properties of neural machine translation,
    2014.  Source: ``keras.layers.recurrent.GRU``.

    Examples
    --------
    >>> from keras1.layers.recurrent import GRU
    >>> GRU(4, input_shape=(5, 3)).count_params()
    96
    """

    suffixes = ("_z", "_r", "_h")
    cell_name = "GRU"

    @later_arguments
    @default("activation", "0.3.3", "tanh", "outputs around zero")
    def __init__(self, output_dim: int, init: Named = "glorot_uniform", inner_init: Named = "orthogonal",
                 activation: Named = "sigmoid", inner_activation: Named = "hard_sigmoid",
                 W_regularizer: Any = None, U_regularizer: Any = None, b_regularizer: Any = None,
                 dropout_W: float = 0., dropout_U: float = 0., **kwargs: Any):
        self._take(output_dim, init, inner_init, activation, W_regularizer, U_regularizer, b_regularizer,
                   dropout_W, dropout_U)
        self.inner_activation = activations.get(inner_activation)
        super().__init__(**kwargs)

    @versioned
    def _make_parts(self):
        self._add_gates()
        self._start_states()

    @_make_parts.since("1.0.8", reason="a layer that lacks a batch size for its states draws nothing")
    def _make_states_first(self):
        super()._make_parts()

    def step(self, x: Any, states: Tuple) -> Tuple[Any, List[Any]]:
        """The new output, which is the state too."""
        h, kept = states[0], self._kept(states)
        x_z, x_r, x_h = self._products(x, states)
        U_z, U_r, U_h = (U for _, U, _ in self._gates())
        h = gru_state(x_z + K.dot(h * kept[0], U_z), x_r + K.dot(h * kept[1], U_r),
                      lambda r: x_h + K.dot(r * h * kept[2], U_h), h, self.activation, self.inner_activation)
        return h, [h]


class LSTM(GatedCell):
    """Long short-term memory.

    ::

        i = inner_activation(dot(x, W_i) + b_i + dot(h, U_i))
        f = inner_activation(dot(x, W_f) + b_f + dot(h, U_f))
        c = f * c + i * activation(dot(x, W_c) + b_c + dot(h, U_c))
        o = inner_activation(dot(x, W_o) + b_o + dot(h, U_o))
        h = o * activation(c)

    Parameters
    ----------
    output_dim, init, inner_init, W_regularizer, U_regularizer, b_regularizer, dropout_W, dropout_U
        See `SimpleRNN`.
    forget_bias_init : str or callable
        Initialization of ``b_f``; the other biases start at zero.
    activation : str or callable
        Elementwise function of the candidates and of the memory ``c``.
    inner_activation : str or callable
        Elementwise function of the gates ``i``, ``f`` and ``o``.
    **kwargs
        ``weights=[W_i, U_i, b_i, W_c, U_c, b_c, W_f, U_f, b_f, W_o, U_o, b_o]``, for ``consume_less="gpu"``
        ``[W, U, b]``, and the other arguments of `Recurrent` and `Layer`.

    Notes
    -----
    Input and output as those of `SimpleRNN`; the states are ``h`` and ``c``.  The weights are drawn in the
    order i, f, c, o.  S. Hochreiter and J. Schmidhuber, Long short-term memory, 1997; R. Jozefowicz et al.,
    An empirical exploration of recurrent network architectures, 2015, on ``forget_bias_init``.
    Source: ``keras.layers.recurrent.LSTM``.

    Examples
    --------
    >>> from keras1.layers.recurrent import LSTM
    >>> LSTM(4, input_shape=(5, 3), return_sequences=True).output_shape
    (None, 5, 4)
    """

    nb_states = 2
    suffixes = ("_i", "_f", "_c", "_o")
    cell_name = "LSTM"

    @later_arguments
    def __init__(self, output_dim: int, init: Named = "glorot_uniform", inner_init: Named = "orthogonal",
                 forget_bias_init: Named = "one", activation: Named = "tanh",
                 inner_activation: Named = "hard_sigmoid",
                 W_regularizer: Any = None, U_regularizer: Any = None, b_regularizer: Any = None,
                 dropout_W: float = 0., dropout_U: float = 0., **kwargs: Any):
        self._take(output_dim, init, inner_init, activation, W_regularizer, U_regularizer, b_regularizer,
                   dropout_W, dropout_U)
        self.forget_bias_init = initializations.get(forget_bias_init)
        self.inner_activation = activations.get(inner_activation)
        super().__init__(**kwargs)

    def _add_gates(self) -> None:
        super()._add_gates()
        if not self._side_by_side():
            self.trainable_weights = [self.W_i, self.U_i, self.b_i, self.W_c, self.U_c, self.b_c,
                                      self.W_f, self.U_f, self.b_f, self.W_o, self.U_o, self.b_o]

    def _first_bias(self, suffix: str) -> Named:
        return self.forget_bias_init if suffix == "_f" else super()._first_bias(suffix)

    def step(self, x: Any, states: Tuple) -> Tuple[Any, List[Any]]:
        """The new output, and it and the new memory as states."""
        h, c, kept = states[0], states[1], self._kept(states)
        sums = [x_gate + K.dot(h * kept_h, U) for x_gate, kept_h, (_, U, _) in
                zip(self._products(x, states), kept, self._gates())]
        h, c = lstm_states(*sums, c, self.activation, self.inner_activation)
        return h, [h, c]
