"""Recurrent layers in both directions, as of 2.x."""
import copy
from typing import Any, Dict, List, Optional, Tuple

import numpy as np

from keras1 import backend as K
from keras1.engine.layer import Layer
from keras1.engine.tracking import untracked
from keras1.errors import ArgumentError, WiringError
from keras1.history import versioned
from keras1.layers.bidirectional import MERGES, check_merge_mode
from keras1.layers.state_inputs import KERAS_TENSORS, call_with_states, specs_of, standardize_args
from keras1.layers.wrapping import Wrapper
from keras1.utils.callables import has_arg


class Bidirectional(Wrapper):
    """A recurrent layer in both directions.

    Parameters
    ----------
    layer : RNN
        A copy of it goes forward; the other layer is made from its configuration.
    merge_mode : {"concat", "sum", "mul", "ave", None}
        What becomes of the two outputs; None leaves a list of both.
    weights : list of arrays, optional
        Taken, and without effect, as in all of 2.x; use ``set_weights``.
    **kwargs
        See `Layer`.

    Raises
    ------
    ValueError
        On another merge mode.

    Notes
    -----
    Called as ``layer(x, initial_state=states, constants=tensors)``; the states are those of the forward layer, then
    those of the backward one.  Input (samples, time, features), output as the layer's, with twice the features for
    "concat"; with ``return_state`` followed by the states.  With ``return_sequences`` the backward outputs are turned
    round, so that both belong to the same step.  M. Schuster and K. Paliwal, Bidirectional recurrent neural networks,
    1997.  Source: ``keras.layers.wrappers.Bidirectional`` of 2.x.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     from keras1.layers import GRU
    ...     layer = Bidirectional(GRU(4, return_state=True))
    >>> layer.compute_output_shape((None, 5, 3))
    [(None, 8), (None, 4), (None, 4)]
    """

    supports_masking = True
    uses_mask = True

    def __init__(self, layer: Layer, merge_mode: Optional[str] = "concat", weights: Optional[List[np.ndarray]] = None,
                 **kwargs: Any):
        check_merge_mode(merge_mode)
        with untracked():
            self.forward_layer, self.backward_layer = copy.copy(layer), _turned_round(layer)
        self.forward_layer.name = "forward_" + self.forward_layer.name
        self.backward_layer.name = "backward_" + self.backward_layer.name
        self.merge_mode = merge_mode
        self.stateful = self._known_as_stateful(layer)
        self.return_sequences = layer.return_sequences
        self.return_state = layer.return_state
        super().__init__(layer, **kwargs)
        self.input_spec = layer.input_spec
        self._num_constants: Optional[int] = None

    @versioned
    def _known_as_stateful(self, layer):
        """Whether models carry the states on in prediction, and reset them."""
        return layer.stateful

    @_known_as_stateful.since("2.1.6", bug=True, reason="the constructor of Layer forgot it: `reset_states` of the "
                              "model passes it by, and prediction does not carry its states on")
    def _not_known_as_stateful(self, layer):
        return False

    def _both(self) -> Tuple[Layer, Layer]:
        return self.forward_layer, self.backward_layer

    @property
    def trainable(self) -> bool:
        """Whether training changes the weights of both layers."""
        return self.__dict__.get("_trainable", True)

    @trainable.setter
    def trainable(self, value: bool) -> None:
        self._trainable = value
        for layer in self._both():
            layer.trainable = value

    def build(self, input_shape: Any) -> None:
        for layer in self._both():
            with K.name_scope(layer.name):
                layer.build(input_shape)

    # -- calls

    def __call__(self, inputs: Any, initial_state: Any = None, constants: Any = None, **kwargs: Any) -> Any:
        """Output for a tensor, initial states and constants; see `RNN`.

        Raises
        ------
        ValueError
            If the states cannot be divided among both layers.
        """
        inputs, initial_state, constants = standardize_args(inputs, initial_state, constants, self._num_constants)
        if initial_state is None and constants is None:
            return super().__call__(inputs, **kwargs)
        if initial_state is not None:
            self._specify_states(initial_state)
        if constants is not None:
            self._specify_constants(constants)
        return call_with_states(self, super().__call__, inputs, initial_state, constants, kwargs,
                                " of a Bidirectional", KERAS_TENSORS)

    def _specify_states(self, initial_state: List[Any]) -> None:
        if len(initial_state) % 2:
            raise ArgumentError.like(ValueError)(
                "When passing `initial_state` to a Bidirectional RNN, the state should be a list containing the states "
                "of the underlying RNNs. Found: " + str(initial_state), "the forward layer's, then the backward one's")
        specs, half = specs_of(initial_state), len(initial_state) // 2
        self.forward_layer.state_spec, self.backward_layer.state_spec = specs[:half], specs[half:]

    def _specify_constants(self, constants: List[Any]) -> None:
        self._num_constants = len(constants)
        for layer in self._both():
            layer.constants_spec, layer._num_constants = specs_of(constants), len(constants)

    def call(self, inputs: Any, mask: Any = None, training: Any = None, initial_state: Any = None,
             constants: Any = None) -> Any:
        inputs, initial_state, constants = self._separated(inputs, initial_state, constants)
        call = self.layer.call
        given = {"training": training, "mask": mask, "constants": constants}
        given = {name: value for name, value in given.items() if has_arg(call, name)}
        halves: List[Dict[str, Any]] = [{}, {}]
        if has_arg(call, "initial_state"):
            half = len(initial_state or ()) // 2
            halves = [{"initial_state": initial_state and initial_state[:half]},
                      {"initial_state": initial_state and initial_state[half:]}]
        elif initial_state:
            raise ArgumentError.like(ValueError)("Layer does not accept initial_state argument.")
        results = [layer.call(inputs, **given, **own) for layer, own in zip(self._both(), halves)]
        return self._merged(*results)

    def _separated(self, inputs: Any, initial_state: Any, constants: Any) -> Tuple[Any, Any, Any]:
        """The input, the states and the constants of a call; the latter two may come with the input."""
        if not isinstance(inputs, list):
            return inputs, initial_state, constants
        if self._num_constants is not None and constants is None and has_arg(self.layer.call, "constants"):
            inputs, constants = inputs[:-self._num_constants], inputs[-self._num_constants:]
        if len(inputs) > 1 and initial_state is not None:
            raise WiringError.like(ValueError)("Layer was passed initial state via both kwarg and inputs list)")
        return inputs[0], inputs[1:] or initial_state, constants

    def _merged(self, forward: Any, backward: Any) -> Any:
        """The output of both layers' results, followed by their states if these are asked for."""
        states = forward[1:] + backward[1:] if self.return_state else []
        y, y_rev = (forward[0], backward[0]) if self.return_state else (forward, backward)
        output = MERGES[self.merge_mode](y, K.reverse(y_rev, 1) if self.return_sequences else y_rev)
        outputs = output if isinstance(output, list) else [output]
        if any(getattr(part, "_uses_learning_phase", False) for part in (y, y_rev)):
            for part in outputs:
                part._uses_learning_phase = True
        return outputs + states if states or self.merge_mode is None else output

    def compute_output_shape(self, input_shape: Any) -> Any:
        """The shape of the output, or a list of it and of the states' shapes."""
        shape, states = self.forward_layer.compute_output_shape(input_shape), []
        if self.return_state:
            shape, states = shape[0], shape[1:]
        if self.merge_mode is None:
            return [shape, shape] + 2 * states
        shape = shape[:-1] + (2 * shape[-1],) if self.merge_mode == "concat" else shape
        return [shape] + 2 * states if self.return_state else shape

    def compute_mask(self, inputs: Any, mask: Any = None) -> Any:
        """The input's mask, if the output is a sequence; none for the states."""
        mask = mask[0] if isinstance(mask, list) else mask
        mask = mask if self.return_sequences else None
        states = 2 * len(self.forward_layer.states) * [None] if self.return_state else []
        if self.merge_mode is None:
            return [mask, mask] + states
        return [mask] + states if self.return_state else mask

    def reset_states(self) -> None:
        """Set the states of both layers to zero."""
        for layer in self._both():
            layer.reset_states()

    # -- what both layers have

    def get_weights(self) -> List[np.ndarray]:
        """The weights of the forward layer, then those of the backward one."""
        return self._of_both(lambda layer: layer.get_weights())

    def set_weights(self, weights: List[np.ndarray]) -> None:
        """Give both layers' weights new values: the first half is the forward layer's."""
        half = len(weights) // 2
        self.forward_layer.set_weights(weights[:half])
        self.backward_layer.set_weights(weights[half:])

    def _of_both(self, what: Any) -> List[Any]:
        return [value for layer in self._both() for value in what(layer)]

    def _trainable_now(self) -> List[Any]:
        return self._of_both(lambda layer: layer.trainable_weights)

    def _non_trainable_now(self) -> List[Any]:
        return self._of_both(lambda layer: layer.non_trainable_weights)

    def constraints_by_weight(self) -> Dict[Any, Any]:
        """Those of both layers."""
        return {w: c for layer in self._both() for w, c in layer.constraints_by_weight().items()}

    @property
    def updates(self) -> List[Any]:
        """Those of both layers."""
        return self._of_both(lambda layer: layer.updates)

    def get_updates_for(self, inputs: Any = None) -> List[Any]:
        """Those of both layers that belong to inputs."""
        return Layer.get_updates_for(self, inputs) + self._of_both(lambda layer: layer.get_updates_for(inputs))

    @property
    def losses(self) -> List[Any]:
        """Those of both layers."""
        return self._of_both(lambda layer: layer.losses)

    def get_losses_for(self, inputs: Any = None) -> List[Any]:
        """Those of both layers, and of the calls, that belong to inputs."""
        return Layer.get_losses_for(self, inputs) + self._of_both(lambda layer: layer.get_losses_for(inputs))

    # -- configuration

    def get_config(self) -> Dict[str, Any]:
        """What makes such a layer again; the wrapped layer's class and configuration."""
        config = dict(super().get_config(), merge_mode=self.merge_mode)
        return config if self._num_constants is None else dict(config, num_constants=self._num_constants)

    @classmethod
    def from_config(cls, config: Dict[str, Any], custom_objects: Optional[Dict[str, Any]] = None) -> "Bidirectional":
        """A layer from what ``get_config`` gave."""
        config = dict(config)
        num_constants = config.pop("num_constants", None)
        layer = super().from_config(config, custom_objects)
        layer._num_constants = num_constants
        return layer


def _turned_round(layer: Layer) -> Layer:
    """A layer of the same configuration that goes the other way."""
    config = layer.get_config()
    return type(layer).from_config(dict(config, go_backwards=not config["go_backwards"]))
