"""Callbacks that change the learning rate."""
import warnings
from typing import Any, Callable

import numpy as np

from keras1 import backend as K
from keras1 import history
from keras1.callbacks.base import NO_LOGS, Callback, Logs
from keras1.callbacks.monitors import MODES, guessed_mode
from keras1.errors import ArgumentError


class LearningRateScheduler(Callback):
    """Sets the optimizer's learning rate before each epoch.

    Parameters
    ----------
    schedule : callable
        From the epoch, counted from 0, to its learning rate, a float; from 1.2.0 on NumPy's floats count, too.

    Raises
    ------
    AssertionError, ValueError
        An ``ArgumentError`` of that name (ValueError in 1.2), before the epoch: the optimizer has no ``lr``, or
        the rate is no float.

    Examples
    --------
    >>> LearningRateScheduler(lambda epoch: 0.1 * 0.5 ** epoch).schedule(1)
    0.05
    """

    def __init__(self, schedule: Callable[[int], float]):
        self.schedule = schedule

    def on_epoch_begin(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Set the rate."""
        optimizer = self.model.optimizer
        if not hasattr(optimizer, "lr"):
            raise ArgumentError.like(self._class_without_lr())('Optimizer must have a "lr" attribute.')
        rate = self.schedule(epoch)
        self._refuse_strange(rate, epoch)
        K.set_value(optimizer.lr, rate)

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
        By how much a value must be better to count as better.
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

    def __init__(self, monitor: str = "val_loss", factor: float = 0.1, patience: int = 10, verbose: int = 0,
                 mode: str = "auto", epsilon: float = 1e-4, cooldown: int = 0, min_lr: float = 0):
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
        self.lr_epsilon = self.min_lr * 1e-4

    def on_train_begin(self, logs: Logs = NO_LOGS) -> None:
        """Start anew."""
        self._reset()

    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """See whether the value is better; lower the rate if it was not for too long."""
        if logs:
            logs["lr"] = K.get_value(self.model.optimizer.lr)
        current = (logs or NO_LOGS).get(self.monitor)
        if current is None:
            warnings.warn("Learning Rate Plateau Reducing requires %s available!" % self.monitor, RuntimeWarning)
            return
        if self.in_cooldown():
            self.cooldown_counter -= 1
            self.wait = 0
        if self.monitor_op(current, self.best):
            self.best = current
            self.wait = 0
        elif not self.in_cooldown():
            self._bear(epoch)

    def _bear(self, epoch: int) -> None:
        if self.wait >= self.patience:
            rate = float(K.get_value(self.model.optimizer.lr))
            if rate > self.min_lr + self.lr_epsilon:
                self._lower(rate, epoch)
        self.wait += 1

    def _lower(self, rate: float, epoch: int) -> None:
        rate = max(rate * self.factor, self.min_lr)
        K.set_value(self.model.optimizer.lr, rate)
        if self.verbose > 0:
            print("\nEpoch %05d: reducing learning rate to %s." % (epoch, rate))
        self.cooldown_counter = self.cooldown
        self.wait = 0

    def in_cooldown(self) -> bool:
        """Whether a change is so short ago that nothing is watched."""
        return self.cooldown_counter > 0


#: How to tell a value that is better by epsilon, and the worst value there is.
_BY_EPSILON = {
    "min": lambda epsilon: (lambda a, b: np.less(a, b - epsilon), np.inf),
    "max": lambda epsilon: (lambda a, b: np.greater(a, b + epsilon), -np.inf),
}

history.came("callbacks", "ReduceLROnPlateau", "1.2.0", "learning goes on in smaller steps")
