"""What ``marshal`` wrote of a function, read without running it: its name, and which Python wrote it.

Byte code of another Python crashes the interpreter, and ``marshal.loads`` builds whatever it is told to.  So the bytes
are taken apart here first, as data.
"""
import base64
import dis
import marshal
import opcode
import re
import struct
import sys
import types
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

from keras1.errors import DataError

#: What keras1 adds behind the bytes; ``marshal.loads`` does not look there.
_STAMP = re.compile(rb" by keras1 on Python (\d+\.\d+)$")

_REFERENCE = 0x80
_FREE = 0x80


class Layout(NamedTuple):
    """The fields of a code object in one generation of Python."""

    python: str
    counts: int
    before: Tuple[str, ...]
    after: Tuple[str, ...]


_COMMON = ("code", "consts", "names", "varnames", "freevars", "cellvars", "filename", "name")
_LAYOUTS = (
    Layout("2", 4, _COMMON, ("lines",)),
    Layout("3.0 to 3.7", 5, _COMMON, ("lines",)),
    Layout("3.8 to 3.10", 6, _COMMON, ("lines",)),
    Layout("3.11 or later", 5, ("code", "consts", "names", "localsplus", "kinds", "filename", "name", "qualname"),
           ("lines", "exceptions")),
)
_HERE = _LAYOUTS[3] if sys.version_info >= (3, 11) else _LAYOUTS[2]


class Code(NamedTuple):
    """A function's code as it was found in a file.

    Attributes
    ----------
    name : str
        The function's name; ``"<lambda>"`` for most.
    python : str
        The release, or the generation, of the Python that wrote it.
    free : int
        How many variables of an enclosing function it reads.
    runs_here : bool
        Whether this Python wrote it, or one with the same byte code.
    data : bytes
        What was marshalled.
    code : bytes
        The operations alone.
    """

    name: str
    python: str
    free: int
    runs_here: bool
    data: bytes
    code: bytes = b""

    def function(self, names: Dict[str, Any]) -> Callable:
        """The function, with ``names`` as its globals.  **This trusts the file.**

        Raises
        ------
        ValueError
            A ``DataError`` of that name, if another Python wrote the code, or it is not whole without its closure.
        """
        if not self.runs_here:
            raise DataError.like(ValueError)(
                "the code of '%s' was marshalled by Python %s and cannot run on Python %d.%d"
                % ((self.name, self.python) + sys.version_info[:2]), "pass the function in custom_objects")
        if self.free:
            raise DataError.like(ValueError)(
                "the code of '%s' reads %d variables of the function around it, which no file holds"
                % (self.name, self.free), "pass the function in custom_objects")
        return types.FunctionType(marshal.loads(self.data), names)


def text_of(code: bytes) -> str:
    """Marshalled code as a text of the same code points, with a note of this Python.

    Examples
    --------
    >>> found = read(text_of(marshal.dumps((lambda x: x + 1).__code__)))
    >>> found.name, found.runs_here
    ('<lambda>', True)
    """
    return (code + b" by keras1 on Python %d.%d" % sys.version_info[:2]).decode("latin-1")


def read(stored: Any) -> Code:
    """Take marshalled code apart; nothing of it is run.

    Parameters
    ----------
    stored : bytes or str
        A text holds the bytes as code points, or (as Python 2 wrote JSON and YAML) as UTF-8, or (2.x) in base 64.

    Raises
    ------
    ValueError
        A ``DataError`` of that name, if it is no code at all.

    Examples
    --------
    >>> read("c" + 11 * "?")
    Traceback (most recent call last):
    ...
    keras1.errors.ValueError: this is no marshalled code: 'c???????????'
    """
    for data in _bytes_of(stored):
        for layout in _LAYOUTS:
            fields = _fields(data, layout)
            if fields is not None:
                return _described(fields, layout, data)
    raise DataError.like(ValueError)("this is no marshalled code: %.40r" % (stored,))


def _bytes_of(stored: Any) -> List[bytes]:
    if not isinstance(stored, str):
        return [bytes(stored)]
    plain = [stored.encode("latin-1")] if max(stored, default="") <= "\xff" else []
    return plain + [stored.encode("utf-8", "surrogatepass"), stored.encode("raw_unicode_escape"),
                    *_from_base_64(stored)]


def _from_base_64(stored: str) -> List[bytes]:
    """The bytes of a text in base 64, as 2.x wrote code."""
    try:
        return [base64.b64decode("".join(stored.split()), validate=True)]
    except ValueError:
        return []


def _fields(data: bytes, layout: Layout) -> Optional[Dict[str, Any]]:
    """The fields of the code object, if the bytes have this layout."""
    reader = _Reader(data, layout)
    try:
        fields = reader.value()
    except (struct.error, IndexError, KeyError, ValueError, RecursionError, TypeError):
        return None
    rest = data[reader.at:]
    if not isinstance(fields, dict) or not isinstance(fields["code"], bytes) or rest and not _STAMP.fullmatch(rest):
        return None
    if not isinstance(fields.get("freevars", ()), tuple) or not isinstance(fields.get("kinds", b""), bytes):
        return None
    return dict(fields, rest=rest) if _is_name(fields["name"], layout) else None


def _is_name(name: Any, layout: Layout) -> bool:
    return isinstance(name, bytes if layout is _LAYOUTS[0] else str)


def _described(fields: Dict[str, Any], layout: Layout, data: bytes) -> Code:
    name = fields["name"] if isinstance(fields["name"], str) else fields["name"].decode("utf-8", "replace")
    free = len(fields.get("freevars", ())) + sum(bool(kind & _FREE) for kind in fields.get("kinds", b""))
    stamp = _STAMP.fullmatch(fields["rest"])
    if stamp:
        python = stamp.group(1).decode()
        here = python == "%d.%d" % sys.version_info[:2]
    else:
        python, here = layout.python, layout is _HERE and _is_plausible(fields["code"])
    return Code(name, python, free, here, data, fields["code"])


def _is_plausible(code: bytes) -> bool:
    """Whether byte code of this layout, of which nobody says who wrote it, means the same here."""
    operations = code[::2]
    if any(dis.opname[number].startswith("<") for number in operations):
        return False
    if _HERE.python == "3.8 to 3.10":  # these differ in how they count jumps
        return not any(number in dis.hasjabs or number in dis.hasjrel for number in operations)
    return dis.opmap["RESUME"] in operations[:6] and _has_own_caches(operations)


def _has_own_caches(operations: bytes) -> bool:
    """Whether each operation is followed by as many empty places as this Python leaves; releases differ in that."""
    place = 0
    while place < len(operations):
        end = place + 1 + opcode._inline_cache_entries[operations[place]]  # type: ignore[attr-defined]
        if any(operations[place + 1:end]) or operations[end:end + 1] == b"\0":
            return False
        place = end
    return True


class _Reader:
    """Reads marshal's format: texts and tuples as such, code as a dict of its fields, numbers as None."""

    def __init__(self, data: bytes, layout: Layout):
        self.data = data
        self.layout = layout
        self.at = 0
        self.references: List[Any] = []
        self.interned: List[Any] = []

    def take(self, count: int) -> bytes:
        if count < 0 or self.at + count > len(self.data):
            raise ValueError("cut short")
        self.at += count
        return self.data[self.at - count:self.at]

    def number(self) -> int:
        return struct.unpack("<i", self.take(4))[0]

    def value(self) -> Any:
        tag = self.take(1)[0]
        kind = chr(tag & ~_REFERENCE)
        if not tag & _REFERENCE:
            return _READERS[kind](self)
        place = len(self.references)
        self.references.append(None)
        self.references[place] = _READERS[kind](self)
        return self.references[place]

    def items(self, count: int) -> Tuple[Any, ...]:
        if count < 0 or count > len(self.data):
            raise ValueError("no such count")
        return tuple(self.value() for _ in range(count))

    def code(self) -> Dict[str, Any]:
        for _ in range(self.layout.counts):
            self.number()
        fields = {name: self.value() for name in self.layout.before}
        self.number()
        fields.update((name, self.value()) for name in self.layout.after)
        return fields

    def mapping(self) -> None:
        while self.data[self.at:self.at + 1] != b"0":
            self.items(2)
        self.at += 1

    def name(self) -> Any:
        """An interned string, which Python 2 refers to by number."""
        text = self.take(self.number())
        self.interned.append(text)
        return text if self.layout is _LAYOUTS[0] else text.decode("utf-8", "replace")


def _skip(count: int) -> Callable[[_Reader], None]:
    return lambda reader: reader.take(count) and None


def _skip_text(reader: _Reader) -> None:
    reader.take(reader.take(1)[0])


def _skip_long(reader: _Reader) -> None:
    reader.take(2 * abs(reader.number()))


def _skip_complex(reader: _Reader) -> None:
    _skip_text(reader)
    _skip_text(reader)


def _utf8(reader: _Reader) -> str:
    return reader.take(reader.number()).decode("utf-8", "replace")


def _short(reader: _Reader) -> str:
    return reader.take(reader.take(1)[0]).decode("latin-1")


_READERS: Dict[str, Callable[[_Reader], Any]] = {
    **dict.fromkeys("NFTS.", _skip(0)), "i": _skip(4), "I": _skip(8), "g": _skip(8), "y": _skip(16),
    "f": _skip_text, "x": _skip_complex, "l": _skip_long,
    "s": lambda reader: reader.take(reader.number()), "t": _Reader.name,
    **dict.fromkeys("uaA", _utf8), **dict.fromkeys("zZ", _short),
    "R": lambda reader: reader.interned[reader.number()], "r": lambda reader: reader.references[reader.number()],
    "(": lambda reader: reader.items(reader.number()), ")": lambda reader: reader.items(reader.take(1)[0]),
    "[": lambda reader: reader.items(reader.number()), "<": lambda reader: reader.items(reader.number()),
    ">": lambda reader: reader.items(reader.number()), "{": _Reader.mapping, "c": _Reader.code,
}
