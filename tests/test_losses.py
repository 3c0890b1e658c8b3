"""Losses of 2.x, against NumPy.  What 2.3.1 answered is among the goldens: voc_losses, voc_loss_objects, ..."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1 import losses, objectives
from keras1.errors import ArgumentError, ShapeError
from keras1.utils.losses_utils import Reduction

RNG = np.random.RandomState(4)
Y, P = RNG.normal(size=(3, 4)).astype("float32"), RNG.normal(size=(3, 4)).astype("float32")
Q = RNG.dirichlet(np.ones(4), 3).astype("float32")
BITS = RNG.randint(0, 2, (3, 4)).astype("float32")


@pytest.fixture(autouse=True)
def keras2():
    with keras1.emulate("2.3.1"):
        yield


def value(loss, *arrays, **arguments):
    return K.eval(loss(*(K.variable(array) for array in arrays), **arguments))


def test_huber_and_logcosh():
    error = abs(P - Y)
    huber = np.where(error <= .5, error ** 2 / 2, .5 * (error - .25))
    np.testing.assert_allclose(value(losses.huber_loss, Y, P, delta=.5), huber, rtol=1e-5)
    np.testing.assert_allclose(value(losses.logcosh, Y, P), np.log(np.cosh(error)).mean(-1), rtol=1e-5)
    assert np.isfinite(value(losses.logcosh, Y, 1000 * P)).all()


@pytest.mark.parametrize("release, scale", [("2.0.0", 4), ("2.0.9", 1), ("2.3.0", 1)])
def test_cosine(release, scale):
    cosine = (Y * P).sum(-1) / np.linalg.norm(Y, axis=-1) / np.linalg.norm(P, axis=-1)
    with keras1.emulate(release):
        np.testing.assert_allclose(value(losses.cosine_proximity, Y, P), -cosine / scale, rtol=1e-5)


def test_hinge_of_bits():
    signs = 2 * BITS - 1
    np.testing.assert_array_equal(value(losses.hinge, BITS, P), value(losses.hinge, signs, P))
    with keras1.emulate("2.2.4"):
        assert (value(losses.hinge, BITS, P) != value(losses.hinge, signs, P)).any()


def test_logits_and_smoothing():
    softmax = np.exp(P) / np.exp(P).sum(-1, keepdims=True)
    ones = np.eye(4)[[1, 0, 3]]
    smooth = ones * .8 + .05
    np.testing.assert_allclose(value(losses.categorical_crossentropy, ones, P, from_logits=True, label_smoothing=.2),
                               -(smooth * np.log(softmax)).sum(-1), rtol=1e-5)
    smooth = BITS * .8 + .1
    np.testing.assert_allclose(value(losses.binary_crossentropy, BITS, Q, label_smoothing=.2),
                               -(smooth * np.log(Q) + (1 - smooth) * np.log(1 - Q)).mean(-1), rtol=1e-5)


@pytest.mark.parametrize("reduction, reduce", [
    ("none", lambda x: x), ("sum", np.sum), ("sum_over_batch_size", np.mean)])
@pytest.mark.parametrize("weight", [None, 2., [1., 0., 3.]])
def test_reductions(reduction, reduce, weight):
    given = weight if weight is None or isinstance(weight, float) else K.variable(weight)
    expected = reduce(((Y - P) ** 2).mean(-1) * (1 if weight is None else np.array(weight)))
    got = value(losses.MeanSquaredError(reduction=reduction), Y, P, sample_weight=given)
    np.testing.assert_allclose(got, expected, rtol=1e-5)


def test_what_does_not_fit():
    with pytest.raises(ShapeError):
        losses.Huber()(K.variable(Y), K.variable(P), K.variable(np.ones((3, 4, 1, 1))))
    with pytest.raises(ArgumentError):
        Reduction.validate("mean")


def test_objects_work_under_an_earlier_release():
    with keras1.emulate("1.2.2"):
        got = value(losses.CategoricalCrossentropy(from_logits=True), np.eye(4)[[1, 0, 3]], P)
    np.testing.assert_allclose(got, value(losses.CategoricalCrossentropy(from_logits=True), np.eye(4)[[1, 0, 3]], P))


def test_the_former_module_has_the_same_names():
    assert objectives.Huber is losses.Huber and objectives.mse is losses.mse
    assert objectives.get("logcosh") is losses.logcosh and objectives.get(None) is None
