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
    ("1 / 0", 1), ("raise KeyboardInterrupt", -2), ("open('absent')", 1), ("x = ", 1), ("x = (1,", 1),
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
