"""What the built-in recurrent layers share: gates, their weights, states and dropout."""
from typing import Any, Callable, Dict, List, Optional, Tuple, Union

import numpy as np

from keras1 import activations, initializations, regularizers
from keras1 import backend as K
from keras1.backend.recurrence import Formula, is_known, through_time
from keras1.engine.config import plain
from keras1.engine.nodes import InputSpec, error_class
from keras1.errors import ArgumentError, ShapeError
from keras1.history import argument, versioned
from keras1.layers.built_in_steps import at_each_step, different, is_untouched, name_of
from keras1.layers.recurrence import Recurrent
from keras1.layers.step_inputs import dropped_alike, time_distributed_dense

Named = Union[str, Callable]

#: Arguments that came with 0.3.3, and why.
LATER = {
    "W_regularizer": "weights of the input can be penalized",
    "U_regularizer": "recurrent weights can be penalized",
    "b_regularizer": "biases can be penalized",
    "dropout_W": "features of the input can be dropped, the same ones at each step",
    "dropout_U": "features of the last output can be dropped, the same ones at each step",
}


def later_arguments(init: Callable) -> Callable:
    """Declare the arguments of a constructor that came with 0.3.3."""
    for name, reason in LATER.items():
        init = argument(name, "0.3.3", reason)(init)
    return init


class Cell(Recurrent):
    """Abstract parent of the built-in recurrent layers: gates with a ``W``, a ``U`` and a bias ``b`` each.

    A gate is ``f(dot(x, W) + b + dot(h, U))``, ``h`` the last output.  Up to 0.3.2 a step multiplies its own
    input by the ``W``; from 0.3.3 on that is done for all steps before the loop, from 1.0 on unless
    ``consume_less`` says otherwise.
    """

    sure_of_shape = True
    #: How many tensors a step hands to the next.
    nb_states = 1
    #: What the names of each gate's weights end with, in the order of their draws.
    suffixes: Tuple[str, ...] = ("",)

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
        self.uses_learning_phase = bool(dropout_W or dropout_U)

    # -- weights

    def build(self, input_shape: Tuple) -> None:
        self.input_spec = [InputSpec(shape=input_shape)]
        self.input_dim = input_shape[2]
        self._make_parts()
        self._penalize()

    def _make_parts(self) -> None:
        """Make states and weights; a layer that lacks a batch size for its states draws nothing."""
        self._start_states()
        self._add_gates()

    def _add_gates(self) -> None:
        """Make the weights."""
        for suffix in self.suffixes:
            self._add_gate(suffix)

    def _gates(self) -> List[Tuple[Any, Any, Any]]:
        """``W``, ``U`` and ``b`` of each gate, in the order in which the steps get their inputs."""
        return [tuple(getattr(self, name + suffix) for name in "WUb") for suffix in self.suffixes]

    @versioned
    def _add_gate(self, suffix):
        """Make ``W``, ``U`` and ``b`` of a gate."""
        sizes = self.input_dim, self.output_dim
        self._keep("W" + suffix, self._add_weight(sizes, self.init, "W" + suffix))
        self._keep("U" + suffix, self._add_weight((self.output_dim,) * 2, self.inner_init, "U" + suffix))
        self._keep("b" + suffix, self._add_weight((self.output_dim,), self._first_bias(suffix), "b" + suffix))

    @_add_gate.since("1.2.0", reason="each weight is penalized by itself")
    def _add_penalized_gate(self, suffix):
        U_init, U_regularizer = self._recurrent_choices()
        self._keep("W" + suffix, self._add_weight((self.input_dim, self.output_dim), self.init, "W" + suffix,
                                                  regularizer=self.W_regularizer))
        self._keep("U" + suffix, self._add_weight((self.output_dim,) * 2, U_init, "U" + suffix,
                                                  regularizer=U_regularizer))
        self._keep("b" + suffix, self._add_weight((self.output_dim,), self._first_bias(suffix), "b" + suffix,
                                                  regularizer=self.b_regularizer))

    def _recurrent_choices(self) -> Tuple[Callable, Any]:
        """How the recurrent weights of a gate begin, and their regularizer."""
        return self.inner_init, self.U_regularizer

    def _keep(self, name: str, variable: Any) -> None:
        setattr(self, name, variable)

    def _first_bias(self, suffix: str) -> Named:
        """How the bias of a gate begins."""
        return "zero"

    @versioned
    def _penalize(self):
        """Tell each regularizer its weights: those of all gates side by side."""
        self.regularizers = []
        own = (self.W_regularizer, self.U_regularizer, self.b_regularizer)
        for regularizer, weights in zip(own, zip(*self._gates())):
            if regularizer:
                regularizer.set_param(K.concatenate(list(weights)))
                self.regularizers.append(regularizer)

    @_penalize.since("1.2.0", reason="the weights were penalized when they were made")
    def _penalized_already(self):
        pass

    # -- states

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
        ValueError
            If its input has no batch size; up to 1.1 an Exception.
        """
        if not self.stateful:
            raise ArgumentError.like(AssertionError)(
                "Layer must be stateful.", "%s: give it stateful=True" % type(self).__name__)
        shape = self.input_spec[0].shape or self.input_shape
        if not shape[0]:
            raise ShapeError.like(error_class(ValueError))(
                self._no_batch_size(), "%s: the input shape is %s; give the first layer "
                "batch_input_shape=(samples, time, features)" % (type(self).__name__, shape))
        zeros = np.zeros((shape[0], self.output_dim))
        if getattr(self, "states", None) is None:
            self.states = [K.variable(zeros) for _ in range(self.nb_states)]
        for state in self.states:
            K.set_value(state, zeros)

    def _no_batch_size(self) -> str:
        return "If a RNN is stateful, a complete input_shape must be provided (including batch size)."

    # -- parts of a step

    @versioned
    def get_constants(self, x: Any, train: bool = False) -> List[Any]:
        """The dropout of the last output, in training: one mask (samples, output_dim) per gate.

        One draw of NumPy's global generator per gate.
        """
        if not (train and 0 < self.dropout_U < 1):
            return []
        ones = K.concatenate([K.ones_like(x[:, 0, :1])] * self.output_dim, 1)
        return [self._as_constant([K.dropout(ones, self.dropout_U) for _ in self._gates()])]

    @get_constants.since("1.0.0", reason="the dropout of the input, too; without dropout, ones")
    def get_constants_of_both(self, x: Any, train: Any = None) -> List[Any]:
        """The dropout of the last output and that of the input: a mask per gate each; 1 without dropout.

        One draw of NumPy's global generator per gate and kind, if dropped.
        """
        input_dim = self._known_shape(x)[2]
        return [self._as_constant(self._masks(x, self.output_dim, self.dropout_U)),
                self._as_constant(self._masks(x, input_dim, self._dropout_of_input_constants()))]

    def _masks(self, x: Any, size: int, level: float) -> List[Any]:
        """For each gate, which of ``size`` features of a sample are kept; 1 without dropout."""
        if not 0 < level < 1:
            return [K.cast_to_floatx(1.) for _ in self.suffixes]
        ones = K.tile(K.ones_like(K.reshape(x[:, 0, 0], (-1, 1))), (1, int(size)))
        return [K.in_train_phase(K.dropout(ones, level), ones) for _ in self.suffixes]

    def _dropout_of_input_constants(self) -> float:
        return self.dropout_W

    def _as_constant(self, masks: List[Any]) -> Any:
        return masks

    def _kept(self, states: Tuple, place: int = 0) -> List[Any]:
        """Per gate, what the constants keep of the last output (place 0) or of the input (1)."""
        place += self.nb_states
        return self._per_gate(states[place]) if len(states) > place else [1.] * len(self.suffixes)

    def _per_gate(self, constant: Any) -> Any:
        return constant

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
        return self._all_products(x, dropout, self.input_dim, None)

    @preprocess_input.since("1.0.0", reason="only if consume_less is 'cpu'")
    def preprocess_input_for_cpu(self, x: Any, train: Any = None) -> Any:
        """For 'cpu' ``dot(x, W) + b`` of all gates side by side: (samples, time, gates * output_dim); else ``x``.

        One draw of NumPy's global generator per gate, if ``dropout_W``.
        """
        if self.consume_less != "cpu":
            return x
        _, timesteps, input_dim = self._known_shape(x)
        return self._all_products(x, self.dropout_W, input_dim, timesteps)

    def _all_products(self, x, dropout, input_dim, timesteps):
        products = [time_distributed_dense(x, W, b, dropout, input_dim, self.output_dim, timesteps)
                    for W, _, b in self._gates()]
        return products[0] if len(products) == 1 else K.concatenate(products, axis=2)

    @versioned
    def _gets_products(self):
        """Whether a step is given the products of its input and the weights."""
        return False

    @_gets_products.since("0.3.3", reason="a step is given the products of its input and the weights")
    def _gets_products_now(self):
        return True

    @_gets_products.since("1.0.0", reason="a step is given the products if consume_less is 'cpu'")
    def _gets_products_for_cpu(self):
        return self.consume_less == "cpu"

    def _products(self, x: Any, states: Tuple) -> List[Any]:
        """Per gate, the product of a step's input and ``W``, plus the bias."""
        if self._gets_products():
            size = self.output_dim
            return [x[:, i * size:(i + 1) * size] for i in range(len(self.suffixes))]
        self._check_mode()
        return [K.dot(x * kept, W) + b for kept, (W, _, b) in zip(self._kept(states, 1), self._gates())]

    def _check_mode(self) -> None:
        """Raise unless ``consume_less`` is a mode in which a step multiplies its own input."""

    # -- all steps at once

    #: What `Formula` calls a step.
    cell_name = ""

    def _at_once(self, x: Any, train: Any, states: List[Any], constants: List[Any], mask: Any,
                 leaves_zeros: bool = False) -> Optional[Tuple[Any, Any, List[Any]]]:
        if self.unroll or not is_untouched(self, "step", "get_constants", "preprocess_input"):
            return None
        formula = self._formula(constants)
        if not is_known(formula, x, states, mask):
            return None
        if not self.stateful and is_untouched(self, "get_initial_states"):
            states = []  # they are zeros
        x, holds_products = self._prepared(x, train, constants)
        return through_time(formula._replace(W=[], b=[]) if holds_products else formula, x, states, self.go_backwards,
                            K.any(x, axis=-1) if leaves_zeros else mask, leaves_zeros)

    def _formula(self, constants: List[Any]) -> Formula:
        W, U, b = map(list, zip(*self._weights_of_gates()))
        gate = getattr(self, "inner_activation", activations.linear)
        kept = different(self._kept((None,) * self.nb_states + tuple(constants)))
        return Formula(self.cell_name, name_of(self.activation), name_of(gate), U, W, b, kept_of_h=kept)

    def _weights_of_gates(self) -> List[Tuple[Any, Any, Any]]:
        """``W``, ``U`` and ``b``: all gates' side by side, or those of each gate."""
        return self._gates()

    def _prepared(self, x: Any, train: Any, constants: List[Any]) -> Tuple[Any, bool]:
        """The input with its dropout, and whether it holds ``dot(x, W) + b`` already."""
        if self._gets_products():
            drops = train is not False and 0 < self.dropout_W < 1
            return (self.preprocess_input(x, train), True) if drops else (x, False)
        x = self.preprocess_input(x, train)
        self._check_mode()
        kept = different(self._kept((None,) * self.nb_states + tuple(constants), 1))
        if len(kept) < 2:
            return at_each_step(x, kept[0]) if kept else x, False
        products = [time_distributed_dense(at_each_step(x, mask), W, b) for mask, (W, _, b) in zip(kept, self._gates())]
        return K.concatenate(products, axis=2), True

    # -- configuration

    def get_config(self) -> Dict[str, Any]:
        """The arguments that make such a layer again, as a dict of plain values."""
        return self._of_the_time(super().get_config())

    @versioned
    def _of_the_time(self, config):
        given = {name: plain(getattr(self, name)) for name in LATER}
        return dict(config, **{name: value for name, value in given.items() if value})

    @_of_the_time.since("0.3.3", reason="regularizers and dropout are arguments")
    def _all_of(self, config):
        return config


class GatedCell(Cell):
    """Abstract parent of the layers with several gates, whose weights may lie side by side.

    With ``consume_less="gpu"`` the weights are ``W`` (input_dim, gates * output_dim), ``U`` (output_dim, gates *
    output_dim) and ``b`` (gates * output_dim,), and one dropout serves all gates.
    """

    @versioned
    def _side_by_side(self):
        """Whether the gates' weights lie side by side."""
        return False

    @_side_by_side.since("1.0.8", reason="consume_less='gpu'")
    def _side_by_side_for_gpu(self):
        return self.consume_less == "gpu"

    def _add_gates(self) -> None:
        if not self._side_by_side():
            super()._add_gates()
            self.W, self.U, self.b = (K.concatenate(list(part)) for part in zip(*self._gates()))
            return
        width = len(self.suffixes) * self.output_dim
        W_regularizer, U_regularizer, b_regularizer = self._regularizers_of_weights()
        self.W = self._add_weight((self.input_dim, width), self.init, "W", regularizer=W_regularizer)
        self.U = self._add_weight((self.output_dim, width), self.inner_init, "U", regularizer=U_regularizer)
        self.b = self._add_weight((width,), self._first_biases, "b", regularizer=b_regularizer)

    @versioned
    def _regularizers_of_weights(self):
        return None, None, None  # told later, all gates at once

    @_regularizers_of_weights.since("1.2.0", reason="each weight is penalized by itself")
    def _own_regularizers(self):
        return self.W_regularizer, self.U_regularizer, self.b_regularizer

    @versioned
    def _recurrent_choices(self):
        return self.inner_init, self.U_regularizer

    @_recurrent_choices.since("1.2.0", bug=True, reason="U begins and is penalized as W is")
    def _choices_of_W(self):
        return self.init, self.W_regularizer

    def _first_biases(self, shape: Tuple, name: Any = None) -> Any:
        """How the biases of all gates begin, side by side."""
        parts = [K.get_value(initializations.get(self._first_bias(suffix))((self.output_dim,)))
                 for suffix in self.suffixes]
        return K.variable(np.hstack(parts), name=name)

    def _gates(self) -> List[Tuple[Any, Any, Any]]:
        if not self._side_by_side():
            return super()._gates()
        size = self.output_dim
        cuts = [slice(i * size, (i + 1) * size) for i in range(len(self.suffixes))]
        return [(self.W[:, cut], self.U[:, cut], self.b[cut]) for cut in cuts]

    def _weights_of_gates(self) -> List[Tuple[Any, Any, Any]]:
        return [(self.W, self.U, self.b)] if self._side_by_side() else self._gates()

    def _per_gate(self, constant: Any) -> Any:
        return [constant[0 if self._side_by_side() else i] for i in range(len(self.suffixes))]

    def _check_mode(self) -> None:
        if self.consume_less not in ("cpu", "mem") and not self._side_by_side():
            raise ArgumentError.like(error_class(ValueError))(
                "Unknown `consume_less` mode.", "%s: consume_less=%r, expected 'cpu', 'mem' or 'gpu'"
                % (type(self).__name__, self.consume_less))
