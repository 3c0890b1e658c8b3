"""The phase: a graph is for training (True), for use (False), or for both (the symbol).

Outside of ``evaluating`` the phase is the symbol ``learning_phase()``, a scalar that functions take as an
input, unless ``set_learning_phase`` chose a number; ``fix_phase`` later replaces the symbol by a constant.
"""
import contextlib
import threading
from typing import Any, Callable, Iterator, List, Optional, Tuple, Union

from theano import tensor as T
from theano.graph.basic import Variable, graph_inputs
from theano.scan.utils import clone

from keras1.errors import ArgumentError
from keras1.history import versioned

SYMBOL = T.scalar("keras_learning_phase", dtype="uint8")
Branch = Union[Any, Callable[[], Any]]


class _Phases(threading.local):
    """The phase that this thread is evaluating for: True, False or None for the symbol."""

    def __init__(self):
        self.now: Optional[bool] = None


_phases = _Phases()
_set: List[int] = []  # what set_learning_phase() chose; empty: the symbol


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
    if _phases.now is not None:
        return int(_phases.now)
    return _set[-1] if _set else SYMBOL


def set_learning_phase(value: Optional[int]) -> None:
    """Choose the phase of all graphs that are built from now on.  Came with 1.0.8.

    Parameters
    ----------
    value : {0, 1}
        1 for training, 0 for use; ours: None for the symbol again.

    Raises
    ------
    ArgumentError
        If it is none of them.

    Examples
    --------
    >>> set_learning_phase(1)
    >>> learning_phase()
    1
    >>> set_learning_phase(None)
    >>> learning_phase()
    keras_learning_phase
    """
    if value not in (0, 1, None):
        raise ArgumentError.like(ValueError)("Expected learning phase to be 0 or 1.", "got %r" % (value,))
    _set[:] = [] if value is None else [int(value)]


def in_train_phase(x: Branch, alt: Branch, training: Any = None):
    """``x`` in training, ``alt`` in use.

    Parameters
    ----------
    x, alt : tensor, or function without arguments that builds one
        For the symbol both functions are called, ``x`` first; for a phase in numbers only the one that is
        needed, except in 1.x, where both are.
    training : {None, 0, 1} or tensor, optional
        The phase, if not that of ``learning_phase()``.  Came with 2.0.0.

    Returns
    -------
    tensor
        With ``_uses_learning_phase`` set if the symbol chooses.
    """
    phase = learning_phase() if training is None else training
    if isinstance(phase, int):
        return _needed(x, alt, phase)
    x, alt = _built(x), _built(alt)  # in this order: building may draw
    return _marked(T.switch(phase, x, alt), phase is SYMBOL)


@versioned
def in_test_phase(x: Branch, alt: Branch, training: Any = None):
    """``x`` in use, ``alt`` in training; otherwise as ``in_train_phase``."""
    phase = learning_phase() if training is None else training
    if isinstance(phase, int):
        return _needed(x, alt, not phase)
    x, alt = _built(x), _built(alt)
    return _marked(T.switch(phase, alt, x), phase is SYMBOL)


@in_test_phase.since("2.0.0", reason="what is for training is built first")
def in_test_phase_turned(x, alt, training=None):
    """``x`` in use, ``alt`` in training; otherwise as ``in_train_phase``."""
    return in_train_phase(alt, x, training)


def _marked(tensor, uses_phase):
    tensor._uses_learning_phase = uses_phase
    return tensor


def _built(tensor):
    return tensor() if callable(tensor) and not isinstance(tensor, Variable) else tensor


@versioned
def _needed(x, alt, first):
    """The first or the second of two branches; the other is not built."""
    return _built(x if first else alt)


@_needed.since("1.0.0", reason="both branches are built before the phase is looked at, and both draw")
def _one_of_both(x, alt, first):
    both = _built(x), _built(alt)
    return both[0] if first else both[1]


@_needed.since("2.0.0", reason="for a phase in numbers one branch is built")
def _needed_alone(x, alt, first):
    return _built(x if first else alt)


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
