"""Worker processes: started once, asked by lines of JSON, stopped while they are not asked."""
import json
import os
import select
import signal
import subprocess
import time
from pathlib import Path
from typing import Any, Dict, Optional

from benchmarks.runtimes import CACHE, ROOT, Runtime

WORKER = ROOT / "benchmarks" / "worker.py"


class WorkerFailed(Exception):
    """A worker answered that something went wrong, ended, or took too long."""


class Process:
    """A worker and the pipes to it.

    Between two questions it is stopped by a signal, so that none of its threads takes time from others.

    Parameters
    ----------
    runtime : Runtime
        What it runs.
    compiled : Path, optional
        Its compile folder, if not the usual one.
    """

    def __init__(self, runtime: Runtime, compiled: Optional[Path] = None):
        self.runtime = runtime
        CACHE.mkdir(parents=True, exist_ok=True)
        self._log = open(CACHE / ("%s.log" % runtime.name), "ab")
        self._process = subprocess.Popen(
            [*runtime.command, str(WORKER), runtime.name, runtime.form], cwd=str(CACHE), stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=self._log, env=runtime.environment(compiled or runtime.compiled()),
            start_new_session=True)
        self._rest = b""

    def ask(self, do: str, timeout: float = 900, **arguments: Any) -> Dict[str, Any]:
        """The answer to a command.

        Raises
        ------
        WorkerFailed
            If the answer is an error, or there is none in time; then the worker is ended.
        """
        try:
            self._signal(signal.SIGCONT)
            self._process.stdin.write(json.dumps({"do": do, **arguments}).encode() + b"\n")
            self._process.stdin.flush()
            answer = json.loads(self._line(time.monotonic() + timeout))
            self._signal(signal.SIGSTOP)
        except (OSError, ValueError, WorkerFailed) as error:
            self.end()
            raise WorkerFailed(str(error) or type(error).__name__) from error
        if "error" in answer:
            self._log.write(answer.get("trace", "").encode())
            self._log.flush()
            raise WorkerFailed(answer["error"])
        return answer

    @property
    def alive(self) -> bool:
        """Whether it can still be asked."""
        return self._process.poll() is None

    def end(self) -> None:
        """End it and what it started."""
        self._signal(signal.SIGKILL)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._log):
            try:
                pipe.close()
            except OSError:  # what was not written yet has no reader
                pass

    def _line(self, deadline: float) -> bytes:
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self._process.stdout], [], [], max(0, deadline - time.monotonic()))
            if not ready:
                raise WorkerFailed("no answer in time")
            came = os.read(self._process.stdout.fileno(), 65536)
            if not came:
                raise WorkerFailed("ended unexpectedly; see %s" % self._log.name)
            self._rest += came
        line, _, self._rest = self._rest.partition(b"\n")
        return line

    def _signal(self, which: int) -> None:
        """Signal the worker's own process group."""
        try:
            os.killpg(self._process.pid, which)
        except ProcessLookupError:
            pass
