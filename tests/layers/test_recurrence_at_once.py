"""Recurrent layers in one operation against the same layers step by step, and when a loop stays a loop."""
import contextlib

import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1.backend import SETUP, theano
from keras1.backend.fast_paths import PATHS, without
from keras1.backend.recurrence.operations import Recurrence
from keras1.layers import recurrent
from keras1.layers.core import Dense, Masking
from keras1.layers.recurrent import RNN, LSTMCell
from keras1.layers.wrappers import Bidirectional
from keras1.models import Sequential

pytestmark = [pytest.mark.skipif(not SETUP.compiler, reason="the operation needs a compiler"),
              pytest.mark.filterwarnings("ignore:RNN dropout")]
X = np.random.RandomState(0).normal(size=(4, 5, 3)).astype("float32")
X[0, 3:] = X[1, :2] = X[2] = 0
Y = np.random.RandomState(1).normal(size=(4, 1)).astype("float32")
DROPS_1 = {"dropout_W": 0.4, "dropout_U": 0.3}
DROPS_2 = {"dropout": 0.4, "recurrent_dropout": 0.3}

CASES = [
    ("0.3.1", "SimpleRNN", {}), ("0.3.1", "GRU", {"go_backwards": True}), ("0.3.1", "LSTM", {"stateful": True}),
    ("0.3.2", "SimpleRNN", {"stateful": True, "go_backwards": True}), ("0.3.2", "GRU", {}),
    ("0.3.3", "SimpleRNN", DROPS_1), ("0.3.3", "GRU", DROPS_1), ("0.3.3", "LSTM", DROPS_1),
    ("1.0.0", "LSTM", {"consume_less": "mem"}), ("1.0.8", "GRU", {"consume_less": "gpu", **DROPS_1}),
    ("1.2.2", "SimpleRNN", {"activation": "relu", **DROPS_1}), ("1.2.2", "GRU", {"consume_less": "mem", **DROPS_1}),
    ("1.2.2", "LSTM", DROPS_1), ("1.2.2", "LSTM", {"consume_less": "gpu", "stateful": True}),
    ("2.1.0", "SimpleRNN", DROPS_2), ("2.1.0", "GRU", DROPS_2),
    ("2.1.0", "LSTM", {"implementation": 2, "unit_forget_bias": False, **DROPS_2}),
    ("2.3.1", "SimpleRNN", {"use_bias": False}), ("2.3.1", "GRU", {"reset_after": True, "stateful": True}),
    ("2.3.1", "GRU", {"implementation": 1}), ("2.3.1", "LSTM", {"go_backwards": True}),
]


@pytest.fixture(autouse=True)
def kernel_there(monkeypatch):
    """The path is taken, even where what surrounds it runs in Python."""
    monkeypatch.setitem(PATHS, "recurrence", PATHS["recurrence"]._replace(hindrance=lambda: None))


@contextlib.contextmanager
def quick():
    """Functions that are there at once, and run in Python."""
    with theano.config.change_flags(cxx="", linker="vm", optimizer="None"):
        yield


def trained(name, sequence, **arguments):
    """Losses and predictions of a model with a layer, masked, and whether the layer is one operation."""
    np.random.seed(7)
    K.reset_uids()
    batch = {"batch_input_shape": X.shape} if arguments.get("stateful") else {"input_shape": X.shape[1:]}
    model = Sequential([Masking(0., **batch)])
    layers = [getattr(recurrent, name)(3, return_sequences=sequence, **arguments)]
    layers += [recurrent.SimpleRNN(2)] if sequence else []
    for layer in [*layers, Dense(1)]:
        model.add(layer)
    model.compile(loss="mse", optimizer="sgd")
    losses = [float(np.ravel(model.train_on_batch(X, Y))[0]) for _ in range(3)]
    return losses, model.predict(X, batch_size=4), np.random.randint(10 ** 6)


@pytest.mark.parametrize("place", range(len(CASES)), ids=lambda i: "-".join(CASES[i][:2]) + "-" + ",".join(CASES[i][2]))
def test_training_is_the_same(place):
    release, name, arguments = CASES[place]
    with keras1.emulate(release), quick():
        losses, predicted, drawn = trained(name, place % 2 == 0, **arguments)
        with without("recurrence"):
            expected = trained(name, place % 2 == 0, **arguments)
    np.testing.assert_allclose(losses, expected[0], rtol=1e-5)
    np.testing.assert_allclose(predicted, expected[1], rtol=1e-4, atol=1e-6)
    assert drawn == expected[2]
    assert losses[0] != losses[-1]


def kinds(layer, x=None):
    """The operations in the graph of what a layer makes of a placeholder."""
    x = K.placeholder(shape=(None, 5, 3)) if x is None else x
    layer.build((None, 5, 3))
    made = layer.call(x)
    made = made if isinstance(made, list) else [made]
    return {type(v.owner.op).__name__ for v in theano.graph.basic.ancestors(made) if v.owner}


def is_at_once(layer):
    found = kinds(layer)
    assert ("Recurrence" in found) != ("Scan" in found)
    return Recurrence.__name__ in found


@pytest.mark.parametrize("release", ["0.3.1", "0.3.3", "1.0.8", "1.2.2", "2.0.0", "2.3.1"])
@pytest.mark.parametrize("name", ["SimpleRNN", "GRU", "LSTM"])
def test_when_it_is_taken(release, name):
    with keras1.emulate(release):
        layer = getattr(recurrent, name)
        assert is_at_once(layer(2))
        assert is_at_once(layer(2, return_sequences=True, go_backwards=True))
        assert not is_at_once(layer(2, activation=lambda x: K.tanh(x)))
        assert not is_at_once(layer(2, activation="softplus"))
        with without("recurrence"):
            assert not is_at_once(layer(2))


def test_unrolled_layers_have_neither():
    with keras1.emulate("1.2.2"):
        layer = recurrent.LSTM(2, unroll=True)
        x = K.placeholder(shape=(None, 5, 3))
        x._keras_shape = (None, 5, 3)
        assert not {"Recurrence", "Scan"} & kinds(layer, x)


@pytest.mark.parametrize("release", ["0.3.1", "0.3.3", "1.2.2"])
def test_a_step_that_somebody_changed(release):
    class Doubled(recurrent.GRU):
        def step(self, x, states):
            h, states = super().step(x, states)
            return 2 * h, states

    class Named(recurrent.GRU):
        pass

    with keras1.emulate(release):
        assert not is_at_once(Doubled(2))
        assert is_at_once(Named(2))
        patched = recurrent.GRU(2)
        patched.step = lambda x, states: (states[0], [states[0]])
        assert not is_at_once(patched)


def test_own_initial_states_are_kept():
    class Begun(recurrent.SimpleRNN):
        def get_initial_states(self, x):
            return [K.ones_like(x[:, 0, :2])]

    with keras1.emulate("1.2.2"), quick():
        layer, x = Begun(2, input_shape=(5, 3)), K.placeholder(ndim=3)
        assert is_at_once(layer)
        answers = [K.function([x], [layer.call(x)])([X])]
        with without("recurrence"):
            answers.append(K.function([x], [layer.call(x)])([X]))
    np.testing.assert_allclose(*answers, rtol=1e-5, atol=1e-6)


def test_cells_of_2_x():
    class Own(LSTMCell):
        def call(self, inputs, states, training=None):
            return super().call(inputs, states, training)

    with keras1.emulate("2.3.1"):
        assert is_at_once(RNN(LSTMCell(2)))
        assert not is_at_once(RNN(Own(2)))
        assert not is_at_once(RNN([LSTMCell(2), LSTMCell(2)]))
        assert is_at_once(Bidirectional(recurrent.LSTM(2, return_state=True)))
    with keras1.emulate("2.1.0"):
        assert not is_at_once(recurrent.GRU(2, dropout=0.5))  # Theano's loop draws anew at each step


def test_states_given_and_returned_have_gradients():
    with keras1.emulate("2.3.1"), quick():
        layer, x = recurrent.LSTM(2, return_state=True), K.placeholder(shape=(None, 5, 3))
        layer.build((None, 5, 3))
        states = [K.placeholder(shape=(None, 2)) for _ in range(2)]
        values = [X, np.full((4, 2), 0.5, "float32"), np.full((4, 2), -0.5, "float32")]

        def answer():
            made = layer.call(x, initial_state=states)
            loss = K.sum(K.concatenate(made) * np.arange(6, dtype="float32"))
            return K.function([x, *states], [*made, *K.gradients(loss, [x, *states])])(values)

        found = answer()
        with without("recurrence"):
            expected = answer()
    for one, other in zip(found, expected):
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-6)
