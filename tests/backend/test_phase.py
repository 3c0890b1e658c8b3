"""The phase: which graphs are built, and the symbol made a constant."""
import threading

import numpy as np
import pytest

from keras1 import backend as K
from keras1.backend import theano
from keras1.backend.phase import SYMBOL
from keras1.history import emulate

X = np.ones((200, 50), "float32")


def values(inputs, outputs, arrays, updates=()):
    return K.function(inputs, outputs, updates=updates, on_unused_input="ignore")(arrays)


def test_outside_it_is_the_symbol():
    assert K.learning_phase() is SYMBOL
    assert (SYMBOL.name, SYMBOL.dtype, SYMBOL.ndim) == ("keras_learning_phase", "uint8", 0)


def test_inside_it_is_a_number():
    with K.evaluating(True):
        assert K.learning_phase() == 1
        with K.evaluating(False):
            assert K.learning_phase() == 0
            with K.evaluating(None):
                assert K.learning_phase() is SYMBOL
            with K.evaluating(SYMBOL):
                assert K.learning_phase() is SYMBOL
        assert K.learning_phase() == 1
    assert K.learning_phase() is SYMBOL


def test_it_is_put_back_after_an_error():
    with pytest.raises(ZeroDivisionError), K.evaluating(True):
        _ = 1 / 0
    assert K.learning_phase() is SYMBOL


def test_each_thread_has_its_own():
    seen = []
    with K.evaluating(True):
        thread = threading.Thread(target=lambda: seen.append(K.learning_phase()))
        thread.start()
        thread.join()
    assert seen == [SYMBOL]


@pytest.mark.parametrize("phase, built", [(True, ["x"]), (False, ["alt"]), (None, ["x", "alt"])])
def test_only_what_is_needed_is_built_in_order(phase, built):
    called = []

    def branch(name):
        return lambda: called.append(name) or K.zeros((1,))

    with K.evaluating(phase):
        K.in_train_phase(branch("x"), branch("alt"))
    assert called == built


@pytest.mark.parametrize("phase, built", [(True, ["alt"]), (False, ["x"]), (None, ["x", "alt"])])
def test_the_same_for_in_test_phase(phase, built):
    called = []

    def branch(name):
        return lambda: called.append(name) or K.zeros((1,))

    with K.evaluating(phase):
        K.in_test_phase(branch("x"), branch("alt"))
    assert called == built


def test_a_tensor_is_taken_as_it_is():
    x, alt = K.zeros((1,)), K.ones((1,))
    with K.evaluating(True):
        assert K.in_train_phase(x, alt) is x and K.in_test_phase(x, alt) is alt
    with K.evaluating(False):
        assert K.in_train_phase(x, alt) is alt and K.in_test_phase(x, alt) is x


def test_the_symbol_chooses_when_called(uncompiled):
    x = K.placeholder(ndim=1)
    outputs = [K.in_train_phase(x * 2, x), K.in_test_phase(x * 2, x)]
    f = K.function([x, K.learning_phase()], outputs)
    assert [float(a[0]) for a in f([[3.], 1])] == [6., 3.]
    assert [float(a[0]) for a in f([[3.], 0])] == [3., 6.]


def test_a_fixed_phase_leaves_no_switch(uncompiled):
    x = K.placeholder(ndim=2)
    y = K.in_train_phase(lambda: K.dropout(x, 0.5, seed=7), x)
    (fixed,), _ = K.fix_phase([y], [], False)
    np.testing.assert_array_equal(values([x], [fixed], [X])[0], X)
    assert SYMBOL not in K.inputs_of(fixed)
    nodes = str(theano.function([x], fixed).maker.fgraph.toposort())
    assert "Elemwise" not in nodes  # neither a switch nor the product with the mask


def test_a_fixed_phase_draws_as_the_symbol_does(uncompiled):
    x = K.placeholder(ndim=2)

    def graph():
        return K.in_train_phase(lambda: K.dropout(x, 0.5, seed=7), x)

    symbolic = K.function([x, SYMBOL], graph())
    (fixed,), updates = K.fix_phase([graph()], [], True)
    f = K.function([x], fixed, updates=updates)
    for _ in range(3):
        np.testing.assert_array_equal(f([X]), symbolic([X, 1]))


def test_generators_go_on_though_their_draws_are_not_used(uncompiled):
    """In 1.x the test function holds the random nodes: a ``predict`` changes the draws of the next training."""
    x = K.placeholder(ndim=2)
    y = K.in_train_phase(lambda: K.dropout(x, 0.5, seed=7), x)
    (train,), train_updates = K.fix_phase([y], [], True)
    (test,), test_updates = K.fix_phase([y], [], False)
    fit, predict = K.function([x], train, updates=train_updates), K.function([x], test, updates=test_updates)
    first = fit([X])
    predict([X])
    third = fit([X])
    plain = K.function([x], K.dropout(x, 0.5, seed=7))
    expected = [plain([X]) for _ in range(3)]
    np.testing.assert_array_equal(first, expected[0])
    np.testing.assert_array_equal(third, expected[2])


def test_updates_are_fixed_too(uncompiled):
    n = K.variable(0.)
    _, updates = K.fix_phase([], [(n, n + K.cast(K.learning_phase(), "float32") + 1)], True)
    K.function([], [], updates=updates)([])
    assert K.get_value(n) == 2.


def test_a_shape_that_depends_on_the_phase(uncompiled):
    """The generator's update must not keep the symbol, else the function lacks an input."""
    x = K.placeholder(ndim=2)
    y = K.dropout(K.in_train_phase(x, x * 2), 0.5, seed=3)
    (fixed,), updates = K.fix_phase([y], [], False)
    assert K.function([x], fixed, updates=updates)([X]).max() == 4.


def branch(called, name):
    return lambda: called.append(name) or K.zeros((1,))


@pytest.mark.parametrize("release, built", [("0.3.3", ["x"]), ("1.0.8", ["x", "alt"]), ("1.2.2", ["x", "alt"]),
                                            ("2.0.0", ["x"])])
def test_in_1_x_both_branches_are_built_for_a_phase_in_numbers(release, built):
    called = []
    K.set_learning_phase(1)
    with emulate(release):
        K.in_train_phase(branch(called, "x"), branch(called, "alt"))
    assert called == built


@pytest.mark.parametrize("phase", [0, 1])
def test_a_phase_that_was_set(phase):
    K.set_learning_phase(phase)
    x, alt = K.zeros((1,)), K.ones((1,))
    assert K.learning_phase() == phase
    assert K.in_train_phase(x, alt) is (x if phase else alt)
    assert K.in_test_phase(x, alt) is (alt if phase else x)
    with K.evaluating(not phase):  # a graph that is asked for a phase has that one
        assert K.learning_phase() == int(not phase)
    K.set_learning_phase(None)
    assert K.learning_phase() is SYMBOL


def test_a_phase_that_is_none():
    with pytest.raises(ValueError, match="Expected learning phase to be 0 or 1."):
        K.set_learning_phase(2)


def test_what_depends_on_the_symbol_is_marked():
    x, alt = K.zeros((1,)), K.ones((1,))
    assert K.in_train_phase(x, alt)._uses_learning_phase and K.in_test_phase(x, alt)._uses_learning_phase
    assert not K.in_train_phase(x, alt, training=K.placeholder(ndim=0))._uses_learning_phase


def test_training_is_told(uncompiled):
    x, alt = K.zeros((1,)), K.ones((1,))
    assert K.in_train_phase(x, alt, training=1) is x and K.in_test_phase(x, alt, training=True) is alt
    flag = K.placeholder(ndim=0, dtype="uint8")
    f = K.function([flag], K.in_train_phase(x, alt, training=flag))
    assert (f([1])[0], f([0])[0]) == (0., 1.)


def test_a_phase_in_numbers_among_the_inputs_of_a_function(uncompiled):
    x = K.placeholder(ndim=1)
    K.set_learning_phase(0)
    f = K.function([x, K.learning_phase()], [K.in_train_phase(x, 2 * x)])
    assert f([[3.], 1])[0] == 6.


@pytest.mark.parametrize("phase, expected", [(0, 1.), (True, 3.), (np.uint8(1), 3.)])
def test_the_phase_is_given_as_any_number(uncompiled, phase, expected):
    x = K.placeholder(ndim=1)
    f = K.function([x, K.learning_phase()], [K.in_train_phase(3 * x, x)])
    assert f([[1.], phase])[0] == expected
