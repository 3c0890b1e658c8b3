"""The table that ``model.summary()`` of 2.x prints."""
from typing import Any, Callable, List, Optional, Sequence

from keras1 import backend as K
from keras1.engine.summary import _spaced_row as spaced_row
from keras1.history import versioned

_PLAIN = (65, (.45, .85, 1.), ["Layer (type)", "Output Shape", "Param #"])
_JOINED = (98, (.33, .55, .67, 1.), ["Layer (type)", "Output Shape", "Param #", "Connected to"])


def print_summary(model: Any, line_length: Optional[int] = None, positions: Optional[Sequence[float]] = None,
                  print_fn: Optional[Callable[[str], Any]] = None) -> None:
    """Print a table of a model's layers: output shapes, numbers of parameters, and what each reads.

    Parameters
    ----------
    model : Model
    line_length : int, optional
    positions : list of float, optional
        Where the columns end: shares of the line, or numbers of characters.
    print_fn : callable, optional
        Takes each line, in place of ``print``.
    """
    say = print_fn or print
    plain = _is_stack(model)
    default_length, default_positions, titles = _PLAIN if plain else _JOINED
    length = line_length or default_length
    ends = positions or default_positions
    if ends[-1] <= 1:
        ends = [int(length * end) for end in ends]
    for line in _heading(model):
        say(line)
    say("_" * length)
    say(spaced_row(titles, ends))
    say("=" * length)
    for layer in model.layers:
        for row in _rows(layer, None if plain else _nodes(model)):
            say(spaced_row(row, ends))
        say(("=" if layer is model.layers[-1] else "_") * length)
    for line in _totals(model):
        say(line)
    say("_" * length)


@versioned
def _heading(model):
    return []


@_heading.since("2.3.0", reason="the model is named")
def _named_heading(model):
    return ['Model: "%s"' % model.name]


def _nodes(model: Any) -> List[Any]:
    return [node for nodes in model.nodes_by_depth.values() for node in nodes]


def _is_stack(model: Any) -> bool:
    """Whether the layers follow one another, each once; a class that writes a network is shown as if."""
    if type(model).__name__ == "Sequential" or not model._is_graph_network:
        return True
    if any(len(nodes) > 1 or len(nodes[0].inbound_layers) > 1 for nodes in model.nodes_by_depth.values()):
        return False
    own = set(_nodes(model))
    return all(len(own & set(layer.inbound_nodes)) < 2 for layer in model.layers)


def _rows(layer: Any, own_nodes: Optional[List[Any]]) -> List[List[Any]]:
    """The row of a layer, and one more for each further connection if those are shown."""
    try:
        shape = layer.output_shape
    except AttributeError:  # never called, or on inputs of different shapes
        shape = "multiple"
    row = ["%s (%s)" % (layer.name, type(layer).__name__), shape, layer.count_params()]
    if own_nodes is None:
        return [row]
    read = ["%s[%d][%d]" % (origin.layer.name, origin.node_index, origin.tensor_index)
            for node in layer.inbound_nodes if node in own_nodes for origin in node.origins()] or [""]
    return [row + read[:1]] + [["", "", "", one] for one in read[1:]]


def _totals(model: Any) -> List[str]:
    model._check_trainable_weights_consistency()
    collected = model._collected_trainable_weights
    trainable = count_params(model.trainable_weights if collected is None else collected)
    others = count_params(model.non_trainable_weights)
    return [f"Total params: {trainable + others:,}", f"Trainable params: {trainable:,}",
            f"Non-trainable params: {others:,}"]


def count_params(weights: Sequence[Any]) -> int:
    """The number of scalars in weights, each weight counted once."""
    return sum(int(K.count_params(weight)) for weight in {id(weight): weight for weight in weights}.values())
