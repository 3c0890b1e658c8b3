"""Libraries as scripts of the time knew them: what was renamed or dropped since is put back while a script runs.

A library is mended when the script imports it, by the function that `MENDED` names; what no library has any more is
made by the function that `STAND_INS` names.  `Changes` undoes it all when the script ends.

Nothing here imports a library itself: none is needed, and whoever has none of them sees the ordinary ImportError.
"""
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import sys
from typing import Any, Callable, Dict, List, Optional, Tuple

_HERE = "keras1.scripts.shims."

#: From a module to the function ``(module, changes)`` that mends it, as "module:function".
MENDED: Dict[str, str] = {
    "numpy": "numpy_habits:mend",
    "numpy.random": "numpy_habits:mend_random",
    "scipy": "scipy_habits:mend",
    "scipy.misc": "scipy_habits:mend_misc",
    "scipy.ndimage": "scipy_habits:mend_ndimage",
    "sklearn.preprocessing": "sklearn_habits:mend_preprocessing",
    "sklearn.datasets": "sklearn_habits:mend_datasets",
    "sklearn.metrics": "sklearn_habits:mend_metrics",
    "matplotlib": "plots:mend",
    "matplotlib.pyplot": "plots:mend_pyplot",
    "h5py": "small_habits:mend_h5py",
    "yaml": "small_habits:mend_yaml",
    "PIL.Image": "small_habits:mend_image",
    "urllib.request": "downloads:mend",
    "collections": "small_habits:mend_collections",
    "time": "small_habits:mend_time",
    "inspect": "small_habits:mend_inspect",
    "fractions": "small_habits:mend_fractions",
}

#: From a module to the function ``()`` that is called before it is imported.
PREPARED: Dict[str, str] = {
    "keras1.backend": "keras_habits:prepare",
}

#: From a module that is nowhere to the function ``(name)`` that makes it.
STAND_INS: Dict[str, str] = {
    "sklearn.cross_validation": "sklearn_habits:cross_validation",
    "sklearn.grid_search": "sklearn_habits:grid_search",
    "sklearn.learning_curve": "sklearn_habits:learning_curve",
    "sklearn.externals": "sklearn_habits:externals",
    "sklearn.externals.joblib": "sklearn_habits:joblib",
    "sklearn.externals.six": "sklearn_habits:six",
    "sklearn.lda": "sklearn_habits:lda",
    "sklearn.qda": "sklearn_habits:qda",
    "scipy.misc.pilutil": "scipy_habits:pilutil",
    "IPython": "notebooks:ipython",
    "IPython.display": "notebooks:display",
    "IPython.core": "notebooks:ipython",
    "IPython.core.display": "notebooks:display",
    "tensorflow": "absent:tensorflow",
}


def _function(place: str) -> Callable:
    module, name = place.split(":")
    return getattr(importlib.import_module(_HERE + module), name)


class Changes:
    """Attributes that were set, and what they were before.

    Examples
    --------
    >>> import types
    >>> module, changes = types.ModuleType("example"), Changes()
    >>> changes.add(module, name=1)
    >>> module.name
    1
    >>> changes.undo()
    >>> hasattr(module, "name")
    False
    """

    _ABSENT = object()

    def __init__(self):
        self._made: List[Tuple[Any, str, Any]] = []
        self._last: List[Callable[[], None]] = []

    def set(self, owner: Any, name: str, value: Any) -> None:
        """Set an attribute."""
        self._made.append((owner, name, vars(owner).get(name, self._ABSENT)))
        setattr(owner, name, value)

    def add(self, owner: Any, **values: Any) -> None:
        """Set the attributes that are not there."""
        for name, value in values.items():
            if name not in vars(owner):
                self.set(owner, name, value)

    def at_end(self, undo: Callable[[], None]) -> None:
        """Have a function called when the script ends."""
        self._last.append(undo)

    def undo(self) -> None:
        """Put back what was there."""
        while self._last:
            self._last.pop()()
        while self._made:
            owner, name, before = self._made.pop()
            if before is self._ABSENT:
                delattr(owner, name)
            else:
                setattr(owner, name, before)


class Mender(importlib.abc.MetaPathFinder):
    """On ``sys.meta_path``: mends libraries as they are imported, and stands in for lost ones.

    Parameters
    ----------
    changes : Changes
    more : dict of str to str, optional
        More of `MENDED`, for this script.
    """

    def __init__(self, changes: Changes, more: Optional[Dict[str, str]] = None):
        self.changes, self._at_work, self._made = changes, set(), []
        self._mended = {**MENDED, **(more or {})}

    def mend_imported(self) -> None:
        """Mend what was imported before."""
        for name, mend in self._mended.items():
            if name in sys.modules:
                _function(mend)(sys.modules[name], self.changes)

    def forget(self) -> None:
        """Take the stand-ins out of the way."""
        for name in self._made:
            module = sys.modules.pop(name, None)
            parent, _, last = name.rpartition(".")
            if vars(sys.modules.get(parent, object)).get(last) is module and module is not None:
                delattr(sys.modules[parent], last)

    def find_spec(self, fullname, path=None, target=None):
        """The specification of a library to be mended, or of a stand-in."""
        if fullname in PREPARED:
            _function(PREPARED[fullname])()
        if fullname in self._at_work or fullname not in self._mended and fullname not in STAND_INS:
            return None
        self._at_work.add(fullname)
        try:
            spec = importlib.util.find_spec(fullname)
        except (ImportError, ValueError):
            spec = None
        finally:
            self._at_work.discard(fullname)
        if spec is None:
            return self._stand_in(fullname)
        if fullname in self._mended and spec.loader is not None:
            spec.loader = _Mending(spec.loader, self._mended[fullname], self.changes)
        return spec

    def _stand_in(self, fullname):
        if fullname not in STAND_INS:
            return None
        self._made.append(fullname)
        return importlib.machinery.ModuleSpec(fullname, _Made(), is_package=True)


class _Made(importlib.abc.Loader):
    """Makes a stand-in."""

    def create_module(self, spec):
        return _function(STAND_INS[spec.name])(spec.name)

    def exec_module(self, module):
        pass


class _Mending(importlib.abc.Loader):
    """Loads a library, then mends it."""

    def __init__(self, loader: Any, mend: str, changes: Changes):
        self._loader, self._mend, self._changes = loader, mend, changes

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        module.__spec__.loader = module.__loader__ = self._loader
        self._loader.exec_module(module)
        _function(self._mend)(module, self._changes)

    def __getattr__(self, name):
        return getattr(self._loader, name)
