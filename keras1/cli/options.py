"""What several subcommands take."""
import argparse

from keras1.errors import ReleaseError
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
