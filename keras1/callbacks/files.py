"""Callbacks that keep the logs in files, and callbacks made of functions."""
import csv
import os
from collections.abc import Iterable
from typing import Any, Callable, Optional

import numpy as np

from keras1 import history
from keras1.callbacks.base import NO_LOGS, Callback, Logs


class CSVLogger(Callback):
    """Writes each epoch's measures as a line of a CSV file.  Came with 1.2.0.

    The first line holds the names: ``epoch``, then those of the first epoch's logs in their order by name.

    Parameters
    ----------
    filename : str
    separator : str
        What stands between two fields; up to 1.2.1 it is a comma all the same.
    append : bool
        Whether to go on in a file that is there, without a second line of names.

    Examples
    --------
    >>> import os, tempfile
    >>> logger = CSVLogger(os.path.join(tempfile.mkdtemp(), "log.csv"))
    >>> logger.on_train_begin()
    >>> logger.on_epoch_end(0, {"loss": 0.5, "acc": 0.75})
    >>> logger.on_train_end()
    >>> with open(logger.filename) as file:
    ...     file.read().splitlines()
    ['epoch,acc,loss', '0,0.75,0.5']
    """

    def __init__(self, filename: str, separator: str = ",", append: bool = False):
        self.sep = separator
        self.filename = filename
        self.append = append
        self.writer = None
        self.keys = None
        self.append_header = True

    def on_train_begin(self, logs: Logs = NO_LOGS) -> None:
        """Open the file."""
        if self.append and os.path.exists(self.filename):
            self.append_header = os.path.getsize(self.filename) == 0
        self.csv_file = open(self.filename, "a" if self.append else "w", newline="")

    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Write the epoch's line."""
        logs = logs or {}
        if self.keys is None or self._reads_anew():
            self.keys = sorted(logs)
        logs = self._completed(logs)
        if self.writer is None:
            self.writer = csv.DictWriter(self.csv_file, ["epoch"] + self.keys, delimiter=self._delimiter())
            if self.append_header:
                self.writer.writeheader()
        self.writer.writerow(dict({key: _shown(logs[key]) for key in self.keys}, epoch=epoch))
        self.csv_file.flush()

    def on_train_end(self, logs: Logs = NO_LOGS) -> None:
        """Close the file."""
        self.csv_file.close()
        self.writer = None

    @history.versioned
    def _completed(self, logs: Logs) -> Logs:
        return logs

    @_completed.since("2.0.9", reason="a training that ends within an epoch has no validation")
    def _completed_at_end(self, logs):
        if not self.model.stop_training:
            return logs
        return {key: logs.get(key, "NA") for key in self.keys}

    @history.versioned
    def _reads_anew(self) -> bool:
        """Whether the names are those of the first epoch of each training."""
        return self.writer is None

    @_reads_anew.since("2.1.6", reason="the names of the first training are those of all")
    def _reads_once(self):
        return False

    @history.versioned
    def _delimiter(self) -> str:
        return ","

    @_delimiter.since("1.2.2", reason="the separator was taken and forgotten")
    def _separator(self):
        return self.sep


def _shown(value: Any) -> Any:
    """A list or array of values in brackets, anything else as it is."""
    if isinstance(value, Iterable) and np.ndim(value) > 0:  # a text has no dimension
        return '"[%s]"' % ", ".join(map(str, value))
    return value


class LambdaCallback(Callback):
    """A callback made of functions, that are called with the same arguments by position.  Came with 1.2.0.

    Parameters
    ----------
    on_epoch_begin, on_epoch_end, on_batch_begin, on_batch_end, on_train_begin, on_train_end : callable, optional
        Of (epoch, logs), (batch, logs) and (logs).
    **kwargs
        Become attributes.

    Examples
    --------
    >>> LambdaCallback(on_epoch_end=lambda epoch, logs: print(epoch, logs["loss"])).on_epoch_end(3, {"loss": 0.5})
    3 0.5
    """

    def __init__(self, on_epoch_begin: Optional[Callable] = None, on_epoch_end: Optional[Callable] = None,
                 on_batch_begin: Optional[Callable] = None, on_batch_end: Optional[Callable] = None,
                 on_train_begin: Optional[Callable] = None, on_train_end: Optional[Callable] = None, **kwargs: Any):
        self.__dict__.update(kwargs)
        given = {"on_epoch_begin": on_epoch_begin, "on_epoch_end": on_epoch_end, "on_batch_begin": on_batch_begin,
                 "on_batch_end": on_batch_end, "on_train_begin": on_train_begin, "on_train_end": on_train_end}
        self.__dict__.update((name, function) for name, function in given.items() if function is not None)


history.came("callbacks", "CSVLogger", "1.2.0", "logs in a file")
history.came("callbacks", "LambdaCallback", "1.2.0", "a callback without a class")
