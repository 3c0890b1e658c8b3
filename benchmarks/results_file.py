"""The file of results: one for each machine, in ``results/``; parts of a run replace those of the last."""
import json
import os
import platform
import re
from pathlib import Path
from typing import Any, Dict, Optional

RESULTS = Path(__file__).resolve().parent / "results"


def machine() -> Dict[str, Any]:
    """What the measurements were made on."""
    cores = len(os.sched_getaffinity(0))
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2 ** 30
    except (ValueError, OSError):
        memory = 0
    return {"processor": _processor(), "cores": cores, "memory_gb": round(memory), "system": platform.platform()}


def _processor() -> str:
    try:
        found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    except OSError:
        found = None
    return found.group(1).strip() if found else platform.processor() or platform.machine()


def path_for(described: Dict[str, Any], quick: bool = False) -> Path:
    """Where the results of a machine lie; those of a quick run apart.

    Examples
    --------
    >>> path_for({"processor": "AMD EPYC 9R14", "cores": 2}).name
    'amd-epyc-9r14-2-cores.json'
    """
    name = "%s %s cores" % (described["processor"], described["cores"])
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return RESULTS / (slug + ("-quick" if quick else "") + ".json")


def newest() -> Optional[Path]:
    """The latest file of a complete run; of a quick one if there is no other."""
    files = sorted(RESULTS.glob("*.json"), key=lambda path: (not path.stem.endswith("-quick"), path.stat().st_mtime))
    return files[-1] if files else None


def read(path: Path) -> Dict[str, Any]:
    """The results in a file; empty ones if there is none."""
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}


def write(path: Path, results: Dict[str, Any]) -> None:
    """Write results so that no reader, and no end before its time, sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name("%s.%d" % (path.name, os.getpid()))
    unfinished.write_text(json.dumps(_rounded(results), indent=1, sort_keys=True) + "\n", "utf-8")
    os.replace(unfinished, path)


def _rounded(value: Any) -> Any:
    """Numbers to five digits."""
    if isinstance(value, float):
        return float("%.5g" % value)
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return [_rounded(item) for item in value] if isinstance(value, (list, tuple)) else value
