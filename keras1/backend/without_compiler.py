"""Theano without compiled code: Python where its own is missing, broken or far too slow.

Convolutions take from SciPy what SciPy has moved since; pooling indexed with lists, which NumPy no longer
takes; random numbers were drawn one by one, and fused formulas computed so.  Compiled functions use none of this.
"""
import functools
from typing import Callable

import numpy as np
from theano import config
from theano.compile import optdb
from theano.sandbox import rng_mrg
from theano.tensor.nnet import abstract_conv
from theano.tensor.nnet.opt import conv_groupopt
from theano.tensor.opt import FusionOptimizer
from theano.tensor.signal.pool import AveragePoolGrad, Pool

_M1, _M2 = int(rng_mrg.M1), int(rng_mrg.M2)
_NORM = {"float32": np.float32(4.6566126e-10), "float64": 4.656612873077392578125e-10}
# They replace convolutions by those of Theano 0.7, which know some cases only.
_SOME_CASES_ONLY = ("local_conv2d_cpu", "local_conv2d_gradweight_cpu", "local_conv2d_gradinputs_cpu")


def mend() -> None:
    """Let convolutions, pooling and random tensors work in Python."""
    Pool.perform = _pool
    AveragePoolGrad.perform = _average_pool_grad
    rng_mrg.mrg_uniform.perform = _draw
    abstract_conv.BaseAbstractConv.conv = _with_scipy_signal(abstract_conv.BaseAbstractConv.conv)
    optdb.remove_tags("AbstractConvCheck", "fast_compile", "fast_run")  # which refuses all that is not compiled
    FusionOptimizer.apply = _where_compiled(FusionOptimizer.apply)
    for optimization in _SOME_CASES_ONLY:
        conv_groupopt.remove_tags(optimization, "fast_compile", "fast_run")


def _where_compiled(apply: Callable) -> Callable:
    """An optimization that does nothing without a compiler: fused, elements are computed one by one in Python."""
    @functools.wraps(apply)
    def optimize(self, fgraph):
        return apply(self, fgraph) if config.cxx else None
    return optimize


def _with_scipy_signal(method: Callable) -> Callable:
    """A method that finds in SciPy what Theano looked for in vain, when first called."""
    @functools.wraps(method)
    def perform(*args, **kwargs):
        if not abstract_conv.imported_scipy_signal:
            _find_scipy_signal()
        return method(*args, **kwargs)
    return perform


def _find_scipy_signal() -> None:
    from scipy import signal
    from scipy.signal import _signaltools, _sigtools
    found = {"_bvalfromboundary": _signaltools._bvalfromboundary, "_valfrommode": _signaltools._valfrommode,
             "_convolve2d": _sigtools._convolve2d, "convolve": signal.convolve, "imported_scipy_signal": True}
    vars(abstract_conv).update(found)


def _pool(op, node, inputs, outputs, params):
    """Pool ``(..., rows, cols)``, window by window, for all samples and channels at once."""
    x, sizes, strides, pads = inputs
    z = np.empty(op.out_shape(x.shape, sizes, op.ignore_border, strides, pads, op.ndim), dtype=x.dtype)
    axes = tuple(range(-op.ndim, 0))
    for place, window, area in _windows(x.shape[-op.ndim:], z.shape[-op.ndim:], sizes, strides, pads):
        z[place] = _REDUCED[op.mode](x[window], axes, area)
    outputs[0][0] = z


def _average_pool_grad(op, node, inputs, outputs):
    """Give each value of a window its share of the gradient of the window's sum or mean."""
    x, gz, sizes, strides, pads = inputs
    gx = np.zeros_like(x)
    for place, window, area in _windows(x.shape[-op.ndim:], gz.shape[-op.ndim:], sizes, strides, pads):
        count = {"sum": 1, "average_inc_pad": area}.get(op.mode, np.prod(gx[window].shape[-op.ndim:]))
        gx[window] += (gz[place] / count)[(Ellipsis,) + (None,) * op.ndim]
    outputs[0][0] = gx


def _windows(shape, places, sizes, strides, pads):
    """Index of each place of the output, index of its window in the input, and size of the window with its padding."""
    for place in np.ndindex(*places):
        starts = [i * stride - pad for i, stride, pad in zip(place, strides, pads)]
        ends = [min(start + size, n + pad) for start, size, n, pad in zip(starts, sizes, shape, pads)]
        window = tuple(slice(max(start, 0), end) for start, end in zip(starts, ends))
        area = np.prod([end - start for start, end in zip(starts, ends)])
        yield (Ellipsis,) + place, (Ellipsis,) + window, area


_REDUCED = {
    "max": lambda window, axes, area: window.max(axis=axes),
    "sum": lambda window, axes, area: window.sum(axis=axes),
    "average_exc_pad": lambda window, axes, area: window.mean(axis=axes),
    "average_inc_pad": lambda window, axes, area: window.sum(axis=axes) / area,
}


def _draw(op, node, inputs, outputs, params):
    """Uniform draws, all streams at once; element i comes from stream i modulo their number."""
    states, size = inputs[0].astype("int64"), tuple(int(n) for n in inputs[1])
    drawn = np.empty(int(np.prod(size, dtype="int64")), dtype="int64")
    for start in range(0, drawn.size, len(states)):
        part = states[:drawn.size - start]
        drawn[start:start + len(part)] = _advance(part)
    norm = _NORM[op.output_type.dtype]
    outputs[0][0] = states.astype("int32")
    outputs[1][0] = (drawn.astype(op.output_type.dtype) * norm).reshape(size)


def _advance(states: np.ndarray) -> np.ndarray:
    """Carry states ``(n, 6)`` on by one draw, in place, and return the draws, from 1 to M1."""
    x11, x12, x13, x21, x22, x23 = states.T.copy()
    y1 = _once((x12 % 2**9 << 22) + (x12 >> 9) + (x13 % 2**24 << 7) + (x13 >> 24), _M1)
    y1 = _once(y1 + x13, _M1)
    y2 = _once((x21 % 2**16 << 15) + 21069 * (x21 >> 16), _M2)
    y3 = _once((x23 % 2**16 << 15) + 21069 * (x23 >> 16), _M2)
    y2 = _once(_once(y3 + x23, _M2) + y2, _M2)
    states[:] = np.stack([y1, x11, x12, y2, x21, x22], axis=1)
    return np.where(y1 <= y2, y1 - y2 + _M1, y1 - y2)


def _once(y: np.ndarray, modulus: int) -> np.ndarray:
    """``y`` less the modulus, once, where it is not below it."""
    return np.where(y >= modulus, y - modulus, y)
