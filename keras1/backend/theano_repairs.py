"""What theano-pymc 1.1.2 needs mended, and names that scripts of the time import from Theano."""
import functools
import hashlib
import sys
import types

import theano
from theano.graph.op import ExternalCOp
from theano.link.c.basic import CLinker
from theano.link.c.interface import CLinkerObject, CLinkerOp
from theano.sandbox import rng_mrg
from theano.scan.op import Scan
from theano.tensor.signal import pool

from keras1.backend import (
    channels_last,
    cores,
    fast_pooling,
    fast_random,
    fast_rows,
    fast_sums,
    fusion,
    memory,
    normalization,
    onednn_convolution,
    products,
    theano08,
    theano_aliases,
    without_compiler,
)
from keras1.backend.compiling.register import compile_together
from keras1.backend.headers import use_precompiled_headers
from keras1.backend.random_streams import RandomStreams


def repair() -> None:
    """Mend Theano, once it is imported."""
    cores.begin()
    ExternalCOp.c_code_cache_version = _version_that_lasts
    CLinker.cmodule_key_ = _key_with_version
    theano08.saturate_sigmoid()
    rng_mrg.MRG_RandomStreams = RandomStreams
    _add_downsample()
    theano_aliases.add()
    without_compiler.mend()
    compile_together()
    products.register()
    fusion.register()
    fast_random.register()
    fast_rows.register()
    fast_sums.register()
    fast_pooling.register()
    onednn_convolution.register()
    channels_last.register()
    normalization.register()
    memory.keep_freed()
    Scan.make_thunk = _whose_errors_are_told(Scan.make_thunk)
    use_precompiled_headers()


def _version_that_lasts(op):
    """The version of an operation's C code, the same in every process.

    Theano takes Python's ``hash`` of the code, which differs from process to process: each one compiles
    every ``DimShuffle`` anew.
    """
    digest = hashlib.sha256("\n".join(op.func_codes).encode()).hexdigest()
    parameters = getattr(op, "params_type", None)
    return (digest,) if parameters is None else (digest, parameters.c_code_cache_version())


def _whose_errors_are_told(make_thunk):
    """A loop in Cython (Python 3.9 and 3.10) asks its step's machine for a ``maker``, when an error is to be told.

    There is none, and its want hid the error.
    """
    @functools.wraps(make_thunk)
    def make(self, *args, **kwargs):
        thunk = make_thunk(self, *args, **kwargs)
        machine = type(self.fn.fn)
        if not hasattr(machine, "maker"):
            machine.maker = property(lambda machine: machine)  # asked for its fgraph, which the machine has
        return thunk
    return make


_key = CLinker.cmodule_key_


def _key_with_version(linker, fgraph, *args, **kwargs):
    """The key of a compiled module in the cache; without a version the module is not kept.

    Theano takes an operation without properties (``Dot22``, ``Softmax``, ...) for one without a version: each
    process compiles it anew.
    """
    key = _key(linker, fgraph, *args, **kwargs)
    if key is None or key[0]:
        return key
    return _versions(linker.schedule(fgraph)), key[1]


def _versions(nodes):
    """The versions of all that a module is made of, or nothing if any has none."""
    found = [node.op.c_code_cache_version_apply(node) for node in nodes if isinstance(node.op, CLinkerOp)]
    types = [variable.type for node in nodes for variable in node.inputs + node.outputs]
    found += [kind.c_code_cache_version() for kind in types if isinstance(kind, CLinkerObject)]
    return tuple(found) if all(found) else ()


def _add_downsample() -> None:
    """``theano.tensor.signal.downsample``, under whose name pooling was imported up to Theano 0.8."""
    downsample = types.ModuleType("theano.tensor.signal.downsample", "Pooling under its name up to Theano 0.8.")
    downsample.max_pool_2d = _max_pool_2d
    theano.tensor.signal.downsample = downsample
    sys.modules[downsample.__name__] = downsample


def _max_pool_2d(input, ds, ignore_border=None, st=None, padding=(0, 0), mode="max"):
    """``pool_2d`` with the names of its arguments up to Theano 0.8."""
    return pool.pool_2d(input, ws=ds, ignore_border=bool(ignore_border), stride=st, pad=padding, mode=mode)
