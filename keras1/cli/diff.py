"""``keras1 diff SCRIPT --emulate A --emulate B``: one script under two releases."""
import argparse
import json
from typing import Iterator, List, Optional, Sequence

from keras1.cli.options import readable, release_named
from keras1.history import Change
from keras1.porting import Comparison, diff
from keras1.porting.comparing import Pair

_EXAMPLES = """\
examples:
  keras1 diff --emulate 0.3.3 --emulate 1.2.2 train.py
  keras1 diff --emulate 0.3.1 --emulate 0.3.3 --json train.py --epochs 2

The exit status is 0 if both runs gave the same numbers, 1 if not, 2 if the script cannot be read.
"""
_ROWS = 10


def main(argv: Optional[Sequence[str]] = None) -> int:
    """Print the comparison; `keras1.porting.diff` makes it."""
    parser = _parser()
    options = parser.parse_args(argv)
    if len(options.emulate or ()) != 2:
        parser.error("give --emulate twice: the two releases to compare")
    with readable():
        found = diff(options.script, *options.emulate, args=options.args, tolerance=options.tolerance)
        print(json.dumps(as_data(found), indent=1) if options.json else "\n".join(as_text(found)))
        return 0 if found.is_same else 1
    return 2


def as_text(found: Comparison) -> Iterator[str]:
    """The lines of the report."""
    for pair in found.pairs:
        yield from _pair(pair, found.releases)
    for release, missing in zip(found.releases, found.missing):
        if missing:
            yield "Keras %s made %d call%s fewer" % (release, missing, "s"[:missing > 1])
    for release, error in zip(found.releases, found.errors):
        if error:
            yield "Keras %s ended with %s" % (release, error)
    if found.is_same:
        yield "the same numbers under %s and %s" % found.releases
    if found.changes:
        yield "declared changes that it met:"
        yield from ("  %s" % _change(change) for change in found.changes)


def _pair(pair: Pair, releases: Sequence[str]) -> Iterator[str]:
    """The values of one call side by side, around the place where they part."""
    place = "line %d" % pair.line if pair.line else "elsewhere"
    for name in pair.parts or list(pair.values)[:1]:
        one, other = pair.values[name]
        parts = pair.parts.get(name)
        told = "the same" if parts is None else "parts at %d" % (parts + 1)
        yield "%s, %s: %s, %s" % (pair.call, place, name, told)
        if parts is None:
            continue
        yield "  %5s  %12s  %12s" % ("", *releases)
        first = max(parts - 2, 0)
        for index in range(first, min(max(len(one), len(other)), first + _ROWS)):
            cells = ["%.6g" % values[index] if index < len(values) else "-" for values in (one, other)]
            yield "  %5d  %12s  %12s%s" % (index + 1, *cells, "  <" if index == parts else "")


def _change(change: Change) -> str:
    what = "" if change.kind == "formula" else " %s: %s -> %s" % (change.what, change.before, change.after)
    public = [part for part in change.owner.split(".") if not part.startswith("_") or part.startswith("__")]
    return "%s  %s%s (%s)" % (change.release, ".".join(public), what, change.reason)


def as_data(found: Comparison) -> dict:
    """The comparison as JSON has it."""
    pairs: List[dict] = [pair._asdict() for pair in found.pairs]
    changes = [dict(change._asdict(), release=str(change.release)) for change in found.changes]
    return dict(found._asdict(), pairs=pairs, changes=changes, same=found.is_same)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="keras1 diff", epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Run a script under two releases of Keras, compare what fit, evaluate and train_on_batch "
                    "returned, and name the declared changes that it met on the way.")
    parser.add_argument("--emulate", metavar="RELEASE", type=release_named, action="append",
                        help="one of the two releases; give it twice")
    parser.add_argument("--tolerance", metavar="T", type=float, default=1e-4,
                        help="the relative difference from which on numbers differ (default: 1e-4)")
    parser.add_argument("--json", action="store_true", help="as a JSON object")
    parser.add_argument("script", metavar="SCRIPT")
    parser.add_argument("args", metavar="ARGS", nargs=argparse.REMAINDER, help="what the script finds in sys.argv")
    return parser
