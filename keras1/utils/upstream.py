"""Which class of error the originals raised."""
from typing import Type

from keras1.history import versioned


@versioned
def raised(kind: Type[Exception]) -> Type[Exception]:
    """``Exception`` up to 1.1, which raised nothing else for a wrong value; from 1.2.0 on the given class.

    Parameters
    ----------
    kind : type
        The class that says what is wrong: ``ValueError``, ``TypeError``.

    Examples
    --------
    >>> from keras1.history import emulate
    >>> with emulate("1.0.8"):
    ...     raised(ValueError).__name__
    'Exception'
    >>> with emulate("1.2.2"):
    ...     raised(ValueError).__name__
    'ValueError'
    """
    return Exception


@raised.since("1.2.0", reason="errors say of what kind they are")
def _raised_by_kind(kind):
    return kind
