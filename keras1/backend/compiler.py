"""The C++ compiler that Theano uses, and the flags that suit it."""
import os
import platform
import shutil
import sysconfig
from typing import Dict, Optional, Tuple

from keras1.backend.native.recipes import processor

# Without debugging symbols and at -O2 a module compiles in three quarters of the time of Theano's -g -O3;
# its loops run as fast once they are vectorized as -O3 does.
_VECTORIZED = "-g0 -O2 -ftree-vectorize"
FAST_TO_COMPILE = _VECTORIZED + " -fvect-cost-model=dynamic"

_SLOW = "Theano runs everything in Python, which is correct but very slow; "


def find_compiler(given: Optional[str] = None) -> Tuple[Optional[str], Optional[str]]:
    """The C++ compiler that Theano can use, or None; and what is wrong, or None.

    Parameters
    ----------
    given : str, optional
        The compiler that the user named; the empty string is the wish for none.

    Examples
    --------
    >>> find_compiler("")
    (None, None)
    """
    compiler = shutil.which("g++") or shutil.which("clang++") if given is None else given
    if given == "":
        return None, None
    if not compiler:
        return None, "no C++ compiler found: " + _SLOW + "install g++ (Debian, Ubuntu: apt install g++)"
    header = os.path.join(sysconfig.get_path("include"), "Python.h")
    if not os.path.exists(header):
        return None, header + " is missing: " + _SLOW + (
            "install Python's headers (Debian, Ubuntu: apt install python3-dev) or use a Python that has them")
    return compiler, None


def flags_for(compiler: str) -> Dict[str, str]:
    """Theano's flags for a compiler: what compiles fast, and code for this very processor.

    Theano finds the processor's flags by running the compiler three times in every process.  ``-march=native``
    spares that; a compile folder for each kind of processor then keeps their code apart.  Its name needs nothing that
    only Theano knows, so that compiling can begin before Theano is imported.
    """
    if not is_gcc(compiler) or platform.machine() != "x86_64":
        return {"gcc__cxxflags": _VECTORIZED + " -Wno-c++11-narrowing"}  # for clang: Theano narrows
    folder = "-".join(["compiledir_" + platform.system(), platform.machine(), platform.python_version(), processor()])
    return {"gcc__cxxflags": FAST_TO_COMPILE + " -march=native", "compiledir_format": folder}


def is_gcc(compiler: str) -> bool:
    """Whether a compiler is GCC by its name.

    Examples
    --------
    >>> is_gcc("/usr/bin/g++-12"), is_gcc("clang++")
    (True, False)
    """
    return os.path.basename(compiler.split()[0]).startswith("g++")
