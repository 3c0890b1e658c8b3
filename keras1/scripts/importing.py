"""Modules beside the script: they are read as the script is, Python 2 or 3."""
import builtins
import functools
import importlib.machinery
import os
import site
import sys
import sysconfig
from typing import Any, Dict, List, Optional

import keras1
from keras1.scripts import indexing
from keras1.scripts.compiling import compiled
from keras1.scripts.shims.notebooks import Shell
from keras1.scripts.source import Source, read_source


class Project:
    """A script and what lies beside it, all of one Python.

    Parameters
    ----------
    folder : str
        The script's.
    python2 : bool
        How to take what both Pythons can read.
    """

    def __init__(self, folder: str, python2: bool):
        self.folder, self.python2 = os.path.realpath(folder), python2
        self.loaded: List[str] = []
        self._namespace: Optional[Dict[str, Any]] = None

    def is_local(self, path: str) -> bool:
        """Whether a file is the user's own, not installed."""
        path = os.path.realpath(path)
        if _is_below(path, [os.path.dirname(keras1.__file__)]) or "site-packages" in path:
            return False
        return _is_below(path, [self.folder]) or not _is_below(path, _installed())

    def prepare(self, globals_: Dict[str, Any], source: Source) -> Any:
        """Give a module its builtins, and return its code."""
        globals_[indexing.HELPER] = indexing
        python2 = self.python2 if source.python2 is None else source.python2
        if python2:
            globals_["__builtins__"] = self.namespace
        if "get_ipython" in source.text:
            globals_["get_ipython"] = functools.partial(Shell, globals_, functools.partial(_run_text, python2))
        if source.note:
            print("keras1: %s" % source.note, file=sys.stderr)
        return compiled(source, python2)

    @property
    def namespace(self) -> Dict[str, Any]:
        """The builtins of its Python 2 modules."""
        if self._namespace is None:
            from keras1.scripts.python2.namespace import namespace
            self._namespace = namespace(importing_as_python2)
        return self._namespace


def _run_text(python2: bool, text: str, globals_: Dict[str, Any]) -> None:
    """Run a cell of a notebook."""
    exec(compiled(Source("<cell>", text, python2), python2), globals_)


def _installed() -> List[str]:
    paths = sysconfig.get_paths()
    return [os.path.realpath(path) for path in (paths["stdlib"], paths["platstdlib"], paths["purelib"],
                                                paths["platlib"], *site.getsitepackages()) if path]


def _is_below(path: str, folders: List[str]) -> bool:
    return any(path.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)


class LocalFinder:
    """Finds the project's modules, on ``sys.meta_path``."""

    def __init__(self, project: Project):
        self.project = project

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> Any:
        """The specification of a module beside the script; None for any other."""
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is None or not isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            return None
        if not self.project.is_local(spec.origin):
            return None
        spec.loader = _Loader(spec.name, spec.origin, self.project)
        spec.cached = None
        return spec


class _Loader(importlib.machinery.SourceFileLoader):
    """Loads a module of the project."""

    def __init__(self, name: str, path: str, project: Project):
        super().__init__(name, path)
        self._project = project

    def exec_module(self, module):
        self._project.loaded.append(module.__name__)
        exec(self._project.prepare(vars(module), read_source(self.path)), vars(module))

    def get_source(self, fullname):
        return read_source(self.path).text


def importing_as_python2(name: str, globals: Optional[dict] = None, locals: Optional[dict] = None,
                         fromlist: Any = (), level: int = 0) -> Any:
    """``__import__`` of Python 2: old names of the standard library, and modules beside the one that imports."""
    if level == 0:
        from keras1.scripts.python2.modules import replacement
        package = "" if "absolute_import" in (globals or {}) else _package(globals or {})
        if package and _is_in(name, sys.modules[package].__path__):
            return _beside(name, package, fromlist)
        found = None if _is_in(name, sys.path[:1]) else replacement(name)
        if found is not None:
            return found
    return builtins.__import__(name, globals, locals, fromlist, level)


def _package(globals_: Dict[str, Any]) -> str:
    """The package of the module with these globals; empty for a script."""
    name = globals_.get("__package__") or ""
    return name if "__path__" in vars(sys.modules.get(name, builtins)) else ""


def _is_in(name: str, folders: List[str]) -> bool:
    first = name.split(".")[0]
    return any(os.path.isfile(os.path.join(folder, first + ".py")) or
               os.path.isfile(os.path.join(folder, first, "__init__.py")) for folder in folders)


def _beside(name: str, package: str, fromlist: Any) -> Any:
    whole = "%s.%s" % (package, name)
    found = builtins.__import__(whole, None, None, fromlist or ["*"], 0)
    return found if fromlist else sys.modules["%s.%s" % (package, name.split(".")[0])]
