"""Callbacks that send the logs elsewhere."""
import json
from typing import Any, Dict

from keras1 import history
from keras1.callbacks.base import NO_LOGS, Callback, Logs
from keras1.callbacks.records import Averaging
from keras1.errors import BackendError


class RemoteMonitor(Averaging):
    """Posts each epoch's measures to a server, as JSON in the field ``data``.

    Needs the package ``requests``.  A server that cannot be reached is told of and training goes on.

    Parameters
    ----------
    root : str
        The server's address; ``/publish/epoch/end/`` is added to it.

    Examples
    --------
    >>> RemoteMonitor().root
    'http://localhost:9000'
    """

    def __init__(self, root: str = "http://localhost:9000"):
        self.root = root

    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Post the epoch's number and measures."""
        import requests  # only who uses the monitor needs it
        try:
            document = json.dumps(dict(self._measures(logs), epoch=epoch), default=float)
            requests.post(self.root + "/publish/epoch/end/", {"data": document})
        except Exception:  # whatever goes wrong out there, training goes on
            print("Warning: could not reach RemoteMonitor root server at %s" % self.root)

    @history.versioned
    def _measures(self, logs: Logs) -> Dict[str, Any]:
        return dict(self.averages(), **logs)

    @_measures.since("0.3.3", reason="BaseLogger puts the averages into the logs")
    def _measures_in_logs(self, logs):
        return dict(logs)


class TensorBoard(Callback):
    """Logs for TensorBoard.  Needs the TensorFlow backend, which keras1 has not; on Theano it never worked.

    Parameters
    ----------
    log_dir : str
    histogram_freq : int

    Raises
    ------
    Exception
        A ``BackendError`` of that name, always.
    """

    def __init__(self, log_dir: str = "./logs", histogram_freq: int = 0):
        raise BackendError.like(Exception)(
            "TensorBoard callback only works with the TensorFlow backend.",
            hint="History, RemoteMonitor or a callback of your own can keep the measures")
