"""The tables of docs/performance.md, written between its marks."""
import re
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Sequence

from benchmarks.runtimes import ROOT, runtimes
from benchmarks.spread import Spread, ratios, spread
from benchmarks.workloads import ORDER, load, title

PAGE = ROOT / "docs" / "performance.md"
NONE = "–"


def into_page(results: Dict[str, Any], page: Path = PAGE) -> Path:
    """Write every table into the page: in place of what stands between its two marks.

    Parameters
    ----------
    results : dict
    page : Path

    Raises
    ------
    ValueError
        If the page lacks the marks of a table.
    """
    text = page.read_text("utf-8")
    for name, table in TABLES.items():
        marks = re.compile(r"(<!-- measured: %s -->\n).*?(<!-- end -->)" % name, re.DOTALL)
        if not marks.search(text):
            raise ValueError("%s has no <!-- measured: %s --> ... <!-- end -->" % (page, name))
        fresh = table(results)
        text = marks.sub(lambda found, fresh=fresh: found.group(1) + "\n" + fresh + "\n\n" + found.group(2), text)
    page.write_text(text, "utf-8")
    return page


def machine(results: Dict[str, Any]) -> str:
    """What was measured, where and when, and what is missing."""
    found, versions = results["machine"], results.get("versions", {})
    lines = ["Measured on %s, in %s minutes: %s, %d cores, %d GB, %s. Load before the run: %.2f." % (
        results.get("date", "?"), results.get("minutes", "?"), found["processor"], found["cores"],
        found["memory_gb"], found["system"], results.get("load", 0)), "",
        table(["", "versions"], [[titles()[name], ", ".join("%s %s" % item for item in of.items())]
                                 for name, of in in_order(versions).items()])]
    lines += ["", "Not installed, and so not measured: %s." % ", ".join(
        titles()[name] for name in results["missing"])] if results.get("missing") else []
    lines += ["", "Left out of the last run: %s." % "; ".join(results["left_out"])] if results.get("left_out") else []
    return "\n".join(lines)


def limits(results: Dict[str, Any]) -> str:
    """The machine's limits, at the beginning and the end of the run."""
    runs = results.get("limits", [])
    names = {"sgemm": "matrix product, float32, GFLOP/s", "copy": "copy of memory, GB/s", "add": "a = b + c, GB/s"}
    cores = int(runs[0]["cores"]) if runs else 1
    return table(["", "one core", "%d cores" % cores],
                 [[words, *(" / ".join("%.0f" % run["%s_%d" % (name, threads)] for run in runs)
                            for threads in (1, cores))] for name, words in names.items()])


def times(results: Dict[str, Any]) -> str:
    """Milliseconds of a step."""
    steps, names = workloads(results), compared(results["steps"])
    rows = []
    for name, record in steps.items():
        medians = {runtime: spread(record["ms"].get(runtime)) for runtime in names}
        best = min(found.median for found in medians.values() if found)
        cells = [bold(number(found.median), found.median == best) if found else NONE for found in medians.values()]
        rows.append(["`%s` %s" % (name, title(load(name))), *cells])
    return "\n".join([table(["ms per step", *(titles()[name] for name in names)], rows), "",
                      first_of(steps), *failures(steps)])


def compared_times(results: Dict[str, Any]) -> str:
    """How many times the time of keras1 the others took; with quartiles."""
    names = [name for name in compared(results["steps"]) if name != "keras1"]
    rows = [["`%s`" % name, *(quartiles(spread(ratios(record["ms"].get(other), record["ms"].get("keras1"))))
                                  for other in names)] for name, record in workloads(results).items()]
    return table(["time : that of keras1", *(titles()[name] for name in names)], rows)


def arithmetic(results: Dict[str, Any]) -> str:
    """What share of the possible keras1 reaches."""
    peak = max((run["sgemm_%d" % run["cores"]] for run in results.get("limits", [])), default=None)
    rows = []
    for name, record in workloads(results).items():
        ours = spread(record["ms"].get("keras1"))
        if ours and peak and record["gflop"] > 1e-3:
            speed = 1e3 * record["gflop"] / ours.median
            rows.append(["`%s`" % name, number(record["gflop"]), number(speed), "%.0f %%" % (100 * speed / peak)])
    return table(["", "GFLOP a step", "keras1, GFLOP/s", "of the peak"], rows)


def starts(results: Dict[str, Any]) -> str:
    """Seconds to the first batch: with nothing compiled, and again."""
    records = results.get("starts", {})
    names = compared(records)
    rows = []
    for name in [name for name in ORDER if name in records]:
        for which in ("cold", "warm"):
            found = {runtime: seconds(records[name].get(runtime, {}), which) for runtime in names}
            best = min((value for value in found.values() if value), default=None)
            rows.append(["`%s`, %s" % (name, which), *(bold("%.1f" % value, value == best) if value else NONE
                                                     for value in found.values())])
    return table(["s to the first batch", *(titles()[name] for name in names)], rows)


def memory(results: Dict[str, Any]) -> str:
    """Peak memory of training from files of several sizes."""
    record = results.get("memory", {}).get("fit", {"points": [], "mb": {}})
    rows = [[titles()[name], *("%.0f" % mb if mb else NONE for mb in found)]
            for name, found in in_order(record["mb"]).items()]
    return table(["MB resident, file of", *("%d MB" % size for size in record["points"])], rows)


TABLES: Dict[str, Callable[[Dict[str, Any]], str]] = {
    "machine": machine, "limits": limits, "times": times, "ratios": compared_times, "arithmetic": arithmetic,
    "starts": starts, "memory": memory}


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of Markdown."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def titles() -> Dict[str, str]:
    """What runtimes are called."""
    return {name: runtime.title for name, runtime in runtimes().items()}


def in_order(of_runtimes: Dict[str, Any]) -> Dict[str, Any]:
    """The same, in the order of the runtimes."""
    return {name: of_runtimes[name] for name in runtimes() if name in of_runtimes}


def workloads(results: Dict[str, Any]) -> Dict[str, Any]:
    """What was measured of steps, in the order of the workloads."""
    steps = results.get("steps", {})
    return {name: steps[name] for name in ORDER if name in steps and steps[name]["ms"]}


def compared(records: Dict[str, Any]) -> List[str]:
    """The runtimes that occur in any record, in order."""
    seen = {name for record in records.values() for name in record.get("ms", record)}
    return [name for name in runtimes() if name in seen]


def first_of(steps: Dict[str, Any]) -> str:
    """In how many rows keras1 is first."""
    medians = [{runtime: spread(ms).median for runtime, ms in record["ms"].items()} for record in steps.values()]
    first = sum(min(row, key=row.get) == "keras1" for row in medians)
    return "keras1 is first in %d of %d rows." % (first, len(medians))


def failures(steps: Dict[str, Any]) -> List[str]:
    """What did not run, and why."""
    failed = ["%s under %s (%s)" % (name, titles()[runtime], why[:100]) for name, record in steps.items()
              for runtime, why in in_order(record["failed"]).items()]
    return ["Failed: %s." % "; ".join(failed)] if failed else []


def seconds(record: Dict[str, Any], which: str) -> Optional[float]:
    """The seconds of a start; the median of the warm ones."""
    if which == "cold":
        return record.get("cold")
    found = spread(record.get("warm", []))
    return found and found.median


def quartiles(found: Optional[Spread]) -> str:
    """A median and the quartiles in brackets."""
    if found is None:
        return NONE
    return "%s (%s–%s)" % tuple(number(value) for value in (found.median, found.low, found.high))


def number(value: float) -> str:
    """A number to three digits, without exponent.

    Examples
    --------
    >>> [number(value) for value in (0.01234, 1.5, 93.26, 615.7)]
    ['0.012', '1.50', '93.3', '616']
    """
    return "%.*f" % (0 if value >= 100 else 1 if value >= 10 else 2 if value >= 0.1 else 3, value)


def bold(text: str, whether: bool) -> str:
    """Text, in bold print or not."""
    return "**%s**" % text if whether else text
