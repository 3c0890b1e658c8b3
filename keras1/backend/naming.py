"""Numbers that make automatic names unique, and name scopes."""
import contextlib
from collections import defaultdict
from typing import Dict, Iterator, List, Optional

from keras1.history import versioned

_numbers: Dict[str, int] = defaultdict(int)
_scopes: List[str] = []


def get_uid(prefix: str = "") -> int:
    """The next number for a prefix, from 1 on.  Came with 1.0.0.

    Examples
    --------
    >>> get_uid("an example"), get_uid("an example")
    (1, 2)
    """
    _numbers[prefix] += 1
    return _numbers[prefix]


def reset_uids() -> None:
    """Let all prefixes begin with 1 again.  Came with 1.0.8."""
    _numbers.clear()


@contextlib.contextmanager
def name_scope(name: str) -> Iterator[None]:
    """Prefix the names of what is made inside.  Came with 2.0.0.

    Examples
    --------
    >>> with name_scope("a"), name_scope("b"):
    ...     scoped("x")
    'a/b/x'
    >>> scoped("x")
    'x'
    """
    _scopes.append(name)
    try:
        yield
    finally:
        _scopes.pop()


@versioned
def scoped(name: Optional[str], default: Optional[str] = None) -> Optional[str]:
    """A name with the scopes around it; outside of scopes the name itself."""
    if not _scopes:
        return name
    return "/".join(_scopes + [str(name or default)])


@scoped.since("2.0.0", reason="variables and placeholders have a name; outside of scopes it begins with a stroke")
def scoped_everywhere(name: Optional[str], default: Optional[str] = None) -> str:
    """A name with the scopes around it, and a stroke between them."""
    return "%s/%s" % ("/".join(_scopes), default if name is None else name)
