"""Kernels in C++: each a file here, compiled once for this processor.

``Library("name")`` is a kernel of ``recipes.py``, whose functions are ``extern "C"`` and take pointers and numbers.
The installation compiles all; what is not there, or is for another processor, is compiled into Theano's compile
folder.  That begins in the background with ``begin()``, so that it goes on while Python builds graphs; the first
call of a function waits for its end.
"""
import atexit
import ctypes
import functools
import glob
import os
import subprocess
import threading
from typing import Any, Callable, List, Optional, Union

import numpy as np

from keras1.backend.native import recipes
from keras1.backend.native.recipes import RECIPES, WHEELS, Recipe, folder_of
from keras1.errors import BackendError


def folder() -> str:
    """Theano's compile folder; known before Theano is imported, unless the user gave it a name of parts."""
    from keras1.backend import SETUP
    if SETUP.folder:
        return SETUP.folder
    from theano import config
    return config.compiledir


class Library:
    """The functions of one kernel.

    Parameters
    ----------
    kernel : str or Recipe
        One of ``RECIPES`` by its name, or another one.

    Examples
    --------
    >>> cores = Library("cores").function("keras1_cores", ctypes.c_long)     # doctest: +SKIP
    >>> cores()                                                              # doctest: +SKIP
    2
    """

    def __init__(self, kernel: Union[str, Recipe]):
        self.recipe = RECIPES[kernel] if isinstance(kernel, str) else kernel
        self._lock = threading.Lock()
        self._compiler: Optional[subprocess.Popen] = None
        self._process = os.getpid()

    def begin(self) -> None:
        """Begin to compile, unless that is done or under way."""
        with self._lock:
            if self._process != os.getpid():  # a forked process, whose parent's compiler is no child of it
                self._compiler, self._process = None, os.getpid()
            if self._compiler is None and not os.path.exists(self.path):
                os.makedirs(folder(), mode=0o770, exist_ok=True)
                self._compiler = subprocess.Popen(self._command(), stdin=subprocess.DEVNULL,
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
        self._load_what_it_calls()
        try:
            return self._loaded()
        except OSError:  # compiled at installation on another system
            self.path = self._own_path()
            return self._loaded()

    def _loaded(self) -> ctypes.CDLL:
        self.begin()
        with self._lock:
            if self._compiler is not None:
                self._finish()
        return ctypes.CDLL(self.path, ctypes.RTLD_GLOBAL if self.recipe.visible else ctypes.RTLD_LOCAL)

    def _load_what_it_calls(self) -> None:
        """The linker was told of none of it, so that a kernel can be compiled before it is installed."""
        from keras1.backend import SETUP, cores
        if self.recipe.calls == "BLAS":
            for blas in glob.glob(os.path.join(SETUP.blas.folder or os.devnull, "libscipy_openblas*")):
                ctypes.CDLL(blas, ctypes.RTLD_GLOBAL)
        if self.recipe.calls == "oneDNN":
            ctypes.CDLL(onednn(), ctypes.RTLD_GLOBAL)
        if not self.recipe.visible:
            cores.load()

    def _end(self) -> None:
        """Wait for the compiler, if nobody has; the next process finds what it has done."""
        compiler = self._compiler if self._process == os.getpid() else None
        if compiler is not None and compiler.wait() == 0:
            os.replace(self._unfinished, self.path)
        if compiler is not None:
            compiler.stdout.close()

    def _finish(self) -> None:
        compiler, self._compiler = self._compiler, None
        said, _ = compiler.communicate()
        if compiler.returncode:
            raise BackendError.like(RuntimeError)(
                "keras1's own %s.cpp does not compile: %s" % (self.recipe.source, said.strip()[-2000:]),
                "mend the compiler, or do without what needs it: KERAS1_FAST_PATHS=none")
        os.replace(self._unfinished, self.path)  # no other process sees it half written

    @functools.cached_property
    def path(self) -> str:
        """Where the compiled kernel lies or will lie."""
        built = str(recipes.BUILT / self.recipe.file())
        return built if os.path.exists(built) else self._own_path()

    def _own_path(self) -> str:
        return os.path.join(folder(), self.recipe.file())

    @property
    def _unfinished(self) -> str:
        return "%s.%d" % (self.path, os.getpid())

    def _command(self) -> List[str]:
        from keras1.backend import SETUP
        return self.recipe.command(SETUP.compiler, self._unfinished)


def onednn() -> str:
    """The path of oneDNN's library, which lies in a wheel."""
    wheel = "onednn-cpu-gomp"
    return os.path.join(folder_of(wheel) or "", WHEELS[wheel])


def pointer(array: Optional[np.ndarray]) -> Optional[int]:
    """The address of an array's first element, as a function takes it for ``c_void_p``; None for None."""
    return None if array is None else array.ctypes.data
