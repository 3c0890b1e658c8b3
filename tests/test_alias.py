"""keras1.install: one set of modules under two names."""
import importlib
import pickle
import subprocess
import sys
import types

import pytest

import keras1
from keras1.errors import Keras1Error, ReleaseError

pytestmark = pytest.mark.usefixtures("alias")

MODULES = ["activations", "backend", "callbacks", "constraints", "initializations", "layers.advanced_activations",
           "layers.containers", "layers.core", "layers.noise", "models", "objectives", "optimizers", "regularizers",
           "utils.generic_utils", "utils.np_utils"]


@pytest.mark.parametrize("name", MODULES)
def test_a_module_of_keras_is_the_module_of_keras1(name):
    assert importlib.import_module("keras." + name) is importlib.import_module("keras1." + name)


def test_a_module_keeps_its_own_name_and_specification():
    module = importlib.import_module("keras.layers.core")
    assert module.__name__ == module.__spec__.name == "keras1.layers.core"


def test_the_version_follows_the_emulated_release():
    import keras
    seen = []
    for release in ("0.3.1", "0.3.3", "1.2.2"):
        with keras1.emulate(release):
            seen.append(keras.__version__)
    assert seen == ["0.3.1", "0.3.3", "1.2.2"]


def test_install_emulates_the_release_it_is_given():
    import keras
    keras1.install("0.3.3")
    assert keras.__version__ == str(keras1.history.current()) == "0.3.3"


def test_install_without_a_release_keeps_the_current_one():
    keras1.emulate("0.3.3")
    keras1.install()
    assert str(keras1.history.current()) == "0.3.3"


def test_install_twice_is_install_once():
    import keras
    hooks = list(sys.meta_path)
    keras1.install()
    assert sys.meta_path == hooks and importlib.import_module("keras") is keras


def test_an_unknown_release_is_an_error_and_changes_nothing():
    with pytest.raises(ReleaseError, match="0.3.9"):
        keras1.install("0.3.9")
    assert str(keras1.history.current()) == "0.3.1"


def test_attributes_of_keras_are_its_submodules():
    import keras
    assert keras.layers.core.Dense is keras1.layers.core.Dense
    assert "__version__" in dir(keras)


def test_from_keras_import():
    from keras import backend as K
    from keras.layers.core import Dense
    assert K is keras1.backend and Dense is keras1.layers.core.Dense


def test_what_is_not_there_is_missing_under_the_name_of_keras():
    import keras
    with pytest.raises(ImportError, match="No module named 'keras.nothing'"):
        importlib.import_module("keras.nothing")
    with pytest.raises(ImportError, match="No module named 'keras.layers.nothing'"):
        importlib.import_module("keras.layers.nothing")
    with pytest.raises(AttributeError, match="module 'keras' has no attribute 'nothing'"):
        _ = keras.nothing
    assert not hasattr(keras, "__nothing__")


def test_an_import_by_a_long_path_names_the_same_class():
    import keras.layers.core

    import keras1.layers.core
    assert isinstance(keras1.layers.core.Dense(2), keras.layers.core.Dense)


def test_a_pickle_that_names_keras_finds_the_class_of_keras1():
    pickled = pickle.dumps(keras1.regularizers.l2, protocol=0)
    assert b"keras1.regularizers" in pickled
    assert pickle.loads(pickled.replace(b"keras1.", b"keras.")) is pickle.loads(pickled)


def test_uninstall_forgets_keras_and_leaves_what_was_imported():
    from keras import regularizers
    keras1.uninstall()
    assert not [name for name in sys.modules if name.split(".")[0] == "keras"]
    assert regularizers is keras1.regularizers
    with pytest.raises(ImportError):
        import keras  # noqa: F401  (none is installed here)


def test_another_keras_that_was_imported_first_is_an_error(monkeypatch):
    keras1.uninstall()
    other = types.ModuleType("keras")
    other.__file__ = "/elsewhere/keras/__init__.py"
    monkeypatch.setitem(sys.modules, "keras", other)
    with pytest.raises(ImportError, match="another keras is imported already: /elsewhere") as caught:
        keras1.install()
    assert isinstance(caught.value, Keras1Error) and "python -m keras1 run" in caught.value.hint
    assert sys.modules["keras"] is other


def test_keras_imports_nothing_before_it_is_asked():
    script = ("import keras1, sys; keras1.install(); import keras; "
              "print([m for m in sys.modules if m in ('numpy', 'theano', 'keras1.backend', 'keras1.layers')])")
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout.strip() == "[]"


def test_theano_may_be_imported_first():
    script = ("import keras1; keras1.install()\n"
              "import theano, theano.tensor as T\n"
              "from keras import backend as K\n"
              "print(K.theano is theano, theano.__spec__.origin == theano.__file__, T.matrix().ndim)")
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout.split() == [
        "True", "True", "2"]
