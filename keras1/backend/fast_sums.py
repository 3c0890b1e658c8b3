"""The fast path ``sums``: sums of real numbers, where Theano adds one number after the other with large steps.

Sums are in double precision, as Theano's.  A sum over samples, which is the gradient of each bias, goes row by row;
one over neighbours in memory has several sums at work.  The kernel is ``native/sums.cpp``; what Theano compiles for
each kind of sum is a call of it.
"""
from typing import Tuple

import numpy as np
from theano.compile import optdb
from theano.graph.basic import Apply
from theano.graph.op import COp
from theano.graph.opt import in2out, local_optimizer
from theano.tensor import TensorType
from theano.tensor.elemwise import Sum

from keras1.backend.fast_paths import taken

_REALS = ("float32", "float64")
_AFTER_FUSION = 49.25

_DECLARED = """
extern "C" void keras1_sum(const char*, bool, int, const npy_intp*, const npy_intp*, unsigned long, void*, bool);
"""
_CODE = """
{
    npy_intp shape[] = {%(shape)s};
    if (!%(z)s || !PyArray_ISCARRAY(%(z)s) || !PyArray_CompareLists(PyArray_DIMS(%(z)s), shape, %(ndim)d)) {
        Py_XDECREF(%(z)s);
        %(z)s = (PyArrayObject*) PyArray_EMPTY(%(ndim)d, shape, %(type)s, 0);
        if (!%(z)s) %(fail)s
    }
    keras1_sum(PyArray_BYTES(%(x)s), %(wide)d, PyArray_NDIM(%(x)s), PyArray_DIMS(%(x)s), PyArray_STRIDES(%(x)s),
               %(along)dUL, PyArray_DATA(%(z)s), %(wide_sums)d);
}
"""


class SumAlong(COp):
    """The sum along some axes, which is of the given type.

    Parameters
    ----------
    axes : tuple of int
    dtype : str
        ``float32`` or ``float64``, as the tensor's own.
    """

    __props__ = ("axes", "dtype")

    def __init__(self, axes: Tuple[int, ...], dtype: str):
        self.axes, self.dtype = axes, dtype

    def make_node(self, x):
        kept = [single for axis, single in enumerate(x.broadcastable) if axis not in self.axes]
        return Apply(self, [x], [TensorType(self.dtype, kept)()])

    def perform(self, node, inputs, outputs):
        outputs[0][0] = np.asarray(inputs[0].sum(axis=self.axes, dtype="float64"), self.dtype)

    def infer_shape(self, fgraph, node, shapes):
        return [[n for axis, n in enumerate(shapes[0]) if axis not in self.axes]]

    def c_support_code(self, **kwargs):
        return _DECLARED

    def c_code(self, node, name, inames, onames, sub):
        (x,), (z,) = inames, onames
        kept = [axis for axis in range(node.inputs[0].ndim) if axis not in self.axes]
        shape = ", ".join(["PyArray_DIMS(%s)[%d]" % (x, axis) for axis in kept] or ["0"])
        return _CODE % {"x": x, "z": z, "shape": shape, "ndim": len(kept), "fail": sub["fail"],
                        "type": node.outputs[0].type.dtype_specs()[2], "wide": node.inputs[0].dtype == "float64",
                        "along": sum(1 << axis for axis in self.axes), "wide_sums": self.dtype == "float64"}

    def c_code_cache_version(self):
        return (1,)


@local_optimizer([Sum])
def _row_by_row(fgraph, node):
    if type(node.op) is not Sum or not taken("sums") or node.op.acc_dtype != "float64":
        return False
    (x,), (z,) = node.inputs, node.outputs
    axes = tuple(range(x.ndim)) if node.op.axis is None else tuple(node.op.axis)
    if not axes or x.dtype not in _REALS or z.dtype not in _REALS:
        return False
    return SumAlong(axes, z.dtype)(x, return_list=True)


def register() -> None:
    """Let Theano take these sums in place of its own."""
    optdb.register("keras1_sums", in2out(_row_by_row), _AFTER_FUSION, "fast_run")
