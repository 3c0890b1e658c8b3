"""The BLAS that Theano links: matrix products live or die by it."""
import contextlib
import ctypes
import glob
import hashlib
import importlib.util
import os
import shlex
import subprocess
import tempfile
from typing import NamedTuple, Optional

from keras1.backend.fast_paths import of_the_process

# The Fortran symbols that Theano's C code calls, and what its convolutions ask of OpenBLAS.
_SYMBOLS = [kind + name for name in ("gemm_", "gemv_", "ger_", "dot_", "axpy_") for kind in "sd"]
_SYMBOLS += ["openblas_set_num_threads", "openblas_get_num_threads"]
_SHARED = ("sgemm_", "dgemm_")
_SYSTEM_LIBRARIES = ("openblas", "blas")
_CALL = b'extern "C" void sgemm_(); int main() { sgemm_(); }'


class Blas(NamedTuple):
    """A BLAS and how it is linked; empty flags mean Theano's own fallback."""

    name: str
    ldflags: str = ""
    cxxflags: str = ""
    folder: str = ""


def find_blas(compiler: Optional[str]) -> Blas:
    """The BLAS to link: the wheel scipy-openblas32, else the system's, else Theano's fallback."""
    if not compiler:
        return Blas("NumPy's, called from Python")
    return wheel_blas() or system_blas(compiler) or Blas("none: Theano's slow fallback")


def wheel_blas() -> Optional[Blas]:
    """OpenBLAS from the PyPI wheel scipy-openblas32, if installed; its symbols carry the prefix ``scipy_``."""
    spec = importlib.util.find_spec("scipy_openblas32")
    if spec is None or not spec.origin:
        return None
    folder = os.path.join(os.path.dirname(spec.origin), "lib")
    if not os.path.isdir(folder):
        return None
    if any(c in folder for c in " ,"):  # Theano and the linker split their flags there
        folder = _plain_path(folder)
        if folder is None:
            return None
    renames = " ".join("-D%s=%s" % (symbol, _renamed(symbol)) for symbol in _SYMBOLS)
    return Blas("OpenBLAS of the wheel scipy-openblas32",
                "-L%s -lscipy_openblas -Wl,-rpath,%s" % (folder, folder), renames, folder)


def _renamed(symbol: str) -> str:
    """What is linked for a symbol: the wheel's, or ``native/products.cpp`` before it."""
    return ("keras1_" if symbol in _SHARED and "products" in of_the_process() else "scipy_") + symbol


def shares_products(blas: Blas) -> bool:
    """Whether large products are shared by the cores, each part computed by this BLAS on one thread."""
    return "=keras1_" in blas.cxxflags


def _plain_path(folder: str) -> Optional[str]:
    """A link to a folder, of the user's own and without blanks in its path; None if there can be none."""
    link = os.path.join(tempfile.gettempdir(), "keras1-blas-" + hashlib.sha256(folder.encode()).hexdigest()[:12])
    with contextlib.suppress(OSError):
        os.symlink(folder, link)
    with contextlib.suppress(OSError):
        if os.lstat(link).st_uid == os.getuid() and os.path.samefile(link, folder):
            return link
    return None


def keep_to_one_thread(blas: Blas) -> None:
    """One thread for the wheel's OpenBLAS.  NumPy's own BLAS is left as it is.

    Its threads wait for each other at each step: on a machine that has other work to do, they made training thirty
    times slower.  Large products are shared before it, by ``native/products.cpp``.  Without that fast path its
    threads are the user's, if ``OPENBLAS_NUM_THREADS`` or ``OMP_NUM_THREADS`` is set.
    """
    told = {"OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"} & set(os.environ)
    if not blas.folder or told and not shares_products(blas):
        return
    for library in glob.glob(os.path.join(blas.folder, "libscipy_openblas*")):
        ctypes.CDLL(library).scipy_openblas_set_num_threads(1)


def system_blas(compiler: str) -> Optional[Blas]:
    """The first of the system's libraries that a call of ``sgemm_`` links with."""
    for library in _SYSTEM_LIBRARIES:
        if _links(compiler, "-l" + library):
            return Blas("the system's lib" + library, "-l" + library)
    return None


def _links(compiler: str, flag: str) -> bool:
    command = shlex.split(compiler) + ["-x", "c++", "-", "-o", os.devnull, flag]
    try:
        return subprocess.run(command, input=_CALL, capture_output=True).returncode == 0
    except OSError:
        return False
