"""Calls of compiled functions: arrays that fit at a glance are handed over without ceremony.

Theano looks at each argument of each call at length.  In a loop over batches nearly all are plain arrays of numbers
with the right number of axes; these are converted, if need be, and the function is told to trust them.  By the fast
path ``calls`` all that, and the nodes of the function, are one call of C++: see ``compiling/programs.py``.
"""
from typing import Any, List, NamedTuple, Optional, Sequence, Tuple

import numpy as np
from theano.tensor import TensorType

from keras1.backend.compiling.programs import program
from keras1.backend.fast_paths import taken


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


class Call:
    """A compiled function that is called with the list of its arrays.

    Parameters
    ----------
    function : theano.compile.Function
        It converts its arguments to the placeholders' types (``allow_input_downcast``).
    placeholders : sequence
        What it takes.

    Examples
    --------
    >>> from keras1 import backend as K
    >>> x = K.placeholder(ndim=1)
    >>> Call(K.function([x], 2 * x).function, [x])([np.arange(3)])
    array([0., 2., 4.], dtype=float32)
    """

    def __init__(self, function: Any, placeholders: Sequence[Any]):
        self.function, self._placeholders = function, placeholders
        self._kinds = expected(placeholders)
        self._program = program(function) if taken("calls") else None

    def __call__(self, arrays: Sequence[Any]) -> Any:
        """What ``function(*arrays)`` gives, without Theano's checks if all arrays are as expected."""
        results = self._program(arrays) if self._program else NotImplemented
        return self._by_theano(arrays) if results is NotImplemented else results

    def _by_theano(self, arrays):
        if len(arrays) != len(self._kinds):
            return self.function(*arrays)
        taken_arrays = []
        for kind, array in zip(self._kinds, arrays):
            array = None if kind is None else kind.taken(array)
            if array is None:
                return self.function(*arrays)
            taken_arrays.append(array)
        self.function.trust_input = True
        try:
            return self.function(*taken_arrays)
        finally:
            self.function.trust_input = False  # whoever calls it directly is not trusted

    def __reduce__(self):
        return Call, (self.function, self._placeholders)  # a copy of the function has a memory of its own
