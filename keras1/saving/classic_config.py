"""Classic configurations: from the dict that ``get_config`` gave back to the layer or container.

A configuration names its class under ``name``; the other keys are arguments.  A dict among the arguments is the
configuration of a regularizer or constraint.  The function of a Lambda is used if the caller gives it, or trusts the
file; see `keras1.saving.functions`.
"""
import copy
from typing import Any, Dict, Optional, Sequence

from keras1 import constraints, regularizers
from keras1.engine.layer import Layer
from keras1.layers import (
    advanced_activations,
    containers,
    convolutional,
    core,
    embeddings,
    noise,
    normalization,
    recurrent,
    wrappers,
)
from keras1.layers.lambdas import NAMES_AT_HAND
from keras1.saving.functions import NamedFunction, function_from, given
from keras1.utils.generic_utils import get_from_module

_MODULES = (advanced_activations, core, convolutional, embeddings, noise, normalization, recurrent, wrappers)

#: Classes that a configuration may name; what ``custom_objects`` add stays known, as it did.  (A module's own names:
#: to others it lends what its model had imported, see `keras1.borrowed`.)
LAYERS: Dict[str, Any] = {name: getattr(module, name) for module in _MODULES for name in vars(module)["__all__"]}


def get_layer(identifier: Any, kwargs: Optional[Dict[str, Any]] = None) -> Layer:
    """A new layer of the class of that name.

    Parameters
    ----------
    identifier : str or Layer
        A layer is returned as it is.
    kwargs : dict, optional
        Arguments of its constructor.

    Raises
    ------
    Exception
        If there is no such layer.

    Examples
    --------
    >>> get_layer("Dense", {"output_dim": 3, "input_dim": 2}).output_shape
    (None, 3)
    """
    return get_from_module(identifier, LAYERS, "layer", instantiate=True, kwargs=kwargs)


def container_from_config(original_layer_dict: Dict[str, Any],
                          custom_objects: Optional[Dict[str, Any]] = None) -> Layer:
    """The layer or container that a configuration describes, with new weights.

    Parameters
    ----------
    original_layer_dict : dict
        What ``get_config`` returned; it is left as it is.
    custom_objects : dict, optional
        Classes of the user's by name; they stay known for later calls.  Functions for Lambda layers, by the
        function's name, the layer's or, in a Graph, the node's; one without a name is called ``"<lambda>"``.

    Raises
    ------
    UntrustedCodeError
        If a Lambda's function is code, or is named only, and was not given.

    Examples
    --------
    >>> from keras1.layers.core import Dropout
    >>> container_from_config(Dropout(0.5).get_config()).p
    0.5
    """
    LAYERS.update(custom_objects or {})
    with given(custom_objects):
        return _build(copy.deepcopy(original_layer_dict))


def _build(config: Dict[str, Any], node: Optional[str] = None) -> Layer:
    """The layer of a configuration that may be changed; ``node`` is its name in a graph."""
    name = config.get("name")
    if name in _BUILDERS:
        return _BUILDERS[name](config)
    return _lambda(config, node) if _wants_function(config) else _plain_layer(config)


def _wants_function(config: Dict[str, Any]) -> bool:
    """Whether it is a Lambda; a subclass whose configuration holds no function has one of its own."""
    cls = LAYERS.get(config.get("name"))
    if not isinstance(cls, type) or not issubclass(cls, core.Lambda):
        return False
    return "function" in config or cls.__module__.startswith("keras1.")


def _sequential(config: Dict[str, Any]) -> Layer:
    return containers.Sequential([_build(layer) for layer in config["layers"]])


def _graph(config: Dict[str, Any]) -> Layer:
    graph = containers.Graph()
    for arguments in config["input_config"]:
        graph.add_input(**arguments)
    shared = {node["name"] for node in config["node_config"] if config["nodes"][node["name"]]["name"] == "Siamese"}
    for node in config["node_config"]:
        if node["name"] in shared:
            _add_shared(graph, config, node)
        elif not set(node.get("inputs", ())) & shared or "merge_mode" in node:
            graph.add_node(_build(config["nodes"][node["name"]], node["name"]), **dict(node, create_output=False))
    for arguments in config["output_config"]:
        graph.add_output(**arguments)
    return graph


def _add_shared(graph: Any, config: Dict[str, Any], node: Dict[str, Any]) -> None:
    """Add a shared node; its heads are the nodes that name it as their only input, without a merge mode."""
    heads = [other["name"] for other in config["node_config"]
             if other.get("inputs") == [node["name"]] and "merge_mode" not in other]
    layer = _build(config["nodes"][node["name"]]["layer"], node["name"])
    graph.add_shared_node(layer, outputs=heads, **dict(node, create_output=False))


def _merge(config: Dict[str, Any]) -> Layer:
    layers = [_build(layer) for layer in config["layers"]]
    return core.Merge(layers, config.get("mode"), config.get("concat_axis"), config.get("dot_axes"))


def _autoencoder(config: Dict[str, Any]) -> Layer:
    options = {key: config[key] for key in ("output_reconstruction", "weights") if key in config}
    return core.AutoEncoder(encoder=_build(config["encoder_config"]), decoder=_build(config["decoder_config"]),
                            **options)


def _time_distributed(config: Dict[str, Any]) -> Layer:
    del config["name"]
    layer = _build(config.pop("layer"))
    return wrappers.TimeDistributed(layer, **_named(config))


def _lambda(config: Dict[str, Any], node: Optional[str]) -> Layer:
    """A Lambda or LambdaMerge, with the functions that the caller gave or vouched for."""
    cls = LAYERS[config["name"]]
    names = [name for name in (config.get("custom_name"), node) if name]
    arguments = {key: config[key] for key in ("arguments",) if config.get(key)}
    arguments["function"] = function_from(config.get("function"), cls.__name__, names, NAMES_AT_HAND)
    arguments["output_shape"] = _shape(config.get("output_shape"), cls.__name__, names)
    if issubclass(cls, core.LambdaMerge):
        return cls([_build(layer) for layer in config["layers"]], **arguments)
    kept = {key: value for key, value in config.items() if key not in _OF_LAMBDA}
    return cls(**arguments, **_named(kept))


def _shape(stored: Any, owner: str, names: Sequence[str]) -> Any:
    """A Lambda's output shape: a tuple, a function, or None."""
    if stored is None or isinstance(stored, (list, tuple)):
        return stored
    return function_from(stored, owner, [name + ".output_shape" for name in names], NAMES_AT_HAND)


def _plain_layer(config: Dict[str, Any]) -> Layer:
    cls = config.pop("name")
    return get_layer(cls, _named({key: _restored(value) for key, value in config.items()}))


def _named(arguments: Dict[str, Any]) -> Dict[str, Any]:
    """Arguments of a constructor: the layer's own name stands under ``custom_name`` in a configuration."""
    if "custom_name" in arguments:
        arguments["name"] = arguments.pop("custom_name")
    return arguments


def _restored(value: Any) -> Any:
    """A regularizer or constraint from its configuration, a function from its name; anything else as it is."""
    if isinstance(value, NamedFunction):
        return function_from(value, "layer")
    if not isinstance(value, dict) or "name" not in value:
        return value
    name, arguments = value["name"], {key: v for key, v in value.items() if key != "name"}
    for module in (constraints, regularizers):
        if isinstance(getattr(module, name, None), type):
            return module.get(name, arguments)
    return value


_OF_LAMBDA = ("name", "function", "output_shape", "arguments")

_BUILDERS = {"AutoEncoder": _autoencoder, "Graph": _graph, "Merge": _merge, "Sequential": _sequential,
             "TimeDistributed": _time_distributed}
