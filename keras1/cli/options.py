"""What several subcommands take."""
import argparse
import contextlib
import sys
from typing import Iterator

from keras1.errors import Keras1Error, ReleaseError
from keras1.history import Release, release


def release_named(text: str) -> Release:
    """The release of that name, for ``type=`` of an option.

    Examples
    --------
    >>> str(release_named("0.3.3"))
    '0.3.3'
    """
    try:
        return release(text)
    except ReleaseError as error:
        raise argparse.ArgumentTypeError("%s; %s" % (error.args[0], error.hint)) from None


def target(text: str) -> Release:
    """As `release_named`, with 3 for today's Keras.

    Examples
    --------
    >>> str(target("3"))
    '3.0.0'
    """
    from keras1.porting.api import target_named
    try:
        return target_named(text)
    except ReleaseError as error:
        raise argparse.ArgumentTypeError("%s; %s" % (error.args[0], error.hint)) from None


@contextlib.contextmanager
def readable() -> Iterator[None]:
    """One line on stderr for a script that cannot be read or taken; the block is left, and the command goes on."""
    try:
        yield
    except SyntaxError as error:
        place = ":".join(str(part) for part in (error.filename, error.lineno) if part is not None)
        print("keras1: %s: neither Python reads it: %s" % (place, error.msg), file=sys.stderr)
    except OSError as error:
        print("keras1: can't open file %r: %s" % (error.filename, error.strerror), file=sys.stderr)
    except Keras1Error as error:
        print("keras1: %s%s" % (error.args[0], "; %s" % error.hint if error.hint else ""), file=sys.stderr)
