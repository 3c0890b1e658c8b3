"""Callbacks that send the logs elsewhere."""
import json
import time
import warnings
from typing import Any, Dict, Optional

import numpy as np

from keras1 import history
from keras1.callbacks.base import NO_LOGS, Callback, Logs
from keras1.callbacks.records import Averaging
from keras1.errors import BackendError
from keras1.utils.upstream import raised

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
        Headers of the request; by default such that say that both sides speak JSON.  Came with 1.2.0.

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
    def __init__(self, root: str = "http://localhost:9000", path: str = "/publish/epoch/end/", field: str = "data",
                 headers: Optional[Dict[str, str]] = None):
        self.root = root
        self.path = path
        self.field = field
        self.headers = headers or {"Accept": "application/json", "Content-Type": "application/json"}

    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Post the epoch's number and measures."""
        requests = _requests()
        try:
            document = json.dumps(dict(self._measures(logs or {}), epoch=epoch), default=float)
            requests.post(self.root + self.path, {self.field: document}, **self._options())
        except Exception:  # whatever goes wrong out there, training goes on
            self._tell("Warning: could not reach RemoteMonitor root server at %s" % self.root)

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


def _requests() -> Any:
    try:
        import requests  # only who uses the monitor needs it
    except ImportError:
        raise BackendError.like(ImportError)(
            "RemoteMonitor requires the `requests` library.", hint="pip install requests") from None
    return requests


class TensorBoard(Callback):
    """Writes each epoch's measures for TensorBoard, as scalars.

    The originals needed TensorFlow for it and raised on Theano.  keras1 needs the package ``tensorboard``; graphs,
    histograms and images are not written.

    Parameters
    ----------
    log_dir : str
        The directory of the files.
    histogram_freq, write_graph, write_images
        Taken and left unused; the latter two came with 1.0.8 and 1.1.0.

    Raises
    ------
    Exception, RuntimeError
        A ``BackendError`` of that name, up to 1.1 and from 1.2.0 on: there is no ``tensorboard``.
    """

    @history.argument("write_graph", "1.0.8", "graphs make large files")
    @history.argument("write_images", "1.1.0", "weights may be looked at")
    def __init__(self, log_dir: str = "./logs", histogram_freq: int = 0, write_graph: bool = True,
                 write_images: bool = False):
        self._event, self._summary, self._open = _tensorboard()
        self.log_dir = log_dir
        self.histogram_freq = histogram_freq
        self.write_graph = write_graph
        self.write_images = write_images

    def set_model(self, model: Any) -> None:
        """Take the model in training, and open a file."""
        super().set_model(model)
        self.writer = self._open(self.log_dir)

    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Write the epoch's measures under their names."""
        values = [self._summary.Value(tag=name, simple_value=float(np.asarray(value)))
                  for name, value in (logs or {}).items() if name not in ("batch", "size")]
        self.writer.add_event(self._event(
            wall_time=time.time(), step=epoch, summary=self._summary(value=values)))
        self.writer.flush()

    def on_train_end(self, logs: Logs = NO_LOGS) -> None:
        """Close the file."""
        self.writer.close()


def _tensorboard() -> Any:
    """TensorBoard's classes of events and summaries, and what opens a file."""
    try:
        from tensorboard.compat.proto.event_pb2 import Event
        from tensorboard.compat.proto.summary_pb2 import Summary
        from tensorboard.summary.writer.event_file_writer import EventFileWriter
    except ImportError:
        raise BackendError.like(raised(RuntimeError))(
            "TensorBoard callback only works with the TensorFlow backend.",
            hint="keras1 writes scalars for TensorBoard if its package is there: pip install tensorboard. "
                 "Without it, History, CSVLogger or a callback of your own can keep the measures") from None
    return Event, Summary, EventFileWriter
