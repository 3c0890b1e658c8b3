"""Networks of 2.x: a graph from some tensors to others, or a class that writes one in its ``call``."""
import inspect
from typing import Any, Dict, List, Optional, Tuple

from keras1 import backend as K
from keras1.engine import graph_network
from keras1.engine.inputs import InputLayer
from keras1.engine.layer import Layer
from keras1.engine.nodes import single, uses_phase
from keras1.engine.walk import node_key
from keras1.errors import ArgumentError, WiringError
from keras1.history import signature


def _plural(args: Tuple, kwargs: Dict[str, Any]) -> Tuple:
    """A call of 1.x, ``Model(input=x, output=y)``, as one of 2.x."""
    old = [name for name in ("input", "output") if name in kwargs]
    return args, {name + "s" if name in old else name: value for name, value in kwargs.items()}, old


class Network(graph_network.Network):
    """A graph of layers, given by its tensors or written as a class.

    Parameters
    ----------
    inputs, outputs : tensor or list of tensors, optional
        Where the graph begins and ends.  A subclass that writes ``call`` gives neither.
    name : str, optional
    trainable : bool
    dtype : str, optional

    Attributes
    ----------
    layers : list of Layer
        Of a graph the farthest from the outputs first; of a written network in the order of assignment.
    losses, updates : list
        Penalties and updates of the layers as far as they belong to this network.

    Raises
    ------
    ValueError
        If a tensor was not made by a layer, or an input is given twice or missing.

    Notes
    -----
    Source: ``keras.engine.network.Network`` of 2.2 and 2.3.
    """

    #: Whether it is a graph between tensors; None before ``__init__`` ran.
    _is_graph_network: Optional[bool] = None
    _expects_training_arg = False

    @signature("2.0.0", "inputs outputs name trainable dtype", prepare=_plural,
               reason="there may be several; a network may be frozen from the start")
    def __init__(self, inputs: Any = None, outputs: Any = None, name: Optional[str] = None, trainable: bool = True,
                 dtype: Optional[str] = None):
        if inputs is not None or outputs is not None:
            self._init_graph_network(inputs, outputs, name, trainable, dtype)
        else:
            self._init_subclassed_network(name, trainable, dtype)

    def _init_graph_network(self, inputs: Any, outputs: Any, name: Optional[str] = None, trainable: bool = True,
                            dtype: Optional[str] = None) -> None:
        self._base_init(name, trainable, dtype)
        self._is_graph_network = True
        self._begin_graph(inputs, outputs)
        for number, layer in enumerate(self.input_layers):
            if not isinstance(layer, InputLayer):
                raise WiringError.like(TypeError)(
                    "Input layers to a `Model` must be `InputLayer` objects. Received inputs: %s. Input %d (0-based) "
                    "originates from layer type `%s`." % (inputs, number, type(layer).__name__))
        fed = [(x, layer) for x, layer in zip(self.inputs, self.input_layers) if layer.is_placeholder]
        self._feed_inputs = [x for x, _ in fed]
        self._feed_input_names = [layer.name for _, layer in fed]
        self._feed_input_shapes = [x._keras_shape for x in self._feed_inputs]

    def _init_subclassed_network(self, name: Optional[str] = None, trainable: bool = True,
                                 dtype: Optional[str] = None) -> None:
        self._base_init(name, trainable, dtype)
        self._is_graph_network = False
        self._expects_training_arg = "training" in inspect.signature(self.call).parameters
        self.inputs = self.outputs = None
        self.built = False

    def _base_init(self, name: Optional[str], trainable: bool, dtype: Optional[str]) -> None:
        """Begin anew: no layers, no losses, no calls."""
        self._name = name or self._unique_name()
        self._trainable = trainable
        self.dtype = dtype or K.floatx()
        self._is_compiled = False
        self._trainable_weights, self._non_trainable_weights = [], []
        self._losses, self._updates = [], []
        self._kept_by_inputs = {"losses": {}, "updates": {}}
        self._metrics: List[Any] = []
        self._layers: List[Layer] = []
        self.inbound_nodes, self.outbound_nodes = [], []

    def _unique_name(self) -> str:
        prefix = type(self).__name__.lower()
        return "%s_%d" % (prefix, K.get_uid(prefix))

    def __setattr__(self, name: str, value: Any) -> None:
        if isinstance(value, Layer) and self._is_graph_network is None:
            raise WiringError.like(RuntimeError)(
                "It looks like you are subclassing `Model` and you forgot to call "
                "`super(YourClass, self).__init__()`. Always start with this line.")
        super().__setattr__(name, value)

    def _check_tensors(self) -> None:
        kind = type(self).__name__
        if len({id(x) for x in self.inputs}) != len(self.inputs):
            raise ArgumentError.like(ValueError)(
                "The list of inputs passed to the model is redundant. All inputs should only appear once. Found: "
                + str(self.inputs))
        for x in self.inputs:
            if not hasattr(x, "_keras_history"):
                raise WiringError.like(ValueError)(
                    "Input tensors to a %s must come from `keras.layers.Input`. Received: %s (missing previous layer "
                    "metadata)." % (kind, x), "make it with Input(shape=...)")
            self._warn_unless_input(x)
        for x in self.outputs:
            if not hasattr(x, "_keras_history"):
                raise WiringError.like(ValueError)(
                    "Output tensors to a %s must be the output of a Keras `Layer` (thus holding past layer metadata). "
                    "Found: %s" % (kind, x), "it was computed outside of a layer: put that into a Lambda layer")

    def _input_warning(self, x: Any) -> str:
        return ("%s inputs must come from `keras.layers.Input` (thus holding past layer metadata), they cannot be the "
                "output of a previous non-Input layer. Here, a tensor specified as input to your model was not an "
                "Input tensor, it was generated by layer %s.\nNote that input tensors are instantiated via `tensor = "
                "keras.layers.Input(shape)`.\nThe tensor that caused the issue was: %s"
                % (type(self).__name__, x._keras_history.layer.name, x.name))

    # -- its layers

    @property
    def layers(self) -> List[Layer]:
        """The layers, each once."""
        return self._layers

    @layers.setter
    def layers(self, value: List[Layer]) -> None:
        self._layers = value

    def _is_index(self, index: Optional[int]) -> bool:
        return index is not None

    def _layer_named(self, name: Optional[str]) -> Layer:
        if not name:
            raise ArgumentError.like(ValueError)("Provide either a layer name or layer index.")
        return super()._layer_named(name)

    # -- what a training function needs

    @property
    def trainable_weights(self) -> List[Any]:
        """Weights that training changes: none if the network is not trainable."""
        return self._own_and_of_layers("_trainable_weights", "trainable_weights") if self.trainable else []

    @trainable_weights.setter
    def trainable_weights(self, value: List[Any]) -> None:
        self._trainable_weights = value

    @property
    def non_trainable_weights(self) -> List[Any]:
        """Weights that training leaves alone."""
        frozen = [] if self.trainable else self._own_and_of_layers("_trainable_weights", "trainable_weights")
        return frozen + self._own_and_of_layers("_non_trainable_weights", "non_trainable_weights")

    @non_trainable_weights.setter
    def non_trainable_weights(self, value: List[Any]) -> None:
        self._non_trainable_weights = value

    def _own_and_of_layers(self, own: str, attribute: str) -> List[Any]:
        return getattr(self, own) + [value for layer in self.layers for value in getattr(layer, attribute)]

    def _weights_in_order(self) -> List[Any]:
        own = self._trainable_weights + self._non_trainable_weights
        return own + [weight for layer in self.layers for weight in layer.weights]

    @property
    def losses(self) -> List[Any]:
        """Penalties of the layers and of the network, each once; numbers last."""
        found = self._of_parts("losses") + self.get_losses_for(None)
        tensors = {id(x): x for x in found if K.is_tensor(x)}
        return list(tensors.values()) + [x for x in found if not K.is_tensor(x)]

    @property
    def updates(self) -> List[Any]:
        """Updates of the layers, unless nothing in the network changes."""
        return self._of_parts("updates") if self.trainable or self.stateful else []

    def _of_parts(self, kind: str) -> List[Any]:
        """What the layers have: of a graph those of its own calls, then those of no call in particular."""
        if not self._is_graph_network:
            return [value for layer in self.layers for value in getattr(layer, kind)]
        found: List[Any] = []
        for layer in self.layers:
            by_inputs = layer.get_losses_for if kind == "losses" else layer.get_updates_for
            for index, node in enumerate(layer.inbound_nodes):
                if node_key(layer, index) in self.container_nodes:
                    found += by_inputs(node.input_tensors)
            found += by_inputs(None)
        return found

    @property
    def says_of_phase(self) -> bool:
        """Whether all its outputs count as differing between training and use."""
        return self.uses_learning_phase

    @property
    def uses_learning_phase(self) -> bool:
        """Whether any output differs between training and use."""
        return any(uses_phase(x) for x in self.outputs or ())

    @property
    def input_spec(self) -> Any:
        """What the input layers expect: one specification, or a list of them; None for a written network."""
        return single(super().input_spec) if self._is_graph_network else None

    # -- the graph on other tensors

    def compute_mask(self, x: Any, mask: Any = None) -> Any:
        """The outputs' masks for other inputs; None for a written network."""
        return super().compute_mask(x, mask) if self._is_graph_network else None

    def get_output_shape_for(self, input_shape: Any) -> Any:
        """The outputs' shapes for inputs of other shapes; the class of a written network has to tell.

        Raises
        ------
        NotImplementedError
            If it does not.
        """
        if not self._is_graph_network:
            raise WiringError.like(NotImplementedError)(
                "", "%s: write compute_output_shape(input_shape) to call it on tensors" % type(self).__name__)
        return super().get_output_shape_for(input_shape)

    def get_config(self) -> Dict[str, Any]:
        """The layers, how they are joined, and the ends.

        Raises
        ------
        NotImplementedError
            For a written network.
        """
        if not self._is_graph_network:
            raise WiringError.like(NotImplementedError)(
                "", "%s is a class of yours: keep its code, and save its weights" % type(self).__name__)
        return super().get_config()

    # -- names of the time

    _nodes_by_depth = property(lambda self: self.nodes_by_depth)
    _layers_by_depth = property(lambda self: self.layers_by_depth)
    _network_nodes = property(lambda self: self.container_nodes)
    _input_layers = property(lambda self: self.input_layers)
    _output_layers = property(lambda self: self.output_layers)

    @property
    def _input_coordinates(self) -> List[Tuple[Layer, int, int]]:
        return [tuple(x._keras_history) for x in self.inputs]

    @property
    def _output_coordinates(self) -> List[Tuple[Layer, int, int]]:
        return [tuple(x._keras_history) for x in self.outputs]
