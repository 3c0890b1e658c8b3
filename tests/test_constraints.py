"""Constraints, against NumPy; the axis and epsilon that came with 0.3.2."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1 import constraints
from keras1.constraints import Constraint, MaxNorm, MinMaxNorm, NonNeg, UnitNorm

P = np.array([[3., -.1, 0.], [4., .2, 0.]], "float32")
CUBE = np.arange(12, dtype="float32").reshape((2, 3, 2)) / 10.
EPS = 1e-7


def norms(p, axis):
    return np.sqrt((p.astype("float64") ** 2).sum(axis=axis, keepdims=True))


def max_norm(p, m=2, axis=0):
    return p * np.clip(norms(p, axis), 0, m) / (EPS + norms(p, axis))


#: Release, constraint, its tensor, and the expected value.
CASES = {
    "max_norm": ("0.3.1", lambda: MaxNorm(), P, max_norm(P)),
    "max_norm of 1": ("0.3.1", lambda: MaxNorm(1), P, max_norm(P, 1)),
    "max_norm of a cube": ("0.3.1", lambda: MaxNorm(.5), CUBE, max_norm(CUBE, .5)),
    "max_norm of a vector": ("0.3.1", lambda: MaxNorm(1.), P[:, 0], np.array([.6, .8])),
    "max_norm since": ("0.3.2", lambda: MaxNorm(), P, max_norm(P)),
    "max_norm of rows": ("0.3.3", lambda: MaxNorm(1, axis=1), P, max_norm(P, 1, 1)),
    "max_norm of axes": ("0.3.3", lambda: MaxNorm(.5, [1, 2]), CUBE, max_norm(CUBE, .5, (1, 2))),
    "non_neg": ("0.3.1", lambda: NonNeg(), P, np.maximum(P, 0)),
    "unit_norm": ("0.3.1", lambda: UnitNorm(), P, P / norms(P, -1)),
    "unit_norm of a cube": ("0.3.1", lambda: UnitNorm(), CUBE, CUBE / norms(CUBE, -1)),
    "unit_norm since": ("0.3.2", lambda: UnitNorm(), P, P / (EPS + norms(P, 0))),
    "unit_norm of rows": ("0.3.3", lambda: UnitNorm(axis=1), P, P / (EPS + norms(P, 1))),
    "min_max_norm": ("1.2.2", lambda: MinMaxNorm(), P, P * np.clip(norms(P, 0), 0, 1) / (EPS + norms(P, 0))),
    "min_max_norm of rows, half the way": (
        "1.2.2", lambda: MinMaxNorm(4, 5, rate=.5, axis=1), P,
        P * (np.clip(norms(P, 1), 4, 5) + norms(P, 1)) / 2 / (EPS + norms(P, 1))),
    "identity": ("0.3.1", lambda: constraints.identity(), P, P),
}


@pytest.fixture(scope="module")
def values():
    """What each constraint makes of its tensor, from one function; built under one release, used later."""
    made = []
    for release, make, p, _ in CASES.values():
        with keras1.emulate(release):
            constraint = make()
        made.append(constraint(K.variable(p)))
    return dict(zip(CASES, K.function([], made)([])))


@pytest.mark.parametrize("name", CASES)
def test_values(values, name):
    np.testing.assert_allclose(values[name], CASES[name][3], rtol=1e-5)


def test_a_column_of_zeros_is_nan_up_to_0_3_1():
    zeros = K.variable(np.zeros((2, 2)))
    with keras1.emulate("0.3.1"):
        before = UnitNorm()(zeros)
    with keras1.emulate("0.3.2"):
        since = UnitNorm()(zeros)
    with np.errstate(invalid="ignore"):
        before, since = K.function([], [before, since])([])
    assert np.isnan(before).all() and (since == 0).all()


def test_the_norm_is_at_most_m_and_one(values):
    assert (norms(values["max_norm of 1"], 0) <= 1 + 1e-6).all()
    np.testing.assert_allclose(norms(values["unit_norm"], -1), 1, rtol=1e-6)


@pytest.mark.parametrize("release, max_norm, unit_norm", [
    ("0.3.1", {"name": "MaxNorm", "m": 2}, {"name": "UnitNorm"}),
    ("0.3.2", {"name": "MaxNorm", "m": 2, "axis": 0}, {"name": "UnitNorm", "axis": 0}),
    ("0.3.3", {"name": "MaxNorm", "m": 2, "axis": 0}, {"name": "UnitNorm", "axis": 0}),
])
def test_configurations(release, max_norm, unit_norm):
    with keras1.emulate(release):
        for name in ("maxnorm", "MaxNorm"):
            assert constraints.get(name).get_config() == max_norm
        for name in ("unitnorm", "UnitNorm"):
            assert constraints.get(name).get_config() == unit_norm
        assert constraints.get("nonneg").get_config() == {"name": "NonNeg"}
        assert constraints.get("identity").get_config() == {"name": "Constraint"}
        assert constraints.get("maxnorm", {"m": 7}).m == 7


def test_the_axis_came_with_0_3_2():
    with keras1.emulate("0.3.1"):
        assert MaxNorm(3, axis=1).axis == 1  # what came later works by keyword
        for positional in (lambda: MaxNorm(3, 1), lambda: UnitNorm(1)):
            with pytest.raises(TypeError):
                positional()
    with keras1.emulate("0.3.2"):
        assert (MaxNorm(3, 1).axis, UnitNorm(1).axis) == (1, 1)


def test_max_norm_follows_the_backends_epsilon_from_0_3_2():
    with keras1.emulate("0.3.1"):
        before = MaxNorm(1.)
    with keras1.emulate("0.3.2"):
        since = MaxNorm(1.)
    saved = K.epsilon()
    K.set_epsilon(1.)
    try:
        ones = K.variable([1.])
        before, since = K.function([], [before(ones), since(ones)])([])
    finally:
        K.set_epsilon(saved)
    np.testing.assert_allclose([before[0], since[0]], [1., .5], rtol=1e-5)


def test_a_users_constraint():
    class Half(Constraint):
        def __call__(self, p):
            return p / 2

    assert Half()(3.) == 1.5
    assert Half().get_config() == {"name": "Half"}


@pytest.mark.parametrize("make", [lambda: MaxNorm(n=1), lambda: NonNeg(1), lambda: Constraint(1)])
def test_unknown_arguments(make):
    with pytest.raises(TypeError):
        make()


def test_the_configuration_of_1_x_makes_it_again():
    config = MinMaxNorm(.5, 2., rate=.25, axis=1).get_config()
    with keras1.emulate("1.2.2"):
        assert constraints.get(config).get_config() == config
    assert config == {"name": "MinMaxNorm", "low": .5, "high": 2., "rate": .25, "axis": 1}


def test_from_1_0_on_identity_is_no_constraint():
    with keras1.emulate("1.2.2"), pytest.raises(ValueError, match="Invalid constraint: identity"):
        constraints.get("identity")
