"""Kernels in C++: each a file here, compiled once for this processor into Theano's compile folder.

``Library("name")`` is ``name.cpp``, whose functions are ``extern "C"`` and take pointers and numbers.  Compiling
begins in the background with ``begin()``, so that it goes on while Python builds graphs; the first call of a function
waits for its end.
"""
import atexit
import ctypes
import functools
import hashlib
import os
import shlex
import subprocess
import threading
from pathlib import Path
from typing import Any, Callable, List, Optional, Sequence

import numpy as np

from keras1.errors import BackendError

_HERE = Path(__file__).parent
_OPTIONS = ["-std=c++17", "-O3", "-g0", "-march=native", "-ffp-contract=fast", "-fno-math-errno",
            "-fno-trapping-math", "-fopenmp", "-fPIC", "-shared"]


def folder() -> str:
    """Theano's compile folder; known before Theano is imported, unless the user gave it a name of parts."""
    from keras1.backend import SETUP
    if SETUP.folder:
        return SETUP.folder
    from theano import config
    return config.compiledir


class Library:
    """The functions of one C++ file.

    Parameters
    ----------
    name : str
        The file beside this module, without ``.cpp``.
    options : sequence of str
        Further arguments of the compiler.
    blas : bool
        Whether it calls the BLAS, as ``sgemm_`` and its like.
    visible : bool
        Whether libraries that are loaded later can call its functions.

    Examples
    --------
    >>> half = Library("example").function("half", ctypes.c_double, ctypes.c_double)     # doctest: +SKIP
    >>> half(3)                                                                          # doctest: +SKIP
    1.5
    """

    def __init__(self, name: str, options: Sequence[str] = (), blas: bool = False, visible: bool = False):
        self.name, self.options, self.blas, self.visible = name, list(options), blas, visible
        self._lock = threading.Lock()
        self._compiler: Optional[subprocess.Popen] = None

    def begin(self) -> None:
        """Begin to compile, unless that is done or under way."""
        with self._lock:
            if self._compiler is None and not os.path.exists(self.path):
                os.makedirs(folder(), mode=0o770, exist_ok=True)
                self._compiler = subprocess.Popen(self._command + ["-o", self._unfinished],
                                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
                atexit.register(self._end)

    def function(self, name: str, result: Any, *arguments: Any) -> Callable:
        """A function by its name, the ctypes class of its result (or None) and those of its arguments."""
        found = getattr(self.loaded, name)
        found.restype, found.argtypes = result, arguments
        return found

    @functools.cached_property
    def loaded(self) -> ctypes.CDLL:
        """The library; compiled first if need be.

        Raises
        ------
        BackendError
            If it does not compile.
        """
        self.begin()
        with self._lock:
            if self._compiler is not None:
                self._finish()
        if not self.visible:
            from keras1.backend import cores
            cores.load()  # it may call them
        return ctypes.CDLL(self.path, ctypes.RTLD_GLOBAL if self.visible else ctypes.RTLD_LOCAL)

    def _end(self) -> None:
        """Wait for the compiler, if nobody has; the next process finds what it has done."""
        if self._compiler is not None and self._compiler.wait() == 0:
            os.replace(self._unfinished, self.path)
        if self._compiler is not None:
            self._compiler.stdout.close()

    def _finish(self) -> None:
        said, _ = self._compiler.communicate()
        if self._compiler.returncode:
            raise BackendError.like(RuntimeError)(
                "keras1's own %s.cpp does not compile: %s" % (self.name, said.strip()[-2000:]),
                "mend the compiler, or do without what needs it: KERAS1_FAST_PATHS=none")
        os.replace(self._unfinished, self.path)  # no other process sees it half written
        self._compiler = None

    @functools.cached_property
    def path(self) -> str:
        """Where the compiled library lies: its name tells its source, its compiler and its options."""
        sources = [file.read_text("utf-8") for file in [self._source, *sorted(_HERE.glob("*.h"))]]
        told = "\n".join(sources + self._command)
        return os.path.join(folder(), "%s-%s.so" % (self.name, hashlib.sha256(told.encode()).hexdigest()[:12]))

    @property
    def _source(self) -> Path:
        return _HERE / (self.name + ".cpp")

    @property
    def _unfinished(self) -> str:
        return "%s.%d" % (self.path, os.getpid())

    @functools.cached_property
    def _command(self) -> List[str]:
        from keras1.backend import SETUP
        command = shlex.split(SETUP.compiler) + _OPTIONS + [str(self._source)] + self.options
        if self.blas:
            command += shlex.split(SETUP.blas.cxxflags) + shlex.split(SETUP.blas.ldflags)
        return command


def pointer(array: Optional[np.ndarray]) -> Optional[int]:
    """The address of an array's first element, as a function takes it for ``c_void_p``; None for None."""
    return None if array is None else array.ctypes.data
