"""Layers that apply another layer in their own way."""
from typing import Any, List, Tuple

import numpy as np

from keras1 import backend as K
from keras1.engine.layer import Layer, MaskedLayer
from keras1.errors import ShapeError


class TimeDistributed(MaskedLayer):
    """The same layer at every time step.

    Parameters
    ----------
    layer : Layer
        It is built for one time step, twice, so its weights are drawn twice.
    **kwargs
        See `Layer`.

    Raises
    ------
    AssertionError
        If the input has fewer than three axes.

    Notes
    -----
    Input (samples, time, ...), output (samples, time) and the layer's output shape for one step.  Without a batch
    size all steps are taken for samples, and the layer works as in use, in training too; with one
    (``batch_input_shape``) the steps are looped over, and those that are masked repeat the last output.
    Source: ``keras.layers.wrappers.TimeDistributed``, from 0.3.3.

    Examples
    --------
    >>> from keras1.layers.core import Dense
    >>> from keras1.layers.wrappers import TimeDistributed
    >>> TimeDistributed(Dense(8), input_shape=(10, 16)).output_shape
    (None, 10, 8)
    """

    uses_mask = True

    def __init__(self, layer: Layer, **kwargs: Any):
        self.layer = layer
        super().__init__(**kwargs)

    @property
    def sure_of_shape(self) -> bool:
        """Whether the layer's declared shape is known to be the real one."""
        return self.layer.sure_of_shape

    def build(self, input_shape: Tuple) -> None:
        if len(input_shape) < 3:
            raise ShapeError.like(AssertionError)(
                "", "TimeDistributed: the input has the shape %s, expected (samples, time, ...)" % (input_shape,))
        self._build_twice((input_shape[0],) + tuple(input_shape[2:]))
        self.trainable_weights, self.regularizers, self.constraints, self.updates = self.layer.get_params()
        self.non_trainable_weights = self.layer.non_trainable_weights

    def _build_twice(self, step_shape):
        # The original did, and the second draws are the weights; on weights= it crashed.
        given = getattr(self.layer, "initial_weights", None)
        self.layer.set_input_shape(step_shape)
        self.layer.build()
        if given is not None:
            self.layer.set_weights(given)

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        step_shape = self.layer.output_shape
        return (step_shape[0], input_shape[1]) + tuple(step_shape[1:])

    def call(self, x: Any, mask: Any = None) -> Any:
        return self._step_by_step(x, mask) if self.input_shape[0] else self._all_at_once(x)

    def _step_by_step(self, x: Any, mask: Any) -> Any:
        def step(x_t, states):
            return K.in_train_phase(lambda: self.layer(x_t, train=True), lambda: self.layer(x_t, train=False)), []

        _, outputs, _ = K.rnn(step, x, initial_states=[], mask=mask)
        return outputs

    def _all_at_once(self, x: Any) -> Any:
        steps = K.reshape(x, (-1,) + tuple(self.input_shape[2:]))
        out = self.layer(steps, train=False)
        return K.reshape(out, (-1, self.input_shape[1] or K.shape(x)[1]) + tuple(self.layer.output_shape[1:]))

    def get_weights(self) -> List[np.ndarray]:
        """The layer's weights."""
        return self.layer.get_weights()

    def set_weights(self, weights: List[np.ndarray]) -> None:
        """Give the layer's weights new values."""
        self.layer.set_weights(weights)
