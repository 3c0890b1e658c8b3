"""Sequential: what is captured when, what users read off it, and what it says of bad input.

Numbers are compared in the goldens; here functions run uncompiled, to be quick.
"""
import re
import types
import warnings

import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1 import models, objectives
from keras1.backend import theano
from keras1.callbacks import Callback
from keras1.layers import containers
from keras1.layers.core import Activation, Dense, Dropout, Flatten, Lambda, Masking, TimeDistributedDense
from keras1.models import Sequential

X = np.random.RandomState(0).uniform(-1, 1, (10, 4)).astype("float32")
Y = np.eye(3)[np.arange(10) % 3]


@pytest.fixture(autouse=True)
def uncompiled():
    with theano.config.change_flags(mode="FAST_COMPILE"):
        yield


def small(compiled=True, **kwargs):
    model = Sequential([Dense(3, input_dim=4), Dropout(0.5), Activation("softmax")])
    if compiled:
        model.compile("sgd", "categorical_crossentropy", **kwargs)
    return model


# -- when things happen

def test_nothing_is_compiled_before_it_is_needed(monkeypatch):
    made = []
    original = theano.function
    monkeypatch.setattr(theano, "function", lambda *a, **k: made.append(1) or original(*a, **k))
    model = small()
    assert not made
    model.predict(X)
    assert len(made) == 1
    model.fit(X, Y, nb_epoch=1, verbose=0)
    assert len(made) == 2
    model.fit(X, Y, nb_epoch=1, verbose=0)
    model.predict(X)
    assert len(made) == 2


def test_compile_draws_once_for_the_training_graph():
    model = small(compiled=False)
    np.random.seed(3)
    model.compile("sgd", "mse")
    after = np.random.get_state()
    np.random.seed(3)
    np.random.randint(10e6)
    assert np.array_equal(after[1], np.random.get_state()[1]) and after[2] == np.random.get_state()[2]


def test_model_keeps_its_release():
    with keras1.emulate("0.3.3"):
        model = small(compiled=False)
    model.compile("sgd", "categorical_crossentropy", sample_weight_mode=None)
    assert model.fit(X, Y, nb_epoch=1, verbose=0) is model.history
    assert "batch" not in model.history.history


# -- what users read off a model

def test_what_users_read_off_a_model():
    model = small()
    for name in ("X_train", "X_test", "y_train", "y_test", "y", "weights", "_train", "_test", "_predict",
                 "_train_with_acc", "_test_with_acc", "optimizer", "loss", "class_mode", "layers"):
        getattr(model, name)
    assert len(model.params) == len(model.constraints) == 2
    assert model.regularizers == model.updates == model.state_updates == []
    assert model.loss is objectives.categorical_crossentropy
    f = theano.function([model.layers[0].input], model.layers[2].get_output(train=False))
    np.testing.assert_allclose(f(X), model.predict(X), rtol=1e-5)


def test_assigned_input_is_used():
    model = small(compiled=False)
    model.layers[0].input = wanted = theano.tensor.matrix("mine")
    model.compile("sgd", "mse")
    assert model.X_train is wanted
    model.fit(X, Y, nb_epoch=1, verbose=0)


def test_learning_rate_may_be_set_between_fits():
    model = small()
    model.optimizer.lr.set_value(np.float32(0.))
    before = model.get_weights()
    model.fit(X, Y, nb_epoch=1, verbose=0)
    for a, b in zip(before, model.get_weights()):
        np.testing.assert_array_equal(a, b)


def test_frozen_layer_does_not_train():
    model = Sequential([Dense(3, input_dim=4, trainable=False), Dense(3)])
    model.compile("sgd", "mse")
    before = model.get_weights()
    model.train_on_batch(X, Y)
    moved = [not np.array_equal(a, b) for a, b in zip(before, model.get_weights())]
    assert moved == [False, False, True, True]


def test_own_model_of_model_and_container():
    class Own(models.Model, containers.Sequential):
        def train(self, X, y):
            target, out = K.placeholder(ndim=2), self.get_output(train=True)
            loss = K.mean(K.square(out - target))
            updates = keras1.optimizers.SGD().get_updates(self.params, self.constraints, loss)
            f = K.function([self.get_input(train=True), target], [loss], updates=updates)
            return self._fit(f, [X, y], out_labels=["loss"], nb_epoch=2, verbose=0, metrics=["loss"])

    history = Own([Dense(3, input_dim=4)]).train(X, Y)
    assert history.history["loss"][1] < history.history["loss"][0]


def test_nested_stack_trains():
    inner = containers.Sequential([Dense(3, input_dim=4), Activation("tanh")])
    model = Sequential([inner, Dense(3)])
    model.compile("sgd", "mse")
    model.train_on_batch(X, Y)
    assert model.predict(X).shape == (10, 3) and len(model.params) == 4


def test_callback_may_stop_the_training():
    class Stop(Callback):
        def on_epoch_end(self, epoch, logs=None):
            self.model.stop_training = True

    assert small().fit(X, Y, nb_epoch=5, verbose=0, callbacks=[Stop()]).epoch == [0]


def test_returned_shapes_and_types():
    model = small(class_mode="categorical")
    assert model.predict(X).dtype == np.float64
    assert model.predict_classes(X, verbose=0).shape == (10,)
    assert isinstance(model.evaluate(X, Y, verbose=0), float)
    assert len(model.evaluate(X, Y, verbose=0, show_accuracy=True)) == 2
    assert len(model.test_on_batch(X, Y, accuracy=True)) == 2
    assert model.predict_on_batch(X)[0].shape == (10, 3)


def test_generators():
    model = small()

    def endless():
        while True:
            yield [X], Y

    history = model.fit_generator(endless(), 20, 2, verbose=0, validation_data=([X], Y), show_accuracy=True)
    assert sorted(history.history) == ["acc", "batch", "loss", "size", "val_acc", "val_loss"]
    loss = model.evaluate_generator(endless(), 20, verbose=0)
    np.testing.assert_allclose(loss, model.evaluate(X, Y, verbose=0), rtol=1e-5)


# -- bad input

def caught(upstream, text, function, *args, **kwargs):
    with pytest.raises(upstream) as info:
        function(*args, **kwargs)
    assert re.search(text, "%s\n%s" % (info.value, info.value.hint))
    assert type(info.value).__name__ == upstream.__name__
    return info.value.hint or ""


@pytest.mark.parametrize("call", ["fit", "evaluate", "train_on_batch", "test_on_batch"])
def test_not_compiled(call):
    assert "call compile" in caught(AttributeError, "has no attribute '_t", getattr(small(False), call), X, Y)


def test_predict_not_compiled():
    assert "call compile" in caught(AttributeError, "has no attribute '_predict'", small(False).predict, X)


@pytest.mark.parametrize("array, upstream, text", [
    (X[:, :3], ValueError, r"X has shape \(10, 3\), expected \(samples, 4\)"),
    (X[:, :, None], TypeError, r"X has shape \(10, 4, 1\), expected 2 axes"),
    ([X, X], TypeError, "takes 1 input arrays, 2 were given"),
    ([X.tolist()], TypeError, "X is a list, expected an array"),
])
def test_wrong_inputs(array, upstream, text):
    model = small()
    hint = caught(upstream, text, model.fit, array, Y, verbose=0)
    assert "Dense" in hint or "np.array" in hint
    caught(upstream, text, model.predict, array)


def test_wrong_targets():
    model = small()
    labels = np.arange(10) % 3
    assert "to_categorical(y, 3)" in caught(
        ValueError, r"y has shape \(10, 1\), expected \(samples, 3\)", model.fit, X, labels, verbose=0)
    assert "Activation" in caught(ValueError, "y has shape", model.evaluate, X, Y[:, :2], verbose=0)


def test_lengths():
    model = small()
    caught(Exception, r"Found: len\(X\) = 10, len\(y\) = 5", model.fit, X, Y[:5], verbose=0)
    caught(Exception, "All input arrays and the target array", model.fit, [X], Y[:5], verbose=0)
    caught(AssertionError, "same number of samples as X and y", model.fit, X, Y, sample_weight=np.ones(3))
    caught(Exception, "Invalid format for validation data", model.fit, X, Y, validation_data=(X,), verbose=0)
    caught(AssertionError, "samples differ", model.fit, X, Y, validation_data=(X, Y[:5]), verbose=0)


def test_names_and_modes():
    assert "mse" in caught(Exception, "Invalid objective: nope", small(False).compile, "sgd", "nope")
    assert "rmsprop" in caught(Exception, "Invalid optimizer: nope", small(False).compile, "nope", "mse")
    caught(Exception, "Invalid class mode:other", small(False).compile, "sgd", "mse", class_mode="other")


def test_class_weight_without_a_class():
    hint = caught(KeyError, "2", small().fit, X, Y, class_weight={0: 1, 1: 1}, verbose=0)
    assert "class_weight has no weight for class 2" in hint


def test_adding_what_is_no_layer_and_compiling_nothing():
    assert "instance of a layer" in caught(AttributeError, "is no layer", Sequential().add, Dense)
    assert "add() some" in caught(IndexError, "list index", Sequential().compile, "sgd", "mse")


def test_undeclared_shapes_are_not_held_against_the_user():
    model = Sequential([Lambda(lambda x: x[:, :2], input_shape=(9,))])
    model.compile("sgd", "mse")
    assert model.predict(X).shape == (10, 2)


def test_own_loss_may_take_other_targets():
    model = Sequential([Dense(3, input_dim=4)])
    model.compile("sgd", lambda y_true, y_pred: K.mean(K.square(y_pred), axis=-1) + 0 * K.sum(y_true, axis=-1))
    model.fit(X, Y[:, :1], nb_epoch=1, verbose=0)


@pytest.mark.filterwarnings("ignore:invalid value encountered", "ignore::DeprecationWarning")
def test_nan_is_reported():
    bad = X.copy()
    bad[7, 1] = np.nan
    with pytest.warns(RuntimeWarning, match="X holds NaN, first in row 7"):
        small().fit(bad, Y, nb_epoch=1, verbose=0)


def test_generator_that_fails_or_ends():
    def failing():
        yield [X], Y
        raise OSError("disk on fire")

    model = small()
    with pytest.raises(OSError, match="disk on fire"):
        model.fit_generator(failing(), 20, 2, verbose=0)
    short = iter([([X], Y)])
    assert "for ever" in caught(Exception, "The generator ended", model.fit_generator, short, 20, 2, verbose=0)
    caught(Exception, "must be a tuple", model.fit_generator, iter([5]), 20, 2, verbose=0)
    caught(Exception, "2 or 3 elements", model.fit_generator, iter([(1,)]), 20, 2, verbose=0)


def test_masked_model_trains_without_the_masked_steps():
    steps = np.ones((4, 3, 2), "float32")
    steps[:, 2] = 0.
    targets = np.full((4, 3, 1), 9., "float32")
    model = Sequential([Masking(input_shape=(3, 2)), TimeDistributedDense(1)])
    model.compile("sgd", "mse")
    out = model.predict(steps)
    expected = ((out - targets) ** 2)[:, :2].mean()
    np.testing.assert_allclose(model.evaluate(steps, targets, verbose=0), expected, rtol=1e-5)


def test_flatten_of_an_open_shape():
    model = Sequential([TimeDistributedDense(2, input_dim=3)])
    with pytest.raises(Exception, match='The shape of the input to "Flatten" is not fully defined'):
        model.add(Flatten())
        model.add(Dense(2))


def test_deprecated_class_mode_warns_in_0_3_3():
    with keras1.emulate("0.3.3"):
        with pytest.warns(UserWarning, match='The "class_mode" argument is deprecated'):
            small(class_mode="binary")
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert small().class_mode == "categorical"


def test_summary_and_json(capsys):
    model = small()
    model.summary()
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "Initial input shape: (None, 4)" and all(len(line) <= 80 for line in lines)
    assert '"optimizer"' in model.to_json()


def test_module_front_is_what_is_there():
    assert all(not isinstance(getattr(models, name), types.ModuleType) for name in models.__all__)
