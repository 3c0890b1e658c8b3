"""The Graph container: named layers, any connections, several inputs and outputs."""
from collections import OrderedDict
from typing import Any, Dict, List, Optional, Sequence, Set, Tuple, Union

from keras1 import backend as K
from keras1.engine.containers import Container, allow_depth
from keras1.engine.layer import Layer
from keras1.errors import ArgumentError, UnknownNameError, WiringError, did_you_mean
from keras1.history import being, versioned
from keras1.layers.merging import Merge
from keras1.layers.siamese import Siamese, SiameseHead

_SHARED_MODES = ("sum", "ave", "mul", "dot", "cos", "concat", "join")


class Graph(Container):
    """Layers connected by name, with any number of inputs and outputs.

    With one input and one output it can be used as a layer.

    Attributes
    ----------
    nodes : OrderedDict of Layer
    inputs, outputs : dict of Layer
    input_order, output_order : list of str
    namespace : set of str
        Names of inputs and nodes.

    Notes
    -----
    Source: ``keras.layers.containers.Graph``.

    Examples
    --------
    >>> from keras1.layers.containers import Graph
    >>> from keras1.layers.core import Dense
    >>> graph = Graph()
    >>> graph.add_input("a", input_shape=(3,))
    >>> graph.add_input("b", input_shape=(3,))
    >>> graph.add_node(Dense(4), "both", inputs=["a", "b"], merge_mode="concat")
    >>> graph.add_output("out", input="both")
    >>> graph.output_shape
    (None, 4)
    """

    def __init__(self):
        self.namespace: Set[str] = set()
        self.nodes: OrderedDict[str, Layer] = OrderedDict()
        self.inputs: Dict[str, Layer] = {}
        self.input_order: List[str] = []
        self.outputs: Dict[str, Layer] = {}
        self.output_order: List[str] = []
        self.input_config: List[Dict[str, Any]] = []
        self.output_config: List[Dict[str, Any]] = []
        self.node_config: List[Dict[str, Any]] = []
        self._start()

    def _members(self) -> Sequence[Layer]:
        return list(self.nodes.values())

    def _cached(self) -> Sequence[Layer]:
        return list(self.nodes.values()) + list(self.inputs.values())

    # -- building

    def add_input(self, name: str, input_shape: Optional[Tuple] = None, batch_input_shape: Optional[Tuple] = None,
                  dtype: str = "float") -> None:
        """Add an input.

        Parameters
        ----------
        name : str
        input_shape : tuple of int, optional
            Shape of one sample.
        batch_input_shape : tuple of int, optional
            The same with the batch axis.
        dtype : {"float", "int"}
            "int" for indices, of shape (samples, length).

        Raises
        ------
        Exception
            If the name is taken, no shape is given, or indices have another shape.
        """
        self._take_name(name)
        with being(self.release):
            layer = Layer(name=name)
            if input_shape or batch_input_shape:
                layer.set_input_shape((None,) + tuple(input_shape) if input_shape else tuple(batch_input_shape))
            layer.input = self._placeholder_for(name, layer.input_shape, dtype)
        self.input_order.append(name)
        self.inputs[name] = layer
        self.input_config.append(self._config_of_input(name, dtype, input_shape, batch_input_shape))

    def _placeholder_for(self, name, shape, dtype):
        if dtype == "float":
            return K.placeholder(shape=shape, name=name)
        if len(shape) != 2:
            raise ArgumentError.like(Exception)(
                'Type "int" can only be used with ndim==2 (Embedding).', "input '%s' has shape %s" % (name, shape))
        return K.placeholder(shape=shape, dtype="int32", name=name)

    @versioned
    def _config_of_input(self, name, dtype, input_shape, batch_input_shape):
        return {"name": name, "input_shape": input_shape, "dtype": dtype}

    @_config_of_input.since("0.3.2", reason="batch_input_shape is kept")
    def _config_of_input_batch(self, name, dtype, input_shape, batch_input_shape):
        shape = {"batch_input_shape": batch_input_shape} if batch_input_shape else {"input_shape": input_shape}
        return dict(name=name, dtype=dtype, **shape)

    def add_node(self, layer: Layer, name: str, input: Optional[str] = None, inputs: Sequence[str] = (),
                 merge_mode: str = "concat", concat_axis: int = -1, dot_axes: Any = -1,
                 create_output: bool = False) -> None:
        """Add a layer that reads one input or node, or several merged.

        Parameters
        ----------
        layer : Layer
        name : str
        input : str, optional
            What it reads.
        inputs : list of str
            What it reads merged.
        merge_mode, concat_axis, dot_axes
            See `Merge`.
        create_output : bool
            Whether it is an output of the same name too.

        Raises
        ------
        Exception
            If the name is taken, or an input is unknown.
        """
        self._take_name(name)
        with being(self.release):
            self._call_layer(layer, name)
            if input:
                layer.set_previous(self._named_layer(input, "Unknown node/input identifier: "))
            if inputs:
                sources = [self._named_layer(source, "Unknown identifier: ") for source in inputs]
                layer.set_previous(Merge(sources, mode=merge_mode, concat_axis=concat_axis, dot_axes=dot_axes))
        layer.layer_cache = self._layer_cache
        layer.shape_cache = self._shape_cache
        self.nodes[name] = layer
        allow_depth(len(self.nodes))
        self.node_config.append({
            "name": name, "input": input, "inputs": list(inputs), "merge_mode": merge_mode,
            "concat_axis": concat_axis, "dot_axes": dot_axes, "create_output": create_output})
        if create_output:
            self.add_output(name, input=name)

    @versioned
    def _call_layer(self, layer, name):
        pass

    @_call_layer.since("0.3.2", reason="a node's layer bears the node's name")
    def _name_layer(self, layer, name):
        layer.name = name

    def add_shared_node(self, layer: Layer, name: str, inputs: Sequence[str] = (), merge_mode: Optional[str] = None,
                        concat_axis: int = -1, dot_axes: Any = -1, outputs: Sequence[str] = (),
                        create_output: bool = False) -> None:
        """Add a layer that is applied to each of several inputs or nodes.

        Parameters
        ----------
        layer : Layer
        name : str
        inputs : list of str
        merge_mode : str, optional
            How to merge the outputs, see `Merge`; without one they become the nodes ``outputs``.
        concat_axis, dot_axes
            See `Merge`.
        outputs : list of str
            Names of the outputs, one per input.
        create_output : bool
            Whether what comes out are outputs of the graph too.
        """
        for taken in [name] + list(outputs):
            self._check_free(taken)
        if merge_mode and merge_mode not in _SHARED_MODES:
            raise ArgumentError.like(Exception)(
                "Invalid merge mode", "merge_mode=%r, expected one of %s" % (merge_mode, ", ".join(_SHARED_MODES)))
        with being(self.release):
            sources = [source for one in inputs for source in self._sources_of(one)]
            shared = Siamese(layer, sources, merge_mode, concat_axis=concat_axis, dot_axes=dot_axes, is_graph=True)
        self._take_name(name)
        self.nodes[name] = shared
        allow_depth(len(self.nodes))
        self.node_config.append({
            "name": name, "inputs": list(inputs), "merge_mode": merge_mode, "concat_axis": concat_axis,
            "dot_axes": dot_axes, "create_output": create_output if merge_mode else False})
        if merge_mode:
            self._add_merged_output(name, merge_mode, create_output)
        else:
            self._add_heads(shared, name, outputs, create_output)

    def _sources_of(self, name: str) -> List[Layer]:
        """The layer of that name, or all heads of a shared one."""
        layer = self._named_layer(name, "Unknown identifier: ")
        if not isinstance(layer, Siamese) or layer.merge_mode is not None:
            return [layer]
        heads = [SiameseHead(number) for number in range(len(layer.inputs))]
        for head in heads:
            head.previous = layer
        return heads

    def _add_merged_output(self, name, merge_mode, create_output):
        if create_output and merge_mode == "join":
            raise ArgumentError.like(Exception)(
                "Output can not be of type OrderedDict", "node '%s' joins its outputs into a mapping" % name)
        if create_output:
            self.add_output(name, input=name)

    def _add_heads(self, shared, name, outputs, create_output):
        for number, output in enumerate(outputs):
            head = SiameseHead(number)
            head.previous = shared
            self._call_layer(head, output)
            self._take_name(output)
            self.nodes[output] = head
            self.node_config.append({"name": output, "inputs": [name], "create_output": create_output})
            if create_output:
                self.add_output(output, input=output)

    def add_output(self, name: str, input: Optional[str] = None, inputs: Sequence[str] = (),
                   merge_mode: str = "concat", concat_axis: int = -1, dot_axes: Any = -1) -> None:
        """Add an output: one node, or several merged.

        Parameters
        ----------
        name : str
        input : str, optional
            The node or input.
        inputs : list of str
            Nodes to merge.
        merge_mode, concat_axis, dot_axes
            See `Merge`.
        """
        if name in self.output_order:
            raise ArgumentError.like(Exception)("Duplicate output identifier: " + name)
        if input:
            self.outputs[name] = self._named_layer(input, "Unknown node/input identifier: ")
        if inputs:
            for source in inputs:
                if source not in self.nodes:
                    raise self._unknown(source, "Unknown identifier: ")
            with being(self.release):
                self.outputs[name] = Merge([self.nodes[source] for source in inputs], mode=merge_mode,
                                           concat_axis=concat_axis, dot_axes=dot_axes)
        self.output_order.append(name)
        self.output_config.append({
            "name": name, "input": input, "inputs": list(inputs), "merge_mode": merge_mode,
            "concat_axis": concat_axis, "dot_axes": dot_axes})

    # -- names

    def _check_free(self, name: str) -> None:
        if name in self.namespace:
            raise ArgumentError.like(Exception)(
                "Duplicate node identifier: " + name, "the graph has an input or node of that name")

    def _take_name(self, name: str) -> None:
        self._check_free(name)
        self.namespace.add(name)

    def _named_layer(self, name: str, text: str) -> Layer:
        if name in self.nodes:
            return self.nodes[name]
        if name in self.inputs:
            return self.inputs[name]
        raise self._unknown(name, text)

    def _unknown(self, name: str, text: str) -> Exception:
        known = self.input_order + list(self.nodes)
        return UnknownNameError.like(Exception)(
            text + str(name), did_you_mean(name, known) + "the graph has: %s" % ", ".join(known))

    # -- the classic protocol

    def __call__(self, X: Union[Any, Dict[str, Any]], mask: Any = None, train: bool = False) -> Any:
        """Symbolic output for a tensor, or for a dict of tensors by input."""
        if not isinstance(X, dict):
            return self._call_with(X, mask, train)
        enabled, self.cache_enabled = self.cache_enabled, False
        before = {name: getattr(layer, "previous", None) for name, layer in self.inputs.items()}
        try:
            for name, layer in self.inputs.items():
                layer.set_previous(layer._stand_in(X[name]), False)
            return self.get_output(train=train)
        finally:
            for name, layer in self.inputs.items():
                if before[name] is not None:
                    layer.set_previous(before[name], False)
                else:
                    layer.clear_previous(False)
            self.cache_enabled = enabled

    @property
    def nb_input(self) -> int:
        """How many inputs the graph takes."""
        return len(self.inputs)

    @property
    def nb_output(self) -> int:
        """How many outputs the graph has."""
        return len(self.outputs)

    def set_previous(self, layer: Layer, connection_map: Any = None, reset_weights: bool = True) -> None:
        """Make the inputs read ``layer``, or its outputs as ``connection_map`` tells.

        Parameters
        ----------
        layer : Layer
            With as many outputs as the graph has inputs.
        connection_map : dict
            From input names to output names, if there are several.
        reset_weights : bool
        """
        if isinstance(connection_map, bool):
            connection_map, reset_weights = None, connection_map
        if self.nb_input != layer.nb_output:
            raise WiringError.like(Exception)(
                "Cannot connect layers: input count does not match output count.",
                "%d inputs, %d outputs" % (self.nb_input, layer.nb_output))
        if self.nb_input == 1:
            self.inputs[self.input_order[0]].set_previous(layer, reset_weights)
            return
        if not connection_map:
            raise WiringError.like(Exception)("Cannot attach multi-input layer: no connection_map provided.")
        for ours, theirs in connection_map.items():
            if ours not in self.inputs or theirs not in layer.outputs:
                raise WiringError.like(Exception)("Invalid connection map.", "%r -> %r" % (ours, theirs))
            self.inputs[ours].set_previous(layer.outputs[theirs], reset_weights)

    def clear_previous(self, reset_weights: bool = True) -> None:
        """Undo ``set_previous``."""
        for layer in self.inputs.values():
            layer.clear_previous(reset_weights)

    def _of_inputs(self, value: Any) -> Any:
        """A value per input by name, or the one of the only input."""
        if self.nb_input == 1:
            return value(self.inputs[self.input_order[0]])
        return {name: value(layer) for name, layer in self.inputs.items()}

    @property
    def input_shape(self) -> Union[Tuple, Dict[str, Tuple]]:
        """Shape of the input, or shapes by name."""
        return self._of_inputs(lambda layer: layer.input_shape)

    def get_input(self, train: bool = False) -> Any:
        """The input of a graph with one input and one output, else a dict of inputs by name."""
        if self.nb_input == self.nb_output == 1:
            return self.inputs[self.input_order[0]].get_input(train)
        return {name: layer.get_input(train) for name, layer in self.inputs.items()}

    @property
    def input(self) -> Any:
        """The input, or a dict of inputs by name."""
        return self.get_input()

    @property
    def output_shape(self) -> Union[Tuple, Dict[str, Tuple]]:
        """Shape of the output, or shapes by name."""
        if self.nb_output == 1:
            return self.outputs[self.output_order[0]].output_shape
        return {name: layer.output_shape for name, layer in self.outputs.items()}

    def get_output(self, train: bool = False) -> Any:
        """The output of a graph with one input and one output, else a dict of outputs by name."""
        if self.nb_input == self.nb_output == 1:
            return self.outputs[self.output_order[0]].get_output(train)
        return {name: layer.get_output(train) for name, layer in self.outputs.items()}

    def get_config(self) -> Dict[str, Any]:
        """How inputs, nodes and outputs were added, and the nodes' configurations."""
        return {"name": type(self).__name__, "input_config": self.input_config, "node_config": self.node_config,
                "output_config": self.output_config, "input_order": self.input_order,
                "output_order": self.output_order,
                "nodes": {c["name"]: self.nodes[c["name"]].get_config() for c in self.node_config}}
