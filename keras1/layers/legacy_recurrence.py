"""The parents that users' recurrent layers had up to 2.0.8, as 2.x kept them."""
from typing import Any, Dict, List, Optional, Sequence, Tuple

from keras1 import backend as K
from keras1.engine.config import common_config, layer_config
from keras1.engine.nodes import InputSpec
from keras1.layers.image_states import images_shape
from keras1.layers.loops import Loop
from keras1.layers.state_inputs import call_with_states
from keras1.utils import conv_utils


class Recurrent(Loop):
    """Abstract parent of layers that write ``step(inputs, states)`` (2.x).

    A subclass sets ``units``, and ``states``, a list of as many None as there are states; in ``build`` also
    ``input_spec`` and ``state_spec``, the specifications of the states.

    Parameters
    ----------
    return_sequences, return_state, go_backwards, stateful, unroll : bool
        See `RNN`.
    implementation : int
        What the subclass makes of it.
    **kwargs
        See `Layer`.

    Notes
    -----
    Source: ``keras.layers.recurrent.Recurrent`` of 2.0, ``keras.legacy.layers.Recurrent`` from 2.0.9 on.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     from keras1.layers import recurrent
    ...     class Sum(recurrent.Recurrent):
    ...         units, states = 3, [None]
    ...         def step(self, inputs, states):
    ...             return inputs + states[0], [inputs + states[0]]
    ...     Sum(return_sequences=True).compute_output_shape((None, 5, 3))
    (None, 5, 3)
    """

    dropout = recurrent_dropout = 0
    #: A single step was not unrolled either.
    _lengths_refused = (None, 1)
    _undefined = "undefined or equal to 1"

    def __init__(self, return_sequences: bool = False, return_state: bool = False, go_backwards: bool = False,
                 stateful: bool = False, unroll: bool = False, implementation: int = 0, **kwargs: Any):
        super().__init__(**kwargs)
        self._take_loop(return_sequences, return_state, go_backwards, stateful, unroll)
        self.implementation = implementation

    # -- what a subclass writes

    def step(self, inputs: Any, states: Sequence[Any]) -> Tuple[Any, List[Any]]:
        """Output and new states of one step.

        Parameters
        ----------
        inputs : tensor (samples, features)
        states : sequence of tensors (samples, units)
            What the step before returned, then the constants.
        """
        raise NotImplementedError

    def get_constants(self, inputs: Any, training: Any = None) -> List[Any]:
        """Tensors that every step is given after its states; by default none."""
        return []

    def preprocess_input(self, inputs: Any, training: Any = None) -> Any:
        """What the loop goes through in place of the inputs; by default themselves."""
        return inputs

    def get_initial_state(self, inputs: Any) -> List[Any]:
        """The states before the first step, unless the layer is stateful: zeros (samples, units)."""
        zeros = K.tile(K.expand_dims(K.sum(K.zeros_like(inputs), axis=(1, 2))), [1, self.units])
        return [zeros for _ in self.states]

    # -- calls

    def __call__(self, inputs: Any, initial_state: Any = None, **kwargs: Any) -> Any:
        """Output for a tensor and initial states, which may also follow it in a list."""
        if isinstance(inputs, (list, tuple)) and len(inputs) > 1 and initial_state is None:
            inputs, initial_state = inputs[0], inputs[1:]
        if initial_state is None:
            return super().__call__(inputs, **kwargs)
        states = list(initial_state) if isinstance(initial_state, (list, tuple)) else [initial_state]
        return call_with_states(self, super().__call__, inputs, states, None, kwargs, " of an RNN", "")

    def call(self, inputs: Any, mask: Any = None, training: Any = None, initial_state: Any = None) -> Any:
        if isinstance(inputs, list):
            inputs, initial_state = inputs[0], inputs[1:]
        states = self._first_states(inputs, initial_state)
        self._checked_length(inputs)
        constants = self.get_constants(inputs, training=None)
        output = self._run(self.step, inputs, states, mask[0] if isinstance(mask, list) else mask, constants,
                           self.preprocess_input(inputs, training=None))
        if 0 < self.dropout + self.recurrent_dropout:
            (output[0] if self.return_state else output)._uses_learning_phase = True
        return output

    def _state_sizes(self) -> List[int]:
        return [self.units] * len(self.states)

    def _no_batch_size(self, dimension: str = "time dimension", end: str = "") -> Any:
        return super()._no_batch_size(dimension, end)

    def compute_output_shape(self, input_shape: Any) -> Any:
        """The shape of the output, or a list of it and of the states' shapes."""
        shape = input_shape[0] if isinstance(input_shape, list) else input_shape
        output_shape = ((shape[0], shape[1]) if self.return_sequences else (shape[0],)) + (self.units,)
        return [output_shape] + [(shape[0], self.units)] * len(self.states) if self.return_state else output_shape

    def get_config(self) -> Dict[str, Any]:
        """The arguments that make such a layer again, as a dict of plain values."""
        return {**common_config(self), **self._loop_config(), "implementation": self.implementation,
                **layer_config(self)}


class ConvRecurrent2D(Recurrent):
    """Abstract parent of layers that write a ``step`` over images (2.x).

    Parameters
    ----------
    filters : int
        Channels of an output image.
    kernel_size, strides, dilation_rate : int or pair of int
    padding : {"valid", "same"}
    data_format : {"channels_first", "channels_last"}, optional
    return_sequences, go_backwards, stateful : bool
        See `RNN`.
    **kwargs
        See `Layer`.

    Notes
    -----
    Source: ``keras.layers.convolutional_recurrent.ConvRecurrent2D`` of 2.x.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     layer = ConvRecurrent2D(4, 3, padding="same", data_format="channels_last")
    >>> layer.compute_output_shape((None, 5, 8, 8, 1))
    (None, 8, 8, 4)
    """

    def __init__(self, filters: int, kernel_size: Any, strides: Any = (1, 1), padding: str = "valid",
                 data_format: Optional[str] = None, dilation_rate: Any = (1, 1), return_sequences: bool = False,
                 go_backwards: bool = False, stateful: bool = False, **kwargs: Any):
        super().__init__(**kwargs)
        self.filters = filters
        self.kernel_size = conv_utils.normalize_tuple(kernel_size, 2, "kernel_size")
        self.strides = conv_utils.normalize_tuple(strides, 2, "strides")
        self.padding = conv_utils.normalize_padding(padding)
        self.data_format = K.normalize_data_format(data_format)
        self.dilation_rate = conv_utils.normalize_tuple(dilation_rate, 2, "dilation_rate")
        self.return_sequences = return_sequences
        self.go_backwards = go_backwards
        self.stateful = stateful
        self.input_spec = [InputSpec(ndim=5)]

    def compute_output_shape(self, input_shape: Any) -> Any:
        """The shape of the output, or a list of it and of the states' shapes."""
        shape = input_shape[0] if isinstance(input_shape, list) else input_shape
        image = images_shape(shape, self)
        output_shape = image[:1] + (shape[1],) + image[1:] if self.return_sequences else image
        return [output_shape, image, image] if self.return_state else output_shape
