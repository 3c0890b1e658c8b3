"""Every public name, argument and default that differs between two releases: read from their sources, not declared."""
from typing import Iterable, Iterator, List, Optional, Set, Tuple

from keras1.history import Change, Release
from keras1.porting import api, words


def differences(name: str, after: Optional[Release] = None, until: Optional[Release] = None) -> List[Change]:
    """What changed of the names that contain this, case ignored, as the sources of the releases have it.

    A change is dated by the first of the recorded releases that has it.

    Examples
    --------
    >>> from keras1.history import release
    >>> for change in differences("np_utils.to_categorical", release("1.2.2"), release("2.3.1")):
    ...     print(change)
    2.0.0  utils.np_utils.to_categorical: argument 'nb_classes': present -> absent
    2.0.0  utils.np_utils.to_categorical: argument 'num_classes': absent -> None
    2.2.4  utils.np_utils.to_categorical: argument 'dtype': absent -> 'float32'
    """
    releases = api.recorded(after or Release(0, 0, 0), until or api.recorded(Release(0, 0, 0), Release(2, 9, 9))[-1])
    pairs = list(zip(([after] if after else []) + releases, releases[0 if after else 1:]))
    found = [change for full in api.containing(name) for one, other in pairs for change in _changes(full, one, other)]
    return sorted(found, key=lambda change: (change.release, change.owner, change.what))


def without_declared(found: List[Change], declared: Iterable[Change]) -> List[Change]:
    """Those of which the history says nothing: it knows why."""
    known: Set[Tuple[str, str]] = set()
    for change in declared:
        last = change.owner.rsplit(".", 1)[-1]
        known.add((last, change.what))
        known.update((last, "argument '%s'" % part) for part in change.before.split(", "))
    return [change for change in found if (change.owner.rsplit(".", 1)[-1], change.what) not in known]


def _changes(full: str, one: Release, other: Release) -> Iterator[Change]:
    """The differences of one name between a release and the next that is recorded."""
    before, after = (api.entry(full, at) for at in (one, other))
    owner, last = full[len("keras."):], full.rsplit(".", 1)[-1]
    if (before is None) != (after is None):
        gone = words.GONE.get(last)
        reason = gone.reason if gone is not None and after is None else ""
        yield Change(owner, "name", other, "name", *(("absent", last) if before is None else (last, "gone")), reason)
    elif before is not None and before != after and full in (before.name, after.name):  # an alias is none
        for argument in dict.fromkeys([*before.names, *after.names]):
            was, now = _state(before, argument), _state(after, argument)
            if was != now:
                kind = "argument" if "absent" in (was, now) else "default"
                gone = words.GONE_ARGUMENTS.get(argument)
                yield Change(owner, kind, other, "argument '%s'" % argument, "present" if now == "absent" else was, now,
                             gone.reason if gone is not None and now == "absent" else "")


def _state(entry: api.Entry, argument: str) -> str:
    if argument not in entry.names:
        return "absent"
    return entry.default(argument) or "required"
