"""Values of tensors and variables: read and set."""
from typing import Any, Iterable, List, Sequence, Tuple

import numpy as np
from theano.compile import SharedVariable

from keras1.backend import sparse
from keras1.errors import ArgumentError
from keras1.history import versioned


def eval(x) -> np.ndarray:
    """The value of a tensor that depends on no placeholder.

    Examples
    --------
    >>> from keras1 import backend as K
    >>> eval(K.ones((2,)))
    array([1., 1.], dtype=float32)
    """
    return sparse.to_dense(x).eval()


def get_value(x) -> np.ndarray:
    """A copy of a variable's value.

    Raises
    ------
    ArgumentError
        If ``x`` is not a variable.
    """
    if not isinstance(x, SharedVariable):
        raise _no_variable()
    return x.get_value()


@versioned
def _no_variable():
    return ArgumentError.like(Exception)("'" + _NO_VARIABLE)


@_no_variable.since("1.2.0", reason="TypeError in place of Exception")
def _no_variable_type():
    return ArgumentError.like(TypeError)(_NO_VARIABLE)


@_no_variable.since("2.0.6", reason="with marks around names")
def _no_variable_marked():
    return ArgumentError.like(TypeError)("`get_value` can only be called on a variable. "
                                         "If you have an expression instead, use `eval()`.")


_NO_VARIABLE = "get_value() can only be called on a variable. If you have an expression instead, use eval()."


def set_value(x, value: Any) -> None:
    """Set a variable's value, cast to its type.

    Examples
    --------
    >>> from keras1 import backend as K
    >>> x = K.zeros((2,))
    >>> set_value(x, [1, 2])
    >>> get_value(x)
    array([1., 2.], dtype=float32)
    """
    x.set_value(np.asarray(value, dtype=x.dtype))


def batch_get_value(xs: Sequence[Any]) -> List[np.ndarray]:
    """The values of several variables.  Came with 1.0.8.

    Examples
    --------
    >>> from keras1 import backend as K
    >>> batch_get_value([K.zeros((1,)), K.ones((1,))])
    [array([0.], dtype=float32), array([1.], dtype=float32)]
    """
    return [get_value(x) for x in xs]


def batch_set_value(tuples: Iterable[Tuple[Any, Any]]) -> None:
    """Set the values of several variables, given as pairs of variable and value.  Came with 1.0.1."""
    for x, value in tuples:
        set_value(x, value)
