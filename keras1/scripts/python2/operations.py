"""What rewritten Python 2 calls: division, and methods that meant something else then."""
import codecs
import functools
import operator
import os
import sys
from typing import Any, Callable, Dict, Optional

from keras1.scripts.python2.files import Text, as_bytes, as_text

_VIEWS = (type({}.keys()), type({}.values()), type({}.items()))
_INTEGERS = frozenset("iub")

#: Methods whose calls are rewritten, and the function here that is called in their place.
METHODS: Dict[str, str] = {}


def _method(function: Callable) -> Callable:
    METHODS[function.__name__] = function.__name__
    return function


def _is_integer(x: Any) -> bool:
    """Whether Python 2 took ``x`` for integers: numbers, arrays, Theano's tensors."""
    if isinstance(x, int):
        return True
    kind = getattr(x, "dtype", None)
    if kind is None or type(x).__module__.startswith("pandas"):  # pandas never divided like that
        return False
    return kind.startswith(("int", "uint", "bool")) if isinstance(kind, str) else getattr(kind, "kind", "") in _INTEGERS


def divide(a: Any, b: Any) -> Any:
    """``a / b`` in Python 2: of integers the floor, of arrays and tensors of integers too.

    Examples
    --------
    >>> divide(7, 2), divide(-7, 2), divide(7., 2)
    (3, -4, 3.5)
    """
    if type(a) is float or type(b) is float:
        return a / b
    if _is_integer(a) and _is_integer(b):
        return a // b
    return a / b


def divide_in_place(a: Any, b: Any) -> Any:
    """``a /= b`` in Python 2; arrays of integers keep their type.

    Examples
    --------
    >>> import numpy as np
    >>> divide_in_place(np.array([5, 6]), 2)
    array([2, 3])
    """
    if _is_integer(a) and type(a).__module__ == "numpy" and getattr(a, "shape", ()) != ():
        return operator.ifloordiv(a, b) if _is_integer(b) else _stored(a, b)
    return operator.ifloordiv(a, b) if _is_integer(a) and _is_integer(b) else operator.itruediv(a, b)


def _stored(a: Any, b: Any) -> Any:
    """The quotient in the array itself, cut to integers, as NumPy did up to 1.9."""
    a[...] = a / b
    return a


def divide_attribute(owner: Any, name: str, b: Any) -> None:
    """``owner.name /= b``."""
    setattr(owner, name, divide_in_place(getattr(owner, name), b))


def divide_item(owner: Any, index: Any, b: Any) -> None:
    """``owner[index] /= b``."""
    owner[index] = divide_in_place(owner[index], b)


def _listed(x: Any, name: str) -> Any:
    found = getattr(x, name)()
    return list(found) if isinstance(found, _VIEWS) or _is_h5py_view(found) else found


def _is_h5py_view(found: Any) -> bool:
    return type(found).__module__.startswith("h5py")


@_method
def keys(x: Any, *args: Any) -> Any:
    """``x.keys()``: a list, if it is a dictionary's."""
    return x.keys(*args) if args else _listed(x, "keys")


@_method
def values(x: Any, *args: Any) -> Any:
    """``x.values()``."""
    return x.values(*args) if args else _listed(x, "values")


@_method
def items(x: Any, *args: Any, **kwargs: Any) -> Any:
    """``x.items()``."""
    return x.items(*args, **kwargs) if args or kwargs else _listed(x, "items")


def _own_or(name: str, instead: Callable) -> Callable:
    """A method that objects may still have, and what Python 2's own had."""
    def call(x: Any, *args: Any, **kwargs: Any) -> Any:
        own = getattr(x, name, None)
        return instead(x, *args, **kwargs) if own is None else own(*args, **kwargs)
    call.__name__ = name
    return _method(call)


iteritems = _own_or("iteritems", lambda d: iter(d.items()))
iterkeys = _own_or("iterkeys", lambda d: iter(d.keys()))
itervalues = _own_or("itervalues", lambda d: iter(d.values()))
viewitems = _own_or("viewitems", lambda d: d.items())
viewkeys = _own_or("viewkeys", lambda d: d.keys())
viewvalues = _own_or("viewvalues", lambda d: d.values())
has_key = _own_or("has_key", lambda d, key: key in d)
getcwdu = _own_or("getcwdu", lambda os_module: os_module.getcwd())
setdefaultencoding = _own_or("setdefaultencoding", lambda sys_module, encoding: None)
exc_clear = _own_or("exc_clear", lambda sys_module: None)
xreadlines = _own_or("xreadlines", iter)
assertItemsEqual = _own_or("assertItemsEqual", lambda case, a, b: case.assertCountEqual(a, b))


@_method
def next(x: Any, *args: Any) -> Any:  # noqa: A001 (the method's name)
    """``x.next()``."""
    own = getattr(x, "next", None)
    return x.__next__() if own is None else own(*args)


@_method
def sort(x: Any, *args: Any, **kwargs: Any) -> Any:
    """``x.sort(cmp, key, reverse)`` of lists."""
    if not isinstance(x, list):
        return x.sort(*args, **kwargs)
    x[:] = sorted2(x, *args, **kwargs)
    return None


def sorted2(x: Any, cmp: Optional[Callable] = None, key: Optional[Callable] = None, reverse: bool = False) -> list:
    """``sorted`` with a comparison.

    Examples
    --------
    >>> sorted2([3, 1, 2], lambda a, b: b - a)
    [3, 2, 1]
    """
    if cmp is None:
        return sorted(x, key=key, reverse=reverse)
    by = functools.cmp_to_key(cmp)
    return sorted(x, key=by if key is None else lambda item: by(key(item)), reverse=reverse)


_TEXT_CODECS = frozenset("utf8 ascii latin1 cp1252 utf16 gbk gb2312 big5 iso88591 cp437 usascii utf8sig mbcs".split())


def _is_of_text(encoding: str) -> bool:
    return encoding.lower().replace("-", "").replace("_", "") in _TEXT_CODECS


@_method
def decode(x: Any, *args: Any, **kwargs: Any) -> Any:
    """``x.decode(encoding)``: text is text already."""
    if isinstance(x, bytes):
        return bytes.decode(x, *args, **kwargs)
    if not isinstance(x, str):
        return x.decode(*args, **kwargs)
    encoding = args[0] if args else kwargs.get("encoding", "ascii")
    return _text_of(x, encoding) if _is_of_text(encoding) else _transcoded(codecs.decode, x, encoding)


def _text_of(x: str, encoding: str) -> str:
    """Text as it is, unless it is a literal that spells bytes: ``'na\\xc3\\xafve'``."""
    if x.isascii():
        return x
    try:
        return x.encode("latin-1").decode(encoding)
    except UnicodeError:
        return x


@_method
def encode(x: Any, *args: Any, **kwargs: Any) -> Any:
    """``x.encode(encoding)``: text stays text, so that it can be printed and joined as it could."""
    if isinstance(x, bytes):
        return _transcoded(codecs.encode, x, args[0]) if args and not _is_of_text(args[0]) else x
    if not isinstance(x, str):
        return x.encode(*args, **kwargs)
    encoding = args[0] if args else kwargs.get("encoding", "ascii")
    if not _is_of_text(encoding):
        return _transcoded(codecs.encode, x, encoding)
    errors = args[1] if len(args) > 1 else kwargs.get("errors", "strict")
    return x.encode(encoding, errors).decode(encoding) if errors != "strict" else x


def _transcoded(convert: Callable, x: Any, encoding: str) -> Any:
    """By a codec such as "hex", "base64", "rot13" or "unicode_escape"."""
    if encoding in ("string_escape", "string-escape", "unicode_escape", "unicode-escape"):
        if convert is codecs.decode:
            return codecs.decode(as_bytes(x), "unicode_escape")
        return as_text(codecs.encode(as_text(x), "unicode_escape"))
    if encoding.lower() in ("rot13", "rot_13"):
        return convert(x, encoding)
    return Text(convert(as_bytes(x), encoding))


@_method
def join(x: Any, *args: Any, **kwargs: Any) -> Any:
    """``x.join(parts)``, of text and bytes."""
    if isinstance(x, str) and len(args) == 1:
        return x.join([part if type(part) is str else as_text(part) if isinstance(part, bytes) else part
                       for part in args[0]])
    return x.join(*args, **kwargs)


@_method
def translate(x: Any, *args: Any, **kwargs: Any) -> Any:
    """``x.translate(table, deleted)`` of Python 2's strings.

    Examples
    --------
    >>> translate("a.b,c", None, ".,")
    'abc'
    """
    if not isinstance(x, str) or (len(args) == 1 and not isinstance(args[0], str)):
        return x.translate(*args, **kwargs)
    table, deleted = args[0], args[1] if len(args) > 1 else ""
    kept = "".join(c for c in x if c not in deleted)
    return kept if table is None else "".join(table[ord(c)] if ord(c) < len(table) else c for c in kept)


def message(x: Any) -> Any:
    """``error.message``."""
    if isinstance(x, BaseException) and not hasattr(x, "message"):
        return x.args[0] if len(x.args) == 1 else ""
    return x.message


def exec_(code: Any, *namespaces: Any) -> None:
    """``exec code in globals, locals``, where the code may be text of Python 2."""
    exec(_compiled(code), *_within(namespaces, sys._getframe(1)))


def execfile(path: str, *namespaces: Any) -> None:
    """``execfile(path, globals, locals)``."""
    from keras1.scripts.compiling import compiled
    from keras1.scripts.source import read_source
    code = compiled(read_source(os.path.abspath(path)), python2=True)
    exec(code, *_within(namespaces, sys._getframe(1)))


def _within(namespaces: tuple, frame: Any) -> tuple:
    """The namespaces given, or those of a frame; with the builtins that it has."""
    within = tuple(n for n in namespaces if n is not None) or (frame.f_globals, frame.f_locals)
    within[0].setdefault("__builtins__", frame.f_builtins)
    return within


def _compiled(code: Any) -> Any:
    from keras1.scripts.compiling import compiled
    from keras1.scripts.source import Source
    return compiled(Source("<string>", code, True), python2=True) if isinstance(code, str) else code
