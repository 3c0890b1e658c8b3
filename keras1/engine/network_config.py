"""The configuration of a functional graph, and the graph of a configuration."""
import copy
import json
import warnings
from typing import Any, Dict, List, Optional

from keras1.engine.nodes import single
from keras1.engine.walk import node_key
from keras1.errors import DataError
from keras1.history import versioned


def network_config(network: Any) -> Dict[str, Any]:
    """Layers, how they are joined, and the ends of a graph, as plain values.

    Only the graph's own nodes are kept, so a node's number may differ from its layer's: a shared layer may
    have others.
    """
    numbers = _kept_numbers(network)

    def place(layer, node_index, tensor_index):
        return [layer.name, numbers.get(node_key(layer, node_index), 0), tensor_index]

    layers = [{
        "name": layer.name,
        "class_name": type(layer).__name__,
        "config": layer.get_config(),
        "inbound_nodes": [_joined(node, place) for index, node in enumerate(layer.inbound_nodes)
                          if node_key(layer, index) in network.container_nodes and node.inbound_layers],
    } for layer in network.layers]
    return copy.deepcopy({
        "name": network.name,
        "layers": layers,
        "input_layers": [place(*end) for end in zip(
            network.input_layers, network.input_layers_node_indices, network.input_layers_tensor_indices)],
        "output_layers": [place(*end) for end in zip(
            network.output_layers, network.output_layers_node_indices, network.output_layers_tensor_indices)],
    })


@versioned
def _joined(node: Any, place: Any) -> List[Any]:
    """What a node reads; with the call's further arguments where there were any (2.x)."""
    return [place(*origin) + ([node.arguments] if node.arguments else []) for origin in node.origins()]


@_joined.since("2.0.0", reason="the further arguments of a call are kept, if they are plain values")
def _joined_with_arguments(node, place):
    arguments = node.arguments or {}
    try:
        json.dumps(arguments)
    except TypeError:
        warnings.warn(
            "Layer %s was passed non-serializable keyword arguments: %s. They will not be included in the serialized "
            "model (and thus will be missing at deserialization time)." % (node.outbound_layer.name, arguments),
            stacklevel=6)
        arguments = {}
    return [place(*origin) + [arguments] for origin in node.origins()]


def _kept_numbers(network: Any) -> Dict[str, int]:
    """The number of each kept node among the kept nodes of its layer; graphs begin with one of their own."""
    numbers: Dict[str, int] = {}
    for layer in network.layers:
        first = 1 if hasattr(layer, "container_nodes") else 0
        kept = [key for key in (node_key(layer, index) for index in range(len(layer.inbound_nodes)))
                if key in network.container_nodes]
        numbers.update((key, first + number) for number, key in enumerate(kept))
    return numbers


@versioned
def network_from_config(cls: type, config: Dict[str, Any], custom_objects: Optional[Dict[str, Any]] = None) -> Any:
    """A graph from its configuration: each layer is made and called in the order of the configuration.

    Raises
    ------
    AssertionError
        If a layer reads one that is missing or comes later.
    """
    from keras1.saving.functional_config import layer_from_config

    made: Dict[str, Any] = {}

    def tensor_at(name, node_index, tensor_index, *arguments):
        if name not in made:
            raise DataError.like(AssertionError)(
                "Missing layer: %s" % name, "the layers so far are: %s" % ", ".join(made))
        return made[name].inbound_nodes[node_index].output_tensors[tensor_index]

    for data in config["layers"]:
        layer = made[data["name"]] = layer_from_config(data, custom_objects=custom_objects)
        for joined in data["inbound_nodes"]:
            if joined:
                layer(single([tensor_at(*origin) for origin in joined]), **_arguments_of(joined))
    inputs = [tensor_at(*end) for end in config["input_layers"]]
    outputs = [tensor_at(*end) for end in config["output_layers"]]
    return cls(inputs, outputs, name=config.get("name"))


@network_from_config.since("2.0.9", reason="a layer may read what comes later: calls wait until it was made")
def network_from_waiting_calls(cls: type, config: Dict[str, Any],
                               custom_objects: Optional[Dict[str, Any]] = None) -> Any:
    """A graph from its configuration: all layers are made first, then called as soon as what they read is there."""
    from keras1.saving.functional_config import layer_from_config

    made = {data["name"]: layer_from_config(data, custom_objects=custom_objects) for data in config["layers"]}
    waiting = {data["name"]: list(data["inbound_nodes"]) for data in config["layers"]}

    def tensor_at(name, node_index, tensor_index, *_):
        return made[name].inbound_nodes[node_index].output_tensors[tensor_index]

    def is_made(origin):
        return len(made[origin[0]].inbound_nodes) > origin[1]

    while any(waiting.values()):
        left = sum(map(len, waiting.values()))
        for name, calls in waiting.items():
            while calls and all(is_made(origin) for origin in calls[0]):
                joined = calls.pop(0)
                if joined:
                    made[name](single([tensor_at(*origin) for origin in joined]), **_arguments_of(joined))
        if sum(map(len, waiting.values())) == left:
            raise DataError.like(ValueError)(
                "Improperly formatted model config.", "these layers wait for one another: %s"
                % ", ".join(name for name, calls in waiting.items() if calls))
    return cls(inputs=[tensor_at(*end) for end in config["input_layers"]],
               outputs=[tensor_at(*end) for end in config["output_layers"]], name=config.get("name"))


def _arguments_of(joined: List[Any]) -> Dict[str, Any]:
    """The further arguments of a call (2.x)."""
    return joined[-1][3] if len(joined[-1]) > 3 else {}
