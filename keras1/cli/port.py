"""``keras1 port SCRIPT``: a script written anew for a later release."""
import argparse
import sys
from typing import List, Optional, Sequence

from keras1.cli.options import readable, release_named, target
from keras1.porting import Port, port

_EXAMPLES = """\
examples:
  keras1 port train.py                            for today's Keras, to stdout; the report goes to stderr
  keras1 port --to 2.3.1 -o train_2.py train.py
  keras1 port --emulate 0.3.3 --to 1.2.2 train.py

What is not mechanical is marked in the script with a comment, '# keras1 port: ...'.
"""


def main(argv: Optional[Sequence[str]] = None) -> int:
    """Write the new script and print the report; `keras1.porting.port` makes both."""
    options = _parser().parse_args(argv)
    with readable():
        ported = port(options.script, options.to, options.emulate)
        if options.output is None:
            sys.stdout.write(ported.text)
        else:
            with open(options.output, "w", encoding="utf-8") as file:
                file.write(ported.text)
        print("\n".join(report(options.script, ported)), file=sys.stderr if options.output is None else sys.stdout)
        return 0
    return 2


def report(path: str, ported: Port) -> List[str]:
    """The lines of the report: what was changed, what was written down, what is left to do, what may differ."""
    lines = ["%s: Keras %s -> %s" % (path, ported.source, ported.target), *ported.notes]
    changed = ["%s%s" % (what, " (%d times)" % often if often > 1 else "") for what, often in ported.changes]
    parts = (("changed", changed),
             ("written down, so that the numbers stay", ported.kept),
             ("left to do: see the comments", ["line %d: %s" % mark for mark in ported.marks]),
             ("changed formulas of what the script uses: numbers may differ", ported.numbers))
    for heading, items in parts:
        if items:
            lines += ["%s:" % heading] + ["  " + item for item in items]
    return lines if len(lines) > 1 else [*lines, "nothing to change"]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="keras1 port", epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Write a script anew for a later release of Keras, comments and layout kept; Python 2 becomes "
                    "Python 3.")
    parser.add_argument("script", metavar="SCRIPT")
    parser.add_argument("--to", metavar="RELEASE", type=target, default=target("3"),
                        help="1.2.2, 2.3.1, or 3 for today's Keras (the default)")
    parser.add_argument("--emulate", metavar="RELEASE", type=release_named,
                        help="the release it was written for (default: as inferred from the source)")
    parser.add_argument("-o", "--output", metavar="OUT", help="write the script into a file, and the report to stdout")
    return parser
