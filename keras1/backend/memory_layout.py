"""How arrays ``(n, channels, ...)`` lie in memory: channels first, or last as scripts for TensorFlow have them."""
from typing import Sequence, Tuple

import numpy as np


def _channels_last(array):
    return array.transpose(0, *range(2, array.ndim), 1)


def _channels_first(array):
    return array.transpose(0, array.ndim - 1, *range(1, array.ndim - 1))


def laid_out(array: np.ndarray) -> Tuple[bool, np.ndarray]:
    """Whether its channels stand last in memory, and the array, copied if it is contiguous in neither way."""
    if array.flags.c_contiguous:
        return False, array
    if _channels_last(array).flags.c_contiguous:
        return True, array
    return False, np.ascontiguousarray(array)


def laid_out_as(array: np.ndarray, last: bool) -> np.ndarray:
    """The array, copied if its memory is not contiguous with channels last, or first."""
    return _channels_first(np.ascontiguousarray(_channels_last(array))) if last else np.ascontiguousarray(array)


def without_values(shape: Sequence[int], last: bool) -> np.ndarray:
    """An array without values, whose channels stand last in memory or not."""
    if not last:
        return np.empty(shape, "float32")
    return _channels_first(np.empty((shape[0], *shape[2:], shape[1]), "float32"))
