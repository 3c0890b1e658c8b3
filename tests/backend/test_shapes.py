"""Shapes and what is known of them, against NumPy."""
import numpy as np
import pytest

from keras1 import backend as K
from keras1.errors import ShapeError
from keras1.history import emulate

CUBE = np.arange(24, dtype="float32").reshape((2, 3, 4))


@pytest.mark.parametrize("build, expected", [
    (lambda x: K.reverse(x, 1), CUBE[:, ::-1]),
    (lambda x: K.reverse(x, (0, -1)), CUBE[::-1, :, ::-1]),
    (lambda x: K.stack([x, 2 * x]), np.stack([CUBE, 2 * CUBE])),
    (lambda x: K.stack([x, 2 * x], axis=1), np.stack([CUBE, 2 * CUBE], axis=1)),
    (lambda x: K.slice(x, (0, 1, 2), (2, 2, 1)), CUBE[0:2, 1:3, 2:3]),
    (lambda x: K.size(x), 24.),
    (lambda x: K.one_hot(K.cast(x[0, :, 0], "int32"), 9), np.eye(9)[[0, 4, 8]]),
    (lambda x: K.asymmetric_temporal_padding(x, 1, 2), np.pad(CUBE, [(0, 0), (1, 2), (0, 0)])),
    (lambda x: K.temporal_padding(x, (1, 2)), np.pad(CUBE, [(0, 0), (1, 2), (0, 0)])),
    (lambda x: K.cumsum(x, axis=1), CUBE.cumsum(axis=1)),
    (lambda x: K.cumprod(x / 4, axis=2), (CUBE / 4).cumprod(axis=2)),
    (lambda x: K.logsumexp(x, axis=(0, 2)), np.log(np.exp(CUBE.astype("float64")).sum(axis=(0, 2)))),
    (lambda x: K.logsumexp(x * 100, axis=-1), CUBE[..., -1] * 100),
    (lambda x: K.all(x, axis=-1), CUBE.all(axis=-1)),
    (lambda x: K.var(x, axis=0), CUBE.var(axis=0)),
    (lambda x: K.in_top_k(x[0], K.variable([3, 0, 2], dtype="int32"), 2), [True, False, True]),
])
def test_against_numpy(uncompiled, build, expected):
    np.testing.assert_allclose(K.eval(build(K.variable(CUBE))), expected, rtol=1e-5)


def test_a_slice_has_an_index_for_each_axis():
    with pytest.raises(ValueError, match="should match") as error:
        K.slice(K.zeros((2, 3)), (0,), (1, 1))
    assert isinstance(error.value, ShapeError)


@pytest.mark.parametrize("release, known", [("1.2.0", False), ("1.2.2", True)])
def test_a_reshaped_tensor_knows_its_shape_from_1_2_2_on(release, known):
    with emulate(release):
        y = K.reshape(K.placeholder(shape=(2, 3)), (3, 2))
    assert hasattr(y, "_keras_shape") is known


@pytest.mark.parametrize("release, counts", [("1.1.2", False), ("1.2.0", True), ("2.1.0", False)])
def test_whether_a_variable_counts_as_a_keras_tensor(release, counts):
    with emulate(release):
        assert K.is_keras_tensor(K.zeros((2,))) is counts
        assert K.int_shape(K.zeros((2,))) == (2,)


def test_what_is_no_tensor_is_refused_from_2_1_on():
    with emulate("2.1.0"), pytest.raises(ValueError, match="Expected a symbolic tensor"):
        K.is_keras_tensor(CUBE)


@pytest.mark.parametrize("release, answer", [("2.2.0", None), ("1.2.2", Exception)])
def test_the_shape_of_an_expression_is_not_known(release, answer):
    with emulate(release):
        if answer is None:
            assert K.int_shape(K.zeros((2,)) * 2) is None
        else:
            with pytest.raises(answer, match="Not a Keras tensor:"):
                K.int_shape(K.zeros((2,)) * 2)


def test_squeezing_leaves_other_axes_from_1_0_8_on(uncompiled):
    x = K.pattern_broadcast(K.zeros((1, 2, 1)), (True, False, True))
    assert K.ndim(K.squeeze(x, 0)) == 1
    with emulate("1.0.8"):
        assert K.eval(K.squeeze(x, 0)).shape == (2, 1)


def test_the_product_of_matrices_sample_by_sample(uncompiled):
    x = K.variable(CUBE[0])
    assert K.eval(K.batch_dot(x, x, axes=[(1,), (1,)])).shape == (3,)
    with emulate("1.0.8"):
        np.testing.assert_allclose(K.eval(K.batch_dot(x, x, axes=1)), (CUBE[0] ** 2).sum(1)[:, None])


def test_scopes_and_numbers():
    with K.name_scope("outer"):
        assert K.variable(0., name="w").name == "outer/w" and K.placeholder(ndim=1).name == "outer/placeholder"
    assert K.variable(0., name="w").name == "w"
    K.reset_uids()
    assert [K.get_uid("a"), K.get_uid("a"), K.get_uid()] == [1, 2, 1]
