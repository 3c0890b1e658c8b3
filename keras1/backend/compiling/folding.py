"""Constants are folded in Python: no module is compiled to compute one value once."""
import functools
from typing import Callable

from theano.compile import ops
from theano.scalar.basic import ScalarOp
from theano.tensor import basic, elemwise, opt, subtensor

from keras1.backend.fast_paths import taken

_KINDS = (elemwise.DimShuffle, elemwise.Elemwise, opt.MakeVector, ops.Shape_i, subtensor.Subtensor, ScalarOp,
          basic.ScalarFromTensor, basic.TensorFromScalar, ops.Rebroadcast, basic.Reshape, basic.Join)
_FEW = 1000


def register() -> None:
    """Let these kinds of operations be folded in Python; Theano asks them about it."""
    for kind in _KINDS:
        kind.python_constant_folding = _few_elements(getattr(kind, "python_constant_folding", _never))


def _never(op, node) -> bool:
    return False


def _few_elements(before: Callable) -> Callable:
    @functools.wraps(before)
    def in_python(op, node) -> bool:
        few = all(getattr(value.data, "size", 1) <= _FEW for value in node.inputs)
        return before(op, node) or taken("modules") and few and len(node.inputs) < 32
    return in_python
