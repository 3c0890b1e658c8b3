"""First values of variables that are given as tensors, as from 2.0 on all initializers give them.

A model has hundreds of weights, but only a few formulas for them: a formula is compiled once, with its numbers and
shapes as inputs, and not anew for each weight.
"""
import threading
from typing import Any, Dict, Hashable, List, Sequence

import theano
from theano import tensor as T
from theano.compile import SharedVariable
from theano.graph.basic import Constant, graph_inputs, io_toposort
from theano.tensor import TensorType

_functions: Dict[Hashable, Any] = {}
_one_at_a_time = threading.Lock()


def first_value(tensor: Any):
    """The value of a tensor that depends on no placeholder; random generators in it go on, as with ``eval()``.

    Examples
    --------
    >>> from keras1 import backend as K
    >>> first_value(2 * K.ones((2,)))
    array([2., 2.], dtype=float32)
    """
    moving = [x for x in graph_inputs([tensor]) if getattr(x, "default_update", None) is not None]
    graphs = [tensor] + [x.default_update for x in moving]
    leaves = list(dict.fromkeys(graph_inputs(graphs)))
    if not all(isinstance(x, (Constant, SharedVariable)) for x in leaves):
        return tensor.eval()  # which says what is missing
    numbers = [x for x in leaves if isinstance(x.type, TensorType)]
    with _one_at_a_time:
        function = _compiled(graphs, leaves, numbers)
        if function is None:
            return tensor.eval()
        value, *moved = function(*(x.data if isinstance(x, Constant) else x.get_value() for x in numbers))
    for variable, state in zip(moving, moved):
        variable.set_value(state, borrow=True)
    return value


def _compiled(graphs: List[Any], leaves: Sequence[Any], numbers: Sequence[Any]) -> Any:
    """The function of such graphs, from their numbers to their values; None if some must be known before."""
    key = _form(graphs, leaves, set(numbers))
    if key not in _functions:
        inputs = {x: x.type() for x in numbers}
        try:
            made = _made_anew(graphs, leaves, inputs)
        except (TypeError, ValueError, NotImplementedError):  # such as a shape of no axes
            made = None
        _functions[key] = made and theano.function(list(inputs.values()), made, on_unused_input="ignore")
    return _functions[key]


def _made_anew(graphs: List[Any], leaves: Sequence[Any], instead: Dict[Any, Any]) -> List[Any]:
    """The same graphs of other leaves.  Where a shape in numbers told of an axis of size 1, it is told again."""
    made = dict(instead)
    for node in io_toposort(leaves, graphs):
        again = node.op.make_node(*(made.get(x, x) for x in node.inputs))
        for before, after in zip(node.outputs, again.outputs):
            made[before] = after if after.type == before.type else T.patternbroadcast(after, before.broadcastable)
    return [made[x] for x in graphs]


def _form(graphs: List[Any], leaves: Sequence[Any], numbers: set) -> Hashable:
    """What graphs have in common that differ by their numbers: operations, types, and how they are joined."""
    places = {x: place for place, x in enumerate(leaves)}
    form: List[Hashable] = [x.type if x in numbers else x.signature() for x in leaves]
    for node in io_toposort(leaves, graphs):
        form.append((node.op, tuple(places[x] for x in node.inputs), tuple(x.type for x in node.outputs)))
        places.update((x, len(places) + count) for count, x in enumerate(node.outputs))
    return tuple(form), tuple(places[x] for x in graphs)
