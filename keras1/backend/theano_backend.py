"""The historical place of the backend's functions; they live in modules by subject, ``keras1.backend`` lists them."""
import builtins
import importlib

from keras1 import backend as _front
from keras1.backend import common
from keras1.backend.around_convolution import NAMES
from keras1.backend.phase import learning_phase

# The settings had a module of their own; this one had them besides from 1.0 on.
__all__ = [name for name in _front.__all__ if name not in ("SETUP", "backend")]
globals().update({name: getattr(_front, name) for name in __all__})


def __getattr__(name):
    """``_LEARNING_PHASE``, ``_FLOATX`` and their kin, as they stand now; what custom convolutions import."""
    if name == "th_sparse_module":  # where the original kept it; slow to import
        return importlib.import_module("theano.sparse")
    if name == "py_all":
        return builtins.all
    if name in NAMES:
        return NAMES[name]
    return learning_phase() if name == "_LEARNING_PHASE" else getattr(common, name)
