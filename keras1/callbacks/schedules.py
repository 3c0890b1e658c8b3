"""Callbacks that change the learning rate."""
from typing import Callable

from keras1 import backend as K
from keras1.callbacks.base import NO_LOGS, Callback, Logs
from keras1.errors import ArgumentError


class LearningRateScheduler(Callback):
    """Sets the optimizer's learning rate before each epoch.

    Parameters
    ----------
    schedule : callable
        From the epoch, counted from 0, to its learning rate, a float.

    Raises
    ------
    AssertionError
        An ``ArgumentError`` of that name, before the epoch: the optimizer has no ``lr``, or the rate is not a
        Python float.

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
            raise ArgumentError.like(AssertionError)('Optimizer must have a "lr" attribute.')
        rate = self.schedule(epoch)
        if type(rate) is not float:
            raise ArgumentError.like(AssertionError)(
                'The output of the "schedule" function should be float.',
                hint="for epoch %d it is %r; float(...) around it helps" % (epoch, rate))
        K.set_value(optimizer.lr, rate)
