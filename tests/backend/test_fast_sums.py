"""Sums along any axes of any arrays: those of Theano."""
import ctypes

import numpy as np
import pytest
import theano
from hypothesis import given, settings
from hypothesis import strategies as st
from theano import tensor as T

from keras1 import backend as K
from keras1.backend import cores
from keras1.backend.fast_paths import taken, without
from keras1.backend.fast_sums import SumAlong
from keras1.backend.native import pointer

REALS = ["float32", "float64"]
pytestmark = pytest.mark.skipif(not taken("sums"), reason="needs a compiler")


def summed(x, axes, dtype=None):
    return theano.function([x], T.sum(x, axis=axes, dtype=dtype, acc_dtype="float64"))


def is_fast(function):
    return any(isinstance(node.op, SumAlong) for node in function.maker.fgraph.toposort())


LAYOUTS = [lambda x: x, np.asfortranarray, lambda x: np.repeat(x, 2, axis=-1)[..., ::2], lambda x: x[::-1],
           lambda x: np.broadcast_to(x[:1], x.shape), lambda x: np.ascontiguousarray(x.swapaxes(0, -1)).swapaxes(0, -1)]


def by_kernel(x, axes, dtype):
    """What the kernel computes."""
    cores.load()
    kernel = cores._SUMS.function("keras1_sum", None, ctypes.c_void_p, ctypes.c_bool, ctypes.c_int, ctypes.c_void_p,
                                  ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p, ctypes.c_bool)
    z = np.empty([n for axis, n in enumerate(x.shape) if axis not in axes], dtype)
    shape, strides = np.array(x.shape, "int64"), np.array(x.strides, "int64")
    kernel(pointer(x), x.dtype == "float64", x.ndim, pointer(shape), pointer(strides), sum(1 << n for n in axes),
           pointer(z), dtype == "float64")
    return z


@settings(max_examples=200)
@given(st.lists(st.sampled_from([0, 1, 2, 5, 33, 64, 70]), min_size=1, max_size=4), st.data())
def test_any_axes_of_any_array(shape, data):
    axes = data.draw(st.sets(st.integers(0, len(shape) - 1), min_size=1))
    layout, seed = data.draw(st.sampled_from(LAYOUTS)), data.draw(st.integers(0, 99))
    dtype, result = data.draw(st.sampled_from([(a, b) for a in REALS for b in REALS]))
    x = layout(np.random.RandomState(seed).normal(size=shape).astype(dtype))
    exact = "float64" in dtype and result == "float64"
    np.testing.assert_allclose(by_kernel(x, axes, result), x.sum(axis=tuple(axes), dtype="float64"),
                               rtol=1e-10 if exact else 1e-6, atol=1e-11)


@pytest.mark.parametrize("shape, axes", [((64, 7, 5, 3), (0, 2, 3)), ((64, 7, 5), (0,)), ((9, 8), (1,))])
def test_as_an_operation(shape, axes):
    f = summed(T.TensorType("float32", [False] * len(shape))(), axes)
    x = np.random.RandomState(0).normal(size=shape).astype("float32")
    for layout in LAYOUTS:
        y = f(layout(x))
        np.testing.assert_allclose(y, layout(x).sum(axis=axes, dtype="float64"), rtol=1e-6, atol=1e-12)
    assert is_fast(f) and y.dtype == "float32"


@pytest.mark.parametrize("dtype, result", [("float64", None), ("float32", "float64")])
@pytest.mark.parametrize("axes", [0, None])
def test_double_precision(dtype, result, axes):
    x = np.random.RandomState(0).normal(size=(40, 70)).astype(dtype)
    f = summed(T.matrix(dtype=dtype), axes, result)
    np.testing.assert_allclose(f(x), x.sum(axis=axes, dtype="float64"), rtol=1e-14)
    assert is_fast(f) and f(x).dtype == (result or dtype)


@pytest.mark.parametrize("shape, axes", [((3000, 700), {0}), ((700, 3000), {1}), ((9, 600, 300), {0, 2}),
                                         ((2, 700000), {0})])
def test_large_ones_are_shared_by_the_cores(shape, axes):
    x = np.random.RandomState(0).uniform(size=shape).astype("float32")
    for number in (1, 2):
        cores.load()
        cores.use(number)
        np.testing.assert_allclose(by_kernel(x, axes, "float64"), x.sum(axis=tuple(axes), dtype="float64"), rtol=1e-10)
    cores.use(cores.available())


def test_an_axis_of_one_and_a_scalar():
    f = summed(T.TensorType("float32", [True, False, True])(), (0, 2))
    np.testing.assert_array_equal(f(np.ones((1, 3, 1), "float32")), np.ones(3))
    assert by_kernel(np.full((1, 1), 2, "float32"), {0, 1}, "float32") == 2


def test_the_result_is_new_each_time():
    f = summed(T.fmatrix(), 0)
    first, second = f(np.ones((2, 3), "float32")), f(np.zeros((2, 3), "float32"))
    assert first.tolist() == [2, 2, 2] and second.tolist() == [0, 0, 0]


def test_means_of_a_model_and_their_gradient():
    def make():
        x, w = K.placeholder(ndim=2), K.variable(np.ones((4,)))
        loss = K.mean(K.mean(K.square(x * w), axis=-1))
        return K.function([x], [loss, K.gradients(loss, w)])
    x = np.random.RandomState(0).normal(size=(6, 4))
    with without("sums"):
        plain = make()([x])
    for ours, theirs in zip(make()([x]), plain):
        np.testing.assert_allclose(ours, theirs, rtol=1e-6)


def test_what_is_no_real_number_stays_with_theano():
    for dtype in ("int32", "bool"):
        x = T.TensorType(dtype, [False, False])()
        assert not is_fast(theano.function([x], T.sum(x, axis=0)))
