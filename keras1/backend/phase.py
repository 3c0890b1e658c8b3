"""The phase: a graph is for training (True), for use (False), or for both (the symbol).

Outside of ``evaluating`` the phase is the symbol ``learning_phase()``, a scalar that functions take as an
input; ``fix_phase`` later replaces it by a constant.
"""
import contextlib
import threading
from typing import Any, Callable, Iterator, List, Optional, Tuple, Union

from theano import tensor as T
from theano.graph.basic import Variable, graph_inputs
from theano.scan.utils import clone

SYMBOL = T.scalar("keras_learning_phase", dtype="uint8")


class _Phases(threading.local):
    """The phase that this thread is evaluating for: True, False or None for the symbol."""

    def __init__(self):
        self.now: Optional[bool] = None


_phases = _Phases()


@contextlib.contextmanager
def evaluating(phase: Optional[bool]) -> Iterator[None]:
    """Build graphs for training (True), for use (False), or for both (None or the symbol) in this thread."""
    before = _phases.now
    _phases.now = None if phase is None or phase is SYMBOL else bool(phase)
    try:
        yield
    finally:
        _phases.now = before


def learning_phase():
    """1 in training, 0 in use, or the symbol (uint8) that is one of the two when the function is called."""
    return SYMBOL if _phases.now is None else int(_phases.now)


def in_train_phase(x: Union[Any, Callable[[], Any]], alt: Union[Any, Callable[[], Any]]):
    """``x`` in training, ``alt`` in use.

    Parameters
    ----------
    x, alt : tensor, or function without arguments that builds one
        Functions are called only for the phases that need them; for the symbol both, ``x`` first.
    """
    return _chosen(x, alt, learning_phase())


def in_test_phase(x: Union[Any, Callable[[], Any]], alt: Union[Any, Callable[[], Any]]):
    """``x`` in use, ``alt`` in training."""
    phase = learning_phase()
    return _chosen(x, alt, T.eq(phase, 0) if phase is SYMBOL else 1 - phase)


def _chosen(x, alt, condition):
    if isinstance(condition, int):
        return _built(x if condition else alt)
    x, alt = _built(x), _built(alt)  # in this order: building may draw
    return T.switch(condition, x, alt)


def _built(tensor):
    return tensor() if callable(tensor) and not isinstance(tensor, Variable) else tensor


def fix_phase(outputs: List[Any], updates: List[Tuple[Any, Any]], value: bool) -> Tuple[List[Any], List[Tuple]]:
    """Finished graphs with the symbol replaced by a constant.

    Random generators go on as before: their updates are replaced too and handed over among ``updates``.

    Parameters
    ----------
    outputs : list of tensors
    updates : list of (variable, tensor)
    value : bool
        The phase.

    Returns
    -------
    outputs, updates : list
    """
    updates = list(updates) + _default_updates(list(outputs) + [new for _, new in updates], updates)
    graphs = list(outputs) + [new for _, new in updates]
    constant = T.constant(int(bool(value)), dtype=SYMBOL.dtype)
    fixed = clone(graphs, replace={SYMBOL: constant})
    variables = [variable for variable, _ in updates]
    return fixed[:len(outputs)], list(zip(variables, fixed[len(outputs):]))


def _default_updates(graphs, updates):
    """The updates that the variables of these graphs carry by themselves, and those of the updates' graphs."""
    known, found, todo = {variable for variable, _ in updates}, [], list(graphs)
    while todo:
        carriers = [v for v in graph_inputs(todo)
                    if getattr(v, "default_update", None) is not None and v not in known]
        found += [(v, v.default_update) for v in carriers]
        known.update(carriers)
        todo = [v.default_update for v in carriers]
    return found
