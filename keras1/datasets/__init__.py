"""Known collections of data, downloaded when they are first asked for."""
import importlib
from types import ModuleType

_MODULES = ("boston_housing", "cifar", "cifar10", "cifar100", "fashion_mnist", "imdb", "mnist", "reuters")


def __getattr__(name: str) -> ModuleType:
    """A module that nobody imported yet: ``keras.datasets.mnist``."""
    if name not in _MODULES:
        raise AttributeError("module %r has no attribute %r" % (__name__, name))
    return importlib.import_module(__name__ + "." + name)
