"""Notebooks exported to a script: ``get_ipython()``, and what they import of IPython."""
import sys
import types
from typing import Any

_RUNS = {"time", "timeit", "capture", "prun", "python", "python2", "python3"}
_PYLAB = ("from pylab import *; import numpy; import numpy as np; import matplotlib; "
          "from matplotlib import pyplot as plt")


class Shell:
    """What ``get_ipython()`` returns: runs the statements given to a magic, and passes over the rest."""

    def __init__(self, globals_: dict, run: Any):
        self._globals, self._run = globals_, run

    def magic(self, line: str) -> None:
        """``%name rest``."""
        name, _, rest = line.partition(" ")
        self.run_line_magic(name, rest)

    def run_line_magic(self, name: str, line: str, *args: Any) -> None:
        """``%name line``."""
        if name == "pylab":
            self._run(_PYLAB, self._globals)
        elif name in _RUNS and line:
            self._run(line, self._globals)
        elif name == "run":
            print("keras1: passed over %%run %s" % line, file=sys.stderr)

    def run_cell_magic(self, name: str, line: str, cell: str) -> None:
        """``%%name line`` above a cell."""
        if name in _RUNS:
            self._run(cell, self._globals)

    def system(self, command: str) -> None:
        """``!command``: passed over."""
        print("keras1: passed over !%s" % command, file=sys.stderr)

    getoutput = system

    def __getattr__(self, name):
        return lambda *args, **kwargs: None


def ipython(name: str) -> types.ModuleType:
    """The package ``IPython``."""
    made = types.ModuleType(name)
    made.get_ipython = lambda: None
    made.embed = lambda *args, **kwargs: None
    return made


def display(name: str) -> types.ModuleType:
    """The module ``IPython.display``: objects are printed."""
    made = types.ModuleType(name)

    def show(*objects, **kwargs):
        """Print."""
        for thing in objects:
            print(thing)

    class Shown:
        """A picture, formula, page or sound."""

        def __init__(self, data=None, *args, **kwargs):
            self.data = data

        def __repr__(self):
            return "<%s>" % type(self).__name__
    for kind in ("Audio", "HTML", "IFrame", "Image", "Javascript", "Latex", "Markdown", "Math", "SVG", "YouTubeVideo"):
        setattr(made, kind, type(kind, (Shown,), {}))
    made.display, made.clear_output = show, lambda *args, **kwargs: None
    made.display_png = made.display_svg = made.display_html = show
    return made
