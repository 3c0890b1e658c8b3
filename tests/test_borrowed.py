"""Names that Keras's modules had because they had imported them."""
import importlib
import subprocess
import sys
import types

import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1.borrowed import _NAMES

pytestmark = pytest.mark.usefixtures("alias")


def star(module):
    namespace = {}
    exec("from keras.%s import *" % module, namespace)
    return namespace


@pytest.mark.parametrize("module", sorted(_NAMES))
def test_every_name_is_somewhere(module):
    borrower = importlib.import_module("keras." + module)
    for names in _NAMES[module].values():
        for name in names.split():
            assert getattr(borrower, name) is not None


def test_a_star_brings_them_and_the_modules_own():
    with keras1.emulate("0.3.3"):
        found = star("layers.core")
    assert found["np"] is np and found["K"] is K and found["Dense"] is keras1.layers.core.Dense


def test_a_star_brings_those_of_the_emulated_release():
    seen = []
    for release in ("0.3.3", "1.2.2", "2.3.1"):
        with keras1.emulate(release):
            seen.append("time" in star("models"))
    assert seen == [True, False, False]


def test_a_name_that_nobody_imported_is_none():
    with pytest.raises(AttributeError, match="keras1.layers.core.*'cv2'"):
        getattr(importlib.import_module("keras.layers.core"), "cv2".lower())


def test_what_was_lent_is_taken_back():
    module = importlib.import_module("keras.layers.core")
    keras1.uninstall()
    assert type(module) is types.ModuleType and not hasattr(module, "np") and "np" not in module.__all__


def test_layers_may_be_imported_before_models():
    script = "import keras1; keras1.install('1.2.2'); from keras.layers.core import Dense; import keras.models"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_submodule_takes_no_functions_place_before_2_0():
    with keras1.emulate("1.2.2"):
        importlib.import_module("keras.layers.merge")
        assert isinstance(keras1.layers.merge, types.FunctionType)
    keras1.uninstall()
    keras1.install()
    with keras1.emulate("2.3.1"):
        importlib.import_module("keras.layers.merge")
        assert isinstance(keras1.layers.merge, types.ModuleType)
    keras1.uninstall()
    assert isinstance(keras1.layers.merge, types.FunctionType)
