"""Loops over time: the parent of all recurrent layers."""
import inspect
from typing import Any, Callable, Dict, List, Optional, Tuple

import numpy as np

from keras1 import backend as K
from keras1.engine.layer import MaskedLayer, with_input_shape
from keras1.engine.nodes import InputSpec, shape_of
from keras1.errors import ShapeError
from keras1.history import argument, being, versioned


class Recurrent(MaskedLayer):
    """Abstract parent of the layers that go through a sequence step by step.

    A subclass writes ``step(x, states)``, sets ``output_dim``, and in ``build`` sets ``states``: a list of as
    many None as ``step`` has states, or of variables (samples, output_dim) if ``stateful``.

    Parameters
    ----------
    weights : list of arrays, optional
        Initial values of the weights.
    return_sequences : bool
        Whether the output is that of every step, or of the last one only.
    go_backwards : bool
        Whether to begin with the last step; the outputs then come in the order of the loop.
    stateful : bool
        Whether a batch goes on, sample by sample, where the one before ended; needs ``batch_input_shape``.
        ``reset_states()`` begins anew.
    unroll : bool
        Whether each step has a graph of its own, in place of a loop; needs the number of steps.  From 1.0.
    consume_less : {"cpu", "mem", "gpu"}
        Where the built-in layers multiply the input by the weights: for all steps at once, step by step, or (LSTM
        and GRU) step by step with one matrix for all gates.  From 1.0.
    input_dim, input_length : int, optional
        Features of a step and number of steps, in place of ``input_shape=(input_length, input_dim)``.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input (samples, time, input_dim); output (samples, output_dim), or (samples, time, output_dim) with
    ``return_sequences``, which then passes the mask on.  What a masked step does belongs to the release: from
    0.3.2 on the states stay and the last output is repeated; up to 0.3.1 so does a step whose input is all
    zeros, with an output of zeros, and a mask counts with ``return_sequences`` only.
    Source: ``keras.layers.recurrent.Recurrent``.

    Examples
    --------
    >>> from keras1.layers.recurrent import Recurrent
    >>> class Sum(Recurrent):
    ...     output_dim = 3
    ...     def build(self):
    ...         self.states = [None]
    ...     def step(self, x, states):
    ...         return x + states[0], [x + states[0]]
    >>> Sum(input_dim=3, return_sequences=True).output_shape
    (None, None, 3)
    """

    input_ndim = 3

    @argument("unroll", "1.0.0", reason="a graph for each step")
    @argument("consume_less", "1.0.0", reason="time or memory")
    def __init__(self, weights: Optional[List[np.ndarray]] = None, return_sequences: bool = False,
                 go_backwards: bool = False, stateful: bool = False, unroll: bool = False,
                 consume_less: str = "cpu", input_dim: Optional[int] = None, input_length: Optional[int] = None,
                 **kwargs: Any):
        self.return_sequences = return_sequences
        self.initial_weights = weights
        self.go_backwards = go_backwards
        self.stateful = stateful
        self.unroll = unroll
        self.consume_less = consume_less
        self.input_spec = [InputSpec(ndim=3)]
        self.input_dim = input_dim
        self.input_length = input_length
        super().__init__(**with_input_shape(kwargs, input_length, input_dim))

    # -- what a subclass writes

    def step(self, x: Any, states: Tuple) -> Tuple[Any, List[Any]]:
        """Output and new states of one step.

        Parameters
        ----------
        x : tensor (samples, features)
            The input, as ``preprocess_input`` left it.
        states : sequence of tensors (samples, output_dim)
            What the step before returned, then the constants.

        Returns
        -------
        output : tensor (samples, output_dim)
        new_states : list of tensors
        """
        raise NotImplementedError

    def get_constants(self, x: Any, train: bool = False) -> List[Any]:
        """Tensors that every step is given after its states; by default none.  Came with 0.3.3.

        From 1.0 on there is no ``train``: what differs in training asks ``K.in_train_phase``.
        """
        return []

    def preprocess_input(self, x: Any, train: bool = False) -> Any:
        """What the loop goes through in place of the input ``x``; by default ``x``.  Came with 0.3.3.

        From 1.0 on there is no ``train``, as for ``get_constants``.
        """
        return x

    def get_initial_states(self, x: Any) -> List[Any]:
        """The states before the first step, unless the layer is stateful: zeros (samples, output_dim).

        Parameters
        ----------
        x : tensor (samples, time, input_dim)
        """
        zeros = self._zeros(x)
        return [zeros for _ in self.states]

    @versioned
    def _zeros(self, x):
        return K.dot(K.sum(K.zeros_like(x), axis=1), K.zeros((self.input_dim, self.output_dim)))

    @_zeros.since("1.0.8", reason="without knowing the number of features")
    def _zeros_for_any_features(self, x):
        return K.tile(K.expand_dims(K.sum(K.zeros_like(x), axis=(1, 2))), [1, self.output_dim])

    # -- the loop

    def call(self, x: Any, mask: Any = None) -> Any:
        if K.ndim(x) != 3:
            raise ShapeError.like(AssertionError)(
                "", "%s takes (samples, time, features), got %d axes" % (type(self).__name__, K.ndim(x)))
        with being(self.release):
            last_output, outputs, states = self._in_phase(x, mask)
        if self.stateful:
            self.set_updates(list(zip(self.states, states)), x)
        return outputs if self.return_sequences else last_output

    def _for_both_phases(self, x: Any, mask: Any) -> Tuple[Any, Any, List[Any]]:
        """The results of the loop for the phase, or for both phases, chosen by the symbol."""
        phase = K.learning_phase()
        if isinstance(phase, int):
            return self._loop(x, mask, bool(phase))
        both = zip(_flat(self._loop(x, mask, True)), _flat(self._loop(x, mask, False)))
        last_output, outputs, *states = (K.in_train_phase(trained, used) for trained, used in both)
        return last_output, outputs, states

    @versioned
    def _in_phase(self, x, mask):
        return self._for_both_phases(x, mask)

    @_in_phase.since("1.0.0", reason="one loop for both phases: what differs chooses by itself")
    def _in_any_phase(self, x, mask):
        if any(_asks_for_phase(method) for method in (self.get_constants, self.preprocess_input)):
            return self._for_both_phases(x, mask)
        length = self._known_shape(x)[1]
        self._check_unrolling(length)
        states, constants = self._first_states(x), self.get_constants(x)
        return self._at_once(x, None, states, constants, mask) or K.rnn(
            self.step, self.preprocess_input(x), states, go_backwards=self.go_backwards, mask=mask,
            constants=constants, unroll=self.unroll, input_length=length)

    def _known_shape(self, x: Any) -> Tuple:
        """The shape of the input as far as it is known."""
        return shape_of(x) or self.input_spec[0].shape or (None,) * K.ndim(x)

    @versioned
    def _check_unrolling(self, length):
        pass  # the loop does

    @_check_unrolling.since("1.2.0", reason="the message says how to give the number of steps")
    def _check_length_for_unrolling(self, length):
        if self.unroll and length is None:
            raise ShapeError.like(ValueError)(_CANNOT_UNROLL, "layer '%s'" % self.name)

    @versioned
    def _loop(self, x, mask, train):
        mask = self.compute_mask(x, mask)
        if mask is not None:
            x = x * K.cast(K.expand_dims(mask), K.floatx())
        states, constants = self._first_states(x), _asked(self.get_constants, x, train)
        known = None if constants else self._at_once(x, train, states, constants, mask, leaves_zeros=mask is not None)
        return known or K.rnn(
            _with_constants(self.step, constants), _asked(self.preprocess_input, x, train), states,
            go_backwards=self.go_backwards, masking=mask is not None)

    @_loop.since("0.3.2", reason="a mask counts for single outputs too, not for sequences only", bug=True)
    def _loop_with_input_mask(self, x, mask, train):
        states, constants = self._first_states(x), _asked(self.get_constants, x, train)
        known = None if constants else self._at_once(x, train, states, constants, mask)
        return known or K.rnn(
            _with_constants(self.step, constants), _asked(self.preprocess_input, x, train), states,
            go_backwards=self.go_backwards, mask=mask)

    @_loop.since("0.3.3", reason="constants are handed to each step by the loop")
    def _loop_with_constants(self, x, mask, train):
        states, constants = self._first_states(x), _asked(self.get_constants, x, train)
        return self._at_once(x, train, states, constants, mask) or K.rnn(
            self.step, _asked(self.preprocess_input, x, train), states, go_backwards=self.go_backwards, mask=mask,
            constants=constants)

    @_loop.since("1.0.0", reason="the loop may be unrolled")
    def _loop_or_steps(self, x, mask, train):
        states, constants = self._first_states(x), _asked(self.get_constants, x, train)
        return K.rnn(self.step, _asked(self.preprocess_input, x, train), states, go_backwards=self.go_backwards,
                     mask=mask, constants=constants, unroll=self.unroll, input_length=self._known_shape(x)[1])

    def _at_once(self, x: Any, train: Any, states: List[Any], constants: List[Any], mask: Any,
                 leaves_zeros: bool = False) -> Optional[Tuple[Any, Any, List[Any]]]:
        """The results of the loop from one operation, or None if there is none for this layer.

        ``leaves_zeros`` says that steps whose input is all zeros are left out, with an output of zeros.
        """
        return None

    def _first_states(self, x: Any) -> List[Any]:
        return self.states if self.stateful else self.get_initial_states(x)

    # -- masks and shape

    @property
    def uses_mask(self) -> bool:
        """Whether the loop asks for the mask of the input."""
        return self._asks_for_mask()

    @versioned
    def _asks_for_mask(self):
        return self.return_sequences

    @_asks_for_mask.since("0.3.2", reason="a mask counts whatever is returned")
    def _always_asks_for_mask(self):
        return True

    def compute_mask(self, x: Any, mask: Any = None) -> Any:
        """The input's mask, if the output is a sequence."""
        return mask if self.return_sequences else None

    def get_output_mask(self, train: bool = False) -> Any:
        """The input's mask, if the output is a sequence."""
        return super().get_output_mask(train) if self.return_sequences else None

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        time = (input_shape[1],) if self.return_sequences else ()
        return (input_shape[0],) + time + (self.output_dim,)

    # -- configuration

    def get_config(self) -> Dict[str, Any]:
        """The arguments that make such a layer again, as a dict of plain values."""
        own = {name: getattr(self, name) for name in self._kept_arguments()}
        return self._with_input_config(dict(super().get_config(), **own))

    @versioned
    def _kept_arguments(self):
        return "return_sequences", "go_backwards", "stateful"

    @_kept_arguments.since("1.0.0", reason="unroll and consume_less came")
    def _more_kept_arguments(self):
        return "return_sequences", "go_backwards", "stateful", "unroll", "consume_less"

    @versioned
    def _with_input_config(self, config):
        return dict(config, input_dim=self.input_dim, input_length=self.input_length)

    @_with_input_config.since("0.3.2", reason="a stateful layer keeps its batch size")
    def _with_batch_config(self, config):
        if not self.stateful:
            return dict(config, input_dim=self.input_dim, input_length=self.input_length)
        kept = {name: value for name, value in config.items() if name not in ("input_dim", "input_length")}
        return dict(kept, batch_input_shape=self.input_shape)

    @_with_input_config.since("1.0.0", reason="the shape for which the weights were made")
    def _with_built_shape(self, config):
        if not self.stateful:
            return dict(config, input_dim=self.input_dim, input_length=self.input_length)
        return dict(config, batch_input_shape=self.input_spec[0].shape)

    @_with_input_config.since("1.2.0", reason="a stateful layer that is not built has no shape yet")
    def _with_built_shape_if_any(self, config):
        if self.stateful and self.input_spec[0].shape:
            return dict(config, batch_input_shape=self.input_spec[0].shape)
        return dict(config, input_dim=self.input_dim, input_length=self.input_length)


_CANNOT_UNROLL = (
    "Cannot unroll a RNN if the time dimension is undefined. \n"
    "- If using a Sequential model, specify the time dimension by passing an `input_shape` or "
    "`batch_input_shape` argument to your first layer. If your first layer is an Embedding, you can also use the "
    "`input_length` argument.\n"
    "- If using the functional API, specify the time dimension by passing a `shape` or `batch_shape` argument "
    "to your Input layer.")


def _takes_phase(method: Callable) -> bool:
    return "train" in inspect.signature(method).parameters


def _asks_for_phase(method: Callable) -> bool:
    """Whether a user wrote the method as of 0.3.3, with the phase as an argument."""
    return _takes_phase(method) and not method.__module__.startswith("keras1.")


def _asked(method: Callable, x: Any, train: bool) -> Any:
    """What a method of either generation returns for a phase."""
    return method(x, train) if _takes_phase(method) else method(x)


def _with_constants(step: Callable, constants: List[Any]) -> Callable:
    """A step that gets the constants after its states, for loops that know none."""
    if not constants:
        return step
    return lambda x, states: step(x, tuple(states) + tuple(constants))


def _flat(results: Tuple[Any, Any, List[Any]]) -> List[Any]:
    last_output, outputs, states = results
    return [last_output, outputs] + list(states)
