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


def blas_product(kind, gemm, x, y, z, alpha, beta):
    """``alpha x y + beta z`` into z; x and y are transposed where ``kind`` says "t"."""
    def number(value, ctype=ctypes.c_int):
        return ctypes.byref(ctype(value))
    (m, n), k = z.shape, x.shape[0 if kind[0] == "t" else 1]
    arrays = [(ctypes.c_void_p(pointer(a)), number(a.strides[0] // a.itemsize)) for a in (y, x, z)]
    gemm(kind[1].encode(), kind[0].encode(), number(n), number(m), number(k), number(alpha, ctypes.c_float),
         *arrays[0], *arrays[1], number(beta, ctypes.c_float), *arrays[2])


@needs_wheel
@pytest.mark.usefixtures("two_cores")
@pytest.mark.parametrize("kind", ["nn", "nt", "tn", "tt"])
def test_products_as_the_blas_defines_them(kind):
    """By whichever library and in whatever pieces: with factors, and rows that lie apart."""
    gemm = Library("products").function("keras1_sgemm_", None)

    @settings(max_examples=30)
    @given(st.tuples(*[st.integers(1, 300)] * 3), st.sampled_from([(1, 0), (2, 0), (-.5, 1), (0, 2)]),
           st.integers(0, 9), st.integers(1, 3))
    def check(sizes, factors, gap, at_work):
        (m, n, k), (alpha, beta) = sizes, factors
        rs = np.random.RandomState(m + n + k)
        x, y, z = (rs.normal(size=(rows, columns + gap)).astype("float32")[:, :columns] for rows, columns in (
            (k, m) if kind[0] == "t" else (m, k), (n, k) if kind[1] == "t" else (k, n), (m, n)))
        whole = (x.T if kind[0] == "t" else x).astype("float64").dot(y.T if kind[1] == "t" else y)
        around, expected = z.base.copy(), alpha * whole + (beta * z if beta else 0)
        around[:, :n] = expected
        if not beta:
            z[:] = np.nan  # is not read
        cores.use(at_work)
        blas_product(kind, gemm, x, y, z, alpha, beta)
        np.testing.assert_allclose(z.base, around, rtol=1e-5, atol=3e-6 * k ** .5 * max(abs(alpha), 1))
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
