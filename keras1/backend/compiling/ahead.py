"""What every process needs of compiled code, begun before Theano is imported and finished when a function is made.

That is ``native/formulas.cpp``, the libraries that it calls, and ``lazylinker_ext``, Theano's virtual machine, which
is compiled as Theano does it and put where Theano looks for it.
"""
import importlib.util
import os
import re
import shlex
import sysconfig
from pathlib import Path
from typing import List, Optional

import numpy as np

from keras1.backend import cores
from keras1.backend.compiling.units import Unit
from keras1.backend.fast_paths import taken
from keras1.backend.native import Library, folder

_INCLUDES = ["-I" + sysconfig.get_path("include"), "-I" + np.get_include()]

#: All of an element-wise formula but the formula.
FORMULAS = Library("formulas")

_machine: List[Unit] = []


def begin() -> None:
    """Begin with what is not there yet, if the fast path ``modules`` is taken."""
    if not taken("modules"):
        return
    try:
        cores.begin()
        FORMULAS.begin()
        if not _machine:
            _begin_machine()
    except OSError:
        pass  # a folder that cannot be written, of which Theano says more


def finish() -> None:
    """Wait for Theano's virtual machine, if we are to compile it."""
    while _machine:
        unit = _machine.pop()
        if unit.finish():
            (Path(unit.path).parent / "__init__.py").write_text("_version = %s\n" % _version())


def _begin_machine() -> None:
    from keras1.backend import SETUP
    package = _machines_folder()
    path = os.path.join(folder(), "lazylinker_ext", "lazylinker_ext.so")
    if os.name != "posix" or package is None or os.path.exists(path):
        return
    os.makedirs(os.path.dirname(path), mode=0o770, exist_ok=True)
    command = shlex.split(SETUP.compiler) + ["-shared", "-fPIC", "-O2", "-g0", "-w", *_INCLUDES, "-I%s" % package]
    _machine.append(Unit((package / "lazylinker_c.c").read_text(), command, path))


def _machines_folder() -> Optional[Path]:
    """Where the source of Theano's machine lies."""
    found = importlib.util.find_spec("theano")
    package = Path(found.submodule_search_locations[0], "link", "c", "c_code") if found else Path()
    return package if (package / "lazylinker_c.c").exists() else None


def _version() -> str:
    """The machine's version as Theano compares it."""
    text = (_machines_folder().parent / "lazylinker_c.py").read_text()
    return re.search(r"^version = (\S+)", text, re.MULTILINE).group(1)
