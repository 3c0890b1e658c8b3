"""Callbacks that change the learning rate."""
import warnings
from typing import Any, Callable

import numpy as np

from keras1 import backend as K
from keras1 import history
from keras1.callbacks.base import NO_LOGS, Callback, Logs
from keras1.callbacks.monitors import MODES, guessed_mode, shown_epoch
from keras1.errors import ArgumentError


class LearningRateScheduler(Callback):
    """Sets the optimizer's learning rate before each epoch.

    Parameters
    ----------
    schedule : callable
        From the epoch, counted from 0, to its learning rate, a float; from 1.2.0 on NumPy's floats count, too.  From
        2.1.6 on it is given the rate so far as well, in 2.1 as ``lr``, if it takes it.
    verbose : {0, 1}
        Whether to print the rate.  Came with 2.1.6.

    Raises
    ------
    AssertionError, ValueError
        An ``ArgumentError`` of that name (ValueError in 1.2), before the epoch: the optimizer has no ``lr``, or
        the rate is no float.

    Notes
    -----
    From 2.2.4 on the rate is put into the epoch's logs as ``lr``.

    Examples
    --------
    >>> LearningRateScheduler(lambda epoch: 0.1 * 0.5 ** epoch).schedule(1)
    0.05
    """

    @history.argument("verbose", "2.1.6", "one likes to see it")
    def __init__(self, schedule: Callable[..., float], verbose: int = 0):
        self.schedule = schedule
        self.verbose = verbose

    def on_epoch_begin(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Set the rate."""
        optimizer = self.model.optimizer
        if not hasattr(optimizer, "lr"):
            raise ArgumentError.like(self._class_without_lr())('Optimizer must have a "lr" attribute.')
        rate = self._rate(epoch)
        self._refuse_strange(rate, epoch)
        K.set_value(optimizer.lr, rate)
        if self.verbose > 0:
            print("\nEpoch %05d: LearningRateScheduler %s learning rate to %s." % (epoch + 1, self._verb(), rate))

    @history.versioned
    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Put the rate into the logs, from 2.2.4 on."""

    @on_epoch_end.since("2.2.4", reason="History shall hold it")
    def _note_rate(self, epoch, logs=NO_LOGS):
        if logs:
            logs["lr"] = K.get_value(self.model.optimizer.lr)

    @history.versioned
    def _rate(self, epoch: int) -> float:
        return self.schedule(epoch)

    @_rate.since("2.1.6", reason="the next rate may depend on the last")
    def _rate_after(self, epoch):
        try:
            return self.schedule(epoch, lr=float(K.get_value(self.model.optimizer.lr)))
        except TypeError:
            return self.schedule(epoch)

    @_rate.since("2.2.0", reason="schedules may call it what they like")
    def _rate_after_rate(self, epoch):
        try:
            return self.schedule(epoch, float(K.get_value(self.model.optimizer.lr)))
        except TypeError:
            return self.schedule(epoch)

    @history.versioned
    def _verb(self) -> str:
        return "reducing"

    @_verb.since("2.2.4", reason="a rate may rise")
    def _verb_of_any_direction(self):
        return "setting"

    @history.versioned
    def _class_without_lr(self):
        return AssertionError

    @_class_without_lr.since("1.2.2", reason="errors say of what kind they are")
    def _value_error(self):
        return ValueError

    @history.versioned
    def _refuse_strange(self, rate: Any, epoch: int) -> None:
        if type(rate) is not float:
            raise ArgumentError.like(AssertionError)(_NO_FLOAT, hint=_HINT % (epoch, rate))

    @_refuse_strange.since("1.2.0", reason="what NumPy computes is a float, too")
    def _refuse_all_but_floats(self, rate, epoch):
        if not isinstance(rate, (float, np.float32, np.float64)):
            raise ArgumentError.like(ValueError)(_NO_FLOAT, hint=_HINT % (epoch, rate))


_NO_FLOAT = 'The output of the "schedule" function should be float.'
_HINT = "for epoch %d it is %r; float(...) around it helps"


_LIKE_EARLY_STOPPING = "one word for the same thing in EarlyStopping"


def _without_epsilon(args, kwargs):
    """The former name of ``min_delta`` is warned about."""
    if "epsilon" not in kwargs:
        return args, kwargs, []
    warnings.warn("`epsilon` argument is deprecated and will be removed, use `min_delta` instead.", stacklevel=6)
    return args, dict({k: v for k, v in kwargs.items() if k != "epsilon"}, min_delta=kwargs["epsilon"]), []


class ReduceLROnPlateau(Callback):
    """Lowers the learning rate when a value gets no better.  Came with 1.2.0.

    Parameters
    ----------
    monitor : str
        What is watched: a name in the epoch's logs.
    factor : float
        What the rate is multiplied by; below 1.
    patience : int
        The number of epochs without a better value that are borne.
    verbose : {0, 1}
        Whether to print when the rate is lowered.
    mode : {"auto", "min", "max"}
        Whether less or more is better; with "auto" more is, if the name holds ``acc``.
    epsilon : float
        By how much a value must be better to count as better.  From 2.1.6 on called ``min_delta``.
    cooldown : int
        The number of epochs after a change in which nothing is watched.
    min_lr : float
        The smallest rate.

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: a factor of 1 or more.

    Notes
    -----
    Puts the rate into the epoch's logs as ``lr``, where ``History`` finds it.

    Examples
    --------
    >>> ReduceLROnPlateau(monitor="val_acc", factor=0.2).best
    -inf
    """

    @history.signature("2.1.6", "monitor factor patience verbose mode min_delta cooldown min_lr", _LIKE_EARLY_STOPPING,
                       min_delta="epsilon", prepare=_without_epsilon)
    def __init__(self, monitor: str = "val_loss", factor: float = 0.1, patience: int = 10, verbose: int = 0,
                 mode: str = "auto", epsilon: float = 1e-4, cooldown: int = 0, min_lr: float = 0, **kwargs: Any):
        if factor >= 1.0:
            raise ArgumentError.like(ValueError)(
                "ReduceLROnPlateau does not support a factor >= 1.0.", hint="here factor=%r" % (factor,))
        self.monitor = monitor
        self.factor = factor
        self.min_lr = min_lr
        self.epsilon = epsilon
        self.patience = patience
        self.verbose = verbose
        self.cooldown = cooldown
        self.mode = mode
        self._reset()

    def _reset(self) -> None:
        """Forget the best value and all that was counted."""
        if self.mode not in MODES:
            warnings.warn("Learning Rate Plateau Reducing mode %s is unknown, fallback to auto mode." % self.mode,
                          RuntimeWarning)
            self.mode = "auto"
        self.monitor_op, self.best = _BY_EPSILON[guessed_mode(self.mode, "acc" in self.monitor)](self.epsilon)
        self.cooldown_counter = 0
        self.wait = 0
        self.lr_epsilon = self.min_lr * self._share_of_rate()

    @history.versioned
    def _share_of_rate(self) -> float:
        return 1e-4

    @_share_of_rate.since("2.1.6", reason="any rate above the smallest is lowered")
    def _no_share_of_rate(self):
        return 0.

    def on_train_begin(self, logs: Logs = NO_LOGS) -> None:
        """Start anew."""
        self._reset()

    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """See whether the value is better; lower the rate if it was not for too long."""
        if logs:
            logs["lr"] = K.get_value(self.model.optimizer.lr)
        current = (logs or NO_LOGS).get(self.monitor)
        if current is None:
            warnings.warn(self._text_about_names() % {"name": self.monitor, "names": ",".join(logs or ())},
                          RuntimeWarning)
            return
        if self.in_cooldown():
            self.cooldown_counter -= 1
            self.wait = 0
        if self.monitor_op(current, self.best):
            self.best = current
            self.wait = 0
        elif not self.in_cooldown():
            self._bear(epoch)

    @history.versioned
    def _text_about_names(self) -> str:
        return "Learning Rate Plateau Reducing requires %(name)s available!"

    @_text_about_names.since("2.0.9", reason="the names that there are are told")
    def _text_with_names(self):
        return ("Reduce LR on plateau conditioned on metric `%(name)s` which is not available. Available metrics are: "
                "%(names)s")

    @history.versioned
    def _bear(self, epoch: int) -> None:
        self._lower_if_due(epoch)
        self.wait += 1

    @_bear.since("2.1.6", reason="patience is the number of epochs, not one less")
    def _count_and_bear(self, epoch):
        self.wait += 1
        self._lower_if_due(epoch)

    def _lower_if_due(self, epoch):
        if self.wait >= self.patience:
            rate = float(K.get_value(self.model.optimizer.lr))
            if rate > self.min_lr + self.lr_epsilon:
                self._lower(rate, epoch)

    def _lower(self, rate: float, epoch: int) -> None:
        rate = max(rate * self.factor, self.min_lr)
        K.set_value(self.model.optimizer.lr, rate)
        if self.verbose > 0:
            with history.being(self.release):
                number = shown_epoch(epoch)
            print("\nEpoch %05d: %sreducing learning rate to %s." % (number, self._who(), rate))
        self.cooldown_counter = self.cooldown
        self.wait = 0

    @history.versioned
    def _who(self) -> str:
        return ""

    @_who.since("2.1.6", reason="the scheduler prints lines, too")
    def _own_name(self):
        return "ReduceLROnPlateau "

    def in_cooldown(self) -> bool:
        """Whether a change is so short ago that nothing is watched."""
        return self.cooldown_counter > 0


#: How to tell a value that is better by epsilon, and the worst value there is.
_BY_EPSILON = {
    "min": lambda epsilon: (lambda a, b: np.less(a, b - epsilon), np.inf),
    "max": lambda epsilon: (lambda a, b: np.greater(a, b + epsilon), -np.inf),
}

history.came("callbacks", "ReduceLROnPlateau", "1.2.0", "learning goes on in smaller steps")
