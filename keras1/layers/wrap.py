"""Layers that apply another layer in their own way."""
from typing import Any, Dict, List, Optional, Tuple

import numpy as np

from keras1 import backend as K
from keras1.engine.layer import Layer, MaskedLayer
from keras1.engine.nodes import InputSpec, shape_of
from keras1.errors import ShapeError
from keras1.history import being, versioned


class Wrapper(MaskedLayer):
    """Abstract parent of layers around one other layer, whose weights are theirs.

    Parameters
    ----------
    layer : Layer
    **kwargs
        See `Layer`.

    Notes
    -----
    Source: ``keras.layers.wrappers.Wrapper``, from 1.0.

    Examples
    --------
    >>> from keras1.layers.core import Dense
    >>> Wrapper(Dense(8)).layer.output_dim
    8
    """

    uses_mask = True

    def __init__(self, layer: Layer, **kwargs: Any):
        self.layer = layer
        self.uses_learning_phase = self._phase_of_layer()
        super().__init__(**kwargs)

    @versioned
    def _phase_of_layer(self):
        return False

    @_phase_of_layer.since("1.0.8", reason="a wrapped layer may differ in training")
    def _uses_phase_as_layer(self):
        return self.layer.uses_learning_phase

    @property
    def sure_of_shape(self) -> bool:
        """Whether the layer's declared shape is known to be the real one."""
        return self.layer.sure_of_shape

    def build(self, input_shape: Optional[Tuple] = None) -> None:
        """Take over what the layer has; called at the end of a subclass's ``build``."""
        self._take_over()

    @versioned
    def _take_over(self):
        self.trainable_weights, self.regularizers, self.constraints, self.updates = self.layer.get_params()
        self.non_trainable_weights = self.layer.non_trainable_weights

    @_take_over.since("1.0.0", reason="constraints by weight")
    def _take_over_weights_and_regularizers(self):
        self.trainable_weights = self.layer.trainable_weights
        self.non_trainable_weights = self.layer.non_trainable_weights
        self.constraints = self.layer.constraints
        self.regularizers = self.layer.regularizers
        self.updates = list(self.layer.updates)

    @_take_over.since("1.1.0", reason="activity regularizers look at the wrapper's output")
    def _take_over_and_set_layer(self):
        self._take_over_weights_and_regularizers()
        for regularizer in self.regularizers:
            if hasattr(regularizer, "set_layer"):
                regularizer.set_layer(self)

    @_take_over.since("1.2.0", reason="losses in place of regularizers")
    def _take_over_weights_and_losses(self):
        self.trainable_weights = self.layer.trainable_weights
        self.non_trainable_weights = self.layer.non_trainable_weights
        self.constraints = self.layer.constraints
        self.losses = list(self.layer.losses)
        self.updates = list(self.layer.updates)

    def get_weights(self) -> List[np.ndarray]:
        """The layer's weights."""
        return self.layer.get_weights()

    def set_weights(self, weights: List[np.ndarray]) -> None:
        """Give the layer's weights new values."""
        self.layer.set_weights(weights)

    def get_config(self) -> Dict[str, Any]:
        """What makes such a layer again, that of the wrapped layer under ``layer``."""
        return self._config()

    @versioned
    def _config(self):
        return super().get_config()

    @_config.since("1.0.0", reason="the layer's class stands beside its configuration")
    def _config_with_class(self):
        return dict(super().get_config(), layer={"class_name": type(self.layer).__name__,
                                                 "config": self.layer.get_config()})

    @classmethod
    def from_config(cls, config: Dict[str, Any]) -> "Wrapper":
        """A layer from what ``get_config`` gave (1.x)."""
        from keras1.saving.functional_config import layer_from_config

        config = dict(config)
        return cls(layer_from_config(config.pop("layer")), **config)


class TimeDistributed(Wrapper):
    """The same layer at every time step.

    Parameters
    ----------
    layer : Layer
        It is built for one time step; in 0.3.3 twice, so its weights are drawn twice.
    **kwargs
        See `Layer`.

    Raises
    ------
    AssertionError
        If the input has fewer than three axes.

    Notes
    -----
    Input (samples, time, ...), output (samples, time) and the layer's output shape for one step.  Without a batch
    size all steps are taken for samples; in 0.3.3 the layer then works as in use, in training too.  With one
    (``batch_input_shape``) the steps are looped over; in 0.3.3 those that are masked repeat the last output.
    From 1.0 on only those updates count that the layer had before: a BatchNormalization that is wrapped never moves
    its running mean.
    Source: ``keras.layers.wrappers.TimeDistributed``, from 0.3.3.

    Examples
    --------
    >>> from keras1.layers.core import Dense
    >>> from keras1.layers.wrappers import TimeDistributed
    >>> TimeDistributed(Dense(8), input_shape=(10, 16)).output_shape
    (None, 10, 8)
    """

    def build(self, input_shape: Tuple) -> None:
        if len(input_shape) < 3:
            raise ShapeError.like(AssertionError)(
                "", "TimeDistributed: the input has the shape %s, expected (samples, time, ...)" % (input_shape,))
        self.input_spec = [InputSpec(shape=input_shape)]
        self._build_layer(_step_shape(input_shape))
        super().build(input_shape)

    @versioned
    def _build_layer(self, step_shape):
        # The original did so twice, and the second draws are the weights; on weights= it crashed.
        given = getattr(self.layer, "initial_weights", None)
        self.layer.set_input_shape(step_shape)
        self.layer.build()
        if given is not None:
            self.layer.set_weights(given)

    @_build_layer.since("1.0.0", reason="the weights are drawn once")
    def _build_layer_once(self, step_shape):
        self.layer.build(step_shape)

    @_build_layer.since("1.0.8", reason="a layer that was built before keeps its weights")
    def _build_layer_unless_built(self, step_shape):
        if not self.layer.built:
            self.layer.build(step_shape)
            self.layer.built = True

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        step_shape = self._output_shape_of_step(input_shape)
        return (step_shape[0], input_shape[1]) + tuple(step_shape[1:])

    @versioned
    def _output_shape_of_step(self, input_shape):
        return self.layer.output_shape

    @_output_shape_of_step.since("1.0.0", reason="the layer is asked for the shape of a step")
    def _asked_output_shape_of_step(self, input_shape):
        return self.layer.get_output_shape_for(_step_shape(input_shape))

    def call(self, x: Any, mask: Any = None) -> Any:
        return self._outputs(x, mask)

    @versioned
    def _outputs(self, x, mask):
        return self._step_by_step(x, mask) if self.input_shape[0] else self._all_at_once(x)

    @_outputs.since("1.0.0", reason="the layer minds the phase; masked steps are computed as the others")
    def _outputs_of_layer(self, x, mask):
        shape = shape_of(x) or self.input_spec[0].shape
        with being(self.release):
            steps = x if shape[0] else K.reshape(x, (-1,) + tuple(shape[2:]))
            y = self._loop(x, shape) if shape[0] else self._in_one(steps, x, shape)
            self._penalize_activity(y, steps)
        return y

    def _loop(self, x: Any, shape: Tuple) -> Any:
        _, outputs, _ = K.rnn(lambda x_t, states: (self.layer.call(x_t), []), x, initial_states=[],
                              input_length=shape[1], unroll=False)
        return outputs

    def _in_one(self, steps: Any, x: Any, shape: Tuple) -> Any:
        """All steps as samples of one call."""
        y = self.layer.call(steps)
        sizes = tuple(self.get_output_shape_for(shape)[2:])
        return K.reshape(y, (-1, shape[1] or K.shape(x)[1]) + sizes)

    @versioned
    def _penalize_activity(self, y, x):
        pass  # the regularizer stands among the others

    @_penalize_activity.since("1.2.0", reason="activity regularizers add a loss for each call")
    def _add_activity_loss(self, y, x):
        # Kept by the steps, not by what the layer was called on: a wrapper called twice, or in a network, has none.
        regularizer = getattr(self.layer, "activity_regularizer", None)
        if regularizer is not None:
            self.add_loss(regularizer(y), x)

    def _step_by_step(self, x: Any, mask: Any) -> Any:
        def step(x_t, states):
            return K.in_train_phase(lambda: self.layer(x_t, train=True), lambda: self.layer(x_t, train=False)), []

        _, outputs, _ = K.rnn(step, x, initial_states=[], mask=mask)
        return outputs

    def _all_at_once(self, x: Any) -> Any:
        steps = K.reshape(x, (-1,) + tuple(self.input_shape[2:]))
        out = self.layer(steps, train=False)
        return K.reshape(out, (-1, self.input_shape[1] or K.shape(x)[1]) + tuple(self.layer.output_shape[1:]))


def _step_shape(input_shape: Tuple) -> Tuple:
    """The shape of one time step."""
    return (input_shape[0],) + tuple(input_shape[2:])
