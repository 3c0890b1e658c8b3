"""Theano's complaints about the arrays given to a function, made readable.

Theano's messages run over pages: the failing node, its inputs, where it was made.  What the user needs is
the complaint itself, the shapes that met, and what was given.
"""
import re
from typing import Any, List, Sequence

import numpy as np

from keras1.errors import DataError, Keras1Error, ShapeError

_ABOUT_DATA = (TypeError, ValueError, IndexError, AssertionError)
_ABOUT_SHAPES = re.compile(r"dimension|shape|mis-?match|align|stack size", re.IGNORECASE)
_BAD_INPUT = re.compile(r"Bad input argument .*? at index (\d+) \(0-based\)")
_NODE = re.compile(r"Apply node that caused the error: (\w+)")
_NODE_SHAPES = re.compile(r"Inputs shapes: \[(.*)\]")


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

    Examples
    --------
    >>> error = ValueError("sizes mismatch\\nApply node that caused the error: Dot(x, y)\\nInputs shapes: [(2,), (3,)]")
    >>> better = readable(error, [], [])
    >>> type(better).__name__, better.args[0], better.hint
    ('ValueError', 'sizes mismatch', 'Dot met the shapes (2,), (3,); the function was given nothing')
    """
    if isinstance(error, Keras1Error) or not isinstance(error, _ABOUT_DATA):
        return error
    text = str(error)
    complaint = _complaint(text, placeholders)
    kind = ShapeError if _ABOUT_SHAPES.search(complaint) else DataError
    given = "the function was given %s" % (_described(placeholders, arrays) or "nothing")
    return kind.like(_plain(type(error)))(complaint, "; ".join(_met(text) + [given]))


def _plain(kind: type) -> type:
    """The built-in class that an exception's class is, or derives from."""
    return next(base for base in kind.__mro__ if base.__module__ == "builtins")


def _complaint(text: str, placeholders: Sequence[Any]) -> str:
    """What is wrong, without where in the graph, and without where the graph was made."""
    bad_input = _BAD_INPUT.match(text)
    if bad_input:  # the complaint is the last line
        index = int(bad_input.group(1))
        return "%s: %s" % (_name(placeholders[index], index), text.strip().splitlines()[-1])
    lines = text.split("Apply node that caused the error")[0].strip().splitlines()
    return ", ".join(line.strip() for line in lines)


def _met(text: str) -> List[str]:
    """Which operation failed, and the shapes it met."""
    node, shapes = _NODE.search(text), _NODE_SHAPES.search(text)
    return ["%s met the shapes %s" % (node.group(1), shapes.group(1))] if node and shapes else []


def _described(placeholders: Sequence[Any], arrays: Sequence[Any]) -> str:
    parts = ["%s %s" % (_name(tensor, index), _shape(array))
             for index, (tensor, array) in enumerate(zip(placeholders, arrays))]
    if len(placeholders) != len(arrays):
        parts.append("%d inputs where it takes %d" % (len(arrays), len(placeholders)))
    return ", ".join(parts)


def _name(tensor: Any, index: int) -> str:
    return getattr(tensor, "name", None) or "input %d" % index


def _shape(array: Any) -> str:
    if isinstance(array, (np.ndarray, np.generic)):
        return "%s %s" % (array.dtype, array.shape)
    return type(array).__name__
