"""Callbacks that watch one quantity from epoch to epoch."""
import warnings
from typing import Any, Callable, Tuple

import numpy as np

from keras1 import history
from keras1.callbacks.base import NO_LOGS, Callback, Logs
from keras1.errors import ArgumentError, DataError

MODES = ("auto", "min", "max")

_WHOLE = "a file may hold the whole model"
_TINY = "tiny gains are none"
_LATER = "the line breaks no progress bar"

_DIRECTIONS = {"min": (np.less, np.inf), "max": (np.greater, -np.inf)}


def guessed_mode(mode: str, more_is_better: bool) -> str:
    """"min" or "max": the mode itself, or with "auto" or an unknown one the guess."""
    return mode if mode in _DIRECTIONS else "max" if more_is_better else "min"


def direction(owner: str, mode: str, monitor: str) -> Tuple[Callable, float]:
    """How to tell a better value, and the worst value there is.

    Parameters
    ----------
    owner : str
        Who asks, for the warning about an unknown mode.
    mode : {"auto", "min", "max"}
        Whether less or more is better; with "auto" more is, if the name holds ``acc`` or, from 1.2.2 on, begins
        with ``fmeasure``.
    monitor : str
        The name of what is watched.

    Examples
    --------
    >>> direction("EarlyStopping", "auto", "val_acc")
    (<ufunc 'greater'>, -inf)
    """
    if mode not in MODES:
        warnings.warn("%s mode %s is unknown, fallback to auto mode." % (owner, mode), RuntimeWarning)
    return _DIRECTIONS[guessed_mode(mode, _is_a_score(monitor))]


@history.versioned
def _is_a_score(monitor: str) -> bool:
    return "acc" in monitor


@_is_a_score.since("1.2.2", reason="of the F measure more is better, too")
def _is_accuracy_or_f_measure(monitor):
    return "acc" in monitor or monitor.startswith("fmeasure")


class ModelCheckpoint(Callback):
    """Saves the model, or its weights, after each epoch.

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
    save_weights_only : bool
        Whether to save the weights alone.  Came with 1.0.8; before, that was all that could be saved.
    mode : {"auto", "min", "max"}
        Whether less or more is better; with "auto" more is, if the name holds ``acc`` or, from 1.2.2 on, begins
        with ``fmeasure``.
    period : int
        The number of epochs between two looks.  Came with 1.2.0.

    Attributes
    ----------
    best : float
        The best value so far.

    Examples
    --------
    >>> ModelCheckpoint("weights.hdf5", save_best_only=True).best
    inf
    """

    @history.argument("save_weights_only", "1.0.8", _WHOLE)
    @history.default("save_weights_only", "1.0.8", False, _WHOLE)
    @history.argument("period", "1.2.0", "not each epoch is worth a file")
    def __init__(self, filepath: str, monitor: str = "val_loss", verbose: int = 0, save_best_only: bool = False,
                 save_weights_only: bool = True, mode: str = "auto", period: int = 1):
        self.monitor = monitor
        self.verbose = verbose
        self.filepath = filepath
        self.save_best_only = save_best_only
        self.save_weights_only = save_weights_only
        self.period = period
        self.epochs_since_last_save = 0
        self.monitor_op, self.best = direction("ModelCheckpoint", mode, monitor)

    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Save, or see first whether the value is better."""
        self.epochs_since_last_save += 1
        if self.epochs_since_last_save < self.period:
            return
        self.epochs_since_last_save = 0
        filepath = self.filepath.format(**dict(logs or {}, epoch=epoch))
        if self.save_best_only:
            self._save_if_better(epoch, (logs or {}).get(self.monitor), filepath)
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
        save = self.model.save_weights if self.save_weights_only else self.model.save
        save(filepath, overwrite=True)

    def _say(self, text):
        if self.verbose > 0:
            print(text)


class EarlyStopping(Callback):
    """Ends training when a value gets no better.

    Parameters
    ----------
    monitor : str
        What is watched: a name in the epoch's logs.
    min_delta : float
        By how much a value must be better to count as better.  Came with 1.2.0.
    patience : int
        The number of epochs without a better value that are borne.
    verbose : {0, 1}
        Whether to print when training ends; up to 1.1 at once, from 1.2.0 on when all is over.
    mode : {"auto", "min", "max"}
        Whether less or more is better; with "auto" more is, if the name holds ``acc`` or, from 1.2.2 on, begins
        with ``fmeasure``.

    Attributes
    ----------
    best : float
        The best value so far; from 1.0.8 on each training starts anew.
    wait : int
        The epochs since then.
    stopped_epoch : int
        The epoch after which training ended, or 0.

    Raises
    ------
    AttributeError
        An ``ArgumentError`` of that name, from 1.0.0 on: an unknown mode.  In 0.x it is warned about.
    TypeError
        A ``DataError`` of that name, from 1.0.0 on, after the epoch: the value is not in the logs.

    Notes
    -----
    In 0.x a value that is not in the logs is warned about and taken for less than any other, as Python 2
    compared None; so training ends after some epochs.  Up to 0.3.2 the logs hold no training loss.

    Examples
    --------
    >>> EarlyStopping("val_acc", patience=3).best
    -inf
    """

    @history.argument("min_delta", "1.2.0", _TINY)
    def __init__(self, monitor: str = "val_loss", min_delta: float = 0, patience: int = 0, verbose: int = 0,
                 mode: str = "auto"):
        self.monitor = monitor
        self.patience = patience
        self.verbose = verbose
        self.wait = 0
        self.stopped_epoch = 0
        self._refuse_unknown(mode)
        self.monitor_op, self.best = direction("EarlyStopping", mode, monitor)
        self._worst = self.best
        self.min_delta = min_delta if self.monitor_op is np.greater else -min_delta

    @history.versioned
    def _refuse_unknown(self, mode: str) -> None:
        """Take any mode: an unknown one is warned about."""

    @_refuse_unknown.since("1.0.0", reason="the warning was never written: it asked for an attribute that is not there")
    def _refuse_unknown_mode(self, mode):
        if mode not in MODES:
            raise ArgumentError.like(AttributeError)(
                "'EarlyStopping' object has no attribute 'mode'",
                hint="mode is %r, expected one of %s" % (mode, ", ".join(map(repr, MODES))))

    @history.versioned
    def on_train_begin(self, logs: Logs = NO_LOGS) -> None:
        """Start anew, from 1.0.8 on."""

    @on_train_begin.since("1.0.8", reason="one callback serves several trainings")
    def _start_anew(self, logs=NO_LOGS):
        self.wait, self.best = 0, self._worst

    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """See whether the value is better."""
        current = (logs or {}).get(self.monitor)
        if current is None:
            warnings.warn("Early stopping requires %s available!" % self.monitor, RuntimeWarning)
            current = self._for_want_of_a_value()
        if self.monitor_op(current - self.min_delta, self.best):
            self.best = current
            self.wait = 0
        else:
            self._bear(epoch)

    @history.versioned
    def _for_want_of_a_value(self) -> float:
        return -np.inf

    @_for_want_of_a_value.since("1.0.0", reason="Python 3 does not compare None")
    def _no_comparison(self):
        sign = "<" if self.monitor_op is np.less else ">"
        raise DataError.like(TypeError)(
            "'%s' not supported between instances of 'NoneType' and 'float'" % sign,
            hint="the logs hold no %s; val_... needs validation data" % self.monitor)

    @_for_want_of_a_value.since("1.2.0", reason="a difference is taken, which None has not")
    def _no_difference(self):
        raise DataError.like(TypeError)(
            "unsupported operand type(s) for -: 'NoneType' and '%s'" % type(self.min_delta).__name__,
            hint="the logs hold no %s; val_... needs validation data" % self.monitor)

    def _bear(self, epoch):
        if self.wait >= self.patience:
            self._stop(epoch)
            self.model.stop_training = True
        self.wait += 1

    @history.versioned
    def _stop(self, epoch: int) -> None:
        if self.verbose > 0:
            print("Epoch %05d: early stopping" % epoch)

    @_stop.since("1.2.0", reason=_LATER)
    def _stop_silently(self, epoch):
        self.stopped_epoch = epoch

    @history.versioned
    def on_train_end(self, logs: Logs = NO_LOGS) -> None:
        """Print, from 1.2.0 on, whether training was ended."""

    @on_train_end.since("1.2.0", reason=_LATER)
    def _tell(self, logs=NO_LOGS):
        if self.stopped_epoch > 0 and self.verbose > 0:
            print("Epoch %05d: early stopping" % self.stopped_epoch)
