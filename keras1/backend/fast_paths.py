"""The fast paths: what keras1 computes in another way than Theano alone would, and the switch of each.

A fast path gives the numbers of the plain way to the last digits of a float; each is tested against it.  The
environment variable ``KERAS1_FAST_PATHS`` names those to take: ``all`` (the default), ``none``, some by name, or
all but some: ``-convolution,-recurrence``.  ``without`` switches them off for a block of code.

What is asked is ``taken(name)``, when a graph is built or compiled; a function that is compiled stays as it is.
"""
import contextlib
import os
import platform
import sys
import threading
from typing import Callable, Dict, FrozenSet, Iterator, NamedTuple, Optional

from keras1.errors import ArgumentError, did_you_mean

VARIABLE = "KERAS1_FAST_PATHS"


class FastPath(NamedTuple):
    """A fast path: its name, what it replaces, and a function that says why it cannot be taken here, or None."""

    name: str
    what: str
    hindrance: Callable[[], Optional[str]]


def no_compiler() -> Optional[str]:
    """What hinders a path that is written in C++; None if nothing does."""
    from keras1.backend import SETUP
    config = getattr(sys.modules.get("theano"), "config", None)  # we are asked before Theano is imported, too
    return None if (config.cxx if config else SETUP.compiler) else "no C++ compiler"


def no_onednn() -> Optional[str]:
    """What hinders a path that calls oneDNN; None if nothing does."""
    if no_compiler():
        return no_compiler()
    from keras1.backend import onednn
    return onednn.hindrance()


def no_c_library() -> Optional[str]:
    """What hinders a path that asks the GNU C library for something; None if nothing does."""
    return None if platform.libc_ver()[0] == "glibc" else "not the GNU C library"


PATHS: Dict[str, FastPath] = {path.name: path for path in [
    FastPath("recurrence", "SimpleRNN, GRU and LSTM: one loop over time in C++ in place of Theano's scan",
             no_compiler),
    FastPath("convolution", "convolutions and their gradients by oneDNN", no_onednn),
    FastPath("pooling", "pooling and its gradients by vectorized loops on all cores", no_compiler),
    FastPath("products", "a matrix product that two formulas share is computed once; large ones on all cores",
             no_compiler),
    FastPath("updates", "an optimizer's formulas for one parameter in one loop", no_compiler),
    FastPath("random", "random numbers of many streams side by side", no_compiler),
    FastPath("sums", "sums over samples row by row", no_compiler),
    FastPath("memory", "what a call frees is kept for the next, up to 512 MB", no_c_library),
    FastPath("calls", "a compiled function in one call of C++, its nodes one after the other", no_compiler),
    FastPath("modules", "C++ modules of a function compiled together, on all cores", no_compiler),
]}

_block = threading.local()


def taken(name: str) -> bool:
    """Whether a fast path is to be taken: it is not switched off, and nothing hinders it.

    Examples
    --------
    >>> with without("recurrence"):
    ...     taken("recurrence")
    False
    """
    return name in wanted() and PATHS[name].hindrance() is None


def wanted() -> FrozenSet[str]:
    """The names of the paths that are not switched off."""
    return of_the_process() - getattr(_block, "off", frozenset())


def of_the_process() -> FrozenSet[str]:
    """The names of the paths that the environment does not switch off."""
    return chosen(os.environ.get(VARIABLE, "all"))


def chosen(text: str) -> FrozenSet[str]:
    """The names that a value of ``KERAS1_FAST_PATHS`` stands for.

    Raises
    ------
    ArgumentError
        If a name is that of no fast path.

    Examples
    --------
    >>> chosen("sums,random") == {"sums", "random"}, chosen("none")
    (True, frozenset())
    >>> "sums" in chosen("-random"), "random" in chosen("-random")
    (True, False)
    """
    words = [word.strip() for word in text.split(",") if word.strip()]
    if words in (["all"], ["none"]):
        return frozenset(PATHS if words == ["all"] else ())
    names = frozenset(word.lstrip("-") for word in words)
    _check(names)
    named = frozenset(word for word in words if not word.startswith("-"))
    return (named or frozenset(PATHS)) - (names - named)


@contextlib.contextmanager
def without(*names: str) -> Iterator[None]:
    """Take some fast paths, or all if none is named, no more, for what this thread builds and compiles in the block.

    Raises
    ------
    ArgumentError
        If a name is that of no fast path.

    Examples
    --------
    >>> with without():
    ...     wanted()
    frozenset()
    """
    _check(names)
    before = getattr(_block, "off", frozenset())
    _block.off = before | frozenset(names or PATHS)
    try:
        yield
    finally:
        _block.off = before


def _check(names) -> None:
    for name in sorted(set(names) - set(PATHS)):
        raise ArgumentError.like(ValueError)(
            "there is no fast path %r" % name, did_you_mean(name, PATHS) + "there are: " + ", ".join(PATHS))
