"""The builtins of Python 2: what a translated script finds without an import."""
import builtins
import itertools
import math
import sys
from typing import Any, Callable, Dict, Iterable, List, Optional

from keras1.scripts.python2 import operations
from keras1.scripts.python2.files import File, Text, as_text, open2


class _Checks(type):
    """The type of names that stand for several classes."""

    classes: tuple = ()

    def __instancecheck__(cls, instance: Any) -> bool:
        return isinstance(instance, cls.classes)

    def __subclasscheck__(cls, other: type) -> bool:
        return issubclass(other, cls.classes)


class basestring(metaclass=_Checks):  # noqa: N801
    """Text or bytes."""

    classes = (str, Text)


class unicode(str, metaclass=_Checks):  # noqa: N801
    """Text: ``unicode(data, "utf-8")``."""

    classes = (str,)

    def __new__(cls, value: Any = "", encoding: str = "utf-8", errors: str = "strict"):
        """A plain ``str``."""
        if isinstance(value, bytes):
            return bytes.decode(value, encoding, errors)
        return value if isinstance(value, str) else str(value)


class long(int, metaclass=_Checks):  # noqa: N801
    """Integers of any size."""

    classes = (int,)

    def __new__(cls, *args: Any):
        """A plain ``int``."""
        return int(*args)


def range_(*bounds: Any) -> List[int]:
    """A list of integers; floats are cut to integers.

    Examples
    --------
    >>> range_(2.5)
    [0, 1]
    """
    return list(range(*(int(bound) if isinstance(bound, float) else bound for bound in bounds)))


def xrange(*bounds: Any) -> range:
    """Integers one by one; floats are cut to integers."""
    return range(*(int(bound) if isinstance(bound, float) else bound for bound in bounds))


def map_(function: Optional[Callable], *sequences: Iterable) -> list:
    """A list; shorter sequences are filled with None.

    Examples
    --------
    >>> map_(None, [1, 2], [3])
    [(1, 3), (2, None)]
    """
    if len(sequences) == 1:
        return list(sequences[0]) if function is None else list(map(function, sequences[0]))
    rows = itertools.zip_longest(*sequences)
    return list(rows) if function is None else [function(*row) for row in rows]


def filter_(function: Optional[Callable], sequence: Any) -> Any:
    """A list, or a string or tuple of what was one."""
    found = list(filter(function, sequence))
    if isinstance(sequence, str):
        return "".join(found)
    return tuple(found) if isinstance(sequence, tuple) else found


def zip_(*sequences: Iterable) -> list:
    """A list of tuples."""
    return list(zip(*sequences))


def round_(number: Any, ndigits: int = 0) -> Any:
    """A float; halves go away from zero.

    Examples
    --------
    >>> round_(2.5), round_(-0.5), round_(3.14159, 2)
    (3.0, -1.0, 3.14)
    """
    if not isinstance(number, (int, float)) or ndigits or not math.isfinite(number):
        return round(float(number), ndigits)
    return math.copysign(math.floor(abs(number) + 0.5), number)


def cmp(a: Any, b: Any) -> int:
    """-1, 0 or 1."""
    return (a > b) - (a < b)


def input_(prompt: str = "") -> Any:
    """The value of the expression that the user types."""
    frame = sys._getframe(1)
    return eval(input(prompt), frame.f_globals, frame.f_locals)


def reload(module: Any) -> Any:
    """The module, loaded anew; ``reload(sys)``, which only brought a function back, does nothing."""
    import importlib
    return module if module.__name__ == "sys" else importlib.reload(module)


def intern(text: str) -> str:
    """The one copy of a string."""
    return sys.intern(text)


def apply(function: Callable, args: tuple = (), kwargs: Optional[dict] = None) -> Any:
    """``function(*args, **kwargs)``."""
    return function(*args, **(kwargs or {}))


def coerce(a: Any, b: Any) -> tuple:
    """Two numbers as numbers of one type."""
    kind = type(a + b)
    return kind(a), kind(b)


def ord_(character: Any) -> int:
    """The number of a character; a byte is one."""
    return character if isinstance(character, int) else ord(character)


def oct_(number: int) -> str:
    """In the digits of a literal of Python 2.

    Examples
    --------
    >>> oct_(8), oct_(0)
    ('010', '0')
    """
    return oct(number).replace("0o", "0") if number else "0"


def bytearray_(*args: Any) -> bytearray:
    """Of text too."""
    from keras1.scripts.python2.files import as_bytes
    return bytearray(as_bytes(args[0])) if len(args) == 1 and isinstance(args[0], str) else bytearray(*args)


def hash_(x: Any) -> int:
    """Of strings, that of a 64-bit Python 2.7: the same in each process.

    Examples
    --------
    >>> hash_("keras") == hash_("keras"), hash_("a")
    (True, 12416037344)
    """
    return _hash_of_text(as_text(x).encode("utf-8")) if isinstance(x, (str, Text)) else hash(x)


def _hash_of_text(data: bytes) -> int:
    if not data:
        return 0
    value = data[0] << 7
    for byte in data:
        value = ((1000003 * value) ^ byte) & 0xFFFFFFFFFFFFFFFF
    value ^= len(data)
    signed = value - (1 << 64) if value >> 63 else value
    return -2 if signed == -1 else signed


class _Print:
    """``print`` the statement: a comma at its end leaves a blank for the next one."""

    def __init__(self):
        self._open = None

    def __call__(self, *values: Any, sep: str = " ", end: str = "\n", file: Any = None, flush: bool = False) -> None:
        """Print values; ``end=" "`` is a comma at the end."""
        out = sys.stdout if file is None else file
        start = " " if self._open is out and values else ""
        self._open = out if end == " " else None
        text = _joined(map(shown, values)) if sep == " " else sep.join(map(shown, values))
        out.write(start + text + ("" if end == " " else end))
        if text.endswith(("\n", "\t")):
            self._open = None


def _joined(texts: Iterable[str]) -> str:
    """Texts with blanks between them, but none after a tab or the end of a line."""
    whole = ""
    for number, text in enumerate(texts):
        whole += text if number == 0 or whole.endswith(("\t", "\n")) else " " + text
    return whole


def shown(value: Any) -> str:
    """What ``print`` shows: of floats twelve digits.

    Examples
    --------
    >>> shown(0.1 + 0.2), shown(3.), shown(1e20), shown([0.1 + 0.2])
    ('0.3', '3.0', '1e+20', '[0.30000000000000004]')
    """
    if isinstance(value, float):
        text = "%.12g" % value
        return text if not text.lstrip("-").isdigit() else text + ".0"
    return str(value)


def namespace(imports: Callable) -> Dict[str, Any]:
    """The builtins of translated modules.

    Parameters
    ----------
    imports : callable
        Their ``__import__``.
    """
    import functools
    return {**vars(builtins), "__python2__": operations, "__import__": imports,
            "basestring": basestring, "unicode": unicode, "long": long, "unichr": chr, "buffer": memoryview,
            "range": range_, "xrange": xrange, "map": map_, "filter": filter_, "zip": zip_,
            "reduce": functools.reduce, "round": round_, "cmp": cmp, "sorted": operations.sorted2,
            "raw_input": input, "input": input_, "open": open2, "file": _FileType, "reload": reload,
            "intern": intern, "apply": apply, "coerce": coerce, "ord": ord_, "oct": oct_, "hash": hash_,
            "bytearray": bytearray_,
            "exec": operations.exec_, "execfile": operations.execfile, "print": _Print(),
            "StandardError": Exception}


class _FileType(metaclass=_Checks):
    """``file``: opens files, and is their type."""

    classes = (File,)

    def __new__(cls, name: Any, mode: str = "r", buffering: int = -1):
        """As ``open``."""
        return open2(name, mode, buffering)
