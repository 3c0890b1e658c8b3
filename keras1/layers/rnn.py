"""RNN: a loop over time around a cell (2.x)."""
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from keras1 import backend as K
from keras1.engine.config import common_config
from keras1.engine.layer import Layer
from keras1.engine.nodes import InputSpec
from keras1.engine.tracking import untracked
from keras1.errors import ArgumentError, ShapeError, WiringError
from keras1.layers.cells import at_once
from keras1.layers.loops import Loop
from keras1.layers.stacked_cells import StackedRNNCells, output_size, state_sizes
from keras1.layers.state_inputs import KERAS_TENSORS, call_with_states, specs_of, standardize_args
from keras1.utils.callables import has_arg


class RNN(Loop):
    """A loop over time around a cell, which says what becomes of one step.

    Parameters
    ----------
    cell : cell, or list of cells
        It has ``call(inputs, states)``, which returns the output of a step and the list of new states, and
        ``state_size``, the features of its state or a tuple of those of several; maybe also ``output_size``.  Its
        ``call`` may take ``constants`` and ``training``.  If it is a layer, its weights are those of the RNN.  A list
        stands for `StackedRNNCells`.
    return_sequences : bool
        Whether the output is that of every step, or of the last one only.
    return_state : bool
        Whether the last states are returned, too: a list of the output and of them.
    go_backwards : bool
        Whether to begin with the last step; the outputs then come in the order of the loop.
    stateful : bool
        Whether a batch goes on, sample by sample, where the one before ended; needs ``batch_input_shape``.
        ``reset_states()`` begins anew.
    unroll : bool
        Whether each step has a graph of its own, in place of a loop; needs the number of steps, and more than one.
    **kwargs
        See `Layer`.

    Raises
    ------
    ValueError
        If the cell has no ``call`` or no ``state_size``.

    Notes
    -----
    Called as ``layer(x, initial_state=states, constants=tensors)``; both may also follow ``x`` in a list.  Input
    (samples, time, features); output (samples, units), or (samples, time, units) with ``return_sequences``, which
    then passes the mask on.  A masked step repeats the last output and leaves the states.
    Source: ``keras.layers.recurrent.RNN``, from 2.0.9.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     from keras1.layers.recurrent import GRUCell, LSTMCell
    ...     layer = RNN([LSTMCell(4), GRUCell(2)], return_state=True)
    >>> layer.compute_output_shape((None, 5, 3))
    [(None, 2), (None, 4), (None, 4), (None, 2)]
    """

    sure_of_shape = True

    def __init__(self, cell: Any, return_sequences: bool = False, return_state: bool = False,
                 go_backwards: bool = False, stateful: bool = False, unroll: bool = False, **kwargs: Any):
        cell = StackedRNNCells(cell) if isinstance(cell, (list, tuple)) else cell
        _check(cell)
        super().__init__(**kwargs)
        with untracked():
            self.cell = cell
        self._take_loop(return_sequences, return_state, go_backwards, stateful, unroll)
        self._states: Optional[List[Any]] = None
        self.constants_spec: Optional[List[InputSpec]] = None
        self._num_constants: Optional[int] = None

    @property
    def states(self) -> List[Any]:
        """The states of a stateful layer that was built; else None for each."""
        return [None] * len(self._state_sizes()) if self._states is None else self._states

    @states.setter
    def states(self, states: List[Any]) -> None:
        self._states = states

    def _state_sizes(self) -> List[int]:
        return state_sizes(self.cell)

    # -- weights

    def build(self, input_shape: Any) -> None:
        constants_shapes = [] if self._num_constants is None else list(input_shape[-self._num_constants:])
        input_shape = input_shape[0] if isinstance(input_shape, list) else input_shape
        self.input_spec[0] = InputSpec(shape=(input_shape[0] if self.stateful else None, None) + input_shape[2:])
        if isinstance(self.cell, Layer):
            step_shape = (input_shape[0],) + input_shape[2:]
            self.cell.build([step_shape] + constants_shapes if constants_shapes else step_shape)
        if self.state_spec is None:
            self.state_spec = [InputSpec(shape=self._open_state_shape(size)) for size in self._state_sizes()]
        else:
            self._check_given_states()
        if self.stateful:
            self.reset_states()

    #: On which axis of a state its features stand.
    _state_axis = -1

    def _open_state_shape(self, size: int) -> Tuple:
        """The shape of a state of any batch."""
        return None, size

    def _check_given_states(self) -> None:
        """Raise unless the initial states of the first call have the features of the cell's."""
        given = [None if spec.shape is None else spec.shape[self._state_axis] for spec in self.state_spec]
        if any(size is not None for size in given) and given != self._state_sizes():
            raise ShapeError.like(ValueError)(self._incompatible_states(), "layer '%s'" % self.name)

    def _incompatible_states(self) -> str:
        return ("An `initial_state` was passed that is not compatible with `cell.state_size`. Received "
                "`state_spec`=%s; however `cell.state_size` is %s" % (self.state_spec, self.cell.state_size))

    def _layer_of_cell(self) -> List[Layer]:
        """The cell, if it has weights, in a list."""
        return [self.cell] if isinstance(self.cell, Layer) else []

    def _trainable_now(self) -> List[Any]:
        return [w for cell in self._layer_of_cell() for w in cell.trainable_weights] if self.trainable else []

    def _non_trainable_now(self) -> List[Any]:
        return [w for cell in self._layer_of_cell()
                for w in (cell.non_trainable_weights if self.trainable else cell.weights)]

    @property
    def losses(self) -> List[Any]:
        """Those of the cell, then those of the calls."""
        return [loss for cell in self._layer_of_cell() for loss in cell.losses] + super().losses

    def get_losses_for(self, inputs: Any = None) -> List[Any]:
        """The losses that belong to inputs; to none in particular, for None."""
        of_cell = [loss for cell in self._layer_of_cell() for loss in cell.get_losses_for(inputs)]
        return of_cell + super().get_losses_for(inputs)

    def constraints_by_weight(self) -> Dict[Any, Any]:
        """Those of the cell."""
        return {w: c for cell in self._layer_of_cell() for w, c in cell.constraints_by_weight().items()}

    # -- calls

    #: What the error says of states and constants that are of two kinds.
    _what_is_mixed = " or constants of an RNN", KERAS_TENSORS

    def __call__(self, inputs: Any, initial_state: Any = None, constants: Any = None, **kwargs: Any) -> Any:
        """Output for a tensor, initial states and constants.

        Parameters
        ----------
        inputs : tensor, or list of it, states and constants
        initial_state : tensor or list of tensors, optional
            In place of zeros.
        constants : tensor or list of tensors, optional
            What the cell is given at every step.
        **kwargs
            ``mask`` and ``training``.

        Returns
        -------
        tensor, or list of it and the last states
        """
        inputs, initial_state, constants = standardize_args(inputs, initial_state, constants, self._num_constants)
        if initial_state is None and constants is None:
            return super().__call__(inputs, **kwargs)
        if initial_state is not None:
            self.state_spec = specs_of(initial_state)
        if constants is not None:
            self.constants_spec = specs_of(constants)
            self._num_constants = len(constants)
        return call_with_states(self, super().__call__, inputs, initial_state, constants, kwargs, *self._what_is_mixed)

    def call(self, inputs: Any, mask: Any = None, training: Any = None, initial_state: Any = None,
             constants: Any = None) -> Any:
        inputs, initial_state, constants = self._separated(inputs, initial_state, constants)
        states, step = self._first_states(inputs, initial_state), self._step(training, constants)
        if getattr(self.cell, "drops", False):
            # All steps drop the same: it is drawn before the loop, not in it.
            step(inputs[:, 0], tuple(states) + tuple(constants or ()))
        mask = mask[0] if isinstance(mask, list) else mask
        zeros = not self.stateful and initial_state is None and self._begins_with_zeros()
        results = None
        if not self.unroll and not constants:
            results = at_once(self.cell, inputs, states, zeros, self.go_backwards, mask)
        if results is None:
            return self._run(step, inputs, states, mask, constants)
        return self._handed_over(inputs, *results)

    def _begins_with_zeros(self) -> bool:
        """Whether nobody changed how the states begin."""
        return type(self).get_initial_state is RNN.get_initial_state and "get_initial_state" not in vars(self)

    def _separated(self, inputs: Any, initial_state: Any, constants: Any) -> Tuple[Any, Any, Any]:
        """The input, the states and the constants of a call; the latter two may come with the input."""
        initial_state, constants = _list_or_none(initial_state), _list_or_none(constants)
        if not isinstance(inputs, list) or len(inputs) == 1:
            return (inputs[0] if isinstance(inputs, list) else inputs), initial_state, constants
        count = self._num_constants or 0
        further = inputs[1:len(inputs) - count]
        if initial_state is not None and further:
            raise WiringError.like(ValueError)("Layer was passed initial state via both kwarg and inputs list)")
        if count and constants is None:
            constants = inputs[-count:]
        return inputs[0], further or initial_state, constants

    def _step(self, training: Any, constants: Optional[List[Any]]) -> Callable:
        """The cell's ``call`` as the loop calls it: the constants follow the states."""
        call = self.cell.call
        given = {"training": training} if has_arg(call, "training") else {}
        if not constants:
            return lambda x, states: call(x, states, **given)
        if not has_arg(call, "constants"):
            raise ArgumentError.like(ValueError)(
                "RNN cell does not support constants", "write it as call(self, inputs, states, constants)")
        count = len(constants)
        return lambda x, states: call(x, states[:-count], constants=states[-count:], **given)

    def get_initial_state(self, inputs: Any) -> List[Any]:
        """The states before the first step, unless the layer is stateful: zeros (samples, features).

        Parameters
        ----------
        inputs : tensor (samples, time, features)
        """
        zeros = K.expand_dims(K.sum(K.zeros_like(inputs), axis=(1, 2)))
        return [K.tile(zeros, [1, size]) for size in self._state_sizes()]

    def compute_output_shape(self, input_shape: Any) -> Any:
        """The shape of the output, or a list of it and of the states' shapes."""
        shape = input_shape[0] if isinstance(input_shape, list) else input_shape
        output_shape = ((shape[0], shape[1]) if self.return_sequences else (shape[0],)) + (output_size(self.cell),)
        if not self.return_state:
            return output_shape
        return [output_shape] + [(shape[0], size) for size in self._state_sizes()]

    # -- configuration

    def get_config(self) -> Dict[str, Any]:
        """The arguments that make such a layer again; the cell's class and configuration."""
        config = dict(common_config(self), **self._loop_config())
        if self._num_constants is not None:
            config["num_constants"] = self._num_constants
        return dict(config, cell={"class_name": type(self.cell).__name__, "config": self.cell.get_config()})

    @classmethod
    def from_config(cls, config: Dict[str, Any], custom_objects: Optional[Dict[str, Any]] = None) -> "RNN":
        """A layer from what ``get_config`` gave."""
        from keras1.saving.functional_config import layer_from_config

        config = dict(config)
        num_constants = config.pop("num_constants", None)
        layer = cls(layer_from_config(config.pop("cell"), custom_objects), **config)
        layer._num_constants = num_constants
        return layer


def _check(cell: Any) -> None:
    if not hasattr(cell, "call"):
        raise ArgumentError.like(ValueError)(
            str(("`cell` should have a `call` method. The RNN was passed:", cell)))
    if not hasattr(cell, "state_size"):
        raise ArgumentError.like(ValueError)(
            "The RNN cell should have an attribute `state_size` (tuple of integers, one integer per RNN state).")


def _list_or_none(x: Any) -> Optional[Sequence[Any]]:
    return x if x is None or isinstance(x, (list, tuple)) else [x]
