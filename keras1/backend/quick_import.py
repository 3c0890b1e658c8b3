"""Theano imported in less than half the time: without what it imports and hardly ever uses.

SciPy's special functions, statistics and linear algebra and the drawing of graphs wait for their first use.
``distutils`` is Python's own: setuptools would put its own in place, and be imported whole for that.
"""
import contextlib
import functools
import importlib
import importlib.util
import sys
import types
from typing import Dict, Iterator, Optional

_LATER = ("scipy.linalg", "scipy.special", "scipy.stats")
# Where Theano looks for them this SciPy does not have them; what it needs of them comes with ``without_compiler``.
_MISSING = ("scipy.signal.signaltools", "scipy.signal.sigtools")


class _Later(types.ModuleType):
    """Stands for a module until an attribute of it is needed."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        _remove({self.__name__: self})
        return getattr(importlib.import_module(self.__name__), name)


class _Blas(types.ModuleType):
    """Stands for ``scipy.linalg.blas``, of which Theano makes tables of functions."""

    def __getattr__(self, name):
        if name.startswith("__") or name == "fblas":  # which is what SciPy had of the kind in 2012
            raise AttributeError(name)
        return functools.partial(_call, self.__name__, name)


def _call(module, name, *args, **kwargs):
    return getattr(importlib.import_module(module), name)(*args, **kwargs)


class _Pydot(types.ModuleType):
    """Stands for pydot, which Theano would import and, to see whether it works, run."""

    @staticmethod
    def find_graphviz() -> bool:
        return True

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        found = "pydot_ng" if importlib.util.find_spec("pydot_ng") else "pydot"
        return getattr(importlib.import_module(found), name)


@contextlib.contextmanager
def quick_import() -> Iterator[None]:
    """While Theano is imported in the block."""
    stand_ins = {name: module for name, module in _stand_ins().items() if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        with _plain_distutils():
            yield
            importlib.import_module("theano.tensor.random.basic")  # which imports scipy.stats too
    finally:
        _remove(stand_ins)


def _remove(stand_ins: Dict[str, Optional[types.ModuleType]]) -> None:
    for name, module in stand_ins.items():
        if sys.modules.get(name, module) is module:
            sys.modules.pop(name, None)


def _stand_ins() -> Dict[str, Optional[types.ModuleType]]:
    later = {name: _Later(name) for name in _LATER}
    if "scipy.linalg" not in sys.modules:
        later["scipy.linalg.blas"] = later["scipy.linalg"].blas = _Blas("scipy.linalg.blas")
    return {**later, "pydot_ng": _Pydot("pydot_ng"), **dict.fromkeys(_MISSING)}


@contextlib.contextmanager
def _plain_distutils() -> Iterator[None]:
    """Without setuptools' finder of ``distutils``.  What was imported of it is forgotten: who comes later asks anew."""
    if "distutils" in sys.modules:
        yield
        return
    finders = [finder for finder in sys.meta_path if type(finder).__name__ == "DistutilsMetaFinder"]
    sys.meta_path[:] = [finder for finder in sys.meta_path if finder not in finders]
    try:
        yield
    finally:
        sys.meta_path[:0] = finders
        if finders:
            for name in [name for name in sys.modules if name.split(".")[0] == "distutils"]:
                del sys.modules[name]
