"""``keras1 changes [NAME]``: the differences between the releases of Keras, declared or read from their sources."""
import argparse
import importlib
import itertools
import json
import pkgutil
import sys
from typing import Iterable, List, Optional, Sequence

import keras1
from keras1.cli.options import release_named, target
from keras1.errors import did_you_mean
from keras1.history import Change, Release, changes
from keras1.porting.api import KERAS_3, title
from keras1.porting.differences import differences, without_declared

_EXAMPLES = """\
examples:
  keras1 changes Dropout                           all that ever changed of what is called so
  keras1 changes LSTM --from 0.3.3 --to 1.2.2      each name, argument, default and formula
  keras1 changes Dense --from 2.3.1 --to 3         today's Keras
  keras1 changes --from 1.2.2 --to 2.0.0 --json

In a terminal the changes are a table; elsewhere a line each.
"""
_DECLARE_NOTHING = ("keras1.cli", "keras1.__main__", "keras1.pytest_plugin")


def main(argv: Optional[Sequence[str]] = None) -> int:
    """Print the changes; `keras1.history.changes` and `keras1.porting.differences` find them."""
    options = _parser().parse_args(argv)
    import_all()
    found = everything(options.name, options.after, options.until)
    if options.name and not found and not everything(options.name):
        owners = {part for change in changes() for part in change.owner.split(".")}
        print("keras1: no declared change of a name that contains '%s'; %s'keras1 changes' lists all"
              % (options.name, did_you_mean(options.name, owners)), file=sys.stderr)
        return 1
    if options.form is as_text and sys.stdout.isatty():
        _print_table(found)
    else:
        sys.stdout.write(options.form(found))
    return 0


def everything(name: Optional[str] = None, after: Optional[Release] = None,
               until: Optional[Release] = None) -> List[Change]:
    """The declared changes, and those of public names, arguments and defaults that the sources tell besides.

    The latter are many, so they are asked for by name.

    Parameters
    ----------
    name : str, optional
        What the dotted name contains, case ignored.
    after, until : Release, optional
        The span; up to 2.3.1 by default. Keras 3 counts as a release after all others.

    Examples
    --------
    >>> from keras1.history import release
    >>> [change.what for change in everything("np_utils.to_categorical", release("2.1.6"), release("2.2.4"))]
    ['formula', "argument 'dtype'"]
    """
    last = None if until == KERAS_3 else until
    found = list(changes(name, after, last))
    if name:
        found += without_declared(differences(name, after, until), changes(name))
    return sorted(found, key=lambda change: change.release)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="keras1 changes", epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter,
        description="The differences between the releases of Keras, oldest first: names, arguments, defaults and "
                    "formulas, with the reason.")
    parser.add_argument("name", metavar="NAME", nargs="?",
                        help="only what contains this: RMSprop, optimizers, ... (upper and lower case are one)")
    parser.add_argument("--from", "--after", dest="after", metavar="RELEASE", type=release_named,
                        help="only what came after this release")
    parser.add_argument("--to", "--until", dest="until", metavar="RELEASE", type=target,
                        help="only up to and with this release; 3 is today's Keras")
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
    return "".join(str(change).replace(str(KERAS_3), "3", 1) + "\n" if change.release == KERAS_3 else str(change) + "\n"
                   for change in found)


def _print_table(found: Iterable[Change]) -> None:
    """The changes as a table in a terminal, as wide as that is."""
    from rich.console import Console
    Console().print(as_table(found))


def as_table(found: Iterable[Change]):
    """A table of rich: a row for each change, a rule between releases."""
    from rich import box
    from rich.table import Table
    from rich.text import Text
    table = Table(box=box.SIMPLE_HEAD, expand=False)
    for heading, style in (("from", "bold"), ("where", "cyan"), ("what", ""), ("before", "red"), ("after", "green"),
                           ("why", "italic")):
        table.add_column(heading, style=style, overflow="fold")
    last = None
    for change in found:
        if last is not None and change.release != last:
            table.add_section()
        shown = title(change.release) if change.release != last else ""
        states = ("", "") if change.kind == "formula" else (change.before, change.after)
        reason = change.reason + (" (bug)" if change.bug else "")
        table.add_row(*map(Text, (shown, _public_part(change.owner), change.what, *states, reason)))
        last = change.release
    return table


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
