"""First values of variables: those of ``eval()``, by as few functions as there are formulas."""
import numpy as np
import pytest
from theano import tensor
from theano.graph.fg import MissingInputError

import keras1
from keras1 import backend as K
from keras1 import initializers
from keras1.backend import first_values
from keras1.backend.first_values import first_value

SHAPES = [(3, 3), (1, 4), (4, 1), (2, 3), (4,), (1,), (2, 3, 1, 1), ()]


@pytest.fixture(autouse=True)
def functions(monkeypatch):
    """The functions that were compiled, none at first."""
    made = {}
    monkeypatch.setattr(first_values, "_functions", made)
    with keras1.emulate("2.3.1"):
        yield made


def made(name, shape, seed=3):
    np.random.seed(seed)
    return initializers.get(name)(shape)


@pytest.mark.parametrize("name", ["glorot_uniform", "zeros", "random_normal", "truncated_normal"])
def test_values_are_those_of_eval(name):
    for shape in SHAPES[:3] if "normal" in name else SHAPES:
        value, wanted = first_value(made(name, shape)), made(name, shape).eval()
        assert np.array_equal(value, wanted) and value.dtype == wanted.dtype and value.shape == shape


def test_generators_go_on():
    one, other = made("glorot_uniform", (2, 3)), made("glorot_uniform", (2, 3))
    values = [first_value(one) for _ in range(3)]
    assert all(np.array_equal(value, other.eval()) for value in values)
    assert not np.array_equal(values[0], values[1])


def test_a_formula_is_compiled_once(functions):
    for rows in (3, 5, 7):
        for seed in (1, 2):
            value = first_value(made("glorot_uniform", (rows, 4), seed))
            assert np.array_equal(value, made("glorot_uniform", (rows, 4), seed).eval())
    assert len(functions) == 1


def test_formulas_that_differ_are_told_apart():
    x, y = K.ones((2, 3)), K.variable(np.arange(6.).reshape(2, 3))
    for graph in (x + y, y + x, x - y, y - x, (x + y)[:1], (x + y)[:, 1:], y * y, y * x, x * y + y, (x + y) * y):
        assert np.array_equal(first_value(graph), graph.eval())


def test_values_of_variables_are_those_of_now():
    y = K.variable([1., 2.])
    first_value(y + 1)
    K.set_value(y, [5., 6.])
    assert first_value(y + 1).tolist() == [6., 7.]


def test_a_row_stays_a_row():
    for row in (tensor.alloc(1., 1, 3), tensor.reshape(K.ones((3,)), (1, 3))):
        assert first_value(row + K.ones((2, 3))).tolist() == [[2.] * 3] * 2


def test_what_depends_on_a_placeholder_has_no_value():
    with pytest.raises(MissingInputError):
        first_value(K.placeholder(ndim=1) + 1)
