"""Losses, against NumPy; names by release."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1 import objectives
from keras1.errors import UnknownNameError

EPS = 1e-7
RNG = np.random.RandomState(0)
#: Truth and prediction: probabilities, and numbers of both signs, as rows and as steps.
DATA = {
    "rows": (np.eye(3)[RNG.randint(0, 3, 5)], RNG.dirichlet(np.ones(3), 5)),
    "steps": (RNG.normal(size=(2, 4, 3)).round(1), RNG.normal(size=(2, 4, 3))),
}


def last_mean(x):
    return x.mean(axis=-1)


def unit(x):
    return x / np.sqrt(np.maximum((x ** 2).sum(axis=-1, keepdims=True), EPS))


REFERENCE = {
    "mean_squared_error": lambda y, p: last_mean((p - y) ** 2),
    "root_mean_squared_error": lambda y, p: np.sqrt(last_mean((p - y) ** 2)),
    "mean_absolute_error": lambda y, p: last_mean(abs(p - y)),
    "mean_absolute_percentage_error": lambda y, p: 100 * last_mean(abs(y - p) / np.maximum(abs(y), EPS)),
    "mean_squared_logarithmic_error":
        lambda y, p: last_mean((np.log(np.maximum(p, EPS) + 1) - np.log(np.maximum(y, EPS) + 1)) ** 2),
    "squared_hinge": lambda y, p: last_mean(np.maximum(1 - y * p, 0) ** 2),
    "hinge": lambda y, p: last_mean(np.maximum(1 - y * p, 0)),
    "cosine_proximity": lambda y, p: -last_mean(unit(y) * unit(p)),
}
OF_PROBABILITIES = {
    "binary_crossentropy": lambda y, p: -last_mean(y * np.log(p) + (1 - y) * np.log(1 - p)),
    "categorical_crossentropy": lambda y, p: -(y * np.log(p)).sum(axis=-1),
    "poisson": lambda y, p: last_mean(p - y * np.log(p + EPS)),
    "poisson_loss": lambda y, p: last_mean(p - y * np.log(p + EPS)),
}
ROWS = [*REFERENCE, *OF_PROBABILITIES]


@pytest.fixture(scope="module")
def values():
    """Every loss of every array, from one function; of the crossentropy both variants."""
    rows, steps = ([K.placeholder(ndim=ndim), K.placeholder(ndim=ndim)] for ndim in (2, 3))
    with keras1.emulate("0.3.2"):
        outputs = [getattr(objectives, name)(*rows) for name in ROWS]
        outputs += [getattr(objectives, name)(*steps) for name in REFERENCE]
    with keras1.emulate("0.3.1"):
        outputs.append(objectives.categorical_crossentropy(*rows))
    arrays = [array.astype("float32") for pair in DATA.values() for array in pair]
    got = K.function(rows + steps, outputs)(arrays)
    keys = [(name, "rows") for name in ROWS] + [(name, "steps") for name in REFERENCE] + ["mean"]
    return dict(zip(keys, got))


@pytest.mark.parametrize("name", ROWS)
def test_rows(values, name):
    expected = {**REFERENCE, **OF_PROBABILITIES}[name](*DATA["rows"])
    np.testing.assert_allclose(values[name, "rows"], expected, rtol=1e-4)


@pytest.mark.parametrize("name", REFERENCE)
def test_steps_keep_their_axis(values, name):
    np.testing.assert_allclose(values[name, "steps"], REFERENCE[name](*DATA["steps"]), rtol=1e-4, atol=1e-6)


def test_categorical_crossentropy_up_to_0_3_1_is_the_mean_of_the_batch(values):
    assert values["mean"].shape == ()
    expected = OF_PROBABILITIES["categorical_crossentropy"](*DATA["rows"]).mean()
    np.testing.assert_allclose(values["mean"], expected, rtol=1e-5)


@pytest.mark.parametrize("alias, name", [
    ("mse", "mean_squared_error"), ("MSE", "mean_squared_error"), ("mae", "mean_absolute_error"),
    ("MAE", "mean_absolute_error"), ("mape", "mean_absolute_percentage_error"),
    ("MAPE", "mean_absolute_percentage_error"), ("msle", "mean_squared_logarithmic_error"),
    ("MSLE", "mean_squared_logarithmic_error"), ("cosine", "cosine_proximity")])
@pytest.mark.parametrize("release", ["0.3.1", "0.3.3"])
def test_aliases(release, alias, name):
    with keras1.emulate(release):
        assert objectives.get(alias) is objectives.get(name) is getattr(objectives, name)
        assert objectives.get(alias).__name__ == name


@pytest.mark.parametrize("name", ["root_mean_squared_error", "rmse", "RMSE", "poisson_loss"])
def test_names_up_to_0_3_1(name):
    with keras1.emulate("0.3.1"):
        assert objectives.get(name) is getattr(objectives, name)
    for release in ("0.3.2", "0.3.3"):
        with keras1.emulate(release), pytest.raises(UnknownNameError) as caught:
            objectives.get(name)
        assert caught.value.args == ("Invalid objective: %s" % name,)


def test_every_name_is_what_configurations_hold():
    for name in ROWS:
        assert getattr(objectives, name).__name__ == name


# -- 1.x; what 1.0.8 and 1.2.2 answered is among the goldens: voc_metrics, objectives

def test_distributions_and_class_numbers():
    p, q = np.array([[.2, .8], [.5, .5]]), np.array([[.6, .4], [.1, .9]])
    classes = np.array([[1], [0]])
    divergence, loss = K.function([], [
        objectives.get("kld")(K.variable(p), K.variable(q)),
        objectives.sparse_categorical_crossentropy(K.variable(classes), K.variable(q))])([])
    np.testing.assert_allclose(divergence, (p * np.log(p / q)).sum(axis=1), rtol=1e-4)
    np.testing.assert_allclose(np.ravel(loss), -np.log([.4, .1]), rtol=1e-4)
