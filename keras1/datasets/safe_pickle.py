"""Pickled data, read without running what the file may say.

A pickle may name any function of the machine and have it called.  The files of the old collections need
six names: those of arrays and of a few containers.  Each of these stands here for a maker that builds plain data; any
other name is refused.  Arrays are built from their bytes, never by NumPy's own unpickling.
"""
import gzip
import io
import pickle
import re
import zlib
from typing import Any, Callable, Dict, Set, Tuple

import numpy as np

from keras1.errors import DataError, UntrustedCodeError

_BROKEN = (pickle.UnpicklingError, EOFError, OSError, zlib.error, ValueError, TypeError, AttributeError, IndexError,
           KeyError, OverflowError, RecursionError)


def load(path: str) -> Any:
    """The data of a pickle, of Python 2 or 3, which may be compressed.

    Parameters
    ----------
    path : str
        Read through gzip if it ends in ``.gz``.

    Returns
    -------
    numbers, texts, arrays; lists, tuples, dicts and sets of them
        Byte strings of Python 2 become texts of the same code points (Latin-1).

    Raises
    ------
    UntrustedCodeError
        If the file names anything but arrays and plain containers.
    pickle.UnpicklingError
        A ``DataError`` of that name, if the file is broken.
    IOError
        If there is no such file.

    Examples
    --------
    >>> import os, tempfile
    >>> path = os.path.join(tempfile.mkdtemp(), "data.pkl")
    >>> with open(path, "wb") as file:
    ...     pickle.dump([np.arange(3), "a"], file, protocol=2)
    >>> load(path)
    [array([0, 1, 2]), 'a']
    """
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        return _read(file, path)


def loads(data: bytes) -> Any:
    """The data of a pickle that is there as bytes; see `load`.

    Examples
    --------
    >>> loads(pickle.dumps(np.arange(3), protocol=2))
    array([0, 1, 2])
    """
    return _read(io.BytesIO(data), "the pickle")


def _read(file, name):
    try:
        return _finished(_Unpickler(file, encoding="latin1").load(), set())
    except UntrustedCodeError as error:
        raise type(error)("%s: %s" % (name, error.args[0]), error.hint) from None
    except _BROKEN as error:
        raise DataError.like(pickle.UnpicklingError)(
            "%s cannot be read: %s" % (name, error),
            "the file is broken, or no pickle; delete it and it is downloaded again") from error


class _Unpickler(pickle.Unpickler):
    """Knows the names of `_MAKERS` only."""

    def find_class(self, module: str, name: str) -> "_Maker":
        if (module, name) not in _MAKERS:
            raise _refusal("the file asks for %s.%s" % (module, name))
        return _Maker(_MAKERS[module, name])


def _refusal(what):
    return UntrustedCodeError.like(pickle.UnpicklingError)(
        what, "only arrays and plain containers are read; if you trust the file, read it with pickle.load yourself")


class _Maker:
    """Stands for a function or class of the file; it can be called, and nothing else."""

    def __init__(self, make: Callable):
        self.make = make

    def __call__(self, *args: Any) -> Any:
        return self.make(*args)

    def __setstate__(self, state: Any) -> None:
        raise _refusal("the file changes a name")


class _DType:
    """A plain type of numbers or texts, like ``i4``; its byte order comes as state."""

    def __init__(self, code: str, align: Any = False, copy: Any = True):
        if not re.fullmatch(r"[biufcSU]\d+|O8?", code):
            raise _refusal("the file holds values of the type %r" % code)
        self.dtype = np.dtype(code.replace("O8", "O"))

    def __setstate__(self, state: Tuple) -> None:
        order, parts = state[1], state[2:5]
        if any(parts):
            raise _refusal("the file holds a type made of others")
        if order in ("<", ">"):
            self.dtype = self.dtype.newbyteorder(order)

    def read(self, data: Any) -> np.ndarray:
        """The values that the bytes stand for."""
        if self.dtype.kind == "O":
            raise _refusal("the file holds objects as bytes")
        return np.frombuffer(_bytes(data), self.dtype)


class _Array:
    """An array to come: its shape, type and bytes come as state."""

    __hash__ = None

    def __setstate__(self, state: Tuple) -> None:
        shape, dtype, is_fortran, data = state[-4:]
        values = _objects(data) if isinstance(data, list) else dtype.read(data)
        self.array = values.reshape(shape, order="F" if is_fortran else "C").copy(order="K")


def _objects(items):
    array = np.empty(len(items), dtype=object)
    array[:] = [_finished(item, set()) for item in items]
    return array


def _bytes(data):
    return data.encode("latin1") if isinstance(data, str) else data


# The names that a file may use, in the spelling of Python 2 and 3 and of NumPy 1 and 2.
_MAKERS: Dict[Tuple[str, str], Callable] = {
    ("numpy", "ndarray"): lambda: _Array(),
    ("numpy", "dtype"): _DType,
    ("_codecs", "encode"): lambda text, encoding: text.encode("latin1"),
}
for _module in ("numpy.core.multiarray", "numpy._core.multiarray"):
    _MAKERS[_module, "_reconstruct"] = lambda kind, shape, code: _Array()
    _MAKERS[_module, "scalar"] = lambda dtype, data: dtype.read(data)[0]
for _module in ("__builtin__", "builtins"):
    _MAKERS[_module, "set"] = set
    _MAKERS[_module, "frozenset"] = frozenset
    _MAKERS[_module, "bytes"] = lambda: b""

_HOLDERS = (_Array, list, tuple, dict)


def _finished(value: Any, seen: Set[int]) -> Any:
    """The value with its arrays in their places; lists and dicts, each once, are changed themselves."""
    if isinstance(value, _Array):
        return value.array
    if isinstance(value, tuple):
        return tuple(_finished(item, seen) for item in value)
    if id(value) not in seen and isinstance(value, (list, dict)):
        seen.add(id(value))
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(item, _HOLDERS):
                value[key] = _finished(item, seen)
    return value
