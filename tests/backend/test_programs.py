"""A function in one call gives what it gives by Theano's machine, and tells of its errors as that does."""
import copy
import functools
import gc
import weakref

import numpy as np
import pytest
import theano
from hypothesis import given, settings
from hypothesis import strategies as st
from theano import tensor as T
from theano.compile.ops import as_op

from keras1 import backend as K
from keras1.backend.compiling import programs
from keras1.backend.fast_paths import taken, without

pytestmark = pytest.mark.skipif(not taken("calls"), reason="the fast path cannot be taken here")


@pytest.fixture(scope="module", autouse=True)
def default_mode():
    """Theano keeps the mode of the first function; another test may have chosen it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(theano.compile.mode, "instantiated_default_mode", None)
        yield


def test_functions_are_called_so():
    x = K.placeholder(ndim=1)
    assert K.function([x], x + 1)._call._program is not None
    with without("calls"):
        assert K.function([x], x + 1)._call._program is None


def network():
    """What many functions have: products, sums, a loop, results that are views, updates that need each other."""
    x, y = K.placeholder(ndim=2), K.placeholder(ndim=1)
    a, b, count = K.variable(np.eye(3)), K.variable(np.zeros((3, 3))), K.variable(0)
    z = K.dot(K.tanh(x), a) + K.sum(y)
    rows, _ = theano.scan(lambda row, before: row + before, sequences=z, outputs_info=[T.zeros_like(z[0])])
    updates = [(a, b + K.mean(z)), (b, a), (count, count + 1)]
    return [x, y], [z, z.T, z[:1], rows, x, K.constant(2), a, K.max(z)], updates, [a, b, count]


MATRICES = st.tuples(st.integers(0, 4), st.integers(-9, 9)).map(
    lambda told: np.arange(told[0] * 3, dtype="float32").reshape(told[0], 3) / 10 + told[1])


@pytest.fixture(scope="module")
def both():
    inputs, outputs, updates, variables = network()
    return K.function(inputs, outputs, updates), variables


@settings(deadline=None, max_examples=40)
@given(st.lists(MATRICES.filter(len), min_size=1, max_size=3), st.sampled_from(["float32", "float64", "int32"]))
def test_the_results_are_those_of_theanos_call(both, matrices, dtype):
    function, variables = both
    arrays = [[matrix.astype(dtype), np.arange(3)] for matrix in matrices]
    start = [variable.get_value() for variable in variables]

    def answers(call):
        for variable, value in zip(variables, start):
            variable.set_value(value)
        given_back = [call(one) for one in arrays]
        return given_back, [variable.get_value() for variable in variables]

    ours, theanos = answers(function), answers(lambda one: function.function(*one))
    for one, other in zip(sum(ours[0], []) + ours[1], sum(theanos[0], []) + theanos[1]):
        assert one.dtype == other.dtype
        np.testing.assert_array_equal(one, other)


def test_a_result_stays_as_it_is():
    x, total = K.placeholder(ndim=1), K.variable(np.zeros(2))
    function = K.function([x], [x * 2, x, total + x], [(total, total + x)])
    array = np.ones(2, "float32")
    first = function([array])
    kept = [one.copy() for one in first]
    for one in first:
        one[...] += 0  # nobody else's
    array[...] = 5
    total.set_value(total.get_value(borrow=True) * 3)
    function([array])
    for one, other in zip(first, kept):
        np.testing.assert_array_equal(one, other)
    assert total.get_value().tolist() == [8, 8]


def test_nothing_is_held_after_a_call():
    x = K.placeholder(ndim=1)
    function = K.function([x], [x[::-1], x * 2])
    array = np.ones(3, "float32")
    results = function([array])
    told = [weakref.ref(one) for one in [array, *results]]
    del array, results
    assert not any(one() is not None for one in told)
    held = weakref.ref(function.function)
    del function
    gc.collect()
    assert held() is None


@as_op(itypes=[T.fvector], otypes=[T.fvector])
def checked(x):
    if x.sum() < 0:
        raise ArithmeticError("a negative sum")
    return x + 1


def complaint(call):
    with pytest.raises(Exception) as caught:  # noqa: PT011  what is raised is compared
        call()
    return caught.type, str(caught.value)


def test_a_node_in_python_may_fail_and_the_next_call_goes_well():
    x, count = K.placeholder(ndim=1), K.variable(0)
    function = K.function([x], checked(x * 2), [(count, count + 1)])
    bad = np.float32([1, -2])
    assert complaint(lambda: function([bad])) == complaint(lambda: function.function(bad))
    assert count.get_value() == 0
    assert function([np.float32([1, 2])]).tolist() == [3, 5]
    assert count.get_value() == 1


@pytest.mark.parametrize("shapes", [((2, 3), (4,)), ((2, 4), (3,)), ((0, 3), (2,))])
def test_shapes_that_do_not_fit(shapes):
    x, y = K.placeholder(ndim=2), K.placeholder(ndim=1)
    function = K.function([x, y], K.dot(x, K.variable(np.ones((3, 2)))) * K.sum(x + y))
    arrays = [np.ones(shape, "float32") for shape in shapes]
    ours, theanos = complaint(lambda: function._call(arrays)), complaint(lambda: function.function(*arrays))
    assert ours == theanos
    assert "Apply node that caused the error" in ours[1]


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 3), st.integers(1, 3), st.booleans(), st.booleans())
def test_views_that_are_not_made(views_of_all_kinds, rows, columns, fortran, gaps):
    function = views_of_all_kinds
    rng = np.random.RandomState(rows)
    x = rng.randn(rows * 2, columns).astype("float32")[::2 if gaps else 1][:rows]
    arrays = [np.asfortranarray(x) if fortran else x, rng.randn(columns), rng.randn(rows), rng.randn()]
    for one, other in zip(function(arrays), function.function(*arrays)):
        assert one.shape == other.shape
        np.testing.assert_array_equal(one, other)


@pytest.fixture(scope="module")
def views_of_all_kinds():
    x, row, column, number = (K.placeholder(ndim=n) for n in (2, 1, 1, 0))
    function = K.function([x, row, column, number], [
        x + row, x * column.dimshuffle(0, "x") - number, x.T + row.dimshuffle(0, "x"), T.exp(row) * number,
        x.dimshuffle("x", 0, "x", 1) / (2 + abs(column.dimshuffle("x", 0, "x", "x"))), row.dimshuffle(0, "x"),
        K.sum(x, axis=0) + row + number])
    assert len(function._call._program.without) >= 6
    return function


@pytest.mark.parametrize("shape", [(2, 4), (4, 2)])
def test_what_is_told_of_a_view_that_is_not_made(shape):
    x, row = K.placeholder(ndim=2), K.placeholder(ndim=1)
    function = K.function([x, row], K.exp(x) * 2 - row)
    assert function._call._program.without
    arrays = [np.ones(shape, "float32"), np.ones(3, "float32")]
    ours, theanos = complaint(lambda: function._call(arrays)), complaint(lambda: function.function(*arrays))
    assert ours == theanos
    assert "(1, 3)" in ours[1]


def test_a_view_that_was_made_to_tell_of_it_is_let_go():
    x, row = K.placeholder(ndim=2), K.placeholder(ndim=1)
    function = K.function([x, row], K.exp(x) * 2 - row)
    arrays = [np.ones((2, 4), "float32"), np.ones(3, "float32")]
    told = weakref.ref(arrays[1])
    complaint(functools.partial(function, arrays))
    function([np.ones((2, 3)), np.ones(3)])
    del arrays
    gc.collect()  # the error's frames
    assert told() is None


def test_a_copy_has_a_memory_of_its_own():
    x, total = K.placeholder(ndim=0), K.variable(0)
    function = K.function([x], total + x, [(total, total + x)])
    function([1.])
    other = copy.deepcopy(function)
    assert other([np.float32(1)]) == 2
    assert other([np.array(1.)]) == 3
    assert function([np.array(1.)]) == 2


def test_what_is_lazy_or_more_than_nodes_is_left_to_theano():
    x, condition = T.fvector(), T.fscalar()
    lazy = theano.function([condition, x], theano.ifelse.ifelse(T.gt(condition, 0), x + 1, x * 2))
    named = theano.function([x], {"a": x + 1})
    default = theano.function([theano.In(x, value=np.ones(2, "float32"))], x + 1)
    for function in (lazy, named, default):
        assert programs.program(function) is None


def test_an_axis_of_size_1_has_to_have_it():
    x = T.frow()
    program = programs.program(theano.function([x], x + 1))
    assert program([np.ones((2, 3), "float32")]) is NotImplemented
    assert program([np.ones((1, 3), "float32")]).shape == (1, 3)


def test_values_are_let_go_when_nobody_needs_them(monkeypatch):
    x = K.placeholder(ndim=1)
    alive, seen = [], []

    @as_op(itypes=[T.fvector], otypes=[T.fvector])
    def noted(value):
        seen.append(sum(one() is not None for one in alive))
        result = value + 1
        alive.append(weakref.ref(result))
        return result

    y = x
    for _ in range(5):
        y = noted(y)
    K.function([x], y)([np.ones(2, "float32")])
    assert max(seen) <= 1
