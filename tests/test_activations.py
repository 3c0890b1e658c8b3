"""Activations, against NumPy."""
import numpy as np
import pytest

import keras1
from keras1 import activations
from keras1 import backend as K
from keras1.errors import ShapeError

MATRIX = np.array([[-6., -1., -.2, 0., .3], [2., 4., .5, -3., 70.], [1., 1., 1., 1., 1.]], "float32")
STEPS = np.arange(24, dtype="float32").reshape((2, 4, 3)) / 5. - 2.


def softmax(x):
    powers = np.exp(x.astype("float64") - x.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


REFERENCE = {
    "softmax": softmax,
    "softplus": lambda x: np.log1p(np.exp(x.astype("float64"))),
    "relu": lambda x: np.maximum(x, 0),
    "tanh": np.tanh,
    "sigmoid": lambda x: 1 / (1 + np.exp(-x.astype("float64"))),
    "hard_sigmoid": lambda x: np.clip(.2 * x + .5, 0, 1),
    "linear": lambda x: x,
}


@pytest.fixture(scope="module")
def values():
    """Every activation of both arrays, and relu's arguments, from one function."""
    arrays = [MATRIX, STEPS]
    inputs = [K.placeholder(ndim=2), K.placeholder(ndim=3)]
    outputs = [activations.get(name)(x) for x in inputs for name in REFERENCE]
    outputs += [activations.relu(inputs[0], alpha=.3), activations.relu(inputs[0], max_value=2.),
                activations.relu(inputs[0], alpha=.1, max_value=1.)]
    got = K.function(inputs, outputs)(arrays)
    names = [(name, ndim) for ndim in (2, 3) for name in REFERENCE]
    return dict(zip(names + ["alpha", "max_value", "both"], got))


@pytest.mark.parametrize("name", REFERENCE)
@pytest.mark.parametrize("x", [MATRIX, STEPS], ids=["matrix", "steps"])
def test_values(values, name, x):
    np.testing.assert_allclose(values[name, x.ndim], REFERENCE[name](x), rtol=2e-5, atol=1e-6)


@pytest.mark.parametrize("ndim", [2, 3])
def test_softmax_sums_to_one(values, ndim):
    np.testing.assert_allclose(values["softmax", ndim].sum(axis=-1), 1, rtol=1e-6)


def test_relu_arguments(values):
    def leaky(slope):
        return np.where(MATRIX > 0, MATRIX, slope * MATRIX)

    np.testing.assert_allclose(values["alpha"], leaky(.3), rtol=1e-5)
    np.testing.assert_allclose(values["max_value"], np.clip(MATRIX, 0, 2), rtol=1e-5)
    np.testing.assert_allclose(values["both"], np.minimum(leaky(.1), 1), rtol=1e-5)


@pytest.mark.parametrize("ndim", [1, 4])
def test_softmax_of_other_dimensions(ndim):
    with pytest.raises(ShapeError) as caught:
        activations.softmax(K.placeholder(ndim=ndim))
    assert type(caught.value).__name__ == "Exception"
    assert caught.value.args == (
        "Cannot apply softmax to a tensor that is not 2D or 3D. Here, ndim=%d" % ndim,)


@pytest.mark.parametrize("name", REFERENCE)
def test_functions_bear_the_names_that_configurations_hold(name):
    assert activations.get(name).__name__ == name


# -- 1.x; what 1.0.8 answered is among the goldens: voc_metrics

def test_softsign_and_elu():
    x = K.variable(MATRIX)
    soft, half = K.function([], [activations.softsign(x), activations.elu(x, alpha=.5)])([])
    np.testing.assert_allclose(soft, MATRIX / (1 + abs(MATRIX)), rtol=1e-5)
    np.testing.assert_allclose(half, np.where(MATRIX > 0, MATRIX, .5 * np.expm1(MATRIX)), rtol=1e-4, atol=1e-6)


def test_from_1_2_on_softmax_raises_a_value_error():
    with keras1.emulate("1.2.2"), pytest.raises(ValueError, match="Here, ndim=1"):
        activations.softmax(K.placeholder(ndim=1))
