"""Theano's flags: ours, the user's, and that the user's win."""
import os
import subprocess
import sys

import pytest

from keras1.backend import theano_setup
from keras1.backend.blas import Blas
from keras1.backend.theano_setup import choose, parsed, user_flags, written

FOUND = Blas("found", "-lfound", "-Dsgemm_=found_sgemm_")


@pytest.fixture
def machine(monkeypatch):
    """A machine with a compiler and a BLAS."""
    monkeypatch.setattr(theano_setup, "find_compiler", lambda given: (None if given == "" else "g++", None))
    monkeypatch.setattr(theano_setup, "find_blas", lambda compiler: FOUND if compiler else Blas("none"))


def python(code, **environment):
    """The output of a Python process with that environment, and what it wrote on stderr."""
    done = subprocess.run([sys.executable, "-W", "default", "-c", code], env={**os.environ, **environment},
                          capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip(), done.stderr


def test_flags_are_written_and_parsed_back():
    flags = {"blas__ldflags": "-L/a b -Wl,-rpath,/a", "floatX": "float32", "cxx": ""}
    assert parsed(written(flags)) == flags


def test_theano_parses_what_is_written():
    from theano.configparser import parse_config_string
    flags = {"blas__ldflags": "-L/a b -Wl,-rpath,/a", "floatX": "float32", "cxx": ""}
    assert parse_config_string(written(flags)) == flags


def test_ours_are_chosen_where_the_user_set_none(machine):
    flags = choose({}).flags
    assert flags["blas__ldflags"] == "-lfound"
    assert "-Dsgemm_=found_sgemm_" in flags["gcc__cxxflags"] and "-O2" in flags["gcc__cxxflags"]


def test_the_users_blas_wins(machine):
    setup = choose({"blas__ldflags": "-lmine"})
    assert "blas__ldflags" not in setup.flags and setup.blas.ldflags == "-lmine"
    assert "found" not in setup.flags["gcc__cxxflags"]


def test_the_users_compiler_flags_win_and_the_blas_still_links(machine):
    assert choose({"gcc__cxxflags": "-O0"}).flags["gcc__cxxflags"] == "-O0 -Dsgemm_=found_sgemm_"


def test_a_child_process_goes_on_with_the_same(machine, monkeypatch):
    monkeypatch.setattr(theano_setup, "wheel_blas", lambda: FOUND)
    given = choose({}).flags
    assert choose(given).blas == FOUND and not choose(given).flags


def test_without_compiler_nothing_is_compiled(machine):
    setup = choose({"cxx": ""})
    assert setup.compiler is None and setup.flags == {"blas__ldflags": ""}


def test_a_missing_compiler_is_told_once(monkeypatch):
    monkeypatch.setattr(theano_setup, "find_compiler", lambda given: (None, "no compiler here"))
    with pytest.warns(RuntimeWarning, match="no compiler here") as told:
        assert choose({}).flags == {"blas__ldflags": "", "cxx": ""}
    assert len(told) == 1


def test_a_missing_blas_is_told(monkeypatch):
    monkeypatch.setattr(theano_setup, "find_blas", lambda compiler: Blas("none"))
    monkeypatch.setattr(theano_setup, "find_compiler", lambda given: ("g++", None))
    with pytest.warns(RuntimeWarning, match="scipy-openblas32"):
        assert choose({}).flags["blas__ldflags"] == ""


def test_flags_come_from_theanorc_and_environment(monkeypatch, tmp_path):
    rc = tmp_path / "theanorc"
    rc.write_text("[global]\nfloatX = float64\ndevice = cpu\n[blas]\nldflags = -lrc\n[gcc]\ncxxflags = -O1\n")
    monkeypatch.setenv("THEANORC", str(rc))
    monkeypatch.setenv("THEANO_FLAGS", "blas.ldflags=-lenv")
    flags = user_flags()
    assert flags["blas__ldflags"] == "-lenv" and flags["gcc__cxxflags"] == "-O1"


def test_a_broken_theanorc_is_left_to_theano(monkeypatch, tmp_path):
    (tmp_path / "rc").write_text("no section")
    monkeypatch.setenv("THEANORC", str(tmp_path / "rc"))
    monkeypatch.setenv("THEANO_FLAGS", "")
    assert user_flags() == {}


def test_a_gpu_is_passed_over(monkeypatch):
    monkeypatch.setenv("THEANO_FLAGS", "device=gpu0,floatX=float32")
    with pytest.warns(RuntimeWarning, match="device=gpu0"):
        assert user_flags()["device"] == "cpu"


def test_keras1_alone_does_not_import_theano():
    assert python("import keras1, sys; print('theano' in sys.modules)")[0] == "False"


def test_import_says_one_line_and_no_more():
    out, err = python("import keras1.backend as K; K.function([], K.ones((2,)) + 1)([])")
    assert (out, err) == ("", "Using Theano backend.\n")


def test_python_without_a_compiler_works_with_one_warning(tmp_path):
    code = ("import numpy as np, keras1.backend as K\n"
            "x = K.placeholder(ndim=4)\n"
            "y = K.pool2d(K.conv2d(x, K.ones((1, 1, 2, 2))), (2, 2))\n"
            "print(K.function([x], K.sum(y) + 0 * K.sum(K.dropout(y, 0.5)))([np.ones((1, 1, 4, 4))]))")
    out, err = python(code, PATH=str(tmp_path))
    assert float(out) == 16.
    assert err.count("Warning") == 1 and "no C++ compiler found" in err and "apt install g++" in err


def test_the_users_theano_flags_reach_theano():
    code = "import keras1.backend as K; print(K.theano.config.optimizer, K.theano.config.gcc__cxxflags.split()[0])"
    out, _ = python(code, THEANO_FLAGS="optimizer=None,gcc__cxxflags=-O1")
    assert out == "None -O1"


@pytest.mark.skipif(sys.version_info < (3, 11), reason="before 3.11 the Cython loop compiles")
def test_the_loop_in_cython_is_not_tried():
    assert sys.modules["theano.scan.scan_perform_ext"] is None


@pytest.mark.slow
def test_a_loop_and_its_gradient_run_without_noise():
    code = ("import numpy as np, keras1.backend as K\n"
            "x, u = K.placeholder(ndim=3), K.ones((2, 2))\n"
            "def step(x, states):\n"
            "    h = K.tanh(x + K.dot(states[0], u))\n"
            "    return h, [h]\n"
            "last, _, _ = K.rnn(step, x, [K.zeros((1, 2))], masking=False)\n"
            "f = K.function([x], [last, K.gradients(K.sum(last), u)])\n"
            "print([a.shape for a in f([np.ones((1, 3, 2))])])")
    out, err = python(code)
    assert out == "[(1, 2), (2, 2)]" or out == "[(2,), (2, 2)]"
    assert err == "Using Theano backend.\n"
