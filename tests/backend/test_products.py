"""Products: computed once where several formulas need them, the large ones shared by the cores."""
import ctypes
import os
import threading

import numpy as np
import pytest
import theano
from hypothesis import given, settings
from hypothesis import strategies as st
from theano import tensor as T

from keras1 import backend as K
from keras1.backend import blas, cores
from keras1.backend.fast_paths import taken, without
from keras1.backend.native import Library, pointer

needs_c = pytest.mark.skipif(not taken("products"), reason="needs a compiler")
needs_wheel = pytest.mark.skipif(not blas.shares_products(K.SETUP.blas), reason="needs the wheel's OpenBLAS")


def products_of(*graphs):
    """How many products the compiled function computes."""
    f = theano.function([x for x in K.inputs_of(list(graphs)) if x.owner is None], list(graphs))
    return sum("Dot22" in str(node.op) or "Gemm" in str(node.op) for node in f.maker.fgraph.toposort())


@needs_c
def test_a_product_of_two_formulas_is_computed_once():
    x, y = T.fmatrices("x", "y")
    g = T.dot(x, y)
    assert products_of(T.sqr(g), np.float32(0.5) * g) == 1
    with without("products"):
        assert products_of(T.sqr(g), np.float32(0.25) * g) == 2


@needs_c
def test_a_product_alone_takes_its_factor():
    x, y = T.fmatrices("x", "y")
    f = theano.function([x, y], np.float32(0.5) * T.dot(x, y))
    assert [str(node.op) for node in f.maker.fgraph.toposort()] == ["Dot22Scalar"]


@pytest.fixture
def two_cores():
    cores.load()
    cores.use(2)
    yield
    cores.use(cores.available())


def compiled_product(dtype):
    x, y, z = (T.matrix(name, dtype) for name in "xyz")
    return theano.function([x, y, z], [T.dot(x, y), np.asarray(0.5, dtype) * z + np.asarray(2, dtype) * T.dot(x, y)])


@needs_wheel
@pytest.mark.usefixtures("two_cores")
@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("transposed", ["", "x", "y", "xy"])
def test_shared_products_agree_with_numpy(dtype, transposed):
    @settings(max_examples=20)
    @given(st.tuples(*[st.integers(1, 400)] * 3), st.integers(0, 1000))
    def check(sizes, seed):
        rs, (m, k, n) = np.random.RandomState(seed), sizes
        x, y, z = (rs.normal(size=shape).astype(dtype) for shape in ((m, k), (k, n), (m, n)))
        x = np.asfortranarray(x) if "x" in transposed else x
        y = np.asfortranarray(y) if "y" in transposed else y
        for cores_at_work in (1, 2):
            cores.use(cores_at_work)
            plain, scaled = f(x, y, z)
            expected = np.dot(x.astype("float64"), y.astype("float64"))
            np.testing.assert_allclose(plain, expected, atol=5e-4)
            np.testing.assert_allclose(scaled, 0.5 * z + 2 * expected, atol=1e-3)
    f = compiled_product(dtype)
    check()


def large(seed=0):
    rs = np.random.RandomState(seed)
    return [rs.normal(size=(256, 256)).astype("float32") for _ in range(3)]


@needs_wheel
@pytest.mark.usefixtures("two_cores")
def test_the_same_numbers_each_time():
    f, arrays = compiled_product("float32"), large()
    first = f(*arrays)
    for _ in range(20):
        for a, b in zip(first, f(*arrays)):
            np.testing.assert_array_equal(a, b)


@needs_wheel
@pytest.mark.usefixtures("two_cores")
def test_threads_of_python_may_multiply_at_once():
    gemm = Library("products").function("keras1_sgemm_", None)
    wrong = []

    def work(seed):
        x, y, out = large(seed)
        n, one, zero = ctypes.c_int(256), ctypes.c_float(1), ctypes.c_float(0)
        sizes = [ctypes.byref(n)] * 3
        for _ in range(20):
            gemm(b"n", b"n", *sizes, ctypes.byref(one), ctypes.c_void_p(pointer(y)), sizes[0],
                 ctypes.c_void_p(pointer(x)), sizes[0], ctypes.byref(zero), ctypes.c_void_p(pointer(out)), sizes[0])
            if not np.allclose(out, x.dot(y), atol=1e-3):
                wrong.append(seed)
    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


@needs_wheel
@pytest.mark.usefixtures("two_cores")
def test_a_child_process_goes_on():
    f, arrays = compiled_product("float32"), large()
    expected = f(*arrays)[0]
    child = os.fork()
    if child == 0:
        os._exit(0 if np.array_equal(f(*arrays)[0], expected) else 1)
    assert os.waitpid(child, 0)[1] == 0


def test_the_users_number_of_threads_counts(monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "3,2")
    assert cores.available() == 3
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")
    assert cores.available() == 1
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "")
    monkeypatch.setenv("OMP_NUM_THREADS", "0")
    assert cores.available() >= 1
