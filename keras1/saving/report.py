"""A `Description` for people, and for programs."""
from typing import Any, Dict, Iterator, List, Tuple

from keras1.saving.description import Description, LayerRecord, Network, Weight
from keras1.saving.functions import NamedFunction

_COLUMNS = (30, 24, 26)
_DULL = {"trainable", "cache_enabled", "input_dtype", "dtype", "name", "sparse", "ragged"}


def as_text(found: Description) -> str:
    """Who wrote it, a table of the layers, counts, how it was trained, code, and what is unusual.

    Parameters
    ----------
    found : Description
    """
    sections = [_origins(found), _architecture(found), _loose(found), _training(found), _code(found), _remarks(found)]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _origins(found: Description) -> List[str]:
    origins = found.origins
    which = "Keras %s" % origins.release if origins.exact else _range(found)
    on = [word for word in (origins.backend and "on %s" % origins.backend.capitalize().replace("flow", "Flow"),
                            origins.python and "Python %s" % origins.python) if word]
    return ["file:       %s" % path for path in found.files] + \
        ["written by: %s" % ", ".join([which] + on)] + ["            - %s" % reason for reason in origins.reasons]


def _range(found: Description) -> str:
    first, last = found.origins.first, found.origins.last
    return "Keras %s" % first if first == last else "Keras %s to %s, read as %s" % (first, last, found.release)


def _architecture(found: Description) -> List[str]:
    if found.network is None:
        return ["architecture: none in this file"]
    lines = ["architecture: %s%s" % (found.network.kind, " '%s'" % found.network.name if found.network.name else ""),
             _row("layer", "class", "weights", "reads"), "-" * 100]
    lines += _rows(found.network, "")
    total = sum(record.size for record in found.network.layers)
    held = f"parameters: {total:,}" if found.has_weights else "parameters: no weights in this file"
    return lines + ["-" * 100, held]


def _rows(network: Network, indent: str) -> Iterator[str]:
    for record in network.layers:
        yield from _rows_of(record, indent, network)
    if network.kind != "Sequential":
        yield "%soutputs: %s" % (indent, ", ".join(origin.layer for origin in network.outputs))


def _rows_of(record: LayerRecord, indent: str, network: Network) -> Iterator[str]:
    reads = "; ".join(", ".join(origin.layer for origin in call) for call in record.calls if call)
    shapes = " ".join("%s%s" % (weight.name, list(weight.shape)) for weight in record.weights[:3])
    more = " ... %d in all" % len(record.weights) if len(record.weights) > 3 else ""
    yield _row(indent + record.name, record.class_name + ("" if record.known else " (custom)"), shapes + more,
               reads if network.kind != "Sequential" else "")
    arguments = ", ".join("%s=%s" % pair for pair in _telling(record.config))
    if arguments:
        yield "%s    %s" % (indent, arguments[:160])
    for inner in record.wrapped:
        yield from _rows_of(inner, indent + "  ", network)
    if record.network is not None:
        yield from _rows(record.network, indent + "  ")


def _row(*cells: str) -> str:
    return " ".join(cell.ljust(width) for cell, width in zip(cells, _COLUMNS + (0,))).rstrip()


def _telling(config: Dict[str, Any]) -> Iterator[Tuple[str, Any]]:
    """The arguments that say something, those that hold code left out."""
    for key, value in config.items():
        if key in _DULL or value is None or value == [] or isinstance(value, (bytes, NamedFunction)) \
                or isinstance(value, str) and len(value) > 40 or key == "function":
            continue
        yield key, value.get("class_name", value.get("name", value)) if isinstance(value, dict) else value


def _loose(found: Description) -> List[str]:
    if not found.groups:
        return []
    total = sum(weight.size for _, weights in found.groups for weight in weights)
    lines = ["weights of no known layer:" if found.network else "weights:"]
    for name, weights in found.groups:
        lines.append("  %-28s %s" % (name, " ".join("%s%s" % (w.name, list(w.shape)) for w in weights) or "none"))
    return lines + [f"  {total:,} parameters"]


def _training(found: Description) -> List[str]:
    if not found.training:
        return []
    lines = ["training:"] + ["  %s: %s" % (key, value) for key, value in found.training.items() if value is not None]
    if found.optimizer_weights:
        lines.append("  the optimizer's state: %d arrays" % len(found.optimizer_weights))
    return lines


def _code(found: Description) -> List[str]:
    lines: List[str] = []
    for code in found.code:
        lines += ["code in layer '%s', %s: a function '%s'%s; it is shown, not run" % (
            code.layer, code.argument, code.name, ", Python %s" % code.python if code.python else "")]
        lines += ["  names it uses: %s" % ", ".join(code.names)] if code.names else []
        lines += ["  it reads like: %s" % code.source] if code.source else []
        lines += ["    " + line for line in code.listing.rstrip().splitlines()]
    return lines


def _remarks(found: Description) -> List[str]:
    return ["unusual:"] + ["  %s: %s" % remark for remark in found.remarks] if found.remarks else []


# -- for programs

def as_dict(found: Description) -> Dict[str, Any]:
    """The description as plain values, for ``json.dumps``; values of weights are left out.

    Parameters
    ----------
    found : Description
    """
    origins = found.origins
    return {
        "files": found.files,
        "written_by": {"release": origins.release, "exact": origins.exact, "first": origins.first,
                       "last": origins.last, "backend": origins.backend, "python": origins.python,
                       "reasons": origins.reasons},
        "architecture": None if found.network is None else _network(found.network),
        "parameters": sum(record.size for record in found.network.layers) if found.network else
        sum(weight.size for _, weights in found.groups for weight in weights),
        "has_weights": found.has_weights,
        "weights_of_no_layer": {name: [_weight(weight) for weight in weights] for name, weights in found.groups},
        "training": plain(found.training),
        "optimizer_weights": [_weight(weight) for weight in found.optimizer_weights],
        "code": [code._asdict() for code in found.code],
        "unusual": [remark._asdict() for remark in found.remarks],
    }


def _network(network: Network) -> Dict[str, Any]:
    return {"kind": network.kind, "name": network.name, "layers": [_layer(record) for record in network.layers],
            "inputs": [plain(origin) for origin in network.inputs],
            "outputs": [plain(origin) for origin in network.outputs], "output_names": network.output_names}


def _layer(record: LayerRecord) -> Dict[str, Any]:
    found = {"name": record.name, "class_name": record.class_name, "known": record.known,
             "config": plain(record.config), "reads": plain(record.calls), "parameters": record.size,
             "weights": [_weight(weight) for weight in record.weights]}
    if record.network is not None:
        found["network"] = _network(record.network)
    if record.wrapped:
        found["wrapped"] = [_layer(inner) for inner in record.wrapped]
    return found


def _weight(weight: Weight) -> Dict[str, Any]:
    return {"name": weight.name, "shape": list(weight.shape), "dtype": weight.dtype, "stored_as": weight.stored_as}


def plain(value: Any) -> Any:
    """Plain values that JSON can hold: tuples as lists, bytes and names of functions as texts.

    Examples
    --------
    >>> plain({"a": (1, NamedFunction("m.f"))})
    {'a': [1, 'm.f']}
    """
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return value.path if isinstance(value, NamedFunction) else value
