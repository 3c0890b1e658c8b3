"""Each listing of the tutorials under 2.3.1, against what the real 2.3.1 answered; and in older models."""
import json
import pathlib
import sys

import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1.backend import theano

HERE = pathlib.Path(__file__).parent
sys.path.append(str(HERE.parent / "goldens"))
import compare  # noqa: E402
import run_case  # noqa: E402

LISTINGS = sorted(path for path in (HERE / "listings").glob("*.py"))


@pytest.fixture(autouse=True)
def without_c(monkeypatch, tmp_path):
    """Theano in Python operations, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    with theano.config.change_flags(cxx="", linker="vm"):
        yield


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", LISTINGS, ids=lambda path: path.stem)
def test_listing(path, alias):
    with keras1.emulate("2.3.1"):
        K.reset_uids()
        got = run_case.run(str(path))
    assert not got["error"], got["error"]
    differences = compare.compare(json.loads(path.with_suffix(".json").read_text()), json.loads(json.dumps(got)))
    assert not differences, "\n".join("%s: %s" % pair for pair in differences)


def layer_class(name, listing):
    """The class that a listing defines, from the part above its use."""
    source = (HERE / "listings" / (listing + ".py")).read_text("utf-8").split("# -- used")[0]
    namespace = {"__name__": "listing"}
    exec(compile(source, listing, "exec"), namespace)
    return namespace[name]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("release, initializer", [("1.2.2", "uniform"), ("0.3.3", "uniform"), ("0.3.1", "uniform")])
@pytest.mark.parametrize("listing", ["000_my_layer", "003_my_layer"])
def test_the_layer_of_the_manual_learns_in_older_models(release, initializer, listing, alias):
    with keras1.emulate(release):
        MyLayer = layer_class("MyLayer", listing)
        from keras.layers.core import Dense
        from keras.models import Sequential
        np.random.seed(1)
        X = np.random.normal(size=(16, 4)).astype("float32")
        model = Sequential([MyLayer(3, input_shape=(4,)), Dense(2), MyLayer(1)])
        model.compile(loss="mse", optimizer="sgd")
        first = [w.copy() for w in model.layers[0].get_weights()]
        losses = model.fit(X, X[:, :1], nb_epoch=5, verbose=0).history["loss"]
        assert losses[-1] < losses[0]
        assert not np.allclose(first[0], model.layers[0].get_weights()[0])
        W, D, V = model.layers[0].get_weights()[0], model.layers[1].get_weights(), model.layers[2].get_weights()[0]
        np.testing.assert_allclose(model.predict(X), (X @ W @ D[0] + D[1]) @ V, rtol=1e-4, atol=1e-6)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("release", ["1.2.2", "2.2.4", "2.3.1"])
def test_scale_takes_initial_weights(release, alias):
    with keras1.emulate(release):
        Scale = layer_class("Scale", "004_scale")
        from keras.layers import Input
        from keras.models import Model
        x = Input((3,))
        layer = Scale(weights=[np.full(3, 2.), np.full(3, -1.)], name="scale")
        model = Model(x, layer(x))
        X = np.arange(6.).reshape(2, 3)
        np.testing.assert_allclose(model.predict(X), 2 * X - 1)
        assert [tuple(w.shape) for w in layer.get_weights()] == [(3,), (3,)]


@pytest.mark.filterwarnings("ignore")
def test_centres_move_in_fit_and_stand_still_in_predict(alias):
    with keras1.emulate("1.2.2"):
        CenterLossLayer = layer_class("CenterLossLayer", "003_centers")
        from keras.layers import Dense, Input
        from keras.models import Model
        x, labels = Input((4,)), Input((10,))
        features = Dense(2)(x)
        layer = CenterLossLayer()
        model = Model([x, labels], layer([features, labels]))
        model.compile("sgd", lambda y, p: p)
        X, L = np.ones((4, 4)), np.eye(10)[:4]
        start = layer.get_weights()[0]
        model.predict([X, L])
        np.testing.assert_array_equal(layer.get_weights()[0], start)
        model.fit([X, L], np.zeros((4, 1)), nb_epoch=1, verbose=0)
        moved = layer.get_weights()[0]
        assert not np.allclose(moved[:4], start[:4])
        np.testing.assert_array_equal(moved[4:], start[4:])
