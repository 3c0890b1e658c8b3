"""Theano's convolutions in NumPy, so that tests with ``mode="FAST_COMPILE"`` compile no C.

Importing this module gives the operations, which Theano has in C only, a ``perform``; functions compiled to C do
not look at it.  The kernels come to these operations already flipped.
"""
import itertools

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

import keras1.backend  # noqa: F401  (sets Theano up)

from theano.tensor.nnet import corr, corr3d  # isort: skip


def padding_of(op, window):
    """Zeros (before, after) each spatial axis."""
    mode = op.border_mode
    named = {"valid": lambda k: (0, 0), "full": lambda k: (k - 1, k - 1), "half": lambda k: (k // 2, k // 2)}
    if isinstance(mode, str):
        return [named[mode](k) for k in window]
    if isinstance(mode, int):
        return [(mode, mode)] * len(window)
    return [(pad, pad) if isinstance(pad, int) else tuple(pad) for pad in mode]


def strides_of(op):
    return tuple(op.subsample)


def dilation_of(op):
    return tuple(op.filter_dilation)


def with_holes(op, kernel):
    """The kernel as large as what it covers, zeros between its elements."""
    steps = dilation_of(op)
    sizes = tuple((k - 1) * d + 1 for k, d in zip(kernel.shape[2:], steps))
    wide = np.zeros(kernel.shape[:2] + sizes, kernel.dtype)
    wide[(slice(None), slice(None)) + tuple(slice(None, None, d) for d in steps)] = kernel
    return wide


def padded(op, x, window):
    return np.pad(x, [(0, 0), (0, 0)] + padding_of(op, window))


def correlate(op, node, inputs, outputs, params=None):
    """(n, c, ...) with (f, c, ...): (n, f, ...)."""
    x, kernel = inputs[0], with_holes(op, inputs[1])
    rank = x.ndim - 2
    windows = sliding_window_view(padded(op, x, kernel.shape[2:]), kernel.shape[2:], axis=tuple(range(2, 2 + rank)))
    steps = (slice(None), slice(None)) + tuple(slice(None, None, s) for s in strides_of(op))
    summed = [1] + list(range(2 + rank, 2 + 2 * rank))
    out = np.tensordot(windows[steps], kernel, (summed, list(range(1, 2 + rank))))
    outputs[0][0] = np.ascontiguousarray(np.moveaxis(out, -1, 1)).astype(x.dtype)


def window_of(op, x, top, given):
    """Size of what the kernels cover; the gradient is told their own where it cannot be seen."""
    if given:
        return tuple((int(size) - 1) * d + 1 for size, d in zip(given, dilation_of(op)))
    known = {"valid": lambda n, m: n - m + 1, "full": lambda n, m: m - n + 1, "half": lambda n, m: 1}
    return tuple(known[op.border_mode](n, m) for n, m in zip(x.shape[2:], top.shape[2:]))


def gradient_of_kernel(op, node, inputs, outputs, params=None):
    """What a change of each weight changes: (f, c, ...)."""
    x, top, given = inputs[0], inputs[1], inputs[2:]
    window = window_of(op, x, top, given)
    x, steps = padded(op, x, window), strides_of(op)
    others = [0] + list(range(2, x.ndim))
    sizes = tuple((k - 1) // d + 1 for k, d in zip(window, dilation_of(op)))
    gradient = np.zeros((top.shape[1], x.shape[1]) + sizes, x.dtype)
    for place in itertools.product(*map(range, sizes)):
        starts = [p * d for p, d in zip(place, dilation_of(op))]
        seen = tuple(slice(p, p + (n - 1) * s + 1, s) for p, n, s in zip(starts, top.shape[2:], steps))
        gradient[(slice(None), slice(None)) + place] = np.tensordot(top, x[(slice(None), slice(None)) + seen],
                                                                    (others, others))
    outputs[0][0] = gradient


def gradient_of_input(op, node, inputs, outputs, params=None):
    """What a change of each input changes, which is the transposed convolution: (n, c, ...)."""
    kernel, top, given = with_holes(op, inputs[0]), inputs[1], inputs[2:]
    window, steps = kernel.shape[2:], strides_of(op)
    margins = padding_of(op, window)
    sizes = given or [(m - 1) * s + k - sum(pads) for m, s, k, pads in zip(top.shape[2:], steps, window, margins)]
    wide = [int(n) + sum(pads) for n, pads in zip(sizes, margins)]
    gradient = np.zeros((len(top), kernel.shape[1]) + tuple(wide), top.dtype)
    for place in np.ndindex(*top.shape[2:]):
        seen = tuple(slice(p * s, p * s + k) for p, s, k in zip(place, steps, window))
        answers = top[(slice(None), slice(None)) + place]
        gradient[(slice(None), slice(None)) + seen] += np.tensordot(answers, kernel, (1, 0))
    inside = tuple(slice(before, n - after) for (before, after), n in zip(margins, wide))
    outputs[0][0] = np.ascontiguousarray(gradient[(slice(None), slice(None)) + inside])


corr.CorrMM.perform = corr3d.Corr3dMM.perform = correlate
corr.CorrMM_gradWeights.perform = corr3d.Corr3dMMGradWeights.perform = gradient_of_kernel
corr.CorrMM_gradInputs.perform = corr3d.Corr3dMMGradInputs.perform = gradient_of_input
