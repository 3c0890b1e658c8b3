"""Functions: when they compile, what they answer, what they say of bad input."""
import traceback

import numpy as np
import pytest

from keras1 import backend as K
from keras1.errors import ArgumentError, DataError, ShapeError
from keras1.history import emulate

M = np.arange(12, dtype="float32").reshape((3, 4))


@pytest.fixture
def x():
    return K.placeholder(ndim=2, name="x")


@pytest.fixture
def y():
    return K.placeholder(ndim=2)


def test_it_compiles_when_first_called(x, uncompiled):
    f = K.Function([x], x * 2)
    assert "function" not in vars(f)
    np.testing.assert_array_equal(f([M]), M * 2)
    assert f.function is f.function


def test_k_function_compiles_at_once(x, uncompiled):
    assert "function" in vars(K.function([x], x * 2))


def test_a_list_is_answered_with_a_list(x, uncompiled):
    one, = K.function([x], [x + 1])([M])
    np.testing.assert_array_equal(one, K.function([x], x + 1)((M,)))


def test_updates_happen_with_each_call(uncompiled):
    n = K.variable(0.)
    f = K.function([], n * 10, updates=[(n, n + 1)])
    assert [float(f([])) for _ in range(3)] == [0., 10., 20.]


def test_float64_is_taken_for_float32(x, uncompiled):
    assert K.function([x], x)([M.astype("float64")]).dtype == np.float32


def test_from_0_3_2_on_the_inputs_are_a_list(x, uncompiled):
    K.function([x], x)(M[None])
    with emulate("0.3.2"):
        f = K.function([x], x)
    with pytest.raises(AssertionError) as error:
        f(M[None])
    assert isinstance(error.value, ArgumentError) and "f([x])" in error.value.hint


def test_an_unknown_keyword_lists_the_known(x):
    with pytest.raises(ValueError, match="Invalid argument 'givns' passed to K.function") as error:
        K.function([x], x, givns={})
    assert "did you mean 'givens'?" in error.value.hint


@pytest.mark.parametrize("graph, arrays, kinds, said", [
    (lambda x, y: x, [M[0]], (TypeError, ShapeError), "x: Wrong number of dimensions: expected 2, got 1"),
    (lambda x, y: x, ["abc"], (ValueError, DataError), "x: could not convert string to float"),
    (lambda x, y: x, [M, M], (TypeError, DataError), "Too many parameter"),
    (lambda x, y: x + y, [M], (TypeError, DataError), "Missing required input"),
    (lambda x, y: x * y, [M, M.T], (ValueError, ShapeError), "(mis-match|broadcast)"),
    (lambda x, y: K.dot(x, y), [M, M], (ValueError, ShapeError), "([Ss]hape mismatch|not aligned)"),
    (lambda x, y: K.reshape(x, (5, 5)), [M], (ValueError, ShapeError), "[Cc]annot reshape"),
])
def test_bad_input_is_told_shortly(x, y, uncompiled, graph, arrays, kinds, said):
    graph = graph(x, y)
    f = K.function([v for v in (x, y) if v in K.inputs_of(graph)], graph)
    with pytest.raises(kinds[0], match=said) as error:
        f(arrays)
    assert isinstance(error.value, kinds[1])
    assert "\n" not in error.value.args[0] and "Apply node" not in error.value.args[0]
    assert "x " in error.value.hint
    assert error.value.__cause__ is None and error.value.__suppress_context__
    assert len(traceback.format_exception(type(error.value), error.value, error.value.__traceback__)) < 8


def test_an_index_out_of_range_keeps_its_class(uncompiled):
    i = K.placeholder(ndim=1, dtype="int32")
    with pytest.raises(IndexError) as error:
        K.function([i], K.gather(K.variable(M), i))([[7]])
    assert isinstance(error.value, DataError)


def test_gradients(x, uncompiled):
    gradient = K.function([x], K.gradients(K.sum(K.square(x)), x))
    np.testing.assert_allclose(gradient([M]), 2 * M)
    one, = K.gradients(K.sum(x), [x])
    np.testing.assert_array_equal(K.function([x], one, on_unused_input="ignore")([M]), np.ones_like(M))


def test_questions_about_graphs(x, y):
    w = K.variable(M, name="w")
    graph = K.dot(x, K.transpose(w)) + 1
    assert K.is_tensor(graph) and K.is_tensor(w) and not K.is_tensor(M)
    assert K.is_variable(w) and not K.is_variable(x)
    assert set(K.inputs_of(graph)) == {x, w} and set(K.inputs_of([graph, y])) == {x, w, y}
    assert (K.dtype(w), K.name_of(w), K.name_of(K.set_name(y, "y"))) == ("float32", "w", "y")
    assert set(K.inputs_of(K.replace(graph, {x: y}))) == {y, w} and set(K.inputs_of(graph)) == {x, w}


def test_shapes_in_numbers(uncompiled):
    assert K.static_shape(K.zeros((2, 3))) == (2, 3)
    assert K.static_shape(K.transpose(K.zeros((2, 3)))) == (3, 2)
    assert K.count_params(K.zeros((2, 3))) == 6


def test_inputs_that_are_not_used(x, y, uncompiled):
    with pytest.raises(Exception, match="(?i)unused|not part of the"):
        K.function([x, y], x)
    with emulate("1.0.0"), pytest.warns(UserWarning):
        K.function([x, y], x)
    with emulate("1.0.8"):
        np.testing.assert_array_equal(K.function([x, y], x)([M, M]), M)


def test_two_updates_of_one_variable(uncompiled):
    n = K.variable(0.)
    with emulate("1.0.8"), pytest.raises(ValueError):
        K.function([], n, updates=[(n, n + 1), (n, n + 2)])
    with emulate("1.2.2"):
        K.function([], n, updates=[(n, n + 1), (n, n + 2)])([])
    assert K.get_value(n) == 1.


@pytest.mark.parametrize("release, text", [
    ("1.0.8", "Invalid argument 'nonsense' passed to K.function"),
    ("1.2.2", 'Invalid argument "nonsense" passed to K.function'),
    ("2.1.0", 'Invalid argument "nonsense" passed to K.function with Theano backend'),
])
def test_the_words_for_an_unknown_keyword(x, release, text):
    with emulate(release), pytest.raises(ValueError) as error:
        K.function([x], x, nonsense=3)
    assert error.value.args[0] == text


def test_no_gradient_flows_through_what_is_stopped(x, uncompiled):
    stopped, = K.stop_gradient([x])
    for constant in (K.stop_gradient(x), stopped):
        gradient = K.function([x], K.gradients(K.sum(x * constant), x))
        np.testing.assert_array_equal(gradient([M]), M)


def test_a_printed_tensor_is_the_same(x, uncompiled, capsys):
    np.testing.assert_array_equal(K.function([x], K.print_tensor(x, "it is"))([M]), M)
    assert capsys.readouterr().out.startswith("it is")
