"""Where all this enters Theano: before the thunks of a function are made, and where that of a formula is made."""
import functools
from typing import Callable

from theano import config
from theano.graph.op import COp
from theano.link.c import cmodule
from theano.link.c.cmodule import GCC_compiler
from theano.link.vm import VMLinker
from theano.tensor.elemwise import Elemwise

from keras1.backend import cores, headers
from keras1.backend.compiling import ahead, folding, modules, thunks
from keras1.backend.fast_paths import taken


def compile_together() -> None:
    """Compile less, and together, wherever the fast path ``modules`` is taken."""
    VMLinker.make_all = _with_all_begun(VMLinker.make_all)
    COp.make_c_thunk = _with_ours(COp.make_c_thunk)
    cmodule.dlimport = _after_cores(cmodule.dlimport)
    GCC_compiler.compile_str = staticmethod(modules.with_merged(GCC_compiler.compile_str))
    folding.register()
    if taken("modules"):
        ahead.begin()
        thunks.use_for_theanos()


def _after_cores(dlimport: Callable) -> Callable:
    """Modules call the libraries of ``cores``: these are loaded before the first."""
    @functools.wraps(dlimport)
    def imported(*args, **kwargs):
        cores.load()
        return dlimport(*args, **kwargs)
    return imported


def _with_all_begun(make_all: Callable) -> Callable:
    """Before thunks are made one by one, compilers begin with all that they will need."""
    @functools.wraps(make_all)
    def make(self, *args, **kwargs):
        if not config.cxx or self.c_thunks is False or not taken("modules"):
            return make_all(self, *args, **kwargs)
        headers.take_when_ready()
        some = _begin(self.fgraph.apply_nodes)
        ahead.finish()
        made = make_all(self, *args, **kwargs)
        if some:
            headers.begin()
        return made
    return make


def _begin(nodes) -> bool:
    """Begin with what nodes need; whether there are modules among it."""
    formulas = [thunks.noted(node) for node in nodes if isinstance(node.op, Elemwise)]
    thunks.kernels().begin(formula.source for formula in formulas if formula)
    return modules.begin(node for node in nodes if not getattr(node.tag, "formula", None) and not thunks.glue(node))


def _with_ours(make_c_thunk: Callable) -> Callable:
    """The thunk of a node, ours if there can be one."""
    @functools.wraps(make_c_thunk)
    def make(self, node, storage_map, compute_map, no_recycling):
        thunk = None
        recycles = isinstance(node.op, Elemwise)  # what was there before; the others' results are always new
        if taken("modules") and not (recycles and set(no_recycling) & set(node.outputs)):
            thunk = thunks.thunk_of(node, storage_map, compute_map)
        return thunk or make_c_thunk(self, node, storage_map, compute_map, no_recycling)
    return make
