"""What a recurrent layer computes at a step, and the loop over time if it is one that the kernel knows."""
from typing import Any, List, NamedTuple, Optional, Sequence, Tuple

from keras1.backend import fast_paths
from keras1.backend.recurrence import kernel
from keras1.backend.recurrence.operations import Recurrence
from keras1.backend.recurrence.plan import ACTIVATIONS, Plan, Tensors


class Formula(NamedTuple):
    """A layer's step.

    Attributes
    ----------
    cell : {"SimpleRNN", "LSTM", "GRU", "GRUResetAfter"}
    activation, gate : str or None
        The names of elementwise functions; None for others than the kernel knows.
    U : list of tensors
        The recurrent weights: (units, gates * units), or (units, units) for each gate.
    W, b : lists of tensors
        Likewise those of the input, and the biases; without ``W`` the input holds the gates' sums.
    recurrent_bias : list of tensors
        For "GRUResetAfter" none or one, (gates * units,).
    kept_of_h : list of tensors
        By what the last output is multiplied on its way to the products: nothing, one tensor (samples, units), or one
        for each gate.  No gradient goes through them.
    """

    cell: str
    activation: Optional[str]
    gate: Optional[str]
    U: Sequence[Any]
    W: Sequence[Any] = ()
    b: Sequence[Any] = ()
    recurrent_bias: Sequence[Any] = ()
    kept_of_h: Sequence[Any] = ()


def is_known(formula: Formula, x: Any, states: Sequence[Any], mask: Any = None) -> bool:
    """Whether the loop can be one operation: the path is taken, and the kernel knows the functions and types."""
    given = _tensors(formula, x, states, mask)
    floats = [tensor for tensors in given[:-1] for tensor in tensors]
    return (fast_paths.taken("recurrence") and {formula.activation, formula.gate} <= set(ACTIVATIONS)
            and all(getattr(tensor, "dtype", None) == "float32" for tensor in floats)
            and all(tensor.ndim == ndim for tensors, ndim in zip(given, _AXES) for tensor in tensors)
            and not any(any(tensor.broadcastable) for tensor in [*floats, *given.mask]))


_AXES = Tensors(x=3, W=2, b=1, U=2, recurrent_bias=1, states=2, kept_of_h=2, mask=2)


def through_time(formula: Formula, x: Any, states: Sequence[Any] = (), backwards: bool = False, mask: Any = None,
                 zeros: bool = False) -> Tuple[Any, Any, List[Any]]:
    """Go through time in one operation; ``is_known`` says whether that is possible.

    Parameters
    ----------
    formula : Formula
    x : tensor (samples, time, features)
    states : list of tensors (samples, units)
        What the loop begins with; by default zeros.
    backwards : bool
        Whether to begin with the last step.
    mask : tensor (samples, time) or (samples, time, 1), optional
        0 at steps to leave out: the states stay.
    zeros : bool
        Whether the output is zero at such steps; otherwise the last one is repeated.

    Returns
    -------
    last_output : tensor (samples, units)
    outputs : tensor (samples, time, units)
    new_states : list of tensors (samples, units)
    """
    given = _tensors(formula, x, states, mask)
    plan = Plan(formula.cell, formula.activation, formula.gate, bool(backwards), bool(zeros),
                tuple(len(tensors) for tensors in given))
    kernel.library(formula.cell).begin()
    last_output, outputs, *others = Recurrence(plan)(*(tensor for tensors in given for tensor in tensors))
    return last_output, outputs, others[:-1]


def _tensors(formula: Formula, x: Any, states: Sequence[Any], mask: Any) -> Tensors:
    return Tensors([x], formula.W, formula.b, formula.U, formula.recurrent_bias, states, formula.kept_of_h,
                   [] if mask is None else [_matrix(mask)])


def _matrix(mask: Any) -> Any:
    """The mask without its last axis, if that is of length 1."""
    return mask.dimshuffle(0, 1) if mask.ndim == 3 and mask.broadcastable[2] else mask
