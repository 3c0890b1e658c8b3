"""A `Network` as the configuration that a release would have written, and reads."""
from typing import Any, Dict, List

from keras1.history import Release, release
from keras1.saving.description import LayerRecord, Network, Origin


def config_of(network: Network, at: Release) -> Dict[str, Any]:
    """The configuration of a network, in the form of a release; its words are taken as they are.

    Parameters
    ----------
    network : Network
    at : Release

    Examples
    --------
    >>> from keras1.history import release
    >>> network = Network("Sequential", None, [LayerRecord("d", "Dense", {"output_dim": 2}, [[]])])
    >>> config_of(network, release("0.3.1"))
    {'name': 'Sequential', 'layers': [{'output_dim': 2, 'name': 'Dense'}]}
    >>> config_of(network, release("1.2.2"))
    {'class_name': 'Sequential', 'config': [{'class_name': 'Dense', 'config': {'output_dim': 2, 'name': 'd'}}]}
    """
    form = _Classic(at) if at < release("1.0.0") else _Functional(at)
    return form.network(network)


class _Graphs:
    """What the graphs of 0.x and 1.x have in common: inputs, nodes and outputs by name, joins within nodes."""

    #: Whether each output of a shared node is a node too.
    describes_heads = False

    def __init__(self, at: Release):
        self.at = at

    def layer(self, record: LayerRecord) -> Dict[str, Any]:
        raise NotImplementedError

    def shared(self, record: LayerRecord, join: Dict[str, Any]) -> Dict[str, Any]:
        """The node of a layer that is called several times."""
        raise NotImplementedError

    def head(self, number: int) -> Dict[str, Any]:
        """The node of one output of a shared layer; none where shared nodes name their outputs."""
        raise NotImplementedError

    def graph(self, network: Network) -> Dict[str, Any]:
        parts: Dict[str, Any] = {"input_config": [], "node_config": [], "output_config": [], "nodes": {}}
        joins = {record.name: record for record in network.layers if _is_join(record)}
        for record in network.layers:
            if record.class_name == "InputLayer":
                parts["input_config"].append(dict(record.config, name=record.name))
            elif len(record.calls) > 1:
                self._add_shared(parts, record, network)
            elif record.name not in joins:
                parts["node_config"].append(dict(self._reads(record.calls[0], joins, network), name=record.name,
                                                 create_output=False))
                parts["nodes"][record.name] = self.layer(record)
        for name, origin in zip(network.output_names, network.outputs):
            parts["output_config"].append(dict(self._reads([origin], joins, network), name=name))
        return parts

    def _add_shared(self, parts: Dict[str, Any], record: LayerRecord, network: Network) -> None:
        """A shared layer, and the names of its outputs."""
        joined = record.name.endswith("/shared")
        name = record.name[:-len("/shared")] if joined else record.name
        join = _joined_as(network.named(name)) if joined else {"merge_mode": None, "concat_axis": -1, "dot_axes": -1}
        heads = [] if joined else [_head(record, number) for number in range(len(record.calls))]
        reads = [_place(call[0], network) for call in record.calls]
        node = dict(join, name=name, inputs=reads, create_output=False)
        parts["nodes"][name] = self.shared(record, join)
        described = [self.head(number) for number in range(len(heads))]
        parts["node_config"].append(node if self.describes_heads else dict(node, outputs=heads))
        for head, data in zip(heads, described):
            if data:
                parts["nodes"][head] = data
                parts["node_config"].append({"name": head, "inputs": [name], "create_output": False})

    def _reads(self, call: List[Origin], joins: Dict[str, LayerRecord], network: Network) -> Dict[str, Any]:
        """What a node or output reads: ``input``, or ``inputs`` and how they are joined."""
        origin = call[0]
        join = joins.get(origin.layer)
        if join is None or join.name + "/shared" in {record.name for record in network.layers}:
            return {"input": _place(origin, network), "inputs": [], "merge_mode": "concat", "concat_axis": -1,
                    "dot_axes": -1}
        return dict(_joined_as(join), input=None, inputs=[_place(part, network) for part in join.calls[0]])


def _is_join(record: LayerRecord) -> bool:
    return record.class_name == "Merge" and not record.wrapped


def _joined_as(record: LayerRecord) -> Dict[str, Any]:
    return {"merge_mode": record.config.get("mode"), "concat_axis": record.config.get("concat_axis", -1),
            "dot_axes": record.config.get("dot_axes", -1)}


def _place(origin: Origin, network: Network) -> str:
    record = network.named(origin.layer)
    return _head(record, origin.call) if len(record.calls) > 1 else origin.layer


def _head(record: LayerRecord, number: int) -> str:
    return "%s_%d" % (record.name, number + 1)


class _Classic(_Graphs):
    """0.x: the class under ``name``, the name (from 0.3.2) under ``custom_name``."""

    describes_heads = True

    def network(self, network: Network) -> Dict[str, Any]:
        if network.kind == "Graph":
            return dict(self.graph(network), name="Graph", input_order=[origin.layer for origin in network.inputs],
                        output_order=list(network.output_names))
        return {"name": "Sequential", "layers": [self.layer(record) for record in network.layers]}

    def layer(self, record: LayerRecord) -> Dict[str, Any]:
        data = dict(record.config, name=record.class_name)
        if self.at >= release("0.3.2"):
            data["custom_name"] = record.name
        if record.network is not None:
            data.update(self.network(record.network))
        inner = [self.layer(part) for part in record.wrapped]
        if record.class_name == "AutoEncoder":
            data["encoder_config"], data["decoder_config"] = inner
        elif record.class_name == "TimeDistributed":
            data["layer"] = inner[0]
        elif inner:
            data["layers"] = inner
        return data

    def shared(self, record: LayerRecord, join: Dict[str, Any]) -> Dict[str, Any]:
        return dict(join, name="Siamese", layer=self.layer(record), inputs=[], is_graph=True)

    def head(self, number: int) -> Dict[str, Any]:
        return {"name": "SiameseHead", "head": number}


class _Functional(_Graphs):
    """1.x and 2.x: class and arguments apart."""

    def network(self, network: Network) -> Dict[str, Any]:
        return {"class_name": network.kind, "config": self._inside(network)}

    def _inside(self, network: Network) -> Any:
        if network.kind == "Graph":
            return self.graph(network)
        if network.kind == "Model":
            return self._model(network)
        layers = [self.layer(record) for record in network.layers]
        return {"name": network.name, "layers": layers} if self.at >= release("2.2.3") and network.name else layers

    def layer(self, record: LayerRecord) -> Dict[str, Any]:
        if record.network is not None:
            return self.network(record.network)
        data: Dict[str, Any] = dict(record.config, name=record.name)
        inner = [self.layer(part) for part in record.wrapped]
        if record.class_name == "Merge" and inner:
            data["layers"] = inner
        elif inner:
            data["layer"] = inner[0]
        return {"class_name": record.class_name, "config": data}

    def shared(self, record: LayerRecord, join: Dict[str, Any]) -> Dict[str, Any]:
        return dict(self.layer(record), shared=True)

    def head(self, number: int) -> Dict[str, Any]:
        return {}

    def _model(self, network: Network) -> Dict[str, Any]:
        def place(origin: Origin) -> List[Any]:
            first = int(network.named(origin.layer).network is not None)
            return [origin.layer, origin.call + first, origin.tensor] + ([origin.arguments] if origin.arguments else [])

        layers = [dict(self.layer(record), name=record.name,
                       inbound_nodes=[[place(origin) for origin in call] for call in record.calls if call])
                  for record in network.layers]
        return {"name": network.name or "model", "layers": layers,
                "input_layers": [place(origin) for origin in network.inputs],
                "output_layers": [place(origin) for origin in network.outputs]}
