"""Callbacks that every ``fit`` has: averages, their history, and their display."""
from typing import Any, Dict

from keras1 import history
from keras1.callbacks.base import NO_LOGS, Callback, Logs
from keras1.utils.progbar import Progbar, average

_ONCE = "BaseLogger averages, and puts the averages into the logs for all"


class Averaging(Callback):
    """Base of callbacks that average the logs of an epoch's batches, weighed by the batches' sizes.

    Attributes
    ----------
    seen : int
        The samples so far in this epoch.
    totals : dict
        For each name in the logs, ``batch`` and ``size`` among them, the sum of its values times the sizes.
    """

    def on_epoch_begin(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Start anew."""
        self.seen = 0
        self.totals = {}

    def on_batch_end(self, batch: int, logs: Logs = NO_LOGS) -> None:
        """Add the batch's measures."""
        logs = logs or NO_LOGS
        size = logs.get("size", 0)
        self.seen += size
        for name, value in logs.items():
            share = value * size
            self.totals[name] = self.totals[name] + share if name in self.totals else share

    def averages(self) -> Dict[str, Any]:
        """The averages so far, by name."""
        return {name: average(total, self.seen) for name, total in self.totals.items()}


class ProgbarLogger(Callback):
    """Prints each epoch's number, a progress bar and the metrics.  Came with 0.3.3.

    What is printed follows ``params["verbose"]``: 0 nothing, 1 a bar that moves with the batches, 2 a line an
    epoch.
    """

    def on_train_begin(self, logs: Logs = NO_LOGS) -> None:
        """Look at how much is wanted."""
        self.verbose = self.params["verbose"]
        self.nb_epoch = self.params["nb_epoch"]

    def on_epoch_begin(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Print the epoch's number."""
        if self.verbose:
            print("Epoch %d/%d" % (epoch + 1, self.nb_epoch))
            self.progbar = Progbar(target=self.params["nb_sample"], verbose=self.verbose)
        self.seen = 0

    def on_batch_begin(self, batch: int, logs: Logs = NO_LOGS) -> None:
        """Forget the last batch's measures."""
        if self.seen < self.params["nb_sample"]:
            self.log_values = []

    def on_batch_end(self, batch: int, logs: Logs = NO_LOGS) -> None:
        """Move the bar, but for the last batch: then the epoch's end does."""
        self.seen += (logs or NO_LOGS).get("size", 0)
        self.note(logs)
        if self.verbose and self.seen < self.params["nb_sample"]:
            self.progbar.update(self.seen, self.log_values)

    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Complete the bar."""
        self.note(logs)
        if self.verbose:
            self.progbar.update(self.seen, self.log_values, force=True)

    def note(self, logs: Logs) -> None:
        """Keep the metrics among the logs, to be shown."""
        self.log_values += [(name, logs[name]) for name in self.params["metrics"] if name in (logs or NO_LOGS)]


class BaseLogger(Averaging):
    """Averages the metrics over an epoch.

    From 0.3.3 on the averages are put into the epoch's logs, where other callbacks find them.  Up to 0.3.2
    they are shown instead: the logger prints as ``ProgbarLogger`` does.
    """

    def __init__(self):
        """No arguments."""
        self.display = self._display()

    @history.versioned
    def _display(self):
        return ProgbarLogger()

    @_display.since("0.3.3", reason="ProgbarLogger prints")
    def _no_display(self):
        return Callback()

    def set_params(self, params: Dict[str, Any]) -> None:
        """Take the training's parameters, for the display too."""
        super().set_params(params)
        self.display.set_params(params)

    def on_train_begin(self, logs: Logs = NO_LOGS) -> None:
        """Nothing, but for the display."""
        self.display.on_train_begin(logs)

    def on_epoch_begin(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Start anew."""
        super().on_epoch_begin(epoch, logs)
        self.display.on_epoch_begin(epoch, logs)

    def on_batch_begin(self, batch: int, logs: Logs = NO_LOGS) -> None:
        """Nothing, but for the display."""
        self.display.on_batch_begin(batch, logs)

    def on_batch_end(self, batch: int, logs: Logs = NO_LOGS) -> None:
        """Add the batch's measures."""
        super().on_batch_end(batch, logs)
        self.display.on_batch_end(batch, logs)

    @history.versioned
    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Show the averages (up to 0.3.2) or put them into the logs."""
        self.display.note(self.averages())
        self.display.on_epoch_end(epoch, logs)

    @on_epoch_end.since("0.3.3", reason=_ONCE)
    def _averages_into_logs(self, epoch, logs=NO_LOGS):
        if logs is None or logs is NO_LOGS:
            return
        averages = self.averages()
        logs.update((name, averages[name]) for name in self.params["metrics"] if name in averages)


class History(Averaging):
    """Keeps each epoch's measures; ``fit`` returns it.

    Attributes
    ----------
    epoch : list of int
        The epochs, from 0 on.
    history : dict
        For each measure the list of its values, one an epoch.  Up to 0.3.2 ``batch`` and ``size`` are among
        the measures, averaged like them, as whole numbers.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("0.3.1"):
    ...     record = History()
    >>> record.on_train_begin()
    >>> record.on_epoch_begin(0)
    >>> record.on_batch_end(0, {"size": 3, "loss": 1.})
    >>> record.on_batch_end(1, {"size": 1, "loss": 5.})
    >>> record.on_epoch_end(0, {"val_loss": 7.})
    >>> record.history
    {'size': [2], 'loss': [2.0], 'val_loss': [7.0]}
    """

    def on_train_begin(self, logs: Logs = NO_LOGS) -> None:
        """Start anew."""
        self.epoch = []
        self.history = {}

    @history.versioned
    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Keep the averages of all that the batches logged (up to 0.3.2), and the epoch's logs."""
        self.epoch.append(epoch)
        self._keep(self.averages())
        self._keep(logs)

    @on_epoch_end.since("0.3.3", reason=_ONCE)
    def _epoch_of_logs(self, epoch, logs=NO_LOGS):
        self.epoch.append(epoch)
        self._keep(logs)

    def _keep(self, logs):
        for name, value in (logs or NO_LOGS).items():
            self.history.setdefault(name, []).append(value)


history.came("callbacks", "ProgbarLogger", "0.3.3", "the printing half of BaseLogger")
