"""What most networks need beside formulas, as functions of ``native/glue.h`` and ``native/dense.h``.

A node of one of these kinds gets a thunk, and no module is compiled for it; what is told the thunk beside its arrays
are some numbers, which the functions here give.
"""
from typing import Callable, Dict, Optional, Tuple

from theano.compile.ops import DeepCopyOp, Shape_i
from theano.scalar.basic import IntDiv
from theano.tensor.basic import Alloc, Reshape
from theano.tensor.blas import Dot22, Dot22Scalar
from theano.tensor.elemwise import DimShuffle, Elemwise, Prod
from theano.tensor.nnet.nnet import Softmax, SoftmaxGrad, SoftmaxWithBias
from theano.tensor.opt import MakeVector
from theano.tensor.subtensor import AdvancedSubtensor1
from theano.tensor.type import TensorType

from keras1.backend.blas import shares_products
from keras1.backend.fast_sums import SumAlong

Numbers = Optional[Tuple[int, ...]]

_REALS = ("float32", "float64")
_WHOLE = ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32")


def numbers_of(node) -> Numbers:
    """The numbers for the thunk of a node; None if it is none of these kinds, or of types that they do not know."""
    if type(node.op) not in KINDS or not all(
            type(variable.type) is TensorType and variable.ndim < 32 for variable in node.inputs + node.outputs):
        return None
    return KINDS[type(node.op)](node)


def _none(node) -> Numbers:
    return ()


def _order(node) -> Numbers:
    return tuple(-1 if axis == "x" else int(axis) for axis in node.op.new_order)


def _axis(node) -> Numbers:
    return (node.op.i,)


def _of_one_type(node) -> Numbers:
    return () if len({variable.dtype for variable in node.inputs + node.outputs}) == 1 else None


def _dimensions(node) -> Numbers:
    return (node.op.ndim,) if node.inputs[1].dtype == "int64" else None


def _product(node) -> Numbers:
    from keras1.backend import SETUP
    return _of_one_real_type(node) if shares_products(SETUP.blas) else None


def _of_one_real_type(node) -> Numbers:
    return _of_one_type(node) if node.outputs[0].dtype in _REALS else None


def _axes(node) -> Numbers:
    return (sum(1 << axis for axis in node.op.axes),)


def _whole_numbers(node) -> Numbers:
    """Whether a vector of whole numbers is multiplied, or one divided by another."""
    known = isinstance(node.op, Prod) or isinstance(node.op.scalar_op, IntDiv) and len(node.inputs) == 2
    dimensions = {x.ndim for x in node.inputs} == {int(isinstance(node.op, Prod))} and not node.outputs[0].ndim
    return () if known and dimensions and {x.dtype for x in node.inputs + node.outputs} == {"int64"} else None


def _row_numbers(node) -> Numbers:
    return () if node.inputs[1].dtype in _WHOLE else None


def _shape(node) -> Numbers:
    return () if all(size.dtype in _WHOLE and not size.ndim for size in node.inputs[1:]) else None


#: What gives the numbers of each kind of operation, in the order of ``GLUE`` in ``native/dense.h``.
KINDS: Dict[type, Callable] = {
    DimShuffle: _order, Shape_i: _axis, MakeVector: _of_one_type, Reshape: _dimensions, DeepCopyOp: _none,
    Dot22: _product, Dot22Scalar: _product, SumAlong: _axes, SoftmaxWithBias: _of_one_real_type,
    SoftmaxGrad: _of_one_real_type, AdvancedSubtensor1: _row_numbers, Alloc: _shape, Softmax: _of_one_real_type,
    Prod: _whole_numbers, Elemwise: _whole_numbers}
