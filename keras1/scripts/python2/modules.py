"""The standard library as Python 2 had it: modules under their old names, and functions that are gone.

A translated script imports these; libraries go on importing what Python 3 has.
"""
import importlib
import io
import sys
import types
from typing import Any, Callable, Dict

from keras1.scripts.python2.files import File, Text, as_bytes, as_text

#: Modules that only have another name.
RENAMED = {
    "BaseHTTPServer": "http.server", "ConfigParser": "configparser", "Cookie": "http.cookies",
    "HTMLParser": "html.parser", "Queue": "queue", "SimpleHTTPServer": "http.server", "SocketServer": "socketserver",
    "Tkinter": "tkinter", "__builtin__": "builtins", "cookielib": "http.cookiejar", "copy_reg": "copyreg",
    "dummy_thread": "_thread", "htmlentitydefs": "html.entities",
    "httplib": "http.client", "thread": "_thread", "tkFileDialog": "tkinter.filedialog",
    "tkMessageBox": "tkinter.messagebox", "urlparse": "urllib.parse", "xmlrpclib": "xmlrpc.client",
}

_made: Dict[str, types.ModuleType] = {}


def replacement(name: str) -> Any:
    """The module that a script of Python 2 means by a name; None if it is the one that Python 3 has.

    Examples
    --------
    >>> replacement("Queue").__name__, replacement("cPickle").__name__, replacement("os")
    ('queue', 'cPickle', None)
    """
    if name in RENAMED:
        return importlib.import_module(RENAMED[name])
    if name in _MAKERS:
        if name not in _made:
            _made[name] = _MAKERS[name](name)
        return _made[name]
    return None


def _module(name: str, like: str = "", **members: Any) -> types.ModuleType:
    """A module with what another has, and these members."""
    made = types.ModuleType(name, "Python 2's module %s." % name)
    if like:
        vars(made).update({key: value for key, value in vars(importlib.import_module(like)).items()
                           if not key.startswith("__") or key == "__all__"})
    vars(made).update(members)
    if hasattr(made, "__all__"):
        made.__all__ = sorted({*made.__all__, *(key for key in members if not key.startswith("_"))})
    return made


def _pickle(name: str) -> types.ModuleType:
    import pickle

    def load(file, **kwargs):
        """Read a pickle, of Python 2 as well."""
        return _unpickle(file.binary if isinstance(file, File) else file, kwargs)

    def loads(data, **kwargs):
        """Read a pickle from a string."""
        return _unpickle(io.BytesIO(as_bytes(data)), kwargs)

    def dump(obj, file, protocol=None, **kwargs):
        """Write a pickle, as Python 2 can read it."""
        file.write(pickle.dumps(obj, _protocol(protocol), **kwargs))

    def dumps(obj, protocol=None, **kwargs):
        """A pickle as a string."""
        return Text(pickle.dumps(obj, _protocol(protocol), **kwargs))

    return _module(name, "pickle", load=load, loads=loads, dump=dump, dumps=dumps, BadPickleGet=KeyError,
                   UnpickleableError=pickle.PicklingError)


def _protocol(given):
    return 2 if given is None or given < 0 or given > 2 else given


def _unpickle(file, kwargs):
    import pickle

    class Unpickler(pickle.Unpickler):
        def find_class(self, module, name):
            """What the pickle names; NumPy's strings become plain ones."""
            if name == "scalar" and module in ("numpy.core.multiarray", "numpy._core.multiarray"):
                return _scalar
            return super().find_class(module, name)
    return Unpickler(file, **{"encoding": "latin1", **kwargs}).load()


def _scalar(dtype, data=None):
    """A NumPy scalar; of bytes, the text that a string of Python 2 was."""
    from numpy.core.multiarray import scalar
    found = scalar(dtype, data.encode("latin-1") if isinstance(data, str) else data)
    return as_text(bytes(found)) if isinstance(found, bytes) else found


def _string_io(name: str) -> types.ModuleType:
    def make(buffer: Any = "") -> File:
        """A file in memory."""
        data = buffer if isinstance(buffer, bytes) else buffer.encode("utf-8")
        return File(io.BytesIO(data), "<StringIO>", "r")
    return _module(name, StringIO=make, InputType=File, OutputType=File)


def _string(name: str) -> types.ModuleType:
    import string
    functions = {method: _calling(method) for method in """
        capitalize count endswith find index lower lstrip replace rfind rindex rjust ljust center rsplit rstrip split
        splitlines startswith strip swapcase upper zfill expandtabs""".split()}

    def join(words, sep=" "):
        """The words with ``sep`` between them."""
        return sep.join(words)

    def maketrans(old, new):
        """A table for ``translate``: the character for each byte."""
        table = [chr(i) for i in range(256)]
        for before, after in zip(old, new):
            table[ord(before)] = after
        return "".join(table)

    def translate(text, table, deleted=""):
        """The text by a table of ``maketrans``."""
        from keras1.scripts.python2 import operations
        return operations.translate(text, table, deleted)

    return _module(name, "string", letters=string.ascii_letters, lowercase=string.ascii_lowercase,
                   uppercase=string.ascii_uppercase, join=join, joinfields=join, maketrans=maketrans,
                   translate=translate, atoi=int, atol=int, atof=float, splitfields=functions["split"], **functions)


def _calling(method: str) -> Callable:
    return lambda text, *args: getattr(text, method)(*args)


def _itertools(name: str) -> types.ModuleType:
    import itertools
    return _module(name, "itertools", izip=zip, imap=map, ifilter=filter, izip_longest=itertools.zip_longest,
                   ifilterfalse=itertools.filterfalse)


def _urllib(name: str) -> types.ModuleType:
    from urllib import parse, request
    members = {key: getattr(parse, key) for key in ("quote", "quote_plus", "unquote", "unquote_plus", "urlencode")}
    return _module(name, urlopen=_opened, urlretrieve=lambda *args: request.urlretrieve(*args),
                   urlcleanup=request.urlcleanup, URLopener=request.URLopener, FancyURLopener=request.FancyURLopener,
                   pathname2url=request.pathname2url, url2pathname=request.url2pathname,
                   request=request, parse=parse, **members)


def _urllib2(name: str) -> types.ModuleType:
    from urllib import error
    return _module(name, "urllib.request", urlopen=_opened, URLError=error.URLError, HTTPError=error.HTTPError)


def _opened(url: Any, *args: Any, **kwargs: Any) -> File:
    from urllib import request
    return File(request.urlopen(url, *args, **kwargs), str(url))


def _gzip(name: str) -> types.ModuleType:
    """``gzip`` and ``bz2``: files of Python 2."""
    real = importlib.import_module(name)

    def open_(filename, mode="rb", *args, **kwargs):
        """Open a compressed file."""
        return File(real.open(filename, mode.replace("t", "").replace("U", "").strip("b") + "b", *args, **kwargs),
                    str(filename), mode)
    classes = {"gzip": "GzipFile", "bz2": "BZ2File"}[name]

    def file(filename=None, mode="rb", *args, **kwargs):
        """A compressed file."""
        inner = kwargs.get("fileobj")
        if isinstance(inner, File):
            kwargs["fileobj"] = inner.binary
        made = File(getattr(real, classes)(filename, mode, *args, **kwargs), str(filename), mode)
        made.inner = inner  # which closes itself when nothing holds it
        return made
    return _module(name, name, open=open_, **{classes: file})


def _of_bytes(name: str) -> types.ModuleType:
    """A module whose functions take text for bytes: ``hashlib``, ``base64``, ``zlib``, ``struct``."""
    real = importlib.import_module(name)
    functions = {key: _taking_text(value) for key, value in vars(real).items()
                 if callable(value) and not key.startswith("_") and not isinstance(value, type)}
    return _module(name, name, **functions)


def _taking_text(function: Callable) -> Callable:
    takes_format = getattr(function, "__module__", "") == "_struct"

    def call(*args, **kwargs):
        first, rest = (args[:1], args[1:]) if takes_format else ((), args)
        found = function(*first, *(as_bytes(a) if isinstance(a, str) else a for a in rest), **kwargs)
        if isinstance(found, bytes):
            return Text(found)
        return _Hash(found) if hasattr(found, "hexdigest") else found
    call.__name__ = getattr(function, "__name__", "call")
    return call


class _Hash:
    """A hash that takes text."""

    def __init__(self, inner: Any):
        self._inner = inner

    def update(self, data: Any) -> None:
        """Take more."""
        self._inner.update(as_bytes(data))

    def __getattr__(self, name):
        return getattr(self._inner, name)


def _types(name: str) -> types.ModuleType:
    import numbers
    return _module(name, "types", StringType=str, UnicodeType=str, StringTypes=(str,), IntType=int, LongType=int,
                   FloatType=float, BooleanType=bool, ListType=list, TupleType=tuple, DictType=dict,
                   NoneType=type(None), TypeType=type, ClassType=type, InstanceType=object, ComplexType=complex,
                   FileType=File, ObjectType=object, UnboundMethodType=types.FunctionType, Number=numbers.Number)


def _user_dict(name: str) -> types.ModuleType:
    import collections
    return _module(name, UserDict=collections.UserDict, IterableUserDict=collections.UserDict,
                   DictMixin=collections.abc.MutableMapping)


def _sys(name: str) -> types.ModuleType:
    """``sys``, with what was there; the rest is asked of, and told to, the real one."""
    class Sys(types.ModuleType):
        maxint = sys.maxsize

        def __getattribute__(self, key):
            return Sys.maxint if key == "maxint" else getattr(sys, key)

        def __setattr__(self, key, value):
            setattr(sys, key, value)
    return Sys("sys")


def _codecs(name: str) -> types.ModuleType:
    """``codecs``, whose files are asked for their encoding."""
    import codecs

    def open_(filename, mode="r", encoding=None, errors="strict", buffering=-1):
        """A text file; without an encoding, a file of Python 2."""
        from keras1.scripts.python2.files import open2
        return open2(filename, mode) if encoding is None else codecs.open(filename, mode, encoding, errors, buffering)

    def writer(encoding):
        """Files are text already: ``codecs.getwriter("utf8")(sys.stdout)`` is ``sys.stdout``."""
        return lambda stream, errors="strict": stream
    return _module(name, "codecs", open=open_, getwriter=writer, getreader=writer)


def _csv(name: str) -> types.ModuleType:
    """``csv``, which read files of bytes."""
    import csv

    def lines(file):
        return (as_text(line) if isinstance(line, bytes) else line for line in file)

    def reader(file, *args, **kwargs):
        """Rows of a file."""
        return _Rows(csv.reader(lines(file), *args, **kwargs))

    class DictReader(csv.DictReader):
        """Rows as dictionaries."""

        def __init__(self, file, *args, **kwargs):
            super().__init__(lines(file), *args, **kwargs)

        next = csv.DictReader.__next__
    return _module(name, "csv", reader=reader, DictReader=DictReader)


class _Rows:
    """The rows of a CSV file, with ``next``."""

    def __init__(self, rows):
        self._rows = rows

    def __iter__(self):
        return self._rows

    def __next__(self):
        return next(self._rows)

    next = __next__

    def __getattr__(self, name):
        return getattr(self._rows, name)


def _subprocess(name: str) -> types.ModuleType:
    """``subprocess``, whose processes talk text."""
    import subprocess

    def check_output(*args, **kwargs):
        """What a command prints."""
        return as_text(subprocess.check_output(*args, **kwargs))

    class Popen(subprocess.Popen):
        """A process."""

        def communicate(self, input=None, **kwargs):
            """What it prints, after it was given ``input``."""
            found = super().communicate(as_bytes(input) if isinstance(input, str) else input, **kwargs)
            return tuple(as_text(part) if isinstance(part, bytes) else part for part in found)
    return _module(name, "subprocess", check_output=check_output, Popen=Popen)


def _commands(name: str) -> types.ModuleType:
    import subprocess
    return _module(name, getoutput=subprocess.getoutput, getstatusoutput=subprocess.getstatusoutput)


def _sets(name: str) -> types.ModuleType:
    return _module(name, Set=set, ImmutableSet=frozenset)


def _md5(name: str) -> types.ModuleType:
    hashlib = replacement("hashlib")
    made = getattr(hashlib, {"md5": "md5", "sha": "sha1"}[name])
    return _module(name, new=made, **{name: made})


_MAKERS: Dict[str, Callable[[str], types.ModuleType]] = {
    "StringIO": _string_io, "UserDict": _user_dict, "base64": _of_bytes, "binascii": _of_bytes, "bz2": _gzip,
    "cPickle": _pickle, "cStringIO": _string_io, "codecs": _codecs, "commands": _commands, "csv": _csv, "gzip": _gzip,
    "hashlib": _of_bytes, "itertools": _itertools, "md5": _md5, "pickle": _pickle, "sets": _sets, "sha": _md5,
    "string": _string, "struct": _of_bytes, "subprocess": _subprocess, "sys": _sys, "types": _types,
    "urllib": _urllib, "urllib2": _urllib2, "zlib": _of_bytes,
}
