"""The text of a script as a tree that keeps comments and layout; Python 2 is translated first."""
import os
from typing import Iterator, List, NamedTuple, Union

import libcst

from keras1.porting import translation
from keras1.scripts.source import read_source

Path = Union[str, "os.PathLike[str]"]


class Script(NamedTuple):
    """A script that was read.

    Attributes
    ----------
    path : str
    tree : libcst.Module
    text : str
        What the tree was made of: Python 3.
    python2 : bool
        Whether it was translated.
    notes : list of str
        What a user should know of how it was read.
    """

    path: str
    tree: libcst.Module
    text: str
    python2: bool
    notes: List[str]


def read(path: Path) -> Script:
    """Read a script, whatever Python it was written for.

    Raises
    ------
    OSError
        If it cannot be read.
    SyntaxError
        If neither Python reads it.
    """
    source = read_source(os.fspath(path))
    notes = [source.note] if source.note else []
    text = source.text
    if source.python2:
        text = translation.to_python3(text)
        notes.append("the script was Python 2 and is Python 3 now; '/' between two integers gives a fraction there")
    try:
        tree = libcst.parse_module(text)
    except libcst.ParserSyntaxError as error:
        raise SyntaxError(error.message, (os.fspath(path), error.raw_line, error.raw_column, None)) from None
    return Script(os.fspath(path), tree, text, bool(source.python2), notes)


def scripts_in(path: Path) -> Iterator[str]:
    """The Python files of a folder, however deep, or the one file; hidden folders are left out."""
    if not os.path.isdir(path):
        yield os.fspath(path)
        return
    for folder, below, files in os.walk(path):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(files):
            if name.endswith(".py"):
                yield os.path.join(folder, name)
