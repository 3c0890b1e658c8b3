"""Batch normalization against NumPy, before and after Theano did it."""
import numpy as np
import pytest

from keras1 import backend as K
from keras1.history import emulate

X = np.random.RandomState(4).normal(size=(5, 3, 2, 2)).astype("float32")
GAMMA, BETA = np.array([1., 2., .5], "float32"), np.array([0., -1., 1.], "float32")


def wide(vector):
    return np.asarray(vector).reshape((1, 3, 1, 1))


@pytest.mark.parametrize("release, surplus", [("1.1.2", 0.), ("1.2.0", 1e-2)])
def test_by_the_batch(uncompiled, release, surplus):
    mean, var = X.mean(axis=(0, 2, 3)), X.var(axis=(0, 2, 3))
    with emulate(release):
        x, gamma, beta = K.variable(X), K.variable(GAMMA), K.variable(BETA)
        made = K.normalize_batch_in_training(x, gamma, beta, [0, 2, 3], epsilon=1e-2)
    normed, got_mean, got_var = [K.eval(one) for one in made]
    expected = wide(GAMMA) * (X - wide(mean)) / np.sqrt(wide(var) + 1e-2) + wide(BETA)
    np.testing.assert_allclose(normed, expected, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(got_mean, mean, rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(got_var, var + surplus, rtol=1e-4)


@pytest.mark.parametrize("release, epsilon", [("1.1.2", 1e-4), ("1.2.0", 1e-3)])
def test_by_given_statistics(uncompiled, release, epsilon):
    mean, var = wide([.1, .2, .3]), wide([.01, 1., 4.])
    with emulate(release):
        parts = [K.pattern_broadcast(K.variable(part), (True, False, True, True))
                 for part in (mean, var, wide(BETA), wide(GAMMA))]
        got = K.eval(K.batch_normalization(K.variable(X), *parts))
    expected = wide(GAMMA) * (X - mean) / np.sqrt(var + epsilon) + wide(BETA)
    np.testing.assert_allclose(got, expected, rtol=1e-4, atol=1e-5)


def test_vectors_are_for_the_last_axis_from_1_2_on(uncompiled):
    rows = X[:, :, 0, 0]
    with emulate("1.2.2"):
        parts = map(K.variable, ([0., 1., 2.], [1., 2., 3.], BETA, GAMMA))
        got = K.eval(K.batch_normalization(K.variable(rows), *parts))
    expected = GAMMA * (rows - [0., 1., 2.]) / np.sqrt(np.array([1., 2., 3.]) + 1e-3) + BETA
    np.testing.assert_allclose(got, expected, rtol=1e-4, atol=1e-5)
