"""Configurations of 1.x and 2.x as a `Network`: classes apart from arguments, layers joined by their calls."""
from typing import Any, Dict, List, Optional, Tuple

from keras1.errors import ModelFileError
from keras1.saving import reading_classic
from keras1.saving.description import LayerRecord, Network, Origin
from keras1.saving.reading_classic import Names, listed, stack
from keras1.saving.weight_names import is_known

_GRAPHS = ("Model", "Container", "Functional")
_NETWORKS = ("Sequential", "Graph", *_GRAPHS)


def read_network(config: Dict[str, Any]) -> Network:
    """The network that ``{"class_name": ..., "config": ...}`` describes.

    Raises
    ------
    ModelFileError
        If it is none.

    Examples
    --------
    >>> dense = {"class_name": "Dense", "config": {"name": "d", "output_dim": 2}}
    >>> read_network({"class_name": "Sequential", "config": [dense]}).layers[0].name
    'd'
    """
    kind, inner = config.get("class_name"), config.get("config")
    if kind == "Sequential":
        return _read_stack(inner)
    if not isinstance(inner, dict):
        raise ModelFileError("the configuration of a %s is %.60r, expected a dict" % (kind, inner))
    if kind == "Graph" or "node_config" in inner:
        return reading_classic.read_graph(inner, inner.get("name"), read_layer)
    return _read_model(inner)


def _read_stack(inner: Any) -> Network:
    name = inner.get("name") if isinstance(inner, dict) else None
    layers = listed(inner, "layers") if isinstance(inner, dict) else inner
    if not isinstance(layers, (list, tuple)):
        raise ModelFileError("the configuration of a Sequential is %.60r, expected a list of layers" % (inner,))
    names = Names()
    return stack(name, [read_layer(data, names) for data in layers])


def _read_model(inner: Dict[str, Any]) -> Network:
    layers = listed(inner, "layers")
    names = Names()
    records = [read_layer(data, names) for data in layers]
    read = [_calls(data) for data in layers]
    firsts = _first_numbers(records, read, inner)
    for record, calls in zip(records, read):
        record.calls = [[_origin(part, firsts) for part in call] for call in calls] or [[]]
    ends = [[_origin(_end(part), firsts) for part in _ends(inner, key)] for key in ("input_layers", "output_layers")]
    network = Network("Model", inner.get("name"), records, *ends)
    _check(network)
    return network


def _ends(inner: Dict[str, Any], key: str) -> List[Any]:
    """The ends of a model: a list of them, or a single one."""
    found = list(listed(inner, key))
    return [found] if found and isinstance(found[0], str) else found


def _calls(data: Dict[str, Any]) -> List[List[Any]]:
    """What each call of a layer reads."""
    calls = []
    for call in data.get("inbound_nodes") or []:
        if not isinstance(call, (list, tuple)):
            raise ModelFileError("layer '%s' reads %.60r, expected lists of (layer, call, tensor)"
                                 % (data.get("name"), call), "the format of Keras 3 is another one")
        parts = [call] if call and isinstance(call[0], str) else call
        if parts:
            calls.append([_end(part) for part in parts])
    return calls


def _end(part: Any) -> Tuple[str, int, int, Optional[Dict[str, Any]]]:
    whole = isinstance(part, (list, tuple)) and len(part) in (3, 4) and isinstance(part[0], str) \
        and all(isinstance(number, int) for number in part[1:3])
    if not whole:
        raise ModelFileError("%.60r is no place in a model" % (part,), "expected [layer, call, tensor]")
    return part[0], part[1], part[2], part[3] if len(part) == 4 and part[3] else None


def _first_numbers(records: List[LayerRecord], read: List[List[Any]], inner: Dict[str, Any]) -> Dict[str, int]:
    """The number of each layer's first call: networks count from one, for they have a call of their own."""
    firsts = {record.name: int(record.network is not None) for record in records}
    places = [part for calls in read for call in calls for part in call]
    places += [_end(part) for key in ("input_layers", "output_layers") for part in _ends(inner, key)]
    for name, number, _, _ in places:
        firsts[name] = min(firsts.get(name, 0), number)
    return firsts


def _origin(part: Any, firsts: Dict[str, int]) -> Origin:
    name, call, tensor, arguments = part
    return Origin(name, call - firsts.get(name, 0), tensor, arguments)


def _check(network: Network) -> None:
    """Refuse a model that reads what is not there."""
    calls = {record.name: len(record.calls) for record in network.layers}
    places = [origin for record in network.layers for call in record.calls for origin in call]
    for origin in places + network.inputs + network.outputs:
        if not 0 <= origin.call < calls.get(origin.layer, 0) or origin.tensor < 0:
            raise ModelFileError("the model reads call %d of a layer '%s' that is not there"
                                 % (origin.call, origin.layer))


def read_layer(data: Any, names: Names) -> LayerRecord:
    """The record of a layer's configuration."""
    if isinstance(data, dict) and "class_name" not in data and "name" in data:
        return reading_classic.read_layer(data, names)  # of 0.x, inside a stack of 1.x
    inner = data.get("config") if isinstance(data, dict) else None
    if not isinstance(inner, (dict, list)) or not isinstance(data.get("class_name"), str):
        raise ModelFileError("%.80r is no configuration of a layer" % (data,), "expected 'class_name' and 'config'")
    class_name = data["class_name"].rpartition(">")[2]
    name = data.get("name") or (inner.get("name") if isinstance(inner, dict) else None) or class_name.lower()
    record = LayerRecord(names.unique(str(name)), class_name, {}, known=is_known(class_name))
    if class_name in _NETWORKS:
        record.network = read_network(data)
        record.network.name = record.name
    elif isinstance(inner, dict):
        record.config = {key: value for key, value in inner.items() if key != "name"}
        _take_out_layers(record)
    else:
        raise ModelFileError("the configuration of a %s is a list" % class_name)
    return record


def _take_out_layers(record: LayerRecord) -> None:
    """Move the layers that a configuration holds into records of their own."""
    held = record.config.get("layer")
    if record.class_name in ("TimeDistributed", "Bidirectional") or isinstance(held, dict) and "class_name" in held:
        record.wrapped = [read_layer(record.config.pop("layer", None), Names())]
    elif record.class_name == "Merge" and "layers" in record.config:
        names = Names()
        record.wrapped = [read_layer(data, names) for data in listed(record.config, "layers")]
        del record.config["layers"]
