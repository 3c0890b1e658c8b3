"""Layers that apply another layer in their own way, as of 2.x."""
from typing import Any, Dict, List, Optional, Tuple

import numpy as np

from keras1 import backend as K
from keras1.engine.config import common_config
from keras1.engine.layer import Layer
from keras1.engine.nodes import InputSpec, object_list_uid, shape_of
from keras1.engine.tracking import untracked
from keras1.errors import ShapeError
from keras1.utils.callables import has_arg


class Wrapper(Layer):
    """Abstract parent of layers around one other layer, whose weights are theirs (2.x).

    Parameters
    ----------
    layer : Layer
        It is as trainable as the wrapper is.
    **kwargs
        See `Layer`.

    Notes
    -----
    Source: ``keras.layers.wrappers.Wrapper`` of 2.x.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     from keras1.layers import Dense
    ...     Wrapper(Dense(8)).layer.units
    8
    """

    def __init__(self, layer: Layer, **kwargs: Any):
        with untracked():
            self.layer = layer
            #: What the layer is called on, by what the wrapper is called on.
            self._input_map: Dict[str, Any] = {}
            super().__init__(**kwargs)

    def build(self, input_shape: Optional[Tuple] = None) -> None:
        self.built = True

    @property
    def activity_regularizer(self) -> Any:
        """The layer's."""
        return getattr(self.layer, "activity_regularizer", None)

    @property
    def trainable(self) -> bool:
        """Whether training changes the layer's weights."""
        return self.layer.trainable

    @trainable.setter
    def trainable(self, value: bool) -> None:
        self.layer.trainable = value

    # -- what the layer has

    def _trainable_now(self) -> List[Any]:
        return self.layer.trainable_weights

    def _non_trainable_now(self) -> List[Any]:
        return self.layer.non_trainable_weights

    def get_weights(self) -> List[np.ndarray]:
        """The layer's weights."""
        return self.layer.get_weights()

    def set_weights(self, weights: List[np.ndarray]) -> None:
        """Give the layer's weights new values."""
        self.layer.set_weights(weights)

    def constraints_by_weight(self) -> Dict[Any, Any]:
        """The layer's."""
        return self.layer.constraints_by_weight()

    @property
    def updates(self) -> List[Any]:
        """The layer's."""
        return self.layer.updates

    def get_updates_for(self, inputs: Any = None) -> List[Any]:
        """The updates that belong to inputs, or to what the layer was called on for them."""
        inner = None if inputs is None else self._input_map.get(object_list_uid(inputs), inputs)
        return self.layer.get_updates_for(inner) + super().get_updates_for(inputs)

    @property
    def losses(self) -> List[Any]:
        """The layer's."""
        return self.layer.losses

    def get_losses_for(self, inputs: Any = None) -> List[Any]:
        """The losses of the wrapper's calls; for None those of the weights."""
        of_layer = self.layer.get_losses_for(None) if inputs is None else []
        return of_layer + super().get_losses_for(inputs)

    # -- configuration

    def get_config(self) -> Dict[str, Any]:
        """What makes such a layer again; the wrapped layer's class and configuration."""
        return dict(common_config(self), layer={"class_name": type(self.layer).__name__,
                                                "config": self.layer.get_config()})

    @classmethod
    def from_config(cls, config: Dict[str, Any], custom_objects: Optional[Dict[str, Any]] = None) -> "Wrapper":
        """A layer from what ``get_config`` gave."""
        from keras1.saving.functional_config import layer_from_config

        config = dict(config)
        return cls(layer_from_config(config.pop("layer"), custom_objects), **config)


class TimeDistributed(Wrapper):
    """The same layer at every time step.

    Parameters
    ----------
    layer : Layer
    **kwargs
        See `Layer`.

    Raises
    ------
    AssertionError
        If the input has fewer than three axes.

    Notes
    -----
    Input (samples, time, ...), output (samples, time) and the layer's output shape for one step.  Without a batch size
    all steps are taken for samples; with one (``batch_input_shape``) they are looped over.
    Source: ``keras.layers.wrappers.TimeDistributed`` of 2.x.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     from keras1.layers import Dense
    ...     TimeDistributed(Dense(8)).compute_output_shape((None, 10, 16))
    (None, 10, 8)
    """

    supports_masking = True
    uses_mask = True

    def build(self, input_shape: Tuple) -> None:
        if len(input_shape) < 3:
            raise ShapeError.like(AssertionError)(
                "", "TimeDistributed: the input has the shape %s, expected (samples, time, ...)" % (input_shape,))
        self.input_spec = InputSpec(shape=input_shape)
        if not self.layer.built:
            self.layer.build(_step_shape(input_shape))
            self.layer.built = True

    def compute_output_shape(self, input_shape: Tuple) -> Tuple:
        """The shape of the layer's output for one step, with time as second axis."""
        shape = tuple(self.layer.compute_output_shape(_step_shape(input_shape)))
        return (shape[0], input_shape[1]) + shape[1:]

    def call(self, inputs: Any, mask: Any = None, training: Any = None) -> Any:
        arguments = {"training": training} if has_arg(self.layer.call, "training") else {}
        input_shape, given = shape_of(inputs) or (None,) * K.ndim(inputs), inputs
        if input_shape[0]:
            y = self._loop(inputs, input_shape[1], arguments)
        else:
            inputs = self._steps_as_samples(inputs)
            self._input_map[object_list_uid(given)] = inputs
            if has_arg(self.layer.call, "mask") and mask is not None:
                arguments["mask"] = self._steps_as_samples(mask)
            y = self._steps_apart(self.layer.call(inputs, **arguments), given,
                                  self.compute_output_shape(input_shape)[2:])
        if self.activity_regularizer is not None:
            self.add_loss(self.activity_regularizer(y), inputs)
        return y

    def _loop(self, inputs: Any, length: Optional[int], arguments: Dict[str, Any]) -> Any:
        _, outputs, _ = K.rnn(lambda x, states: (self.layer.call(x, **arguments), []), inputs, initial_states=[],
                              input_length=length, unroll=False)
        return outputs

    def _steps_as_samples(self, x: Any) -> Any:
        return K.reshape(x, (-1,) + _sizes(x, 2, shape_of(x)))

    def _steps_apart(self, y: Any, inputs: Any, sizes: Tuple) -> Any:
        """What the layer made of steps as samples, with time as second axis; with the phase that it was told."""
        length = (shape_of(inputs) or (None, None))[1] or K.shape(inputs)[1]
        apart = K.reshape(y, (-1, length) + _sizes(y, 1, (None,) + tuple(sizes)))
        if getattr(y, "_uses_learning_phase", False):
            apart._uses_learning_phase = True
        return apart

    def compute_mask(self, inputs: Any, mask: Any = None) -> Any:
        """The layer's masks of all steps; by default the input's, as far as it is that of steps."""
        if (shape_of(inputs) or (None,))[0]:
            return mask
        inner = self._input_map.get(object_list_uid(inputs))
        output_mask = self.layer.compute_mask(inner, None if mask is None else self._steps_as_samples(mask))
        if output_mask is None:
            return mask if mask is None else _of_steps(mask)
        sizes = shape_of(output_mask) or shape_of(mask) or self.compute_output_shape(shape_of(inputs))[1:-1]
        return self._steps_apart(output_mask, inputs, sizes[1:])


def _step_shape(input_shape: Tuple) -> Tuple:
    """The shape of one time step."""
    return (input_shape[0],) + tuple(input_shape[2:])


def _sizes(x: Any, first: int, shape: Optional[Tuple]) -> Tuple:
    """The sizes of a tensor's axes from ``first`` on: in numbers as far as ``shape`` knows them, else symbolic."""
    shape = shape or (None,) * K.ndim(x)
    return tuple(size or K.shape(x)[first + i] for i, size in enumerate(shape[first:]))


def _of_steps(mask: Any) -> Any:
    """A mask of two axes: a step counts if anything of it does."""
    while K.ndim(mask) > 2:
        mask = K.any(mask, axis=-1)
    return mask
