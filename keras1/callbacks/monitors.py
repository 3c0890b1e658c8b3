"""Callbacks that watch one quantity from epoch to epoch."""
import warnings
from typing import Any, Callable, Tuple

import numpy as np

from keras1.callbacks.base import NO_LOGS, Callback, Logs

_DIRECTIONS = {"min": (np.less, np.inf), "max": (np.greater, -np.inf)}


def direction(owner: str, mode: str, monitor: str) -> Tuple[Callable, float]:
    """How to tell a better value, and the worst value there is.

    Parameters
    ----------
    owner : str
        Who asks, for the warning about an unknown mode.
    mode : {"auto", "min", "max"}
        Whether less or more is better; with "auto" more is, if the name holds ``acc``.
    monitor : str
        The name of what is watched.

    Examples
    --------
    >>> direction("EarlyStopping", "auto", "val_acc")
    (<ufunc 'greater'>, -inf)
    """
    if mode not in ("auto", "min", "max"):
        warnings.warn("%s mode %s is unknown, fallback to auto mode." % (owner, mode), RuntimeWarning)
    guess = "max" if "acc" in monitor else "min"
    return _DIRECTIONS.get(mode, _DIRECTIONS[guess])


class ModelCheckpoint(Callback):
    """Saves the model's weights after each epoch.

    Parameters
    ----------
    filepath : str
        The file; may hold ``{epoch}`` and names of the epoch's logs: ``"w.{epoch:02d}-{val_loss:.2f}.hdf5"``.
    monitor : str
        What is watched with ``save_best_only``.
    verbose : {0, 1}
        Whether to print what is saved.
    save_best_only : bool
        Whether to save only when the value is better than all before.
    mode : {"auto", "min", "max"}
        Whether less or more is better; with "auto" more is, if the name holds ``acc``.

    Attributes
    ----------
    best : float
        The best value so far.

    Examples
    --------
    >>> ModelCheckpoint("weights.hdf5", save_best_only=True).best
    inf
    """

    def __init__(self, filepath: str, monitor: str = "val_loss", verbose: int = 0,
                 save_best_only: bool = False, mode: str = "auto"):
        self.monitor = monitor
        self.verbose = verbose
        self.filepath = filepath
        self.save_best_only = save_best_only
        self.monitor_op, self.best = direction("ModelCheckpoint", mode, monitor)

    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Save, or see first whether the value is better."""
        filepath = self.filepath.format(epoch=epoch, **logs)
        if self.save_best_only:
            self._save_if_better(epoch, logs.get(self.monitor), filepath)
        else:
            self._save(filepath, "Epoch %05d: saving model to %s" % (epoch, filepath))

    def _save_if_better(self, epoch: int, current: Any, filepath: str) -> None:
        if current is None:
            warnings.warn("Can save best model only with %s available, skipping." % self.monitor,
                          RuntimeWarning)
        elif self.monitor_op(current, self.best):
            text = "Epoch %05d: %s improved from %0.5f to %0.5f, saving model to %s" % (
                epoch, self.monitor, self.best, current, filepath)
            self.best = current
            self._save(filepath, text)
        else:
            self._say("Epoch %05d: %s did not improve" % (epoch, self.monitor))

    def _save(self, filepath, text):
        self._say(text)
        self.model.save_weights(filepath, overwrite=True)

    def _say(self, text):
        if self.verbose > 0:
            print(text)


class EarlyStopping(Callback):
    """Ends training when a value gets no better.

    Parameters
    ----------
    monitor : str
        What is watched: a name in the epoch's logs.
    patience : int
        The number of epochs without a better value that are borne.
    verbose : {0, 1}
        Whether to print when training ends.
    mode : {"auto", "min", "max"}
        Whether less or more is better; with "auto" more is, if the name holds ``acc``.

    Attributes
    ----------
    best : float
        The best value so far.
    wait : int
        The epochs since then.

    Notes
    -----
    A value that is not in the logs is warned about and taken for less than any other, as Python 2 compared
    None; so training ends after some epochs.  Up to 0.3.2 the logs hold no training loss.

    Examples
    --------
    >>> EarlyStopping("val_acc", patience=3).best
    -inf
    """

    def __init__(self, monitor: str = "val_loss", patience: int = 0, verbose: int = 0, mode: str = "auto"):
        self.monitor = monitor
        self.patience = patience
        self.verbose = verbose
        self.wait = 0
        self.monitor_op, self.best = direction("EarlyStopping", mode, monitor)

    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """See whether the value is better."""
        current = self._current(logs)
        if self.monitor_op(current, self.best):
            self.best = current
            self.wait = 0
        else:
            self._bear(epoch)

    def _current(self, logs):
        value = logs.get(self.monitor)
        if value is None:
            warnings.warn("Early stopping requires %s available!" % self.monitor, RuntimeWarning)
        return -np.inf if value is None else value

    def _bear(self, epoch):
        if self.wait >= self.patience:
            if self.verbose > 0:
                print("Epoch %05d: early stopping" % epoch)
            self.model.stop_training = True
        self.wait += 1
