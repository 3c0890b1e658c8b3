"""What a callback is, and the list that calls them."""
import time
import warnings
from collections import deque
from types import MappingProxyType
from typing import Any, Dict, Iterable, Mapping, Optional

import numpy as np

from keras1 import history

Logs = Mapping[str, Any]

#: The logs where the caller gave none.
NO_LOGS: Logs = MappingProxyType({})


class Callback(history.Gated):
    """Base of all callbacks: objects that ``fit`` calls as training goes on.

    A user's callback derives from it and overrides some of the methods.  Each is given ``logs``: the measures
    of the moment by name (``size`` and, after the batch, ``loss``, ``acc``, ``val_loss`` ...).

    Attributes
    ----------
    params : dict
        ``batch_size``, ``nb_epoch``, ``nb_sample``, ``verbose``, ``do_validation`` and ``metrics``.
    model : Model
        The model in training; setting its ``stop_training`` ends training after the epoch.

    Notes
    -----
    Source: ``keras.callbacks.Callback`` of 0.3.1, 0.3.3, 1.0.8 and 1.2.2.

    Examples
    --------
    >>> class Losses(Callback):
    ...     def on_train_begin(self, logs={}):
    ...         self.losses = []
    ...     def on_batch_end(self, batch, logs={}):
    ...         self.losses.append(logs.get("loss"))
    >>> losses = Losses()
    >>> calls = CallbackList([losses])
    >>> calls.on_train_begin()
    >>> calls.on_batch_end(0, {"loss": 0.5})
    >>> losses.losses
    [0.5]
    """

    def __init__(self):
        """No arguments."""

    # Up to 1.2.0 the two had an underscore.  The list calls them by that name: a callback of either kind is reached.

    def set_params(self, params: Dict[str, Any]) -> None:
        """Take the training's parameters; called before ``on_train_begin``."""
        self.params = params

    def set_model(self, model: Any) -> None:
        """Take the model in training; called before ``on_train_begin``."""
        self.model = model

    def _set_params(self, params: Dict[str, Any]) -> None:
        self.set_params(params)

    def _set_model(self, model: Any) -> None:
        self.set_model(model)

    def on_epoch_begin(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Called before an epoch; epochs count from 0."""

    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Called after an epoch and its validation."""

    def on_batch_begin(self, batch: int, logs: Logs = NO_LOGS) -> None:
        """Called before a batch; batches count from 0 in each epoch."""

    def on_batch_end(self, batch: int, logs: Logs = NO_LOGS) -> None:
        """Called after a batch."""

    def on_train_begin(self, logs: Logs = NO_LOGS) -> None:
        """Called before the first epoch."""

    def on_train_end(self, logs: Logs = NO_LOGS) -> None:
        """Called after the last epoch."""


class CallbackList:
    """Callbacks that are called one after the other, in one go.

    Parameters
    ----------
    callbacks : iterable of Callback, optional
    queue_length : int
        The number of batches over which the callbacks' time is watched: callbacks that take over 0.1 s and
        nearly as long as the batch itself are warned about.

    Examples
    --------
    >>> calls = CallbackList()
    >>> calls.append(Callback())
    >>> len(calls.callbacks)
    1
    """

    def __init__(self, callbacks: Optional[Iterable[Callback]] = None, queue_length: int = 10):
        self.callbacks = list(callbacks or ())
        self.queue_length = queue_length
        self._t_enter_batch = None
        self._forget_times()

    def append(self, callback: Callback) -> None:
        """Add a callback; it is called last."""
        self.callbacks.append(callback)

    def set_params(self, params: Dict[str, Any]) -> None:
        """Give each one the training's parameters."""
        for callback in self.callbacks:
            callback._set_params(params)

    def set_model(self, model: Any) -> None:
        """Give each one the model in training."""
        for callback in self.callbacks:
            callback._set_model(model)

    _set_params, _set_model = set_params, set_model  # their names up to 1.2.0

    def on_epoch_begin(self, epoch: int, logs: Optional[Logs] = None) -> None:
        """Call each one's ``on_epoch_begin``."""
        self._call("on_epoch_begin", epoch, logs=logs)
        self._forget_times()

    def on_epoch_end(self, epoch: int, logs: Optional[Logs] = None) -> None:
        """Call each one's ``on_epoch_end``; what one writes into the logs, the next ones read."""
        self._call("on_epoch_end", epoch, logs=logs)

    def on_batch_begin(self, batch: int, logs: Optional[Logs] = None) -> None:
        """Call each one's ``on_batch_begin``; warn if that takes as long as a batch."""
        self._call_in_time("on_batch_begin", self._delta_ts_batch_begin, batch, logs)
        self._t_enter_batch = time.time()

    def on_batch_end(self, batch: int, logs: Optional[Logs] = None) -> None:
        """Call each one's ``on_batch_end``; warn if that takes as long as a batch."""
        now = time.time()
        self._delta_t_batch = now - (self._t_enter_batch or now)
        self._call_in_time("on_batch_end", self._delta_ts_batch_end, batch, logs)

    def on_train_begin(self, logs: Optional[Logs] = None) -> None:
        """Call each one's ``on_train_begin``."""
        self._call("on_train_begin", logs=logs)

    def on_train_end(self, logs: Optional[Logs] = None) -> None:
        """Call each one's ``on_train_end``."""
        self._call("on_train_end", logs=logs)

    def _call(self, method: str, *args: int, logs: Optional[Logs]) -> None:
        logs = {} if logs is None else logs
        for callback in self.callbacks:
            getattr(callback, method)(*args, logs)

    def _call_in_time(self, method, times, batch, logs):
        start = time.time()
        self._call(method, batch, logs=logs)
        times.append(time.time() - start)
        median = np.median(times)
        if self._delta_t_batch > 0. and median > 0.95 * self._delta_t_batch and median > 0.1:
            warnings.warn("Method %s() is slow compared to the batch update (%f). Check your callbacks."
                          % (method, median))

    def _forget_times(self):
        self._delta_t_batch = 0.
        self._delta_ts_batch_begin = deque(maxlen=self.queue_length)
        self._delta_ts_batch_end = deque(maxlen=self.queue_length)


for _name in ("Callback", "CallbackList"):
    for _method in ("params", "model"):
        history.declare("callbacks.%s" % _name, "name", "1.2.2", "name", "_set_" + _method, "set_" + _method,
                        "callbacks of users override it")
