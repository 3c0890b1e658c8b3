"""Graphs in the language of Graphviz, drawn into files.

Drawing is Graphviz' work: that of its program ``dot``, where it is installed, or else that of the package pygraphviz,
whose wheels (from 2.0 on) carry Graphviz as a library.  ``pip install keras1[plots]`` brings the latter.
"""
import shutil
from types import ModuleType
from typing import Any, Optional

from keras1.errors import BackendError
from keras1.history import versioned


def write(dot: Any, to_file: str, kind: str) -> None:
    """Draw a graph.

    Parameters
    ----------
    dot : pydot.Dot
    to_file : str
    kind : str
        What Graphviz calls the format: "png", "svg", "pdf", "dot", ...

    Raises
    ------
    RuntimeError, ImportError, OSError
        A ``BackendError`` of that name, up to 1.1, from 1.2.0 and from 2.1.6 on: nothing is there to draw with.
    """
    if shutil.which("dot"):
        dot.write(to_file, format=kind)
        return
    try:
        import pygraphviz  # only who draws without the program needs it
    except ImportError:
        raise _no_graphviz("there is no program dot and no package pygraphviz: pip install pygraphviz, or install "
                           "Graphviz (Debian: apt install graphviz)") from None
    pygraphviz.AGraph(string=dot.to_string()).draw(to_file, format=kind, prog="dot")


def import_pydot() -> ModuleType:
    """The package pydot.

    Raises
    ------
    RuntimeError, ImportError
        A ``BackendError`` of that name, up to 1.1 and from 1.2.0 on: it is not there.
    """
    try:
        import pydot
    except ImportError:
        raise _no_pydot("pip install pydot") from None
    return pydot


@versioned
def _no_pydot(hint: Optional[str]) -> BackendError:
    return BackendError.like(RuntimeError)(_TOGETHER, hint)


@_no_pydot.since("1.2.0", reason="a missing package is an ImportError")
def _no_pydot_to_import(hint):
    return BackendError.like(ImportError)(_TOGETHER, hint)


@_no_pydot.since("2.1.6", reason="says which of the two is missing")
def _no_pydot_alone(hint):
    return BackendError.like(ImportError)(
        "Failed to import `pydot`. Please install `pydot`. For example with `pip install pydot`.", hint)


@versioned
def _no_graphviz(hint: str) -> BackendError:
    return _no_pydot(hint)


@_no_graphviz.since("2.1.6", reason="says which of the two is missing")
def _no_program(hint):
    return BackendError.like(OSError)(
        "`pydot` failed to call GraphViz.Please install GraphViz (https://www.graphviz.org/) and ensure that its "
        "executables are in the $PATH.", hint)


_TOGETHER = "Failed to import pydot. You must install pydot and graphviz for `pydotprint` to work."
