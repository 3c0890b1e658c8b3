"""What the originals recorded opens with equal predictions, under its own release and under later ones.

`tools/record_files.py` had the originals write goldens/RELEASE/files/recorded; the models are in
goldens/recorded_models.py.
The files of `test_exchange.py` and `test_exchange_functional.py` are opened too.
"""
import json
import pathlib
import warnings

import numpy as np
import numpy_convolutions  # noqa: F401  (convolutions without C)
import pytest

import keras1
from keras1.backend import theano
from keras1.saving import describe, open_model

GOLDENS = pathlib.Path(__file__).parent.parent / "goldens"
LATER = {"0.3.1": ("0.3.1", "1.2.2", "2.3.1"), "0.3.3": ("0.3.3", "1.0.8", "2.3.1"), "1.0.8": ("1.0.8", "1.2.2"),
         "1.2.2": ("1.2.2", "2.3.1"), "2.3.1": ("2.3.1",)}


def answers(release):
    path = GOLDENS / release / "files" / "recorded" / "answers.json"
    return json.loads(path.read_text()) if path.exists() else {}


RECORDED = [(release, name) for release in LATER for name in sorted(answers(release))]
#: What the target itself cannot run: 2.3.1 with "channels_first" does not add the bias of a LocallyConnected1D.
CANNOT = [("1.2.2", "local", "2.3.1")]
OPENED = [(release, name, target) for release, name in RECORDED for target in LATER[release]
          if (release, name, target) not in CANNOT]


@pytest.fixture(autouse=True)
def without_c():
    with theano.config.change_flags(mode="FAST_COMPILE", cxx="", linker="vm"):
        yield


def paths(release, name):
    return [str(GOLDENS / release / "files" / "recorded" / file) for file in answers(release)[name]["files"]]


def double(x):
    return x * 2 + 1


def opened(release, name, target, **kwargs):
    with keras1.emulate(target), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return open_model(*paths(release, name), custom_objects={"twice": double}, **kwargs)


def predicted(model, inputs, target):
    if isinstance(inputs, dict) and target >= "1":
        inputs = [inputs[layer.name] for layer in model.input_layers] \
            if type(model).__name__ != "Graph" else {key: np.array(value) for key, value in inputs.items()}
    elif isinstance(inputs, dict):
        inputs = {key: np.array(value) for key, value in inputs.items()}
    return model.predict(inputs)


def arrays(value, several):
    """Inputs from JSON: an array, or several."""
    if isinstance(value, dict):
        return {key: np.array(part) for key, part in value.items()}
    return [np.array(part) for part in value] if several else np.array(value)


def assert_equal(found, expected):
    if isinstance(expected, dict):
        parts = [found[key] for key in sorted(expected)] if isinstance(found, dict) else \
            found if isinstance(found, list) else [found]
        wanted = [expected[key] for key in sorted(expected)]
        if not isinstance(found, dict) and len(parts) > 1:  # in the order of the graph's outputs
            parts = sorted(parts, key=lambda part: np.asarray(part).shape)
            wanted = sorted(wanted, key=lambda part: np.asarray(part).shape)
        for part, value in zip(parts, wanted):
            assert_equal(part, value)
    elif isinstance(found, list):
        for part, value in zip(found, expected):
            assert_equal(part, value)
    else:
        np.testing.assert_allclose(found, expected, rtol=2e-4, atol=2e-5)


SEVERAL = ("two_branches", "siamese", "products", "joins")


@pytest.mark.parametrize("release, name, target", OPENED)
def test_recorded_files_open_with_equal_predictions(release, name, target):
    found = answers(release)[name]
    inputs = arrays(found["input"], name in SEVERAL)
    assert_equal(predicted(opened(release, name, target), inputs, target), found["output"])


@pytest.mark.parametrize("release, name", RECORDED)
def test_recorded_files_are_recognised(release, name):
    found = describe(*paths(release, name))
    assert found.origins.first <= release <= found.origins.last
    assert found.origins.exact == (release >= "1")
    assert found.origins.backend in ("theano", None)
    assert not found.groups and found.has_weights
    assert [remark for remark in found.remarks if "expected" in remark.text or "no weights" in remark.text] == []
    assert all(record.known for record in found.network.every())


def test_there_are_enough():
    assert len(RECORDED) >= 60
