"""Weights and whole models of 1.x in HDF5: round trips, files that do not fit, files written whole."""
import h5py
import numpy as np
import pytest

import keras1
from keras1 import errors
from keras1.layers import BatchNormalization, Dense, Input, Lambda, kept_functions
from keras1.models import Model, Sequential, load_model, model_from_json, save_model
from keras1.saving import trusted
from keras1.utils.generic_utils import get_custom_objects

BOTH = pytest.mark.parametrize("release", ["1.0.8", "1.2.2"])
X = np.random.RandomState(0).normal(size=(8, 3)).astype("float32")
Y = X[:, :2]


def small(hidden=4, name="hidden"):
    x = Input((3,))
    return Model(x, Dense(2, name="top")(BatchNormalization()(Dense(hidden, name=name)(x))))


@BOTH
def test_weights_make_the_round_trip(release, tmp_path):
    path = str(tmp_path / "w.h5")
    with keras1.emulate(release):
        model = small()
        model.save_weights(path)
        again = small()
        again.load_weights(path)
        np.testing.assert_array_equal(again.predict(X), model.predict(X))


@BOTH
def test_a_whole_model_goes_on_where_it_stopped(release, tmp_path):
    path = str(tmp_path / "m.h5")
    with keras1.emulate(release):
        model = Sequential([Dense(4, input_dim=3, activation="tanh"), Dense(2)])
        model.compile("adam", "mse", metrics=["mae"])
        model.fit(X, Y, nb_epoch=2, verbose=0)
        save_model(model, path)
        again = load_model(path)
        assert [type(again.optimizer).__name__, again.loss, again.metrics_names] == \
            ["Adam", "mse", model.metrics_names]
        first, second = (m.train_on_batch(X, Y) for m in (model, again))
        np.testing.assert_allclose(first, second, rtol=1e-6)
        for a, b in zip(model.get_weights(), again.get_weights()):
            np.testing.assert_allclose(a, b, rtol=1e-5, atol=1e-7)


def test_a_file_says_what_it_holds_by_name(tmp_path):
    with keras1.emulate("1.2.2"):
        small().save_weights(str(tmp_path / "w.h5"))
    with h5py.File(tmp_path / "w.h5") as file:
        names = [name.decode() for name in file.attrs["layer_names"]]
        assert names[1] == "hidden" and names[-1] == "top"
        assert [name.decode() for name in file["top"].attrs["weight_names"]] == ["top_W", "top_b"]
        assert file["top"]["top_W"].shape == (4, 2)


def test_by_name_only_layers_of_that_name_change(tmp_path):
    with keras1.emulate("1.2.2"):
        model, other = small(), small(name="another")
        model.save_weights(str(tmp_path / "w.h5"))
        kept = other.get_layer("another").get_weights()[0]
        other.load_weights(str(tmp_path / "w.h5"), by_name=True)
        np.testing.assert_array_equal(other.get_layer("top").get_weights()[0], model.get_layer("top").get_weights()[0])
        np.testing.assert_array_equal(other.get_layer("another").get_weights()[0], kept)


@pytest.mark.parametrize("make, text", [
    (lambda: small(hidden=5), r"weight hidden_W of shape \(3, 5\), the file has shape \(3, 4\)"),
    (lambda: Sequential([Dense(4, input_dim=3)]), "containing 3 layers into a model with 1 layers"),
    (lambda: Sequential([Dense(4, input_dim=3, bias=False), BatchNormalization(), Dense(2)]),
     "expects 1 weights, but the saved weights have 2 elements"),
])
def test_weights_that_do_not_fit_change_nothing(make, text, tmp_path):
    with keras1.emulate("1.2.2"):
        small().save_weights(str(tmp_path / "w.h5"))
        model = make()
        before = model.get_weights()
        with pytest.raises(ValueError, match=text):
            model.load_weights(str(tmp_path / "w.h5"))
        for a, b in zip(before, model.get_weights()):
            np.testing.assert_array_equal(a, b)


def test_weights_of_a_classic_file_are_read(tmp_path):
    path = str(tmp_path / "classic.h5")
    with keras1.emulate("0.3.3"):
        classic = Sequential([Dense(4, input_dim=3, activation="tanh"), Dense(2)])
        classic.compile("sgd", "mse")
        classic.save_weights(path)
        expected = classic.predict(X)
    with keras1.emulate("1.2.2"):
        model = Sequential([Dense(4, input_dim=3, activation="tanh"), Dense(2)])
        model.load_weights(path)
        np.testing.assert_allclose(model.predict(X), expected, rtol=1e-6)


def test_a_save_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "m.h5"
    with keras1.emulate("1.2.2"):
        model = small()
        model.save(str(path))
        before = path.read_bytes()
        monkeypatch.setattr(Dense, "weights", property(lambda self: 1 / 0))
        with pytest.raises(ZeroDivisionError):
            model.save(str(path))
    assert path.read_bytes() == before and [p.name for p in tmp_path.iterdir()] == ["m.h5"]


def test_a_file_of_weights_is_no_model(tmp_path):
    with keras1.emulate("1.2.2"):
        small().save_weights(str(tmp_path / "w.h5"))
        with pytest.raises(ValueError, match="No model found"):
            load_model(str(tmp_path / "w.h5"))


def test_code_in_a_file_is_not_run_without_trust():
    with keras1.emulate("1.2.2"):
        text = Sequential([Lambda(lambda x: 2 * x, (3,), input_shape=(3,), name="twice")]).to_json()
        assert model_from_json(text).layers[0].function(2) == 4  # known in this process
        kept_functions._LIVING.clear()
        with pytest.raises(errors.UntrustedCodeError, match="is not run on its word"):
            model_from_json(text)
        assert model_from_json(text, {"twice": lambda x: 3 * x}).layers[0].function(2) == 6
        get_custom_objects().clear()
        with trusted():
            assert model_from_json(text).layers[0].function(2) == 4
