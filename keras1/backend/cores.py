"""The processor's cores, shared by the kernels: how many work, and the library that hands out the work.

Large matrix products, loops over large arrays and random numbers are cut into pieces, which the calling thread and
helpers take in turn (``native/cores.cpp``).  No thread waits for one that has not begun: a machine that has other
work to do is no obstacle.  The results are the same for any number of threads.
"""
import ctypes
import functools
import os

from keras1.backend.blas import shares_products
from keras1.backend.fast_paths import of_the_process
from keras1.backend.native import Library, onednn
from keras1.backend.native.recipes import folder_of

# Theano's modules call them.
_CORES = Library("cores")
_PRODUCTS = Library("products")
_SUMS = Library("sums")
_VARIABLES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")


def begin() -> None:
    """Begin to compile what is not compiled yet."""
    for library in _libraries():
        library.begin()


@functools.cache
def load() -> None:
    """Load the libraries, before any that calls them: Theano's modules and our own.  Importing does not wait for it."""
    for library in _libraries():
        library.loaded  # noqa: B018  a cached property
    if _libraries():
        use(available())
    if _PRODUCTS in _libraries() and folder_of("onednn-cpu-gomp"):
        _PRODUCTS.function("keras1_products_by", None, ctypes.c_char_p)(onednn().encode())


def _libraries():
    from keras1.backend import SETUP
    paths = of_the_process()  # whichever block of code is the first to load them
    if not SETUP.compiler or not paths:  # Theano itself may be told to do without for a while
        return []
    return [_CORES] + [_PRODUCTS] * shares_products(SETUP.blas) + [_SUMS] * ("sums" in paths)


def use(number: int) -> None:
    """Let that many threads work at once."""
    _CORES.function("keras1_use_cores", None, ctypes.c_long)(number)


def available() -> int:
    """How many threads may work: as ``OPENBLAS_NUM_THREADS`` or ``OMP_NUM_THREADS`` says, else the process's cores.

    Examples
    --------
    >>> available() >= 1
    True
    """
    for name in _VARIABLES:
        said = os.environ.get(name, "").split(",")[0].strip()
        if said.isdigit() and int(said):
            return int(said)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
