"""keras1.pytest_plugin: a test suite written for Keras, run with keras1."""
import subprocess
import sys

import pytest


@pytest.fixture
def suite(tmp_path, monkeypatch):
    """A suite whose conftest and test import keras; returns how to run it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "conftest.py").write_text("import keras\n")
    (tmp_path / "test_old.py").write_text(
        "import keras\nimport keras1.history\n"
        "def test_release():\n    assert keras.__version__ == '0.3.3'\n"
        "def test_one_module():\n    from keras import history\n    assert history is keras1.history\n")

    def run(*words):
        return subprocess.run([sys.executable, "-m", "pytest", "-p", "keras1.pytest_plugin", *words],
                              capture_output=True, text=True)
    return run


def test_keras_is_there_before_the_conftest(suite):
    done = suite("--emulate", "0.3.3", "test_old.py")
    assert done.returncode == 0 and "keras1: 'import keras' is Keras 0.3.3" in done.stdout
    assert "2 passed" in done.stdout


def test_the_release_is_the_one_named(suite):
    assert "1 failed, 1 passed" in suite("test_old.py").stdout


def test_an_unknown_release_is_a_usage_error(suite):
    done = suite("--emulate", "0.3.9")
    assert done.returncode == 4 and "unknown Keras release '0.3.9'" in done.stderr
