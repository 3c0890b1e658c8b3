"""Cells with gates: GRUCell and LSTMCell (2.x)."""
from typing import Any, Callable, List, Optional, Sequence, Tuple

from keras1 import activations
from keras1 import backend as K
from keras1.backend.recurrence import Formula
from keras1.history import default
from keras1.layers.built_in_steps import name_of
from keras1.layers.cells import FusedCell, Named, forgetting_little
from keras1.layers.gate_formulas import gru_state, lstm_states


class GatedFusedCell(FusedCell):
    """Abstract parent of the cells with several gates, which have their products in two ways.

    With ``implementation`` 1 each gate has a product of its own and a dropout of its own; with 2 there is one
    product for all gates, and one dropout.
    """

    def _take_gates(self, units: int, recurrent_activation: Named, implementation: int) -> None:
        self.units = self.output_size = units
        self.recurrent_activation = activations.get(recurrent_activation)
        self.implementation = implementation

    def formula(self) -> Optional[Formula]:
        """What ``call`` computes, for one operation over all steps; None if there is none for it."""
        return super().formula()._replace(gate=name_of(self.recurrent_activation))

    def _dropped_input(self, x: Any, masks: Optional[List[Any]]) -> Any:
        """What is left for all gates alike."""
        return x if masks is None else x * masks[0]

    def _products(self, x: List[Any], kernel: Any, bias: Any = None) -> List[Any]:
        """Per gate, the product of its own input and its weights, plus its bias."""
        products = [K.dot(own, part) for own, part in zip(x, self._parts(kernel))]
        return products if bias is None else [K.bias_add(p, b) for p, b in zip(products, self._parts(bias))]


class GRUCell(GatedFusedCell):
    """One step of a `GRU`.

    ::

        z = recurrent_activation(dot(x, kernel_z) + bias_z + dot(h, recurrent_kernel_z))
        r = recurrent_activation(dot(x, kernel_r) + bias_r + dot(h, recurrent_kernel_r))
        h = z * h + (1 - z) * activation(dot(x, kernel_h) + bias_h + dot(r * h, recurrent_kernel_h))

    Parameters
    ----------
    units, activation, use_bias, kernel_initializer, recurrent_initializer, bias_initializer, \
kernel_regularizer, recurrent_regularizer, bias_regularizer, kernel_constraint, recurrent_constraint, \
bias_constraint, dropout, recurrent_dropout
        See `SimpleRNNCell`.
    recurrent_activation : str or callable
        Elementwise function of the gates ``z`` and ``r``; the default was 'hard_sigmoid' up to 2.2.
    implementation : {1, 2}
        Whether each gate has its own products and its own dropout, or all have one; the default was 1 up to 2.2.
    reset_after : bool
        Whether ``r`` multiplies ``dot(h, recurrent_kernel_h)``, not ``h``; there is a second bias, for the products
        of ``h``, then, as in cuDNN's GRU.
    **kwargs
        See `Layer`.

    Notes
    -----
    Source: ``keras.layers.recurrent.GRUCell``, from 2.0.9.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     cell = GRUCell(4, reset_after=True)
    ...     cell.build((None, 3))
    >>> [w.shape for w in cell.get_weights()]
    [(3, 12), (4, 12), (2, 12)]
    """

    gates = ("z", "r", "h")
    cell_name = "GRU"

    @default("recurrent_activation", "2.3.0", "sigmoid", "as cuDNN's")
    @default("implementation", "2.3.0", 2, "faster on most machines")
    def __init__(self, units: int, activation: Named = "tanh", recurrent_activation: Named = "hard_sigmoid",
                 use_bias: bool = True, kernel_initializer: Any = "glorot_uniform",
                 recurrent_initializer: Any = "orthogonal", bias_initializer: Any = "zeros",
                 kernel_regularizer: Any = None, recurrent_regularizer: Any = None, bias_regularizer: Any = None,
                 kernel_constraint: Any = None, recurrent_constraint: Any = None, bias_constraint: Any = None,
                 dropout: float = 0., recurrent_dropout: float = 0., implementation: int = 1,
                 reset_after: bool = False, **kwargs: Any):
        super().__init__(**kwargs)
        self._take(units, activation, use_bias, kernel_initializer, recurrent_initializer, bias_initializer,
                   kernel_regularizer, recurrent_regularizer, bias_regularizer, kernel_constraint,
                   recurrent_constraint, bias_constraint, dropout, recurrent_dropout)
        self._take_gates(units, recurrent_activation, implementation)
        self.reset_after = reset_after

    def build(self, input_shape: Tuple) -> None:
        self._use_square_identities()
        width = 3 * self.units
        self._add_weights((input_shape[-1], width), (self.units, width), (2, width) if self.reset_after else (width,))

    def _name_biases(self) -> None:
        self.input_bias, self.recurrent_bias = self.bias, None
        if self.reset_after and self.bias is not None:
            self.input_bias, self.recurrent_bias = self.bias[0], self.bias[1]
        self._name_parts("input_bias", self.input_bias)
        if self.reset_after:
            self._name_parts("recurrent_bias", self.recurrent_bias)

    def call(self, inputs: Any, states: Sequence[Any], training: Any = None) -> Tuple[Any, List[Any]]:
        """The new output, which is the state too."""
        self.draw_dropout(inputs, states[0], training)
        h = (self._gate_by_gate if self.implementation == 1 else self._all_at_once)(inputs, states[0])
        return self._noting_phase(h, training), [h]

    def formula(self) -> Optional[Formula]:
        """What ``call`` computes, for one operation over all steps; None if there is none for it."""
        formula = super().formula()
        if not self.reset_after:
            return formula
        biases = {"b": [self.input_bias], "recurrent_bias": [self.recurrent_bias]} if self.use_bias else {}
        return formula._replace(cell="GRUResetAfter", **biases)

    def _gate_by_gate(self, x: Any, h: Any) -> Any:
        x_z, x_r, x_h = self._products(self._dropped(x, self._dropout_mask), self.kernel, self.input_bias)
        kept = self._dropped(h, self._recurrent_dropout_mask)
        if self.reset_after:
            h_z, h_r, h_h = self._products(kept, self.recurrent_kernel, self.recurrent_bias)
            return self._new_state(x_z + h_z, x_r + h_r, lambda r: x_h + r * h_h, h)
        h_z, h_r = K.dot(kept[0], self.recurrent_kernel_z), K.dot(kept[1], self.recurrent_kernel_r)
        return self._new_state(x_z + h_z, x_r + h_r, lambda r: x_h + K.dot(r * kept[2], self.recurrent_kernel_h), h)

    def _all_at_once(self, x: Any, h: Any) -> Any:
        x = K.dot(self._dropped_input(x, self._dropout_mask), self.kernel)
        x_z, x_r, x_h = self._parts(x if self.input_bias is None else K.bias_add(x, self.input_bias))
        h = self._dropped_input(h, self._recurrent_dropout_mask)
        if self.reset_after:
            product = K.dot(h, self.recurrent_kernel)
            h_z, h_r, h_h = self._parts(product if self.bias is None else K.bias_add(product, self.recurrent_bias))
            return self._new_state(x_z + h_z, x_r + h_r, lambda r: x_h + r * h_h, h)
        product = K.dot(h, self.recurrent_kernel[:, :2 * self.units])
        h_z, h_r = product[:, :self.units], product[:, self.units:]
        return self._new_state(x_z + h_z, x_r + h_r, lambda r: x_h + K.dot(r * h, self.recurrent_kernel_h), h)

    def _new_state(self, z: Any, r: Any, candidate: Callable, h: Any) -> Any:
        return gru_state(z, r, candidate, h, self.activation, self.recurrent_activation)


class LSTMCell(GatedFusedCell):
    """One step of an `LSTM`.

    ::

        i = recurrent_activation(dot(x, kernel_i) + bias_i + dot(h, recurrent_kernel_i))
        f = recurrent_activation(dot(x, kernel_f) + bias_f + dot(h, recurrent_kernel_f))
        c = f * c + i * activation(dot(x, kernel_c) + bias_c + dot(h, recurrent_kernel_c))
        o = recurrent_activation(dot(x, kernel_o) + bias_o + dot(h, recurrent_kernel_o))
        h = o * activation(c)

    Parameters
    ----------
    units, activation, use_bias, kernel_initializer, recurrent_initializer, bias_initializer, \
kernel_regularizer, recurrent_regularizer, bias_regularizer, kernel_constraint, recurrent_constraint, \
bias_constraint, dropout, recurrent_dropout
        See `SimpleRNNCell`.
    recurrent_activation : str or callable
        Elementwise function of the gates; the default was 'hard_sigmoid' up to 2.2.
    unit_forget_bias : bool
        Whether the forget gate's bias starts at one, whatever ``bias_initializer`` says.
    implementation : {1, 2}
        See `GRUCell`.
    **kwargs
        See `Layer`.

    Notes
    -----
    The states are ``h`` and ``c``, in this order.  Source: ``keras.layers.recurrent.LSTMCell``, from 2.0.9.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     cell = LSTMCell(1)
    ...     cell.build((None, 3))
    >>> cell.state_size, cell.get_weights()[2]
    ((1, 1), array([0., 1., 0., 0.], dtype=float32))
    """

    gates = ("i", "f", "c", "o")
    cell_name = "LSTM"

    @default("recurrent_activation", "2.3.0", "sigmoid", "as cuDNN's")
    @default("implementation", "2.3.0", 2, "faster on most machines")
    def __init__(self, units: int, activation: Named = "tanh", recurrent_activation: Named = "hard_sigmoid",
                 use_bias: bool = True, kernel_initializer: Any = "glorot_uniform",
                 recurrent_initializer: Any = "orthogonal", bias_initializer: Any = "zeros",
                 unit_forget_bias: bool = True, kernel_regularizer: Any = None, recurrent_regularizer: Any = None,
                 bias_regularizer: Any = None, kernel_constraint: Any = None, recurrent_constraint: Any = None,
                 bias_constraint: Any = None, dropout: float = 0., recurrent_dropout: float = 0.,
                 implementation: int = 1, **kwargs: Any):
        super().__init__(**kwargs)
        self._take(units, activation, use_bias, kernel_initializer, recurrent_initializer, bias_initializer,
                   kernel_regularizer, recurrent_regularizer, bias_regularizer, kernel_constraint,
                   recurrent_constraint, bias_constraint, dropout, recurrent_dropout)
        self._take_gates(units, recurrent_activation, implementation)
        self.unit_forget_bias = unit_forget_bias
        self.state_size = (units, units)

    def build(self, input_shape: Tuple) -> None:
        self._use_square_identities()
        width = 4 * self.units
        self._add_weights((input_shape[-1], width), (self.units, width), (width,))

    def _first_bias(self) -> Callable:
        return forgetting_little(self.bias_initializer, self.units) if self.unit_forget_bias \
            else super()._first_bias()

    def call(self, inputs: Any, states: Sequence[Any], training: Any = None) -> Tuple[Any, List[Any]]:
        """The new output, and it and the new memory as states."""
        h, c = states[0], states[1]
        self.draw_dropout(inputs, h, training)
        sums = (self._gate_by_gate if self.implementation == 1 else self._all_at_once)(inputs, h)
        h, c = lstm_states(*sums, c, self.activation, self.recurrent_activation)
        return self._noting_phase(h, training), [h, c]

    def _gate_by_gate(self, x: Any, h: Any) -> List[Any]:
        x = self._products(self._dropped(x, self._dropout_mask), self.kernel, self.bias)
        h = self._products(self._dropped(h, self._recurrent_dropout_mask), self.recurrent_kernel)
        return [own + recurrent for own, recurrent in zip(x, h)]

    def _all_at_once(self, x: Any, h: Any) -> List[Any]:
        sums = K.dot(self._dropped_input(x, self._dropout_mask), self.kernel)
        sums += K.dot(self._dropped_input(h, self._recurrent_dropout_mask), self.recurrent_kernel)
        return self._parts(sums if self.bias is None else K.bias_add(sums, self.bias))
