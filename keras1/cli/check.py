"""``keras1 check SCRIPT|FOLDER``: what a script uses that later releases of Keras have no more."""
import argparse
import json
from typing import Optional, Sequence

from keras1.cli.options import readable, release_named, target
from keras1.porting import check

_EXAMPLES = """\
examples:
  keras1 check train.py                      against every later release, today's Keras 3 included
  keras1 check --for 2.3.1 scripts/          a folder, against the releases up to 2.3.1
  keras1 check --json train.py > report.json

The exit status is 0 if nothing was found, 1 if something was, 2 if a file cannot be read.
"""


def main(argv: Optional[Sequence[str]] = None) -> int:
    """Print the findings; `keras1.porting.check` makes them."""
    options = _parser().parse_args(argv)
    with readable():
        found = check(options.path, options.until, options.emulate)
        if options.json:
            print(json.dumps([finding._asdict() for finding in found], indent=1))
        else:
            for finding in found:
                print(finding)
            print(_summary(found, options.path))
        return 1 if found else 0
    return 2


def _summary(found: Sequence, path: str) -> str:
    files = len({finding.path for finding in found})
    if not found:
        return "nothing found in %s" % path
    return "%d finding%s in %d file%s" % (len(found), "s"[:len(found) > 1], files, "s"[:files > 1])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="keras1 check", epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Read a script, or each script of a folder, without running it: line by line, what it uses "
                    "that a later Keras has no more, why, and what to use instead.")
    parser.add_argument("path", metavar="SCRIPT|FOLDER")
    parser.add_argument("--for", dest="until", metavar="RELEASE", type=target, default=target("3"),
                        help="the release to be compared with, and those before it; 3 is today's Keras (the default)")
    parser.add_argument("--emulate", metavar="RELEASE", type=release_named,
                        help="the release it was written for (default: as inferred from the source)")
    parser.add_argument("--json", action="store_true", help="as a JSON list")
    return parser
