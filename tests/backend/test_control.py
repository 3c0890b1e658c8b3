"""Loops over time against loops in NumPy; choices."""
import itertools

import numpy as np
import pytest

from keras1 import backend as K
from keras1.errors import ArgumentError, ShapeError
from keras1.history import emulate

rs = np.random.RandomState(3)
X = rs.normal(size=(2, 4, 3)).astype("float32")
MASK = np.array([[1, 1, 0, 0], [0, 1, 0, 1]], "int8")


def loop(x, mask, backwards):
    """What ``rnn`` does with ``step``, written for NumPy: last output, outputs in the order they came, states."""
    state, total, output, outputs = np.zeros((2, 3)), np.ones((2, 3)), np.zeros((2, 3)), []
    for t in range(4)[::-1] if backwards else range(4):
        keep = mask[:, t:t + 1] if mask is not None else 1
        new = np.tanh(x[:, t] + 0.5 * state)
        output = np.where(keep, new * total, output)
        state, total = np.where(keep, new, state), np.where(keep, total + 2., total)
        outputs.append(output)
    return output, np.stack(outputs, axis=1), state, total


def step(x, states):
    new = K.tanh(x + 0.5 * states[0])
    return new * states[1], [new, states[1] + states[2]]


@pytest.mark.parametrize("unroll, masked, backwards", list(itertools.product([False, True], repeat=3)))
def test_against_numpy(uncompiled, unroll, masked, backwards):
    x, mask = K.placeholder(shape=(2, 4, 3)), K.placeholder(ndim=2, dtype="int8")
    with emulate("1.2.2"):
        last, outputs, states = K.rnn(step, x, [K.zeros((2, 3)), K.ones((2, 3))], go_backwards=backwards,
                                      mask=mask if masked else None, constants=[K.variable(2.)], unroll=unroll,
                                      input_length=4)
        got = K.function([x, mask], [last, outputs] + states)([X, MASK])
    for ours, expected in zip(got, loop(X, MASK if masked else None, backwards)):
        np.testing.assert_allclose(ours, expected, rtol=1e-5)


def test_a_state_of_one_feature_is_taken_from_1_2_2_on(uncompiled):
    def last_state():
        x, start = K.placeholder(shape=(2, 4, 1)), K.pattern_broadcast(K.zeros((2, 1)), (False, True))
        return K.function([x], K.rnn(lambda x, s: (x + s[0], [x + s[0]]), x, [start])[2])([np.ones((2, 4, 1))])[0]

    with emulate("1.2.0"), pytest.raises(TypeError):
        last_state()
    with emulate("1.2.2"):
        np.testing.assert_array_equal(last_state(), [[4.], [4.]])


@pytest.mark.parametrize("release, kind", [("1.0.8", Exception), ("1.2.2", ValueError)])
def test_the_number_of_steps_is_needed(release, kind):
    with emulate(release), pytest.raises(kind, match="an `input_length` must be provided") as error:
        K.rnn(step, K.placeholder(ndim=3), [], unroll=True)
    assert isinstance(error.value, ArgumentError) and error.value.upstream is kind


def test_a_time_axis_is_needed():
    with emulate("1.2.2"), pytest.raises(AssertionError, match="at least 3D") as error:
        K.rnn(step, K.placeholder(ndim=2), [])
    assert isinstance(error.value, ShapeError)


def test_switch_builds_what_it_is_given(uncompiled):
    chosen = K.switch(K.variable(1, dtype="int32"), lambda: K.ones((1,)), K.zeros((1,)))
    assert K.eval(chosen) == [1.]
