"""The fast path ``random``: the draws of Theano's ``mrg_uniform``, many streams side by side; exactly the same.

Theano draws one number after the other.  ``native/random.cpp`` advances as many streams at once as fit into a
vector register, on all cores.
"""
import ctypes
import math
from typing import Callable

import numpy as np
from theano.compile import optdb
from theano.graph.basic import Apply
from theano.graph.op import Op
from theano.graph.opt import in2out, local_optimizer
from theano.sandbox import rng_mrg

from keras1.backend.fast_paths import taken
from keras1.backend.native import Library

_LIBRARY = Library("random")
_KERNELS = {"float32": "uniform_float", "float64": "uniform_double"}
_MOST = int(rng_mrg.M1)
_AFTER_INPLACE = 99.1


class Uniform(Op):
    """Draws between 0 and 1 of streams in some states, and the streams' next states.

    Parameters
    ----------
    dtype : str
    inplace : bool
        Whether the next states take the place of the given ones.
    """

    __props__ = ("dtype", "inplace")

    def __init__(self, dtype: str, inplace: bool):
        self.dtype, self.inplace = dtype, inplace
        self.destroy_map = {0: [0]} if inplace else {}
        self._kernel = _kernel(dtype)

    def make_node(self, states, size, drawn):
        return Apply(self, [states, size], [states.type(), drawn.type()])

    def perform(self, node, inputs, outputs, params=None):
        states, size = inputs
        drawn = np.empty(_checked(size), self.dtype)
        if not (self.inplace and states.flags.c_contiguous):
            states = states.copy()
        self._kernel(states.ctypes.data, len(states), drawn.ctypes.data, drawn.size)
        outputs[0][0], outputs[1][0] = states, drawn

    def infer_shape(self, fgraph, node, shapes):
        return [shapes[0], [node.inputs[1][axis] for axis in range(node.outputs[1].ndim)]]


def _kernel(dtype: str) -> Callable:
    return _LIBRARY.function(_KERNELS[dtype], None, ctypes.c_void_p, ctypes.c_long, ctypes.c_void_p, ctypes.c_long)


def _checked(size: np.ndarray) -> list:
    shape = size.tolist()
    if math.prod(shape) > _MOST:
        raise ValueError("rng_mrg cpu-implementation does not support more than (2**31 -1) samples")
    return shape


@local_optimizer([rng_mrg.mrg_uniform])
def _side_by_side(fgraph, node):
    if not isinstance(node.op, rng_mrg.mrg_uniform) or not taken("random"):
        return False
    (states, size), drawn = node.inputs, node.outputs[1]
    if drawn.dtype not in _KERNELS:
        return False
    return Uniform(drawn.dtype, bool(node.op.inplace)).make_node(states, size, drawn).outputs


def register() -> None:
    """Begin to compile the kernel, and let Theano use it."""
    if taken("random"):
        _LIBRARY.begin()
    optdb.register("keras1_random", in2out(_side_by_side), _AFTER_INPLACE, "fast_run", "fast_compile")
