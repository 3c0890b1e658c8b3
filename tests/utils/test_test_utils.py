"""Test data: the draws and their order, against the same draws of NumPy."""
import numpy as np
import pytest

import keras1
from keras1.utils.test_utils import get_test_data, keras_test, layer_test


def classes(shape):
    """The draws of 0.3: all labels, then each sample around its label."""
    np.random.seed(5)
    y = np.random.randint(0, 3, size=shape)
    X = np.array([np.random.normal(loc=label, scale=0.7, size=(2, 4)) for label in y])
    return X, y, np.random.randint(10 ** 6)


@pytest.mark.parametrize("release, shape", [("0.3.1", (7, 1)), ("0.3.2", (7,)), ("0.3.3", (7,))])
def test_classification(release, shape):
    X, y, after = classes(shape)
    np.random.seed(5)
    with keras1.emulate(release):
        train, test = get_test_data(nb_train=5, nb_test=2, input_shape=(2, 4), nb_class=3)
    assert np.random.randint(10 ** 6) == after
    for got, expected in zip(train + test, (X[:5], y[:5], X[5:], y[5:])):
        assert np.array_equal(got, expected) and got.shape == expected.shape


def test_regression_draws_input_and_target_in_turn():
    np.random.seed(6)
    hidden = np.random.random((4,))
    pairs = [(np.random.normal(h, 0.7, (3,)), np.random.normal(h, 0.7, (2, 2))) for h in hidden]
    np.random.seed(6)
    (X, y), (X_test, y_test) = get_test_data(
        3, 1, input_shape=(3,), output_shape=(2, 2), classification=False)
    assert np.array_equal(np.concatenate([X, X_test]), [x for x, _ in pairs])
    assert np.array_equal(np.concatenate([y, y_test]), [target for _, target in pairs])


def test_defaults():
    (X, y), (X_test, y_test) = get_test_data()
    assert X.shape == (1000, 10) and X_test.shape == (500, 10)
    assert set(np.unique(y)) == {0, 1}


@pytest.fixture
def layers():
    """The layers of 1.2.2."""
    with keras1.emulate("1.2.2"):
        from keras1 import layers
        yield layers


def test_a_layer_is_tried(layers):
    output = layer_test(layers.Activation, {"activation": "relu"}, input_data=-np.ones((2, 3), "float32"),
                        input_dtype="float32", expected_output=np.zeros((2, 3)))
    assert output.shape == (2, 3)


def test_open_sizes_are_drawn(layers):
    np.random.seed(1)
    sizes = [np.random.randint(1, 4), np.random.randint(1, 4)]
    np.random.seed(1)
    assert layer_test(layers.Dense, {"output_dim": 2, "input_dim": 3}, input_shape=(None, 3)).shape == (sizes[0], 2)


def test_what_is_wrong_with_a_layer_is_said(layers):
    class Wide(layers.Layer):
        def get_output_shape_for(self, input_shape):
            return input_shape[0], 7

    with pytest.raises(AssertionError, match=r"the output has the shape \(2, 3\), the layer said \(2, 7\)"):
        layer_test(Wide, input_shape=(2, 3))
    with pytest.raises(AssertionError, match="Not equal to tolerance"):
        layer_test(layers.Activation, {"activation": "linear"}, input_shape=(2, 3), expected_output=np.zeros((2, 3)))
    with pytest.raises(AssertionError, match="needs an input_shape"):
        layer_test(layers.Dense, {"output_dim": 2})


def test_a_wrapped_test_is_the_test():
    assert keras_test(len)("ab") == 2
