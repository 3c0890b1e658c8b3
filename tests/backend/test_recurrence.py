"""Recurrence as one operation against the same by Theano's scan: values, gradients, what is left out, errors."""
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keras1 import backend as K
from keras1.backend import SETUP, cores, theano
from keras1.backend.fast_paths import PATHS, without
from keras1.backend.recurrence import Formula, is_known, plain, through_time
from keras1.backend.recurrence.operations import Recurrence, RecurrenceGradient
from keras1.backend.recurrence.plan import ACTIVATIONS, CELLS, Plan

pytestmark = [pytest.mark.skipif(not SETUP.compiler, reason="the kernel needs a compiler"),
              pytest.mark.usefixtures("uncompiled", "kernel_there")]
T = theano.tensor
UNOPTIMIZED = theano.compile.Mode(linker="py", optimizer=None)  # there sooner
MATRICES = {1: T.fvector, 2: T.fmatrix, 3: T.ftensor3}


@pytest.fixture
def kernel_there(monkeypatch):
    """The path is taken, though what surrounds it runs in Python."""
    monkeypatch.setitem(PATHS, "recurrence", PATHS["recurrence"]._replace(hindrance=lambda: None))


@st.composite
def problems(draw, most=4):
    """A plan, and arrays that fit it."""
    cell = draw(st.sampled_from(sorted(CELLS)))
    gates = CELLS[cell].gates
    samples, time, features, units = (draw(st.integers(low, most)) for low in (0, 1, 1, 1))
    shares = st.sampled_from([1, gates])
    W, U = draw(st.sampled_from([0, 1, gates])), draw(shares)
    b = draw(st.sampled_from([0, 1, gates]))
    recurrent_bias = int(cell == "GRUResetAfter" and draw(st.booleans()))
    states = draw(st.sampled_from([0, CELLS[cell].states]))
    drops, masked = draw(st.sampled_from([0, 1, gates])), int(draw(st.booleans()))
    plan = Plan(cell, draw(st.sampled_from(ACTIVATIONS)), draw(st.sampled_from(ACTIVATIONS)), draw(st.booleans()),
                draw(st.booleans()), (1, W, b, U, recurrent_bias, states, drops, masked))
    rs = np.random.RandomState(draw(st.integers(0, 2 ** 31)))
    width = gates * units
    shapes = ([(samples, time, features if W else width)] + [(features, width // max(W, 1))] * W
              + [(width // max(b, 1),)] * b + [(units, width // U)] * U + [(width,)] * recurrent_bias
              + [(samples, units)] * states)
    arrays = [rs.uniform(-1, 1, shape).astype("float32") for shape in shapes]
    arrays += [2 * rs.binomial(1, 0.5, (samples, units)).astype("float32") for _ in range(drops)]
    arrays += [rs.binomial(1, 0.6, (samples, time)).astype("int8") for _ in range(masked)]
    return plan, arrays


def inputs_of(plan, arrays):
    return [T.bmatrix() if array.dtype == "int8" else MATRICES[array.ndim]() for array in arrays]


def weighted(tensors, seed=0):
    """A sum in which each element counts in a way of its own."""
    return sum((tensor * T.cos(seed + i + T.arange(tensor.size).reshape(tensor.shape, ndim=tensor.ndim))).sum()
               for i, tensor in enumerate(tensors))


def both_ways(plan, arrays, made_of):
    """What is made of the results of the operation, and of those of the plain graph."""
    answers = []
    for results in (lambda inputs: Recurrence(plan)(*inputs)[:-1],
                    lambda inputs: plain.results(plan, plan.sorted(inputs))):
        inputs = inputs_of(plan, arrays)
        asked = made_of(inputs, results(inputs))
        answers.append(theano.function(inputs, asked, on_unused_input="ignore", mode=UNOPTIMIZED)(*arrays))
    return answers


def assert_equal(found, expected):
    for one, other in zip(found, expected):
        assert one.shape == other.shape
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=2e-5)


@settings(max_examples=15)
@given(problems())
def test_values_and_gradients(problem):
    plan, arrays = problem

    def values_and_gradients(inputs, results):
        return results + T.grad(weighted(results), inputs[:plan.derived], disconnected_inputs="ignore")

    assert_equal(*both_ways(plan, arrays, values_and_gradients))


@pytest.mark.parametrize("cell, results", [
    ("SimpleRNN", [0]), ("GRU", [1]), ("GRUResetAfter", [2]), ("LSTM", [0]), ("LSTM", [3])])
def test_gradient_by_some_results(cell, results):
    """Samples and units of more than one block, and the gradient by one of the results alone."""
    gates, rs = CELLS[cell].gates, np.random.RandomState(0)
    plan = Plan(cell, "tanh", "sigmoid", False, False, (1, 1, 1, 1, 0, 0, 0, 1))
    arrays = [rs.uniform(-1, 1, shape).astype("float32") for shape in
              [(70, 3, 5), (5, gates * 18), (gates * 18,), (18, gates * 18)]]
    arrays.append(rs.binomial(1, 0.7, (70, 3)).astype("int8"))
    assert_equal(*both_ways(plan, arrays, lambda inputs, made: T.grad(
        weighted([made[i] for i in results]), inputs[:plan.derived])))


@pytest.mark.parametrize("cell", ["SimpleRNN", "GRU"])
def test_second_derivatives(cell):
    gates, rs = CELLS[cell].gates, np.random.RandomState(0)
    plan = Plan(cell, "tanh", "sigmoid", False, False, (1, 1, 0, 1, 0, 0, 0, 0))
    arrays = [rs.uniform(-1, 1, shape).astype("float32") for shape in [(2, 2, 2), (2, gates * 2), (2, gates * 2)]]

    def derived_twice(inputs, results):
        return T.grad(weighted(T.grad(weighted(results), inputs), seed=5), inputs)

    assert_equal(*both_ways(plan, arrays, derived_twice))


def test_strides_and_order_of_the_inputs():
    plan = Plan("LSTM", "tanh", "hard_sigmoid", False, False, (1, 1, 1, 1, 0, 0, 0, 0))
    rs = np.random.RandomState(0)
    arrays = [rs.uniform(-1, 1, shape).astype("float32") for shape in [(4, 3, 2), (2, 12), (12,), (3, 12)]]
    strange = [arrays[0].transpose(1, 0, 2).copy().transpose(1, 0, 2), np.asfortranarray(arrays[1]),
               np.repeat(arrays[2], 2)[::2], arrays[3][::-1].copy()[::-1]]
    inputs = inputs_of(plan, arrays)
    run = theano.function(inputs, Recurrence(plan)(*inputs)[0])
    np.testing.assert_array_equal(run(*arrays), run(*strange))


def test_the_number_of_cores_changes_nothing():
    plan = Plan("GRU", "tanh", "hard_sigmoid", False, False, (1, 1, 0, 1, 0, 0, 0, 0))
    rs = np.random.RandomState(0)
    arrays = [rs.uniform(-1, 1, shape).astype("float32") for shape in [(90, 4, 6), (6, 60), (20, 60)]]
    inputs = inputs_of(plan, arrays)
    results = Recurrence(plan)(*inputs)[:-1]
    run = theano.function(inputs, results + T.grad(weighted(results), inputs))
    try:
        cores.use(1)
        alone = run(*arrays)
        cores.use(3)
        for one, other in zip(alone, run(*arrays)):
            np.testing.assert_array_equal(one, other)
    finally:
        cores.use(cores.available())


def operations(function, kind):
    return [node.op for node in function.maker.fgraph.toposort() if isinstance(node.op, kind)]


def test_what_nobody_uses_is_not_computed():
    plan = Plan("LSTM", "tanh", "sigmoid", False, False, (1, 1, 1, 1, 0, 0, 0, 0))
    inputs = [T.ftensor3(), T.fmatrix(), T.fvector(), T.fmatrix()]
    last, outputs, *_ = Recurrence(plan)(*inputs)
    [op] = operations(theano.function(inputs, last), Recurrence)
    assert (op.sequence, op.keeps) == (False, False)
    [op] = operations(theano.function(inputs, outputs), Recurrence)
    assert (op.sequence, op.keeps) == (True, False)
    trained = theano.function(inputs, [last, *T.grad(last.sum(), inputs[1:])])
    [op] = operations(trained, Recurrence)
    assert (op.sequence, op.keeps) == (False, True)
    [op] = operations(trained, RecurrenceGradient)
    assert op.given == (True, False, False, False) and op.wanted == (False, True, True)


def test_shapes_cost_no_computation():
    plan = Plan("GRU", "tanh", "sigmoid", False, False, (1, 1, 0, 1, 0, 0, 0, 0))
    inputs = [T.ftensor3(), T.fmatrix(), T.fmatrix()]
    last, outputs, *_ = Recurrence(plan)(*inputs)
    shape = theano.function(inputs, [outputs.shape, last.shape])
    assert not operations(shape, Recurrence)
    assert shape(*(np.zeros(s, "float32") for s in [(5, 4, 3), (3, 6), (2, 6)]))[0].tolist() == [5, 4, 2]


FORMULA = Formula("SimpleRNN", "tanh", "linear", [T.fmatrix()], [T.fmatrix()], [T.fvector()])


def test_what_the_kernel_does_not_know():
    x, mask = T.ftensor3(), T.bmatrix()
    assert is_known(FORMULA, x, [], mask)
    assert not is_known(FORMULA._replace(activation=None), x, [])
    assert not is_known(FORMULA, T.dtensor3(), [])
    assert not is_known(FORMULA, x, [T.fcol()])
    assert not is_known(FORMULA, x, [], T.btensor3())
    assert is_known(FORMULA, x, [], K.expand_dims(mask))
    with without("recurrence"):
        assert not is_known(FORMULA, x, [])


@pytest.mark.parametrize("shapes, what", [
    ([(2, 3, 4), (5, 6), (6,), (6, 6)], "W"), ([(2, 3, 4), (4, 6), (5,), (6, 6)], "b"),
    ([(2, 3, 4), (4, 5), (5,), (6, 5)], "W"), ([(2, 0, 4), (4, 6), (6,), (6, 6)], "without steps")])
def test_arrays_that_do_not_fit(shapes, what):
    x = T.ftensor3()
    run = theano.function([x, *FORMULA.W, *FORMULA.b, *FORMULA.U], through_time(FORMULA, x)[0])
    with pytest.raises(ValueError, match=what):
        run(*(np.zeros(shape, "float32") for shape in shapes))
