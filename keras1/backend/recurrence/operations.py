"""Recurrence as one operation of a Theano graph, its gradient as another."""
from collections import OrderedDict
from typing import Any, List, Sequence, Tuple

import numpy as np
import theano
from theano import tensor as T
from theano.gradient import DisconnectedType
from theano.graph.basic import Apply
from theano.graph.op import Op
from theano.graph.opt import in2out, local_optimizer

from keras1.backend.recurrence import kernel, plain
from keras1.backend.recurrence.plan import Plan


class Recurrence(Op):
    """A layer's way through time.

    The inputs are those of a `Plan`.  The outputs: the last one (samples, units), all of them (samples, time, units),
    the last states (samples, units), and what the gradient needs to know of the steps.

    Parameters
    ----------
    plan : Plan
    sequence, keeps : bool
        Whether all outputs, and what the gradient needs, are computed; what is not is empty.
    """

    __props__ = ("plan", "sequence", "keeps")

    def __init__(self, plan: Plan, sequence: bool = True, keeps: bool = True):
        self.plan, self.sequence, self.keeps = plan, sequence, keeps

    def make_node(self, *inputs: Any) -> Apply:
        states = [T.fmatrix() for _ in range(self.plan.sizes.states)]
        return Apply(self, list(inputs), [T.fmatrix(), T.ftensor3(), *states, T.ftensor3()])

    def perform(self, node: Apply, inputs: Sequence[np.ndarray], storage: List[List]) -> None:
        given = self.plan.sorted(inputs)
        samples, time, _, units = kernel.sizes(self.plan, given)
        states = [np.empty((samples, units), "float32") for _ in range(self.plan.sizes.states)]
        last = np.empty((samples, units), "float32")
        outputs = np.empty((samples, time, units) if self.sequence else (0, 0, 0), "float32")
        kept = np.empty((samples, time, self.plan.sizes.kept * units) if self.keeps else (0, 0, 0), "float32")
        kernel.forward(self.plan, given, last, outputs if self.sequence else None, states,
                       kept if self.keeps else None)
        for cell, result in zip(storage, [last, outputs, *states, kept]):
            cell[0] = result

    def infer_shape(self, fgraph: Any, node: Apply, shapes: List[Tuple]) -> List[Tuple]:
        given = self.plan.sorted(shapes)
        (samples, time, _), units = given.x[0], given.U[0][0]
        state = samples, units
        empty = (T.constant(0),) * 3
        return [state, (samples, time, units) if self.sequence else empty, *[state] * self.plan.sizes.states,
                (samples, time, self.plan.sizes.kept * units) if self.keeps else empty]

    def connection_pattern(self, node: Apply) -> List[List[bool]]:
        last = len(node.outputs) - 1
        return [[i < self.plan.derived and output < last for output in range(last + 1)]
                for i in range(len(node.inputs))]

    def L_op(self, inputs: List[Any], outputs: List[Any], gradients: List[Any]) -> List[Any]:
        by_results = gradients[:-1]
        given = [not isinstance(gradient.type, DisconnectedType) for gradient in by_results]
        gradient = RecurrenceGradient(self.plan, tuple(given))(
            *inputs, outputs[-1], *(by for by, is_there in zip(by_results, given) if is_there))
        gradient = gradient if isinstance(gradient, list) else [gradient]
        return gradient + [DisconnectedType()() for _ in inputs[len(gradient):]]


class RecurrenceGradient(Op):
    """The gradients by the inputs of a `Recurrence`.

    The inputs are its inputs, what it kept, and the gradients by some of its outputs.  The outputs are the gradients by
    those of its inputs that have one.

    Parameters
    ----------
    plan : Plan
    given : tuple of bool
        By which outputs there are gradients: the last, all, the states.
    wanted : tuple of bool
        Whether the gradients by x, by W and by U are computed, a large product each; others hold no numbers.
    """

    __props__ = ("plan", "given", "wanted")

    def __init__(self, plan: Plan, given: Tuple[bool, ...], wanted: Tuple[bool, bool, bool] = (True, True, True)):
        self.plan, self.given, self.wanted = plan, given, wanted

    def make_node(self, *inputs: Any) -> Apply:
        return Apply(self, list(inputs), [x.type() for x in inputs[:self.plan.derived]])

    def perform(self, node: Apply, inputs: Sequence[np.ndarray], storage: List[List]) -> None:
        number = sum(self.plan.numbers)
        given, kept, there = self.plan.sorted(inputs[:number]), inputs[number], list(inputs[number + 1:])
        by_results = [there.pop(0) if is_there else None for is_there in self.given]
        results = [np.empty(x.shape, "float32") for x in inputs[:self.plan.derived]]
        gradients = self.plan.sorted(results + [None] * (number - len(results)))
        unwanted = {name: [None] * len(getattr(gradients, name))
                    for name, wanted in zip(("x", "W", "U"), self.wanted) if not wanted}
        kernel.backward(self.plan, given, kept, by_results, gradients._replace(**unwanted))
        for cell, result in zip(storage, results):
            cell[0] = result

    def infer_shape(self, fgraph: Any, node: Apply, shapes: List[Tuple]) -> List[Tuple]:
        return shapes[:self.plan.derived]

    def connection_pattern(self, node: Apply) -> List[List[bool]]:
        number = sum(self.plan.numbers)
        return [[i < self.plan.derived or i > number] * len(node.outputs) for i in range(len(node.inputs))]

    def L_op(self, inputs: List[Any], outputs: List[Any], gradients: List[Any]) -> List[Any]:
        """Derivatives of the plain graph's gradients, in which the inputs stand for themselves alone."""
        number, derived = sum(self.plan.numbers), self.plan.derived
        own = [x.type() for x in inputs]
        results = plain.results(self.plan, self.plan.sorted(own[:number]))
        by_results = OrderedDict(zip((r for r, there in zip(results, self.given) if there), own[number + 1:]))
        first = theano.grad(None, own[:derived], known_grads=by_results, disconnected_inputs="ignore")
        by_first = OrderedDict((x, by) for x, by in zip(first, gradients) if not isinstance(by.type, DisconnectedType))
        asked = own[:derived] + own[number + 1:]
        second = theano.grad(None, asked, known_grads=by_first, disconnected_inputs="ignore")
        second = theano.clone(second, replace=dict(zip(own, inputs)))
        return second[:derived] + [DisconnectedType()() for _ in inputs[derived:number + 1]] + second[derived:]


@local_optimizer([Recurrence, RecurrenceGradient])
def leave_out(fgraph: Any, node: Apply) -> Any:
    """Compute no more than is used."""
    op = node.op
    if isinstance(op, Recurrence):
        needed = Recurrence(op.plan, _used(fgraph, node.outputs[1:2]), _used(fgraph, node.outputs[-1:]))
    elif isinstance(op, RecurrenceGradient):
        by = op.plan.sorted(node.outputs + [None] * (sum(op.plan.numbers) - op.plan.derived))
        needed = RecurrenceGradient(op.plan, op.given, tuple(_used(fgraph, x) for x in (by.x, by.W, by.U)))
    else:
        return False
    return False if needed == op else needed(*node.inputs, return_list=True)


def _used(fgraph: Any, outputs: Sequence[Any]) -> bool:
    return any(fgraph.clients[output] for output in outputs)


# After all that may find a use for an output, or lose it.
theano.compile.optdb.register("recurrence_leave_out", in2out(leave_out), 48.5, "fast_run", "fast_compile")
