"""The order of a functional graph: which calls lead to some tensors, how deep each lies, and whether any is missing."""
from typing import Any, Dict, List, Sequence, Set, Tuple

from keras1.engine.nodes import Node, described, error_class
from keras1.errors import WiringError
from keras1.history import versioned


class Walk:
    """A walk from output tensors back to where they begin.

    Attributes
    ----------
    nodes_by_depth : dict of int to list of Node
        Depth 0 is that of the outputs; a node lies deeper than every node that reads it.
    layers_by_depth : dict of int to list of Layer
    layers : list of Layer
        The deepest first; those of one depth in the order in which the walk met them.
    node_keys : set of str
        ``"<layer>_ib-<index>"`` of every node met.
    """

    def __init__(self, outputs: Sequence[Any]):
        self.node_keys: Set[str] = set()
        self._node_depths: Dict[Node, int] = {}
        self._layer_depths: Dict[Any, int] = {}
        order = self._follow(outputs)
        self.nodes_by_depth = _by_depth(self._node_depths)
        self.layers_by_depth = {depth: sorted(layers, key=order.get)
                                for depth, layers in _by_depth(self._layer_depths).items()}
        self.layers = [layer for depth in sorted(self.layers_by_depth, reverse=True)
                       for layer in self.layers_by_depth[depth]]

    @versioned
    def _follow(self, outputs):
        """Find the depths of all nodes and layers; returns the order in which the layers were met."""
        for tensor in outputs:
            layer, node_index, _ = tensor._keras_history
            self._visit(layer, node_index, 0, set())
        return {layer: number for number, layer in enumerate(self._layer_depths)}

    @_follow.since("2.0.5", reason="each node is followed once, and depths are counted afterwards")
    def _follow_once(self, outputs):
        order: Dict[Any, int] = {}
        finished: Dict[Node, None] = {}
        for tensor in outputs:
            self._finish(tensor, tensor._keras_history, order, finished, set())
        for node in reversed(list(finished)):
            layer = node.outbound_layer
            depth = max(self._node_depths.get(node, 0), self._layer_depths.get(layer, 0))
            self._node_depths[node] = self._layer_depths[layer] = depth
            for origin in node.origins():
                self._node_depths[origin.node] = max(depth + 1, self._node_depths.get(origin.node, 0))
        return order

    def _finish(self, tensor, origin, order, finished, under_way) -> None:
        """Follow a node back to where it begins; it is finished after all that it reads."""
        node = origin.node
        if node in under_way:
            raise WiringError.like(ValueError)(
                'The tensor %s at layer "%s" is part of a cycle.' % (tensor, origin.layer.name))
        if node in finished:
            return
        self.node_keys.add(node_key(origin.layer, origin.node_index))
        order.setdefault(origin.layer, len(order))
        under_way.add(node)
        for x, before in zip(node.input_tensors, node.origins()):
            self._finish(x, before, order, finished, under_way)
        under_way.remove(node)
        finished[node] = None

    def _visit(self, layer: Any, node_index: int, depth: int, seen: Set[Tuple[Node, int]]) -> None:
        node = layer.inbound_nodes[node_index]
        seen.add((node, depth))
        self.node_keys.add(node_key(layer, node_index))
        self._node_depths[node] = max(depth, self._node_depths.get(node, depth))
        # A layer used at several depths counts, and is followed, at the deepest.
        deepest = self._layer_depths[layer] = max(depth, self._layer_depths.get(layer, depth))
        for origin in node.origins():
            if (origin.node, deepest + 1) not in seen:
                self._visit(origin.layer, origin.node_index, deepest + 1, seen)

    def nodes(self) -> List[Node]:
        """All nodes, the deepest first: the order in which they can be computed."""
        return [node for depth in sorted(self.nodes_by_depth, reverse=True) for node in self.nodes_by_depth[depth]]

    def check_connected(self, inputs: Sequence[Any]) -> None:
        """Raise unless every tensor can be computed from the inputs."""
        computable = set(inputs)
        reached: List[str] = []
        for node in self.nodes():
            layer = node.outbound_layer
            for x in node.input_tensors:
                if x not in computable:
                    raise WiringError.like(wiring_error_class())(
                        'Graph disconnected: cannot obtain value for tensor %s at layer "%s". The following previous '
                        "layers were accessed without issue: %s" % (x, layer.name, reached),
                        "give the model the Input that leads to %s" % described(x))
            computable.update(node.output_tensors)
            reached.append(layer.name)

    def check_names(self) -> None:
        """Raise unless each layer has a name of its own."""
        names = [layer.name for layer in self.layers]
        for name in names:
            if names.count(name) != 1:
                raise WiringError.like(wiring_error_class())(
                    'The name "%s" is used %d times in the model. All layer names should be unique.'
                    % (name, names.count(name)), "give one of them another name=")


@versioned
def wiring_error_class() -> type:
    """The class of errors about a graph that cannot be."""
    return error_class(RuntimeError)


@wiring_error_class.since("2.2.0", reason="they are ValueErrors")
def wiring_value_error() -> type:
    """The class of errors about a graph that cannot be."""
    return ValueError


def node_key(layer: Any, node_index: int) -> str:
    """How a container calls a node: by its layer and its number."""
    return "%s_ib-%d" % (layer.name, node_index)


def _by_depth(depths: Dict[Any, int]) -> Dict[int, List[Any]]:
    found: Dict[int, List[Any]] = {}
    for thing, depth in depths.items():
        found.setdefault(depth, []).append(thing)
    return found


def get_source_inputs(tensor: Any, layer: Any = None, node_index: Any = None) -> List[Any]:
    """The tensors of the input layers that a tensor begins with.

    Parameters
    ----------
    tensor : tensor
        One that a layer made.
    layer, node_index : optional
        Where to begin instead.

    Notes
    -----
    Source: ``keras.engine.topology.get_source_inputs`` of 1.x.
    """
    if not hasattr(tensor, "_keras_history"):
        return tensor
    if layer is None or node_index:
        layer, node_index, _ = tensor._keras_history
    if not layer.inbound_nodes:
        return [tensor]
    node = layer.inbound_nodes[node_index]
    if not node.inbound_layers:
        return node.input_tensors
    found: List[Any] = []
    for x, origin in zip(node.input_tensors, node.origins()):
        sources = get_source_inputs(x, origin.layer, origin.node_index)
        found += [source for source in sources if not any(source is other for other in found)]
    return found
