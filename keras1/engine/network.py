"""A graph of layers of the functional API, itself usable as a layer."""
from typing import Any, Dict, List, Optional, Sequence, Tuple

import numpy as np

from keras1 import backend as K
from keras1.engine.layer import Layer
from keras1.engine.network_config import network_config, network_from_config
from keras1.engine.nodes import Node, described, error_class, mark, run_symbolic, shape_of, single, to_list, uses_phase
from keras1.engine.walk import Walk, node_key
from keras1.errors import ArgumentError, ShapeError, WiringError
from keras1.history import being, renamed, versioned


class Network(Layer):
    """A graph of layers from some tensors to others.

    Parameters
    ----------
    inputs : tensor or list of tensors
        Made by ``Input``; called ``input`` up to 1.2.
    outputs : tensor or list of tensors
        Made by layers, from the inputs; called ``output`` up to 1.2.
    name : str, optional

    Attributes
    ----------
    layers : list of Layer
        The farthest from the outputs first.
    input_layers, output_layers : list of Layer
    input_names, output_names : list of str

    Raises
    ------
    TypeError
        If a tensor was not made by a layer.
    ValueError
        If an input is given twice.
    RuntimeError
        If an output needs an input that is missing, or two layers have one name.

    Notes
    -----
    Abstract parent of `keras1.models.functional.Container`.  Source: ``keras.engine.topology.Container`` of 1.x.
    """

    @renamed("input", "inputs", "2.0.0", reason="there may be several", strict=True)
    @renamed("output", "outputs", "2.0.0", reason="there may be several", strict=True)
    def __init__(self, inputs: Any, outputs: Any, name: Optional[str] = None):
        self._name = name or self._unique_name()
        self._trainable = True
        self.inputs = list(inputs) if isinstance(inputs, (list, tuple)) else [inputs]
        self.outputs = list(outputs) if isinstance(outputs, (list, tuple)) else [outputs]
        self._check_tensors()
        self._note_ends()
        walk = Walk(self.outputs)
        walk.check_connected(self.inputs)
        walk.check_names()
        self._walk = walk
        self.layers = walk.layers
        self.layers_by_depth, self.nodes_by_depth = walk.layers_by_depth, walk.nodes_by_depth
        self.container_nodes = walk.node_keys
        self.built = True
        self._output_tensor_cache: Dict[Any, Any] = {}
        self._output_mask_cache: Dict[Any, Any] = {}
        self._output_shape_cache: Dict[str, Any] = {}
        masks = [x._keras_history.node.output_masks[x._keras_history.tensor_index] for x in self.outputs]
        self._output_mask_cache[_cache_key(self.inputs, [None] * len(self.inputs))] = single(masks)
        Node(self, [], [], [], self.inputs, self.outputs, [None] * len(self.inputs), [None] * len(self.outputs),
             self.internal_input_shapes, self.internal_output_shapes)

    def _check_tensors(self) -> None:
        kind = type(self).__name__
        if len(set(self.inputs)) != len(self.inputs):
            raise ArgumentError.like(error_class(ValueError))(
                "The list of inputs passed to the model is redundant. All inputs should only appear once. Found: "
                + str(self.inputs))
        for x in self.inputs:
            if not hasattr(x, "_keras_history"):
                raise WiringError.like(error_class(TypeError))(
                    "Input tensors to a %s must be Keras tensors. Found: %s (missing Keras metadata)." % (kind, x),
                    "make it with Input(shape=...)")
        for x in self.outputs:
            if not hasattr(x, "_keras_history"):
                raise WiringError.like(error_class(TypeError))(
                    "Output tensors to a %s must be Keras tensors. Found: %s" % (kind, x),
                    "it was computed outside of a layer: put that into a Lambda layer")

    def _note_ends(self) -> None:
        """Note the layers, nodes and shapes that the graph begins and ends with."""
        self.input_layers, self.input_layers_node_indices, self.input_layers_tensor_indices = _origins(self.inputs)
        self.output_layers, self.output_layers_node_indices, self.output_layers_tensor_indices = \
            _origins(self.outputs)
        self.input_names = [layer.name for layer in self.input_layers]
        self.output_names = [layer.name for layer in self.output_layers]
        self.internal_input_shapes = [shape_of(x) for x in self.inputs]
        self.internal_output_shapes = [shape_of(x) for x in self.outputs]

    # -- its layers

    def get_layer(self, name: Optional[str] = None, index: Optional[int] = None) -> Layer:
        """The layer of that name, or at that place in ``layers``.

        Raises
        ------
        ValueError
            If there are not so many layers.
        AssertionError
            If neither is given.
        """
        return self._layer_at(index) if self._is_index(index) else self._layer_named(name)

    @versioned
    def _is_index(self, index):
        return bool(index)

    @_is_index.since("1.2.0", reason="0 is an index, too")
    def _is_any_index(self, index):
        return index is not None

    @versioned
    def _layer_at(self, index):
        self._check_index(index)

    @_layer_at.since("1.2.0", bug=True, reason="before, an index gave None")
    def _layer_at_index(self, index):
        self._check_index(index)
        return self.layers[index]

    def _check_index(self, index: int) -> None:
        if len(self.layers) <= index:
            raise ArgumentError.like(error_class(ValueError))(
                "Was asked to retrieve layer at index %d but model only has %d layers." % (index, len(self.layers)))

    def _layer_named(self, name: Optional[str]) -> Optional[Layer]:
        if not name:
            raise ArgumentError.like(AssertionError)("Provide either a layer name or layer index.")
        found = [layer for layer in self.layers if layer.name == name]
        return found[0] if found else self._no_such_layer(name)

    @versioned
    def _no_such_layer(self, name):
        return None

    @_no_such_layer.since("2.0.0", reason="before, an unknown name gave None")
    def _raise_no_such_layer(self, name):
        raise ArgumentError.like(ValueError)(
            "No such layer: " + name, "the layers are: %s" % ", ".join(layer.name for layer in self.layers))

    # -- what a training function needs

    @property
    def trainable_weights(self) -> List[Any]:
        """Weights that training changes: none if the container is not trainable."""
        if not self.trainable:
            return []
        return [weight for layer in self.layers for weight in layer.trainable_weights]

    @property
    def non_trainable_weights(self) -> List[Any]:
        """Weights that training leaves alone."""
        frozen = [] if self.trainable else [w for layer in self.layers for w in layer.trainable_weights]
        return frozen + [weight for layer in self.layers for weight in layer.non_trainable_weights]

    @property
    def constraints(self) -> Dict[Any, Any]:
        """The constraint of each weight that has one."""
        found: Dict[Any, Any] = {}
        for layer in self.layers:
            for weight, constraint in layer.constraints_by_weight().items():
                if found.get(weight, constraint) != constraint:
                    raise ArgumentError.like(error_class(ValueError))(
                        "Received multiple constraints for one weight tensor: %s" % weight)
                found[weight] = constraint
        return found

    @property
    def regularizers(self) -> List[Any]:
        """Regularizers that the loss passes through, in order: up to 1.1, and those of layers of 0.x."""
        return [regularizer for layer in self.layers for regularizer in layer.classic_regularizers()]

    @property
    def losses(self) -> List[Any]:
        """Penalties of the layers, as far as they belong to this graph."""
        return self._of_own_nodes("losses")

    @property
    def updates(self) -> List[Any]:
        """Updates of the layers, as far as they belong to this graph."""
        return self._of_own_nodes("updates")

    def _of_own_nodes(self, kind: str) -> List[Any]:
        found: List[Any] = []
        for layer in self.layers:
            if len(layer.inbound_nodes) == 1 or not layer._kept_by_inputs[kind]:
                found += getattr(layer, kind) or []
                continue
            by_inputs = layer.get_losses_for if kind == "losses" else layer.get_updates_for
            for index, node in enumerate(layer.inbound_nodes):
                if node_key(layer, index) in self.container_nodes:
                    found += by_inputs(node.input_tensors)
            found += by_inputs(None)
        return found

    @property
    def stateful(self) -> bool:
        """Whether any layer keeps states from batch to batch."""
        return any(getattr(layer, "stateful", False) for layer in self.layers)

    @property
    def state_updates(self) -> List[Any]:
        """Updates of the stateful layers: they happen in prediction too."""
        return [update for layer in self.layers if getattr(layer, "stateful", False) for update in layer.updates]

    def reset_states(self) -> None:
        """Set the states of all stateful layers back."""
        for layer in self.layers:
            if getattr(layer, "stateful", False) and hasattr(layer, "reset_states"):
                layer.reset_states()

    @property
    def uses_learning_phase(self) -> bool:
        """Whether any layer or regularizer differs between training and use."""
        return any(part.uses_learning_phase for part in [*self.layers, *self.regularizers]
                   if hasattr(part, "uses_learning_phase"))

    @property
    def input_spec(self) -> List[Any]:
        """What the input layers expect."""
        layers = self.__dict__.get("input_layers", ())  # a stack has none before it is built
        return [spec for layer in layers for spec in (layer.input_spec or [None])]

    def get_weights(self) -> List[np.ndarray]:
        """The values of all layers' weights, in order."""
        return [K.get_value(weight) for layer in self.layers for weight in layer.weights]

    def set_weights(self, weights: List[np.ndarray]) -> None:
        """Give all layers' weights new values, in order."""
        variables = [weight for layer in self.layers for weight in layer.weights]
        if len(weights) < len(variables):
            raise ShapeError.like(ValueError)(
                "%d arrays were given, the model has %d weights" % (len(weights), len(variables)),
                "their shapes are %s" % [K.get_value(v).shape for v in variables])
        for variable, value in zip(variables, weights):
            if K.get_value(variable).shape != np.shape(value):
                raise ShapeError.like(ValueError)(
                    "an array of shape %s was given for the weight %s of shape %s"
                    % (np.shape(value), variable.name, K.get_value(variable).shape))
        for variable, value in zip(variables, weights):
            K.set_value(variable, value)

    # -- the graph on other tensors

    def call(self, x: Any, mask: Any = None) -> Any:
        """The outputs for other inputs, with the same weights; on tensors met before, the same outputs."""
        inputs, masks = to_list(x), self._masks_for(x, mask)
        key = _cache_key(inputs, masks)
        return self._output_tensor_cache[key] if key in self._output_tensor_cache else \
            self.run_internal_graph(inputs, masks)[0]

    def compute_mask(self, x: Any, mask: Any = None) -> Any:
        """The outputs' masks for other inputs."""
        inputs, masks = to_list(x), self._masks_for(x, mask)
        key = _cache_key(inputs, masks)
        return self._output_mask_cache[key] if key in self._output_mask_cache else \
            self.run_internal_graph(inputs, masks)[1]

    def _masks_for(self, x: Any, mask: Any) -> List[Any]:
        return [None] * len(to_list(x)) if mask is None else to_list(mask)

    def get_output_shape_for(self, input_shape: Any) -> Any:
        """The outputs' shapes for inputs of other shapes."""
        shapes = to_list(input_shape)
        if len(shapes) != len(self.input_layers):
            raise ShapeError.like(error_class(ValueError))(
                "Invalid input_shape argument %s: model has %d tensor inputs." % (input_shape, len(self.input_layers)))
        key = ",".join(str(shape) for shape in shapes)
        if key not in self._output_shape_cache:
            self._output_shape_cache[key] = self._shapes_for(shapes)
        return self._output_shape_cache[key]

    def _shapes_for(self, input_shapes: Sequence[Any]) -> Any:
        known = {id(x): shape for x, shape in zip(self.inputs, input_shapes)}
        for node in self._walk.nodes():
            if all(id(x) in known for x in node.output_tensors):
                continue
            layer = node.outbound_layer
            shapes = to_list(layer.get_output_shape_for(single([known[id(x)] for x in node.input_tensors])))
            known.update(zip(map(id, node.output_tensors), shapes))
        return single([known[id(x)] for x in self.outputs])

    def run_internal_graph(self, inputs: List[Any], masks: Optional[List[Any]] = None) -> Tuple[Any, Any, Any]:
        """Call every layer on other tensors: outputs, their masks and their shapes.

        Each layer is called once for each of its nodes, the deepest first; that draws anew.
        """
        masks = masks or [None] * len(inputs)
        found = {id(x): pair for x, pair in zip(self.inputs, zip(inputs, masks))}
        with being(self.release):
            for node in self._walk.nodes():
                if all(id(x) in found for x in node.input_tensors):
                    self._run_node(node, found, inputs)
        missing = [x for x in self.outputs if id(x) not in found]
        if missing:
            raise WiringError.like(AssertionError)("Could not compute output %s" % described(missing[0]))
        tensors = [found[id(x)][0] for x in self.outputs]
        output_masks = single([found[id(x)][1] for x in self.outputs])
        shapes = [shape_of(tensor) for tensor in tensors]
        key = _cache_key(inputs, masks)
        self._output_tensor_cache[key] = single(tensors)
        self._output_mask_cache[key] = output_masks
        if all(shape is not None for shape in shapes + [shape_of(x) for x in inputs]):
            self._output_shape_cache[",".join(str(shape_of(x)) for x in inputs)] = single(shapes)
        return single(tensors), output_masks, single(shapes)

    def _run_node(self, node: Node, found: Dict[int, Tuple], inputs: List[Any]) -> None:
        """Call a node's layer on what was found for its inputs, and note what it made."""
        layer = node.outbound_layer
        tensors, masks = (list(part) for part in zip(*(found[id(x)] for x in node.input_tensors)))
        if not node.inbound_layers:
            outputs, output_masks = tensors, masks
        else:
            outputs, output_masks = run_symbolic(layer, tensors, masks, node.arguments)
        self.add_update(layer.get_updates_for(tensors), inputs)
        self.add_update(layer.get_updates_for(None))
        self.add_loss(layer.get_losses_for(tensors), inputs)
        self.add_loss(layer.get_losses_for(None))
        if node.inbound_layers and all(shape_of(x) is not None for x in tensors):
            shapes = to_list(layer.get_output_shape_for(single([shape_of(x) for x in tensors])))
            phase = layer.uses_learning_phase or any(uses_phase(x) for x in tensors)
            for output, shape in zip(outputs, shapes):
                mark(output, shape, phase, None)
        found.update({id(x): pair for x, pair in zip(node.output_tensors, zip(outputs, output_masks))})

    # -- configuration

    def get_config(self) -> Dict[str, Any]:
        """The layers, how they are joined, and the ends."""
        return network_config(self)

    @classmethod
    def from_config(cls, config: Dict[str, Any], custom_objects: Optional[Dict[str, Any]] = None) -> "Network":
        """A graph from what `get_config` gave; its weights are drawn anew."""
        return network_from_config(cls, config, custom_objects)


def _origins(tensors: Sequence[Any]) -> Tuple[List[Any], List[int], List[int]]:
    """Layers, node indices and tensor indices of some tensors."""
    return tuple(list(part) for part in zip(*(x._keras_history for x in tensors)))


def _cache_key(tensors: Sequence[Any], masks: Sequence[Any]) -> Tuple:
    return tuple(map(id, tensors)), tuple(map(id, masks))
