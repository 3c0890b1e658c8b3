"""BatchNormalization against NumPy, per release."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1.layers.normalization import BatchNormalization

RS = np.random.RandomState(1)
X = RS.normal(1., 2., (6, 3, 4)).astype("float32")
EPSILON = 1e-6
each_release = pytest.mark.parametrize("release", ["0.3.1", "0.3.2", "0.3.3"])


def weights_like(layer):
    return [RS.uniform(0.5, 1.5, w.shape).astype("float32") for w in layer.get_weights()]


def values(layer, x, *outputs):
    return K.function([layer.input], list(outputs), mode="FAST_COMPILE")([x])


def statistics(x, axes):
    mean = x.mean(axis=axes)
    around = x - x.mean(axis=axes, keepdims=True)
    return mean, np.sqrt((around ** 2 + EPSILON).mean(axis=axes))


def affine(x, mean, std, gamma, beta):
    return gamma * (x - mean) / (std + EPSILON) + beta


def test_running_values_in_both_phases_up_to_031():
    with keras1.emulate("0.3.1"):
        layer = BatchNormalization(input_shape=(3, 4), momentum=0.8)
        layer.set_weights(weights_like(layer))
        gamma, beta, mean, std = layer.get_weights()
        assert gamma.shape == std.shape == (3, 4)
        outputs = [layer.get_output(train) for train in (True, False)]
        for out in values(layer, X, *outputs):
            np.testing.assert_allclose(out, affine(X, mean, std, gamma, beta), rtol=1e-4, atol=1e-5)
        check_updates(layer, X, statistics(X, 0), (mean, std))


@pytest.mark.parametrize("axis", [1, -1])
def test_batch_in_training_running_values_in_use(axis):
    with keras1.emulate("0.3.3"):
        layer = BatchNormalization(input_shape=(3, 4), axis=axis, momentum=0.8)
        layer.set_weights(weights_like(layer))
        shape = [1, 1, 1]
        shape[axis] = -1
        gamma, beta, mean, std = [w.reshape(shape) for w in layer.get_weights()]
        assert gamma.size == X.shape[axis]
        trained, used = values(layer, X, layer.get_output(True), layer.get_output(False))
        batch = statistics(X, tuple({0, 1, 2} - {axis % 3}))
        np.testing.assert_allclose(trained, affine(X, *[s.reshape(shape) for s in batch], gamma, beta),
                                   rtol=1e-4, atol=1e-5)
        np.testing.assert_allclose(used, affine(X, mean, std, gamma, beta), rtol=1e-4, atol=1e-5)
        check_updates(layer, X, batch, (mean.ravel(), std.ravel()))


def check_updates(layer, x, batch, running):
    assert [variable for variable, _ in layer.updates] == [layer.running_mean, layer.running_std]
    news = values(layer, x, *[new for _, new in layer.updates])
    for new, seen, old in zip(news, batch, running):
        np.testing.assert_allclose(new, 0.8 * old + 0.2 * seen, rtol=1e-4, atol=1e-5)


@each_release
def test_by_sample(release):
    with keras1.emulate(release):
        layer = BatchNormalization(mode=1, input_shape=(4,))
        layer.set_weights(weights_like(layer))
        gamma, beta = layer.get_weights()[:2]
        x = X[:, 0]
        expected = affine(x, x.mean(1, keepdims=True), x.std(1, keepdims=True), gamma, beta)
        for out in values(layer, x, layer.get_output(True), layer.get_output(False)):
            np.testing.assert_allclose(out, expected, rtol=1e-4, atol=1e-5)
        assert layer.updates == []


@each_release
def test_first_gamma(release):
    with keras1.emulate(release):
        gamma, beta, mean, std = BatchNormalization(input_shape=(500,)).get_weights()
        np.testing.assert_array_equal([beta, mean, std], [np.zeros(500), np.zeros(500), np.ones(500)])
        if release == "0.3.3":
            np.testing.assert_array_equal(gamma, np.ones(500))
        else:
            assert -0.05 <= gamma.min() < -0.04 and 0.04 < gamma.max() <= 0.05


@each_release
def test_statistics_are_no_parameters(release):
    with keras1.emulate(release):
        layer = BatchNormalization(input_shape=(4,))
        assert layer.trainable_weights == [layer.gamma, layer.beta] and layer.count_params() == 8


def test_configuration():
    with keras1.emulate("0.3.1"):
        assert not {"axis", "gamma_init"} & set(BatchNormalization(input_shape=(4,)).get_config())
    with keras1.emulate("0.3.3"):
        config = BatchNormalization(axis=1, input_shape=(4,)).get_config()
        assert config["axis"] == 1 and "gamma_init" not in config


@each_release
def test_another_mode(release):
    with keras1.emulate(release):
        layer = BatchNormalization(mode=2, input_shape=(4,))
        with pytest.raises(UnboundLocalError, match="referenced before assignment"):
            layer.get_output(True)
