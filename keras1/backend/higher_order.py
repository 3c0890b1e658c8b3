"""Functions applied along the first axis of a tensor.  They came with 1.2.0."""
from typing import Any, Callable, Optional

import theano


def map_fn(fn: Callable[[Any], Any], elems: Any, name: Optional[str] = None, dtype: Optional[Any] = None):
    """``fn`` of each entry along the first axis, stacked.

    Parameters
    ----------
    fn : function of a tensor that returns one
    elems : tensor, or list of tensors whose entries are handed over together
    name, dtype : str, optional
        ``dtype``, which came with 2.0.0, is not used.
    """
    return theano.map(fn, elems, name=name)[0]


def foldl(fn: Callable[[Any, Any], Any], elems: Any, initializer: Any = None, name: Optional[str] = None):
    """``fn(... fn(fn(initializer, elems[0]), elems[1]) ..., elems[-1])``.

    Parameters
    ----------
    fn : function of (what it made last, entry)
    elems : tensor
    initializer : tensor, optional
        The first entry if not given; the rest is then folded.
    name : str, optional
    """
    first, rest = (elems[0], elems[1:]) if initializer is None else (initializer, elems)
    return theano.foldl(_entry_first(fn), rest, first, name=name)[0]


def foldr(fn: Callable[[Any, Any], Any], elems: Any, initializer: Any = None, name: Optional[str] = None):
    """As ``foldl``, from the last entry to the first."""
    first, rest = (elems[-1], elems[:-1]) if initializer is None else (initializer, elems)
    return theano.foldr(_entry_first(fn), rest, first, name=name)[0]


def _entry_first(fn):
    """Theano hands over the entry first."""
    return lambda entry, made: fn(made, entry)
