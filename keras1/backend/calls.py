"""Calls of compiled functions: arrays that fit at a glance are handed over without ceremony.

Theano looks at each argument of each call at length.  In a loop over batches nearly all are plain arrays of numbers
with the right number of axes; these are converted, if need be, and the function is told to trust them.
"""
from typing import Any, List, NamedTuple, Optional, Sequence, Tuple

import numpy as np
from theano.tensor import TensorType


class Expected(NamedTuple):
    """What a placeholder expects: a type, a number of axes, and those of them that have size 1."""

    dtype: np.dtype
    ndim: int
    single: Tuple[int, ...]

    def taken(self, array: Any) -> Optional[np.ndarray]:
        """The array in the placeholder's type; None for anything that Theano should look at itself."""
        dtype, ndim, single = self
        if type(array) is not np.ndarray or array.ndim != ndim:
            return None
        if single and any(array.shape[axis] != 1 for axis in single):
            return None
        if array.dtype is dtype:
            return array if array.flags.aligned else None
        return array.astype(dtype) if array.dtype.kind in "fiub" else None


def expected(placeholders: Sequence[Any]) -> List[Optional[Expected]]:
    """What placeholders expect; None for one that only Theano knows, such as a sparse matrix.

    Examples
    --------
    >>> from keras1 import backend as K
    >>> for one in expected([K.placeholder(ndim=1), K.placeholder(ndim=2)]):
    ...     one.taken(np.arange(3))
    array([0., 1., 2.], dtype=float32)
    """
    return [_expected(getattr(x, "type", None)) for x in placeholders]


def _expected(kind: Any) -> Optional[Expected]:
    if not isinstance(kind, TensorType) or kind.filter_checks_isfinite:
        return None
    single = tuple(axis for axis, one in enumerate(kind.broadcastable) if one)
    return Expected(np.dtype(kind.dtype), kind.ndim, single)


def call(function: Any, kinds: Sequence[Optional[Expected]], arguments: Sequence[Any]) -> Any:
    """What ``function(*arguments)`` gives, without Theano's checks if all arguments are as expected.

    Parameters
    ----------
    function : theano.compile.Function
        It converts its arguments to the placeholders' types (``allow_input_downcast``).
    kinds : list
        What its placeholders expect.
    arguments : sequence
    """
    if len(arguments) != len(kinds):
        return function(*arguments)
    taken = []
    for kind, array in zip(kinds, arguments):
        array = None if kind is None else kind.taken(array)
        if array is None:
            return function(*arguments)
        taken.append(array)
    function.trust_input = True
    try:
        return function(*taken)
    finally:
        function.trust_input = False  # whoever calls it directly is not trusted
