"""The pictures of docs/performance.md."""
import functools
from pathlib import Path
from typing import Any, Dict, List, Sequence

import matplotlib
from matplotlib import pyplot as plt
from matplotlib.ticker import FuncFormatter, NullFormatter

from benchmarks.growth import GROWTH, Growth
from benchmarks.runtimes import ROOT
from benchmarks.spread import ratios, spread
from benchmarks.tables import compared, in_order, number, seconds, titles, workloads
from benchmarks.workloads import ORDER

DOCS = ROOT / "docs"
#: Of each runtime: colour and mark. keras1 stands out.
STYLE = {"keras1": ("#c1121f", "o"), "0.3.3": ("#6b705c", "s"), "0.3.3-blas": ("#588157", "h"),
         "1.2.2": ("#a5a58d", "D"), "jax": ("#1d4e89", "^"), "torch": ("#e8871e", "v"), "theano": ("#7b2cbf", "P")}
DPI = 110
_TICKS = [digit * 10.0 ** exponent for exponent in range(-3, 5) for digit in (1, 2, 5)]


def draw(results: Dict[str, Any], folder: Path = DOCS) -> List[Path]:
    """Draw all pictures; where they are. What was not measured is said in its place."""
    matplotlib.use("Agg")
    grown = results.get("growth", {})
    plots = {"steps": (_steps, workloads(results) and results), "starts": (_starts, results.get("starts")),
             "memory": (_memory, results.get("memory", {}).get("fit")), "depth": (_depth, grown.get("depth")),
             **{name: (functools.partial(_growth, GROWTH[name]), grown.get(name)) for name in GROWTH}}
    with plt.rc_context({"font.size": 10, "axes.grid": True, "grid.color": "#dddddd", "axes.axisbelow": True,
                         "axes.spines.top": False, "axes.spines.right": False, "legend.frameon": False}):
        return [_saved(drawn(record) if record else _nothing(), folder, name)
                for name, (drawn, record) in plots.items()]


def _nothing() -> plt.Figure:
    figure = plt.figure(figsize=(6, 1))
    figure.text(0.5, 0.5, "not measured yet", ha="center")
    return figure


def _saved(figure: plt.Figure, folder: Path, name: str) -> Path:
    path = folder / ("performance-%s.png" % name)
    figure.savefig(path, dpi=DPI, bbox_inches="tight", metadata={"Software": None})
    plt.close(figure)
    return path


def _steps(results: Dict[str, Any]) -> plt.Figure:
    """The time of a step as so many times that of keras1: a row a workload."""
    steps = {name: record for name, record in workloads(results).items() if spread(record["ms"].get("keras1"))}
    figure, axes = plt.subplots(figsize=(9, 1.2 + 0.42 * len(steps)))
    axes.axvline(1, color=STYLE["keras1"][0], linewidth=3, label="keras1")
    for runtime in compared(steps):
        if runtime != "keras1":
            found = [(row, spread(ratios(record["ms"].get(runtime), record["ms"]["keras1"])))
                     for row, record in enumerate(steps.values())]
            _dots(axes, runtime, [(row, ratio) for row, ratio in found if ratio])
    axes.set_xscale("log")
    axes.set_yticks(range(len(steps)), ["%s   %s ms" % (name.replace("_", " "), number(spread(
        record["ms"]["keras1"]).median)) for name, record in steps.items()])
    axes.invert_yaxis()
    low, high = axes.get_xlim()
    axes.set_xticks([tick for tick in _TICKS if low <= tick <= high])
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: "%g×" % value))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.set_xlabel("time of a step : that of keras1 (whose milliseconds are at the left); bars: quartiles")
    axes.set_title("Left of the red line: faster than keras1. Right: slower")
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1))
    return figure


def _dots(axes: plt.Axes, runtime: str, found) -> None:
    colour, mark = STYLE[runtime]
    medians = [ratio.median for _, ratio in found]
    bars = [[ratio.median - ratio.low for _, ratio in found], [ratio.high - ratio.median for _, ratio in found]]
    axes.errorbar(medians, [row for row, _ in found], xerr=bars, color=colour, marker=mark, linestyle="none",
                  markersize=7, label=titles()[runtime])


def _starts(records: Dict[str, Any]) -> plt.Figure:
    """Seconds to the first batch, cold in light colours and warm in full ones."""
    names = [name for name in ORDER if name in records]
    figure, panes = plt.subplots(1, len(names), figsize=(4 * len(names), 3), squeeze=False, sharey=True)
    runtimes = compared(records)
    for axes, name in zip(panes[0], names):
        for row, runtime in enumerate(runtimes):
            record, colour = records[name].get(runtime, {}), STYLE[runtime][0]
            for which, strength in (("cold", 0.35), ("warm", 1)):
                took = seconds(record, which)
                if took:
                    axes.barh(row, took, color=colour, alpha=strength)
                    axes.text(took, row + (0.22 if which == "cold" else -0.22), " %.1f" % took, va="center", fontsize=8)
        axes.set_title(name)
        axes.set_xlabel("seconds to the first batch")
        axes.set_xlim(right=axes.get_xlim()[1] * 1.08)
        axes.set_yticks(range(len(runtimes)), [titles()[runtime] for runtime in runtimes])
        axes.grid(axis="y", visible=False)
    panes[0][0].invert_yaxis()
    figure.suptitle("From the start of the process; light: nothing compiled yet, full: compiled before", y=1.03)
    return figure


def _growth(growth: Growth, record: Dict[str, Any]) -> plt.Figure:
    figure, axes = plt.subplots(figsize=(6, 4))
    for runtime, by_point in in_order(record["ms"]).items():
        found = [(point, spread(ms)) for point, ms in zip(record["points"], by_point) if ms]
        colour = STYLE[runtime][0]
        _line(axes, runtime, [point for point, _ in found], [ms.median for _, ms in found])
        axes.fill_between([point for point, _ in found], [ms.low for _, ms in found], [ms.high for _, ms in found],
                          color=colour, alpha=0.2, linewidth=0)
    axes.set_yscale("log")
    _labelled(axes, growth.title, growth.x, growth.y, record["points"])
    return figure


def _depth(record: Dict[str, Any]) -> plt.Figure:
    figure, axes = plt.subplots(figsize=(6, 4))
    for runtime, took in in_order(record["seconds"]).items():
        found = [(point, value) for point, value in zip(record["points"], took) if value]
        _line(axes, runtime, [point for point, _ in found], [value for _, value in found])
    axes.set_ylim(bottom=0)
    _labelled(axes, "Cold start against depth: deep MLP", "hidden layers", "seconds to the first batch",
              record["points"])
    return figure


def _memory(record: Dict[str, Any]) -> plt.Figure:
    figure, axes = plt.subplots(figsize=(6, 4))
    for runtime, found in in_order(record["mb"]).items():
        points = [(size, mb) for size, mb in zip(record["points"], found) if mb]
        _line(axes, runtime, [size for size, _ in points], [mb for _, mb in points])
    axes.set_ylim(bottom=0)
    _labelled(axes, "Memory while training from an HDF5Matrix", "size of the file, MB", "peak resident memory, MB",
              record["points"])
    return figure


def _line(axes: plt.Axes, runtime: str, x: Sequence[float], y: Sequence[float]) -> None:
    colour, mark = STYLE[runtime]
    ours = runtime == "keras1"
    axes.plot(x, y, color=colour, marker=mark, linewidth=3 if ours else 1.5, zorder=3 if ours else 2,
              label=titles()[runtime])


def _labelled(axes: plt.Axes, title: str, x: str, y: str, points: Sequence[float]) -> None:
    axes.set_xscale("log")
    axes.set_xticks(points, [f"{point:,}" for point in points])
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: "%g" % value))
    axes.set_title(title)
    axes.set_xlabel(x)
    axes.set_ylabel(y)
    axes.legend()
