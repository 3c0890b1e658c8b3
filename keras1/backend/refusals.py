"""Errors that the backend raised under one class up to 1.1, and under another from 1.2.0 on."""
from typing import Any, Optional, Type

from keras1.errors import ArgumentError, Keras1Error
from keras1.history import versioned


@versioned
def refused(words: str, value: Any, hint: Optional[str] = None, apart: Optional[str] = None,
            kind: Type[Keras1Error] = ArgumentError) -> Keras1Error:
    """The error for a value that is none of those possible.

    Parameters
    ----------
    words : str
        What is wrong with it; the value is appended.
    value : object
    hint : str, optional
    apart : str, optional
        The words from 1.2.0 on, where words and value stand apart; ``words`` if not given.
    kind : class, optional
        Of our errors.

    Returns
    -------
    Keras1Error
        To be raised; of the class ``Exception``, from 1.2.0 on ``ValueError``.

    Examples
    --------
    >>> error = refused("Invalid mode:", "x")
    >>> type(error).__name__, error.args
    ('Exception', ('Invalid mode: x',))
    >>> from keras1.history import emulate
    >>> with emulate("1.2.0"):
    ...     error = refused("Invalid mode:", "x")
    >>> type(error).__name__, error.args
    ('ValueError', ("('Invalid mode:', 'x')",))
    """
    return kind.like(Exception)("%s %s" % (words, value), hint)


@refused.since("1.2.0", reason="ValueError in place of Exception, with two arguments")
def refused_apart(words, value, hint=None, apart=None, kind=ArgumentError):
    """The error for a value that is none of those possible: a ``ValueError`` with two arguments."""
    return kind.like(ValueError)(str((words if apart is None else apart, value)), hint)


@versioned
def refusal(message: str, hint: Optional[str] = None, kind: Type[Keras1Error] = ArgumentError) -> Keras1Error:
    """The error with that message: of the class ``Exception``, from 1.2.0 on ``ValueError``."""
    return kind.like(Exception)(message, hint)


@refusal.since("1.2.0", reason="ValueError in place of Exception")
def refusal_of_value(message, hint=None, kind=ArgumentError):
    """The error with that message: a ``ValueError``."""
    return kind.like(ValueError)(message, hint)
