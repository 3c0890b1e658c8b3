"""oneDNN, from the wheels onednn-cpu-gomp and onednn-devel-cpu-gomp: convolutions of arrays of float32."""
import ctypes
import functools
import os
from typing import Any, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from keras1.backend.fast_paths import no_compiler, wanted
from keras1.backend.memory_layout import laid_out, laid_out_as, without_values
from keras1.backend.native import Library, pointer
from keras1.errors import BackendError

WHEELS = {"onednn-cpu-gomp": "libdnnl.so.3", "onednn-devel-cpu-gomp": "dnnl.h"}
FORWARD, BY_KERNELS, BY_IMAGES = range(3)
_MOST = 3  # spatial axes, as in native/onednn.cpp


@functools.cache
def folder_of(wheel: str) -> Optional[str]:
    """The folder in which the main file of an installed wheel lies, or None."""
    from importlib import metadata  # here, for its import takes long
    try:
        files = metadata.files(wheel) or []
    except metadata.PackageNotFoundError:
        return None
    found = [str(file.locate()) for file in files if file.name == WHEELS[wheel] and file.parent.name != "dnnl"]
    return os.path.dirname(os.path.realpath(found[0])) if found and os.path.exists(found[0]) else None


@functools.cache
def hindrance() -> Optional[str]:
    """Why oneDNN cannot be used here, or None."""
    missing = [wheel for wheel in WHEELS if not folder_of(wheel)]
    if missing:
        return "pip install " + " ".join(missing)
    try:
        ctypes.CDLL(os.path.join(folder_of("onednn-cpu-gomp"), WHEELS["onednn-cpu-gomp"]))
        library().loaded  # noqa: B018  a cached property
    except (OSError, BackendError) as error:
        return "oneDNN does not load: %s" % error
    return None


def begin() -> None:
    """Begin to compile what calls it, if it will be wanted."""
    if "convolution" in wanted() and no_compiler() is None and all(map(folder_of, WHEELS)):
        library().begin()


@functools.cache
def library() -> Library:
    """Our functions that call it."""
    libraries, headers = map(folder_of, WHEELS)
    return Library("onednn", ["-I", headers, "-L", libraries, "-l:" + WHEELS["onednn-cpu-gomp"],
                              "-Wl,-rpath," + libraries])


class Geometry(NamedTuple):
    """How kernels move over images: for each spatial axis, and for all.

    Dilation is the distance of neighbouring elements of the kernel; ``turned`` says that the kernel is turned around,
    which makes a convolution of the correlation.
    """

    strides: Tuple[int, ...]
    dilation: Tuple[int, ...]
    padding: Tuple[Tuple[int, int], ...]
    groups: int = 1
    turned: bool = True


def convolved(images: np.ndarray, kernels: np.ndarray, bias: Optional[np.ndarray], shape: Sequence[int],
              geometry: Geometry) -> np.ndarray:
    """Images ``(n, channels, ...)`` convolved with kernels ``(filters, channels, ...)``, of a given shape."""
    last, images = laid_out(images)
    results = without_values(shape, last)
    if results.size and not (images.size and kernels.size):
        results[:] = 0 if bias is None else bias.reshape((-1,) + (1,) * len(geometry.strides))
        return results
    return _run(FORWARD, images, kernels, bias, results, last, geometry)


def by_kernels(images: np.ndarray, gradient: np.ndarray, shape: Sequence[int], geometry: Geometry) -> np.ndarray:
    """The gradient by the kernels, whose shape is given, of which that by the results is given."""
    last, images = laid_out(images)
    kernels = np.empty(shape, "float32")
    if not (images.size and gradient.size):
        kernels[:] = 0
        return kernels
    return _run(BY_KERNELS, images, kernels, None, laid_out_as(gradient, last), last, geometry)


def by_images(kernels: np.ndarray, gradient: np.ndarray, shape: Sequence[int], geometry: Geometry) -> np.ndarray:
    """The gradient by the images, whose shape is given, of which that by the results is given."""
    last, gradient = laid_out(gradient)
    images = without_values(shape, last)
    if not (kernels.size and gradient.size):
        images[:] = 0
        return images
    return _run(BY_IMAGES, images, kernels, None, gradient, last, geometry)


def _run(direction, images, kernels, bias, results, last, geometry):
    written = (results, kernels, images)[direction]
    if not written.size:
        return written
    plan = _plan(direction, images.shape, kernels.shape, results.shape, bias is not None, last, geometry)
    strides = None if kernels.flags.c_contiguous else np.array(kernels.strides, "int64") // kernels.itemsize
    bias = bias if bias is None else np.ascontiguousarray(bias)
    arrays = map(pointer, (images, kernels, strides, bias, results))
    if _function("convolve", ctypes.c_int64, 6)(plan.handle, *arrays):
        raise BackendError.like(MemoryError)("oneDNN failed", "is there memory left?")
    return written


class _Plan:
    """What oneDNN prepared for one shape."""

    def __init__(self, handle: int):
        self.handle, self._forget = handle, _function("convolution_forget", None, 1)

    def __del__(self):
        self._forget(self.handle)


@functools.lru_cache(maxsize=512)
def _plan(direction, images, kernels, results, has_bias, last, geometry):
    """The plan for these shapes, made once."""
    padding = list(zip(*geometry.padding))
    gaps = [step - 1 for step in geometry.dilation]
    sizes = [images[2:], kernels[2:], results[2:], geometry.strides, gaps, *padding]
    numbers = [direction, len(images) - 2, last, geometry.turned, has_bias, geometry.groups]
    numbers += [images[0], images[1], results[1]]
    for of_axes in sizes:
        numbers += list(of_axes) + [0] * (_MOST - len(of_axes))
    handle = _function("convolution_plan", ctypes.c_void_p, 1)(pointer(np.array(numbers, "int64")))
    if not handle:
        raise BackendError.like(ValueError)(
            "oneDNN cannot convolve images %s with kernels %s to %s" % (images, kernels, results),
            "do without it: KERAS1_FAST_PATHS=-convolution")
    return _Plan(handle)


@functools.cache
def _function(name: str, result: Any, arguments: int):
    """A function of the library that takes addresses."""
    return library().function(name, result, *[ctypes.c_void_p] * arguments)
