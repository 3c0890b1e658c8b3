"""Byte code of small functions as the expression that it computes, to be read and written anew by a person.

The operations of a stack machine are gone through with texts in place of values: nothing is computed, nothing runs.
Whatever is more than one expression (a jump, a loop, a function within) is left to the listing.
"""
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

_LONGEST = 2000

#: Operators by the operation's name up to Python 3.10, and how close they bind.
_BINARY = {"ADD": ("+", 4), "SUBTRACT": ("-", 4), "MULTIPLY": ("*", 5), "TRUE_DIVIDE": ("/", 5), "DIVIDE": ("/", 5),
           "FLOOR_DIVIDE": ("//", 5), "MODULO": ("%", 5), "POWER": ("**", 7), "MATRIX_MULTIPLY": ("@", 5),
           "AND": ("&", 3), "OR": ("|", 1), "XOR": ("^", 2)}
_BINDS = {sign: binds for sign, binds in _BINARY.values()}
_UNARY = {"UNARY_NEGATIVE": "-", "UNARY_POSITIVE": "+", "UNARY_INVERT": "~"}
_ATOM = 9

#: Operations that leave the stack as it is.
_NOTHING = {"RESUME", "NOP", "CACHE", "PUSH_NULL", "PRECALL", "COPY_FREE_VARS", "EXTENDED_ARG", "GEN_START"}


class _Text(NamedTuple):
    """An expression, and how close its outermost operator binds."""

    text: str
    binds: int = _ATOM

    def within(self, binds: int) -> str:
        return self.text if self.binds >= binds else "(%s)" % self.text


def expression(code: Any, instructions: List[Any], version: Tuple[int, ...]) -> Optional[str]:
    """The function as a lambda, or None if it is more than one expression.

    Parameters
    ----------
    code : code object, as xdis reads it
    instructions : list
        Its operations, as xdis takes them apart.
    version : tuple of int
        The Python that wrote it.
    """
    machine = _Machine(version)
    try:
        for instruction in instructions:
            found = machine.step(instruction)
            if found is not None:
                arguments = ", ".join(_name(name) for name in code.co_varnames[:code.co_argcount])
                return "lambda %s: %s" % (arguments, found)
    except (IndexError, KeyError, TypeError, ValueError):
        pass
    return None


class _Machine:
    """A stack of texts."""

    def __init__(self, version: Tuple[int, ...]):
        self.version = version
        self.stack: List[_Text] = []
        self.variables: Dict[str, _Text] = {}
        self.keywords: Tuple[str, ...] = ()

    def step(self, instruction: Any) -> Optional[str]:
        """Take one operation; what the function returns, if it is that one."""
        name, value = instruction.opname, instruction.argval
        if name in ("RETURN_VALUE", "RETURN_CONST"):
            return self.stack.pop().text if name == "RETURN_VALUE" else repr(value)
        if name in _NOTHING:
            return None
        if name.startswith(("BINARY_", "INPLACE_")) and name.split("_", 1)[1] in _BINARY:
            self.binary(*_BINARY[name.split("_", 1)[1]], floored=name.endswith("_DIVIDE") and self.version < (3,))
        elif name == "BINARY_OP":
            sign = instruction.argrepr.rstrip("=") if instruction.argrepr else _SIGNS[instruction.arg % 13]
            self.binary(sign, _BINDS[sign])
        elif name in _UNARY:
            self.push(_UNARY[name] + self.stack.pop().within(6), 6)
        elif name.startswith("SLICE+"):
            self.old_slice(int(name[-1]))
        elif name.startswith("CALL"):
            self.call(name, int(instruction.arg or 0))
        else:
            _STEPS[name](self, value)
        return None

    def push(self, text: str, binds: int = _ATOM) -> None:
        if len(text) > _LONGEST:
            raise ValueError("too long for an expression")
        self.stack.append(_Text(text, binds))

    def taken(self, count: int) -> List[_Text]:
        """The last values, in order."""
        if count > len(self.stack):
            raise IndexError(count)
        values, self.stack = self.stack[len(self.stack) - count:], self.stack[:len(self.stack) - count]
        return values

    def binary(self, sign: str, binds: int, floored: bool = False) -> None:
        """An operator; Python 2 divided whole numbers down."""
        left, right = self.taken(2)
        power = sign == "**"
        if floored and sign == "/" and left.text.isdigit() and right.text.isdigit():
            sign = "//"
        self.push("%s %s %s" % (left.within(binds + power), sign, right.within(binds + (not power))), binds)

    def load(self, value: Any) -> None:
        name = _name(value)
        self.stack.append(self.variables.get(name, _Text(name)))

    def load_global(self, value: Any) -> None:
        self.push(_name(_plain(value).replace("NULL + ", "")))

    def load_constant(self, value: Any) -> None:
        if not isinstance(value, (int, float, str, bytes, tuple, type(None), type(Ellipsis), complex)):
            raise ValueError(value)  # code of a function within
        self.push(repr(value), 6 if isinstance(value, (int, float)) and value < 0 else _ATOM)

    def load_attribute(self, value: Any) -> None:
        self.push("%s.%s" % (self.stack.pop().within(8), _name(_plain(value).replace("NULL|self + ", ""))))

    def store(self, value: Any) -> None:
        self.variables[_name(value)] = self.stack.pop()

    def index(self, value: Any) -> None:
        holder, place = self.taken(2)
        bare = place.text[1:-1] if place.text.startswith("(") and place.text.endswith(")") else place.text
        self.push("%s[%s]" % (holder.within(8), bare.rstrip(",") if bare.count(",") > 1 else bare))

    def old_slice(self, kind: int) -> None:
        """``x[a:b]`` of Python 2: which ends are there is in the operation's name."""
        ends = self.taken((kind & 1) + (kind >> 1 & 1))
        first = ends.pop(0).text if kind & 1 else ""
        last = ends.pop(0).text if kind & 2 else ""
        self.push("%s[%s:%s]" % (self.stack.pop().within(8), first, last))

    def slice(self, value: Any) -> None:
        ends = ["" if part.text == "None" else part.text for part in self.taken(int(value))]
        self.push(":".join(ends), 0)

    def tuple_of(self, value: Any) -> None:
        parts = [part.text for part in self.taken(int(value))]
        self.push("(%s%s)" % (", ".join(parts), "," if len(parts) == 1 else ""))

    def list_of(self, value: Any) -> None:
        self.push("[%s]" % ", ".join(part.text for part in self.taken(int(value))))

    def compare(self, value: Any) -> None:
        left, right = self.taken(2)
        if _plain(value) not in ("<", "<=", "==", "!=", ">", ">="):
            raise ValueError(value)
        self.push("%s %s %s" % (left.within(1), _plain(value), right.within(1)), 0)

    def name_keywords(self, value: Any) -> None:
        self.keywords = tuple(_name(name) for name in value)

    def call(self, name: str, count: int) -> None:
        """A call; up to Python 3.5 names stand between the values, then in a tuple behind them."""
        pairs: List[str] = []
        if name == "CALL_FUNCTION" and self.version < (3, 6):
            values = self.taken(2 * (count >> 8))
            pairs = ["%s=%s" % (_name(key.text.lstrip("b").strip("'\"")), value.text)
                     for key, value in zip(values[::2], values[1::2])]
            count &= 0xff
        elif name == "CALL_FUNCTION_KW" and self.version >= (3, 6):
            self.keywords = tuple(_name(part.strip(" '\""))
                                  for part in self.stack.pop().text.strip("()").split(",") if part)
        elif name not in ("CALL_FUNCTION", "CALL_METHOD", "CALL"):
            raise KeyError(name)
        values = self.taken(count)
        named = len(self.keywords)
        pairs += ["%s=%s" % (key, value.text) for key, value in zip(self.keywords, values[len(values) - named:])]
        self.keywords = ()
        given = [value.text for value in values[:len(values) - named]] + pairs
        self.push("%s(%s)" % (self.stack.pop().within(8), ", ".join(given)))


#: The operators of ``BINARY_OP`` by their number.
_SIGNS = ("+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^")

_STEPS: Dict[str, Callable[[_Machine, Any], None]] = {
    **dict.fromkeys(("LOAD_FAST", "LOAD_DEREF", "LOAD_CLOSURE", "LOAD_NAME"), _Machine.load),
    "LOAD_GLOBAL": _Machine.load_global, "LOAD_CONST": _Machine.load_constant,
    **dict.fromkeys(("LOAD_ATTR", "LOAD_METHOD"), _Machine.load_attribute),
    "STORE_FAST": _Machine.store, "BINARY_SUBSCR": _Machine.index, "BUILD_SLICE": _Machine.slice,
    "BUILD_TUPLE": _Machine.tuple_of, "BUILD_LIST": _Machine.list_of, "COMPARE_OP": _Machine.compare,
    "KW_NAMES": _Machine.name_keywords,
}


def _name(name: Any) -> str:
    """A name, which is one: what a file calls so may be any text."""
    text = _plain(name)
    if not text.isidentifier():
        raise ValueError("no name: %r" % text)
    return text


def _plain(name: Any) -> str:
    return name.decode("utf-8", "replace") if isinstance(name, bytes) else str(name)
