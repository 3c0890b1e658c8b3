"""Why something changed: what the history says of a name, an argument, a default."""
import contextlib
import functools
import io
import re
from typing import Iterable, List, Optional, Tuple

from keras1.history import Change, Release, changes


@functools.cache
def all_changes() -> Tuple[Change, ...]:
    """Every declared change, after every module that declares some was imported; oldest first."""
    from keras1.cli.changes import import_all
    with contextlib.redirect_stderr(io.StringIO()):  # "Using Theano backend."
        import_all()
    return tuple(changes())


def of_name(last: str, after: Release, until: Release) -> Optional[Change]:
    """The change by which a name went or was renamed between two releases."""
    return _last(change for change in _of(last, after, until)
                 if change.what == "name" and change.before == last != change.after)


def of_argument(owner: str, name: str, after: Release, until: Release) -> Optional[Change]:
    """The change by which an argument went, was renamed or got another default between two releases."""
    def meant(change: Change) -> bool:
        return name in re.findall(r"\w+", change.before) or change.what == "argument %r" % name
    return _last(change for change in _of(owner, after, until) if change.kind in ("argument", "default")
                 and change.before != "absent" and meant(change))


def renamings(owner: str, after: Release, until: Release) -> List[Tuple[Tuple[str, ...], str]]:
    """The declared renamings of arguments: the names before, one or several, and the name after."""
    return [(tuple(change.before.split(", ")), change.after) for change in _of(owner, after, until)
            if change.kind == "argument" and change.what == "argument %r" % change.after
            and change.before not in ("absent", "present")]


def of_numbers(names: Iterable[str], after: Release, until: Release) -> List[Change]:
    """The formulas that changed between two releases, of the classes and functions that were used."""
    wanted = set(names)
    return [change for change in all_changes() if after < change.release <= until and change.kind == "formula"
            and wanted & set(change.owner.split("."))]


def _of(last: str, after: Release, until: Release) -> List[Change]:
    return [change for change in all_changes()
            if after < change.release <= until and last in change.owner.split(".")]


def _last(found: Iterable[Change]) -> Optional[Change]:
    return max(found, key=lambda change: change.release, default=None)
