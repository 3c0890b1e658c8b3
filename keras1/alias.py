"""``import keras`` that means keras1.

An import hook answers every import of ``keras`` and of its submodules with the keras1 module of the same path:
the very object, so that ``keras.layers.core is keras1.layers.core`` and a class is never there twice.  Nothing
is imported before it is asked for.  What Keras's modules had imported themselves is lent to them (``borrowed``).
"""
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import sys
import types
from typing import Optional, Union

import keras1
from keras1.borrowed import lend, take_back
from keras1.errors import Keras1Error
from keras1.history import Release, current, emulate

_NAME = "keras"

#: Names that the package itself has from 2.0 on, and where they are.
_FROM_ROOT = {"Input": "layers", "Model": "models", "Sequential": "models"}


class _Keras(types.ModuleType):
    """The module ``keras``: a version, and the submodules when they are asked for."""

    @property
    def __version__(self) -> str:
        """The emulated release; it follows ``emulate``."""
        return str(current())

    def __getattr__(self, name: str):
        if name in _FROM_ROOT:
            return getattr(importlib.import_module("%s.%s" % (_NAME, _FROM_ROOT[name])), name)
        submodule = "%s.%s" % (_NAME, name)
        if name.startswith("__") or importlib.util.find_spec(submodule) is None:
            raise AttributeError("module 'keras' has no attribute %r" % name)
        return importlib.import_module(submodule)

    def __dir__(self):
        return sorted([*super().__dir__(), "__version__"])


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds ``keras`` and what is below it, and loads the keras1 modules in their place."""

    def find_spec(self, fullname, path=None, target=None):
        if fullname.partition(".")[0] != _NAME or importlib.util.find_spec(_ours(fullname)) is None:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=fullname == _NAME)

    def create_module(self, spec):
        return _Keras(_NAME, keras1.__doc__) if spec.name == _NAME else None

    def exec_module(self, module):
        name = module.__spec__.name
        if name == _NAME:
            module.__file__ = keras1.__file__
        else:
            # Of what a loader leaves in sys.modules, the import system takes it, not the blank it had made.
            sys.modules[name] = importlib.import_module(_ours(name))
            lend(sys.modules[name])


class _TheanoFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Lets a script import Theano before Keras: ``keras1.backend`` sets Theano up and imports it first."""

    def find_spec(self, fullname, path=None, target=None):
        if fullname != "theano" or "keras1.backend" in sys.modules:
            return None  # the backend is at it, or has done it
        importlib.import_module("keras1.backend")
        # A module that is there already is loaded by its own spec, that is, once more; without one, by ours.
        self._true_spec, sys.modules[fullname].__spec__ = sys.modules[fullname].__spec__, None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec):
        return sys.modules[spec.name]

    def exec_module(self, module):
        module.__spec__ = self._true_spec


_finder, _theano_finder = _Finder(), _TheanoFinder()


def _ours(name: str) -> str:
    """The keras1 module that stands for a module of Keras: ``keras1.layers`` for ``keras.layers``."""
    return "keras1" + name[len(_NAME):]


def install(release: Optional[Union[str, Release]] = None) -> None:
    """Make ``import keras``, and every submodule of it, mean keras1.

    The modules are keras1's own: ``keras.layers.core is keras1.layers.core``.  ``keras.__version__`` is the
    emulated release.  Calling it again only changes the release.

    Parameters
    ----------
    release : str or Release, optional
        The release to emulate from now on, as ``keras1.emulate`` takes it; by default the current one.

    Raises
    ------
    ReleaseError
        If there never was such a release.
    ImportError
        If another package ``keras`` has been imported already: what was taken from it could not be changed.

    Examples
    --------
    >>> import keras1
    >>> keras1.install()
    >>> import keras
    >>> with keras1.emulate("0.3.3"):
    ...     keras.__version__
    '0.3.3'
    >>> keras1.uninstall()
    """
    loaded = sys.modules.get(_NAME)
    if loaded is not None and not isinstance(loaded, _Keras):
        raise Keras1Error.like(ImportError)(
            "another keras is imported already: %s" % getattr(loaded, "__file__", loaded),
            hint="call keras1.install() before the first 'import keras', or start the script with "
                 "'python -m keras1 run'")
    if release is not None:
        emulate(release)
    if _finder not in sys.meta_path:
        sys.meta_path[:0] = [_finder, _theano_finder]


def uninstall() -> None:
    """Undo ``install``: ``import keras`` finds again whatever is installed under that name, if anything.

    Modules that were imported stay usable, and the emulated release stays as it is.
    """
    if _finder in sys.meta_path:
        sys.meta_path.remove(_finder)
        sys.meta_path.remove(_theano_finder)
        for name in [name for name in sys.modules if name.partition(".")[0] == _NAME]:
            take_back(sys.modules.pop(name))
