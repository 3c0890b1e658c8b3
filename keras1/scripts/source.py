"""Reading the source of a script: its encoding, its notebook lines, and which Python it is written in."""
import codecs
import io
import re
import tokenize
import warnings
from typing import NamedTuple, Optional

#: Lines that IPython understands, as notebooks exported by hand contain them: ``%matplotlib inline``, ``!ls``.
_MAGIC = re.compile(r"^(?P<indent>\s*)(?P<rest>(?:%%?[A-Za-z_]|!|\?).*|[A-Za-z_][\w.]*\?{1,2}\s*)$")


class Source(NamedTuple):
    """A script's text.

    Attributes
    ----------
    path : str
    text : str
        As it stands in the file, line ends being ``\\n``; lines for IPython are commented out.
    python2 : bool or None
        Whether it is written for Python 2; None if both read it alike, as far as one sees.
    note : str
        What a user should know of how it was read; empty if nothing.
    """

    path: str
    text: str
    python2: Optional[bool]
    note: str = ""


def read_source(path: str) -> Source:
    """Read a script, whatever Python it was written for.

    Parameters
    ----------
    path : str

    Raises
    ------
    OSError
        If it cannot be read.
    SyntaxError
        If neither Python reads it: Python 3's error, or that of the first line that is no Python 2 either.

    Examples
    --------
    >>> import tempfile, os
    >>> path = os.path.join(tempfile.mkdtemp(), "old.py")
    >>> with open(path, "w") as file:
    ...     _ = file.write("print 'hello'")
    >>> read_source(path).python2
    True
    """
    with open(path, "rb") as file:
        data = file.read()
    text, note = decoded(data, path)
    if failure(text, path) is not None and any(map(_MAGIC.match, text.split("\n"))):
        text = without_magic(text)
    return Source(path, text, _is_python2(text, path), note)


def decoded(data: bytes, path: str = "<script>") -> "tuple[str, str]":
    """A source's text by its byte order mark or declared encoding, and a note if it had to be guessed.

    Examples
    --------
    >>> decoded("# \u00e4".encode("latin-1"), "old.py")
    ('# \u00e4', 'old.py is not UTF-8 and declares no encoding: read as Latin-1')
    """
    note = ""
    try:
        encoding = tokenize.detect_encoding(io.BytesIO(data).readline)[0]
        text = data.decode(encoding)
    except (SyntaxError, UnicodeDecodeError) as error:
        if _declares(data):
            raise SyntaxError("(unicode error) %s" % error, (path, 1, None, None)) from None
        text, note = data.decode("latin-1"), "%s is not UTF-8 and declares no encoding: read as Latin-1" % path
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), note


def _declares(data: bytes) -> bool:
    """Whether a source names its encoding, by PEP 263 or a byte order mark."""
    head = data.split(b"\n", 2)[:2]
    return data.startswith(codecs.BOM_UTF8) or any(
        re.match(rb"^[ \t\f]*#.*?coding[:=][ \t]*[-\w.]+", line) for line in head)


def failure(text: str, path: str) -> Optional[SyntaxError]:
    """Python 3's objection to a text, or None."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(text, path, "exec", dont_inherit=True)
        except SyntaxError as error:
            return error
        except ValueError as error:  # a null byte
            return SyntaxError(str(error), (path, 1, None, None))
    return None


def without_magic(text: str) -> str:
    """A text with the lines for IPython commented out, as the notebook's export leaves them.

    Examples
    --------
    >>> print(without_magic("%matplotlib inline\\nif x:\\n    !ls"))
    pass  # %matplotlib inline
    if x:
        pass  # !ls
    """
    def comment(line: str) -> str:
        found = _MAGIC.match(line)
        return "%(indent)spass  # %(rest)s" % found.groupdict() if found else line
    return "\n".join(comment(line) for line in text.split("\n"))


def _is_python2(text: str, path: str) -> Optional[bool]:
    from keras1.scripts import language
    error = failure(text, path)
    if error is None:
        return language.leans_to_python2(text)
    _check_python2(text, path, error)
    return True


def _check_python2(text: str, path: str, error: SyntaxError) -> None:
    """Raise the error of the Python that read on further, if Python 2 does not read the text either."""
    from keras1.scripts.python2 import syntax
    fault = syntax.fault(text)
    if fault is None:
        return
    lines = text.split("\n")
    at_end = fault.line > len(lines)
    if fault.line <= (error.lineno or 0) or (at_end and "Missing parentheses" not in error.msg):
        raise error
    line = "" if at_end else lines[fault.line - 1]
    raise SyntaxError("invalid syntax, in Python 2 as in Python 3", (path, fault.line, fault.column + 1, line))
