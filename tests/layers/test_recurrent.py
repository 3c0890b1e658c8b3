"""Recurrent layers against loops in NumPy, step by step."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1.backend.phase import SYMBOL, evaluating
from keras1.errors import ArgumentError, ShapeError
from keras1.layers.core import Masking
from keras1.layers.recurrent import GRU, LSTM, Recurrent, SimpleRNN, time_distributed_dense
from keras1.models import Sequential
from keras1.regularizers import l2

RELEASES = ["0.3.1", "0.3.2", "0.3.3"]
X = np.random.RandomState(1).uniform(-1, 1, (4, 5, 3)).astype("float32")
MASKED = X.copy()
MASKED[0, 3:] = 0.
MASKED[1, 1] = 0.
MASKED[2] = 0.
each_release = pytest.mark.parametrize("release", RELEASES)


def values(inputs, outputs, arrays):
    """The values of tensors, computed without compiling any C."""
    return K.function(inputs, outputs, mode="FAST_COMPILE")(arrays)


def value(layer, x, train=False):
    [out] = values([layer.input], [layer.get_output(train)], [x])
    return out


# -- one step of each layer

def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def hard_sigmoid(x):
    return np.clip(x * 0.2 + 0.5, 0, 1)


def simple_step(x, states, W, U, b):
    h = np.tanh(x.dot(W) + b + states[0].dot(U))
    return [h]


def gru_step(x, states, W_z, U_z, b_z, W_r, U_r, b_r, W_h, U_h, b_h):
    [h] = states
    z = hard_sigmoid(x.dot(W_z) + b_z + h.dot(U_z))
    r = hard_sigmoid(x.dot(W_r) + b_r + h.dot(U_r))
    return [z * h + (1 - z) * np.tanh(x.dot(W_h) + b_h + (r * h).dot(U_h))]


def lstm_step(x, states, W_i, U_i, b_i, W_c, U_c, b_c, W_f, U_f, b_f, W_o, U_o, b_o):
    h, c = states
    i = hard_sigmoid(x.dot(W_i) + b_i + h.dot(U_i))
    f = hard_sigmoid(x.dot(W_f) + b_f + h.dot(U_f))
    o = hard_sigmoid(x.dot(W_o) + b_o + h.dot(U_o))
    c = f * c + i * np.tanh(x.dot(W_c) + b_c + h.dot(U_c))
    return [o * np.tanh(c), c]


CELLS = {"SimpleRNN": (SimpleRNN, simple_step, 1), "GRU": (GRU, gru_step, 1), "LSTM": (LSTM, lstm_step, 2)}
each_cell = pytest.mark.parametrize("name", CELLS)


def loop(name, x, weights, mask=None, zeros_when_masked=False, states=None):
    """All outputs (samples, time, units) and the last states of a cell."""
    _, step, nb_states = CELLS[name]
    states = states or [np.zeros((len(x), weights[2].shape[0]))] * nb_states
    output, outputs = np.zeros_like(states[0]), []
    for t in range(x.shape[1]):
        seen = np.ones((len(x), 1), bool) if mask is None else mask[:, t:t + 1] != 0
        new = step(x[:, t], states, *weights)
        output = np.where(seen, new[0], 0 if zeros_when_masked else output)
        states = [np.where(seen, a, b) for a, b in zip(new, states)]
        outputs.append(output)
    return np.stack(outputs, axis=1), states


def make(name, units=2, **arguments):
    """A layer with weights that are not zero anywhere."""
    arguments.setdefault("input_shape", (5, 3)) if "batch_input_shape" not in arguments else None
    layer = CELLS[name][0](units, activation="tanh", **arguments)
    rs = np.random.RandomState(2)
    layer.set_weights([rs.uniform(-1, 1, w.shape) for w in layer.get_weights()])
    return layer


@each_release
@each_cell
def test_outputs(name, release):
    with keras1.emulate(release):
        last, every = make(name), make(name, return_sequences=True)
        expected, _ = loop(name, X, last.get_weights())
        np.testing.assert_allclose(value(last, X), expected[:, -1], rtol=1e-4, atol=1e-6)
        np.testing.assert_allclose(value(every, X), expected, rtol=1e-4, atol=1e-6)


@each_release
@each_cell
def test_backwards(name, release):
    with keras1.emulate(release):
        layer = make(name, go_backwards=True, return_sequences=True)
        expected, _ = loop(name, X[:, ::-1], layer.get_weights())
        np.testing.assert_allclose(value(layer, X), expected, rtol=1e-4, atol=1e-6)


# -- masks

def after_masking(layer):
    model = Sequential([Masking(input_shape=(5, 3))])
    layer.set_previous(model.layers[0], reset_weights=False)
    [out] = values([model.layers[0].input], [layer.get_output(False)], [MASKED])
    return out


@each_release
@each_cell
def test_masked_sequences(name, release):
    with keras1.emulate(release):
        layer = make(name, return_sequences=True)
        expected, _ = loop(name, MASKED, layer.get_weights(), MASKED.any(axis=-1),
                           zeros_when_masked=release == "0.3.1")
        np.testing.assert_allclose(after_masking(layer), expected, rtol=1e-4, atol=1e-6)
        assert layer.get_output_mask() is not None


@pytest.mark.parametrize("release, counts", [("0.3.1", False), ("0.3.2", True), ("0.3.3", True)])
@each_cell
def test_mask_of_a_single_output_was_ignored_up_to_0_3_1(name, release, counts):
    with keras1.emulate(release):
        layer = make(name)
        expected, _ = loop(name, MASKED, layer.get_weights(), MASKED.any(axis=-1) if counts else None)
        np.testing.assert_allclose(after_masking(layer), expected[:, -1], rtol=1e-4, atol=1e-6)
        assert layer.get_output_mask() is None


@pytest.mark.parametrize("release", ["0.3.2", "0.3.3"])
def test_a_mask_is_no_property_of_the_input_from_0_3_2_on(release):
    """Steps whose input is not zero may be masked."""
    mask = np.array([[1, 1, 0, 1, 0]] * 4, "uint8")
    with keras1.emulate(release):
        layer, given = make("GRU", return_sequences=True), K.placeholder(ndim=2)
        with evaluating(False):
            out = layer.call(layer.input, given > 0)
        [got] = values([layer.input, given], [out], [X, mask])
        expected, _ = loop("GRU", X, layer.get_weights(), mask)
        np.testing.assert_allclose(got, expected, rtol=1e-4, atol=1e-6)


# -- states

@each_release
@each_cell
def test_stateful_goes_on(name, release):
    with keras1.emulate(release):
        layer = make(name, stateful=True, batch_input_shape=(4, 5, 3))
        assert layer.updates == []
        f = K.function([layer.input], [layer.get_output(False)], updates=layer.updates, mode="FAST_COMPILE")
        first, states = loop(name, X, layer.get_weights())
        second, _ = loop(name, X[::-1], layer.get_weights(), states=states)
        np.testing.assert_allclose(f([X])[0], first[:, -1], rtol=1e-4, atol=1e-6)
        for state, expected in zip(layer.states, states):
            np.testing.assert_allclose(K.get_value(state), expected, rtol=1e-4, atol=1e-6)
        np.testing.assert_allclose(f([X[::-1]])[0], second[:, -1], rtol=1e-4, atol=1e-6)
        layer.reset_states()
        np.testing.assert_allclose(f([X])[0], first[:, -1], rtol=1e-4, atol=1e-6)


def test_building_the_graph_again_replaces_the_updates():
    layer = make("LSTM", stateful=True, batch_input_shape=(4, 5, 3))
    layer.get_output(True)
    layer.get_output(False)
    assert [variable for variable, _ in layer.updates] == layer.states


@each_cell
def test_states_need_a_batch_size_and_statefulness(name):
    cell = CELLS[name][0]
    with pytest.raises(ShapeError, match="a complete input_shape must be provided") as caught:
        cell(2, stateful=True, input_shape=(5, 3))
    assert "batch_input_shape" in caught.value.hint
    with pytest.raises(AssertionError, match="Layer must be stateful.") as caught:
        make(name).reset_states()
    assert isinstance(caught.value, ArgumentError)


# -- dropout and penalties


@pytest.mark.parametrize("release", ["0.3.1", "0.3.3"])
@each_cell
def test_dropout_acts_in_training_only_and_alike_at_each_step(name, release):
    with keras1.emulate(release):
        layer = make(name, dropout_W=0.5, dropout_U=0.5, return_sequences=True)
        x = np.ones((200, 4, 3), "float32")
        used, plain = value(layer, x), loop(name, x, layer.get_weights())[0]
        np.testing.assert_allclose(used, plain, rtol=1e-4, atol=1e-6)
        trained = value(layer, x, train=True)
        assert not np.allclose(trained, plain)
        # three features dropped or doubled, at the first step nothing recurs: with one gate, eight outcomes
        if name == "SimpleRNN":
            assert len({tuple(row) for row in np.round(trained[:, 0], 4)}) == 8


@pytest.mark.parametrize("name, draws", [("SimpleRNN", 1), ("GRU", 3), ("LSTM", 4)])
def test_one_draw_per_gate_and_kind_of_dropout(name, draws):
    with keras1.emulate("0.3.3"):
        for arguments in ({"dropout_W": 0.5}, {"dropout_U": 0.5}):
            layer = make(name, **arguments)
            np.random.seed(0)
            layer.get_output(False)
            layer.get_output(True)
            after = np.random.randint(10 ** 6)
            np.random.seed(0)
            for _ in range(draws):
                np.random.randint(int(10e6))
            assert after == np.random.randint(10 ** 6)


def test_dropout_for_the_symbol_of_the_phase():
    with keras1.emulate("0.3.3"):
        layer = make("LSTM", dropout_W=0.5)
        out = layer.call(layer.input)
        used, trained = (values([layer.input, SYMBOL], [out], [X, phase])[0] for phase in (0, 1))
        np.testing.assert_allclose(used, loop("LSTM", X, layer.get_weights())[0][:, -1], rtol=1e-4, atol=1e-6)
        assert not np.allclose(trained, used)


@each_cell
def test_penalties_cover_all_gates(name):
    with keras1.emulate("0.3.3"):
        layer = make(name, W_regularizer=l2(1.), U_regularizer=l2(10.), b_regularizer=l2(100.))
        loss = K.variable(0.)
        for regularizer in layer.get_params()[1]:
            loss = regularizer(loss)
        weights = layer.get_weights()
        expected = sum(factor * np.square(w).sum()
                       for kind, factor in enumerate((1., 10., 100.)) for w in weights[kind::3])
        np.testing.assert_allclose(values([], [loss], [])[0], expected, rtol=1e-5)
        layer.build()
        assert len(layer.regularizers) == 3


# -- cells of users

class Sum(Recurrent):
    """The sum of the inputs so far, written as in 0.3."""

    def __init__(self, output_dim, **kwargs):
        self.output_dim = output_dim
        super().__init__(**kwargs)

    def build(self):
        self.input_dim = self.input_shape[2]
        self.states = [None]
        self.params = []

    def step(self, x, states):
        total = states[0] + x
        return total * 2, [total]


class Offset(Sum):
    """Uses what came with 0.3.3; it works before, too."""

    def get_constants(self, x, train=False):
        return [K.sum(x, axis=1) * 0 + (3. if train else 5.)]

    def preprocess_input(self, x, train=False):
        return x * 10

    def step(self, x, states):
        total = states[0] + x
        return total + states[1], [total]


@each_release
def test_own_step(release):
    with keras1.emulate(release):
        layer = Sum(3, input_shape=(5, 3), return_sequences=True)
        np.testing.assert_allclose(value(layer, X), 2 * np.cumsum(X, axis=1), rtol=1e-4, atol=1e-5)
        assert layer.output_shape == (None, 5, 3)
        config = layer.get_config()
        assert config["name"] == "Sum" and config["input_dim"] == 3 and not config["stateful"]


@each_release
def test_own_constants_and_preparation(release):
    with keras1.emulate(release):
        layer = Offset(3, input_shape=(5, 3))
        for train, constant in ((True, 3), (False, 5)):
            expected = 10 * X.sum(axis=1) + constant
            np.testing.assert_allclose(value(layer, X, train), expected, rtol=1e-4, atol=1e-4)


@each_release
def test_parent_without_step(release):
    class Stepless(Sum):
        step = Recurrent.step

    with keras1.emulate(release):
        with pytest.raises(NotImplementedError):
            Stepless(3, input_shape=(5, 3)).get_output()


# -- the rest

def test_default_activations():
    expected = {"0.3.1": ("sigmoid", "sigmoid", "tanh"), "0.3.2": ("sigmoid", "sigmoid", "tanh"),
                "0.3.3": ("tanh", "tanh", "tanh")}
    for release, names in expected.items():
        with keras1.emulate(release):
            assert tuple(cell(2).activation.__name__ for cell in (SimpleRNN, GRU, LSTM)) == names


def test_config_of_a_stateful_layer_has_its_batch_from_0_3_2_on():
    for release, kept in (("0.3.1", False), ("0.3.2", True), ("0.3.3", True)):
        with keras1.emulate(release):
            config = LSTM(2, stateful=True, batch_input_shape=(4, 5, 3)).get_config()
            assert (config.get("batch_input_shape") == (4, 5, 3)) is kept
            assert ("input_dim" in config) is not kept


def test_config_shows_later_arguments_when_given():
    with keras1.emulate("0.3.1"):
        assert "dropout_U" not in GRU(2).get_config()
        assert GRU(2, dropout_U=0.5).get_config()["dropout_U"] == 0.5


@each_cell
def test_input_must_have_three_axes(name):
    layer = make(name)
    layer.input = K.placeholder(ndim=2)
    with pytest.raises(AssertionError) as caught:
        layer.get_output()
    assert "(samples, time, features), got 2 axes" in caught.value.hint


def test_time_distributed_dense():
    w, b = np.full((3, 2), 0.5, "float32"), np.array([1., 2.], "float32")
    x = K.placeholder(ndim=3)
    plain, biased, dropped = values([x], [
        time_distributed_dense(x, K.variable(w)),
        time_distributed_dense(x, K.variable(w), K.variable(b), 0, 3, 2, 5),
        time_distributed_dense(x, K.variable(np.eye(3)), dropout=0.5)], [X])
    np.testing.assert_allclose(plain, X.dot(w), rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(biased, X.dot(w) + b, rtol=1e-4, atol=1e-6)
    kept = dropped / X
    assert np.allclose(kept, kept[:, :1]) and set(np.round(kept, 3).ravel()) == {0, 2}
