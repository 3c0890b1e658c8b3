"""Initializations: their draws, against the same draws of NumPy."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1 import initializations
from keras1.errors import ArgumentError, ShapeError

SHAPES = [(4, 3), (2, 5), (3, 2, 2), (2, 3, 4, 5), (2, 1, 2, 3, 2), (6,)]


def fans_0_3_1(shape, dim_ordering):
    return shape if len(shape) == 2 else (np.prod(shape[1:]), shape[0])


def fans_0_3_3(shape, dim_ordering):
    if len(shape) == 2:
        return shape
    if len(shape) in (4, 5):
        return ((np.prod(shape[1:]), shape[0]) if dim_ordering == "th"
                else (np.prod(shape[:-1]), shape[-1]))
    return np.sqrt(np.prod(shape)), np.sqrt(np.prod(shape))


FANS = {"0.3.1": fans_0_3_1, "0.3.2": fans_0_3_1, "0.3.3": fans_0_3_3}
SCALES = {
    "lecun_uniform": lambda fan_in, fan_out: np.sqrt(3. / fan_in),
    "glorot_uniform": lambda fan_in, fan_out: np.sqrt(6. / (fan_in + fan_out)),
    "glorot_normal": lambda fan_in, fan_out: np.sqrt(2. / (fan_in + fan_out)),
    "he_uniform": lambda fan_in, fan_out: np.sqrt(6. / fan_in),
    "he_normal": lambda fan_in, fan_out: np.sqrt(2. / fan_in),
}


def drawn(initialize, *args, **kwargs):
    """The value, and what the generator gives next."""
    np.random.seed(3)
    value = K.get_value(initialize(*args, **kwargs))
    return value, np.random.randint(10 ** 8)


def reference(scale, shape, is_uniform):
    np.random.seed(3)
    value = np.random.uniform(-scale, scale, shape) if is_uniform else np.random.normal(0., scale, shape)
    return value.astype("float32"), np.random.randint(10 ** 8)


@pytest.mark.parametrize("release", FANS)
@pytest.mark.parametrize("dim_ordering", ["th", "tf"])
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_scaled_by_fans(release, dim_ordering, shape):
    with keras1.emulate(release):
        fans = FANS[release](shape, dim_ordering)
        assert initializations.get_fans(shape, dim_ordering=dim_ordering) == pytest.approx(fans)
        for name, scale in SCALES.items():
            value, after = drawn(getattr(initializations, name), shape, dim_ordering=dim_ordering)
            expected, expected_after = reference(scale(*fans), shape, name.endswith("uniform"))
            np.testing.assert_array_equal(value, expected)
            assert after == expected_after and value.dtype == np.float32


@pytest.mark.parametrize("shape", SHAPES + [()], ids=str)
def test_plain_draws(shape):
    for scale in (0.05, 3.):
        for name in ("uniform", "normal"):
            value, after = drawn(getattr(initializations, name), shape, scale=scale)
            expected, expected_after = reference(scale, shape, name == "uniform")
            np.testing.assert_array_equal(value, expected)
            assert after == expected_after
    np.testing.assert_array_equal(drawn(initializations.uniform, (3,))[0], reference(.05, (3,), True)[0])
    np.testing.assert_array_equal(drawn(initializations.normal, (3,))[0], reference(.05, (3,), False)[0])


@pytest.mark.parametrize("shape", [(5, 3), (2, 5), (3, 3), (3, 2, 2), (6, 2, 1, 2)], ids=str)
def test_orthogonal(shape):
    value, after = drawn(initializations.orthogonal, shape)
    flat = value.reshape(shape[0], -1)
    gram = flat.T.dot(flat) if flat.shape[0] >= flat.shape[1] else flat.dot(flat.T)
    np.testing.assert_allclose(gram, 1.1 ** 2 * np.eye(len(gram)), atol=1e-5)
    np.random.seed(3)
    left, _, right = np.linalg.svd(np.random.normal(0., 1., flat.shape), full_matrices=False)
    assert after == np.random.randint(10 ** 8)
    factor = left if left.shape == flat.shape else right
    np.testing.assert_allclose(flat, 1.1 * factor, rtol=1e-6)


def test_orthogonal_scale():
    plain, _ = drawn(initializations.orthogonal, (3, 3), scale=1.)
    np.testing.assert_allclose(drawn(initializations.orthogonal, (3, 3), scale=.5)[0], plain / 2, rtol=1e-6)


def test_orthogonal_needs_two_axes():
    with pytest.raises(IndexError) as caught:
        initializations.orthogonal((4,))
    assert isinstance(caught.value, ShapeError) and "shape=(4,)" in caught.value.hint


def test_without_draws():
    np.testing.assert_array_equal(K.get_value(initializations.zero((2, 3))), np.zeros((2, 3)))
    np.testing.assert_array_equal(K.get_value(initializations.one((2, 3))), np.ones((2, 3)))
    np.testing.assert_array_equal(K.get_value(initializations.identity((2, 2), scale=4)), 4 * np.eye(2))


@pytest.mark.parametrize("shape", [(2, 3), (2, 2, 2), (2,)], ids=str)
def test_identity_is_square(shape):
    with pytest.raises(ShapeError) as caught:
        initializations.identity(shape)
    assert type(caught.value).__name__ == "Exception"
    assert caught.value.args == ("Identity matrix initialization can only be used for 2D square matrices.",)


@pytest.mark.parametrize("name", [
    "uniform", "normal", "lecun_uniform", "glorot_normal", "glorot_uniform", "he_normal", "he_uniform",
    "orthogonal", "identity", "zero", "one"])
@pytest.mark.parametrize("release", ["0.3.1", "0.3.2", "0.3.3"])
def test_variables_may_have_a_name(name, release):
    with keras1.emulate(release):
        assert K.name_of(initializations.get(name)((2, 2), name="W")) == "W"


def test_an_unknown_dim_ordering_counts_from_0_3_3():
    with keras1.emulate("0.3.2"):
        initializations.glorot_uniform((1, 1, 1, 1), dim_ordering="ft")
    with keras1.emulate("0.3.3"), pytest.raises(ArgumentError) as caught:
        initializations.glorot_uniform((1, 1, 1, 1), dim_ordering="ft")
    assert type(caught.value).__name__ == "Exception" and caught.value.args == ("Invalid dim_ordering: ft",)


def test_get_takes_keywords_and_leaves_them():
    assert initializations.get("he_normal", dim_ordering="tf") is initializations.he_normal


# -- 1.x; what 1.0.8 and 1.2.2 answered is among the goldens: voc_initializations

@pytest.mark.parametrize("shape, ordering, before, after", [
    ((3, 5), "th", (3, 5), (3, 5)),
    ((8,), "th", (8 ** .5, 8 ** .5), (8 ** .5, 8 ** .5)),
    ((4, 3, 5, 2), "th", (30, 4), (30, 40)),
    ((5, 2, 3, 4), "tf", (30, 4), (30, 40)),
    ((4, 3, 5, 2, 2), "th", (60, 4), (60, 80)),
    ((5, 2, 2, 3, 4), "tf", (60, 4), (30, 40)),  # the third axis of the field was forgotten
])
def test_from_1_0_8_on_an_output_is_reached_through_each_place_of_the_kernel(shape, ordering, before, after):
    for release, fans in [("1.0.1", before), ("1.0.8", after), ("1.2.2", after)]:
        with keras1.emulate(release):
            assert initializations.get_fans(shape, dim_ordering=ordering) == pytest.approx(fans)


@pytest.mark.parametrize("name", ["uniform", "normal", "orthogonal", "identity", "zero", "one"])
def test_all_take_an_ordering_that_some_leave(name):
    values = []
    for ordering in ("th", "tf"):
        np.random.seed(3)
        values.append(K.get_value(initializations.get(name)((3, 3), dim_ordering=ordering)))
    np.testing.assert_array_equal(*values)


@pytest.mark.parametrize("release, kind", [("1.0.8", "Exception"), ("1.2.2", "ValueError")])
def test_classes_of_errors(release, kind):
    with keras1.emulate(release):
        for mistake in (lambda: initializations.identity((2, 3)), lambda: initializations.get_fans((1,) * 4, "xy"),
                        lambda: initializations.get("nothing")):
            with pytest.raises(Exception) as caught:  # noqa: B017, PT011  the class is what is asked
                mistake()
            assert type(caught.value).__name__ == kind
