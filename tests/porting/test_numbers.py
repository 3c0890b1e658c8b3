"""Scripts ported to a later release give the numbers that they gave: run under both, compared."""
import contextlib
import io
import os
import pathlib
import re
import subprocess

import numpy as np
import pytest

import keras1
from keras1.porting import port

SCRIPTS = sorted(pathlib.Path(__file__).with_name("scripts").glob("*.py"))
#: Where the weights are drawn: 2.x draws them otherwise, so that only the earlier pair can be compared.
DRAWN = ("mlp", "graph", "python2", "defaults")
#: Where Theano takes half a minute and more.
SLOW = ("recurrent", "cnn", "words")
#: Python with Keras 3, by the variable or as tools/make-keras3.sh makes it.
KERAS_3 = os.environ.get("KERAS1_KERAS3_PYTHON") or str(
    pathlib.Path(__file__).parents[2] / ".venv-keras3" / "bin" / "python")


def release_of(path):
    """``graph_0_3_3.py`` was written for 0.3.3."""
    return re.search(r"(\d)_(\d)_(\d)\.py$", path.name).expand(r"\1.\2.\3")


@pytest.fixture
def quick(path):
    """Theano without its optimizations, for the graphs are small; a convolution needs them."""
    from keras1 import backend as K
    mode = K.theano.config.mode if "Convolution" in path.read_text() else "FAST_COMPILE"
    with K.theano.config.change_flags(mode=mode):
        yield
    keras1.uninstall()


def results(path, release):
    """What a script leaves in ``results``, flat."""
    np.random.seed(0)
    with contextlib.redirect_stdout(io.StringIO()):
        found = keras1.run_script(path, emulate=release)
    return [np.asarray(value, dtype="float64").ravel() for value in found.get("results", ())]


def cases():
    for path in SCRIPTS:
        for target in ("1.2.2", "2.3.1"):
            if release_of(path) < target and not (target == "2.3.1" and path.name.startswith(DRAWN)):
                yield pytest.param(path, target, id="%s-%s" % (path.stem, target),
                                   marks=[pytest.mark.slow] if path.name.startswith(SLOW) else [])


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path, target", list(cases()))
def test_a_ported_script_gives_the_numbers_that_it_gave(path, target, tmp_path, quick):
    ported = tmp_path / path.name
    ported.write_text(port(path, to=target, emulate=release_of(path)).text)
    before, after = results(path, release_of(path)), results(ported, target)
    assert len(before) == len(after)
    for one, other in zip(before, after):
        np.testing.assert_allclose(other, one, rtol=1e-4, atol=1e-5)


@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists(KERAS_3), reason="no environment with Keras 3: tools/make-keras3.sh makes one")
@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_a_script_ported_to_keras_3_runs_there(path, tmp_path):
    ported = tmp_path / path.name
    ported.write_text(port(path, to="3", emulate=release_of(path)).text)
    done = subprocess.run([KERAS_3, str(ported)], capture_output=True, text=True, cwd=tmp_path,
                          env=dict(os.environ, KERAS_BACKEND="torch", PYTHONPATH=""))
    assert done.returncode == 0, done.stderr
