"""Where Theano 0.8, which Keras 0.3 ran on, computed otherwise than its successors.

Gradients: where two elements are equal, ``maximum`` and ``minimum`` of Theano 0.8 hand the gradient to
both; later ones to the first alone.  Values: up to Theano 1.0 the sigmoid is exactly 0 or 1 far out (float32:
above 15), where a clipped cross entropy then has no gradient; theano-pymc computes it in full.
"""
from typing import Any

from theano import scalar
from theano import tensor as T
from theano.tensor.nnet.sigm import ScalarSigmoid

# (type, below which the sigmoid is 0, above which it is 1)
_SATURATION = {"float16": (-88.0, 15.0), "float32": (-88.0, 15.0), "float64": (-709.0, 19.0)}


class _Shared:
    """The gradient goes to each of the two elements that the result equals."""

    def L_op(self, inputs, outputs, gout):  # noqa: N802 (Theano's name)
        if outputs[0].type in scalar.discrete_types:
            return super().L_op(inputs, outputs, gout)
        return [scalar.eq(outputs[0], x) * gout[0] for x in inputs]


class _Maximum(_Shared, scalar.basic.ScalarMaximum):
    pass


class _Minimum(_Shared, scalar.basic.ScalarMinimum):
    pass


_maximum = T.Elemwise(_Maximum(scalar.upcast_out, name="maximum"))
_minimum = T.Elemwise(_Minimum(scalar.upcast_out, name="minimum"))


def maximum(x: Any, y: Any):
    """The larger of two elements; where they are equal, both get the gradient."""
    return _maximum(x, y)


def minimum(x: Any, y: Any):
    """The smaller of two elements; where they are equal, both get the gradient."""
    return _minimum(x, y)


def _saturated_sigmoid(self, node, name, inp, out, sub):
    """The C code of the sigmoid, as it was up to Theano 1.0."""
    if node.inputs[0].type.dtype not in _SATURATION:
        raise NotImplementedError("only floats")  # Theano then takes the Python code
    low, high = _SATURATION[node.inputs[0].type.dtype]
    unit = "" if node.inputs[0].type.dtype == "float64" else "f"
    return "{z} = {x} < {low}{f} ? 0.0 : {x} > {high}{f} ? 1.0{f} : 1.0{f} / (1.0{f} + exp(-{x}));".format(
        x=inp[0], z=out[0], low=low, high=high, f=unit)


def saturate_sigmoid() -> None:
    """Let Theano compute the sigmoid as it did up to 1.0."""
    ScalarSigmoid.c_code = _saturated_sigmoid
    ScalarSigmoid.c_code_cache_version = lambda self: (2016,)
