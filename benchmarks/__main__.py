"""Measure how fast keras1 is beside the originals, Keras 3 and Theano written by hand.

    python -m benchmarks                          everything, in 15 minutes
    python -m benchmarks --quick                  a few workloads, in two
    python -m benchmarks --only mlp lstm          steps of these workloads; what was measured else is kept
    python -m benchmarks --parts starts memory    of everything these parts
    python -m benchmarks --runtimes keras1 jax
    python -m benchmarks warm                     what they compile, once; the first run has more time then
    python -m benchmarks report [FILE]            docs/performance.md and its plots, from the results
    python -m benchmarks list                     workloads, and which runtimes are installed
"""
import argparse
import signal
import sys
from typing import List, Optional

from benchmarks import results_file
from benchmarks.run import PARTS, QUICK, Extent, Run
from benchmarks.runtimes import runtimes
from benchmarks.workloads import ORDER, load, title


def main(argv: Optional[List[str]] = None) -> int:
    """Run, report or list."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("do", nargs="?", choices=["run", "warm", "report", "list"], default="run")
    parser.add_argument("file", nargs="?", help="results to report; the newest if not given")
    parser.add_argument("--quick", action="store_true", help="a few workloads, in two minutes")
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=ORDER, help="the steps of these workloads")
    parser.add_argument("--parts", nargs="+", metavar="PART", choices=list(PARTS), help=", ".join(PARTS))
    parser.add_argument("--runtimes", nargs="+", metavar="NAME", choices=list(runtimes()), help="these runtimes")
    parser.add_argument("--rounds", type=int, help="bursts of each runtime")
    parser.add_argument("--minutes", type=float, help="after which nothing more is begun")
    options = parser.parse_args(argv)
    return {"run": run, "warm": run, "report": report, "list": listing}[options.do](options)


def run(options: argparse.Namespace) -> int:
    """Measure, and write the results; or compile only."""
    extent = QUICK if options.quick else Extent()
    if options.only:
        extent = extent.only("steps")._replace(workloads=tuple(options.only))
    elif options.parts:
        extent = extent.only(*options.parts)
    for name in ("rounds", "minutes"):
        if getattr(options, name):
            extent = extent._replace(**{name: getattr(options, name)})
    path = results_file.path_for(results_file.machine(), options.quick)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))  # as for ^C: workers that are stopped are ended first
    as_installed()
    begun = Run(extent, options.runtimes or list(runtimes()), path)
    if options.do == "warm":
        begun.warm()
        return 0
    results = begun.all()
    print("%s after %.1f minutes%s" % (path, results["minutes"], "".join(
        "\n  left out: " + part for part in results["left_out"])))
    return 0


def as_installed() -> None:
    """Compile the kernels of keras1, if its sources have been changed since it was installed."""
    from keras1.backend import SETUP
    from keras1.backend.native.recipes import BUILT, build
    if SETUP.compiler:
        build(str(BUILT), SETUP.compiler)


def report(options: argparse.Namespace) -> int:
    """Write the tables and the plots."""
    from benchmarks import plots, tables
    path = options.file or results_file.newest()
    if path is None:
        print("no results: python -m benchmarks", file=sys.stderr)
        return 1
    results = results_file.read(results_file.Path(path))
    for written in [tables.into_page(results), *plots.draw(results)]:
        print(written)
    return 0


def listing(options: argparse.Namespace) -> int:
    """Print what there is."""
    for name in ORDER:
        print("%-14s %s" % (name, title(load(name))))
    print()
    for name, runtime in runtimes().items():
        print("%-14s %-21s %s" % (name, runtime.title, "missing: " + runtime.missing if runtime.missing else
                                  runtime.command[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
