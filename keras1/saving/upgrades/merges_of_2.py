"""Merges of 2.x: a layer for each mode; a stack that began with one becomes a model."""
from typing import Any, Dict, List, Tuple

from keras1.saving.description import Description, LayerRecord, Network, Origin
from keras1.saving.upgrades import tools

_CLASSES = {"sum": "Add", "mul": "Multiply", "ave": "Average", "max": "Maximum", "concat": "Concatenate",
            "dot": "Dot", "cos": "Dot"}


def replace_merges(description: Description) -> None:
    """Make models of the stacks that begin with a merge, then give every merge its class."""
    for network in list(tools.networks(description.network)):
        if network.kind == "Sequential" and network.layers and network.layers[0].class_name == "Merge" \
                and network.layers[0].wrapped:
            _as_model(network)
    for network in tools.networks(description.network):
        for record in list(network.layers):
            if record.class_name == "Merge":
                _by_class(network, record)


def _as_model(network: Network) -> None:
    """The branches of the merge become layers, called on inputs of their own."""
    merge = network.layers[0]
    inputs: List[LayerRecord] = []
    for branch in merge.wrapped:
        made = [_input(branch.name + "_" + name, shape, kind) for name, shape, kind in _inputs_of(branch.network)]
        branch.calls = [[Origin(record.name) for record in made]]
        branch.class_name = branch.network.kind
        inputs += made
    merge.calls = [[Origin(branch.name) for branch in merge.wrapped]]
    network.kind = "Model"
    network.layers = inputs + merge.wrapped + network.layers
    network.inputs = [Origin(record.name) for record in inputs]
    merge.wrapped = []


def _input(name: str, shape: Any, kind: Any) -> LayerRecord:
    return LayerRecord(name, "InputLayer", {"batch_input_shape": shape, "dtype": kind or "float32"}, [[]])


def _inputs_of(network: Network) -> List[Tuple[str, Any, Any]]:
    """A name, the shape and the type of each input of a network."""
    firsts = [network.named(origin.layer) for origin in network.inputs]
    return [(record.name if record.class_name != "InputLayer" else record.name,) + _shape_and_type(record)
            for record in firsts]


def _shape_and_type(record: LayerRecord) -> Tuple[Any, Any]:
    if record.network is not None and record.network.layers:
        return _shape_and_type(record.network.layers[0])
    config = record.config
    shape = config.get("batch_input_shape")
    if shape is None and config.get("input_shape"):
        shape = [None, *config["input_shape"]]
    if shape is None and record.class_name == "Embedding":
        shape = [None, config.get("input_length")]
    if shape is None:
        raise tools.refuse(record, "a branch of a merge whose input has no shape")
    return list(shape), config.get("dtype")


def _by_class(network: Network, record: LayerRecord) -> None:
    mode = record.config.get("mode", "sum")
    if record.config.get("mode_type") in ("lambda", "function") or mode not in _CLASSES:
        _as_lambda(record)
        return
    record.class_name = _CLASSES[mode]
    record.config, before = _arguments(mode, record.config), record.config
    if mode == "cos":
        flat = record.name + "_cosine"
        back = LayerRecord(record.name, "Reshape", {"target_shape": [1, 1]})
        name, record.name = record.name, flat
        tools.replace(network, record, [record, back])
        tools.reread(network, flat, lambda origin: origin._replace(layer=name))
        back.calls = [[Origin(flat, number)] for number in range(len(record.calls))]
    for key in ("trainable",):
        if key in before:
            record.config[key] = before[key]


def _arguments(mode: str, config: Dict[str, Any]) -> Dict[str, Any]:
    if mode == "concat":
        return {"axis": config.get("concat_axis", -1)}
    if mode in ("dot", "cos"):
        return {"axes": config.get("dot_axes", -1), "normalize": mode == "cos"}
    return {}


def _as_lambda(record: LayerRecord) -> None:
    """A function of a list of tensors."""
    config = record.config
    record.class_name = "Lambda"
    record.config = {"function": config.get("mode"), "function_type": config.get("mode_type"),
                     "output_shape": config.get("output_shape"),
                     "output_shape_type": config.get("output_shape_type", "raw"),
                     "arguments": config.get("arguments") or {}}
