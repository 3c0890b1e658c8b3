"""The workloads: each builds and takes a step under keras1; one is checked against Theano written by hand."""
import json

import numpy as np
import pytest

from benchmarks import growth
from benchmarks.worker import Worker, build
from benchmarks.workloads import ORDER, load, title
from keras1.backend import theano

#: Sizes at which a step takes next to no time without a compiler.
SMALL = {"batch": 2, "batches": 2, "width": 4, "layers": 2, "filters": 2, "steps": 6, "units": 3}
#: Those that are two of another.
LONG = {"stacked_lstm", "bidirectional", "functional"}


@pytest.fixture(autouse=True)
def in_python(alias):
    with theano.config.change_flags(cxx="", linker="vm", optimizer="fast_compile"):
        yield


def small(name):
    return {size: SMALL[size] for size in load(name).SIZES}


@pytest.mark.parametrize("name", [
    pytest.param(name, marks=pytest.mark.slow if name in LONG else ()) for name in ORDER])
def test_a_workload_runs_under_keras1(name):
    run = build("keras1", "old", name, small(name))
    assert run(2) == 2


@pytest.mark.parametrize("name", ORDER)
def test_a_workload_has_what_the_tables_ask(name):
    module = load(name)
    assert title(module) and module.gflop(**module.SIZES) > 0
    assert hasattr(module, "old") and hasattr(module, "keras3")


@pytest.mark.parametrize("name", [name for name in ORDER if hasattr(load(name), "theano")])
def test_a_workload_by_hand_runs(name):
    assert build("theano", "theano", name, small(name))(2) == 2


def test_keras1_and_theano_by_hand_get_the_same_weights():
    from benchmarks.workloads import tiny
    np.random.seed(1)
    model = tiny.network()
    step, parameters = tiny.by_hand_step(model.get_weights())
    X, Y = tiny.data(16, 5)
    for batch in range(5):
        rows = slice(16 * batch, 16 * batch + 16)
        loss = model.train_on_batch(X[rows], Y[rows])
        np.testing.assert_allclose(np.ravel(loss)[0], step(X[rows], Y[rows]), rtol=1e-5)
    for ours, theirs in zip(model.get_weights(), parameters):
        np.testing.assert_allclose(ours, theirs.get_value(), rtol=1e-5, atol=1e-7)


@pytest.mark.parametrize("name", list(growth.GROWTH))
def test_sizes_that_grow_are_sizes_of_the_workload(name):
    plot = growth.GROWTH[name]
    for point in plot.points:
        assert set(plot.sizes(point)) <= set(load(plot.workload).SIZES)


def test_a_worker_answers():
    worker = Worker("keras1", "old")
    assert worker.answer({"do": "prepare", "workload": "tiny", "sizes": small("tiny")})["seconds"] > 0
    answer = worker.answer(json.loads('{"do": "run", "steps": 3}'))
    assert answer["seconds"] > 0 and answer["steps"] >= 3
    assert set(worker.answer({"do": "versions"})) == {"Python", "keras1", "theano"}


def test_a_worker_answers_what_went_wrong():
    answer = Worker("theano", "theano").answer({"do": "prepare", "workload": "gru", "sizes": {}})
    assert answer["error"] == "LookupError: not written for this runtime"
    assert "Traceback" in answer["trace"]
