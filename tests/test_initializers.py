"""Initializers of 2.x.  What 2.3.1 drew is among the goldens: voc_initializers, voc_initializer_names."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1 import initializations, initializers
from keras1.errors import ArgumentError, ShapeError, UnknownNameError

RANDOM = ["uniform", "normal", "truncated_normal", "lecun_uniform", "lecun_normal", "glorot_uniform", "glorot_normal",
          "he_uniform", "he_normal", "orthogonal"]


@pytest.fixture(autouse=True)
def keras2():
    with keras1.emulate("2.3.1"):
        yield


def values(initializer, shape):
    return np.asarray(K.get_value(K.variable(initializer(shape))))


@pytest.mark.parametrize("name", RANDOM)
def test_numpys_generator_decides(name):
    drawn = []
    for seed in (3, 3, 4):
        np.random.seed(seed)
        drawn.append(values(initializers.get(name), (4, 4)))
    np.testing.assert_array_equal(drawn[0], drawn[1])
    assert (drawn[0] != drawn[2]).any()


@pytest.mark.parametrize("release, goes_on", [("2.2.4", False), ("2.3.0", True)])
def test_a_seed_goes_on_with_each_call(release, goes_on):
    with keras1.emulate(release):
        initializer = initializers.RandomUniform(seed=5)
        first, second = values(initializer, (3,)), values(initializer, (3,))
    assert (first == second).all() != goes_on
    assert initializer.seed == (7 if goes_on else 5)


@pytest.mark.parametrize("release, reseeds", [("2.2.4", True), ("2.3.0", False)])
def test_what_orthogonal_does_to_the_global_generator(release, reseeds):
    np.random.seed(1)
    expected = np.random.randint(1000)
    np.random.seed(1)
    with keras1.emulate(release):
        matrix = initializers.Orthogonal(seed=9)((3, 3))
    np.testing.assert_allclose(matrix @ matrix.T, np.eye(3), atol=1e-6)
    assert (np.random.randint(1000) != expected) == reseeds


@pytest.mark.parametrize("release, deviation", [("2.1.6", .96), ("2.2.0", 1.)])
def test_the_deviation_after_cutting_off(release, deviation):
    """Up to 2.1 draws beyond two deviations were moved to the bound, and nothing was made up for."""
    np.random.seed(0)
    with keras1.emulate(release):
        drawn = values(initializers.VarianceScaling(4., seed=2), (400, 10))
    assert drawn.std() * 10 == pytest.approx(deviation, rel=.02)


@pytest.mark.parametrize("release, places", [("2.0.0", 4 * 2), ("2.0.9", 4)])
def test_the_places_of_a_kernel_of_one_axis(release, places):
    with keras1.emulate(release):
        assert initializers._compute_fans((4, 2, 3)) == (2 * places, 3 * places)


def test_identity_by_release():
    with keras1.emulate("2.0.0"), pytest.raises(ShapeError, match="square"):
        initializers.Identity()((2, 4))
    with keras1.emulate("2.2.4"):
        np.testing.assert_array_equal(initializers.Identity()((2, 4)), np.hstack([np.eye(2)] * 2))
        with pytest.raises(ShapeError, match="multiple"):
            initializers.Identity()((2, 3))
    np.testing.assert_array_equal(K.eval(initializers.Identity(2.)((2, 3))), 2 * np.eye(2, 3))


def test_initializations_finds_objects_from_2_0_on():
    assert isinstance(initializations.get("glorot_uniform"), initializers.VarianceScaling)
    with keras1.emulate("1.2.2"):
        assert initializations.get("glorot_uniform") is initializations.glorot_uniform


def test_mistakes_are_told():
    with pytest.raises(UnknownNameError) as caught:
        initializers.get("glorot_unifrom")
    assert "glorot_uniform" in caught.value.hint and isinstance(caught.value, ValueError)
    for mistake in (lambda: initializers.VarianceScaling(mode="fan"), lambda: initializers.get(3)):
        with pytest.raises(ArgumentError):
            mistake()
