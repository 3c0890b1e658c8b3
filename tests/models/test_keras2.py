"""Models of 2.x: losses and metrics against NumPy, what is drawn and when, what belongs to whom."""
import itertools

import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1.backend import theano
from keras1.engine import steps, training_generator, user_data
from keras1.layers import Dense, Input
from keras1.models import Model, Sequential, clone_model

X = np.random.RandomState(0).uniform(-1, 1, (10, 4)).astype("float32")
Y = np.random.RandomState(1).uniform(-1, 1, (10, 2)).astype("float32")


@pytest.fixture(autouse=True)
def keras2():
    with theano.config.change_flags(mode="FAST_COMPILE"), keras1.emulate("2.3.1"):
        yield


def stack(**kwargs):
    model = Sequential([Dense(2, input_shape=(4,))])
    model.compile("sgd", "mse", **kwargs)
    return model


def test_the_loss_of_an_epoch_is_weighted_by_batch_size_and_metrics_keep_their_state():
    model = stack(metrics=["mae"])
    loss, mae = model.evaluate(X, Y, batch_size=4, verbose=0)
    difference = model.predict(X) - Y
    np.testing.assert_allclose(loss, np.mean(difference ** 2), rtol=1e-5)
    np.testing.assert_allclose(mae, np.mean(np.abs(difference)), rtol=1e-5)


def test_up_to_2_2_measures_are_averaged_over_batches_under_short_names():
    with keras1.emulate("2.2.4"):
        model = stack(metrics=["accuracy", "mae"], weighted_metrics=["mae"])
        assert model.metrics_names == ["loss", "acc", "mean_absolute_error", "weighted_mean_absolute_error"]
        weights = np.repeat([1., 3.], 5)
        _, _, mae, weighted = model.evaluate(X, Y, batch_size=5, sample_weight=weights, verbose=0)
        each = np.mean(np.abs(model.predict(X) - Y), axis=-1)
    np.testing.assert_allclose(mae, np.mean(each), rtol=1e-5)
    np.testing.assert_allclose(weighted, np.mean(each * weights), rtol=1e-5)


def test_the_heading_of_the_table_came_with_2_3(capsys):
    for release, first in (("2.2.4", "_" * 65), ("2.3.1", 'Model: "')):
        with keras1.emulate(release):
            stack().summary()
        assert capsys.readouterr().out.startswith(first)


def test_weights_scale_the_loss_and_only_weighted_metrics():
    model = stack(metrics=["mae"], weighted_metrics=["mse"])
    weights = np.arange(10.)
    loss, mae, mse = model.test_on_batch(X, Y, sample_weight=weights)
    each = np.mean((model.predict(X) - Y) ** 2, axis=-1)
    np.testing.assert_allclose(loss, np.mean(each * weights), rtol=1e-5)
    np.testing.assert_allclose(mse, np.average(each, weights=weights), rtol=1e-5)
    np.testing.assert_allclose(mae, np.mean(np.abs(model.predict(X) - Y)), rtol=1e-5)


def test_metrics_go_on_until_they_are_reset():
    model = stack(metrics=["mae"])
    whole = model.test_on_batch(X, Y)[1]
    model.test_on_batch(X[:5], Y[:5], reset_metrics=False)
    np.testing.assert_allclose(model.test_on_batch(X[5:], Y[5:])[1], whole, rtol=1e-5)
    np.testing.assert_allclose(model.test_on_batch(X, Y)[1], whole, rtol=1e-5)


def test_compile_and_prediction_draw_nothing_and_fit_shuffles_once_an_epoch():
    model = stack()
    np.random.seed(3)
    model.predict(X)
    model.evaluate(X, Y, verbose=0)
    model.fit(X, Y, epochs=2, verbose=0)
    drawn = np.random.randint(10 ** 6)
    np.random.seed(3)
    order = np.arange(10)
    np.random.shuffle(order)
    np.random.shuffle(order)
    assert drawn == np.random.randint(10 ** 6)


def test_a_stack_without_shapes_is_built_by_the_first_data():
    model = Sequential([Dense(3), Dense(2)])
    model.compile("sgd", "mse", metrics=["mae"])
    assert not model.built and model.metrics_names == ["loss"]
    model.train_on_batch(X, Y)
    assert model.output_shape == (None, 2) and model.metrics_names == ["loss", "mae"]
    assert model.get_config()["build_input_shape"] == (None, 4)


def test_a_class_that_writes_a_model_is_trained_as_its_graph_would_be():
    class Written(Model):
        def __init__(self):
            super().__init__()
            self.inner = Dense(2)

        def call(self, inputs):
            return self.inner(inputs)

    written, given = Written(), stack()
    written.compile("sgd", "mse")
    written.predict(X)
    written.set_weights(given.get_weights())
    np.testing.assert_allclose(written.train_on_batch(X, Y), given.train_on_batch(X, Y), rtol=1e-6)
    for ours, theirs in zip(written.get_weights(), given.get_weights()):
        np.testing.assert_allclose(ours, theirs, rtol=1e-6)


def test_outputs_without_a_loss_take_no_targets():
    x = Input((4,))
    h = Dense(3)(x)
    model = Model(x, [Dense(2, name="a")(h), Dense(1, name="b")(h)])
    with pytest.warns(UserWarning, match="Output b missing from loss dictionary"):
        model.compile("sgd", {"a": "mse"})
    np.testing.assert_allclose(model.test_on_batch(X, Y), np.mean((model.predict(X)[0] - Y) ** 2), rtol=1e-5)


def test_losses_of_a_model_are_listed_once():
    x = Input((4,))
    inner = Sequential([Dense(4, input_shape=(4,), kernel_regularizer="l2")])
    model = Model(x, inner(inner(x)))
    assert len(model.losses) == 1
    model.add_loss(K.mean(model.output))
    assert len(model.losses) == 2


def test_a_clone_has_weights_of_its_own():
    model = stack()
    copied = clone_model(model)
    assert not np.allclose(copied.get_weights()[0], model.get_weights()[0])
    copied.set_weights(model.get_weights())
    np.testing.assert_allclose(copied.predict(X), model.predict(X))


def test_validation_is_logged_until_the_next_one_in_fit_generator():
    model = stack()
    batches = iter([(X, Y)] * 9)
    history = model.fit_generator(batches, 1, 4, verbose=0, workers=0, validation_data=(X, Y), validation_freq=2)
    found = history.history["val_loss"]
    assert len(found) == 3 and found[0] == found[1] != found[2]


@pytest.mark.filterwarnings("ignore:.*np.complex")  # of Theano; pytest.warns gives it out again under another name
def test_old_keywords_of_generator_methods_are_taken_with_a_warning():
    model = stack()
    with pytest.warns(UserWarning) as said:
        history = model.fit_generator(itertools.repeat((X, Y)), samples_per_epoch=2, nb_epoch=1, verbose=0)
    assert history.params["steps"] == 2
    assert any("Update your `fit_generator` call to the Keras 2 API" in str(one.message) for one in said)


@pytest.mark.parametrize("data, shape, says", [
    (np.zeros((3, 5)), (None, 4), "expected x to have shape (4,) but got array with shape (5,)"),
    (np.zeros((3, 4, 1)), (None, 4), "expected x to have 2 dimensions, but got array with shape (3, 4, 1)"),
    ({"y": np.zeros(3)}, (None, 1), 'No data provided for "x". Need data for each key in: [\'x\']'),
    ([np.zeros(3)] * 2, (None, 1), "Expected to see 1 array(s), but instead got the following list of 2 arrays"),
])
def test_data_that_do_not_fit(data, shape, says):
    with pytest.raises(ValueError) as caught:
        user_data.standardize_input_data(data, ["x"], [shape], check_batch_axis=False, exception_prefix="input")
    assert says in str(caught.value)


def test_weights_of_samples_and_of_classes_are_multiplied():
    found = user_data.standardize_weights(np.array([[0], [1], [1]]), np.array([1., 2., 3.]), {0: 5., 1: 7.})
    np.testing.assert_allclose(found, [5, 14, 21])


def test_what_counts_as_a_sequence():
    class Batches:
        def __getitem__(self, i):
            return X, Y

        def __len__(self):
            return 2

        def __iter__(self):
            return iter([(X, Y)] * 2)

        def on_epoch_end(self):
            pass

    assert steps.is_sequence(Batches()) and not steps.is_sequence([1]) and not steps.is_sequence(iter([1]))
    source = training_generator.Source(Batches(), workers=0, max_queue_size=1, use_multiprocessing=False)
    assert all(next(source)[0] is X for _ in range(5))
