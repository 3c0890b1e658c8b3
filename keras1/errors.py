"""Every error that keras1 raises of its own accord.

::

    Keras1Error
    +-- ReleaseError        a release that never was, or cannot be emulated
    +-- UnknownNameError    no layer, loss, optimizer, ... of that name
    +-- ArgumentError       a wrong or unknown argument of a constructor or method
    +-- ShapeError          shapes that do not fit together
    +-- WiringError         layers that cannot be connected, or are not
    +-- DataError           arrays that do not fit the model or each other
    +-- ModelFileError      a file that holds no model, or not a whole one
    +-- NotCompiledError    a model used before ``compile``
    +-- BackendError        the backend cannot do, or be, what was asked
    +-- UntrustedCodeError  a file carries code that nobody vouched for

An old script expects the class that its release raised: ``Exception``, ``AssertionError``, later
``ValueError``.  ``ShapeError.like(AssertionError)`` is a ``ShapeError`` that is an
``AssertionError`` too, and bears that name, so ``except`` clauses, recorded tracebacks and
``type(error).__name__`` stay as they were.

The text is the original's wherever it had one.  What keras1 adds (what was expected, the likely slip,
what to do) is the ``hint``: a note below the traceback's last line on Python 3.11 and later, a second
line of the message before.
"""
import difflib
import functools
import sys
from typing import Iterable, Optional, Type

_HAS_NOTES = sys.version_info >= (3, 11)

#: Whether ``str(error)`` holds the hint: where Python shows no notes.
SHOW_HINTS = not _HAS_NOTES


class Keras1Error(Exception):
    """Base of all errors of keras1.

    Parameters
    ----------
    message : str
        What is wrong; the original's words where it had any.
    hint : str, optional
        What was expected and what to do.

    Examples
    --------
    >>> error = ShapeError.like(AssertionError)("bad shape", hint="give input_shape=(3,)")
    >>> type(error).__name__, isinstance(error, ShapeError), error.hint
    ('AssertionError', True, 'give input_shape=(3,)')
    """

    def __init__(self, message: str = "", hint: Optional[str] = None):
        super().__init__(message)
        self.hint = hint
        if hint and _HAS_NOTES:
            self.add_note(hint)

    def __str__(self):
        message = str(self.args[0])
        return "%s\n%s" % (message, self.hint) if SHOW_HINTS and self.hint else message

    @classmethod
    def like(cls, upstream: Type[Exception]) -> Type["Keras1Error"]:
        """This error as a subclass of, and under the name of, the class that the original raised."""
        return _combined(cls, upstream)

    def __reduce__(self):
        return _rebuild, (self.kind, self.upstream, self.args[0], self.hint)

    kind: Optional[type] = None
    upstream: Optional[type] = None


@functools.cache
def _combined(kind: type, upstream: type) -> type:
    bases = (kind,) if issubclass(kind, upstream) else (kind, upstream)
    members = {"kind": kind, "upstream": upstream, "__module__": kind.__module__, "__doc__": kind.__doc__}
    return type(upstream.__name__, bases, members)


def _rebuild(kind: Optional[type], upstream: Optional[type], message: str, hint: Optional[str]):
    return (kind or Keras1Error).like(upstream or Exception)(message, hint)


class ReleaseError(Keras1Error, ValueError):
    """A release that never was, or cannot be emulated."""


class UnknownNameError(Keras1Error):
    """No layer, loss, optimizer, ... of that name."""


class ArgumentError(Keras1Error):
    """A wrong or unknown argument of a constructor or method."""


class ShapeError(Keras1Error):
    """Shapes that do not fit together."""


class WiringError(Keras1Error):
    """Layers that cannot be connected, or are not."""


class DataError(Keras1Error):
    """Arrays that do not fit the model or each other."""


class ModelFileError(Keras1Error, ValueError):
    """A file that holds no model, or not a whole one."""


class NotCompiledError(Keras1Error):
    """A model used before ``compile``."""


class BackendError(Keras1Error):
    """The backend cannot do, or be, what was asked."""


class UntrustedCodeError(Keras1Error):
    """A file carries code that nobody vouched for."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """``"did you mean 'x'? "`` for the nearest of the known names, else an empty string.

    Examples
    --------
    >>> did_you_mean("ouput_dim", ["output_dim", "init"])
    "did you mean 'output_dim'? "
    """
    near = difflib.get_close_matches(str(name), list(known), n=1)
    return "did you mean '%s'? " % near[0] if near else ""
