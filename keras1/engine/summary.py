"""The table that ``model.summary()`` prints."""
from typing import Any, List, Sequence, Tuple

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
