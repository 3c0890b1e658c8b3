"""Files go both ways between keras1 and the originals.

`tools/exchange_files.py` ran the originals and kept what they wrote, what they predicted with it, and what they
predicted with the files that keras1 wrote.
"""
import contextlib
import json
import os
import pathlib
import sys

import numpy as np
import numpy_convolutions  # noqa: F401  (convolutions without C)
import pytest

import keras1
from keras1.backend import theano

HERE = pathlib.Path(__file__).parent
sys.path.append(str(HERE))
import exchange_models  # noqa: E402

RELEASES = ("0.3.1", "0.3.3")
ALL = [(release, name) for release in RELEASES for name in exchange_models.names_for(release)]
READABLE = [(release, name) for release in RELEASES for name in exchange_models.readable(release)]


def files(release):
    return HERE.parent / "goldens" / release / "files"


@contextlib.contextmanager
def keras(release):
    """``import keras`` means keras1 as that release, without C."""
    with keras1.emulate(release), theano.config.change_flags(mode="FAST_COMPILE", cxx=""):
        keras1.install()
        try:
            yield
        finally:
            keras1.uninstall()


def kept(release, document, name):
    return json.loads((files(release) / document).read_text())[name]


def assert_equal(found, expected):
    if isinstance(expected, dict):
        assert sorted(found) == sorted(expected)
        for output in expected:
            assert_equal(found[output], expected[output])
    else:
        np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("release, name", READABLE + [(release, "shared") for release in RELEASES])
def test_what_the_original_wrote_predicts_the_same_here(release, name):
    """Shared nodes too, which the originals wrote and could not read."""
    with keras(release):
        model, again = [exchange_models.read_files(str(files(release)), name, kind) for kind in ("json", "yaml")]
        assert json.loads(again.to_json()) == json.loads(model.to_json())
        assert_equal(exchange_models.predicted(name, model), kept(release, "predictions.json", name))


@pytest.mark.parametrize("release, name", ALL)
def test_keras1_writes_what_the_original_wrote_and_accepted(release, name, tmp_path):
    with keras(release):
        exchange_models.write_files(str(tmp_path), name)
    today = exchange_models.content(str(tmp_path), name)
    assert today == exchange_models.content(str(files(release)), name)
    if (release, name) in READABLE:
        assert today == kept(release, "accepted.json", name)["digests"]


@pytest.mark.parametrize("release, name", READABLE)
def test_the_original_predicted_the_same_with_files_of_keras1(release, name):
    for predictions in kept(release, "accepted.json", name)["predictions"].values():
        assert_equal(predictions, kept(release, "predictions.json", name))


def test_layers_beyond_the_tenth_stand_in_groups_of_their_number():
    """By number, not by name: ``layer_10`` sorts before ``layer_2``."""
    h5py = pytest.importorskip("h5py")
    for release in RELEASES:
        with keras(release), h5py.File(files(release) / "deep.h5", "r") as file:
            model = exchange_models.deep()
            model.load_weights(os.fspath(files(release) / "deep.h5"))
            assert file.attrs["nb_layers"] == 13
            for number in (2, 10, 12):
                values = [np.asarray(file["layer_%d" % number][key]) for key in ("param_0", "param_1")]
                for value, weight in zip(values, model.layers[number].get_weights()):
                    np.testing.assert_array_equal(value, weight)
