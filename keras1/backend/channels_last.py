"""Channels that stand last in memory: formulas, convolutions and pooling leave them there.

Theano's convolutions and pooling want channels first.  Around those of networks whose channels stand last there are
views, ``dimshuffle``s, which Theano's rewrites move about freely; a formula between two of them then runs through
memory with long strides, ten times as slowly.  Here each is computed in the order of the memory, and the view is put
behind it: ``f(view(x))`` becomes ``view(f(x))``.  That belongs to the fast path ``convolution``.
"""
from typing import Any, List, Optional, Tuple

from theano.compile import optdb
from theano.graph.basic import Apply
from theano.graph.opt import GlobalOptimizer, copy_stack_trace
from theano.graph.toolbox import ReplaceValidate
from theano.tensor.basic import Rebroadcast
from theano.tensor.elemwise import DimShuffle, Elemwise

from keras1.backend.fast_paths import taken
from keras1.backend.fast_pooling import FastPool, FastPoolGradient
from keras1.backend.onednn import BY_IMAGES, BY_KERNELS
from keras1.backend.onednn_convolution import Convolution

_AFTER_CONVOLUTION, _NAME = 48.7, "keras1_channels_last"
Order = Tuple[Any, ...]


def _first(ndim: int) -> Order:
    """The order that puts the last axis behind that of the samples."""
    return (0, ndim - 1, *range(1, ndim - 1))


def _last(ndim: int) -> Order:
    """The order that puts the axis behind that of the samples last."""
    return (0, *range(2, ndim), 1)


def in_order(x: Any, order: Order) -> Any:
    """A tensor with its axes in another order; two views one after the other are one, or none.

    Examples
    --------
    >>> from theano import tensor as T
    >>> x = T.ftensor4("x")
    >>> in_order(x.dimshuffle(0, 3, 1, 2), (0, 2, 3, 1)) is x
    True
    """
    order, source = _composed(x, order)
    return source if order == tuple(range(source.ndim)) else source.dimshuffle(order)


def _composed(x, order) -> Tuple[Order, Any]:
    if x.owner is None or not isinstance(x.owner.op, DimShuffle):
        return order, x
    own = x.owner.op.new_order
    return tuple(axis if axis == "x" else own[axis] for axis in order), x.owner.inputs[0]


def is_turned(x: Any) -> bool:
    """Whether a tensor is a view, with channels first, of what has them last.

    Examples
    --------
    >>> from theano import tensor as T
    >>> x = T.ftensor4("x")
    >>> is_turned(x.dimshuffle(0, 3, 1, 2)), is_turned(x.dimshuffle(0, 2, 3, 1)), is_turned(x)
    (True, False, False)
    """
    if x.ndim < 3:
        return False
    own, there = (_composed(x, order)[0] for order in (tuple(range(x.ndim)), _last(x.ndim)))
    return not _rises(own) and _rises(there)


def _rises(order: Order) -> bool:
    axes = [axis for axis in order if axis != "x"]
    return axes == sorted(axes)


def _formula(node: Apply) -> Optional[List[Any]]:
    """A formula of views as a view of the formula, if they are at least half of what it reads."""
    whole = [x for x in node.inputs if x.broadcastable == node.outputs[0].broadcastable]
    if not whole or 2 * sum(map(is_turned, whole)) < len(whole):
        return None
    ndim = node.outputs[0].ndim
    results = node.op(*[in_order(x, _last(ndim)) for x in node.inputs], return_list=True)
    return [in_order(result, _first(ndim)) for result in results]


def _rebroadcast(node: Apply) -> Optional[List[Any]]:
    """What is known about the sizes of a view is known about what is seen."""
    x, = node.inputs
    if not is_turned(x):
        return None
    last = _last(x.ndim)
    known = Rebroadcast(*[(last.index(axis), one) for axis, one in node.op.axis.items()])
    return [in_order(known(in_order(x, last)), _first(x.ndim))]


def _convolution(node: Apply) -> Optional[List[Any]]:
    """A convolution of a view has results of the same kind; so has its gradient."""
    op = node.op
    if op.direction == BY_KERNELS or op.last or not is_turned(node.inputs[op.direction == BY_IMAGES]):
        return None
    return [_known_as_turned(op.with_channels_last()(*node.inputs))]


def _pooling(node: Apply) -> Optional[List[Any]]:
    if not is_turned(node.inputs[0]) or node.op.ndim != node.inputs[0].ndim - 2:
        return None
    return [_known_as_turned(node.op(*node.inputs))]


def _known_as_turned(x):
    """A tensor that has its channels last in memory, as a view of one that says so."""
    return in_order(x, _last(x.ndim)).dimshuffle(_first(x.ndim))


def _view(node: Apply) -> Optional[List[Any]]:
    """A view of a view as one, or none."""
    x, = node.inputs
    if x.owner is None or not isinstance(x.owner.op, DimShuffle):
        return None
    return [in_order(x, node.op.new_order)]


_REWRITES = {Elemwise: _formula, Convolution: _convolution, FastPool: _pooling, FastPoolGradient: _pooling,
             DimShuffle: _view, Rebroadcast: _rebroadcast}

_TURNED = (Convolution, FastPool, FastPoolGradient)  # what wants channels first


class ChannelsLast(GlobalOptimizer):
    """The rewrite of a whole graph, from its inputs on."""

    def add_requirements(self, fgraph):
        fgraph.attach_feature(ReplaceValidate())

    def apply(self, fgraph):
        if not any(isinstance(node.op, _TURNED) for node in fgraph.apply_nodes) or not taken("convolution"):
            return
        for node in fgraph.toposort():
            rewrite = _REWRITES.get(type(node.op))
            results = rewrite(node) if rewrite and node.outputs[0].ndim > 2 else None
            if results:
                copy_stack_trace(node.outputs, results)
                fgraph.replace_all_validate(list(zip(node.outputs, results)), reason=_NAME)


def register() -> None:
    """Add the rewrite to Theano's, once convolutions are those of oneDNN, before formulas are joined."""
    optdb.register(_NAME, ChannelsLast(), _AFTER_CONVOLUTION, "fast_run")
