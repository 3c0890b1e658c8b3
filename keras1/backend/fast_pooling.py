"""Theano's pooling and its gradients, by vectorized loops on all cores (``native/pooling.cpp``)."""
import ctypes
import functools
from typing import Any, Tuple

import numpy as np
from theano.compile import optdb
from theano.graph.basic import Apply, Constant
from theano.graph.op import Op
from theano.graph.opt import copy_stack_trace, in2out, local_optimizer
from theano.tensor.signal.pool import AveragePoolGrad, MaxPoolGrad, Pool

from keras1.backend.fast_paths import taken
from keras1.backend.memory_layout import laid_out, laid_out_as, without_values
from keras1.backend.native import Library, pointer
from keras1.errors import ShapeError

_LIBRARY = Library("pooling")
Shape = Tuple[int, ...]
_MODES = {"max": 0, "sum": 1, "average_inc_pad": 2, "average_exc_pad": 2}


class _Pooling(Op):
    """What pooling and its gradient have in common.

    Parameters
    ----------
    mode : {'max', 'sum', 'average_inc_pad', 'average_exc_pad'}
    ignore_border : bool
    ndim : int
        The number of axes that windows have, at most three.
    """

    __props__ = ("mode", "ignore_border", "ndim")

    def __init__(self, mode: str, ignore_border: bool, ndim: int):
        self.mode, self.ignore_border, self.ndim = mode, bool(ignore_border), ndim

    def do_constant_folding(self, fgraph, node):
        return False

    def _described(self, x, window, strides, padding):
        """Whether the channels of x stand last in memory; x, contiguous; the problem in numbers; the results' shape."""
        last, x = laid_out(x) if x.ndim == self.ndim + 2 else (False, np.ascontiguousarray(x))
        sizes = (tuple(array.tolist()) for array in (window, strides, padding))
        return (last, x, *_described(self.mode, self.ignore_border, x.shape, last, *sizes))


class FastPool(_Pooling):
    """``Pool``.  Inputs: x, window, strides, padding."""

    def make_node(self, x, window, strides, padding):
        return Apply(self, [x, window, strides, padding],
                     [x.type.clone(broadcastable=x.broadcastable[:-self.ndim] + (False,) * self.ndim)()])

    def infer_shape(self, fgraph, node, shapes):
        return [Pool.out_shape(shapes[0], node.inputs[1], self.ignore_border, *node.inputs[2:], self.ndim)]

    def perform(self, node, inputs, outputs):
        last, x, problem, shape = self._described(*inputs)
        results = without_values(shape, last)
        if results.size:
            _function("pool", 3)(*map(pointer, (problem, x, results)))
        outputs[0][0] = results


class FastPoolGradient(_Pooling):
    """``MaxPoolGrad`` and ``AveragePoolGrad``.  Inputs: x, results, their gradient, window, strides, padding.

    For a mean or a sum, the gradient stands for the results too.
    """

    def make_node(self, x, results, gradient, window, strides, padding):
        return Apply(self, [x, results, gradient, window, strides, padding], [x.type()])

    def infer_shape(self, fgraph, node, shapes):
        return [shapes[0]]

    def perform(self, node, inputs, outputs):
        x, results, gradient = inputs[:3]
        last, x, problem, shape = self._described(x, *inputs[3:])
        if results.shape != shape or gradient.shape != shape:
            raise ShapeError.like(ValueError)("the gradient of pooling has the shape %s, not %s"
                                              % (gradient.shape, shape), "it is that of what was pooled")
        results, gradient = (laid_out_as(array, last) for array in (results, gradient))
        found = without_values(x.shape, last)
        if found.size:
            _function("pool_gradient", 5)(*map(pointer, (problem, x, results, gradient, found)))
        outputs[0][0] = found


@functools.lru_cache(maxsize=1024)
def _described(mode: str, ignore_border: bool, shape: Shape, last: bool, window: Shape, strides: Shape,
               padding: Shape) -> Tuple[np.ndarray, Shape]:
    """The problem in the kernel's numbers, and the shape of the results."""
    if any(pad >= size for pad, size in zip(padding, window)) or min(window + strides) < 1 or min(padding) < 0:
        raise ShapeError.like(ValueError)(
            "windows %s, strides %s, padding %s" % (window, strides, padding),
            "windows and strides have at least size 1, and the padding is smaller than the window")
    axes = len(window)
    results = tuple(map(int, Pool.out_shape(shape, window, ignore_border, strides, padding, axes)))
    outer, inner = (shape[:1], shape[1]) if last else (shape[:-axes], 1)
    numbers = [_MODES[mode], mode == "average_inc_pad", int(np.prod(outer, dtype="int64")), inner]
    for of_axes, other in ((shape[-axes:], 1), (results[-axes:], 1), (window, 1), (strides, 1), (padding, 0)):
        numbers += [other] * (3 - axes) + list(of_axes)
    return np.array(numbers, "int64"), results


@functools.cache
def _function(name: str, arguments: int) -> Any:
    return _LIBRARY.function(name, None, *[ctypes.c_void_p] * arguments)


@local_optimizer([Pool, MaxPoolGrad, AveragePoolGrad])
def local_fast_pooling(fgraph, node):
    """Pool float32 by our own loops."""
    op = node.op
    if not isinstance(op, (Pool, MaxPoolGrad, AveragePoolGrad)) or not taken("pooling"):
        return None
    if op.ndim > 3 or node.outputs[0].dtype != "float32":
        return None
    if any(x.dtype != "float32" for x in node.inputs[:-3]):
        return None
    padding = node.inputs[-1]
    if isinstance(padding, Constant) and (padding.data < 0).any():
        return None  # windows of size 1 with border_mode='same', up to 1.1: the first rows are left out
    inputs = node.inputs
    if isinstance(op, AveragePoolGrad):
        inputs = [inputs[0], inputs[1], *inputs[1:]]
    kind = FastPool if isinstance(op, Pool) else FastPoolGradient
    result = kind(op.mode, op.ignore_border, op.ndim)(*inputs)
    copy_stack_trace(node.outputs[0], result)
    return [result]


def begin() -> None:
    """Begin to compile the loops, if they will be wanted."""
    if taken("pooling"):
        _LIBRARY.begin()


def register() -> None:
    """Add the rewrite to Theano's, once it has simplified what there is."""
    optdb.register("keras1_pooling", in2out(local_fast_pooling), 48.5, "fast_compile", "fast_run")
