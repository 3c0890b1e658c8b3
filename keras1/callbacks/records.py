"""Callbacks that every ``fit`` has: averages, their history, and their display."""
from typing import AbstractSet, Any, Dict, Iterable, Optional

import numpy as np

from keras1 import history
from keras1.callbacks.base import NO_LOGS, Callback, Logs
from keras1.errors import ArgumentError, did_you_mean
from keras1.utils.progbar import Progbar, average

_ONCE = "BaseLogger averages, and puts the averages into the logs for all"
_STATEFUL = "some metrics are averages already"


class Averaging(Callback):
    """Base of callbacks that average the logs of an epoch's batches, weighed by the batches' sizes.

    Attributes
    ----------
    seen : int
        The samples so far in this epoch.
    totals : dict
        For each name in the logs, ``batch`` and ``size`` among them, the sum of its values times the sizes; of the
        ``stateful_metrics`` the last value.
    """

    stateful_metrics: AbstractSet[str] = frozenset()

    def on_epoch_begin(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Start anew."""
        self.seen = 0
        self.totals = {}

    def on_batch_end(self, batch: int, logs: Logs = NO_LOGS) -> None:
        """Add the batch's measures."""
        logs, totals = logs or NO_LOGS, self.totals
        size = logs.get("size", 0)
        self.seen += size
        for name, value in logs.items():
            if name in self.stateful_metrics:
                totals[name] = value
            else:
                share = _product(value, size) if type(value) is np.ndarray else value * size
                totals[name] = totals[name] + share if name in totals else share

    def averages(self) -> Dict[str, Any]:
        """The averages so far, by name."""
        return {name: total if name in self.stateful_metrics else average(total, self.seen)
                for name, total in self.totals.items()}


def _product(value: np.ndarray, size: Any) -> Any:
    """What ``value * size`` is; NumPy takes 2 microseconds to find the type of that for an array of no axes."""
    if not value.ndim and value.dtype.char in "fd" and type(size) is int:
        return np.float64(value.item() * size)
    return value * size


class ProgbarLogger(Callback):
    """Prints each epoch's number, a progress bar and the metrics.  Came with 0.3.3.

    What is printed follows ``params["verbose"]``: 0 nothing, 1 a bar that moves with the batches, 2 a line an
    epoch.

    Parameters
    ----------
    count_mode : {"samples", "steps"}
        Whether the bar counts samples or batches.  Came with 2.0.0.
    stateful_metrics : iterable of str, optional
        Names whose last value is shown, not the average.  Came with 2.1.6.

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: another ``count_mode``.
    """

    @history.argument("count_mode", "2.0.0", "generators count batches")
    @history.argument("stateful_metrics", "2.1.6", _STATEFUL)
    def __init__(self, count_mode: str = "samples", stateful_metrics: Optional[Iterable[str]] = None):
        if count_mode not in ("samples", "steps"):
            raise ArgumentError.like(ValueError)(
                "Unknown `count_mode`: " + str(count_mode), did_you_mean(count_mode, ("samples", "steps")))
        self.use_steps = count_mode == "steps"
        self.stateful_metrics = set(stateful_metrics or ())

    def on_train_begin(self, logs: Logs = NO_LOGS) -> None:
        """Look at how much is wanted."""
        self.verbose = self.params["verbose"]
        self.nb_epoch = self.epochs = self.params[self._name_of_epochs()]

    @history.versioned
    def _name_of_epochs(self) -> str:
        return "nb_epoch"

    @_name_of_epochs.since("2.0.0", reason="parameters without nb_")
    def _epochs(self):
        return "epochs"

    @history.versioned
    def _name_of_target(self) -> str:
        return "nb_sample"

    @_name_of_target.since("2.0.0", reason="generators count batches")
    def _samples_or_steps(self):
        return "steps" if self.use_steps else "samples"

    def on_epoch_begin(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Print the epoch's number."""
        self.target = self.params[self._name_of_target()]
        if self.verbose:
            print("Epoch %d/%d" % (epoch + 1, self.epochs))
            self.progbar = Progbar(target=self.target, verbose=self.verbose, stateful_metrics=self.stateful_metrics)
        self.seen = 0

    def on_batch_begin(self, batch: int, logs: Logs = NO_LOGS) -> None:
        """Forget the last batch's measures."""
        if self._goes_on():
            self.log_values = []

    def on_batch_end(self, batch: int, logs: Logs = NO_LOGS) -> None:
        """Move the bar, but for the last batch: then the epoch's end does."""
        self.seen += 1 if self.use_steps else (logs or NO_LOGS).get("size", 0)
        self.note(logs)
        if self.verbose and self._goes_on():
            self.progbar.update(self.seen, self.log_values)

    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Complete the bar."""
        self.note(logs)
        if self.verbose:
            self.progbar.update(self.seen, self.log_values, force=self._forces())

    def _goes_on(self):
        return self.target is None or self.seen < self.target

    @history.versioned
    def _forces(self) -> bool:
        return True

    @_forces.since("2.1.6", reason="a full bar is drawn in any case")
    def _forces_nothing(self):
        return False

    def note(self, logs: Logs) -> None:
        """Keep the metrics among the logs, to be shown."""
        self.log_values += [(name, logs[name]) for name in self.params["metrics"] if name in (logs or NO_LOGS)]


class BaseLogger(Averaging):
    """Averages the metrics over an epoch.

    From 0.3.3 on the averages are put into the epoch's logs, where other callbacks find them.  Up to 0.3.2
    they are shown instead: the logger prints as ``ProgbarLogger`` does.

    Parameters
    ----------
    stateful_metrics : iterable of str, optional
        Names whose last value counts, not the average.  Came with 2.1.6.
    """

    @history.argument("stateful_metrics", "2.1.6", _STATEFUL)
    def __init__(self, stateful_metrics: Optional[Iterable[str]] = None):
        self.stateful_metrics = set(stateful_metrics or ())
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

    totals = None  # but up to 0.3.2

    def on_train_begin(self, logs: Logs = NO_LOGS) -> None:
        """Start anew."""
        self.epoch = []
        self.history = {}

    @history.versioned
    def on_epoch_begin(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Start the averages anew (up to 0.3.2)."""
        super().on_epoch_begin(epoch, logs)

    @on_epoch_begin.since("0.3.3", reason=_ONCE)
    def _no_averages(self, epoch, logs=NO_LOGS):
        pass

    def on_batch_end(self, batch: int, logs: Logs = NO_LOGS) -> None:
        """Add the batch's measures (up to 0.3.2)."""
        if self.totals is not None:
            super().on_batch_end(batch, logs)

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
