"""What every test stands on: a compile cache of its own, a home of its own, and the release put back afterwards.

All of it is set before Theano is imported.
"""
import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples each time, however slow the machine.
settings.register_profile("keras1", deadline=None, derandomize=True)
settings.load_profile("keras1")

ROOT = Path(__file__).resolve().parent.parent

#: Scripts that tests run, here or under another Keras; they hold no tests.
collect_ignore_glob = ["porting/scripts/*.py", "conversion/predict_all.py", "conversion/original_predicts.py"]

# One compile cache for all workers of pytest-xdist: most modules serve both, and Theano's lock keeps them apart.
_cache = "base_compiledir=%s" % (ROOT / ".cache" / "theano")
# Theano takes the last of two values of a flag: the user's.
os.environ["THEANO_FLAGS"] = ",".join(filter(None, [_cache, os.environ.get("THEANO_FLAGS")]))

# Commands that tests start find this checkout, installed or not.
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))

# No test reads or writes the user's keras.json, .theanorc or datasets.
_home = tempfile.mkdtemp(prefix="keras1-home-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["HOME"] = _home
os.environ["MPLCONFIGDIR"] = str(ROOT / ".cache" / "matplotlib")
for _name in ("KERAS_BACKEND", "KERAS1_EMULATE"):
    os.environ.pop(_name, None)


@pytest.fixture(autouse=True)
def plain_messages(monkeypatch):
    """On every Python, the text of an error is without our hint, as on those that show notes."""
    from keras1 import errors
    monkeypatch.setattr(errors, "SHOW_HINTS", False)


@pytest.fixture(autouse=True)
def same_release():
    """Put the emulated release and the session's settings back after the test."""
    from keras1.history import current, emulate
    before = current()
    yield
    emulate(before)
    if "keras1.backend" in sys.modules:
        _put_settings_back()


def _put_settings_back():
    from keras1 import backend as K
    from keras1.backend import ordering
    from keras1.utils.generic_utils import get_custom_objects
    K.reset_uids()
    K.set_learning_phase(None)
    ordering.use(None, None)
    get_custom_objects().clear()
    if "keras1.saving.classic_config" in sys.modules:
        known = sys.modules["keras1.saving.classic_config"].LAYERS
        for name in [name for name, cls in known.items() if not cls.__module__.startswith("keras1.")]:
            del known[name]


@pytest.fixture
def alias():
    """``import keras`` means keras1 for the time of the test."""
    import keras1
    keras1.install()
    yield
    keras1.uninstall()
