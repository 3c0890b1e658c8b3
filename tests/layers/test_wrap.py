"""TimeDistributed."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1.layers.core import Dense, Dropout
from keras1.layers.wrappers import TimeDistributed
from keras1.saving.classic_config import container_from_config

X = np.random.RandomState(1).normal(size=(4, 5, 3)).astype("float32")


@pytest.fixture(autouse=True)
def the_first_release_that_had_it():
    with keras1.emulate("0.3.3"):
        yield


def forward(layer, train=False):
    f = K.function([layer.input], [layer.get_output(train)], mode="FAST_COMPILE", on_unused_input="ignore")
    return f([X])[0]


@pytest.mark.parametrize("shape", [{"input_shape": (5, 3)}, {"input_shape": (None, 3)},
                                   {"batch_input_shape": (4, 5, 3)}], ids=str)
def test_the_layer_at_every_step(shape):
    layer = TimeDistributed(Dense(2, activation="tanh"), **shape)
    W, b = layer.get_weights()
    np.testing.assert_allclose(forward(layer), np.tanh(X.dot(W) + b), rtol=1e-4, atol=1e-6)


def test_shapes():
    assert TimeDistributed(Dense(2), input_shape=(5, 3)).output_shape == (None, 5, 2)
    assert TimeDistributed(Dense(2), batch_input_shape=(4, 5, 3)).output_shape == (4, 5, 2)
    with pytest.raises(AssertionError):
        TimeDistributed(Dense(2), input_shape=(3,))


def test_as_in_use_without_a_batch_size():
    np.testing.assert_array_equal(forward(TimeDistributed(Dropout(0.5), input_shape=(5, 3)), train=True), X)


def test_weights_of_the_layer():
    layer = TimeDistributed(Dense(2), input_shape=(5, 3))
    assert layer.trainable_weights == layer.layer.trainable_weights
    layer.set_weights([np.ones((3, 2)), np.zeros(2)])
    np.testing.assert_array_equal(layer.layer.get_weights()[0], np.ones((3, 2)))


def test_two_draws():
    np.random.seed(3)
    weights = TimeDistributed(Dense(2), input_shape=(5, 3)).get_weights()[0]
    np.random.seed(3)
    dense = Dense(2, input_dim=3)
    dense.build()
    np.testing.assert_array_equal(weights, dense.get_weights()[0])


def test_given_weights_stay():
    given = [np.ones((3, 2)), np.arange(2.)]
    for a, b in zip(TimeDistributed(Dense(2, weights=given), input_shape=(5, 3)).get_weights(), given):
        np.testing.assert_array_equal(a, b)


def test_configuration():
    layer = TimeDistributed(Dense(2, W_regularizer="l2"), input_shape=(5, 3), name="steps")
    again = container_from_config(layer.get_config())
    assert again.get_config() == layer.get_config() and again.name == "steps"
