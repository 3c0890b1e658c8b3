"""``keras1 inspect FILE...``: who wrote a model file, what it holds, what is unusual; nothing of it is run."""
import argparse
import json
import sys
from typing import Optional, Sequence

from keras1.errors import ModelFileError


def main(argv: Optional[Sequence[str]] = None) -> int:
    """Print what files hold; `keras1.saving.describe` finds it out.

    The exit status is 0, 1 if a file is no model or not a whole one, 2 if the command line is wrong.
    """
    options = _parser().parse_args(argv)
    from keras1.saving import report
    from keras1.saving.describing import describe

    try:
        found = describe(*options.files)
    except ModelFileError as error:
        print("keras1: %s%s" % (error.args[0], "; %s" % error.hint if error.hint else ""), file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(report.as_dict(found), indent=1))
    else:
        sys.stdout.write(report.as_text(found))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="keras1 inspect",
        description="Look at a model file of Keras 0.1 to 2.3, or at an architecture and its weights.")
    parser.add_argument("files", metavar="FILE", nargs="+", help="JSON, YAML or HDF5; of one model")
    parser.add_argument("--json", action="store_true", help="as JSON")
    return parser
