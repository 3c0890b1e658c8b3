"""Files written whole or not at all, and the question before one is replaced."""
import contextlib
import os
import tempfile
from typing import Iterator

from keras1.errors import ArgumentError


@contextlib.contextmanager
def atomically(filepath: str) -> Iterator[str]:
    """A path to write to; what was written takes the place of ``filepath`` at the end, if nothing failed.

    Parameters
    ----------
    filepath : str
        The folder must exist.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "a.txt"
    >>> with atomically(str(path)) as part:
    ...     _ = pathlib.Path(part).write_text("whole")
    >>> path.read_text()
    'whole'
    """
    folder, name = os.path.split(os.path.abspath(filepath))
    handle, part = tempfile.mkstemp(prefix="." + name, suffix=".part", dir=folder)
    os.close(handle)
    try:
        yield part
        os.chmod(part, _mode_of(filepath))
        os.replace(part, filepath)
    finally:
        if os.path.exists(part):
            os.remove(part)


def _mode_of(filepath: str) -> int:
    """Permissions of the file, or those that a new one would have."""
    if os.path.exists(filepath):
        return os.stat(filepath).st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def may_write(filepath: str, overwrite: bool, caller: str) -> bool:
    """Whether to write the file; if it exists and ``overwrite`` is false, the user is asked.

    Raises
    ------
    OSError
        If there is nobody to ask.
    """
    if overwrite or not os.path.isfile(filepath):
        return True
    try:
        answer = input("[WARNING] %s already exists - overwrite? [y/n]" % filepath)
        while answer not in ("y", "n"):
            answer = input('Enter "y" (overwrite) or "n" (cancel).')
    except EOFError:
        raise ArgumentError.like(OSError)(
            "%s exists, and there is no terminal to ask whether to overwrite it" % filepath,
            "pass overwrite=True to %s, or another file name" % caller) from None
    if answer == "y":
        print("[TIP] Next time specify overwrite=True in %s!" % caller)
    return answer == "y"
