"""Workers of all runtimes, and bursts of steps that go round among them."""
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable, Dict, List, Optional, Tuple

from benchmarks.pipes import Process, WorkerFailed
from benchmarks.runtimes import Runtime

Times = Dict[str, List[Optional[float]]]
#: Builds and compilations that go on at once; measured is one at a time.
_BUILDERS = 2
_MOST_STEPS = 20000


class Team:
    """A worker for each runtime, started when it is first asked and again after it has ended.

    Parameters
    ----------
    runtimes : dict
        Those that are installed, by name.
    say : callable
        Takes a line on what goes on.
    """

    def __init__(self, runtimes: Dict[str, Runtime], say: Callable[[str], None] = print):
        self.runtimes, self.say = runtimes, say
        self._processes: Dict[str, Process] = {}

    def ask(self, name: str, do: str, **arguments: Any) -> Dict[str, Any]:
        """The answer of a runtime's worker."""
        if name not in self._processes or not self._processes[name].alive:
            self._processes[name] = Process(self.runtimes[name])
        return self._processes[name].ask(do, **arguments)

    def end(self) -> None:
        """End all workers."""
        for process in self._processes.values():
            process.end()

    def versions(self) -> Dict[str, Dict[str, str]]:
        """What each runtime stands on."""
        found, _ = self._of_each(self.runtimes, lambda name: self.ask(name, "versions"))
        return found

    def compare(self, workload: str, sizes: Dict[str, int], names: List[str], rounds: int,
                burst: float) -> Tuple[Times, Dict[str, str]]:
        """Milliseconds of a step, for each runtime and each round; and why runtimes have none.

        Parameters
        ----------
        workload : str
        sizes : dict
            Those that differ from its usual ones.
        names : list of str
            The runtimes.
        rounds : int
        burst : float
            Seconds that each runtime works in a round, about.
        """
        steps, failed = self._of_each(names, lambda name: self._prepared(name, workload, sizes, burst))
        times: Times = {name: [] for name in names if name in steps}
        spent = dict.fromkeys(times, 0.0)
        for number in range(rounds):
            turn = number % max(1, len(times))
            for name in (list(times) * 2)[turn:turn + len(times)]:
                late = number >= 3 and spent[name] > 2 * rounds * burst
                took = None if late or name in failed else self._burst(name, steps[name], failed)
                times[name].append(took and 1e3 * took[0] / took[1])
                spent[name] += took[0] if took else 0
        return {name: took for name, took in times.items() if any(took)}, failed

    def _prepared(self, name: str, workload: str, sizes: Dict[str, int], burst: float) -> int:
        """Build a workload; the number of steps that fill a burst."""
        self.say("    %s builds" % name)
        self.ask(name, "prepare", workload=workload, sizes=sizes)
        steps, took = 1, self.ask(name, "run", steps=1)["seconds"]
        while took < burst / 4 and steps < _MOST_STEPS:
            steps *= 4
            answer = self.ask(name, "run", steps=steps)
            took, done = answer["seconds"], answer["steps"]
            if done < steps:  # it has no more
                return done
        return max(1, min(_MOST_STEPS, int(round(steps * burst / took))))

    def _burst(self, name: str, steps: int, failed: Dict[str, str]) -> Optional[Tuple[float, int]]:
        try:
            answer = self.ask(name, "run", steps=steps)
        except WorkerFailed as error:
            failed[name] = str(error)
            return None
        return answer["seconds"], answer["steps"]

    def _of_each(self, names, function: Callable[[str], Any]) -> Tuple[Dict[str, Any], Dict[str, str]]:
        """What a function answers for each runtime, and why it failed for others."""
        answers, failed = {}, {}

        def one(name):
            try:
                answers[name] = function(name)
            except WorkerFailed as error:
                failed[name] = str(error)
                self.say("    %s failed: %s" % (name, error))
        with ThreadPoolExecutor(_BUILDERS) as pool:
            list(pool.map(one, names))
        return {name: answers[name] for name in names if name in answers}, failed
