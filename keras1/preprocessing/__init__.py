"""Data made ready for a model: sequences, text and images."""
import importlib
from types import ModuleType

_MODULES = ("image", "sequence", "text")


def __getattr__(name: str) -> ModuleType:
    """A module that nobody imported yet: ``keras.preprocessing.text``."""
    if name not in _MODULES:
        raise AttributeError("module %r has no attribute %r" % (__name__, name))
    return importlib.import_module(__name__ + "." + name)
