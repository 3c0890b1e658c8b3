"""What the originals answered: every case under goldens/RELEASE, run under keras1 emulating that release.

Compiling C for all of them takes a quarter of an hour, so `make test` runs most without; a selection, and with
`make test-all` each one, is run in C as users run it.  A case that several releases share word for word is run by
`make test` under one of them, by turns, by `make test-all` under each.
"""
import contextlib
import json
import os
import pathlib
import sys

import pytest

import keras1
from keras1 import backend as K
from keras1 import initializers
from keras1.backend import theano

HERE = pathlib.Path(__file__).parent / "goldens"
sys.path.append(str(HERE))
import compare  # noqa: E402
import run_case  # noqa: E402

CASES = sorted(path for path in HERE.glob("[0-9]*/*.py") if path.with_suffix(".json").exists())

#: Cases that `make test` runs in C: the common paths of each release.
IN_C = {"mlp_dropout", "script_mnist", "noise", "optimizers_adaptive", "edge_cases"}

#: Cases whose numbers agree to the last of the digits compared only if they are rounded as in C.
ONLY_IN_C = ("mlp_dropout",)


#: Cases that take gigabytes, or more than ten seconds: only `make test-all` runs them.
LARGE = {"applications_structure", "data_app_vgg_top"} | {
    "0.3.1/recurrent_graph", "0.3.3/recurrent_dropout", "0.3.3/recurrent_regularizers", "1.0.8/bidirectional",
    "1.0.8/script_babi", "1.0.8/stateful_functional", "1.0.8/time_distributed", "1.2.2/bidirectional",
    "1.2.2/convlstm", "1.2.2/functional_multi_io", "1.2.2/functional_recurrent", "1.2.2/recurrent_dropout_gru",
    "1.2.2/recurrent_dropout_lstm", "1.2.2/recurrent_dropout_training", "1.2.2/recurrent_training",
    "1.2.2/script_addition", "1.2.2/script_babi_rnn", "1.2.2/script_ctc", "1.2.2/script_hierarchical",
    "1.2.2/time_distributed", "2.3.1/conv_in_models", "2.3.1/rnn_images", "2.3.1/rnn_masks", "2.3.1/rnn_penalties",
    "2.3.1/rnn_stateful", "2.3.1/wrappers_bidirectional", "2.3.1/wrappers_time_distributed",
    "0.3.1/masks_far", "0.3.1/recurrent_embedding", "0.3.1/recurrent_stateful", "1.2.2/embedding_training",
    "1.2.2/k_ctc", "1.2.2/recurrent_forward_lstm", "1.2.2/recurrent_stateful", "1.2.2/script_video",
    "1.2.2/temporal_weights", "2.3.1/rnn_states",
}


def of_several_releases():
    """The cases that another release has, too, but for the one whose turn it is."""
    by_text = {}
    for path in CASES:
        by_text.setdefault((path.stem, path.read_bytes()), []).append(path)
    shared = [paths for _, paths in sorted(by_text.items()) if len(paths) > 1]
    return {path for turn, paths in enumerate(shared) for i, path in enumerate(paths) if i != turn % len(paths)}


LATER = of_several_releases()


def name_of(path):
    return "%s-%s" % (path.parent.name, path.stem)


def is_large(path):
    return path.stem in LARGE or "%s/%s" % (path.parent.name, path.stem) in LARGE


def marked(path):
    return pytest.param(path, id=name_of(path), marks=[] if path.stem in IN_C else [pytest.mark.slow])


def answer(path, mode):
    """What the case leaves under keras1, with Theano set to a mode."""
    with keras1.emulate(path.parent.name), mode:
        K.reset_uids()
        keras1.install()
        try:
            return run_case.run(str(path))
        finally:
            keras1.uninstall()


def check(path, mode):
    expected = json.loads(path.with_suffix(".json").read_text())
    got = answer(path, mode)
    assert not got["error"], got["error"]
    differences = compare.compare(expected, json.loads(json.dumps(got)))
    assert not differences, "\n".join("%s: %s" % pair for pair in differences)


@pytest.fixture(autouse=True)
def environment_put_back():
    """A case may set variables of the environment, and one replaces what draws the first weights."""
    before, draw = dict(os.environ), initializers.VarianceScaling.__call__
    yield
    initializers.VarianceScaling.__call__ = draw
    os.environ.clear()
    os.environ.update(before)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", [
    pytest.param(path, id=name_of(path), marks=[pytest.mark.slow] if is_large(path) or path in LATER else [])
    for path in CASES])
def test_golden(path, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    needs_c = path.stem.startswith(ONLY_IN_C)
    check(path, contextlib.nullcontext() if needs_c else theano.config.change_flags(cxx="", linker="vm"))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", [marked(path) for path in CASES if not path.stem.startswith(ONLY_IN_C)])
def test_golden_in_c(path, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    check(path, contextlib.nullcontext())
