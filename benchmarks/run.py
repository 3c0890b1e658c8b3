"""A run: all that is measured, the most important first, within a time."""
import datetime
import json
import os
import subprocess
import sys
import time
from typing import Any, Callable, Dict, List, NamedTuple, Tuple

from benchmarks import results_file, starts
from benchmarks.growth import DEPTHS, GROWTH
from benchmarks.runtimes import ROOT, Runtime, runtimes
from benchmarks.team import Team
from benchmarks.workloads import ORDER, load, release


class Extent(NamedTuple):
    """How much is measured."""

    rounds: int = 7
    burst: float = 0.3
    workloads: Tuple[str, ...] = tuple(ORDER)
    started: Tuple[str, ...] = ("mlp", "cnn", "lstm")
    warm: int = 2
    growth: Tuple[str, ...] = tuple(GROWTH)
    growth_rounds: int = 3
    points: int = 99
    depths: Tuple[int, ...] = tuple(DEPTHS)
    megabytes: Tuple[int, ...] = (64, 256, 1024)
    minutes: float = 15

    def only(self, *parts: str) -> "Extent":
        """Of all this only some parts, of ``PARTS``."""
        left_out = [field for part, fields in PARTS.items() if part not in parts for field in fields]
        return self._replace(**{field: () for field in left_out})


#: The fields of an extent that belong to a part.
PARTS = {"steps": ("workloads",), "starts": ("started",), "memory": ("megabytes",), "growth": ("growth",),
         "depth": ("depths",)}

QUICK = Extent(rounds=3, burst=0.1, workloads=("mlp", "cnn", "lstm", "tiny"), started=("mlp",), warm=1,
               growth=("batch",), growth_rounds=2, points=2, depths=(), megabytes=(16, 64), minutes=2)

#: Measured first.
MAIN = ("mlp", "cnn", "lstm", "tiny")

#: What starts, growth and memory are measured of; the time is too short for all.
STARTED = ("keras1", "0.3.3", "jax", "torch")
GROWN = STARTED
FROM_FILE = ("keras1", "0.3.3", "1.2.2")


class Run:
    """One run; what it has measured so far is written after each part.

    Parameters
    ----------
    extent : Extent
    names : list of str
        The runtimes to measure.
    path : Path
        The file of results, whose other parts stay as they are.
    say : callable
        Takes a line on what goes on.
    """

    def __init__(self, extent: Extent, names: List[str], path, say: Callable[[str], None] = print):
        every = {name: runtime for name, runtime in runtimes().items() if name in names}
        self.extent, self.path, self.say = extent, path, say
        self.here = {name: runtime for name, runtime in every.items() if not runtime.missing}
        self.team = Team(self.here, say)
        self.end = time.monotonic() + 60 * extent.minutes
        self.results = results_file.read(path)
        self.results["machine"] = results_file.machine()
        self.results["missing"] = {name: runtime.missing for name, runtime in every.items() if runtime.missing}
        self.results["left_out"] = []

    def all(self) -> Dict[str, Any]:
        """Measure everything; the results."""
        begin = time.monotonic()
        try:
            self._part("versions", lambda: self.results.setdefault("versions", {}).update(self.team.versions()))
            self.results["load"] = os.getloadavg()[0]
            self.results["limits"] = []
            self._part("the machine", self._limits)
            for title, function, *arguments in self._plan():
                self._part(title, function, *arguments)
            self._part("the machine, again", self._limits)
        finally:
            self.team.end()
        self.results.update(date=datetime.date.today().isoformat(),
                            minutes=round((time.monotonic() - begin) / 60, 1))
        results_file.write(self.path, self.results)
        return self.results

    def warm(self) -> None:
        """Measure nothing, but build all workloads, so that what they compile is there when they are measured."""
        try:
            for name in self.extent.workloads:
                self.say(name)
                self.team.compare(name, {}, self._able(load(name)), rounds=0, burst=0)
            for growth in [GROWTH[name] for name in self.extent.growth]:
                for point in growth.points:
                    self.say("%s, %d" % (growth.title, point))
                    of = [runtime.name for runtime in self._those(GROWN)]
                    self.team.compare(growth.workload, growth.sizes(point), of, rounds=0, burst=0)
        finally:
            self.team.end()

    def _plan(self):
        """What is measured, in its order: the workloads that are also started, all about them, and the others."""
        extent = self.extent
        main = [name for name in extent.workloads if name in MAIN]
        for name in main:
            yield "steps of %s" % name, self._steps, name
        for name in extent.started:
            yield "starts of %s" % name, self._starts, name, STARTED
        if extent.megabytes:
            yield "memory", self._memory
        for name in extent.workloads:
            if name not in main:
                yield "steps of %s" % name, self._steps, name
        for name in extent.growth:
            yield "growth with %s" % name, self._growth, name
        if extent.depths:
            yield "compile time against depth", self._depth
        if extent.minutes > 5:
            for name in extent.started:
                yield "starts of %s under 1.2.2" % name, self._starts, name, ("1.2.2",)

    def _part(self, title: str, function: Callable, *arguments: Any) -> None:
        """Measure a part, if there is time, and write what there is; what goes wrong costs this part only."""
        left = self.end - time.monotonic()
        if left < 0:
            self.say("%s: no time left" % title)
            self.results["left_out"].append(title)
            return
        self.say("%s (%.1f minutes left)" % (title, left / 60))
        try:
            function(*arguments)
        except Exception as error:
            self.say("    FAILED: %s: %s" % (type(error).__name__, error))
            self.results["left_out"].append("%s: %s" % (title, error))
        results_file.write(self.path, self.results)

    def _limits(self) -> None:
        command = [sys.executable, "-m", "benchmarks.limits"]
        done = subprocess.run(command, cwd=str(ROOT), capture_output=True, text=True, check=True)
        self.results["limits"].append(json.loads(done.stdout))
        self.say("    " + done.stdout.strip())

    def _steps(self, name: str) -> None:
        module = load(name)
        times, failed = self.team.compare(name, {}, self._able(module), self.extent.rounds, self.extent.burst)
        self._keep("steps", name, {"ms": times, "failed": failed, "gflop": module.gflop(**module.SIZES)})
        for runtime, took in times.items():
            self.say("    %-8s %10.3f ms" % (runtime, median(took)))

    def _able(self, module) -> List[str]:
        """The runtimes for which a workload is written, and that are not older than what it asks for."""
        return [name for name, runtime in self.here.items() if hasattr(module, runtime.form)
                and not (name.startswith("0.3") and release(module) != "0.3.3")]

    def _starts(self, name: str, of: Tuple[str, ...]) -> None:
        measured = starts.starts(self._those(of), name, {}, self.extent.warm)
        self._keep("starts", name, {**self.results.get("starts", {}).get(name, {}), **measured})
        for runtime, record in measured.items():
            self.say("    %-8s %s" % (runtime, record))

    def _growth(self, name: str) -> None:
        growth, of = GROWTH[name], [runtime.name for runtime in self._those(GROWN)]
        points, times = growth.points[:self.extent.points], {runtime: [] for runtime in of}
        for point in points:
            sizes = growth.sizes(point)
            took, _ = self.team.compare(growth.workload, sizes, of, self.extent.growth_rounds, self.extent.burst / 2)
            steps = sizes["batches"] if growth.epoch else 1
            for runtime in of:
                measured = [steps * ms for ms in took.get(runtime, []) if ms]
                times[runtime].append(measured or None)
            self.say("    %6d: %s" % (point, {runtime: round(steps * median(ms), 3) for runtime, ms in took.items()}))
        self._keep("growth", name, {"points": points, "ms": times})

    def _depth(self) -> None:
        of = self._those(STARTED)
        found = {depth: starts.starts(of, "deep_mlp", {"layers": depth}, 0) for depth in self.extent.depths}
        seconds = {runtime.name: [found[depth][runtime.name].get("cold") for depth in found] for runtime in of}
        self._keep("growth", "depth", {"points": list(found), "seconds": seconds})
        self.say("    %s" % seconds)

    def _memory(self) -> None:
        sizes = self.extent.megabytes
        found = {runtime.name: starts.memory(runtime, sizes) for runtime in self._those(FROM_FILE)}
        self._keep("memory", "fit", {"points": sizes, "mb": found})
        self.say("    %s" % found)

    def _those(self, names: Tuple[str, ...]) -> List[Runtime]:
        return [runtime for name, runtime in self.here.items() if name in names]

    def _keep(self, part: str, name: str, record: Dict[str, Any]) -> None:
        self.results.setdefault(part, {})[name] = {**record, "date": datetime.date.today().isoformat()}


def median(times: List[float]) -> float:
    """The median of what was measured."""
    measured = sorted(time for time in times if time)
    return (measured[(len(measured) - 1) // 2] + measured[len(measured) // 2]) / 2
