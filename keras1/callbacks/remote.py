"""A callback that sends the logs elsewhere."""
import json
import warnings
from typing import Any, Dict, Optional

import numpy as np

from keras1 import history
from keras1.callbacks.base import NO_LOGS, Logs
from keras1.callbacks.records import Averaging
from keras1.errors import BackendError

_WHERE = "servers of one's own"


class RemoteMonitor(Averaging):
    """Posts each epoch's measures to a server, as JSON in one field.

    Needs the package ``requests``.  A server that cannot be reached is told of (from 1.2.2 on by a warning) and
    training goes on.

    Parameters
    ----------
    root : str
        The server's address.
    path : str
        What is added to it.  Came with 1.0.8.
    field : str
        The name of the field.  Came with 1.0.8.
    headers : dict, optional
        Headers of the request.  Came with 1.2.0; up to 2.0.8 by default such that say that both sides speak JSON.
    send_as_json : bool
        Whether to send the measures as JSON, not in a field of a form.  Came with 2.1.6.

    Raises
    ------
    ImportError
        A ``BackendError`` of that name, after the epoch: there is no ``requests``.

    Examples
    --------
    >>> RemoteMonitor().root
    'http://localhost:9000'
    """

    @history.argument("path", "1.0.8", _WHERE)
    @history.argument("field", "1.0.8", _WHERE)
    @history.argument("headers", "1.2.0", _WHERE)
    @history.argument("send_as_json", "2.1.6", _WHERE)
    def __init__(self, root: str = "http://localhost:9000", path: str = "/publish/epoch/end/", field: str = "data",
                 headers: Optional[Dict[str, str]] = None, send_as_json: bool = False):
        self.root = root
        self.path = path
        self.field = field
        self.headers = headers or self._usual_headers()
        self.send_as_json = send_as_json

    @history.versioned
    def _usual_headers(self) -> Optional[Dict[str, str]]:
        return {"Accept": "application/json", "Content-Type": "application/json"}

    @_usual_headers.since("2.0.9", reason="what is sent is a form, not JSON")
    def _no_headers(self):
        return None

    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Post the epoch's number and measures."""
        requests = _requests()
        try:
            requests.post(self.root + self.path, **self._content(epoch, logs or {}), **self._options())
        except Exception:  # whatever goes wrong out there, training goes on
            self._tell("Warning: could not reach RemoteMonitor root server at %s" % self.root)

    def _content(self, epoch, logs):
        document = json.dumps({"epoch": epoch, **self._measures(logs)}, default=_plain)
        return {"json": json.loads(document)} if self.send_as_json else {"data": {self.field: document}}

    @history.versioned
    def _measures(self, logs: Logs) -> Dict[str, Any]:
        return dict(self.averages(), **logs)

    @_measures.since("0.3.3", reason="BaseLogger puts the averages into the logs")
    def _measures_in_logs(self, logs):
        return dict(logs)

    @history.versioned
    def _options(self) -> Dict[str, Any]:
        return {}

    @_options.since("1.2.0", reason=_WHERE)
    def _headers(self):
        return {"headers": self.headers}

    @history.versioned
    def _tell(self, text: str) -> None:
        print(text)

    @_tell.since("1.2.2", reason="a warning can be filtered")
    def _warn(self, text):
        warnings.warn(text)


def _plain(value):
    """A number of NumPy's as one of Python's."""
    return value.item() if isinstance(value, (np.ndarray, np.generic)) else float(value)


def _requests() -> Any:
    try:
        import requests  # only who uses the monitor needs it
    except ImportError:
        raise BackendError.like(ImportError)(
            "RemoteMonitor requires the `requests` library.", hint="pip install requests") from None
    return requests
