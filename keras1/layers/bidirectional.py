"""Recurrent layers in both directions."""
import copy
from typing import Any, Dict, List, Optional, Tuple

import numpy as np

from keras1 import backend as K
from keras1.engine.layer import Layer
from keras1.errors import ArgumentError
from keras1.history import being, versioned
from keras1.layers.wrap import Wrapper

#: What becomes of the outputs of both directions.
MERGES = {
    "concat": lambda y, y_rev: K.concatenate([y, y_rev]),
    "sum": lambda y, y_rev: y + y_rev,
    "ave": lambda y, y_rev: (y + y_rev) / 2,
    "mul": lambda y, y_rev: y * y_rev,
    None: lambda y, y_rev: [y, y_rev],
}


def check_merge_mode(merge_mode: Any) -> None:
    """Raise unless outputs can be merged so."""
    if merge_mode not in MERGES:
        raise ArgumentError.like(ValueError)(
            'Invalid merge mode. Merge mode should be one of {"sum", "mul", "ave", "concat", None}',
            "Bidirectional: merge_mode=%r" % (merge_mode,))


class Bidirectional(Wrapper):
    """A recurrent layer in both directions.

    Parameters
    ----------
    layer : Recurrent
        The one that goes forward; up to 1.2.0 it is used itself, and renamed, then a copy of it.  The other is made
        from its configuration.
    merge_mode : {"concat", "sum", "mul", "ave", None}
        What becomes of the two outputs; None leaves a list of both.
    weights : list of arrays, optional
        Initial values, first those of the forward layer.
    **kwargs
        See `Layer`.

    Raises
    ------
    ValueError
        On another merge mode.

    Notes
    -----
    Input (samples, time, features), output as the layer's, with twice the features for "concat".  With
    ``return_sequences`` the backward outputs are turned round, so that both belong to the same step.
    M. Schuster and K. Paliwal, Bidirectional recurrent neural networks, 1997.
    Source: ``keras.layers.wrappers.Bidirectional``, from 1.0.8.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("1.2.2"):
    ...     from keras1.layers import LSTM
    ...     layer = Bidirectional(LSTM(4, return_sequences=True), merge_mode="sum")
    >>> layer.get_output_shape_for((None, 5, 3))
    (None, 5, 4)
    """

    def __init__(self, layer: Layer, merge_mode: Optional[str] = "concat", weights: Optional[List[np.ndarray]] = None,
                 **kwargs: Any):
        check_merge_mode(merge_mode)
        self.forward_layer = self._forward(layer)
        self.backward_layer = self._backward(layer)
        self.forward_layer.name = "forward_" + self.forward_layer.name
        self.backward_layer.name = "backward_" + self.backward_layer.name
        self.merge_mode = merge_mode
        if weights:
            half = len(weights) // 2
            self.forward_layer.initial_weights, self.backward_layer.initial_weights = weights[:half], weights[half:]
        self.stateful = layer.stateful
        self.return_sequences = layer.return_sequences
        super().__init__(layer, **kwargs)

    @versioned
    def _forward(self, layer):
        return layer

    @_forward.since("1.2.2", reason="the given layer keeps its name")
    def _forward_copy(self, layer):
        return copy.copy(layer)

    @versioned
    def _backward(self, layer):
        given = dict(layer.given)
        return type(layer)(**dict(given, **given.pop("kwargs", {}), go_backwards=not layer.go_backwards))

    @_backward.since("1.0.0", reason="configurations make layers")
    def _backward_from_config(self, layer):
        config = layer.get_config()
        return type(layer).from_config(dict(config, go_backwards=not config["go_backwards"]))

    def build(self, input_shape: Tuple) -> None:
        for layer in self._both():
            layer.build(input_shape)

    def _both(self) -> Tuple[Layer, Layer]:
        return self.forward_layer, self.backward_layer

    # -- output

    def call(self, x: Any, mask: Any = None) -> Any:
        with being(self.release):
            y, y_rev = self.forward_layer.call(x, mask), self.backward_layer.call(x, mask)
            return MERGES[self.merge_mode](y, K.reverse(y_rev, 1) if self.return_sequences else y_rev)

    def get_output_shape_for(self, input_shape: Tuple) -> Any:
        shape = tuple(self.forward_layer.get_output_shape_for(input_shape))
        if self.merge_mode is None:
            return [shape, shape]
        return shape[:-1] + (2 * shape[-1],) if self.merge_mode == "concat" else shape

    def compute_mask(self, x: Any, mask: Any = None) -> Any:
        """The input's mask, if the output is a sequence."""
        if not self.return_sequences:
            return None
        return mask if self.merge_mode else [mask, mask]

    def reset_states(self) -> None:
        """Set the states of both layers to zero."""
        for layer in self._both():
            layer.reset_states()

    # -- what both layers have

    def get_weights(self) -> List[np.ndarray]:
        """The weights of the forward layer, then those of the backward one."""
        return [value for layer in self._both() for value in layer.get_weights()]

    def set_weights(self, weights: List[np.ndarray]) -> None:
        """Give both layers' weights new values: the first half is the forward layer's."""
        half = len(weights) // 2
        self.forward_layer.set_weights(weights[:half])
        self.backward_layer.set_weights(weights[half:])

    @property
    def trainable_weights(self) -> List[Any]:
        """Those of both layers."""
        return self._of_both("trainable_weights")

    @property
    def non_trainable_weights(self) -> List[Any]:
        """Those of both layers."""
        return self._of_both("non_trainable_weights")

    @property
    def updates(self) -> List[Any]:
        """Those of both layers."""
        return self._of_both("updates")

    @property
    def losses(self) -> List[Any]:
        """Those of both layers."""
        return self._of_both("losses")

    @property
    def regularizers(self) -> List[Any]:
        """Those of both layers."""
        return self._of_both("regularizers")

    @property
    def constraints(self) -> Dict[Any, Any]:
        """Those of both layers, by weight."""
        return {weight: constraint for layer in self._both()
                for weight, constraint in layer.constraints_by_weight().items()}

    def _of_both(self, name: str) -> List[Any]:
        return [value for layer in self._both() for value in getattr(layer, name)]
