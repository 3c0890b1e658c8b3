"""The headers of Theano's C code, compiled once.

Each module that Theano compiles includes the same headers of Python, NumPy and C++, whose reading takes half
of the time.  They are compiled beforehand, once for a compile folder, and handed to the compiler with
``-include``; a compiler that cannot use the result reads the text, as before.
"""
import hashlib
import os
import shlex
import subprocess
from typing import List, Optional

import numpy as np
from theano import config
from theano.link.c.cmodule import GCC_compiler, std_include_dirs

from keras1.backend.compiler import is_gcc

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


def use_precompiled_headers() -> Optional[str]:
    """Compile the headers, if that is not done yet, and let Theano use them.

    Returns
    -------
    str or None
        The header's path; None if the compiler is not GCC, or the header could not be written or compiled, which
        does no harm.
    """
    if not config.cxx or not is_gcc(config.cxx) or " " in config.compiledir:  # flags are split at blanks
        return None
    arguments = _COMMON + GCC_compiler.compile_args() + ["-fvisibility=hidden"]
    told = "\n".join([config.cxx, np.__version__, np.get_include(), _TEXT] + arguments)
    header = os.path.join(config.compiledir, "headers-%s.h" % hashlib.sha256(told.encode()).hexdigest()[:8])
    if not os.path.exists(header + ".gch") and not _compiled(header, arguments):
        return None
    config.gcc__cxxflags += " -include %s" % header
    return header


def _compiled(header: str, arguments: List[str]) -> bool:
    unfinished = "%s.%d" % (header, os.getpid())
    command = shlex.split(config.cxx) + arguments + ["-I" + folder for folder in std_include_dirs()]
    try:
        with open(header, "w") as file:
            file.write(_TEXT)
        done = subprocess.run(command + ["-x", "c++-header", header, "-o", unfinished], capture_output=True)
        if done.returncode == 0:
            os.replace(unfinished, header + ".gch")  # no other process sees it half written
        return done.returncode == 0
    except OSError:
        return False
