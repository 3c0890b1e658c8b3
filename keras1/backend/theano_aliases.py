"""Theano's modules under the names they had up to 1.0, for scripts that import them.

They are made when they are first asked for: ``theano.gof`` (now ``theano.graph`` and ``theano.link``),
``theano.scan_module``, ``theano.compat``, ``theano.tensor.shared_randomstreams``, ``theano.sandbox.cuda`` and
others.  Asking for the GPU is answered with a note: keras1 runs on the CPU.
"""
import collections
import functools
import importlib
import importlib.abc
import importlib.machinery
import itertools
import sys
import types
from typing import Any, Callable, Dict

import theano
from theano import tensor as T
from theano.configparser import ConfigParam
from theano.graph import basic

from keras1.backend.shared_random import RandomStreams

#: From a module of old to those that have its names now; the first one wins.
MOVED: Dict[str, tuple] = {
    "theano.gof": ("theano.graph.basic", "theano.graph.op", "theano.graph.type", "theano.graph.fg", "theano.graph.opt",
                   "theano.graph.optdb", "theano.graph.toolbox", "theano.link.basic", "theano.link.c.basic",
                   "theano.graph.utils"),
    "theano.gof.graph": ("theano.graph.basic",),
    "theano.gof.op": ("theano.graph.op",),
    "theano.gof.opt": ("theano.graph.opt",),
    "theano.gof.optdb": ("theano.graph.optdb",),
    "theano.gof.type": ("theano.graph.type",),
    "theano.gof.fg": ("theano.graph.fg",),
    "theano.gof.toolbox": ("theano.graph.toolbox",),
    "theano.gof.utils": ("theano.graph.utils", "theano.graph.basic"),
    "theano.gof.link": ("theano.link.basic",),
    "theano.gof.vm": ("theano.link.vm",),
    "theano.gof.cc": ("theano.link.c.basic",),
    "theano.gof.cmodule": ("theano.link.c.cmodule",),
    "theano.gof.params_type": ("theano.graph.params_type",),
    "theano.gof.null_type": ("theano.graph.null_type",),
    "theano.scan_module": ("theano.scan.basic", "theano.scan.op", "theano.scan.utils", "theano.scan.views"),
    "theano.scan_module.scan": ("theano.scan.basic",),
    "theano.scan_module.scan_op": ("theano.scan.op",),
    "theano.scan_module.scan_utils": ("theano.scan.utils",),
    "theano.scan_module.scan_views": ("theano.scan.views",),
    "theano.tensor.nnet.Conv3D": (),
    "theano.tensor.raw_random": (),
    "theano.tensor.shared_randomstreams": (),
    "theano.compat": (),
    "theano.compat.six": (),
    "theano.compat.six.moves": (),
    "theano.compat.python2x": (),
    "theano.sandbox.cuda": (),
    "theano.sandbox.cuda.basic_ops": (),
    "theano.sandbox.cuda.blas": (),
    "theano.sandbox.cuda.dnn": (),
    "theano.sandbox.cuda.rng_curand": (),
    "theano.sandbox.cuda.type": (),
    "theano.sandbox.cuda.var": (),
    "theano.sandbox.gpuarray": (),
    "theano.sandbox.gpuarray.basic_ops": (),
}

_said = set()


def add() -> None:
    """Let the old names be found, and the GPU be asked for."""
    sys.meta_path.append(_Finder())
    theano.Op, theano.Type, theano.dot = theano.graph.op.Op, theano.graph.type.Type, T.dot
    theano.Apply, theano.Variable, theano.Constant = basic.Apply, basic.Variable, basic.Constant
    theano.ProfileMode = lambda *args, **kwargs: theano.Mode()
    for name in ("theano", "theano.sandbox", "theano.tensor"):
        _answer_attributes(sys.modules[name])
    for option in ("device", "force_device", "init_gpu_device"):
        _accept(option)
    theano.config.add("lib__cnmem", "", ConfigParam(0.0), in_c_key=False)
    type(theano.config).nvcc = types.SimpleNamespace(fastmath=False, flags="")
    T.to_one_hot = T.extra_ops.to_one_hot


def _answer_attributes(package: types.ModuleType) -> None:
    """Let ``theano.gof`` be an attribute before anything has imported it."""
    def __getattr__(name):
        whole = "%s.%s" % (package.__name__, name)
        if whole in MOVED:
            return importlib.import_module(whole)
        raise AttributeError("module %r has no attribute %r" % (package.__name__, name))
    package.__getattr__ = __getattr__


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the modules of `MOVED` and makes them."""

    def find_spec(self, fullname, path=None, target=None):
        if fullname not in MOVED:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec):
        return types.ModuleType(spec.name, "%s, as it was up to Theano 1.0." % spec.name)

    def exec_module(self, module):
        name = module.__name__
        if name.startswith("theano.compat.six"):  # the import system takes what is in sys.modules
            sys.modules[name] = importlib.import_module(name[len("theano.compat."):])
        for source in reversed(MOVED[name]):
            found = vars(importlib.import_module(source))
            vars(module).update({key: value for key, value in found.items() if not key.startswith("__")})
        vars(module).update(_MEMBERS.get(name, dict)())


def _accept(option: str) -> None:
    """Let ``theano.config.device = "gpu"`` pass with a note."""
    known = theano.config._config_var_dict.get(option)
    if known is None:
        return

    class Accepting(type(known)):
        def __set__(self, config, value):
            if hasattr(self, "val") and value != self.val:
                return say_cpu("theano.config.%s = %r" % (option, value))
            return ConfigParam.__set__(self, config, value)
    known.__class__ = Accepting


def say_cpu(asked: str) -> None:
    """Say, once, that what was asked of a GPU is done by the CPU."""
    if not _said:
        _said.add(asked)
        sys.stderr.write("keras1: %s: there is no GPU here, Theano runs on the CPU\n" % asked)


def _use(device: str, *args: Any, **kwargs: Any) -> None:
    """``theano.sandbox.cuda.use``."""
    if str(device).startswith(("gpu", "cuda")):
        say_cpu("theano.sandbox.cuda.use(%r)" % device)


def _as_it_is(x: Any) -> Any:
    """A tensor; it stays where it is."""
    return T.as_tensor_variable(x)


def _absent(name: str) -> Callable:
    def refuse(*args, **kwargs):
        raise RuntimeError("%s needs a GPU; there is none here" % name)
    return refuse


def _cuda() -> Dict[str, Any]:
    return dict(use=_use, unuse=lambda: None, cuda_available=False, cuda_enabled=False, gpuarray_available=False,
                dnn_available=lambda: False, device_properties=_absent("device_properties"),
                active_device_number=lambda: -1, active_device_name=lambda: "cpu", **_transfers(),
                shared_constructor=theano.shared, float32_shared_constructor=theano.shared,
                fvector=T.fvector, fmatrix=T.fmatrix, fscalar=T.fscalar, ftensor3=T.ftensor3, ftensor4=T.ftensor4)


def _transfers() -> Dict[str, Any]:
    names = "gpu_contiguous gpu_from_host host_from_gpu as_cuda_ndarray_variable HostFromGpu GpuFromHost".split()
    return {name: _as_it_is for name in names}


def _dnn() -> Dict[str, Any]:
    dnn_available = functools.partial(bool, False)

    def dnn_conv(img, kerns, border_mode="valid", subsample=(1, 1), conv_mode="conv", **others):
        """A convolution, or a correlation, by the CPU."""
        return T.nnet.conv2d(img, kerns, border_mode=border_mode, subsample=subsample, filter_flip=conv_mode == "conv")

    def dnn_pool(img, ws, stride=(1, 1), mode="max", pad=(0, 0)):
        """Pooling by the CPU."""
        from theano.tensor.signal import pool
        return pool.pool_2d(img, ws=ws, stride=stride, mode=mode, pad=pad, ignore_border=True)
    return dict(dnn_available=dnn_available, dnn_conv=dnn_conv, dnn_pool=dnn_pool)


def _compat() -> Dict[str, Any]:
    return dict(PY3=True, OrderedDict=collections.OrderedDict, Callable=collections.abc.Callable,
                Iterable=collections.abc.Iterable, Mapping=collections.abc.Mapping, izip=zip, imap=map, ifilter=filter,
                cmp=lambda a, b: (a > b) - (a < b), get_unbound_function=lambda method: method,
                exc_message=lambda error: error.args[0], product=itertools.product, partial=functools.partial,
                defaultdict=collections.defaultdict, any=any, all=all, next=next, reload=importlib.reload,
                six=importlib.import_module("six"))


def _conv3d() -> Dict[str, Any]:
    def conv3D(V, W, b, d):  # noqa: N802, N803 (Theano's names)
        """Correlation of (batch, row, column, time, channel) with strides ``d``, plus a bias."""
        x, w = V.dimshuffle(0, 4, 1, 2, 3), W.dimshuffle(0, 4, 1, 2, 3)
        y = T.nnet.conv3d(x, w, subsample=tuple(d), filter_flip=False)
        return y.dimshuffle(0, 2, 3, 4, 1) + b
    return {"conv3D": conv3D}


_MEMBERS: Dict[str, Callable[[], Dict[str, Any]]] = {
    "theano.gof.graph": lambda: dict(inputs=basic.graph_inputs, variables=basic.vars_between,
                                     ops=basic.applys_between),
    "theano.gof.utils": lambda: dict(flatten=_flatten),
    "theano.scan_module": lambda: dict(scan=theano.scan, until=_until()),
    "theano.scan_module.scan_utils": lambda: dict(until=_until()),
    "theano.tensor.nnet.Conv3D": _conv3d,
    "theano.tensor.raw_random": lambda: dict(RandomStreamsBase=RandomStreams),
    "theano.tensor.shared_randomstreams": lambda: dict(RandomStreams=RandomStreams),
    "theano.compat": _compat,
    "theano.compat.python2x": _compat,
    "theano.sandbox.cuda": _cuda,
    "theano.sandbox.cuda.basic_ops": _cuda,
    "theano.sandbox.cuda.var": _cuda,
    "theano.sandbox.cuda.type": lambda: dict(CudaNdarrayType=T.TensorType),
    "theano.sandbox.cuda.dnn": _dnn,
    "theano.sandbox.cuda.rng_curand": lambda: dict(CURAND_RandomStreams=RandomStreams),
    "theano.sandbox.gpuarray": lambda: dict(pygpu_activated=False, use=_use),
    "theano.sandbox.gpuarray.basic_ops": _cuda,
}


def _until() -> Any:
    return importlib.import_module("theano.scan.utils").until


def _flatten(a: Any) -> list:
    """A list of all that is in nested lists."""
    return [leaf for part in a for leaf in _flatten(part)] if isinstance(a, (tuple, list, set)) else [a]
