"""Scripts in the manner of 2015 to 2018, run unchanged; what the real release printed is beside them.

`README.md` says how the expected outputs were recorded.  Here Theano compiles no C, and optimizes little.
"""
import importlib.util
import re
import shutil
import sys
from pathlib import Path
from typing import NamedTuple, Tuple

import pytest

import keras1
from keras1 import backend as K
from keras1.backend import theano
from keras1.scripts import infer_release

OLD = Path(__file__).parent / "old"


class Case(NamedTuple):
    """A script, its arguments, the release that it must be taken for, and packages without which it is skipped."""

    script: str
    release: str
    args: Tuple[str, ...] = ()
    needs: Tuple[str, ...] = ()

    @property
    def name(self):
        return self.script.split("/")[0].replace(".py", "")


PYTHON2 = [
    Case("attention_1x.py", "1.2.2"),
    Case("char_rnn.py", "0.3.3", ("data/nietzsche.txt", "-n", "6")),
    Case("cross_validation.py", "1.2.2", needs=("sklearn",)),
    Case("digits_theano.py", "0.3.3"),
    Case("gan.py", "1.2.2", needs=("PIL",)),
    Case("generator.py", "1.2.2"),
    Case("graph_towers.py", "0.3.3"),
    Case("highway.py", "0.3.1"),
    Case("language.py", "1.2.2"),
    Case("layer_outputs.py", "1.2.2"),
    Case("lenet_crlf.py", "0.3.3"),
    Case("noise_theano.py", "0.3.3"),
    Case("notebook.py", "1.0.8"),
    Case("plot_history.py", "1.2.2", needs=("matplotlib",)),
    Case("preprocess_text.py", "0.3.3"),
    Case("regression_csv.py", "1.2.2"),
    Case("reviews_lstm.py", "0.3.3"),
    Case("stacked_autoencoder.py", "0.3.3", needs=("PIL",)),
    Case("tagger/train.py", "0.3.3"),
    Case("two_inputs.py", "1.2.2", ("--epochs", "3", "-H", "4")),
    Case("vae_lambda.py", "1.2.2"),
    Case("weights_by_hand.py", "0.3.3"),
    Case("word_vectors.py", "1.2.2"),
]
PYTHON3 = [
    Case("catch_dqn.py", "1.2.2"),
    Case("keras2_functional.py", "2.3.1"),
    Case("keras2_text.py", "2.3.1"),
    Case("residual.py", "1.2.2"),
    Case("seq2seq.py", "1.2.2"),
    Case("siamese.py", "1.2.2"),
    Case("stateful_cos.py", "1.2.2"),
]
CASES = PYTHON2 + PYTHON3


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A copy of the scripts, in which they may write."""
    return shutil.copytree(OLD, tmp_path_factory.mktemp("scripts") / "old")


def with_any_time(text):
    """The lines of a text in which any time it took is the same; 0.3.1 named its backend on stdout."""
    lines = re.sub(r"\b\d+(\.\d+)?m?s\b", "0s", text).strip().split("\n")
    return [line for line in lines if line != "Using Theano backend."]


def run(case, folder, monkeypatch, capsys):
    """What a script prints, run by the release inferred, as `keras1 run` does."""
    for package in case.needs:
        if importlib.util.find_spec(package) is None:
            pytest.skip("needs %s" % package)
    monkeypatch.chdir(folder)
    K.reset_uids()
    capsys.readouterr()
    with theano.config.change_flags(cxx="", linker="vm", optimizer="fast_compile"):
        try:
            keras1.run_script(case.script, case.args, emulate="infer")
        except SystemExit as ended:
            assert not ended.code
        finally:
            keras1.uninstall()
    return capsys.readouterr()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_script_prints_what_it_printed(case, folder, monkeypatch, capsys):
    printed = run(case, folder, monkeypatch, capsys)
    assert "emulating Keras %s: " % case.release in printed.err or case.name == "language"
    expected = (OLD / (case.name + ".txt")).read_text("utf-8")
    assert with_any_time(printed.out) == with_any_time(expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_release_is_inferred(case):
    assert str(infer_release(OLD / case.script).release) == case.release


@pytest.mark.parametrize("case", PYTHON2, ids=lambda case: case.name)
def test_python_3_does_not_read_them(case):
    """So that each shows what the translation is for; but for names, modules and what ``/`` means."""
    from keras1.scripts.source import read_source
    assert read_source(str(OLD / case.script)).python2


def test_nothing_of_a_script_stays_behind(folder, monkeypatch, capsys):
    before = set(sys.modules)
    run(next(case for case in CASES if case.name == "tagger"), folder, monkeypatch, capsys)
    assert not {"utils", "helpers", "nets", "nets.tagger"} & (set(sys.modules) - before)
