"""Theano's flags, chosen before it is imported.

``prepare()`` runs first thing in ``keras1.backend``.  It looks for a compiler and a BLAS and writes what it
chose into ``THEANO_FLAGS``.  A flag that the user set, there or in ``.theanorc``, wins over ours.
"""
import configparser
import logging
import os
import platform
import shlex
import sys
import warnings
from typing import Dict, List, NamedTuple, Optional

from keras1.backend.blas import Blas, find_blas, keep_to_one_thread, wheel_blas
from keras1.backend.compiler import find_compiler, flags_for
from keras1.errors import BackendError


class Setup(NamedTuple):
    """What ``prepare`` found and chose; ``folder`` is Theano's compile folder, None where only Theano can tell."""

    compiler: Optional[str]
    blas: Blas
    flags: Dict[str, str]
    fault: Optional[str] = None
    folder: Optional[str] = None


_done: List[Setup] = []


def prepare() -> Setup:
    """Set Theano's flags and return what was chosen; further calls return the same.

    Raises
    ------
    BackendError
        On a Python that Theano does not run on.

    Warns
    -----
    RuntimeWarning
        If there is no C++ compiler, Python's headers are missing, or a GPU is asked for.
    """
    if not (3, 9) <= sys.version_info[:2] <= (3, 11):
        raise BackendError.like(ImportError)("keras1 does not run on Python %s" % platform.python_version(),
                                             "use Python 3.9, 3.10 or 3.11: Theano runs on no later one")
    if not _done:
        given = user_flags()
        setup = choose(given)
        setup = setup._replace(folder=compile_folder({**given, **setup.flags}))
        os.environ["THEANO_FLAGS"] = written({**given, **setup.flags})
        keep_to_one_thread(setup.blas)
        _quieten()
        _done.append(setup)
    return _done[0]


def choose(given: Dict[str, str]) -> Setup:
    """The flags to set beside those ``given`` by the user."""
    compiler, fault = find_compiler(given.get("cxx"))
    if fault:
        warnings.warn(fault, RuntimeWarning, stacklevel=4)
    blas = _given_blas(given["blas__ldflags"]) if "blas__ldflags" in given else find_blas(compiler)
    if compiler and not blas.ldflags and "blas__ldflags" not in given:
        warnings.warn("no BLAS found: matrix products are slow; pip install scipy-openblas32", RuntimeWarning,
                      stacklevel=4)
    flags = {"blas__ldflags": blas.ldflags, **(flags_for(compiler) if compiler else {"cxx": ""})}
    flags = {name: value for name, value in flags.items() if name not in given}
    # Without them the library does not link, whoever chose the others; a child process is given them already.
    if blas.cxxflags not in given.get("gcc__cxxflags", ""):
        flags["gcc__cxxflags"] = " ".join([flags.get("gcc__cxxflags", given.get("gcc__cxxflags", "")), blas.cxxflags])
    return Setup(compiler, blas, flags, fault)


def _given_blas(ldflags: str) -> Blas:
    """The user's BLAS; or the wheel, for flags that the parent process set."""
    wheel = wheel_blas()
    return wheel if wheel and wheel.ldflags == ldflags else Blas("the user's", ldflags)


def compile_folder(flags: Dict[str, str]) -> Optional[str]:
    """Theano's compile folder, as Theano will call it; None if its name has parts that only Theano knows.

    Examples
    --------
    >>> compile_folder({"base_compiledir": "/tmp", "compiledir_format": "compiled"})
    '/tmp/compiled'
    >>> compile_folder({"compiledir_format": "compiled-%(gxx_version)s"})
    """
    name = flags.get("compiledir_format", "%")
    if "compiledir" not in flags and ("%" in name or sys.platform == "win32"):
        return None
    base = os.path.expanduser(flags.get("base_compiledir", "~/.theano"))
    return os.path.realpath(os.path.expanduser(flags.get("compiledir", os.path.join(base, name))))


def user_flags() -> Dict[str, str]:
    """The flags that the user set: those of ``.theanorc``, overridden by ``THEANO_FLAGS``.

    Flags of the time are brought up to date: ``blas.ldflags`` is written ``blas__ldflags`` now, and
    ``device=gpu`` is gone.
    """
    flags = {**_theanorc_flags(), **parsed(os.environ.get("THEANO_FLAGS", ""))}
    flags = {name.replace(".", "__"): value for name, value in flags.items()}
    if flags.get("device", "cpu").startswith("gpu"):
        warnings.warn("Theano's flag device=%s is passed over: keras1 runs on the CPU" % flags.pop("device"),
                      RuntimeWarning, stacklevel=4)
        flags["device"] = "cpu"
    return flags


def _theanorc_flags() -> Dict[str, str]:
    parser = configparser.RawConfigParser()
    names = os.environ.get("THEANORC", "~/.theanorc").split(os.pathsep)
    try:
        parser.read([os.path.expanduser(name) for name in names])
    except configparser.Error:
        return {}  # Theano itself reports a broken file
    found = {}
    for section in parser.sections():
        prefix = "" if section == "global" else section + "__"
        found.update((prefix + option, value) for option, value in parser.items(section))
    return found


def parsed(flags: str) -> Dict[str, str]:
    """``THEANO_FLAGS`` as a dictionary, by Theano's own rules.

    Examples
    --------
    >>> parsed("floatX=float32,blas__ldflags='-lblas -Wl,-rpath,/opt'")
    {'floatX': 'float32', 'blas__ldflags': '-lblas -Wl,-rpath,/opt'}
    """
    splitter = shlex.shlex(flags, posix=True)
    splitter.whitespace = ","
    splitter.whitespace_split = True
    pairs = [pair.strip().split("=", 1) for pair in splitter]
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def written(flags: Dict[str, str]) -> str:
    """A dictionary as ``THEANO_FLAGS``; undoes ``parsed``."""
    return ",".join("%s=%s" % (name, shlex.quote(value)) for name, value in flags.items())


def _quieten() -> None:
    """Silence what is deprecated inside Theano, and what ``choose`` has already said better."""
    warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"theano(\.|$)")
    warnings.filterwarnings("ignore", category=ResourceWarning, module=r"theano(\.|$)")
    logging.getLogger("theano.tensor.blas").setLevel(logging.ERROR)  # that there is no BLAS


def skip_scan_extension() -> None:
    """Let Theano's loops run in Python where their Cython code cannot compile, from Python 3.11 on."""
    if sys.version_info >= (3, 11):
        sys.modules.setdefault("theano.scan.scan_perform_ext", None)
