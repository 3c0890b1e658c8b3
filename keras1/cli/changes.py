"""``keras1 changes [NAME]``: the declared differences between the releases of Keras."""
import argparse
import importlib
import itertools
import json
import pkgutil
import sys
from typing import Iterable, Optional, Sequence

import keras1
from keras1.cli.options import release_named
from keras1.errors import did_you_mean
from keras1.history import Change, changes

_DECLARE_NOTHING = ("keras1.cli", "keras1.__main__", "keras1.pytest_plugin")


def main(argv: Optional[Sequence[str]] = None) -> int:
    """Print the declared changes; `keras1.history.changes` finds them."""
    options = _parser().parse_args(argv)
    import_all()
    found = list(changes(options.name, options.after, options.until))
    if options.name and not list(changes(options.name)):
        owners = {part for change in changes() for part in change.owner.split(".")}
        print("keras1: no declared change of a name that contains '%s'; %s'keras1 changes' lists all"
              % (options.name, did_you_mean(options.name, owners)), file=sys.stderr)
        return 1
    sys.stdout.write(options.form(found))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="keras1 changes",
        description="The declared differences between the releases of Keras, oldest first.")
    parser.add_argument("name", metavar="NAME", nargs="?",
                        help="only what contains this: RMSprop, optimizers, ... (upper and lower case are one)")
    parser.add_argument("--after", metavar="RELEASE", type=release_named, help="only what came after this release")
    parser.add_argument("--until", metavar="RELEASE", type=release_named, help="only up to and with this release")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", dest="form", action="store_const", const=as_json, help="as a JSON list")
    form.add_argument("--markdown", dest="form", action="store_const", const=as_markdown,
                      help="as the history page of the documentation")
    parser.set_defaults(form=as_text)
    return parser


def import_all() -> None:
    """Import every module of keras1, so that what they declare is in the registry."""
    for module in pkgutil.walk_packages(keras1.__path__, "keras1."):
        if not module.name.startswith(_DECLARE_NOTHING):
            importlib.import_module(module.name)


def as_text(found: Iterable[Change]) -> str:
    """A line for each change."""
    return "".join(str(change) + "\n" for change in found)


def as_json(found: Iterable[Change]) -> str:
    """A JSON list with an object for each change: its fields by name, the release as a string."""
    return json.dumps([dict(change._asdict(), release=str(change.release)) for change in found], indent=1) + "\n"


def as_markdown(found: Iterable[Change]) -> str:
    """The page ``docs/history.md``: a table for each release that changed something."""
    lines = _HEAD.splitlines()
    for release, group in itertools.groupby(found, key=lambda change: str(change.release)):
        lines += ["", "## %s" % release, "", "| where | what | before | from %s on | why |" % release,
                  "| --- | --- | --- | --- | --- |"]
        lines += [_row(change) for change in group]
    return "\n".join(lines) + "\n"


_HEAD = """\
# History

Every difference between two releases of Keras that keras1 declares, and so emulates. The page is written by
`make history` from the declarations beside the code; `python -m keras1 changes` prints the same. A row marked
*bug* is a mistake of the original that is kept for the sake of its numbers."""


def _row(change: Change) -> str:
    states = ("", "") if change.kind == "formula" else (_code(change.before), _code(change.after))
    reason = change.reason + (" (*bug*)" if change.bug else "")
    cells = [_code(_public_part(change.owner)), change.what, *states, reason]
    return "| %s |" % " | ".join(cell.replace("|", "\\|") for cell in cells)


def _public_part(owner: str) -> str:
    """The owner's dotted name up to the first private part: ``a.B`` for ``a.B._how``."""
    def is_public(part):
        return part.startswith("__") or not part.startswith("_")
    return ".".join(itertools.takewhile(is_public, owner.split(".")))


def _code(text: str) -> str:
    return "`%s`" % text
