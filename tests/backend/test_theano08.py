"""Where Theano 0.8 computed otherwise."""
import numpy as np
import pytest

from keras1 import backend as K
from keras1.backend.theano08 import _saturated_sigmoid
from keras1.history import emulate

X, Y = [1., 2., 3.], [1., 3., 2.]


@pytest.mark.parametrize("release, to_y", [("0.3.1", [1., 1., 0.]), ("1.0.0", [0., 1., 0.])])
def test_the_gradient_of_maximum_where_equal(release, to_y, uncompiled):
    x, y = K.variable(X), K.variable(Y)
    with emulate(release):
        gradients = K.gradients(K.sum(K.maximum(x, y)), [x, y])
    assert [K.eval(g).tolist() for g in gradients] == [[1., 0., 1.], to_y]


@pytest.mark.parametrize("release, to_y", [("0.3.1", [1., 0., 1.]), ("1.0.0", [0., 0., 1.])])
def test_the_gradient_of_minimum_where_equal(release, to_y, uncompiled):
    x, y = K.variable(X), K.variable(Y)
    with emulate(release):
        gradients = K.gradients(K.sum(K.minimum(x, y)), [x, y])
    assert [K.eval(g).tolist() for g in gradients] == [[1., 1., 0.], to_y]


def test_integers_have_no_gradient(uncompiled):
    x = K.variable(X)
    i = K.cast(x, "int32")
    assert K.eval(K.maximum(i, 2)).tolist() == [2, 2, 3]
    assert K.eval(K.gradients(K.sum(K.maximum(i, 2) * x), x)).tolist() == [2., 2., 3.]


@pytest.mark.parametrize("release, expected", [("0.3.1", [-3., -2., -1., 1., 2., 3.]),
                                               ("1.0.0", [-2., -2., -0., 0., 2., 2.])])
def test_halves_are_rounded(release, expected, uncompiled):
    with emulate(release):
        assert K.eval(K.round(K.variable([-2.5, -1.5, -.5, .5, 1.5, 2.5]))).tolist() == expected


@pytest.mark.parametrize("release, dtype", [("0.3.1", "int8"), ("1.0.0", "bool")])
def test_truths_have_a_type(release, dtype):
    x = K.variable(X)
    with emulate(release):
        assert {str(t.dtype) for t in (K.equal(x, 1.), K.not_equal(x, 1.), K.any(x))} == {dtype}


def test_the_sigmoid_is_saturated():
    x = np.array([-90, -14, 14.9, 15.1], dtype="float32")
    exact = 1 / (1 + np.exp(-x.astype("float64")))
    got = K.function([], K.sigmoid(K.variable(x)))([])
    assert got[0] == 0. and got[3] == 1. and got[2] < 1.
    np.testing.assert_allclose(got, exact, rtol=1e-6, atol=1e-30)


def test_the_sigmoid_of_integers_is_left_to_python():
    node = K.sigmoid(K.variable([1, 2], dtype="int32")).owner
    with pytest.raises(NotImplementedError):
        _saturated_sigmoid(None, node, "", ["x"], ["z"], {})
