"""Downloads of the script's own: what a server that is gone had is named, and where the script looks for it."""
import functools
import os
import sys
from typing import Any


def mend(request: Any, changes: Any) -> None:
    """Let ``urlretrieve`` and ``urlopen`` say what to do when they fail."""
    retrieve, open_ = request.urlretrieve, request.urlopen

    @functools.wraps(retrieve)
    def urlretrieve(url, filename=None, *args, **kwargs):
        try:
            return retrieve(url, filename, *args, **kwargs)
        except OSError as error:
            _say(url, error, "get the file elsewhere and put it at %s" % os.path.abspath(filename) if filename
                 else "get the file elsewhere, and give the script its path")
            raise

    @functools.wraps(open_)
    def urlopen(url, *args, **kwargs):
        try:
            return open_(url, *args, **kwargs)
        except OSError as error:
            if _from_script():
                _say(getattr(url, "full_url", url), error, "get the data elsewhere, and have the script read a file")
            raise
    changes.set(request, "urlretrieve", urlretrieve)
    changes.set(request, "urlopen", urlopen)


def _from_script() -> bool:
    """Whether it is not keras1 that opens the URL: that says itself what to do."""
    frame = sys._getframe(2)
    return not str(frame.f_globals.get("__name__")).startswith(("keras1.", "urllib"))


def _say(url: str, error: OSError, todo: str) -> None:
    print("keras1: %s could not be fetched (%s): %s" % (url, getattr(error, "reason", error), todo), file=sys.stderr)
