"""The table that ``model.summary()`` prints."""
from typing import Any, List, Optional, Sequence, Tuple

from keras1 import backend as K
from keras1.errors import WiringError
from keras1.history import versioned

_WIDTH = 80
_COLUMNS = (30, 60, 80)


def print_summary(model: Any) -> None:
    """Print a line per layer: class, name, output shape, number of parameters.

    Parameters
    ----------
    model : Sequential or Graph
    """
    for line in summary_lines(model):
        print(line)


def summary_lines(model: Any) -> List[str]:
    """The lines of the table; a graph lists its inputs, nodes and outputs."""
    rule = "-" * _WIDTH
    lines, counted = _body(model)
    head = [rule, "Initial input shape: " + str(model.input_shape)] if hasattr(model, "layers") else []
    head += [rule, _row(["Layer (name)", "Output Shape", "Param #"]), rule]
    return head + lines + [rule, "Total params: %s" % sum(layer.count_params() for layer in counted), rule]


def _body(model: Any) -> Tuple[List[str], List[Any]]:
    """A line per layer, and the layers whose parameters count in the total."""
    if hasattr(model, "layers"):
        return [layer_line(layer, shown_name(layer)) for layer in model.layers], model.layers
    named = [(name, model.inputs[name]) for name in model.input_order] + list(model.nodes.items())
    named += [(name, model.outputs[name]) for name in model.output_order]
    return [layer_line(layer, name) for name, layer in named], list(model.nodes.values())


def layer_line(layer: Any, name: str) -> str:
    """The line of one layer."""
    return _row(["%s (%s)" % (type(layer).__name__, name), layer.output_shape, layer.count_params()])


@versioned
def shown_name(layer: Any) -> str:
    """The name that the table shows."""
    return layer._name or "Unnamed"


@shown_name.since("0.3.2", reason="every layer has a name")
def shown_name_by_default(layer: Any) -> str:
    """The name, by default the class name in lower case."""
    return layer.name


def _row(cells: Sequence[Any]) -> str:
    line = ""
    for cell, end in zip(cells, _COLUMNS):
        line = (line + str(cell))[:end].ljust(end)
    return line


# -- functional models (1.x)

def print_functional_summary(model: Any, line_length: int = 100,
                             positions: Sequence[float] = (.33, .55, .67, 1.)) -> None:
    """Print a table of a functional model's layers: output shapes, numbers of parameters, and what each reads.

    Parameters
    ----------
    model : Model or Sequential
    line_length : int
    positions : list of float
        Where the columns end: shares of the line, or numbers of characters.
    """
    layers = getattr(model, "flattened_layers", model.layers)
    print_layers(layers, getattr(model, "container_nodes", None), line_length, positions)


def print_layers(layers: Sequence[Any], relevant_nodes: Any = None, line_length: int = 100,
                 positions: Sequence[float] = (.33, .55, .67, 1.)) -> None:
    """Print a table of layers, with the connections among the relevant nodes; see `print_functional_summary`."""
    _check_any(layers)
    if positions[-1] <= 1:
        positions = [int(line_length * share) for share in positions]
    print("_" * line_length)
    print(_joined_row(["Layer (type)", "Output Shape", "Param #", "Connected to"], positions))
    print("=" * line_length)
    for layer in layers:
        for row in _layer_rows(layer, relevant_nodes):
            print(_joined_row(row, positions))
        print(("=" if layer is layers[-1] else "_") * line_length)
    _print_totals(layers)
    print("_" * line_length)


@versioned
def _check_any(layers):
    if not layers:
        raise WiringError.like(IndexError)("list index out of range", "the model has no layers to print")


@_check_any.since("1.2.0", reason="a table without layers is printed")
def _allow_none(layers):
    """Nothing to check."""


def _layer_rows(layer: Any, relevant_nodes: Any) -> List[List[Any]]:
    """The row of a layer, and one more for each further connection."""
    try:
        shape = layer.output_shape
    except Exception:  # called on inputs of different shapes
        shape = "multiple"
    connections = ["%s[%d][%d]" % (origin.layer.name, origin.node_index, origin.tensor_index)
                   for index, node in enumerate(layer.inbound_nodes)
                   if not relevant_nodes or "%s_ib-%d" % (layer.name, index) in relevant_nodes
                   for origin in node.origins()] or [""]
    title = "%s (%s)" % (layer.name, type(layer).__name__)
    return [[title, shape, layer.count_params(), connections[0]]] + [["", "", "", other] for other in connections[1:]]


@versioned
def _print_totals(layers):
    print("Total params: %s" % sum(layer.count_params() for layer in layers))


@_print_totals.since("1.2.0", reason="trainable parameters are counted apart, and shared ones once")
def _print_totals_apart(layers):
    trainable, others = count_total_params(layers)
    print(f"Total params: {trainable + others:,}")
    print(f"Trainable params: {trainable:,}")
    print(f"Non-trainable params: {others:,}")


def count_total_params(layers: Sequence[Any], layer_set: Optional[set] = None) -> Tuple[int, int]:
    """Numbers of trainable and of other parameters in layers, each layer counted once.

    Parameters
    ----------
    layers : list of Layer
    layer_set : set of Layer, optional
        Those counted already.
    """
    seen = set() if layer_set is None else layer_set
    trainable = others = 0
    for layer in layers:
        if layer in seen:
            continue
        seen.add(layer)
        if hasattr(layer, "container_nodes") or hasattr(layer, "flattened_layers"):
            more, rest = count_total_params(layer.layers, seen)
        else:
            more = sum(K.count_params(weight) for weight in layer.trainable_weights)
            rest = sum(K.count_params(weight) for weight in layer.non_trainable_weights)
        trainable, others = trainable + more, others + rest
    return trainable, others


@versioned
def _joined_row(cells, ends):
    line = ""
    for cell, end in zip(cells, ends):
        line = (line + str(cell))[:end].ljust(end)
    return line


@_joined_row.since("1.2.0", reason="a full column leaves a space to the next")
def _spaced_row(cells, ends):
    line = ""
    for number, (cell, end) in enumerate(zip(cells, ends)):
        line = line[:-1] + " " if number else line
        line = (line + str(cell))[:end].ljust(end)
    return line
