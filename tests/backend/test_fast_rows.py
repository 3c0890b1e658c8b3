"""Rows added to rows of a table: as NumPy does."""
import numpy as np
import pytest
import theano
from hypothesis import given, settings
from hypothesis import strategies as st
from theano import tensor as T

from keras1 import backend as K
from keras1.backend.fast_paths import taken, without
from keras1.backend.fast_rows import AddRows

pytestmark = pytest.mark.skipif(not taken("updates"), reason="needs a compiler")


def ops(function):
    return [node.op for node in function.maker.fgraph.toposort()]


@pytest.mark.parametrize("dtype, ndim", [("float32", 2), ("float64", 3)])
def test_any_rows_of_any_table(dtype, ndim):
    @settings(max_examples=60)
    @given(st.lists(st.integers(1, 40), min_size=ndim, max_size=ndim), st.integers(0, 60), st.integers(0, 99),
           st.sampled_from("CF"))
    def check(shape, count, seed, order):
        rs = np.random.RandomState(seed)
        x = np.asarray(rs.normal(size=shape), dtype, order=order)
        y = np.asarray(rs.normal(size=[count] + shape[1:]), dtype, order=order)
        i, expected = rs.randint(-shape[0], shape[0], count), x.copy()
        np.add.at(expected, i, y)
        before = x.copy()
        np.testing.assert_allclose(f(x, y, i), expected, rtol=1e-4, atol=1e-5)
        np.testing.assert_array_equal(x, before)
    x, y, i = T.TensorType(dtype, [False] * ndim)(), T.TensorType(dtype, [False] * ndim)(), T.lvector()
    f = theano.function([x, y, i], T.inc_subtensor(x[i], y))
    assert ops(f) == [AddRows(dtype, False)]
    check()
    with pytest.raises(IndexError, match="index 3 is out of bounds for axis 0 with size 3"):
        f(np.zeros([3] * ndim, dtype), np.zeros([2] + [3] * (ndim - 1), dtype), [0, 3])
    with pytest.raises(IndexError):
        f(np.zeros([0] + [3] * (ndim - 1), dtype), np.zeros([1] + [3] * (ndim - 1), dtype), [0])


def test_a_row_for_all_numbers():
    x, y, i = T.fmatrix(), T.frow(), T.lvector()
    f = theano.function([x, y, i], T.inc_subtensor(x[i], y))
    assert f(np.zeros((3, 2), "float32"), np.ones((1, 2), "float32"), [0, 0, 2]).tolist() == [[2, 2], [0, 0], [1, 1]]


def test_the_gradient_of_an_embedding():
    def make():
        table, i = K.variable(np.arange(20.).reshape(5, 4)), K.placeholder(ndim=2, dtype="int32")
        return K.function([i], K.gradients(K.sum(K.square(K.gather(table, i))), table))
    numbers = [[0, 3, 3], [4, 1, 3]]
    with without("updates"):
        plain = make()([numbers])
    f = make()
    np.testing.assert_allclose(f([numbers]), plain)
    assert AddRows("float32", True) in ops(f.function)
