"""The headers of Theano's C code, compiled once.

Each module that Theano compiles includes the same headers of Python, NumPy and C++, whose reading takes half
of the time.  They are compiled in the background, once for a compile folder, and handed to the compiler with
``-include``; a compiler that cannot use the result, or comes before it is there, reads the text.
"""
import hashlib
import os
import shlex
from typing import List, Optional, Tuple

import numpy as np
from theano import config
from theano.link.c.cmodule import GCC_compiler, std_include_dirs

from keras1.backend.compiler import is_gcc
from keras1.backend.compiling.units import Unit

_TEXT = """\
#include <Python.h>
#include <iostream>
#include <math.h>
#include <numpy/arrayobject.h>
#include <numpy/arrayscalars.h>
#include <vector>
#include <algorithm>
"""
# What Theano adds to the compiler's own arguments for nearly every module; these must agree.
_COMMON = ["-g", "-O3", "-fno-math-errno", "-Wno-unused-label", "-Wno-unused-variable", "-Wno-write-strings"]


_waiting: List[Tuple[str, List[str]]] = []
_begun: List[Unit] = []


def use_precompiled_headers() -> Optional[str]:
    """Let Theano use the headers; they are compiled after the first function if they have not been yet.

    Returns
    -------
    str or None
        The header's path; None if the compiler is not GCC, or the header could not be written, which does no harm.
    """
    if not config.cxx or not is_gcc(config.cxx) or " " in config.compiledir:  # flags are split at blanks
        return None
    arguments = _COMMON + GCC_compiler.compile_args() + ["-fvisibility=hidden"]
    told = "\n".join([config.cxx, np.__version__, np.get_include(), _TEXT] + arguments)
    header = os.path.join(config.compiledir, "headers-%s.h" % hashlib.sha256(told.encode()).hexdigest()[:8])
    if not os.path.exists(header + ".gch"):
        if not _written(header):
            return None
        _waiting.append((header, arguments))
    config.gcc__cxxflags += " -include %s" % header
    return header


def begin() -> None:
    """Begin to compile what waits; to be called when the first function is done, which gains nothing by it."""
    while _waiting:
        header, arguments = _waiting.pop()
        command = shlex.split(config.cxx) + arguments + ["-I" + folder for folder in std_include_dirs()]
        _begun.append(Unit(_TEXT, command + ["-x", "c++-header"], header + ".gch"))


def take_when_ready() -> None:
    """Put compiled headers in place, if the compiler has done with them; till then their text is read."""
    for unit in [unit for unit in _begun if unit.is_over()]:
        unit.finish()
        _begun.remove(unit)


def _written(header: str) -> bool:
    try:
        with open(header, "w") as file:
            file.write(_TEXT)
    except OSError:
        return False
    return True
