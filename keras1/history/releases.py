"""The releases of Keras, and which of them keras1 is being.

``emulate`` sets the release of the whole process; ``being`` sets it for the calling thread while an
object of another release works, so that an existing model never changes with the setting.
"""
import os
import threading
from typing import NamedTuple, Union

from keras1.errors import ReleaseError, did_you_mean

DEFAULT = "0.3.1"

_KNOWN = """
    0.1.0 0.1.1 0.1.2 0.1.3 0.2.0 0.3.0 0.3.1 0.3.2 0.3.3
    1.0.0 1.0.1 1.0.2 1.0.3 1.0.4 1.0.5 1.0.6 1.0.7 1.0.8 1.1.0 1.1.1 1.1.2 1.2.0 1.2.1 1.2.2
    2.0.0 2.0.1 2.0.2 2.0.3 2.0.4 2.0.5 2.0.6 2.0.7 2.0.8 2.0.9
    2.1.0 2.1.1 2.1.2 2.1.3 2.1.4 2.1.5 2.1.6 2.2.0 2.2.1 2.2.2 2.2.3 2.2.4 2.2.5 2.3.0 2.3.1
""".split()


class Release(NamedTuple):
    """A release of Keras; releases compare in order of time.

    Examples
    --------
    >>> release("0.3.3") < release("1.0.8")
    True
    >>> str(release("1.2.2"))
    '1.2.2'
    """

    major: int
    minor: int
    micro: int

    def __str__(self):
        return "%d.%d.%d" % self


def release(name: Union[str, Release]) -> Release:
    """The release of that name.

    Parameters
    ----------
    name : str or Release
        ``"0.3.1"``; any release from 0.1.0 to 2.3.1.

    Raises
    ------
    ReleaseError
        If there never was such a release.
    """
    if isinstance(name, Release):
        return name
    if name not in _KNOWN:
        raise ReleaseError(
            "unknown Keras release %r" % (name,),
            did_you_mean(name, _KNOWN) + "known releases: %s" % " ".join(_KNOWN))
    return Release(*(int(part) for part in name.split(".")))


FIRST = release("0.1.0")
RELEASES = tuple(release(name) for name in _KNOWN)


class _Threads(threading.local):
    """The releases that the objects at work in this thread are bound to, innermost last."""

    def __init__(self):
        self.bound = []


_threads = _Threads()
_chosen = [release(os.environ.get("KERAS1_EMULATE") or DEFAULT)]


def current() -> Release:
    """The release that keras1 emulates here and now."""
    return _threads.bound[-1] if _threads.bound else _chosen[-1]


def at_least(first: str) -> Release:
    """The emulated release, or ``first`` if that is later: what came later works as it did when it came.

    Examples
    --------
    >>> with emulate("1.2.2"):
    ...     str(at_least("2.3.0")), str(at_least("1.0.0"))
    ('2.3.0', '1.2.2')
    """
    return max(current(), release(first))


class being:
    """Work as ``bound`` in this thread: what objects do with the release they were built under.

    Nearly all that objects do is done in such a block, so that it is a plain class, not a generator.
    """

    __slots__ = ("bound",)

    def __init__(self, bound: Release):
        self.bound = bound

    def __enter__(self) -> None:
        _threads.bound.append(self.bound)

    def __exit__(self, *exc_info) -> None:
        _threads.bound.pop()


class emulate:
    """Choose the release of Keras to be: defaults, formulas, draws, printed text and file formats.

    As a statement it holds until the next one; as a context manager it ends with its block.  What was
    built keeps the release it was built under.  Without a call it is ``KERAS1_EMULATE`` or "0.3.1".

    Parameters
    ----------
    name : str
        Any release from 0.1.0 to 2.3.1.

    Raises
    ------
    ReleaseError
        If there never was such a release.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("1.2.2"):
    ...     print(keras1.history.current())
    1.2.2
    """

    def __init__(self, name: Union[str, Release]):
        self.release = release(name)
        self._before = _chosen[-1]
        _chosen[-1] = self.release

    def __enter__(self) -> Release:
        return self.release

    def __exit__(self, *exc_info) -> None:
        _chosen[-1] = self._before

    def __repr__(self):
        return "emulate(%r)" % str(self.release)
