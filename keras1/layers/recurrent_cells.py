"""The recurrent layers: SimpleRNN, GRU, LSTM."""
from typing import Any, Callable, Dict, List, Tuple, Union

import numpy as np

from keras1 import activations, initializations, regularizers
from keras1 import backend as K
from keras1.errors import ArgumentError, ShapeError
from keras1.history import argument, default, versioned
from keras1.layers.recurrence import Recurrent, dropped_alike, time_distributed_dense

Named = Union[str, Callable]

#: Arguments that came with 0.3.3, and why.
_LATER = {
    "W_regularizer": "weights of the input can be penalized",
    "U_regularizer": "recurrent weights can be penalized",
    "b_regularizer": "biases can be penalized",
    "dropout_W": "features of the input can be dropped, the same ones at each step",
    "dropout_U": "features of the last output can be dropped, the same ones at each step",
}


def _later_arguments(init: Callable) -> Callable:
    """Declare the arguments of a constructor that came with 0.3.3."""
    for name, reason in _LATER.items():
        init = argument(name, "0.3.3", reason)(init)
    return init


class Cell(Recurrent):
    """Abstract parent of the built-in recurrent layers: gates with a ``W``, a ``U`` and a bias ``b`` each.

    A gate is ``f(dot(x, W) + b + dot(h, U))``, ``h`` the last output.  Up to 0.3.2 a step multiplies its own
    input by the ``W``; from 0.3.3 on that is done for all steps before the loop.
    """

    sure_of_shape = True
    #: How many tensors a step hands to the next.
    nb_states = 1

    def _take(self, output_dim, init, inner_init, activation, W_regularizer, U_regularizer, b_regularizer,
              dropout_W, dropout_U):
        """Resolve the names among the common arguments and keep them."""
        self.output_dim = output_dim
        self.init = initializations.get(init)
        self.inner_init = initializations.get(inner_init)
        self.activation = activations.get(activation)
        self.W_regularizer = regularizers.get(W_regularizer)
        self.U_regularizer = regularizers.get(U_regularizer)
        self.b_regularizer = regularizers.get(b_regularizer)
        self.dropout_W = dropout_W
        self.dropout_U = dropout_U

    # -- weights and states

    def _gates(self) -> List[Tuple[Any, Any, Any]]:
        """``W``, ``U`` and ``b`` of each gate, in the order in which the steps get their inputs."""
        raise NotImplementedError

    def _add_gate(self, suffix: str = "", bias: Named = "zero") -> Tuple[Any, Any, Any]:
        """Make ``W``, ``U`` and ``b`` of a gate."""
        W = self.add_weight((self.input_dim, self.output_dim), self.init, "W" + suffix)
        U = self.add_weight((self.output_dim, self.output_dim), self.inner_init, "U" + suffix)
        return W, U, self.add_weight((self.output_dim,), bias, "b" + suffix)

    def _penalize(self) -> None:
        """Tell each regularizer its weights: those of all gates side by side."""
        self.regularizers = []
        own = (self.W_regularizer, self.U_regularizer, self.b_regularizer)
        for regularizer, weights in zip(own, zip(*self._gates())):
            if regularizer:
                regularizer.set_param(K.concatenate(list(weights)))
                self.regularizers.append(regularizer)

    def _start_states(self) -> None:
        if self.stateful:
            self.reset_states()
        else:
            self.states = [None] * self.nb_states

    def reset_states(self) -> None:
        """Set the states of a stateful layer to zero.

        Raises
        ------
        AssertionError
            If the layer is not stateful.
        Exception
            If its input has no batch size.
        """
        if not self.stateful:
            raise ArgumentError.like(AssertionError)(
                "Layer must be stateful.", "%s: give it stateful=True" % type(self).__name__)
        if not self.input_shape[0]:
            raise ShapeError.like(Exception)(
                "If a RNN is stateful, a complete input_shape must be provided (including batch size).",
                "%s: the input shape is %s; give the first layer batch_input_shape=(samples, time, features)"
                % (type(self).__name__, self.input_shape))
        zeros = np.zeros((self.input_shape[0], self.output_dim))
        if getattr(self, "states", None) is None:
            self.states = [K.variable(zeros) for _ in range(self.nb_states)]
        for state in self.states:
            K.set_value(state, zeros)

    # -- parts of a step

    def get_constants(self, x: Any, train: bool = False) -> List[Any]:
        """The dropout of the last output, in training: one mask (samples, output_dim) per gate.

        One draw of NumPy's global generator per gate.
        """
        if not (train and 0 < self.dropout_U < 1):
            return []
        ones = K.concatenate([K.ones_like(x[:, 0, :1])] * self.output_dim, 1)
        return [self._as_constant([K.dropout(ones, self.dropout_U) for _ in self._gates()])]

    def _as_constant(self, masks: List[Any]) -> Any:
        return masks

    def _kept(self, states: Tuple) -> Any:
        """What the constants keep of the last output, per gate: all of it without dropout."""
        return states[self.nb_states] if len(states) > self.nb_states else [1.] * len(self._gates())

    @versioned
    def preprocess_input(self, x: Any, train: bool = False) -> Any:
        """The input with its dropout."""
        return dropped_alike(x, self.dropout_W) if train and 0 < self.dropout_W < 1 else x

    @preprocess_input.since("0.3.3", reason="the inputs of all steps are multiplied by the weights at once")
    def preprocess_input_dense(self, x: Any, train: bool = False) -> Any:
        """``dot(x, W) + b`` of all gates side by side: (samples, time, gates * output_dim).

        One draw of NumPy's global generator per gate in training, if ``dropout_W``.
        """
        dropout = self.dropout_W if train and 0 < self.dropout_W < 1 else 0
        products = [time_distributed_dense(x, W, b, dropout, self.input_dim, self.output_dim)
                    for W, _, b in self._gates()]
        return products[0] if len(products) == 1 else K.concatenate(products, axis=2)

    @versioned
    def _products(self, x):
        return [K.dot(x, W) + b for W, _, b in self._gates()]

    @_products.since("0.3.3", reason="a step is given the products of its input and the weights")
    def _given_products(self, x):
        size = self.output_dim
        return [x[:, i * size:(i + 1) * size] for i in range(len(self._gates()))]

    # -- configuration

    def get_config(self) -> Dict[str, Any]:
        """The arguments that make such a layer again, as a dict of plain values."""
        return self._of_the_time(super().get_config())

    @versioned
    def _of_the_time(self, config):
        return {name: value for name, value in config.items() if name not in _LATER or value}

    @_of_the_time.since("0.3.3", reason="regularizers and dropout are arguments")
    def _all_of(self, config):
        return config


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

    @_later_arguments
    @default("activation", "0.3.3", "tanh", "outputs around zero")
    def __init__(self, output_dim: int, init: Named = "glorot_uniform", inner_init: Named = "orthogonal",
                 activation: Named = "sigmoid", W_regularizer: Any = None, U_regularizer: Any = None,
                 b_regularizer: Any = None, dropout_W: float = 0., dropout_U: float = 0., **kwargs: Any):
        self._take(output_dim, init, inner_init, activation, W_regularizer, U_regularizer, b_regularizer,
                   dropout_W, dropout_U)
        super().__init__(**kwargs)

    def build(self, input_shape: Tuple) -> None:
        self._start_states()
        self.input_dim = input_shape[2]
        self.W, self.U, self.b = self._add_gate()
        self._penalize()

    def _gates(self) -> List[Tuple[Any, Any, Any]]:
        return [(self.W, self.U, self.b)]

    def _as_constant(self, masks: List[Any]) -> Any:
        return masks[0]

    def step(self, x: Any, states: Tuple) -> Tuple[Any, List[Any]]:
        """The new output, which is the state too."""
        h = states[0] * states[1] if len(states) > 1 else states[0]
        [product] = self._products(x)
        output = self.activation(product + K.dot(h, self.U))
        return output, [output]


class GRU(Cell):
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
        ``weights=[W_z, U_z, b_z, W_r, U_r, b_r, W_h, U_h, b_h]`` and the other arguments of `Recurrent` and
        `Layer`.

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

    @_later_arguments
    @default("activation", "0.3.3", "tanh", "outputs around zero")
    def __init__(self, output_dim: int, init: Named = "glorot_uniform", inner_init: Named = "orthogonal",
                 activation: Named = "sigmoid", inner_activation: Named = "hard_sigmoid",
                 W_regularizer: Any = None, U_regularizer: Any = None, b_regularizer: Any = None,
                 dropout_W: float = 0., dropout_U: float = 0., **kwargs: Any):
        self._take(output_dim, init, inner_init, activation, W_regularizer, U_regularizer, b_regularizer,
                   dropout_W, dropout_U)
        self.inner_activation = activations.get(inner_activation)
        super().__init__(**kwargs)

    def build(self, input_shape: Tuple) -> None:
        self.input_dim = input_shape[2]
        self.W_z, self.U_z, self.b_z = self._add_gate("_z")
        self.W_r, self.U_r, self.b_r = self._add_gate("_r")
        self.W_h, self.U_h, self.b_h = self._add_gate("_h")
        self._start_states()
        self._penalize()

    def _gates(self) -> List[Tuple[Any, Any, Any]]:
        return [(self.W_z, self.U_z, self.b_z), (self.W_r, self.U_r, self.b_r),
                (self.W_h, self.U_h, self.b_h)]

    def step(self, x: Any, states: Tuple) -> Tuple[Any, List[Any]]:
        """The new output, which is the state too."""
        h, kept = states[0], self._kept(states)
        x_z, x_r, x_h = self._products(x)
        z = self.inner_activation(x_z + K.dot(h * kept[0], self.U_z))
        r = self.inner_activation(x_r + K.dot(h * kept[1], self.U_r))
        h = z * h + (1 - z) * self.activation(x_h + K.dot(r * h * kept[2], self.U_h))
        return h, [h]


class LSTM(Cell):
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
        ``weights=[W_i, U_i, b_i, W_c, U_c, b_c, W_f, U_f, b_f, W_o, U_o, b_o]`` and the other arguments of
        `Recurrent` and `Layer`.

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

    @_later_arguments
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

    def build(self, input_shape: Tuple) -> None:
        self._start_states()
        self.input_dim = input_shape[2]
        self.W_i, self.U_i, self.b_i = self._add_gate("_i")
        self.W_f, self.U_f, self.b_f = self._add_gate("_f", self.forget_bias_init)
        self.W_c, self.U_c, self.b_c = self._add_gate("_c")
        self.W_o, self.U_o, self.b_o = self._add_gate("_o")
        self.trainable_weights = [self.W_i, self.U_i, self.b_i, self.W_c, self.U_c, self.b_c,
                                  self.W_f, self.U_f, self.b_f, self.W_o, self.U_o, self.b_o]
        self._penalize()

    def _gates(self) -> List[Tuple[Any, Any, Any]]:
        return [(self.W_i, self.U_i, self.b_i), (self.W_f, self.U_f, self.b_f),
                (self.W_c, self.U_c, self.b_c), (self.W_o, self.U_o, self.b_o)]

    def step(self, x: Any, states: Tuple) -> Tuple[Any, List[Any]]:
        """The new output, and it and the new memory as states."""
        h, c, kept = states[0], states[1], self._kept(states)
        x_i, x_f, x_c, x_o = self._products(x)
        i = self.inner_activation(x_i + K.dot(h * kept[0], self.U_i))
        f = self.inner_activation(x_f + K.dot(h * kept[1], self.U_f))
        c = f * c + i * self.activation(x_c + K.dot(h * kept[2], self.U_c))
        o = self.inner_activation(x_o + K.dot(h * kept[3], self.U_o))
        h = o * self.activation(c)
        return h, [h, c]
