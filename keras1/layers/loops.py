"""What the layers share that go through a sequence step by step and may hand over their states (2.x)."""
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

import numpy as np

from keras1 import backend as K
from keras1.engine.layer import Layer
from keras1.engine.nodes import InputSpec, shape_of
from keras1.errors import ArgumentError, ShapeError


class Loop(Layer):
    """Abstract parent of `RNN` and of the `Recurrent` of 2.x.

    A subclass has ``states``: a list of None, or of variables once a stateful layer was built.

    Parameters
    ----------
    return_sequences : bool
        Whether the output is that of every step, or of the last one only.
    return_state : bool
        Whether the last states are returned, too: a list of the output and of them.
    go_backwards : bool
        Whether to begin with the last step; the outputs then come in the order of the loop.
    stateful : bool
        Whether a batch goes on, sample by sample, where the one before ended; needs ``batch_input_shape``.
    unroll : bool
        Whether each step has a graph of its own, in place of a loop; needs the number of steps.
    """

    supports_masking = True
    uses_mask = True
    states: List[Any]

    def _take_loop(self, return_sequences: bool, return_state: bool, go_backwards: bool, stateful: bool,
                   unroll: bool, ndim: int = 3) -> None:
        """Keep the common arguments."""
        self.return_sequences = return_sequences
        self.return_state = return_state
        self.go_backwards = go_backwards
        self.stateful = stateful
        self.unroll = unroll
        self.input_spec = [InputSpec(ndim=ndim)]
        self.state_spec: Optional[List[InputSpec]] = None

    # -- the loop

    def _first_states(self, inputs: Any, initial_state: Optional[Sequence[Any]]) -> List[Any]:
        """The states that the loop begins with."""
        if initial_state is None:
            initial_state = self.states if self.stateful else self.get_initial_state(inputs)
        if len(initial_state) != len(self.states):
            raise ShapeError.like(ValueError)(
                "Layer has %d states but was passed %d initial states." % (len(self.states), len(initial_state)),
                "layer '%s'" % self.name)
        return list(initial_state)

    def _run(self, step: Callable, inputs: Any, states: List[Any], mask: Any, constants: Optional[List[Any]],
             steps_through: Any = None) -> Any:
        """Go through the steps: the output, or a list of it and of the last states.

        ``steps_through`` is what the loop reads in place of the inputs.
        """
        return self._handed_over(inputs, *K.rnn(
            step, inputs if steps_through is None else steps_through, states, constants=constants,
            go_backwards=self.go_backwards, mask=mask, unroll=self.unroll, input_length=self._checked_length(inputs)))

    def _handed_over(self, inputs: Any, last_output: Any, outputs: Any, states: List[Any]) -> Any:
        """What the layer returns of the results of its loop."""
        if self.stateful:
            self.add_update(list(zip(self.states, states)), inputs)
        output = outputs if self.return_sequences else last_output
        if getattr(last_output, "_uses_learning_phase", False):
            for tensor in [output] + list(states):
                tensor._uses_learning_phase = True
        return [output] + list(states) if self.return_state else output

    def _checked_length(self, inputs: Any) -> Optional[int]:
        """The number of steps, if it is known; it has to be for unrolling."""
        length = (shape_of(inputs) or (None, None))[1]
        if self.unroll and length in self._lengths_refused:
            raise ShapeError.like(ValueError)(_CANNOT_UNROLL % self._undefined, "layer '%s'" % self.name)
        return length

    #: Numbers of steps that cannot be unrolled, and what the error calls them.
    _lengths_refused: Tuple = (None,)
    _undefined = "undefined"

    # -- masks

    def compute_mask(self, inputs: Any, mask: Any = None) -> Any:
        """The input's mask, if the output is a sequence; none for the states."""
        mask = mask[0] if isinstance(mask, list) else mask
        output_mask = mask if self.return_sequences else None
        return [output_mask] + [None] * len(self.states) if self.return_state else output_mask

    # -- states from batch to batch

    def reset_states(self, states: Any = None) -> None:
        """Set the states of a stateful layer.

        Parameters
        ----------
        states : array or list of arrays, optional
            One for each state, with the batch axis; by default zeros.

        Raises
        ------
        AttributeError
            If the layer is not stateful.
        ValueError
            If its input has no batch size, or for another number of arrays or other shapes.
        """
        if not self.stateful:
            raise ArgumentError.like(AttributeError)(
                "Layer must be stateful.", "%s: give it stateful=True" % type(self).__name__)
        if self.states[0] is None:
            self.states = [K.zeros(shape) for shape in self._state_shapes()]
            return
        shapes = [K.int_shape(state) for state in self.states]
        values = [np.zeros(shape) for shape in shapes] if states is None else self._checked_states(states, shapes)
        for state, value in zip(self.states, values):
            K.set_value(state, value)

    def _checked_states(self, states: Any, shapes: List[Tuple]) -> List[np.ndarray]:
        states = list(states) if isinstance(states, (list, tuple)) else [states]
        if len(states) != len(shapes):
            raise ShapeError.like(ValueError)(
                "Layer %s expects %d states, but it received %d state values. Input received: %s"
                % (self.name, len(shapes), len(states), states))
        for index, (value, shape) in enumerate(zip(states, shapes)):
            if value.shape != shape:
                raise ShapeError.like(ValueError)(
                    "State %d is incompatible with layer %s: expected shape=%s, found shape=%s"
                    % (index, self.name, shape, value.shape))
        return states

    def _state_shapes(self) -> List[Tuple]:
        """The shape of each state, with the batch axis."""
        batch_size = (self.input_spec[0].shape or (None,))[0]
        if not batch_size:
            raise self._no_batch_size()
        return [(batch_size, size) for size in self._state_sizes()]

    def _state_sizes(self) -> List[int]:
        """The features of each state."""
        raise NotImplementedError

    def _no_batch_size(self, dimension: str = "batch size", end: str = "") -> ShapeError:
        return ShapeError.like(ValueError)(
            _NO_BATCH_SIZE % dimension + end, "%s: the input shape is %s" % (type(self).__name__,
                                                                            self.input_spec[0].shape))

    def _loop_config(self) -> Dict[str, Any]:
        """The common arguments."""
        names = ("return_sequences", "return_state", "go_backwards", "stateful", "unroll")
        return {name: getattr(self, name) for name in names}


_CANNOT_UNROLL = (
    "Cannot unroll a RNN if the time dimension is %s. \n"
    "- If using a Sequential model, specify the time dimension by passing an `input_shape` or "
    "`batch_input_shape` argument to your first layer. If your first layer is an Embedding, you can also use the "
    "`input_length` argument.\n"
    "- If using the functional API, specify the time dimension by passing a `shape` or `batch_shape` argument "
    "to your Input layer.")

_NO_BATCH_SIZE = (
    "If a RNN is stateful, it needs to know its batch size. Specify the batch size of your input tensors: \n"
    "- If using a Sequential model, specify the batch size by passing a `batch_input_shape` argument to your "
    "first layer.\n"
    "- If using the functional API, specify the %s by passing a `batch_shape` argument to your Input layer.")
