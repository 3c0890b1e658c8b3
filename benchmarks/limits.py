"""What the machine can do: matrix products and copies of memory. `python -m benchmarks.limits` prints them as JSON."""
import ctypes
import glob
import importlib.util
import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Callable, Dict, Optional

import numpy as np

_SIZE = 2048
_BYTES = 2 ** 27  # of an array: more than any cache holds
_TIMES = 5


def measured() -> Dict[str, float]:
    """GFLOP/s of products of float32 matrices, GB/s of copying and adding long arrays; on one core and on all."""
    cores = len(os.sched_getaffinity(0))
    found = {"cores": cores, **{"sgemm_%d" % threads: product(threads) for threads in sorted({1, cores})}}
    for threads in sorted({1, cores}):
        found.update(("%s_%d" % (name, threads), speed) for name, speed in memory(threads).items())
    return {name: round(value, 1) for name, value in found.items()}


def product(threads: int) -> float:
    """GFLOP/s of the product of two matrices."""
    blas = openblas()
    if blas is not None:
        blas.scipy_openblas_set_num_threads(threads)
    a, b = np.ones((2, _SIZE, _SIZE), "float32")
    c = np.empty_like(a)

    def gemm():
        if blas is None:
            return np.dot(a, b, out=c)
        size, one = ctypes.c_int(_SIZE), ctypes.c_float(1)
        row_major, as_it_is = 101, 111
        blas.scipy_cblas_sgemm(row_major, as_it_is, as_it_is, size, size, size, one, _at(a), size, _at(b), size,
                               ctypes.c_float(0), _at(c), size)
    return 2e-9 * _SIZE ** 3 / fastest(gemm)


def openblas() -> Optional[ctypes.CDLL]:
    """The BLAS that keras1 uses; None if it is not that of the wheel."""
    wheel = importlib.util.find_spec("scipy_openblas32")
    found = glob.glob(os.path.join(os.path.dirname(wheel.origin), "lib", "libscipy_openblas*")) if wheel else []
    return ctypes.CDLL(found[0]) if found else None


def memory(threads: int) -> Dict[str, float]:
    """GB/s as the benchmark STREAM counts them: what is read and what is written."""
    a, b, c = np.ones((3, threads, _BYTES // 4 // threads), "float32")
    with ThreadPoolExecutor(threads) as pool:
        def copy():
            list(pool.map(np.copyto, c, a))

        def add():
            list(pool.map(np.add, a, b, c))
        return {"copy": 2e-9 * a.nbytes / fastest(copy), "add": 3e-9 * a.nbytes / fastest(add)}


def fastest(function: Callable[[], object]) -> float:
    """Seconds of the fastest of some calls, after one to warm up."""
    function()
    took = []
    for _ in range(_TIMES):
        begin = time.perf_counter()
        function()
        took.append(time.perf_counter() - begin)
    return min(took)


def _at(array: np.ndarray) -> ctypes.c_void_p:
    return ctypes.c_void_p(array.ctypes.data)


if __name__ == "__main__":
    print(json.dumps(measured()))
