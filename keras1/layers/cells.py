"""What the cells of recurrent layers share, and the simplest of them (2.x)."""
from typing import Any, Callable, List, Optional, Sequence, Tuple, Union

import numpy as np

from keras1 import activations, constraints, initializers, regularizers
from keras1 import backend as K
from keras1.backend.recurrence import Formula, is_known, through_time
from keras1.engine.layer import Layer
from keras1.layers.built_in_steps import is_untouched, name_of

Named = Union[str, Callable, None]


class FusedCell(Layer):
    """Abstract parent of the built-in cells: weights for all gates side by side, and dropout.

    Attributes
    ----------
    state_size : int or tuple of int
        The features of each state.
    kernel, recurrent_kernel, bias : variables
        The weights of the input and of the last output, and the bias, each gate's along the last axis.
    """

    sure_of_shape = True
    #: What the gates' parts of the weights are called, in their order.
    gates: Tuple[str, ...] = ("",)
    bias = None

    def _take(self, size, activation, use_bias, kernel_initializer, recurrent_initializer, bias_initializer,
              kernel_regularizer, recurrent_regularizer, bias_regularizer, kernel_constraint, recurrent_constraint,
              bias_constraint, dropout, recurrent_dropout):
        """Resolve the names among the common arguments and keep them."""
        self._size = self.state_size = size
        self.activation = activations.get(activation)
        self.use_bias = use_bias
        self.kernel_initializer = initializers.get(kernel_initializer)
        self.recurrent_initializer = initializers.get(recurrent_initializer)
        self.bias_initializer = initializers.get(bias_initializer)
        self.kernel_regularizer = regularizers.get(kernel_regularizer)
        self.recurrent_regularizer = regularizers.get(recurrent_regularizer)
        self.bias_regularizer = regularizers.get(bias_regularizer)
        self.kernel_constraint = constraints.get(kernel_constraint)
        self.recurrent_constraint = constraints.get(recurrent_constraint)
        self.bias_constraint = constraints.get(bias_constraint)
        self.dropout = min(1., max(0., dropout))
        self.recurrent_dropout = min(1., max(0., recurrent_dropout))
        self.forget_dropout()

    # -- weights

    def _add_weights(self, kernel_shape: Sequence[int], recurrent_shape: Sequence[int],
                     bias_shape: Sequence[int]) -> None:
        """Make the weights, and name each gate's part of them."""
        self.kernel = self.add_weight(
            shape=kernel_shape, name="kernel", initializer=self.kernel_initializer,
            regularizer=self.kernel_regularizer, constraint=self.kernel_constraint)
        self.recurrent_kernel = self.add_weight(
            shape=recurrent_shape, name="recurrent_kernel", initializer=self.recurrent_initializer,
            regularizer=self.recurrent_regularizer, constraint=self.recurrent_constraint)
        self.bias = self.add_weight(
            shape=bias_shape, name="bias", initializer=self._first_bias(), regularizer=self.bias_regularizer,
            constraint=self.bias_constraint) if self.use_bias else None
        self._name_parts("kernel", self.kernel)
        self._name_parts("recurrent_kernel", self.recurrent_kernel)
        self._name_biases()

    def _first_bias(self) -> Callable:
        """How the bias begins."""
        return self.bias_initializer

    def _name_parts(self, name: str, weights: Any) -> None:
        """``kernel_i`` and so on: each gate's part."""
        for gate, part in zip(self.gates, self._parts(weights)):
            if gate:
                setattr(self, "%s_%s" % (name, gate), part)

    def _name_biases(self) -> None:
        self._name_parts("bias", self.bias)

    def _parts(self, x: Any) -> List[Any]:
        """Each gate's part of weights or of products with them, along the last axis; None each of none."""
        if x is None:
            return [None] * len(self.gates)
        return [x[(Ellipsis, slice(i * self._size, (i + 1) * self._size))] for i in range(len(self.gates))]

    def _use_square_identities(self) -> None:
        """``identity`` starts each gate's recurrent weights, which are square, at the identity."""
        if isinstance(self.recurrent_initializer, initializers.Identity):
            self.recurrent_initializer = recurrent_identity

    # -- dropout

    @property
    def drops(self) -> bool:
        """Whether there is dropout, of the input or of the last output."""
        return 0 < self.dropout + self.recurrent_dropout

    def forget_dropout(self) -> None:
        """Let the next step draw what to drop anew."""
        self._dropout_mask = None
        self._recurrent_dropout_mask = None

    def draw_dropout(self, x: Any, h: Any, training: Any = None) -> None:
        """Draw what to drop of the input and of the last output, unless it was drawn; all steps drop the same.

        One draw of NumPy's global generator per gate and kind, unless it is certain that this is no training.
        """
        if self._dropout_mask is None and 0 < self.dropout < 1:
            self._dropout_mask = self._masks(x, self.dropout, training)
        if self._recurrent_dropout_mask is None and 0 < self.recurrent_dropout < 1:
            self._recurrent_dropout_mask = self._masks(h, self.recurrent_dropout, training)

    def _masks(self, x: Any, rate: float, training: Any) -> List[Any]:
        ones = K.ones_like(x)
        return [K.in_train_phase(lambda: K.dropout(ones, rate), ones, training=training) for _ in self.gates]

    def _dropped(self, x: Any, masks: Optional[List[Any]]) -> List[Any]:
        """Per gate, what is left of the input or of the last output."""
        return [x] * len(self.gates) if masks is None else [x * mask for mask in masks]

    # -- all steps at once

    #: What `Formula` calls a step.
    cell_name = ""

    def formula(self) -> Optional[Formula]:
        """What ``call`` computes, for one operation over all steps; None if there is none for it."""
        b = [] if self.bias is None else [self.bias]
        return Formula(self.cell_name, name_of(self.activation), "linear", [self.recurrent_kernel], [self.kernel], b)

    # -- dropout and the phase

    def _noting_phase(self, output: Any, training: Any) -> Any:
        """The output, told whether it differs in training."""
        if self.drops and training is None:
            output._uses_learning_phase = True
        return output


def at_once(cell: Any, x: Any, states: Sequence[Any], zeros: bool, backwards: bool,
            mask: Any) -> Optional[Tuple[Any, Any, List[Any]]]:
    """The results of a cell's loop from one operation, or None if there is none for it, or somebody changed its step.

    Parameters
    ----------
    cell : cell
    x : tensor (samples, time, features)
    states : list of tensors
    zeros : bool
        Whether the states are zeros.
    backwards : bool
        Whether to begin with the last step.
    mask : tensor (samples, time), optional
    """
    # With dropout a loop of Theano's draws anew at each step.
    formula = cell.formula() if is_untouched(cell, "call", "formula") and not cell.drops else None
    if formula is None or not is_known(formula, x, states, mask):
        return None
    return through_time(formula, x, [] if zeros else states, backwards, mask)


def recurrent_identity(shape: Sequence[int], gain: float = 1., dtype: Optional[str] = None) -> np.ndarray:
    """Identity matrices side by side, one for each gate.

    Examples
    --------
    >>> recurrent_identity((1, 3))
    array([[1., 1., 1.]])
    """
    return gain * np.concatenate([np.identity(shape[0])] * (shape[1] // shape[0]), axis=1)


def forgetting_little(initializer: Callable, units: int) -> Callable:
    """An initializer of the biases of four gates, that of the second, the forget gate, being one."""
    def bias_initializer(shape: Sequence[int], *args: Any, **kwargs: Any) -> Any:
        return K.concatenate([initializer((units,), *args, **kwargs),
                              initializers.Ones()((units,), *args, **kwargs),
                              initializer((2 * units,), *args, **kwargs)])
    return bias_initializer


class SimpleRNNCell(FusedCell):
    """One step of a `SimpleRNN`: ``h = activation(dot(x, kernel) + bias + dot(h, recurrent_kernel))``.

    Parameters
    ----------
    units : int
        Number of units.
    activation : str or callable
    use_bias : bool
    kernel_initializer, recurrent_initializer, bias_initializer : str or Initializer
    kernel_regularizer, recurrent_regularizer, bias_regularizer : Regularizer, optional
    kernel_constraint, recurrent_constraint, bias_constraint : Constraint, optional
    dropout, recurrent_dropout : float
        Shares of the features of the input, and of the last output, to drop in training.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input and state (samples, features), output and new state (samples, units).
    Source: ``keras.layers.recurrent.SimpleRNNCell``, from 2.0.9.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     cell = SimpleRNNCell(4)
    ...     cell.build((None, 3))
    >>> [w.shape for w in cell.get_weights()]
    [(3, 4), (4, 4), (4,)]
    """

    def __init__(self, units: int, activation: Named = "tanh", use_bias: bool = True,
                 kernel_initializer: Any = "glorot_uniform", recurrent_initializer: Any = "orthogonal",
                 bias_initializer: Any = "zeros", kernel_regularizer: Any = None, recurrent_regularizer: Any = None,
                 bias_regularizer: Any = None, kernel_constraint: Any = None, recurrent_constraint: Any = None,
                 bias_constraint: Any = None, dropout: float = 0., recurrent_dropout: float = 0., **kwargs: Any):
        super().__init__(**kwargs)
        self._take(units, activation, use_bias, kernel_initializer, recurrent_initializer, bias_initializer,
                   kernel_regularizer, recurrent_regularizer, bias_regularizer, kernel_constraint,
                   recurrent_constraint, bias_constraint, dropout, recurrent_dropout)
        self.units = self.output_size = units

    cell_name = "SimpleRNN"

    def build(self, input_shape: Tuple) -> None:
        self._add_weights((input_shape[-1], self.units), (self.units, self.units), (self.units,))

    def call(self, inputs: Any, states: Sequence[Any], training: Any = None) -> Tuple[Any, List[Any]]:
        """The new output, which is the state too."""
        self.draw_dropout(inputs, states[0], training)
        [x], [h] = self._dropped(inputs, self._dropout_mask), self._dropped(states[0], self._recurrent_dropout_mask)
        product = K.dot(x, self.kernel)
        product = product if self.bias is None else K.bias_add(product, self.bias)
        output = self.activation(product + K.dot(h, self.recurrent_kernel))
        return self._noting_phase(output, training), [output]
