"""Configurations of 0.x as a `Network`: classes under ``name``, containers of layers, graphs of named nodes."""
from typing import Any, Callable, Dict, List, Optional, Sequence

from keras1.errors import ModelFileError
from keras1.saving.description import LayerRecord, Network, Origin
from keras1.saving.weight_names import is_known

_JOINING = ("merge_mode", "concat_axis", "dot_axes")
_OF_NODE = ("name", "input", "inputs", "outputs", "create_output", *_JOINING)


class Names:
    """Unique names for layers that have none, or one that is taken.

    Examples
    --------
    >>> names = Names()
    >>> names.unique("dense"), names.unique("dense"), names.unique("top")
    ('dense', 'dense_2', 'top')
    """

    def __init__(self):
        self.taken: Dict[str, int] = {}

    def unique(self, name: str) -> str:
        """The name, or the name with the next number that is free."""
        unique = name
        while unique in self.taken:
            self.taken[name] += 1
            unique = "%s_%d" % (name, self.taken[name])
        self.taken[unique] = 1
        return unique


def read_network(config: Dict[str, Any], name: Optional[str] = None) -> Network:
    """The network that a configuration of a ``Sequential`` or ``Graph`` of 0.x describes.

    Raises
    ------
    ModelFileError
        If it is none.

    Examples
    --------
    >>> network = read_network({"name": "Sequential", "layers": [{"name": "Dense", "output_dim": 2}]})
    >>> network.layers[0].class_name, network.layers[0].config
    ('Dense', {'output_dim': 2})
    """
    if config.get("name") == "Graph" or "node_config" in config:
        return read_graph(config, name, lambda data, names: read_layer(data, Names(), data["name"]))
    return stack(name, [read_layer(data, names) for names in [Names()] for data in listed(config, "layers")])


def stack(name: Optional[str], layers: List[LayerRecord]) -> Network:
    """Layers of which each reads the one before."""
    for before, layer in zip(layers, layers[1:]):
        layer.calls = [[Origin(before.name)]]
    if layers and not layers[0].calls:
        layers[0].calls = [[]]
    ends = [Origin(layers[-1].name)] if layers else []
    return Network("Sequential", name, layers, [Origin(layers[0].name)] if layers else [], ends)


def read_layer(data: Any, names: Names, name: Optional[str] = None) -> LayerRecord:
    """The record of a layer's configuration; ``name`` is what its graph calls it."""
    if not isinstance(data, dict) or not isinstance(data.get("name"), str):
        raise ModelFileError("%.80r is no configuration of a layer" % (data,), "its class is missing")
    class_name = data["name"]
    own = data.get("custom_name")
    unique = name or names.unique(str(own) if own else class_name.lower())
    config = {key: value for key, value in data.items() if key not in ("name", "custom_name")}
    record = LayerRecord(unique, class_name, config, known=is_known(class_name))
    _READERS.get(class_name, lambda found: None)(record)
    return record


def _container(record: LayerRecord) -> None:
    record.network = read_network(dict(record.config, name=record.class_name), record.name)
    record.config = {key: record.config[key] for key in ("trainable", "input_shape") if key in record.config}


def _branches(record: LayerRecord) -> None:
    names = Names()
    record.wrapped = [read_layer(data, names) for data in listed(record.config, "layers")]
    del record.config["layers"]


def _halves(record: LayerRecord) -> None:
    record.wrapped = [read_layer(record.config.pop(key, None), Names(), key[:7])
                      for key in ("encoder_config", "decoder_config")]


def _wrapper(record: LayerRecord) -> None:
    record.wrapped = [read_layer(record.config.pop("layer", None), Names())]


_READERS: Dict[str, Callable[[LayerRecord], None]] = {
    "Sequential": _container, "Graph": _container, "Merge": _branches, "LambdaMerge": _branches,
    "AutoEncoder": _halves, "TimeDistributed": _wrapper,
}


def listed(config: Dict[str, Any], key: str) -> Sequence[Any]:
    """The list under a key.

    Raises
    ------
    ModelFileError
        If there is none.
    """
    value = config.get(key)
    if not isinstance(value, (list, tuple)):
        raise ModelFileError("a configuration has no list '%s'" % key, "it has: %s" % ", ".join(map(str, config)))
    return value


# -- graphs of named nodes

def read_graph(config: Dict[str, Any], name: Optional[str], read_node: Callable[[Any, Names], LayerRecord]) -> Network:
    """The network of a ``Graph``: of 0.x, or of 1.x on the functional API.

    A join of several nodes becomes a layer ``Merge`` of its own, NAME + ``/merge``.

    Parameters
    ----------
    config : dict
        With ``input_config``, ``node_config``, ``output_config`` and ``nodes``.
    name : str or None
    read_node : callable
        From a node's configuration to its record.
    """
    return _GraphReader(config, name, read_node).network()


class _GraphReader:
    """Goes through inputs, nodes and outputs in the order in which they were added."""

    def __init__(self, config: Dict[str, Any], name: Optional[str], read_node: Callable):
        self.config = config
        self.read_node = read_node
        self.found = Network("Graph", name, [])
        self.heads: Dict[str, Origin] = {}

    def network(self) -> Network:
        for data in listed(self.config, "input_config"):
            self.input(data)
        for data in listed(self.config, "node_config"):
            self.node(data)
        for data in listed(self.config, "output_config"):
            self.found.output_names.append(_name_of(data))
            self.found.outputs.append(self.origin(data, _name_of(data)))
        return self.found

    def input(self, data: Dict[str, Any]) -> None:
        arguments = {key: value for key, value in data.items() if key != "name" and value is not None}
        self.found.layers.append(LayerRecord(_name_of(data), "InputLayer", arguments, [[]]))
        self.found.inputs.append(Origin(_name_of(data)))

    def node(self, data: Dict[str, Any]) -> None:
        name = _name_of(data)
        nodes = self.config.get("nodes")
        if not isinstance(nodes, dict) or not isinstance(nodes.get(name), dict):
            raise ModelFileError("the graph has a node '%s' whose layer is not described" % name)
        layer = nodes[name]
        if layer.get("name") == "SiameseHead":
            self.heads[name] = self.head(data, layer)
        elif layer.get("name") == "Siamese" or layer.get("shared"):
            self.shared(data, layer)
        else:
            record = self.read_node(dict(layer), Names())
            record.name, record.calls = name, [[self.origin(data, name)]]
            self.found.layers.append(record)

    def head(self, data: Dict[str, Any], layer: Dict[str, Any]) -> Origin:
        """One of the outputs of a shared node."""
        source = (data.get("inputs") or [data.get("input")])[0]
        return Origin(self.known(source).layer, int(layer.get("head") or 0))

    def shared(self, data: Dict[str, Any], layer: Dict[str, Any]) -> None:
        """A layer that is called on each of several nodes; its outputs may be joined, or have names."""
        name = _name_of(data)
        inside = layer["layer"] if isinstance(layer.get("layer"), dict) else layer
        record = self.read_node({key: value for key, value in inside.items() if key != "shared"}, Names())
        record.calls = [[self.known(source)] for source in data.get("inputs") or []]
        self.found.layers.append(record)
        calls = [Origin(name, index) for index in range(len(record.calls))]
        record.name = name
        if data.get("merge_mode"):
            record.name = name + "/shared"
            calls = [call._replace(layer=record.name) for call in calls]
            self.found.layers.append(_merge(name, data, calls))
        for index, head in enumerate(data.get("outputs") or []):
            self.heads[head] = calls[index]

    def origin(self, data: Dict[str, Any], name: str) -> Origin:
        """What a node or output reads: one thing, or a join of several."""
        sources = data.get("inputs") or []
        if not sources:
            return self.known(data.get("input"))
        if len(sources) == 1:
            return self.known(sources[0])
        merge = _merge(name + "/merge", data, [self.known(source) for source in sources])
        self.found.layers.append(merge)
        return Origin(merge.name)

    def known(self, name: Any) -> Origin:
        if name in self.heads:
            return self.heads[name]
        if any(record.name == name for record in self.found.layers):
            return Origin(name)
        raise ModelFileError("the graph reads a node '%s' that is not there, or comes later" % name)


def _merge(name: str, data: Dict[str, Any], origins: List[Origin]) -> LayerRecord:
    config = {"mode": data.get("merge_mode") or "concat", "concat_axis": data.get("concat_axis", -1),
              "dot_axes": data.get("dot_axes", -1)}
    return LayerRecord(name, "Merge", config, [origins])


def _name_of(data: Any) -> str:
    if not isinstance(data, dict) or not isinstance(data.get("name"), str):
        raise ModelFileError("%.80r is no input, node or output of a graph" % (data,), "its name is missing")
    return data["name"]
