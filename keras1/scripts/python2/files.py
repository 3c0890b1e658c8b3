"""Files as Python 2 had them: one type of string for text and for bytes, one kind of file for both.

What is read is text if the file's content is text, and bytes otherwise, whatever the mode: ``open('x.txt', 'rb')``
gives text, ``open('x.pkl')`` bytes.  Text or bytes may be written, in any mode.
"""
import io
import sys
from typing import Any, Iterable, List, Optional, Union

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\b\x1b"))
_SNIFFED = 4096


class Text(bytes):
    """Bytes that pass for a string as those of Python 2 did: they equal it, and have characters for items.

    Examples
    --------
    >>> data = Text(b"a b")
    >>> data == "a b", data[1], data.split(" "), "%s" % data
    (True, ' ', [Text(b'a'), Text(b'b')], 'a b')
    """

    __slots__ = ()

    def __eq__(self, other):
        return bytes.__eq__(self, as_bytes(other)) if isinstance(other, (str, bytes)) else NotImplemented

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(as_text(self))

    def __getitem__(self, index):
        found = bytes.__getitem__(self, index)
        return Text(found) if isinstance(index, slice) else chr(found)

    def __iter__(self):
        return (chr(byte) for byte in bytes.__iter__(self))

    def __contains__(self, part):
        return bytes.__contains__(self, as_bytes(part) if isinstance(part, str) else part)

    def __add__(self, other):
        return as_text(self) + other if isinstance(other, str) else Text(bytes.__add__(self, other))

    def __radd__(self, other):
        return other + as_text(self)

    def __str__(self):
        return as_text(self)

    def __repr__(self):
        return "Text(%s)" % bytes.__repr__(self)

    def __format__(self, spec):
        return format(as_text(self), spec)


def _taking_text(name: str):
    method = getattr(bytes, name)

    def call(self, *args, **kwargs):
        found = method(self, *(as_bytes(a) if isinstance(a, str) else a for a in args), **kwargs)
        if isinstance(found, bytes):
            return Text(found)
        return [Text(part) for part in found] if isinstance(found, list) else found
    call.__name__ = name
    return call


for _name in ("split rsplit strip lstrip rstrip replace startswith endswith find rfind index count partition lower "
              "upper splitlines").split():
    setattr(Text, _name, _taking_text(_name))


def as_bytes(x: Any) -> bytes:
    """Text as the bytes that Python 2 held it in: Latin-1 if each character is one byte, else UTF-8."""
    if not isinstance(x, str):
        return bytes(x)
    try:
        return x.encode("latin-1")
    except UnicodeEncodeError:
        return x.encode("utf-8")


def as_text(x: Union[str, bytes]) -> str:
    """Bytes as text: UTF-8 if they are, else Latin-1, which knows each byte.

    Examples
    --------
    >>> as_text(b"\\xc3\\xa4") == as_text(b"\\xe4") == "\\xe4"
    True
    """
    if isinstance(x, str):
        return x
    try:
        return bytes.decode(x, "utf-8")
    except UnicodeDecodeError:
        return bytes.decode(x, "latin-1")


def looks_like_text(data: bytes) -> bool:
    """Whether bytes are text: no control characters but those of text, and UTF-8 or printable Latin-1.

    Examples
    --------
    >>> looks_like_text(b"a,b\\r\\n"), looks_like_text(b"\\x80\\x02}q\\x00.")
    (True, False)
    """
    if data.translate(None, _CONTROLS) != data:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        cut_off = error.reason == "unexpected end of data"
        high = sum(byte >= 0x80 for byte in data)
        return cut_off or (not any(0x80 <= byte < 0xa0 for byte in data) and high * 3 < len(data))
    return True


def _written(text: str) -> bytes:
    """The bytes that Python 2 would have written for a string."""
    if not text.isascii():
        try:
            data = text.encode("latin-1")
        except UnicodeEncodeError:
            return text.encode("utf-8", "surrogateescape")
        if not looks_like_text(data):
            return data
    return text.encode("utf-8", "surrogateescape")


class File:
    """A file of Python 2 above a binary file.

    A script reads text or `Text` from it, by its content.  Libraries get what Python 3 gives them: bytes, if the
    file was opened for bytes or has no text.

    Parameters
    ----------
    binary : file
    name, mode : str

    Examples
    --------
    >>> file = File(io.BytesIO(b"a\\nb"))
    >>> file.readline(), file.read()
    ('a\\n', 'b')
    """

    softspace = 0

    def __init__(self, binary: Any, name: str = "<file>", mode: str = "r"):
        self.binary, self.name, self.mode = binary, name, mode
        self._text: Optional[bool] = None

    def _given(self, data: bytes) -> Any:
        """What is read, as who reads it gets it; called by the methods that read."""
        for_script = "__python2__" in sys._getframe(2).f_builtins
        if not for_script and "b" in self.mode:
            return data
        if self._text is None:
            self._text = looks_like_text(self._first(data))
        return as_text(data) if self._text else Text(data) if for_script else data

    def _first(self, data: bytes) -> bytes:
        """The beginning of the file, if it can be had again, else of what was read."""
        if isinstance(self.binary, io.BytesIO):
            return self.binary.getvalue()[:_SNIFFED]
        if isinstance(self.binary, io.BufferedIOBase) and self.binary.seekable():
            place = self.binary.tell()
            self.binary.seek(0)
            first = self.binary.read(_SNIFFED)
            self.binary.seek(place)
            return first
        return data[:_SNIFFED]

    def read(self, size: Optional[int] = -1) -> Any:
        """Some, or all that is left."""
        return self._given(self.binary.read(-1 if size is None else int(size)))

    def readline(self, *size: int) -> Any:
        """The next line, with its end."""
        return self._given(self._line(*size))

    def _line(self, *size: int) -> bytes:
        line = self.binary.readline(*size)
        return line[:-2] + b"\n" if "U" in self.mode and line.endswith(b"\r\n") else line

    def readlines(self, *size: int) -> List[Any]:
        """All lines that are left."""
        lines = []
        for line in iter(self._line, b""):
            lines.append(self._given(line))
        return lines

    def __iter__(self) -> "File":
        return self

    xreadlines = __iter__

    def __next__(self) -> Any:
        line = self._line()
        if not line:
            raise StopIteration
        return self._given(line)

    next = __next__

    def write(self, data: Any) -> None:
        """Write text, as UTF-8, or bytes, which a literal such as ``'\\x00\\xff'`` stands for too."""
        self.binary.write(_written(data) if isinstance(data, str) else data)

    def writelines(self, lines: Iterable[Any]) -> None:
        """Write one after the other."""
        for line in lines:
            self.write(line)

    def seek(self, *args: int) -> None:
        """Go elsewhere."""
        self.binary.seek(*args)

    def getvalue(self) -> Any:
        """All of a StringIO."""
        return self._given(self.binary.getvalue())

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.binary.close()

    def __del__(self):
        if "binary" in vars(self):
            self.binary.close()

    def __getattr__(self, name):
        if name == "binary" or name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.binary, name)

    def __repr__(self):
        return "<file %r, mode %r>" % (self.name, self.mode)


def open2(name: Any, mode: str = "r", buffering: int = -1) -> File:
    """``open`` of Python 2.

    Raises
    ------
    OSError
        As ``open`` raises it.
    """
    plain = mode.replace("U", "").replace("t", "").replace("b", "") or "r"
    return File(open(name, plain + "b", -1 if buffering in (1, 0) else buffering), name, mode)
