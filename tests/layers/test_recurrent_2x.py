"""Recurrent layers and wrappers of 2.x: against a restatement in NumPy, and properties that must hold."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1.layers import (
    GRU,
    LSTM,
    RNN,
    Bidirectional,
    CuDNNLSTM,
    Dense,
    Input,
    LSTMCell,
    StackedRNNCells,
    TimeDistributed,
)

X = np.random.RandomState(3).normal(size=(2, 4, 3)).astype("float32")


@pytest.fixture(autouse=True)
def keras_2():
    K.reset_uids()
    with keras1.emulate("2.3.1"):
        yield


def outputs(layer, *values, **arguments):
    """What a layer makes of arrays."""
    inputs = [Input(value.shape[1:]) for value in values]
    made = layer(inputs if len(inputs) > 1 else inputs[0], **arguments)
    return K.function(inputs, made if isinstance(made, list) else [made])([*values])


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


@pytest.mark.parametrize("implementation", [1, 2])
def test_lstm_is_its_formula(implementation):
    layer = LSTM(2, return_state=True, implementation=implementation)
    found = outputs(layer, X)
    kernel, recurrent_kernel, bias = layer.get_weights()
    h = c = np.zeros((2, 2))
    for x in X.transpose(1, 0, 2):
        i, f, g, o = np.split(x @ kernel + h @ recurrent_kernel + bias, 4, axis=1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
    for value, expected in zip(found, (h, h, c)):
        np.testing.assert_allclose(value, expected, atol=1e-5)


def test_states_handed_over_go_on_where_the_first_half_ended():
    layer = GRU(2, return_state=True)
    whole, _ = outputs(layer, X)
    _, state = outputs(layer, X[:, :2])
    np.testing.assert_allclose(outputs(layer, X[:, 2:], state)[0], whole, atol=1e-6)


def test_time_distributed_is_the_layer_at_each_step():
    layer = TimeDistributed(Dense(2))
    [found] = outputs(layer, X)
    kernel, bias = layer.get_weights()
    np.testing.assert_allclose(found, X @ kernel + bias, atol=1e-6)


def test_bidirectional_is_both_layers_side_by_side():
    layer = Bidirectional(GRU(2, return_sequences=True))
    [found] = outputs(layer, X)
    forward, backward = outputs(layer.forward_layer, X)[0], outputs(layer.backward_layer, X)[0]
    np.testing.assert_allclose(found, np.concatenate([forward, backward[:, ::-1]], axis=2), atol=1e-6)


def test_a_cell_with_dropout_works_without_a_mask():
    x = Input((4, 3))
    y = RNN(LSTMCell(2, dropout=0.5))(x)
    trained, used = (K.function([x, K.learning_phase()], [y])([X, phase])[0] for phase in (1, 0))
    assert y._uses_learning_phase
    assert not np.allclose(trained, used)


def test_layers_of_both_generations_are_told_by_the_release():
    assert LSTM(2).get_config()["units"] == 2
    with keras1.emulate("1.2.2"):
        assert LSTM(2).get_config()["output_dim"] == 2
    with keras1.emulate("2.2.4"):
        assert (LSTM(2).implementation, LSTM(2).get_config()["recurrent_activation"]) == (1, "hard_sigmoid")


def test_the_order_of_a_stacks_states():
    cells = [LSTMCell(3), LSTMCell(2)]
    assert StackedRNNCells(cells).state_size == (3, 3, 2, 2)
    with keras1.emulate("2.2.0"):
        assert StackedRNNCells(cells).state_size == (2, 2, 3, 3)


def test_cudnn_says_what_to_use():
    with pytest.raises(RuntimeError, match="only available with the TensorFlow backend") as caught:
        CuDNNLSTM(4)
    assert "LSTM(4" in caught.value.hint
