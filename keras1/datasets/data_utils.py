"""Historical module ``keras.datasets.data_utils``; from 0.3.3 on ``keras.utils.data_utils``."""
import warnings
from typing import Any, Optional

from keras1.errors import DataError
from keras1.history import gone, versioned
from keras1.utils.data_utils import Hook, get_file, urlretrieve

__all__ = ["ParanoidURLopener", "get_file", "urlretrieve"]


class ParanoidURLopener:
    """Downloads files; an answer that is no file is an error.  Up to 0.3.2.

    Examples
    --------
    >>> ParanoidURLopener().http_error_default("http://example.com", None, 404, "Not Found", {})
    Traceback (most recent call last):
        ...
    keras1.errors.Exception: URL fetch failure on http://example.com: 404 -- Not Found
    """

    def retrieve(self, url: str, filename: str, reporthook: Optional[Hook] = None) -> None:
        """Download a file; see `urlretrieve`."""
        urlretrieve(url, filename, reporthook)

    def http_error_default(self, url: str, fp: Any, errcode: int, errmsg: str, headers: Any) -> None:
        """Raise an ``Exception`` for the server's answer."""
        raise DataError.like(Exception)("URL fetch failure on %s: %s -- %s" % (url, errcode, errmsg))


@versioned
def _warn_of_move():
    pass


@_warn_of_move.since("0.3.3", reason="the module warns that it was moved to keras.utils.data_utils")
def _warn_of_move_0_3_3():
    warnings.warn("data_utils has been moved to keras.utils.data_utils.", stacklevel=4)


gone("datasets.data_utils", "ParanoidURLopener", "0.3.3", "urlretrieve took its place")
_warn_of_move()
