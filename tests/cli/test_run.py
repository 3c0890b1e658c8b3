"""keras1 run: what `python SCRIPT` does, with keras1 for Keras. `python` itself says what is right."""
import os
import subprocess
import sys

import pytest

import keras1

REPORT = """
import pickle, sys
class Local(object): pass
print(sys.argv, sys.path[0], __name__, __file__, __spec__, __package__, __doc__, sys.path)
print(pickle.loads(pickle.dumps(Local())).__class__ is Local, sys.modules['__main__'].Local is Local)
"""


@pytest.fixture
def script(tmp_path, monkeypatch):
    """Writes a script and returns its path, relative to the folder in which it runs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "below").mkdir()

    def write(source):
        (tmp_path / "below" / "old.py").write_text(source)
        return os.path.join("below", "old.py")
    return write


def python(*words):
    return subprocess.run([sys.executable, *words], capture_output=True, text=True)


def run(*words):
    return python("-m", "keras1", "run", *words)


def same(*words):
    """What `keras1 run` does with a script, which must be what Python does."""
    expected, got = python(*words), run(*words)
    assert (got.stdout, got.stderr, got.returncode) == (expected.stdout, expected.stderr, expected.returncode)
    return got


def test_arguments_path_and_main_are_as_python_gives_them(script):
    path = script(REPORT)
    assert "['below/old.py', '--emulate', '-h', '3']" in same(path, "--emulate", "-h", "3").stdout


def test_a_module_beside_the_script_is_found_and_one_in_the_current_folder_is_not(script, tmp_path):
    path = script("import beside\nimport here")
    (tmp_path / "below" / "beside.py").write_text("print('found')")
    (tmp_path / "here.py").write_text("")
    assert same(path).stdout == "found\n"


def test_a_link_to_a_script_finds_the_modules_beside_the_script(script, tmp_path):
    path = script("import beside")
    (tmp_path / "below" / "beside.py").write_text("print('found')")
    os.symlink(path, "link.py")
    assert same("link.py").stdout == "found\n"


@pytest.mark.parametrize("ending, status", [
    ("import sys; sys.exit(7)", 7), ("raise SystemExit('a message')", 1), ("import sys; sys.exit()", 0),
    ("1 / 0", 1), ("raise KeyboardInterrupt", -2), ("open('absent')", 1), ("x = ", 1),
    pytest.param("x = (1,", 1, marks=pytest.mark.skipif(
        sys.version_info < (3, 10), reason="Python 3.9 finds the end of a file elsewhere than that of a text")),
])
def test_the_exit_status_and_the_report_are_python_s(script, ending, status):
    assert same(script(ending)).returncode == status


def test_a_traceback_shows_the_frames_below_the_script_too(script, tmp_path):
    path = script("import beside\ndef f():\n    beside.g()\ntry:\n    f()\nexcept ZeroDivisionError:\n    f()")
    (tmp_path / "below" / "beside.py").write_text("def g(): 1 / 0")
    assert "During handling" in same(path).stderr


def test_a_script_s_own_excepthook_is_called(script):
    path = script("import sys, traceback\n"
                  "def hook(kind, error, trace):\n    print('hook', kind.__name__, len(traceback.extract_tb(trace)))\n"
                  "sys.excepthook = hook\n1 / 0")
    assert same(path).stdout == "hook ZeroDivisionError 1\n"


def test_the_source_s_encoding_is_respected(script, tmp_path):
    path = script("")
    (tmp_path / path).write_bytes("# -*- coding: latin-1 -*-\nprint(len('\xe4'))".encode("latin-1"))
    assert same(path).stdout == "1\n"


def test_keras_is_the_emulated_release(script):
    path = script("import keras; print(keras.__version__)")
    assert run(path).stdout == "1.2.2\n"
    assert run("--emulate", "0.3.3", path).stdout == "0.3.3\n"


def test_a_hint_is_shown_once_on_every_python(script):
    path = script("from keras1.errors import DataError\nraise DataError.like(ValueError)('wrong', hint='do this')")
    assert run(path).stderr.splitlines()[-2:] == ["keras1.errors.ValueError: wrong", "do this"]
    assert run(path).stderr.count("do this") == 2  # the line of the script is shown as well


def test_a_script_that_is_not_there_is_named():
    done = run("absent.py")
    assert (done.returncode, done.stderr) == (2, "keras1: can't open file 'absent.py': No such file or directory\n")


def test_an_unknown_release_is_a_usage_error(script):
    done = run("--emulate", "0.3.9", script(""))
    assert done.returncode == 2 and "unknown Keras release '0.3.9'; did you mean '0.3.3'?" in done.stderr


def test_run_script_returns_the_globals_and_puts_everything_back(script):
    before = sys.argv, list(sys.path), sys.modules["__main__"]
    path = script("import sys, keras\nanswer = keras.__version__, sys.argv, __name__")
    found = keras1.run_script(path, ["a"], emulate="0.3.3")
    keras1.uninstall()
    assert found["answer"] == ("0.3.3", [path, "a"], "__main__")
    assert (sys.argv, sys.path, sys.modules["__main__"]) == before


def test_run_script_puts_everything_back_after_an_error(script):
    before = sys.argv, list(sys.path), sys.modules["__main__"]
    with pytest.raises(SystemExit):
        keras1.run_script(script("raise SystemExit(3)"))
    keras1.uninstall()
    assert (sys.argv, sys.path, sys.modules["__main__"]) == before


# Python 2, the release, and what is said on stderr.

TRAINS = """
import numpy as np
from keras.models import Sequential
from keras.layers.core import Dense
model = Sequential([Dense(1, input_dim=2)])
model.compile('sgd', 'mse')
print model.train_on_batch(np.ones((1, 2)), np.ones((1, 1)), accuracy=True)[0] >= 0
"""


def without_c(**environment):
    return {**os.environ, "THEANO_FLAGS": os.environ["THEANO_FLAGS"] + ",cxx=,linker=vm", **environment}


def test_a_script_of_python_2_runs_by_the_release_that_it_was_written_for(script):
    done = subprocess.run([sys.executable, "-m", "keras1", "run", script(TRAINS)], capture_output=True, text=True,
                          env=without_c())
    assert done.stdout == "True\n"
    assert done.stderr == ("keras1: emulating Keras 0.3.3: accuracy=; override with --emulate\n"
                           "Using Theano backend.\n")


def test_nothing_is_inferred_where_the_release_is_named(script):
    path = script("import keras; print keras.__version__")
    done = subprocess.run([sys.executable, "-m", "keras1", "run", path], capture_output=True, text=True,
                          env={**os.environ, "KERAS1_EMULATE": "0.3.1"})
    assert (done.stdout, done.stderr) == ("0.3.1\n", "")
    assert run("--emulate", "1.0.8", path).stderr == ""


def test_without_evidence_the_release_is_said_all_the_same(script):
    assert run(script("import keras")).stderr == (
        "keras1: emulating Keras 1.2.2: nothing in the source tells which; override with --emulate\n")


def test_a_traceback_of_python_2_shows_its_own_lines_and_no_frame_of_the_translation(script, tmp_path):
    (tmp_path / "below" / "beside.py").write_text("def g(n):\n    print 'g'\n    return 1 / n\n")
    done = run(script("print 'first'\nimport beside\nif True:\n\tbeside.g(0)\n"))
    assert (done.returncode, done.stdout) == (1, "first\ng\n")
    assert done.stderr == """\
Traceback (most recent call last):
  File "%s/below/old.py", line 4, in <module>
    beside.g(0)
  File "%s/below/beside.py", line 3, in g
    return 1 / n
ZeroDivisionError: integer division or modulo by zero
""" % (tmp_path, tmp_path)


@pytest.mark.parametrize("source, line", [("print 'a'\nx = = 2\n", 2), ("def f(:\n    pass\n", 1),
                                          ("print 'a'\nif x\n    print x\n", 2), ("print 'a', (1,\n", 1)])
def test_what_neither_python_reads_is_a_syntax_error_at_its_line(script, source, line):
    done = run(script(source))
    assert done.returncode == 1 and "line %d" % line in done.stderr and "SyntaxError" in done.stderr
    assert "keras1/scripts" not in done.stderr


def test_a_folder_is_no_script(tmp_path):
    done = run(str(tmp_path))
    assert (done.returncode, done.stderr) == (2, "keras1: can't open file %r: Is a directory\n" % str(tmp_path))


def test_null_bytes_are_a_syntax_error(script, tmp_path):
    path = script("")
    (tmp_path / path).write_bytes(b"x = 1\0")
    assert run(path).returncode == 1 and "null" in run(path).stderr


def test_an_encoding_that_is_not_declared_is_guessed_and_said(script, tmp_path):
    path = script("")
    (tmp_path / path).write_bytes("print 'K\xf6ln'".encode("latin-1"))
    done = run(path)
    assert done.stdout == "K\xf6ln\n" and "declares no encoding: read as Latin-1" in done.stderr


def test_the_gpu_and_tensorflow_get_one_note_each(script):
    path = script("import os\nos.environ['THEANO_FLAGS'] = 'device=gpu0,floatX=float32'\n"
                  "os.environ['KERAS_BACKEND'] = 'tensorflow'\nimport theano\ntheano.config.device = 'gpu'\n"
                  "theano.config.force_device = True\nfrom keras import backend as K\nprint K.floatx()")
    done = run("--emulate", "1.2.2", path)
    assert done.stdout == "float32\n"
    assert [line for line in done.stderr.splitlines() if line.startswith("keras1")] == [
        "keras1: device=gpu0: there is no GPU here, Theano runs on the CPU",
        "keras1: KERAS_BACKEND=tensorflow: keras1 runs on Theano",
        "keras1: theano.config.device = 'gpu': there is no GPU here, Theano runs on the CPU"]


def test_tensorflow_itself_is_missing_with_a_hint(script):
    done = run(script("import tensorflow as tf"))
    assert done.returncode == 1 and "No module named 'tensorflow'" in done.stderr
    assert "keras1 runs Keras on Theano" in done.stderr
    assert run(script("try:\n    import tensorflow\nexcept ImportError:\n    print('none')")).stdout == "none\n"


def test_a_download_that_fails_says_where_to_put_the_file(script, tmp_path):
    path = script("import urllib\nurllib.urlretrieve('file:///nowhere/mnist.pkl.gz', 'data.pkl.gz')")
    done = run(path)
    assert done.returncode == 1 and "Traceback" in done.stderr
    assert "get the file elsewhere and put it at %s" % (tmp_path / "data.pkl.gz") in done.stderr


def test_a_plot_without_a_display_is_saved_and_named(script, tmp_path):
    pytest.importorskip("matplotlib")
    path = script("import matplotlib.pyplot as plt\nfor i in range(2):\n    plt.plot([1, 2]); plt.show()")
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run([sys.executable, "-m", "keras1", "run", path], capture_output=True, text=True,
                          env=environment)
    assert done.stderr == "".join("keras1: no display: saved %s\n" % (tmp_path / ("figure-%d.png" % n)) for n in (1, 2))
    assert (tmp_path / "figure-2.png").stat().st_size > 1000


def test_images_with_their_channels_last_are_taken_so(script):
    path = script("from keras.models import Sequential\nfrom keras.layers import Convolution2D\n"
                  "model = Sequential([Convolution2D(2, 3, 3, input_shape=(28, 28, 1))])\nprint(model.output_shape)\n")
    done = run("--emulate", "1.2.2", path)
    assert done.stdout == "(None, 26, 26, 2)\n" and "image_dim_ordering is 'tf'" in done.stderr
