"""To 1.0.0: the functional API.  Graphs become models, joins and shared nodes layers that are called."""
from typing import Any, Dict, List, Optional

import numpy as np

from keras1.saving.description import Description, LayerRecord, Network, Origin
from keras1.saving.functions import NamedFunction
from keras1.saving.reading_classic import Names
from keras1.saving.upgrades import tools


def upgrade(description: Description) -> None:
    """Classes and arguments, then the networks, innermost first."""
    for record in tools.each(description):
        tools.drop(record, "cache_enabled")
        _UPGRADES.get(record.class_name, lambda record: None)(record)
    _name_all_apart(description.network, Names())
    for network in list(tools.networks(description.network)):
        _open_autoencoders(description, network)
        if network.kind == "Graph":
            as_model(network)
        _make_branches_models(network)
    description.training = as_training_config(description.training)


# -- layers

def _reshape(record: LayerRecord) -> None:
    tools.rename(record, "dims", "target_shape")


def _embedding(record: LayerRecord) -> None:
    """Its input_shape was that of the matrix; with dropout its vectors were scaled in use, now in training."""
    tools.drop(record, "input_shape", "batch_input_shape")
    share = np.float32(1. - float(record.config.get("dropout") or 0.))
    record.weights = [weight if weight.value is None else weight.holding(weight.value * share)
                      for weight in record.weights]


def _merge(record: LayerRecord) -> None:
    axes = record.config.get("dot_axes")
    tools.drop(record, "trainable", "input_shape", "batch_input_shape")
    if record.config.get("mode") == "join":
        raise tools.refuse(record, "a join of mode 'join' went with 1.0: a layer now reads a list")
    if isinstance(axes, (list, tuple)):
        if any(len(part) != 1 for part in axes):
            raise tools.refuse(record, "a product over several axes: %s" % (axes,))
        record.config["dot_axes"] = [part[0] for part in axes]


def _lambda_merge(record: LayerRecord) -> None:
    """A Merge whose mode is the function."""
    record.class_name = "Merge"
    record.config.update(_function("mode", record.config.pop("function", None)))
    record.config.update(_function("output_shape", record.config.get("output_shape")))
    record.config["arguments"] = record.config.get("arguments") or {}


def _lambda(record: LayerRecord) -> None:
    record.config.update(_function("function", record.config.get("function")))
    record.config.update(_function("output_shape", record.config.get("output_shape")))
    record.config["arguments"] = record.config.get("arguments") or {}


def _function(argument: str, stored: Any) -> Dict[str, Any]:
    """A function's code or name with its kind beside it, as 1.x keeps it."""
    if isinstance(stored, NamedFunction):
        return {argument: stored.name, argument + "_type": "function"}
    if stored is None or isinstance(stored, (list, tuple)):
        return {argument: stored, argument + "_type": "raw"}
    return {argument: stored, argument + "_type": "lambda"}


_UPGRADES = {"Reshape": _reshape, "Embedding": _embedding, "Merge": _merge, "Lambda": _lambda,
             "MaskedLambda": _lambda, "LambdaMerge": _lambda_merge}


# -- networks

def _name_all_apart(network: Network, names: Names) -> None:
    """Layers of one name are one layer in 1.x, also in networks within networks."""
    for record in network.layers:
        name = names.unique(record.name)
        if name != record.name:
            rename_layer(network, record, name)
        for inner in [record, *record.wrapped]:
            if inner.network is not None:
                _name_all_apart(inner.network, names)
        for inner in record.wrapped:
            inner.name = names.unique(inner.name)


def _open_autoencoders(description: Description, network: Network) -> None:
    """An AutoEncoder in use is its encoder, and, if it reconstructs, its decoder."""
    for record in list(network.layers):
        if record.class_name != "AutoEncoder":
            continue
        halves = record.wrapped if record.config.get("output_reconstruction", True) else record.wrapped[:1]
        if len(halves) < len(record.wrapped):
            description.remark(record.name, "the decoder is left out: the output is the encoder's")
        for half, name in zip(halves, ("encoder", "decoder")):
            half.name = "%s_%s" % (record.name, name)
        tools.replace(network, record, halves)


def as_model(network: Network) -> None:
    """Inputs get batch shapes and types; an output that bore another name than its layer gets a layer of its name."""
    network.kind = "Model"
    for record in network.layers:
        if record.class_name == "InputLayer":
            record.config = _input(record.config)
        if record.class_name == "Merge":
            record.config.setdefault("output_shape", None)
    for number, (name, origin) in enumerate(zip(network.output_names, network.outputs)):
        taken = {record.name for record in network.layers}
        if origin.layer != name and name not in taken and origin.layer.endswith("/merge"):
            rename_layer(network, network.named(origin.layer), name)
        elif origin.layer != name and name not in taken:
            network.layers.append(LayerRecord(name, "Activation", {"activation": "linear"}, [[origin]]))
            network.outputs[number] = Origin(name)
    for record in list(network.layers):
        if "/" in record.name:
            rename_layer(network, record, record.name.replace("/", "_"))


def _input(config: Dict[str, Any]) -> Dict[str, Any]:
    shape = config.get("batch_input_shape") or [None] + list(config.get("input_shape") or [])
    return {"batch_input_shape": list(shape), "input_dtype": "int32" if config.get("dtype") == "int" else "float32"}


def rename_layer(network: Network, record: LayerRecord, name: str) -> None:
    """Give a layer another name, where it is read too."""
    old, record.name = record.name, name
    tools.reread(network, old, lambda origin: origin._replace(layer=name))


def _make_branches_models(network: Network) -> None:
    """Branches of a Merge are models: a single layer among them becomes a stack of one."""
    for record in network.layers:
        record.wrapped = [_as_stack(inner) if record.class_name == "Merge" else inner for inner in record.wrapped]


def _as_stack(record: LayerRecord) -> LayerRecord:
    if record.network is not None:
        return record
    stack = Network("Sequential", record.name + "_stack", [record], [Origin(record.name)], [Origin(record.name)])
    return LayerRecord(record.name + "_stack", "Sequential", {}, [[]], network=stack)


# -- training

def as_training_config(training: Optional[Dict[str, Any]]) -> Optional[Dict[str, Any]]:
    """What ``compile`` was told, as a whole-model file of 1.x keeps it; 1.0 wrote it as 0.x did, into its JSON."""
    if not training or not isinstance(training.get("optimizer"), dict):
        return training
    arguments = {key: value for key, value in training["optimizer"].items() if key != "name"}
    metrics: List[str] = []
    return {"optimizer_config": {"class_name": training["optimizer"].get("name"), "config": arguments},
            "loss": training.get("loss"), "metrics": metrics,
            "sample_weight_mode": training.get("sample_weight_mode") or training.get("sample_weight_modes") or None,
            "loss_weights": training.get("loss_weights") or None}
