"""Functional graphs as layers: called anew, shared, frozen, described."""
import json

import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1.layers import Dense, Dropout, Input, merge
from keras1.models import Model, Sequential
from keras1.regularizers import l2

X = np.random.RandomState(0).normal(size=(8, 3)).astype("float32")


@pytest.fixture(autouse=True)
def release():
    with keras1.emulate("1.2.2"):
        yield


def small(**kwargs):
    x = Input((3,))
    return Model(x, Dense(2, name="top", **kwargs)(Dense(4, activation="tanh")(x)))


def test_a_model_called_on_another_tensor_has_the_same_weights():
    model = small()
    z = Input((3,))
    again = Model(z, model(z))
    np.testing.assert_allclose(again.predict(X), model.predict(X), rtol=1e-6)
    assert again.weights == model.weights and len(model.inbound_nodes) == 2


def test_called_twice_on_one_tensor_it_gives_one_output():
    model = small()
    z = Input((3,))
    assert model.call(z) is model.call(z)
    assert model.get_output_shape_for((None, 3)) == (None, 2)


def test_it_draws_anew_for_another_tensor_only():
    x = Input((3,))
    model = Model(x, Dropout(0.5)(x))
    z = Input((3,))
    np.random.seed(3)
    first = model(z)
    drawn = np.random.randint(2 ** 30)
    np.random.seed(3)
    again = model.call(z)
    assert again is first and np.random.randint(2 ** 30) != drawn


def test_penalties_of_a_shared_model_count_once_for_each_call():
    model = small(W_regularizer=l2(0.1))
    z = Input((3,))
    outer = Model(z, merge([model(z), model(Dense(3)(z))], mode="sum"))
    outer.compile("sgd", "mse")
    penalty = 0.1 * np.sum(np.square(model.get_layer("top").get_weights()[0]))
    error = np.mean(np.square(outer.predict(X)))
    total = outer.evaluate(X, np.zeros((8, 2)), verbose=0)
    assert (total - error) / penalty == pytest.approx(round((total - error) / penalty), rel=1e-4)
    assert total > error


def test_freezing_works_at_any_level():
    model = small()
    model.layers[1].trainable = False
    assert len(model.trainable_weights) == 2 and len(model.non_trainable_weights) == 2
    model.trainable = False
    assert model.trainable_weights == [] and len(model.weights) == 4


def test_configuration_keeps_shared_layers_and_nested_models():
    inner, dense = small(), Dense(3, name="shared")
    a, b = Input((3,), name="a"), Input((3,), name="b")
    model = Model([a, b], merge([inner(dense(a)), inner(dense(b))], mode="concat"))
    again = Model.from_config(json.loads(json.dumps(model.get_config())))
    again.set_weights(model.get_weights())
    np.testing.assert_allclose(again.predict([X, -X]), model.predict([X, -X]), rtol=1e-6)
    joined = [[(layer["name"], layer["inbound_nodes"]) for layer in m.get_config()["layers"]] for m in (model, again)]
    assert joined[0] == joined[1]
    assert len(again.get_layer("shared").inbound_nodes) == 2


@pytest.mark.parametrize("make, error, text", [
    (lambda x, y: Model([x, x], y), ValueError, "inputs passed to the model is redundant"),
    (lambda x, y: Model(K.placeholder((None, 3)), y), TypeError, "Input tensors to a Model must be Keras tensors"),
    (lambda x, y: Model(x, 2 * y), TypeError, "Output tensors to a Model must be Keras tensors"),
    (lambda x, y: Model(x, outputs=y), TypeError, "unexpected keyword argument 'outputs'"),
])
def test_graphs_that_cannot_be(make, error, text):
    x = Input((3,))
    with pytest.raises(error, match=text):
        make(x, Dense(2)(x))


def test_weights_of_another_number_or_shape_change_nothing():
    model = small()
    before = model.get_weights()
    for wrong in (before[:1], [before[0]] * 4):
        with pytest.raises(ValueError):
            model.set_weights(wrong)
    for a, b in zip(model.get_weights(), before):
        np.testing.assert_array_equal(a, b)


def test_a_stack_is_a_layer_of_a_model_and_a_model_of_a_stack():
    stack = Sequential([Dense(4, input_dim=3), Dense(2)])
    x = Input((3,))
    model = Model(x, stack(x))
    np.testing.assert_allclose(model.predict(X), stack.predict(X), rtol=1e-6)
    other = Sequential([small(), Dense(1)])
    assert other.output_shape == (None, 1)


def test_a_layer_taken_off_is_still_predicted_with_until_the_next_build():
    stack = Sequential([Dense(4, input_dim=3), Dense(2)])
    stack.compile("sgd", "mse")
    stack.pop()
    assert stack.output_shape == (None, 4) and stack.predict(X).shape == (8, 2)
    stack.compile("sgd", "mse")
    assert stack.predict(X).shape == (8, 4)
