"""What Theano's virtual machine calls for an element-wise formula: a loop of ours in place of a module."""
import ctypes
import sysconfig
from typing import Any, Optional

import numpy as np
import theano.link.c.basic
from theano import config

from keras1.backend.compiling.formulas import Formula, formula, type_number
from keras1.backend.compiling.kernels import Kernels
from keras1.backend.native import Library

#: All but the formulas; needs Python's and NumPy's headers.
LIBRARY = Library("formulas", ["-O1", "-I" + sysconfig.get_path("include"), "-I" + np.get_include()])

_kernels: Optional[Kernels] = None
_functions: Optional[ctypes.PyDLL] = None


def kernels() -> Kernels:
    """The functions in the compile folder of this process."""
    global _kernels
    if _kernels is None or _kernels.folder != config.compiledir:
        _kernels = Kernels(config.compiledir)
    return _kernels


def functions() -> ctypes.PyDLL:
    """``native/formulas.cpp``, whose functions take and give Python objects."""
    global _functions
    if _functions is None:
        LIBRARY.loaded  # noqa: B018  a cached property: it is compiled now
        found = ctypes.PyDLL(LIBRARY.path)
        found.formula_thunk.restype = ctypes.py_object
        found.formula_thunk.argtypes = [ctypes.py_object, ctypes.c_ssize_t, ctypes.c_int, ctypes.c_ssize_t,
                                        ctypes.py_object]
        found.run_thunk.argtypes = [ctypes.py_object]
        _functions = found
    return _functions


def noted(node) -> Optional[Formula]:
    """The formula of a node, remembered."""
    if not hasattr(node.tag, "formula"):
        node.tag.formula = formula(node)
    return node.tag.formula


class Thunk:
    """A formula on the arrays in its storage.  Theano's machine in C calls ``cthunk``, that in Python the object."""

    lazy = False

    def __init__(self, node, found: Formula, kernel: int, storage_map, compute_map):
        self.inputs = [storage_map[variable] for variable in node.inputs]
        self.outputs = [storage_map[variable] for variable in node.outputs]
        self._computed = [compute_map[variable] for variable in node.outputs]
        self._error = [None, None, None]
        operands = tuple(
            (storage, type_number(variable.dtype), np.dtype(variable.dtype).itemsize, _bits(variable), single, inplace)
            for variable, storage, single, inplace in zip(
                node.inputs + node.outputs, self.inputs + self.outputs, found.single, _overwritten(node)))
        self.cthunk = functions().formula_thunk(self._error, kernel, node.outputs[0].ndim, len(node.inputs), operands)

    def __call__(self) -> None:
        if functions().run_thunk(self.cthunk):
            kind, value, trace = self._error
            raise (value if isinstance(value, BaseException) else kind(value)).with_traceback(trace)
        for computed in self._computed:
            computed[0] = True


def _bits(variable) -> int:
    return sum(broadcast << dimension for dimension, broadcast in enumerate(variable.broadcastable))


def _overwritten(node):
    pattern = node.op.inplace_pattern
    return [-1] * len(node.inputs) + [pattern.get(place, -1) for place, _ in enumerate(node.outputs)]


def thunk_of(node, storage_map, compute_map) -> Optional[Any]:
    """A thunk for an ``Elemwise`` node; None if its formula needs a module of Theano's."""
    found = noted(node)
    kernel = found and kernels().address(found.source)
    return Thunk(node, found, kernel, storage_map, compute_map) if kernel else None


def use_for_theanos() -> None:
    """Let Theano's own thunks be run by our library, so that it need not compile ``cutils_ext`` for that."""
    if theano.link.c.basic.run_cthunk is None:
        theano.link.c.basic.run_cthunk = _run


def _run(capsule) -> int:
    return functions().run_thunk(capsule)
