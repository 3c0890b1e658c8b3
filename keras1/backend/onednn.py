"""oneDNN, from the wheels onednn-cpu-gomp and onednn-devel-cpu-gomp: convolutions of arrays of float32."""
import ctypes
import functools
from typing import Any, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from keras1.backend.fast_paths import no_compiler, wanted
from keras1.backend.memory_layout import laid_out, without_values
from keras1.backend.native import Library, pointer
from keras1.backend.native.recipes import WHEELS, folder_of
from keras1.errors import BackendError

FORWARD, BY_KERNELS, BY_IMAGES = range(3)
_MOST = 3  # spatial axes, as in native/onednn.cpp

_LIBRARY = Library("onednn")


@functools.cache
def hindrance() -> Optional[str]:
    """Why oneDNN cannot be used here, or None."""
    missing = [wheel for wheel in WHEELS if not folder_of(wheel)]
    if missing:
        return "pip install " + " ".join(missing)
    try:
        _LIBRARY.loaded  # noqa: B018  a cached property
    except (OSError, BackendError) as error:
        return "oneDNN does not load: %s" % error
    return None


def begin() -> None:
    """Begin to compile what calls it, if it will be wanted."""
    if "convolution" in wanted() and no_compiler() is None and all(map(folder_of, WHEELS)):
        _LIBRARY.begin()


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
              geometry: Geometry, last: bool = False) -> np.ndarray:
    """Images ``(n, channels, ...)`` convolved with kernels ``(filters, channels, ...)``, of a given shape.

    Channels of the results stand last in memory if those of the images do, or if ``last`` says so.
    """
    images_last, images = laid_out(images)
    results = without_values(shape, last or images_last)
    if results.size and not (images.size and kernels.size):
        results[:] = 0 if bias is None else bias.reshape((-1,) + (1,) * len(geometry.strides))
        return results
    return _run(FORWARD, images, kernels, bias, results, (images_last, last or images_last), geometry)


def by_kernels(images: np.ndarray, gradient: np.ndarray, shape: Sequence[int], geometry: Geometry) -> np.ndarray:
    """The gradient by the kernels, whose shape is given, of which that by the results is given."""
    images_last, images = laid_out(images)
    results_last, gradient = laid_out(gradient)
    kernels = np.empty(shape, "float32")
    if not (images.size and gradient.size):
        kernels[:] = 0
        return kernels
    return _run(BY_KERNELS, images, kernels, None, gradient, (images_last, results_last), geometry)


def by_images(kernels: np.ndarray, gradient: np.ndarray, shape: Sequence[int], geometry: Geometry,
              last: bool = False) -> np.ndarray:
    """The gradient by the images, whose shape is given, of which that by the results is given.

    Its channels stand last in memory if those of the given one do, or if ``last`` says so.
    """
    results_last, gradient = laid_out(gradient)
    images = without_values(shape, last or results_last)
    if not (kernels.size and gradient.size):
        images[:] = 0
        return images
    return _run(BY_IMAGES, images, kernels, None, gradient, (last or results_last, results_last), geometry)


def _run(direction, images, kernels, bias, results, last, geometry):
    written = (results, kernels, images)[direction]
    if not written.size:
        return written
    plan = _plan(direction, images.shape, kernels.shape, results.shape, bias is not None, last, geometry)
    strides = None if kernels.flags.c_contiguous else plan.strides(kernels)
    bias = bias if bias is None else np.ascontiguousarray(bias)
    arrays = map(pointer, (images, kernels, strides, bias, results))
    if _function("convolve", ctypes.c_int64, 6)(plan.handle, *arrays):
        raise BackendError.like(MemoryError)("oneDNN failed", "is there memory left?")
    return written


class _Plan:
    """What oneDNN prepared for one shape, of which it sees some spatial axes."""

    def __init__(self, handle: int, axes: Sequence[int]):
        self.handle, self._axes, self._forget = handle, [0, 1, *axes], _function("convolution_forget", None, 1)

    def strides(self, kernels: np.ndarray) -> np.ndarray:
        """The distances of kernels' elements along the axes, in elements."""
        return np.array([kernels.strides[axis] for axis in self._axes], "int64") // kernels.itemsize

    def __del__(self):
        self._forget(self.handle)


@functools.lru_cache(maxsize=512)
def _plan(direction, images, kernels, results, has_bias, last, geometry):
    """The plan for these shapes, made once."""
    axes = _axes(images, kernels, geometry)
    gaps = [0, 0] + [step - 1 for step in geometry.dilation]
    strides, before, after = ((0, 0, *sizes) for sizes in (geometry.strides, *zip(*geometry.padding)))
    numbers = [direction, len(axes), *last, geometry.turned, has_bias, geometry.groups]
    numbers += [images[0], images[1], results[1]]
    for sizes in (images, kernels, results, strides, gaps, before, after):
        numbers += [sizes[axis] for axis in axes] + [0] * (_MOST - len(axes))
    handle = _function("convolution_plan", ctypes.c_void_p, 1)(pointer(np.array(numbers, "int64")))
    if not handle:
        raise BackendError.like(ValueError)(
            "oneDNN cannot convolve images %s with kernels %s to %s" % (images, kernels, results),
            "do without it: KERAS1_FAST_PATHS=-convolution")
    return _Plan(handle, axes)


def _axes(images, kernels, geometry):
    """The spatial axes along which anything moves: without the second one of sequences, which Keras computes as images.

    oneDNN convolves several places of the last axis at once; if there is but one, it takes five times as long.
    """
    sizes = zip(images[2:], kernels[2:], geometry.padding)
    return [axis for axis, size in enumerate(sizes, 2) if size != (1, 1, (0, 0))] or [2]


@functools.cache
def _function(name: str, result: Any, arguments: int):
    """A function of the library that takes addresses."""
    return _LIBRARY.function(name, result, *[ctypes.c_void_p] * arguments)
