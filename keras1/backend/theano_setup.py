"""Theano made to work well: its flags, chosen before it is imported.

``prepare()`` runs first thing in ``keras1.backend``.  It looks for a compiler and a BLAS, writes what it
chose into ``THEANO_FLAGS`` and quietens what is known and harmless.  A flag that the user set, in
``THEANO_FLAGS`` or in ``.theanorc``, always wins over ours.
"""
import configparser
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import warnings
from typing import Dict, List, NamedTuple, Optional, Tuple

# The Fortran symbols that Theano's C code calls.
_BLAS_SYMBOLS = [kind + name for name in ("gemm_", "gemv_", "ger_", "dot_", "axpy_") for kind in "sd"]
_THREAD_SYMBOLS = ["openblas_set_num_threads", "openblas_get_num_threads"]
_SYSTEM_LIBRARIES = ("openblas", "blas")


class Blas(NamedTuple):
    """A BLAS and how Theano links it; empty flags mean Theano's own fallback."""

    name: str
    ldflags: str = ""
    cxxflags: str = ""


class Setup(NamedTuple):
    """What ``prepare`` found and chose."""

    compiler: Optional[str]
    blas: Blas
    flags: Dict[str, str]


_done: List[Setup] = []


def prepare() -> Setup:
    """Set Theano's flags and return what was chosen; further calls return the same.

    Warns
    -----
    RuntimeWarning
        If there is no C++ compiler, or Python's headers are missing.
    """
    if not _done:
        given = user_flags()
        setup = choose(given)
        _export({**setup.flags, **_parsed(os.environ.get("THEANO_FLAGS", ""))})
        _quieten()
        _skip_scan_extension()
        _done.append(setup)
    return _done[0]


def choose(given: Dict[str, str]) -> Setup:
    """The flags to set beside those ``given`` by the user."""
    compiler, fault = find_compiler(given.get("cxx"))
    if fault and "cxx" not in given:
        warnings.warn(fault, RuntimeWarning, stacklevel=4)
    blas = _given_blas(given) or find_blas(compiler)
    flags = {"blas__ldflags": blas.ldflags, "gcc__cxxflags": _cxxflags(blas)}
    if not compiler:
        flags["cxx"] = ""
    return Setup(compiler, blas, {name: value for name, value in flags.items() if name not in given})


def _cxxflags(blas: Blas) -> str:
    return ("-g0 -O2 " + blas.cxxflags).strip()


def _given_blas(given: Dict[str, str]) -> Optional[Blas]:
    if "blas__ldflags" not in given:
        return None
    return Blas("the user's: %s" % (given["blas__ldflags"] or "none"), given["blas__ldflags"])


def find_compiler(given: Optional[str] = None) -> Tuple[Optional[str], Optional[str]]:
    """The C++ compiler that Theano can use, or None; and what is wrong, or None.

    Parameters
    ----------
    given : str, optional
        The compiler that the user named.
    """
    compiler = given if given is not None else shutil.which("g++") or shutil.which("clang++")
    if not compiler:
        return None, ("no C++ compiler found: Theano runs everything in Python, which is correct but very slow; "
                      "install g++ (Debian: apt install g++)")
    header = os.path.join(sysconfig.get_path("include"), "Python.h")
    if not os.path.exists(header):
        return None, ("%s is missing: Theano cannot compile and runs everything in Python, which is correct but "
                      "very slow; install Python's headers (Debian: apt install python3-dev)" % header)
    return compiler, None


def find_blas(compiler: Optional[str]) -> Blas:
    """The BLAS to link: the wheel scipy-openblas32, else the system's, else Theano's fallback."""
    if not compiler:
        return Blas("NumPy's (no compiler)")
    return _wheel_blas() or _system_blas(compiler) or Blas("none: Theano's slow fallback")


def _wheel_blas() -> Optional[Blas]:
    """OpenBLAS from the PyPI wheel; its symbols carry the prefix ``scipy_``."""
    spec = importlib.util.find_spec("scipy_openblas32")
    if spec is None or not spec.origin:
        return None
    folder = os.path.join(os.path.dirname(spec.origin), "lib")
    if " " in folder or not os.path.isdir(folder):
        return None
    renames = " ".join("-D%s=scipy_%s" % (symbol, symbol) for symbol in _BLAS_SYMBOLS + _THREAD_SYMBOLS)
    return Blas("scipy-openblas32", "-L%s -lscipy_openblas -Wl,-rpath,%s" % (folder, folder), renames)


def _system_blas(compiler: str) -> Optional[Blas]:
    """The first system library that a call of ``sgemm_`` links with."""
    for library in _SYSTEM_LIBRARIES:
        if _links(compiler, "-l" + library):
            return Blas("system " + library, "-l" + library)
    return None


def _links(compiler: str, flag: str) -> bool:
    code = 'extern "C" void sgemm_(); int main() { sgemm_(); }'
    command = shlex.split(compiler) + ["-x", "c++", "-", "-o", os.devnull, flag]
    try:
        return subprocess.run(command, input=code.encode(), capture_output=True).returncode == 0
    except OSError:
        return False


def user_flags() -> Dict[str, str]:
    """The flags that the user set: ``.theanorc``'s, overridden by ``THEANO_FLAGS``."""
    return {**_theanorc_flags(), **_parsed(os.environ.get("THEANO_FLAGS", ""))}


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


def _parsed(flags: str) -> Dict[str, str]:
    """``THEANO_FLAGS`` as a dictionary, by Theano's own rules."""
    splitter = shlex.shlex(flags, posix=True)
    splitter.whitespace = ","
    splitter.whitespace_split = True
    pairs = [pair.strip().split("=", 1) for pair in splitter]
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def _export(flags: Dict[str, str]) -> None:
    os.environ["THEANO_FLAGS"] = ",".join(
        "%s=%s" % (name, shlex.quote(value)) for name, value in flags.items())


def _quieten() -> None:
    """Silence deprecations inside Theano that its users can do nothing about."""
    warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"theano(\.|$)")


def _skip_scan_extension() -> None:
    """Python 3.11 cannot compile Theano's Cython scan loop; its Python loop then serves."""
    if sys.version_info >= (3, 11):
        sys.modules.setdefault("theano.scan.scan_perform_ext", None)
