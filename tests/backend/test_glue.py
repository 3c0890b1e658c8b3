"""What most networks need beside formulas gives what Theano's own modules give."""
import numpy as np
import pytest
import theano
from hypothesis import given, settings
from hypothesis import strategies as st
from theano import tensor as T

from keras1 import backend as K
from keras1.backend.blas import shares_products
from keras1.backend.compiling import glue
from keras1.backend.fast_paths import taken, without

pytestmark = pytest.mark.skipif(not taken("modules"), reason="the fast path cannot be taken here")

FEW = settings(max_examples=25, deadline=None)
SIZES = st.integers(1, 5)


def both_ways(inputs, outputs):
    """The function by our thunks, and by Theano's modules."""
    function = theano.function(inputs, outputs, allow_input_downcast=True)
    with without("modules"):
        return function, theano.function(inputs, outputs, allow_input_downcast=True)


def kinds(function):
    """The kinds of operations of a function that have a thunk of ours."""
    return {type(node.op).__name__ for node in function.maker.fgraph.toposort()
            if glue.numbers_of(node) is not None}


def agree(functions, *arrays):
    ours, theanos = (function(*arrays) for function in functions)
    for one, other in zip(ours, theanos):
        assert one.dtype == other.dtype
        np.testing.assert_allclose(one, other, rtol=1e-5, atol=1e-6)


def laid(array, layout):
    """The same values, otherwise in memory."""
    if layout == "rows":
        return array
    if layout == "columns":
        return np.asfortranarray(array)
    if layout == "reversed":
        return np.ascontiguousarray(array[::-1])[::-1]
    wide = np.zeros([2 * n + 1 for n in array.shape], array.dtype)
    part = wide[:array.shape[0], 1:1 + array.shape[1]] if layout == "part" else wide[:-1:2, :-1:2]
    part[...] = array
    return part


LAYOUTS = st.sampled_from(["rows", "columns", "reversed", "part", "gaps"])


@pytest.fixture(scope="module", params=["float32", "float64"])
def dtype(request):
    return request.param


@pytest.fixture(scope="module")
def products(dtype):
    x, y, a = T.matrix(dtype=dtype), T.matrix(dtype=dtype), T.scalar(dtype=dtype)
    return both_ways([x, y, a], [T.dot(x, y), a * T.dot(x + 1, y), T.dot(y.T, x.T)])


@FEW
@given(SIZES, SIZES, SIZES, LAYOUTS, LAYOUTS, st.integers(0, 99))
def test_products(products, dtype, m, k, n, first, second, seed):
    random = np.random.RandomState(seed)
    x, y = random.randn(m, k).astype(dtype), random.randn(k, n).astype(dtype)
    agree(products, laid(x, first), laid(y, second), random.randn())


def test_products_are_ours(products):
    if shares_products(K.SETUP.blas):
        assert {"Dot22", "Dot22Scalar"} <= kinds(products[0])


@pytest.mark.parametrize("shapes", [((0, 2), (2, 3)), ((2, 0), (0, 3)), ((2, 3), (3, 0))])
def test_products_of_nothing(products, dtype, shapes):
    x, y = (np.ones(shape, dtype) for shape in shapes)
    np.testing.assert_array_equal(products[0](x, y, 2)[0], x.dot(y))


def test_products_that_do_not_fit(products, dtype):
    with pytest.raises(ValueError, match=r"x has 2 cols \(and 2 rows\) but y has 3 rows"):
        products[0](np.ones((2, 2), dtype), np.ones((3, 2), dtype), 1)


@pytest.fixture(scope="module")
def softmaxes(dtype):
    x, b = T.matrix(dtype=dtype), T.vector(dtype=dtype)
    y = T.nnet.softmax(x + b)
    return both_ways([x, b], [y, T.nnet.softmax(x), T.grad((y ** 3).sum(), x), T.grad((y ** 3).sum(), b)])


@FEW
@given(SIZES, SIZES, LAYOUTS, st.sampled_from([1, 50]), st.integers(0, 99))
def test_softmax_and_its_gradient(softmaxes, dtype, m, n, layout, scale, seed):
    random = np.random.RandomState(seed)
    agree(softmaxes, laid(scale * random.randn(m, n).astype(dtype), layout), random.randn(n).astype(dtype))


def test_softmaxes_are_ours(softmaxes):
    assert {"SoftmaxWithBias", "SoftmaxGrad"} <= kinds(softmaxes[0])


@pytest.fixture(scope="module")
def sums(dtype):
    x = T.matrix(dtype=dtype)
    return both_ways([x], [x.sum(), x.sum(0), x.sum(1), (2 * x).sum(0)])


@FEW
@given(st.integers(0, 5), SIZES, LAYOUTS, st.integers(0, 99))
def test_sums(sums, dtype, m, n, layout, seed):
    agree(sums, laid(np.random.RandomState(seed).randn(m, n).astype(dtype), layout))


@pytest.fixture(scope="module")
def rows():
    table, numbers = T.fmatrix(), T.ivector()
    return both_ways([table, numbers], [table[numbers], table.T[numbers]])


@FEW
@given(st.lists(st.integers(-3, 2), max_size=6), LAYOUTS)
def test_rows_of_a_table(rows, numbers, layout):
    agree(rows, laid(np.arange(9, dtype="float32").reshape(3, 3), layout), np.array(numbers, "int32"))


def test_a_row_that_is_not_there(rows):
    with pytest.raises(IndexError, match="index 3 is out of bounds"):
        rows[0](np.ones((3, 3), "float32"), [3])


@FEW
@given(st.integers(0, 4), st.floats(-2, 2, width=32))
def test_arrays_of_one_value(arrays_of_one_value, n, value):
    agree(arrays_of_one_value, value, n)


@pytest.fixture(scope="module")
def arrays_of_one_value():
    value, n = T.fscalar(), T.lscalar()
    return both_ways([value, n], [T.alloc(value, n, 3), T.alloc(value + 1, 2, n)])


@pytest.fixture(scope="module")
def whole_numbers():
    shape, a, b = T.lvector(), T.lscalar(), T.lscalar()
    return both_ways([shape, a, b], [shape.prod(), a // b])


@FEW
@given(st.lists(st.integers(-9, 9), max_size=4), st.integers(-20, 20), st.integers(-4, 4).filter(bool))
def test_whole_numbers(whole_numbers, shape, a, b):
    agree(whole_numbers, np.array(shape, "int64"), a, b)


def test_division_by_zero(whole_numbers):
    with pytest.raises(ZeroDivisionError):
        whole_numbers[0]([1], 1, 0)
