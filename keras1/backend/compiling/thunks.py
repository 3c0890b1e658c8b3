"""What Theano's virtual machine calls for a formula, or for what lies between formulas: no module is compiled for it.

The loops of all formulas, and what most networks need beside them, are functions of ``native/formulas.cpp``.
"""
import ctypes
from typing import Callable, List, Optional

import numpy as np
import theano.link.c.basic
from theano import config
from theano.tensor.elemwise import Elemwise

from keras1.backend.compiling.ahead import FORMULAS
from keras1.backend.compiling.formulas import Formula, formula, type_number
from keras1.backend.compiling.glue import KINDS, numbers_of
from keras1.backend.compiling.kernels import Kernels

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
        FORMULAS.loaded  # noqa: B018  a cached property: it is compiled now
        found = ctypes.PyDLL(FORMULAS.path)
        found.formula_thunk.restype = ctypes.py_object
        found.formula_thunk.argtypes = [ctypes.py_object, ctypes.c_ssize_t, ctypes.c_int, ctypes.c_ssize_t,
                                        ctypes.py_object]
        found.glue_thunk.restype = ctypes.py_object
        found.glue_thunk.argtypes = [ctypes.py_object, ctypes.c_int, ctypes.py_object, ctypes.py_object,
                                     ctypes.py_object, ctypes.c_int]
        found.program.restype, found.program.argtypes = ctypes.py_object, [ctypes.py_object]
        found.run_thunk.argtypes = [ctypes.py_object]
        _functions = found
    return _functions


def noted(node) -> Optional[Formula]:
    """The formula of a node, remembered."""
    if not hasattr(node.tag, "formula"):
        node.tag.formula = formula(node)
    return node.tag.formula


class Thunk:
    """Compiled code on the arrays in its storage; Theano's machine in C calls ``cthunk``, that in Python the object."""

    lazy = False

    def __init__(self, node, storage_map, compute_map, make: Callable, is_formula: bool):
        self.make, self.is_formula = make, is_formula
        self.inputs = [storage_map[variable] for variable in node.inputs]
        self.outputs = [storage_map[variable] for variable in node.outputs]
        self._computed = [compute_map[variable] for variable in node.outputs]
        self._error = [None, None, None]
        self.cthunk = make(self._error, self.inputs, self.outputs)

    def __call__(self) -> None:
        if functions().run_thunk(self.cthunk):
            kind, value, trace = self._error
            raise (value if isinstance(value, BaseException) else kind(value)).with_traceback(trace)
        for computed in self._computed:
            computed[0] = True


def thunk_of(node, storage_map, compute_map) -> Optional[Thunk]:
    """A thunk of ours for a node; None if it needs a module of Theano's."""
    of_formula = _with_kernel(node) if isinstance(node.op, Elemwise) else None
    make = of_formula or glue(node)
    return make and Thunk(node, storage_map, compute_map, make, of_formula is not None)


def _with_kernel(node) -> Optional[Callable]:
    found = noted(node)
    kernel = found and kernels().address(found.source)

    def make(error, inputs, outputs, sources=()):
        orders = dict(sources)  # of the inputs that a DimShuffle makes: its order, and of how many dimensions
        operands = tuple(
            (storage, type_number(variable.dtype), np.dtype(variable.dtype).itemsize, bits(variable.type), single,
             inplace, *orders.get(place, ((), variable.ndim)))
            for place, (variable, storage, single, inplace) in enumerate(zip(
                node.inputs + node.outputs, inputs + outputs, found.single, overwritten(node))))
        return functions().formula_thunk(error, kernel, node.outputs[0].ndim, len(inputs), operands)
    return make if kernel else None


def bits(kind) -> int:
    """A bit for each dimension of a type, set if it broadcasts."""
    return sum(broadcast << dimension for dimension, broadcast in enumerate(kind.broadcastable))


def overwritten(node) -> List[int]:
    """For each input -1, for each output the place of the input that it overwrites, or -1."""
    pattern = node.op.inplace_pattern
    return [-1] * len(node.inputs) + [pattern.get(place, -1) for place, _ in enumerate(node.outputs)]


def glue(node) -> Optional[Callable]:
    """What makes the thunk of a node of the kinds in ``glue.py``; None for other nodes."""
    numbers, kind = numbers_of(node), list(KINDS).index(type(node.op)) if type(node.op) in KINDS else None
    if numbers is None:
        return None

    def make(error, inputs, outputs):
        return functions().glue_thunk(error, kind, tuple(inputs), outputs[0], numbers,
                                      type_number(node.outputs[0].dtype))
    return make


def use_for_theanos() -> None:
    """Let Theano's own thunks be run by our library, so that it need not compile ``cutils_ext`` for that."""
    if theano.link.c.basic.run_cthunk is None:
        theano.link.c.basic.run_cthunk = _run


def _run(capsule) -> int:
    return functions().run_thunk(capsule)
