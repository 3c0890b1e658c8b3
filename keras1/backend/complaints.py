"""Theano's complaints about the arrays given to a function, made readable.

Theano's messages run over pages: the failing node, its inputs, where it was made.  What the user needs is
the first line and the shapes that were given.
"""
import re
from typing import Any, Sequence

import numpy as np

from keras1.errors import DataError, Keras1Error, ShapeError

_ABOUT_SHAPES = re.compile(r"dimension|shape|size|align|conformab|mismatch", re.IGNORECASE)
_PREAMBLE = re.compile(r"^Bad input argument .*? at index (\d+) \(0-based\)\.?\s*")


def readable(error: Exception, placeholders: Sequence[Any], arrays: Sequence[Any]) -> Exception:
    """The error to raise in place of what Theano raised.

    Parameters
    ----------
    error : Exception
        Theano's.
    placeholders, arrays : sequences
        What the function takes, and what it was given.

    Returns
    -------
    Exception
        A ``ShapeError`` or ``DataError`` that is of the class Theano raised too; an error that is no
        complaint about data comes back unchanged.
    """
    if isinstance(error, Keras1Error) or not isinstance(error, (TypeError, ValueError, IndexError, AssertionError)):
        return error
    first = _first_line(error)
    kind = ShapeError if _ABOUT_SHAPES.search(first) else DataError
    return kind.like(_plain(type(error)))(first, "given: %s" % _described(placeholders, arrays))


def _plain(kind: type) -> type:
    return next(base for base in kind.__mro__ if base.__module__ == "builtins")


def _first_line(error: Exception) -> str:
    lines = [line for argument in error.args for line in str(argument).strip().splitlines()]
    text = " ".join(str(error).split("\n")[0:1]) if len(error.args) <= 1 else " ".join(
        line for line in lines if not line.startswith("Backtrace"))
    where = _PREAMBLE.match(text)
    return text if not where else "input %s: %s" % (where.group(1), text[where.end():])


def _described(placeholders: Sequence[Any], arrays: Sequence[Any]) -> str:
    parts = [_one(tensor, array, index) for index, (tensor, array) in enumerate(zip(placeholders, arrays))]
    if len(placeholders) != len(arrays):
        parts.append("%d inputs where %d are expected" % (len(arrays), len(placeholders)))
    return ", ".join(parts)


def _one(tensor: Any, array: Any, index: int) -> str:
    value = np.asarray(array)
    name = getattr(tensor, "name", None) or "input %d" % index
    return "%s %s %s" % (name, value.dtype, value.shape)
