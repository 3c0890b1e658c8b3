"""Callbacks that watch one quantity from epoch to epoch."""
import warnings
from typing import Any, Callable, Optional, Tuple

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


def direction(owner: str, mode: str, more_is_better: bool) -> Tuple[Callable, float]:
    """How to tell a better value, and the worst value there is.

    Parameters
    ----------
    owner : str
        Who asks, for the warning about an unknown mode.
    mode : {"auto", "min", "max"}
        Whether less or more is better.
    more_is_better : bool
        Which of them "auto" means.

    Examples
    --------
    >>> direction("EarlyStopping", "auto", True)
    (<ufunc 'greater'>, -inf)
    """
    if mode not in MODES:
        warnings.warn("%s mode %s is unknown, fallback to auto mode." % (owner, mode), RuntimeWarning)
    return _DIRECTIONS[guessed_mode(mode, more_is_better)]


@history.versioned
def _is_a_score(monitor: str) -> bool:
    return "acc" in monitor


@_is_a_score.since("1.2.2", reason="of the F measure more is better, too")
def _is_accuracy_or_f_measure(monitor):
    return "acc" in monitor or monitor.startswith("fmeasure")


@history.versioned
def _stops_for_more(monitor: str) -> bool:
    return _is_a_score(monitor)


@_stops_for_more.since("2.0.9", reason="there is no F measure any more")
def _stops_for_more_accuracy(monitor):
    return "acc" in monitor


@history.versioned
def shown_epoch(epoch: int) -> int:
    """The number of an epoch in printed lines and names of files: from 0, from 2.0.9 on from 1 on.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     shown_epoch(0)
    1
    """
    return epoch


@shown_epoch.since("2.0.9", reason="epochs count from 1, as the printed log has them")
def _from_one(epoch):
    return epoch + 1


class ModelCheckpoint(Callback):
    """Saves the model, or its weights, after each epoch.

    Parameters
    ----------
    filepath : str
        The file; may hold ``{epoch}`` (from 0, from 2.0.9 on from 1 on) and names of the epoch's logs:
        ``"w.{epoch:02d}-{val_loss:.2f}.hdf5"``.
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
        self.monitor_op, self.best = direction("ModelCheckpoint", mode, _is_a_score(monitor))

    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Save, or see first whether the value is better."""
        self.epochs_since_last_save += 1
        if self.epochs_since_last_save < self.period:
            return
        self.epochs_since_last_save = 0
        with history.being(self.release):
            number = shown_epoch(epoch)
        filepath = self.filepath.format(**dict(logs or {}, epoch=number))
        if self.save_best_only:
            self._save_if_better(number, (logs or {}).get(self.monitor), filepath)
        else:
            self._save(filepath, "Epoch %05d: saving model to %s" % (number, filepath))

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
            self._say("Epoch %05d: %s did not improve" % (epoch, self.monitor) + self._than())

    def _save(self, filepath, text):
        self._say(text)
        save = self.model.save_weights if self.save_weights_only else self.model.save
        save(filepath, overwrite=True)

    def _say(self, text):
        if self.verbose > 0:
            print(self._before_text() + text)

    @history.versioned
    def _before_text(self) -> str:
        return ""

    @_before_text.since("2.1.6", reason=_LATER)
    def _new_line(self):
        return "\n"

    @history.versioned
    def _than(self) -> str:
        return ""

    @_than.since("2.1.6", reason="the best value is told")
    def _than_best(self):
        return " from %0.5f" % self.best


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
        Whether less or more is better; with "auto" more is, if the name holds ``acc`` or, from 1.2.2 to 2.0.8, begins
        with ``fmeasure``.
    baseline : float, optional
        A value that must be bettered in the first place.  Came with 2.2.0.
    restore_best_weights : bool
        Whether the model gets back the weights of its best epoch when training is ended.  Came with 2.2.4.

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
        An ``ArgumentError`` of that name, from 1.0.0 to 2.0.8: an unknown mode.  Else it is warned about.
    TypeError
        A ``DataError`` of that name, from 1.0.0 to 2.0.8, after the epoch: the value is not in the logs.

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
    @history.argument("baseline", "2.2.0", "what is worse than a known model is not worth the time")
    @history.argument("restore_best_weights", "2.2.4", "the last weights are worse than the best")
    def __init__(self, monitor: str = "val_loss", min_delta: float = 0, patience: int = 0, verbose: int = 0,
                 mode: str = "auto", baseline: Optional[float] = None, restore_best_weights: bool = False):
        self.monitor = monitor
        self.baseline = baseline
        self.restore_best_weights = restore_best_weights
        self.best_weights = None
        self.patience = patience
        self.verbose = verbose
        self.wait = 0
        self.stopped_epoch = 0
        self._refuse_unknown(mode)
        self.monitor_op, self.best = direction("EarlyStopping", mode, _stops_for_more(monitor))
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

    @_refuse_unknown.since("2.0.9", reason="the warning is written")
    def _warn_of_unknown_mode(self, mode):
        """Take any mode: `direction` warns."""

    @history.versioned
    def on_train_begin(self, logs: Logs = NO_LOGS) -> None:
        """Start anew, from 1.0.8 on."""

    @on_train_begin.since("1.0.8", reason="one callback serves several trainings")
    def _start_anew(self, logs=NO_LOGS):
        self.wait, self.best = 0, self._worst

    @on_train_begin.since("2.0.5", reason="of an earlier training nothing is told")
    def _forget(self, logs=NO_LOGS):
        self.wait, self.stopped_epoch = 0, 0
        self.best = self._worst if self.baseline is None else self.baseline

    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """See whether the value is better."""
        current = self.get_monitor_value(logs)
        if current is None:
            return
        if self.monitor_op(current - self.min_delta, self.best):
            self.best = current
            self.wait = 0
            if self.restore_best_weights:
                self.best_weights = self.model.get_weights()
        else:
            self._bear(epoch)

    def get_monitor_value(self, logs: Logs) -> Optional[float]:
        """The value that is watched; None, with a warning, if the logs do not hold it.  Came with 2.2.4."""
        current = (logs or {}).get(self.monitor)
        return self._without_value(logs or {}) if current is None else current

    @history.versioned
    def _without_value(self, logs: Logs) -> Optional[float]:
        warnings.warn("Early stopping requires %s available!" % self.monitor, RuntimeWarning)
        return self._for_want_of_a_value()

    @_without_value.since("2.0.9", reason="training goes on; the names that there are are told")
    def _tell_names(self, logs):
        warnings.warn("Early stopping conditioned on metric `%s` which is not available. Available metrics are: %s"
                      % (self.monitor, ",".join(logs)), RuntimeWarning)

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

    @history.versioned
    def _bear(self, epoch: int) -> None:
        if self.wait >= self.patience:
            self._stop(epoch)
            self.model.stop_training = True
        self.wait += 1

    @_bear.since("2.0.9", reason="patience is the number of epochs, not one less")
    def _count_and_bear(self, epoch):
        self.wait += 1
        if self.wait >= self.patience:
            self._stop(epoch)
            self.model.stop_training = True
            self._restore()

    def _restore(self):
        if not self.restore_best_weights:
            return
        if self.verbose > 0:
            print("Restoring model weights from the end of the best epoch")
        if self.best_weights is not None:  # no epoch was better than the baseline
            self.model.set_weights(self.best_weights)

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
            with history.being(self.release):
                print("Epoch %05d: early stopping" % shown_epoch(self.stopped_epoch))


class TerminateOnNaN(Callback):
    """Ends training when a batch's loss is not a number, or infinite.  Came with 2.0.5.

    Examples
    --------
    >>> class Model:
    ...     stop_training = False
    >>> stopper = TerminateOnNaN()
    >>> stopper.set_model(Model())
    >>> stopper.on_batch_end(3, {"loss": np.nan})
    Batch 3: Invalid loss, terminating training
    """

    def on_batch_end(self, batch: int, logs: Logs = NO_LOGS) -> None:
        """Look at the loss."""
        loss = (logs or NO_LOGS).get("loss")
        if loss is not None and not np.isfinite(loss):
            print("Batch %d: Invalid loss, terminating training" % batch)
            self.model.stop_training = True


history.came("callbacks", "TerminateOnNaN", "2.0.5", "from such a loss no weights come back")
