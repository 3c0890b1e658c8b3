"""The registry: every declared difference between two releases, collected where it is declared."""
from typing import Any, Iterator, List, NamedTuple, Optional

from keras1.history.releases import Release, release

KINDS = ("name", "argument", "default", "formula")


class Change(NamedTuple):
    """One declared difference: from ``release`` on, ``before`` became ``after``."""

    owner: str
    kind: str
    release: Release
    what: str
    before: str
    after: str
    reason: str
    bug: bool = False

    def __str__(self):
        mark = " [bug]" if self.bug else ""
        reason = " (%s)" % self.reason if self.reason else ""
        return "%s  %s: %s: %s -> %s%s%s" % (
            self.release, self.owner, self.what, self.before, self.after, reason, mark)


_registry: List[Change] = []


def declare(owner: Any, kind: str, first: str, what: str, before: str, after: str, reason: str,
            bug: bool = False) -> Change:
    """Enter a change in the registry and return it.

    Parameters
    ----------
    owner : object or str
        What changed: a class, a function, or a dotted name.
    kind : {"name", "argument", "default", "formula"}
    first : str
        The first release that had it.
    what, before, after, reason : str
        One line each, for ``keras1 changes`` and the history page.
    bug : bool
        Whether the later or earlier state is a known mistake of the original, kept for its numbers.
    """
    if kind not in KINDS:
        raise ValueError("kind is %r, expected one of %s" % (kind, ", ".join(KINDS)))
    change = Change(public_name(owner), kind, release(first), what, before, after, reason, bug)
    _registry.append(change)
    return change


def public_name(owner: Any) -> str:
    """The dotted name of a class or function, ``keras1`` itself left out."""
    if isinstance(owner, str):
        name = owner
    else:
        name = "%s.%s" % (owner.__module__, owner.__qualname__)
    return name[len("keras1."):] if name.startswith("keras1.") else name


def changes(name: Optional[str] = None, after: Optional[str] = None,
            until: Optional[str] = None) -> Iterator[Change]:
    """The declared changes, oldest first.

    Parameters
    ----------
    name : str, optional
        Only those whose owner contains this, case ignored.
    after, until : str, optional
        Only those that came after the one release, up to and with the other.
    """
    first = release(after) if after else None
    last = release(until) if until else None
    for change in sorted(_registry, key=lambda c: (c.release, c.owner, c.what)):
        if name and name.lower() not in change.owner.lower():
            continue
        if (first and change.release <= first) or (last and change.release > last):
            continue
        yield change
