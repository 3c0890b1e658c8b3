"""Names that came, went or changed: what a lookup by string finds in a release."""
from typing import Any, Dict, List, Optional

from keras1.history.changes import declare
from keras1.history.releases import Release, current, release

_last: Dict[str, Dict[str, Release]] = {}


def gone(module: str, name: str, first: str, reason: str, now: Optional[str] = None) -> None:
    """Declare that ``name`` of ``module`` was gone (or was renamed to ``now``) from release ``first`` on.

    It stays importable; only a lookup by string misses it, as it did.
    """
    _last.setdefault(module, {})[name] = release(first)
    declare("%s.%s" % (module, name), "name", first, "name", name, now or "gone", reason)


def came(module: str, name: str, first: str, reason: str) -> None:
    """Declare that ``name`` of ``module`` came with release ``first``; it works in earlier ones too."""
    declare("%s.%s" % (module, name), "name", first, "name", "absent", name, reason)


def is_gone(module: str, name: str, at: Optional[Release] = None) -> bool:
    """Whether release ``at``, by default the emulated one, had that name no more."""
    first = _last.get(module, {}).get(name)
    return first is not None and first <= (at or current())


def known(module: str, namespace: Dict[str, Any], at: Optional[Release] = None) -> List[str]:
    """The public callables of a module that a lookup by string finds in release ``at``."""
    return sorted(name for name, value in namespace.items()
                  if callable(value) and not name.startswith("_") and not is_gone(module, name, at))
