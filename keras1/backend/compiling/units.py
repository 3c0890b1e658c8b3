"""Compilers at work in the background: sources in, shared libraries out."""
import atexit
import contextlib
import os
import shutil
import subprocess
import threading
from typing import List, Optional, Sequence


class Unit:
    """One source for the compiler, which begins to work on it at once.

    Parameters
    ----------
    source : str
        The text.
    command : list of str
        The compiler and its arguments, without those for input and output; libraries come after the source.
    path : str
        Where the library shall be; beside it lies the source while the compiler works.
    libraries : sequence of str
        Arguments after the source.
    """

    def __init__(self, source: str, command: List[str], path: str, libraries: Sequence[str] = ()):
        self.path = path
        self._unfinished = "%s.%d" % (path, os.getpid())
        self._text = self._unfinished + ".cpp"
        self._lock, self._process = threading.Lock(), os.getpid()
        self._compiler: Optional[subprocess.Popen] = None
        try:
            with open(self._text, "w") as file:
                file.write(source)
            self._compiler = subprocess.Popen([*command, "-o", self._unfinished, self._text, *libraries],
                                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                              stderr=subprocess.DEVNULL)
            atexit.register(self.finish)  # the next process finds what was begun
        except OSError:
            self._clear()

    def is_over(self) -> bool:
        """Whether nobody works on it any more."""
        return self._compiler is None or self._compiler.poll() is not None

    def finish(self) -> bool:
        """Wait for the compiler; whether there is a library."""
        with self._lock:
            compiler, self._compiler = self._compiler, None
            if compiler is not None and self._process == os.getpid():  # it is no child of a forked process
                atexit.unregister(self.finish)
                if compiler.wait() == 0:
                    with contextlib.suppress(OSError):  # the folder may be gone
                        os.replace(self._unfinished, self.path)  # no other process sees it half written
                self._clear()
        return os.path.exists(self.path)

    def _clear(self) -> None:
        for path in (self._text, self._unfinished):
            if os.path.exists(path):
                os.remove(path)


def shares(sources: Sequence[str], number: int) -> List[List[int]]:
    """The places of sources in at most that many groups of about the same length.

    Examples
    --------
    >>> shares(["aaaa", "bb", "c"], 2)
    [[0], [1, 2]]
    """
    groups: List[List[int]] = [[] for _ in range(number)]
    lengths = [0] * number
    for place in sorted(range(len(sources)), key=lambda place: -len(sources[place])):
        least = lengths.index(min(lengths))
        groups[least].append(place)
        lengths[least] += len(sources[place])
    return [sorted(group) for group in groups if group]


def link(source: str, target: str) -> None:
    """Let a file be found under a second name; a copy where there are no links."""
    unfinished = "%s.%d" % (target, os.getpid())
    try:
        os.link(source, unfinished)
    except OSError:
        shutil.copy(source, unfinished)
    os.replace(unfinished, target)
