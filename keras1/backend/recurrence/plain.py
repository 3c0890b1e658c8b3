"""The same by Theano's scan: what second derivatives are made of, and what tests compare with."""
from typing import Any, Callable, Dict, List

import theano
from theano import tensor as T

from keras1.backend.recurrence.plan import Plan, Tensors

_FUNCTIONS: Dict[str, Callable] = {
    "linear": lambda x: x, "tanh": T.tanh, "sigmoid": T.nnet.sigmoid, "hard_sigmoid": T.nnet.hard_sigmoid,
    "relu": T.nnet.relu}


def results(plan: Plan, given: Tensors) -> List[Any]:
    """The last output, all outputs and the last states."""
    x, U = given.x[0], _side_by_side(given.U)
    sums = T.dot(x, _side_by_side(given.W)) if given.W else x
    sums = sums + _side_by_side(given.b) if given.b else sums
    states = given.states or [T.zeros((x.shape[0], U.shape[0]), x.dtype)] * plan.sizes.states
    seen = T.neq(given.mask[0], 0) if given.mask else T.ones(x.shape[:2], "bool")
    cell = _CELLS[plan.cell]

    def step(sums, seen, output, *states):
        new = cell(plan, given, U, sums, *states)
        seen = seen.dimshuffle(0, "x")
        output = T.switch(seen, new[0], 0 * output if plan.zeros else output)
        return [output] + [T.switch(seen, after, before) for after, before in zip(new, states)]

    loops, _ = theano.scan(
        step, sequences=[sums.dimshuffle(1, 0, 2), seen.dimshuffle(1, 0)], go_backwards=plan.backwards,
        outputs_info=[T.zeros((x.shape[0], U.shape[0]), x.dtype), *(T.unbroadcast(state, 0, 1) for state in states)])
    outputs, *states = loops
    return [outputs[-1], outputs.dimshuffle(1, 0, 2), *(state[-1] for state in states)]


def _side_by_side(parts: List[Any]) -> Any:
    return parts[0] if len(parts) == 1 else T.concatenate(parts, axis=-1)


def _simple(plan, given, U, sums, h):
    return [_FUNCTIONS[plan.activation](sums + _product(plan, given, U, h, 0))]


def _lstm(plan, given, U, sums, h, c):
    activation, gate = _FUNCTIONS[plan.activation], _FUNCTIONS[plan.gate]
    i, f, g, o = (_part(sums, place, U) + _product(plan, given, U, h, place) for place in range(4))
    c = gate(f) * c + gate(i) * activation(g)
    return [gate(o) * activation(c), c]


def _gru(plan, given, U, sums, h):
    activation, gate = _FUNCTIONS[plan.activation], _FUNCTIONS[plan.gate]
    z, r = (gate(_part(sums, place, U) + _product(plan, given, U, h, place)) for place in range(2))
    return [z * h + (1 - z) * activation(_part(sums, 2, U) + _product(plan, given, U, r * h, 2))]


def _gru_reset_after(plan, given, U, sums, h):
    activation, gate = _FUNCTIONS[plan.activation], _FUNCTIONS[plan.gate]
    products = [_product(plan, given, U, h, place) for place in range(3)]
    if given.recurrent_bias:
        products = [product + _part(given.recurrent_bias[0], place, U) for place, product in enumerate(products)]
    z, r = (gate(_part(sums, place, U) + products[place]) for place in range(2))
    return [z * h + (1 - z) * activation(_part(sums, 2, U) + r * products[2])]


_CELLS: Dict[str, Callable] = {"SimpleRNN": _simple, "LSTM": _lstm, "GRU": _gru, "GRUResetAfter": _gru_reset_after}


def _part(x: Any, place: int, U: Any) -> Any:
    """A gate's part of what lies side by side."""
    units = U.shape[0]
    return x[..., place * units:(place + 1) * units]


def _product(plan: Plan, given: Tensors, U: Any, h: Any, place: int) -> Any:
    kept = given.kept_of_h
    return T.dot(h * kept[place % len(kept)] if kept else h, _part(U, place, U))
