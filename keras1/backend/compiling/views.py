"""Views that nobody makes: a formula goes through the array behind a ``DimShuffle`` as through its view.

Biases and numbers meet arrays of more dimensions, so that a third of a small network's nodes are such views.
"""
import contextlib
from typing import Any, Iterator, Set

from theano.tensor.elemwise import DimShuffle

from keras1.backend.compiling.glue import numbers_of
from keras1.backend.compiling.thunks import Thunk, overwritten


def spared(machine: Any) -> Set[Any]:
    """The ``DimShuffle`` nodes whose results only formulas of ours read, and do not overwrite."""
    ours = {node: overwritten(node) for node, thunk in zip(machine.nodes, machine.thunks)
            if isinstance(thunk, Thunk) and thunk.is_formula}

    def is_read(client, place):
        return client in ours and place not in ours[client]

    return {node for node in machine.nodes if type(node.op) is DimShuffle and _keeps_order(node)
            and all(is_read(*client) for client in machine.fgraph.clients[node.outputs[0]])}


def _keeps_order(node) -> bool:
    kept = [axis for axis in numbers_of(node) or (1, 0) if axis >= 0]
    return kept == sorted(kept)


def read(node: Any, without: Set[Any]) -> list:
    """The variables that a node reads if it goes through some views."""
    return [x.owner.inputs[0] if x.owner in without else x for x in node.inputs]


def through(node: Any, thunk: Any, storage: dict, without: Set[Any]) -> Any:
    """The thunk in C of a formula that goes through some views; None for a node that meets none."""
    sources = {place: (numbers_of(x.owner), x.owner.inputs[0].ndim)
               for place, x in enumerate(node.inputs) if x.owner in without}
    if not sources:
        return None
    inputs = [storage[x] for x in read(node, without)]
    return thunk.make([None] * 3, inputs, [storage[x] for x in node.outputs], sources)


@contextlib.contextmanager
def made(node: Any, machine: Any, without: Set[Any]) -> Iterator[None]:
    """For a look at what a node met: its views are there."""
    views = [x.owner for x in node.inputs if x.owner in without]
    try:
        for view in views:
            machine.thunks[machine.nodes.index(view)]()
        yield
    finally:
        for view in views:
            machine.storage_map[view.outputs[0]][0] = None
