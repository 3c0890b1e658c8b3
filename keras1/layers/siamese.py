"""One layer applied to several inputs: Siamese, its heads, and add_shared_layer."""
from typing import Any, Dict, List, Optional, Sequence, Tuple

import numpy as np

from keras1 import backend as K
from keras1.engine.containers import Sequential
from keras1.engine.layer import Layer
from keras1.errors import WiringError
from keras1.history import being, versioned
from keras1.layers.merging import MODES, Reader, check_mode, combine, joined, merged_shape


class Siamese(Reader):
    """Apply one layer to the outputs of several others and merge what comes out.

    Parameters
    ----------
    layer : Layer
        The shared one; may be a container.
    inputs : list of Layer
        What it is applied to; their outputs have one shape.
    merge_mode : {"concat", "sum", "mul", "ave", "join", "cos", "dot", None}
        As for `Merge`; None keeps the outputs apart, to be taken by `SiameseHead`.
    concat_axis, dot_axes
        As for `Merge`.
    is_graph : bool
        Whether a graph trains the inputs; if not, their weights belong to this layer.

    Raises
    ------
    Exception
        On another mode, or more than two inputs for "cos" and "dot".

    Notes
    -----
    Up to 0.3.2 the shared layer was built for use even in training: a Dropout within never dropped.
    Source: ``keras.layers.core.Siamese``.

    Examples
    --------
    >>> from keras1.layers.core import Dense, Siamese
    >>> left, right = Dense(3, input_dim=2), Dense(3, input_dim=2)
    >>> Siamese(Dense(4), [left, right]).output_shape
    (None, 8)
    """

    sure_of_shape = True

    def __init__(self, layer: Layer, inputs: Sequence[Layer], merge_mode: Optional[str] = "concat",
                 concat_axis: int = 1, dot_axes: Any = -1, is_graph: bool = False):
        check_mode(merge_mode, MODES + (None,))
        if merge_mode in ("cos", "dot") and len(inputs) > 2:
            raise WiringError.like(Exception)(
                merge_mode + " merge takes exactly 2 layers.", "%d were given" % len(inputs))
        self.layer = layer
        self.is_graph = is_graph
        self.inputs = inputs
        self.layer.set_previous(inputs[0])
        self.merge_mode = merge_mode
        self.concat_axis = concat_axis
        self.dot_axes = dot_axes
        self._adopt(self._owned())
        super().__init__()
        self._be_trainable()

    @versioned
    def _be_trainable(self):
        self.trainable = self.layer.trainable

    @_be_trainable.since("0.3.2", bug=True, reason="the base constructor forgets what the layer said")
    def _be_trainable_anyway(self):
        pass

    def _owned(self) -> List[Layer]:
        """The layers whose weights belong to this one."""
        own_inputs = self.merge_mode and not self.is_graph
        return [self.layer] + (list(self.inputs) if own_inputs else [])

    @property
    def layers(self) -> Sequence[Layer]:
        """The layers read."""
        return self.inputs

    @property
    def input_shape(self) -> List[Tuple]:
        """The output shapes of the layers read."""
        return [layer.output_shape for layer in self.inputs]

    @property
    def output_shape(self) -> Optional[Tuple]:
        """Shape of the merged output, of one head's output in mode None, None in mode "join"."""
        if self.merge_mode is None:
            return self.layer.output_shape
        shapes = [self.get_output_shape(head) for head in range(len(self.inputs))]
        return merged_shape(shapes, self.merge_mode, self.concat_axis, self.dot_axes)

    def get_output_shape(self, head: int, train: bool = False) -> Tuple:
        """Shape of the output for one of the inputs."""
        self.set_layer_input(head)
        return self.layer.output_shape

    def set_layer_input(self, head: int) -> None:
        """Connect the shared layer to one of the inputs."""
        self._connect(self.inputs[head])

    @versioned
    def _connect(self, layer):
        first = self.layer
        while isinstance(first, Sequential):
            first = first.layers[0]
        first.previous = layer

    @_connect.since("0.3.3", reason="the shared layer is connected as any other, and keeps its weights")
    def _connect_and_check(self, layer):
        self.layer.set_previous(layer, reset_weights=False)

    def get_output_at(self, head: int, train: bool = False) -> Any:
        """The shared layer's output for one of the inputs."""
        source = self.inputs[head]
        return self._apply(source.get_output(train), source.get_output_mask(train), train)

    @versioned
    def _apply(self, X, mask, train):
        return self.layer(X, mask)

    @_apply.since("0.3.3", bug=True, reason="before, the shared layer was never built for training")
    def _apply_for_phase(self, X, mask, train):
        return self.layer(X, mask=mask, train=train)

    def get_output(self, train: bool = False) -> Any:
        """The merged outputs; a mapping by name in mode "join"; None in mode None."""
        if self.merge_mode is None:
            return None
        outputs = [self.get_output_at(head, train) for head in range(len(self.inputs))]
        with being(self.release):
            if self.merge_mode == "join":
                return joined(self.inputs, outputs)
            merged = combine(outputs, self.merge_mode, self.concat_axis, self.dot_axes)
            return K.expand_dims(merged, -1) if self.merge_mode == "dot" else merged

    def get_weights(self) -> List[np.ndarray]:
        """The shared layer's weights, then those of the inputs that belong to this layer."""
        return [weight for layer in self._owned() for weight in layer.get_weights()]

    def set_weights(self, weights: List[np.ndarray]) -> None:
        """Give them new values, in that order."""
        for layer in self._owned():
            count = len(layer.get_weights())
            layer.set_weights(weights[:count])
            weights = weights[count:]

    def get_config(self) -> Dict[str, Any]:
        """The configurations of the shared layer and of the inputs, and the mode."""
        config = super().get_config()
        config["inputs"] = [layer.get_config() for layer in self.inputs]
        return config


class SiameseHead(Layer):
    """One of the outputs of a `Siamese` in mode None.

    Parameters
    ----------
    head : int
        Number of the input.

    Notes
    -----
    Source: ``keras.layers.core.SiameseHead``.

    Examples
    --------
    >>> from keras1.layers.core import Dense, Siamese, SiameseHead
    >>> shared = Siamese(Dense(4), [Dense(3, input_dim=2), Dense(3, input_dim=2)], merge_mode=None)
    >>> head = SiameseHead(1)
    >>> head.set_previous(shared)
    >>> head.output_shape
    (None, 4)
    """

    sure_of_shape = True

    def __init__(self, head: int):
        self.head = head
        super().__init__()

    def get_input(self, train: bool = False) -> Any:
        """The shared layer's output for this head's input."""
        return self.previous.get_output_at(self.head, train)

    @property
    def input_shape(self) -> Tuple:
        """Shape of the shared layer's output for this head's input."""
        return self.previous.get_output_shape(self.head)

    def set_previous(self, layer: Siamese, reset_weights: bool = True, connection_map: Any = None) -> None:
        """Belong to that `Siamese`."""
        self.previous = layer


def add_shared_layer(layer: Layer, inputs: Sequence[Sequential]) -> None:
    """Put one layer on top of several stacks; each goes on with its own head.

    Parameters
    ----------
    layer : Layer
    inputs : list of Sequential

    Examples
    --------
    >>> from keras1.layers.containers import Sequential
    >>> from keras1.layers.core import Dense
    >>> left, right = Sequential([Dense(3, input_dim=2)]), Sequential([Dense(3, input_dim=2)])
    >>> add_shared_layer(Dense(4), [left, right])
    >>> left.output_shape, left.layers[-2] is right.layers[-2]
    ((None, 4), True)
    """
    shared = Siamese(layer, [stack.layers[-1] for stack in inputs], merge_mode=None)
    for number, stack in enumerate(inputs):
        stack.add(shared)
        stack.add(SiameseHead(number))
