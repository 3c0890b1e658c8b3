"""The gradient of an embedding, of the fast path ``updates``: rows added to rows of a table.

Theano adds number by number, through NumPy's iterator for any indices.
"""
import ctypes
from typing import Callable

import numpy as np
from theano.compile import optdb
from theano.graph.basic import Apply
from theano.graph.op import Op
from theano.graph.opt import in2out, local_optimizer
from theano.tensor.subtensor import AdvancedIncSubtensor1

from keras1.backend.fast_paths import taken
from keras1.backend.native import Library, pointer

_LIBRARY = Library("rows")
_KERNELS = {"float32": "add_rows_float", "float64": "add_rows_double"}
_AFTER_INPLACE = 99.2


class AddRows(Op):
    """A table with rows added to those of some numbers; a number may occur several times.

    Parameters
    ----------
    dtype : str
    inplace : bool
        Whether the result takes the place of the table.
    """

    __props__ = ("dtype", "inplace")

    def __init__(self, dtype: str, inplace: bool):
        self.dtype, self.inplace = dtype, inplace
        self.destroy_map = {0: [0]} if inplace else {}
        self._kernel = _kernel(dtype)

    def make_node(self, table, rows, numbers):
        return Apply(self, [table, rows, numbers], [table.type()])

    def perform(self, node, inputs, outputs, params=None):
        table, rows, numbers = inputs
        if not self.inplace:
            table = table.copy()
        if table.flags.c_contiguous and rows.shape == numbers.shape + table.shape[1:]:
            self._add(table, np.ascontiguousarray(rows), np.ascontiguousarray(numbers, "int64"))
        else:
            np.add.at(table, numbers, rows)
        outputs[0][0] = table

    def _add(self, table, rows, numbers):
        if not table.size:
            return np.add.at(table, numbers, rows)
        width = table.size // len(table)
        wrong = self._kernel(pointer(table), len(table), width, pointer(numbers), pointer(rows), len(numbers))
        if wrong >= 0:
            raise IndexError("index %d is out of bounds for axis 0 with size %d" % (numbers[wrong], len(table)))

    def infer_shape(self, fgraph, node, shapes):
        return [shapes[0]]


def _kernel(dtype: str) -> Callable:
    return _LIBRARY.function(_KERNELS[dtype], ctypes.c_long, ctypes.c_void_p, ctypes.c_long, ctypes.c_long,
                             ctypes.c_void_p, ctypes.c_void_p, ctypes.c_long)


@local_optimizer([AdvancedIncSubtensor1])
def _by_rows(fgraph, node):
    if not isinstance(node.op, AdvancedIncSubtensor1) or node.op.set_instead_of_inc or not taken("updates"):
        return False
    table, rows, numbers = node.inputs
    if table.dtype not in _KERNELS or rows.dtype != table.dtype or rows.ndim != table.ndim or table.ndim < 2:
        return False
    return AddRows(table.dtype, bool(node.op.inplace))(table, rows, numbers, return_list=True)


def register() -> None:
    """Begin to compile the kernel, and let Theano use it."""
    if taken("updates"):
        _LIBRARY.begin()
    optdb.register("keras1_rows", in2out(_by_rows), _AFTER_INPLACE, "fast_run")
