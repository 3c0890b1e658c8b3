"""How 2.x reads the margins that padding and cropping are told: a number, one for each axis, or a pair for each."""
import warnings
from typing import Any, Dict, List, Tuple

from keras1.errors import ArgumentError
from keras1.utils.conv_utils import normalize_tuple

Pair = Tuple[int, int]

_COUNTS = {2: "two", 3: "3"}
_ENTRIES = ("1st", "2nd", "3rd")
_FORMS = {
    2: "a tuple of 2 ints (symmetric_height_%(m)s, symmetric_width_%(m)s), or a tuple of 2 tuples of 2 ints "
       "((top_%(m)s, bottom_%(m)s), (left_%(m)s, right_%(m)s))",
    3: "a tuple of 3 ints (symmetric_dim1_%(m)s, symmetric_dim2_%(m)s, symmetric_dim3_%(m)s), or a tuple of 3 tuples "
       "of 2 ints ((left_dim1_%(m)s, right_dim1_%(m)s), (left_dim2_%(m)s, right_dim2_%(m)s), (left_dim3_%(m)s, "
       "right_dim2_%(m)s))",
}


def margins(value: Any, n: int, argument: str) -> Tuple[Pair, ...]:
    """What is before and after, along each of ``n`` axes.

    Parameters
    ----------
    value : int, or sequence of n ints or pairs of int
    n : {2, 3}
    argument : {"padding", "cropping"}
        For the error.

    Raises
    ------
    ValueError
        If it is neither.

    Examples
    --------
    >>> margins(1, 2, "padding"), margins((1, (2, 3)), 2, "padding")
    (((1, 1), (1, 1)), ((1, 1), (2, 3)))
    """
    if isinstance(value, int):
        return ((value, value),) * n
    try:
        number = len(value)
    except TypeError:
        raise ArgumentError.like(ValueError)("`%s` should be either an int, %s. Found: %s" % (
            argument, _FORMS[n] % {"m": argument[:4].replace("padd", "pad")}, value)) from None
    if number != n:
        raise ArgumentError.like(ValueError)("`%s` should have %s elements. Found: %s" % (argument, _COUNTS[n], value))
    return tuple(normalize_tuple(one, 2, "%s entry of %s" % (entry, argument)) for one, entry in zip(value, _ENTRIES))


_SIDES = ("top_pad", "bottom_pad", "left_pad", "right_pad")


def with_pairs(args: Tuple, kwargs: Dict[str, Any]) -> Tuple[Tuple, Dict[str, Any], List[str]]:
    """A call ``ZeroPadding2D({"top_pad": 1})`` as ``ZeroPadding2D(((1, 0), (0, 0)))``, with a warning.

    Examples
    --------
    >>> import warnings
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")
    ...     with_pairs(({"top_pad": 1, "right_pad": 2},), {})
    ((((1, 0), (0, 2)),), {}, [])
    """
    if _tells_sides(kwargs.get("padding")):
        _warn_of_sides("(top_pad, bottom_pad, left_pad, right_pad)`.")
        return args, dict(kwargs, padding=_pairs_of(kwargs["padding"])), []
    if len(args) == 1 and _tells_sides(args[0]):
        _warn_of_sides("((top_pad, bottom_pad), (left_pad, right_pad))`")
        return (_pairs_of(args[0]),), kwargs, []
    return args, kwargs, []


def _tells_sides(padding):
    return isinstance(padding, dict) and set(padding) <= set(_SIDES)


def _pairs_of(padding):
    top, bottom, left, right = (padding.get(side, 0) for side in _SIDES)
    return (top, bottom), (left, right)


def _warn_of_sides(form):
    warnings.warn("The `padding` argument in the Keras 2 API no longeraccepts dict types. You can now input argument "
                  "as: `padding=" + form, stacklevel=7)
