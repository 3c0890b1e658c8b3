"""Recurrent layers, wrappers, Embedding and BatchNormalization of 1.x: structure, order of draws, errors."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1.errors import ArgumentError, ShapeError
from keras1.layers import (
    GRU,
    LSTM,
    BatchNormalization,
    Bidirectional,
    ConvLSTM2D,
    Dense,
    Dropout,
    Embedding,
    Input,
    SimpleRNN,
    TimeDistributed,
)
from keras1.layers.recurrent import Recurrent

RELEASES = ["1.0.8", "1.2.2"]
each_release = pytest.mark.parametrize("release", RELEASES)


@pytest.fixture(autouse=True)
def fresh_names():
    K.reset_uids()
    with keras1.emulate("1.2.2"):
        yield


def called(layer, *sample_shape, **kwargs):
    """The layer, called on an input of that shape."""
    layer(Input(sample_shape, **kwargs))
    return layer


def draws(make):
    """How often NumPy's generator was asked for a seed while a function ran."""
    np.random.seed(4)
    before = np.random.randint
    count = []
    np.random.randint = lambda *args, **kwargs: count.append(args) or before(*args, **kwargs)
    try:
        make()
    finally:
        np.random.randint = before
    return len(count)


# -- weights

@each_release
def test_weights_of_gates(release):
    with keras1.emulate(release):
        layer = called(LSTM(2, name="l"), 5, 3)
        assert [w.name for w in layer.weights] == [
            "l_%s_%s" % (kind, gate) for gate in "icfo" for kind in "WUb"]
        assert [w.name for w in called(GRU(2, name="g"), 5, 3).weights] == [
            "g_%s_%s" % (kind, gate) for gate in "zrh" for kind in "WUb"]


@each_release
def test_weights_side_by_side(release):
    with keras1.emulate(release):
        layer = called(LSTM(2, consume_less="gpu", name="l"), 5, 3)
    assert [w.shape for w in layer.get_weights()] == [(3, 8), (2, 8), (8,)]
    np.testing.assert_array_equal(layer.get_weights()[2], [0, 0, 1, 1, 0, 0, 0, 0])


@pytest.mark.parametrize("release, orthogonal", [("1.0.8", True), ("1.2.2", False)])
def test_how_recurrent_weights_begin(release, orthogonal):
    with keras1.emulate(release):
        U = called(GRU(4), 5, 3).get_weights()[1]
        simple = called(SimpleRNN(4), 5, 3).get_weights()[1]
    assert np.allclose(U.dot(U.T), 1.21 * np.eye(4), atol=1e-4) is orthogonal
    np.testing.assert_allclose(simple.dot(simple.T), 1.21 * np.eye(4), atol=1e-4)


def test_penalties_of_weights():
    layer = called(LSTM(2, W_regularizer="l2", U_regularizer="l1", b_regularizer="l2"), 5, 3)
    assert len(layer.losses) == 12
    with keras1.emulate("1.0.8"):
        assert len(called(LSTM(2, W_regularizer="l2", U_regularizer="l1"), 5, 3).regularizers) == 2


# -- draws

@pytest.mark.parametrize("layer, mode, count", [
    (SimpleRNN, "cpu", 3), (SimpleRNN, "mem", 1), (GRU, "cpu", 9), (GRU, "mem", 6), (GRU, "gpu", 6),
    (LSTM, "cpu", 12), (LSTM, "mem", 8), (LSTM, "gpu", 8),
])
def test_draws_for_dropout(layer, mode, count):
    x = Input((5, 3))
    rnn = layer(2, dropout_W=.2, dropout_U=.2, consume_less=mode)
    rnn.build((None, 5, 3))
    assert draws(lambda: rnn(x)) == count
    assert rnn.uses_learning_phase


def test_draws_of_embedding():
    x = Input((5,), dtype="int32")
    assert draws(lambda: Embedding(4, 3, dropout=.2)(x)) == 1
    assert draws(lambda: Embedding(4, 3)(x)) == 0


# -- states

def test_stateful_needs_a_batch_size():
    with pytest.raises(ValueError, match="it needs to know its batch size"):
        called(SimpleRNN(2, stateful=True), 5, 3)
    with pytest.raises(ValueError, match="a complete input_shape must be provided"):
        called(GRU(2, stateful=True), 5, 3)
    with keras1.emulate("1.0.8"), pytest.raises(ShapeError, match="a complete input_shape") as caught:
        called(SimpleRNN(2, stateful=True), 5, 3)
    assert not isinstance(caught.value, ValueError)


def test_reset_states():
    layer = SimpleRNN(2, stateful=True)
    layer(Input(batch_shape=(4, 5, 3)))
    assert K.get_value(layer.states[0]).shape == (4, 2)
    assert [variable for variable, _ in layer.updates] == layer.states
    K.set_value(layer.states[0], np.ones((4, 2)))
    layer.reset_states()
    np.testing.assert_array_equal(K.get_value(layer.states[0]), np.zeros((4, 2)))
    with pytest.raises(AssertionError, match="Layer must be stateful"):
        SimpleRNN(2).reset_states()


def test_errors_of_loops():
    with pytest.raises(ValueError, match="Cannot unroll a RNN if the time dimension is undefined"):
        called(SimpleRNN(2, unroll=True), None, 3)
    with pytest.raises(ValueError, match="Unknown `consume_less` mode"):
        called(GRU(2, consume_less="disk"), 5, 3)
    with pytest.raises(ValueError, match="expected ndim=3, found ndim=2"):
        called(LSTM(2), 3)


@each_release
def test_configurations(release):
    with keras1.emulate(release):
        layer = called(LSTM(2, unroll=True, consume_less="mem", dropout_U=.5, name="l"), 5, 3)
        config = layer.get_config()
        assert config["unroll"] is True and config["consume_less"] == "mem" and config["input_dim"] == 3
        assert LSTM.from_config(config).get_config().items() >= {k: config[k] for k in ("unroll", "dropout_U")}.items()
        stateful = SimpleRNN(2, stateful=True)
        stateful(Input(batch_shape=(4, 5, 3)))
        assert stateful.get_config()["batch_input_shape"] == (4, 5, 3)


# -- a cell of one's own, in either style

class Sum(Recurrent):
    """Sums up the input, as 1.x writes it."""

    def build(self, input_shape):
        self.output_dim = self.input_dim = input_shape[2]
        self.states = [None]

    def get_constants(self, x):
        return [K.variable(np.array(2.))]

    def preprocess_input(self, x):
        return x + 1

    def step(self, x, states):
        h = states[0] + states[1] * x
        return h, [h]


class SumOf03(Sum):
    """The same, as 0.3.3 writes it; in training it adds 2."""

    def build(self):
        self.output_dim = self.input_dim = self.input_shape[2]
        self.states = [None]

    def get_constants(self, x, train=False):
        return [K.variable(np.array(2.))]

    def preprocess_input(self, x, train=False):
        return x + (2 if train else 1)


X = np.random.RandomState(1).uniform(-1, 1, (4, 5, 3)).astype("float32")


@each_release
@pytest.mark.parametrize("kind, in_training", [(Sum, 1), (SumOf03, 2)])
def test_own_cells(kind, in_training, release):
    with keras1.emulate(release):
        x = Input((5, 3))
        f = K.function([x, K.learning_phase()], [kind()(x)], mode="FAST_COMPILE", on_unused_input="ignore")
        for phase, added in ((0, 1), (1, in_training)):
            np.testing.assert_allclose(f([X, phase])[0], 2 * (X + added).sum(axis=1), rtol=1e-4, atol=1e-5)


def test_own_cell_of_1x_in_033():
    with keras1.emulate("0.3.3"):
        layer = Sum(input_shape=(5, 3))
        f = K.function([layer.input], [layer.get_output(False)], mode="FAST_COMPILE")
        np.testing.assert_allclose(f([X])[0], 2 * (X + 1).sum(axis=1), rtol=1e-4, atol=1e-5)


# -- wrappers

def test_time_distributed_builds_once():
    np.random.seed(3)
    W = called(TimeDistributed(Dense(2)), 5, 3).get_weights()[0]
    np.random.seed(3)
    np.testing.assert_array_equal(W, called(Dense(2), 3).get_weights()[0])


def test_time_distributed_takes_a_built_layer():
    dense = called(Dense(2), 3)
    W = dense.get_weights()[0]
    np.testing.assert_array_equal(called(TimeDistributed(dense), 5, 3).get_weights()[0], W)


@each_release
def test_wrappers_make_the_round_trip(release):
    with keras1.emulate(release):
        for layer in (TimeDistributed(Dense(2, name="d"), name="t"), Bidirectional(GRU(2, name="g"), "sum", name="b")):
            config = called(layer, 5, 3).get_config()
            assert config["layer"]["class_name"] in ("Dense", "GRU")
            again = called(type(layer).from_config(config), 5, 3)
            assert [w.shape for w in again.get_weights()] == [w.shape for w in layer.get_weights()]
            assert again.get_output_shape_for((None, 5, 3)) == layer.get_output_shape_for((None, 5, 3))


def test_wrappers_mind_the_phase_of_their_layer():
    assert TimeDistributed(Dropout(.5)).uses_learning_phase
    assert not TimeDistributed(Dense(2)).uses_learning_phase


@pytest.mark.parametrize("mode, shape", [("concat", (None, 5, 4)), ("sum", (None, 5, 2)),
                                         (None, [(None, 5, 2)] * 2)])
def test_shapes_of_both_directions(mode, shape):
    assert Bidirectional(GRU(2, return_sequences=True), mode).get_output_shape_for((None, 5, 3)) == shape


@pytest.mark.parametrize("release, name", [("1.0.8", "forward_g"), ("1.2.2", "g")])
def test_name_of_the_given_layer(release, name):
    with keras1.emulate(release):
        given = GRU(2, name="g")
        layer = Bidirectional(given)
    assert (given.name, layer.forward_layer.name, layer.backward_layer.name) == (name, "forward_g", "backward_g")
    assert layer.backward_layer.go_backwards and not layer.forward_layer.go_backwards


@pytest.mark.parametrize("release", ["0.3.3", "1.0.8", "1.2.2"])
def test_both_directions(release):
    with keras1.emulate(release):
        layer = Bidirectional(SimpleRNN(2, return_sequences=True), "sum", **({"input_shape": (5, 3)}))
        x = layer.input if release == "0.3.3" else Input((5, 3))
        y = layer.get_output(False) if release == "0.3.3" else layer(x)
        f = K.function([x], [y], mode="FAST_COMPILE")
        W, U, b, W_rev, U_rev, b_rev = layer.get_weights()
    expected = run(X, W, U, b) + run(X[:, ::-1], W_rev, U_rev, b_rev)[:, ::-1]
    np.testing.assert_allclose(f([X])[0], expected, rtol=1e-4, atol=1e-5)


def run(x, W, U, b):
    """All outputs of a SimpleRNN with tanh."""
    h, outputs = np.zeros((len(x), len(U))), []
    for t in range(x.shape[1]):
        outputs.append(np.tanh(x[:, t].dot(W) + b + h.dot(U)) if t == 0 else
                       np.tanh(x[:, t].dot(W) + b + outputs[-1].dot(U)))
    return np.stack(outputs, axis=1)


def test_unknown_merge():
    with pytest.raises(ValueError, match="Invalid merge mode"):
        Bidirectional(GRU(2), "max")


# -- Embedding, BatchNormalization, ConvLSTM2D

@each_release
def test_embedding(release):
    with keras1.emulate(release):
        layer = Embedding(6, 2, input_length=5, mask_zero=True)
        assert layer.batch_input_shape == (None, 5) and layer.get_config()["input_dtype"] == "int32"
        assert Embedding(6, 2).get_output_shape_for((None, 7)) == (None, 7, 2)


def test_batch_normalization_of_each_release():
    assert BatchNormalization().momentum == 0.99
    assert BatchNormalization().epsilon == 1e-3
    assert "gamma_regularizer" in BatchNormalization().get_config()
    with keras1.emulate("1.0.8"):
        assert BatchNormalization().epsilon == 1e-5
        assert "gamma_regularizer" not in BatchNormalization().get_config()


@pytest.mark.parametrize("mode", [0, 2])
def test_shared_batch_normalization(mode):
    layer = BatchNormalization(mode=mode)
    called(layer, 3)
    called(layer, 3)
    assert len(layer.updates) == (4 if mode == 0 else 0)
    with keras1.emulate("1.0.8"):
        layer = called(BatchNormalization(mode=mode), 3)
        if mode == 0:
            with pytest.raises(Exception, match="share a same `BatchNormalization` layer"):
                called(layer, 3)
        else:
            called(layer, 3)


@pytest.mark.parametrize("release, added", [("1.0.8", 0.), ("1.2.2", 1e-2)])
def test_running_statistics(release, added):
    x = X.reshape(20, 3)
    with keras1.emulate(release):
        layer, batch = BatchNormalization(epsilon=1e-2, momentum=.8), Input((3,))
        layer(batch)
        f = K.function([batch], [new for _, new in layer.updates], mode="FAST_COMPILE")
    mean, var = f([x])
    np.testing.assert_allclose(mean, .2 * x.mean(axis=0), rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(var, .8 + .2 * (x.var(axis=0) + added), rtol=1e-4)


@pytest.mark.filterwarnings("ignore:Be carefull")
@pytest.mark.parametrize("ordering, shape, kernel", [
    ("th", (3, 2, 5, 6), (4, 2, 3, 2)), ("tf", (3, 5, 6, 2), (3, 2, 2, 4))])
def test_images_in_a_loop(ordering, shape, kernel):
    layer = ConvLSTM2D(4, 3, 2, dim_ordering=ordering, border_mode="same", return_sequences=True, name="c")
    layer.build((None,) + shape)
    assert layer.get_weights()[0].shape == kernel and len(layer.weights) == 12
    images = {"th": (4, 5, 6), "tf": (5, 6, 4)}[ordering]
    assert layer.get_output_shape_for((None,) + shape) == (None, 3) + images
    assert "subsample" not in layer.get_config()
    with pytest.raises(ArgumentError):
        ConvLSTM2D(4, 3, 2, dim_ordering="xy")
