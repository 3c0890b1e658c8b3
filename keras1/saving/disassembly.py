"""Functions in files, shown and not run: their byte code as a listing, with the names that they use.

The bytes are taken apart as data, first by `keras1.saving.marshalled`, which bounds them, then by the library xdis,
which knows the byte code of every Python.
"""
import io
from typing import Any, List, NamedTuple, Optional, Tuple

from keras1.errors import DataError
from keras1.saving import decompiled, marshalled
from keras1.saving.functions import NamedFunction

#: A Python of each generation whose byte code can be told from the others'.
_VERSIONS = {"2": (2, 7), "3.8 to 3.10": (3, 8), "3.11 or later": (3, 11)}

_LONGEST = 20_000


class Shown(NamedTuple):
    """A function of a file: its name, which Python wrote it, the names it uses, its listing, and what it reads like."""

    name: str
    python: str
    names: List[str]
    listing: str
    source: str = ""


def show(stored: Any) -> Optional[Shown]:
    """What a configuration holds for a function, to be read by a person; None if it is no function.

    Parameters
    ----------
    stored : str, bytes, list or NamedFunction
        Marshalled code, ``[code, defaults, closure]``, or a name.

    Examples
    --------
    >>> import marshal
    >>> shown = show(marshalled.text_of(marshal.dumps((lambda x: K.sqrt(x)).__code__)))
    >>> shown.name, "sqrt" in shown.names, "LOAD_" in shown.listing
    ('<lambda>', True, True)
    """
    if isinstance(stored, NamedFunction):
        return Shown(stored.name, "", [stored.path], "a name only: %s is not imported" % stored.path)
    defaults, closure = None, None
    if isinstance(stored, (list, tuple)) and len(stored) == 3:
        stored, defaults, closure = stored
    if not isinstance(stored, (str, bytes)) or not stored:
        return None
    try:
        code = marshalled.read(stored)
    except DataError:
        return None
    given = "".join("%s: %.200r\n" % (what, values) for what, values in
                    (("defaults", defaults), ("values of the closure", closure)) if values)
    return _listed(code, given)


def _listed(code: marshalled.Code, given: str) -> Shown:
    version = _version(code)
    try:
        names, listing, source = _disassembled(code.data, version)
    except ImportError:
        return Shown(code.name, code.python, [], given + "no listing: install xdis")
    except Exception as error:  # xdis meets bytes that only look like code
        return Shown(code.name, code.python, [], given + "no listing: xdis says %s: %.100s"
                     % (type(error).__name__, error))
    return Shown(code.name, _told(code.python, version), names, given + listing[:_LONGEST], source)


def _told(python: str, version: Tuple[int, ...]) -> str:
    return "%d.%d" % version[:2] if python in ("3.0 to 3.7", "2") else python


def _version(code: marshalled.Code) -> Tuple[int, ...]:
    """The Python to read the byte code as: the one that wrote it, or one with the same byte code."""
    if code.python in _VERSIONS:
        return _VERSIONS[code.python]
    if code.python == "3.0 to 3.7":  # from 3.6 on each operation takes two bytes, and the last one is 0
        return (3, 5) if code.code.endswith(b"S") else (3, 6)
    return tuple(int(part) for part in code.python.split("."))


def _disassembled(data: bytes, version: Tuple[int, ...]) -> Tuple[List[str], str, str]:
    from xdis.bytecode import Bytecode
    from xdis.magics import magic2int
    from xdis.magics import magics as by_version
    from xdis.op_imports import get_opcode_module
    from xdis.unmarshal import load_code
    from xdis.version_info import PythonImplementation

    magic = magic2int(by_version[_written(version, by_version)])
    opcodes = get_opcode_module(version, PythonImplementation.CPython)
    names: List[str] = []
    listing = io.StringIO()
    outermost = load_code(io.BytesIO(data), magic, code_objects={})
    for code in _nested(outermost):
        names += [name for name in _texts(code.co_names) + _texts(code.co_freevars) if name not in names]
        arguments = ", ".join(_texts(code.co_varnames[:code.co_argcount]))
        listing.write("%s(%s)\n%s" % (_text(code.co_name), arguments, Bytecode(code, opcodes).dis()))
    source = decompiled.expression(outermost, list(Bytecode(outermost, opcodes)), version)
    return names, listing.getvalue(), source or ""


def _written(version: Tuple[int, ...], known: Any) -> str:
    name = "%d.%d" % tuple(version[:2])
    return name if name in known else name + ".0"


def _nested(code: Any) -> List[Any]:
    """A code object and those within it, outermost first."""
    found = [code]
    for code in found:
        found += [constant for constant in code.co_consts if hasattr(constant, "co_code")]
        if len(found) > 100:
            break
    return found


def _texts(names: Any) -> List[str]:
    return [_text(name) for name in names]


def _text(name: Any) -> str:
    return name.decode("utf-8", "replace") if isinstance(name, bytes) else str(name)
