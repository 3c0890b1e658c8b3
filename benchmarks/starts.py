"""What is measured in new processes: time to the first batch, and memory."""
import json
import signal
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence

from benchmarks.fresh import COLUMNS
from benchmarks.runtimes import CACHE, ROOT, Runtime

FRESH = ROOT / "benchmarks" / "fresh.py"


class StartFailed(Exception):
    """A process ended with an error, or took too long; its words are the last line that it wrote."""


def begun(runtime: Runtime, compiled: Path, *arguments: str, timeout: float = 300) -> Dict[str, float]:
    """Run ``fresh.py``; its answer, and the seconds from the start of the process until it came."""
    compiled.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile("w+") as errors:
        begin = time.perf_counter()
        process = subprocess.Popen([*runtime.command, str(FRESH), runtime.name, runtime.form, *arguments],
                                   cwd=str(CACHE), stdout=subprocess.PIPE, stderr=errors, text=True,
                                   env=runtime.environment(compiled))
        clock = threading.Timer(timeout, process.kill)
        clock.start()
        try:
            answer = next((line for line in process.stdout if line.startswith('{"rss"')), None)
            took = time.perf_counter() - begin
            process.communicate()  # what it still compiles is for the next start
        finally:
            clock.cancel()
        if process.returncode == -signal.SIGKILL:
            raise StartFailed("took more than %d s" % timeout)
        if answer is None or process.returncode:
            errors.seek(0)
            raise StartFailed((errors.read().strip().splitlines() or ["?"])[-1][:300])
    return {"seconds": took, **json.loads(answer)}


def starts(runtimes: Sequence[Runtime], workload: str, sizes: Dict[str, int], warm: int) -> Dict[str, Dict[str, Any]]:
    """Seconds to the first batch: with nothing compiled, and then some times with what was.

    The warm starts of the runtimes take turns.
    """
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE, ignore_cleanup_errors=True) as folder:
        found = {runtime.name: _timed(runtime, folder, workload, sizes, "cold") for runtime in runtimes}
        for _ in range(warm):
            for runtime in runtimes:
                record = found[runtime.name]
                if "failed" not in record:
                    again = _timed(runtime, folder, workload, sizes, "warm")
                    record.setdefault("warm", []).extend(again.get("warm", []))
    return found


def _timed(runtime: Runtime, folder: str, workload: str, sizes: Dict[str, int], which: str) -> Dict[str, Any]:
    try:
        took = begun(runtime, Path(folder) / runtime.name, "first", workload, json.dumps(sizes))["seconds"]
    except StartFailed as error:
        return {"failed": str(error)}
    return {"cold": took} if which == "cold" else {"warm": [took]}


def memory(runtime: Runtime, megabytes: Sequence[int]) -> List[Optional[float]]:
    """Peak resident memory, in MB, of training from files of so many MB; None where it failed."""
    return [_resident(runtime, size) for size in megabytes]


def _resident(runtime: Runtime, megabytes: int) -> Optional[float]:
    import h5py
    path = CACHE / "rows.h5"
    rows = megabytes * 2 ** 20 // (4 * COLUMNS)
    with h5py.File(path, "w", libver="earliest") as file:
        for name, columns in (("X", COLUMNS), ("Y", 1)):
            file.create_dataset(name, (rows, columns), "float32", data=None)  # zeros that take no space on the disk
            file[name][rows - 1] = 1
    try:
        return begun(runtime, runtime.compiled(), "memory", str(path))["rss"]
    except StartFailed:
        return None
    finally:
        path.unlink()
