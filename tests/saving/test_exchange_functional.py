"""Files of 1.x go both ways: what the originals wrote is read, and what keras1 writes of it has the same form.

`tools/exchange_functional.py` made the originals' files, and had the originals read ours.
"""
import importlib.util
import json
import pathlib

import h5py
import numpy as np
import numpy_convolutions  # noqa: F401  (convolutions without C)
import pytest

import keras1
from keras1 import backend as K
from keras1.backend import theano
from keras1.models import load_model, model_from_json, model_from_yaml

GOLDENS = pathlib.Path(__file__).parent.parent / "goldens"
TOOLS = pathlib.Path(__file__).parent.parent.parent / "tools"
NAMES = ("mlp", "cnn", "rnn", "bi", "fun", "deep")
each_file = pytest.mark.parametrize("release, name", [(r, n) for r in ("1.0.8", "1.2.2") for n in NAMES])


@pytest.fixture(autouse=True)
def without_c():
    with theano.config.change_flags(cxx="", linker="vm"):
        yield


def path_of(release, name, ending):
    return GOLDENS / release / "files" / (name + ending)


@each_file
def test_the_originals_files_predict_what_they_did(release, name):
    x, expected = np.load(path_of(release, name, ".x.npy")), np.load(path_of(release, name, ".npy"))
    with keras1.emulate(release):
        whole = load_model(str(path_of(release, name, ".h5")))
        parts = [model_from_json(path_of(release, name, ".json").read_text()),
                 model_from_yaml(path_of(release, name, ".yaml").read_text())]
        for model in parts:
            model.load_weights(str(path_of(release, name, ".w.h5")))
        for model in [whole] + parts:
            np.testing.assert_allclose(model.predict(x), expected, rtol=1e-4, atol=1e-6)


def described(thing, values=True):
    """Names, types, shapes, values and attributes below a group; JSON texts as what they mean."""
    found = {"attributes": {key: attribute(thing, key) for key in thing.attrs}}
    for key, part in thing.items():
        if isinstance(part, h5py.Group):
            found[key] = described(part, values and key != "optimizer_weights")
        else:
            found[key] = [str(part.dtype), part.shape, np.round(part[()], 5).tolist() if values else None]
    return found


def attribute(thing, key):
    """An attribute's type on disk, unless it is a text of some length, and its value."""
    value = thing.attrs[key]
    if key.endswith("_config"):
        return [thing.attrs.get_id(key).dtype.kind, json.loads(value)]
    return [str(thing.attrs.get_id(key).dtype), np.asarray(value).tolist()]


def exchange():
    """The tool that made the files, on what `keras` means now."""
    spec = importlib.util.spec_from_file_location("exchange_functional", TOOLS / "exchange_functional.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("release", ["1.0.8", "1.2.2"])
def test_what_is_written_has_the_originals_form(release, tmp_path, alias):
    K.reset_uids()
    with keras1.emulate(release):
        for name, model, _ in exchange().models():
            model.compile("adam", "mse", metrics=["mae"])
            model.load_weights(str(path_of(release, name, ".w.h5")))
            getattr(model, "model", model)._make_train_function()  # makes the optimizer's state
            model.save(str(tmp_path / "ours.h5"))
            model.save_weights(str(tmp_path / "ours.w.h5"), overwrite=True)
            for ending in (".h5", ".w.h5"):
                with h5py.File(tmp_path / ("ours" + ending)) as ours, \
                        h5py.File(path_of(release, name, ending)) as theirs:
                    assert described(ours) == described(theirs), name
