"""The settings, ``keras.json`` and ``KERAS_BACKEND``."""
import json
import os

import numpy as np
import pytest

from keras1 import backend as K
from keras1.backend import common, settings, theano_backend
from keras1.errors import BackendError
from keras1.history import emulate


def test_an_absent_file_is_written_with_the_defaults(home):
    found = settings.load()
    text = (home / ".keras" / "keras.json").read_text()
    assert text.endswith("\n") and found.path == str(home / ".keras" / "keras.json")
    assert json.loads(text) == {"floatx": "float32", "epsilon": 1e-07, "backend": "theano"}
    assert os.listdir(home / ".keras") == ["keras.json"]


def test_the_file_is_obeyed(keras_json):
    keras_json('{"floatx": "float64", "epsilon": 1e-05, "image_dim_ordering": "th"}')
    assert settings.load().content["image_dim_ordering"] == "th"
    assert K.floatx() == "float64" and K.epsilon() == 1e-05


def test_a_home_that_cannot_be_written_gives_way_to_tmp(home, monkeypatch):
    monkeypatch.setattr(settings.os, "access", lambda path, mode: False)
    assert settings._base_folder() == "/tmp"


def test_with_nowhere_to_write_the_defaults_hold(home):
    (home / ".keras").write_text("a file in the folder's place")
    assert settings.load().backend == "theano"


@pytest.mark.parametrize("text, kind, named", [
    ("{", ValueError, "not valid JSON"),
    ("[]", ValueError, "holds a list"),
    ('{"floatx": "float128"}', AssertionError, "float32 or float64"),
    ('{"floatx": "float16"}', AssertionError, "float32 or float64"),
    ('{"epsilon": "1e-7"}', AssertionError, "a float"),
    ('{"epsilon": 1}', AssertionError, "a float"),
    ('{"backend": "jax"}', AssertionError, "theano"),
    ('{"image_dim_ordering": "first"}', AssertionError, "th or tf"),
    ('{"image_data_format": "th"}', AssertionError, "channels_first or channels_last"),
])
def test_a_wrong_file_is_named(keras_json, text, kind, named):
    keras_json(text)
    with pytest.raises(kind) as error:
        settings.load()
    assert isinstance(error.value, BackendError)
    assert "keras.json" in str(error.value) and named in str(error.value) and "delete it" in error.value.hint


@pytest.mark.parametrize("text", ['{"backend": "tensorflow"}', '{"backend": "theano"}'])
def test_tensorflow_is_refused(keras_json, monkeypatch, text):
    keras_json(text)
    if "tensorflow" not in text:
        monkeypatch.setenv("KERAS_BACKEND", "tensorflow")
    with pytest.raises(ImportError, match="runs on Theano only") as error:
        settings.load()
    assert ("keras.json" if "tensorflow" in text else "unset KERAS_BACKEND") in error.value.hint


def test_the_environment_wins_over_the_file(keras_json, monkeypatch):
    keras_json('{"backend": "tensorflow"}')
    monkeypatch.setenv("KERAS_BACKEND", "theano")
    assert settings.load().backend == "theano"


def test_an_unknown_backend_of_the_environment(home, monkeypatch):
    monkeypatch.setenv("KERAS_BACKEND", "cntk")
    with pytest.raises(AssertionError, match="KERAS_BACKEND is 'cntk'"):
        settings.load()


def test_half_precision_came_with_0_3_3():
    with pytest.raises(Exception, match="Unknown floatx type: float16"):
        K.set_floatx("float16")
    with emulate("0.3.3"):
        K.set_floatx("float16")
    assert K.floatx() == "float16" and K.cast_to_floatx([1]).dtype == np.float16


def test_later_settings_reach_new_variables_from_1_2_on():
    K.set_floatx("float64")
    assert K.zeros((1,)).dtype == "float32"
    with emulate("1.2.0"):
        assert K.zeros((1,)).dtype == "float64" and K.placeholder(ndim=1).dtype == "float64"


def test_legacy_weight_ordering():
    assert K.legacy_weight_ordering() is False
    K.set_legacy_weight_ordering(True)
    assert K.legacy_weight_ordering() is True and common._LEGACY_WEIGHT_ORDERING is True
    with pytest.raises(AssertionError):
        K.set_legacy_weight_ordering("yes")


def test_historical_modules_have_the_historical_names():
    K.set_epsilon(1e-3)
    assert (common._EPSILON, common._FLOATX, common.floatx()) == (1e-3, "float32", "float32")
    assert theano_backend.dot is K.dot and K._BACKEND == "theano"
    with pytest.raises(AttributeError, match="_NONE"):
        _ = common._NONE


def test_all_names_are_there():
    for module in (K, common, theano_backend):
        assert [name for name in module.__all__ if not hasattr(module, name)] == []
