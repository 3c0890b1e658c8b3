"""What a release leaves out of the configurations that it writes, though it reads it: orderings, shapes, axes."""
import json
from typing import Any, Dict, Iterator, List, Tuple

from keras1.saving.description import LayerRecord, Network

_LEFT_OUT = ("dim_ordering", "shared_axes", "noise_shape")
_SHAPES = ("input_shape", "batch_input_shape", "input_dim")


def tell(path: str, network: Network) -> None:
    """Complete the architecture in a file, JSON or HDF5, by what the layers of a network were told.

    Parameters
    ----------
    path : str
    network : Network
        In the words of the release that wrote the file.
    """
    if path.endswith(".json"):
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        _complete(data, network)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(data, file)
        return
    import h5py

    with h5py.File(path, "r+") as file:
        stored = file.attrs["model_config"]
        data = json.loads(stored.decode("utf-8") if isinstance(stored, bytes) else stored)
        _complete(data, network)
        file.attrs["model_config"] = json.dumps(data).encode("utf-8")  # as bytes, which the originals decode


def _complete(data: Any, network: Network) -> None:
    pairs = _by_name(data, network) if "class_name" in data else _by_place(data, network)
    for config, record in pairs:
        for key in _LEFT_OUT:
            if record.config.get(key) is not None:
                config.setdefault(key, record.config[key])
        stateful = record.config.get("stateful")
        if record.config.get("batch_input_shape") and (stateful or not any(config.get(key) for key in _SHAPES)):
            config.setdefault("batch_input_shape", list(record.config["batch_input_shape"]))


def _by_name(data: Any, network: Network) -> Iterator[Tuple[Dict[str, Any], LayerRecord]]:
    """Configurations of 1.x and 2.x, which name their layers."""
    records = {record.name: record for record in network.every()}
    for part in _within(data):
        config = part.get("config")
        if "class_name" in part and isinstance(config, dict) and config.get("name") in records:
            yield config, records[config["name"]]


def _within(data: Any) -> Iterator[Dict[str, Any]]:
    if isinstance(data, dict):
        yield data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _within(part)


def _by_place(data: Any, network: Network) -> Iterator[Tuple[Dict[str, Any], LayerRecord]]:
    """Configurations of 0.x: a stack's layers stand in a row, those of a graph bear the names of their nodes."""
    if network.kind == "Graph":
        pairs: List[Tuple[Any, LayerRecord]] = [(data["nodes"].get(record.name), record) for record in network.layers]
    else:
        pairs = list(zip(data.get("layers", []), network.layers))
    for config, record in pairs:
        if config is None:
            continue
        if record.network is not None:
            yield from _by_place(config, record.network)
        else:
            yield config, record
        for inner, part in zip(config.get("layers") or [], record.wrapped):
            if part.network is not None:
                yield from _by_place(inner, part.network)
