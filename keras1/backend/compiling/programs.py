"""A compiled function called as a whole, by ``native/program.h``: without Theano's machine between its nodes.

Theano checks and files what goes into a function and comes out in Python, and its machine then asks before each node
what is there already.  Of a small network's step that is the larger part.
"""
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence, Set

from theano import config
from theano.compile.function.types import fgraph_updated_vars
from theano.link.utils import raise_with_op
from theano.tensor.type import TensorType

from keras1.backend.compiling import views
from keras1.backend.compiling.formulas import type_number
from keras1.backend.compiling.thunks import bits, functions


class Program(NamedTuple):
    """A compiled function in one call.

    Parameters
    ----------
    call : callable
        Gives what the function gives, or ``NotImplemented``, if arrays do not fit at a glance and Theano is to look at
        them.
    function : theano.compile.Function
    steps : list of int
        The places of its nodes in the order of the call.
    failed : list of int
        The number of the step that failed, or -1.
    without : set of nodes
        Views that are not made.
    """

    call: Callable
    function: Any
    steps: List[int]
    failed: List[int]
    without: Set[Any]

    def __call__(self, arrays: Sequence[Any]) -> Any:
        """What the function gives, or ``NotImplemented``; an error tells of the node as Theano's would."""
        try:
            return self.call(*arrays)
        except Exception:
            step, self.failed[0] = self.failed[0], -1
            if step < 0:
                raise
            place, machine = self.steps[step], self.function.fn
            node = machine.nodes[place]
            with views.made(node, machine, self.without):
                raise_with_op(machine.fgraph, node, machine.thunks[place], storage_map=machine.storage_map)


def program(function: Any) -> Optional[Program]:
    """The program of a compiled function; None if it needs more than its nodes one after the other."""
    machine = function.fn
    if type(machine).__name__ != "CVM" or not _is_plain(function):
        return None
    without, failed = views.spared(machine), [-1]
    steps = [place for place in _order(machine.fgraph, machine.nodes) if machine.nodes[place] not in without]
    return Program(functions().program(_told(function, steps, failed, without)), function, steps, failed, without)


def _is_plain(function) -> bool:
    """Whether arrays go in and a list or an array comes out, nothing is put back and no time is taken."""
    required = [container.required for container in function.input_storage]
    return not (function.profile or function.return_none or function.output_keys or config.profile
                or any(refeed for _, refeed, _ in function.defaults)
                or any(thunk.lazy for thunk in function.fn.thunks)
                or required != sorted(required, reverse=True)
                or any(container.required and (type(container.type) is not TensorType
                                               or container.type.filter_checks_isfinite)
                       for container in function.input_storage))


def _told(function, steps: List[int], failed: List[int], without: Set[Any]) -> tuple:
    machine, storage = function.fn, function.fn.storage_map
    graph = machine.fgraph
    updated = fgraph_updated_vars(graph, function.maker.expanded_inputs)
    nodes = [machine.nodes[place] for place in steps]
    over = _over(graph, nodes, without) if machine.allow_gc else {}

    def compiled(node, thunk):
        return views.through(node, thunk, storage, without) or getattr(thunk, "cthunk", thunk)

    return (
        tuple((container.storage, type_number(container.type.dtype), container.type.ndim, bits(container.type))
              for container in function.input_storage if container.required),
        tuple((compiled(node, machine.thunks[place]), tuple(storage[x] for x in over.get(node, ())))
              for place, node in zip(steps, nodes)),
        tuple(storage[output] for output in graph.outputs),
        tuple(storage[variable] for variable in reversed(updated)),
        tuple(storage[output] for output in graph.outputs if output.owner),
        function.unpack_single and function.n_returned_outputs == 1, failed)


def _order(graph, nodes) -> List[int]:
    """The places of nodes in the order in which Theano's machine comes to them: output by output."""
    places, before = {node: place for place, node in enumerate(nodes)}, graph.orderings()
    order: Dict[Any, int] = {}
    waiting = [output.owner for output in reversed(graph.outputs) if output.owner]
    while waiting:
        node = waiting[-1]
        needed = [] if node in order else [
            other for other in [*before.get(node, ()), *(x.owner for x in node.inputs)] if other and other not in order]
        waiting.extend(reversed(needed))
        if not needed:
            order.setdefault(waiting.pop(), places[node])
    return list(order.values())


def _over(graph, nodes, without: Set[Any]) -> Dict[Any, list]:
    """For each node the variables that nobody needs after it."""
    last = {x: node for node in nodes for x in views.read(node, without)}
    over: Dict[Any, list] = {}
    results = set(graph.outputs)
    for node in nodes:
        for x in node.outputs:
            if x not in results:
                over.setdefault(last.get(x, node), []).append(x)
    return over
