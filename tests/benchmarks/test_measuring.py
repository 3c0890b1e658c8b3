"""Worker processes, turns and time: with workers that only pretend."""
import sys
import textwrap
import time

import pytest

from benchmarks import pipes, results_file, run, runtimes, starts, team

PRETENDER = """
    import json, os, sys, time
    for line in iter(sys.stdin.readline, ""):
        command = json.loads(line)
        if command["do"] == "die":
            os._exit(3)
        if command["do"] == "sleep":
            time.sleep(60)
        error = {"error": "ShapeError: no"} if command["do"] == "fail" else {}
        print(json.dumps(dict({"seconds": 0.01, "steps": command.get("steps", 0)}, **error)), flush=True)
"""


@pytest.fixture
def process(tmp_path, monkeypatch):
    script = tmp_path / "pretender.py"
    script.write_text(textwrap.dedent(PRETENDER))
    monkeypatch.setattr(pipes, "WORKER", script)
    monkeypatch.setattr(pipes, "CACHE", tmp_path)
    started = pipes.Process(runtimes.Runtime("pretended", "", "old", [sys.executable]))
    yield started
    if started.alive:
        started.end()


def state(process):
    """How the system sees a process: T is stopped."""
    with open("/proc/%d/stat" % process._process.pid) as file:
        return file.read().rpartition(")")[2].split()[0]


def test_a_worker_is_asked_and_stopped_in_between(process):
    for steps in (1, 5):
        assert process.ask("run", steps=steps)["steps"] == steps
        deadline = time.monotonic() + 5
        while state(process) != "T" and time.monotonic() < deadline:
            time.sleep(0.01)
        assert state(process) == "T"


def test_an_error_is_told_and_the_worker_goes_on(process):
    with pytest.raises(pipes.WorkerFailed, match="ShapeError: no"):
        process.ask("fail")
    assert process.ask("run", steps=2)["steps"] == 2


@pytest.mark.parametrize("what, timeout, words", [("die", 30, "ended unexpectedly"), ("sleep", 0.2, "in time")])
def test_a_worker_that_does_not_answer_is_ended(process, what, timeout, words):
    with pytest.raises(pipes.WorkerFailed, match=words):
        process.ask(what, timeout=timeout)
    assert not process.alive


@pytest.mark.parametrize("code, words", [("print('{\"rss\": 5}')", None), ("raise ValueError('no')", "ValueError: no"),
                                         ("import time; time.sleep(60)", "took more than 0 s")])
def test_a_new_process_is_timed(tmp_path, monkeypatch, code, words):
    script = tmp_path / "fresh.py"
    script.write_text("print('Using Theano backend.')\n" + code)
    monkeypatch.setattr(starts, "FRESH", script)
    monkeypatch.setattr(starts, "CACHE", tmp_path)
    runtime = runtimes.Runtime("pretended", "", "old", [sys.executable])
    if words is None:
        answer = starts.begun(runtime, tmp_path / "compiled", "first")
        assert answer["rss"] == 5 and 0 < answer["seconds"] < 60
    else:
        with pytest.raises(starts.StartFailed, match=words):
            starts.begun(runtime, tmp_path / "compiled", "first", timeout=0.5 if "sleep" in code else 60)


class Pretended:
    """A runtime in a team: its steps take a time that is known; that of one never builds."""

    asked = []

    def __init__(self, runtime):
        self.name, self.alive = runtime.name, True

    def ask(self, do, steps=0, **arguments):
        if self.name == "jax":
            raise pipes.WorkerFailed("no")
        if do == "run":
            self.asked.append(self.name)
        return {"seconds": {"keras1": 0.002, "torch": 0.006}[self.name] * steps, "steps": steps}

    def end(self):
        self.alive = False


@pytest.fixture
def pretended(monkeypatch):
    monkeypatch.setattr(team, "Process", Pretended)
    monkeypatch.setattr(Pretended, "asked", [])
    found = {name: runtimes.Runtime(name, name, "old", []) for name in ("keras1", "jax", "torch")}
    return team.Team(found, say=lambda line: None)


def test_runtimes_take_turns(pretended):
    times, failed = pretended.compare("mlp", {}, ["keras1", "jax", "torch"], rounds=4, burst=0.1)
    assert failed == {"jax": "no"}
    assert times == {"keras1": [pytest.approx(2)] * 4, "torch": [pytest.approx(6)] * 4}
    assert Pretended.asked[-8:] == ["keras1", "torch", "torch", "keras1"] * 2


def test_a_part_that_fails_costs_no_other(tmp_path, monkeypatch):
    monkeypatch.setattr(run, "Team", lambda here, say: pretended_team())
    monkeypatch.setattr(run.Run, "_limits", lambda self: self.results["limits"].append({"cores": 2}))
    monkeypatch.setattr(starts, "starts", lambda *arguments: 1 / 0)
    extent = run.QUICK._replace(workloads=("mlp", "tiny"), growth=(), megabytes=())
    lines, path = [], tmp_path / "results.json"
    run.Run(extent, ["keras1"], path, say=lines.append).all()
    results = results_file.read(path)
    assert results["left_out"] == ["starts of mlp: division by zero"]
    assert set(results["steps"]) == {"mlp", "tiny"}
    assert results["steps"]["tiny"]["ms"] == {"keras1": [1, 2, 3]}


def test_nothing_is_begun_after_the_time(tmp_path, monkeypatch):
    monkeypatch.setattr(run, "Team", lambda here, say: pretended_team())
    results = run.Run(run.QUICK._replace(minutes=-1), ["keras1"], tmp_path / "results.json", lambda line: None).all()
    assert "steps of mlp" in results["left_out"] and "steps" not in results


def pretended_team():
    """A team whose workloads always take 1, 2 and 3 ms."""
    class Always:
        def versions(self):
            return {"keras1": {"Python": "3"}}

        def compare(self, workload, sizes, names, rounds, burst):
            return {name: [1, 2, 3] for name in names}, {}

        def end(self):
            pass
    return Always()


def test_results_are_rounded_and_whole(tmp_path):
    path = tmp_path / "folder" / "results.json"
    assert results_file.read(path) == {}
    results_file.write(path, {"a": [1.23456789, None], "b": {"c": 2}})
    assert results_file.read(path) == {"a": [1.2346, None], "b": {"c": 2}}
    assert [file.name for file in path.parent.iterdir()] == ["results.json"]


def test_a_runtime_gets_its_own_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("THEANO_FLAGS", "cxx=")
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    by_hand = runtimes.runtimes()["theano"].environment(tmp_path)
    assert "PYTHONPATH" not in by_hand and by_hand["OMP_NUM_THREADS"] == "1"
    assert by_hand["THEANO_FLAGS"].startswith("base_compiledir=%s,floatX=float32," % tmp_path)


def test_what_is_not_installed_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("ORACLES", str(tmp_path))
    monkeypatch.setenv("KERAS3_JAX", str(tmp_path))
    found = runtimes.runtimes()
    assert found["0.3.3"].missing == "tools/make-oracles.sh .oracles"
    assert found["jax"].missing == "tools/make-benchmarks.sh jax"
    assert found["keras1"].missing is None
