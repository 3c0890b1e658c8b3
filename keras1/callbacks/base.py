"""What a callback is, and the list that calls them."""
import time
import warnings
from collections import defaultdict, deque
from types import MappingProxyType
from typing import Any, Dict, Iterable, Iterator, Mapping, Optional

import numpy as np

from keras1 import history

Logs = Mapping[str, Any]

#: The logs where the caller gave none.
NO_LOGS: Logs = MappingProxyType({})

#: Seconds that a hook may take.
_SLOW = 0.1


class Callback(history.Gated):
    """Base of all callbacks: objects that ``fit`` calls as training goes on.

    A user's callback derives from it and overrides some of the methods.  Each is given ``logs``: the measures
    of the moment by name (``size`` and, after the batch, ``loss``, ``acc``, ``val_loss`` ...).

    Attributes
    ----------
    params : dict
        ``batch_size``, ``nb_epoch``, ``nb_sample``, ``verbose``, ``do_validation`` and ``metrics``; from 2.0.0 on
        ``epochs``, ``steps`` and ``samples`` in place of the ones with ``nb_``.
    model : Model
        The model in training; setting its ``stop_training`` ends training after the epoch.

    Notes
    -----
    From 2.3.0 on ``evaluate`` and ``predict`` call callbacks, too: ``on_test_...`` and ``on_predict_...``.
    Source: ``keras.callbacks.Callback`` of 0.3.1, 0.3.3, 1.0.8, 1.2.2 and 2.3.1.

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

    params: Dict[str, Any]
    model: Any = None
    validation_data: Any = None

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

    # The hooks of 2.3, which names the mode in each.

    def on_train_batch_begin(self, batch: int, logs: Logs = NO_LOGS) -> None:
        """Called before a batch of ``fit``; calls ``on_batch_begin``."""
        self.on_batch_begin(batch, logs=logs)

    def on_train_batch_end(self, batch: int, logs: Logs = NO_LOGS) -> None:
        """Called after a batch of ``fit``; calls ``on_batch_end``."""
        self.on_batch_end(batch, logs=logs)

    def on_test_batch_begin(self, batch: int, logs: Logs = NO_LOGS) -> None:
        """Called before a batch of ``evaluate``, and of the validation in ``fit``."""

    def on_test_batch_end(self, batch: int, logs: Logs = NO_LOGS) -> None:
        """Called after a batch of ``evaluate``, and of the validation in ``fit``."""

    def on_predict_batch_begin(self, batch: int, logs: Logs = NO_LOGS) -> None:
        """Called before a batch of ``predict``."""

    def on_predict_batch_end(self, batch: int, logs: Logs = NO_LOGS) -> None:
        """Called after a batch of ``predict``."""

    def on_test_begin(self, logs: Logs = NO_LOGS) -> None:
        """Called before the first batch of ``evaluate`` or of a validation."""

    def on_test_end(self, logs: Logs = NO_LOGS) -> None:
        """Called after the last batch of ``evaluate`` or of a validation."""

    def on_predict_begin(self, logs: Logs = NO_LOGS) -> None:
        """Called before the first batch of ``predict``."""

    def on_predict_end(self, logs: Logs = NO_LOGS) -> None:
        """Called after the last batch of ``predict``."""


class CallbackList:
    """Callbacks that are called one after the other, in one go.

    Its methods are those of `Callback`; each calls the method of that name of every callback.  A batch of ``fit`` is
    ``on_batch_...`` for the callbacks up to 2.2, and ``on_train_batch_...`` from 2.3.0 on; other modes are nothing to
    them before.

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
        self.params: Dict[str, Any] = {}
        self.model = None
        self._t_enter_batch = None
        self._batch_hooks = {(mode, hook): _batch_hook(mode, hook)
                             for mode in ("train", "test", "predict") for hook in ("begin", "end")}
        self._reset_batch_timing()

    def __iter__(self) -> Iterator[Callback]:
        return iter(self.callbacks)

    def append(self, callback: Callback) -> None:
        """Add a callback; it is called last."""
        self.callbacks.append(callback)

    def set_params(self, params: Dict[str, Any]) -> None:
        """Give each one the training's parameters."""
        self.params = params
        for callback in self.callbacks:
            callback._set_params(params)

    def set_model(self, model: Any) -> None:
        """Give each one the model in training."""
        self.model = model
        for callback in self.callbacks:
            callback._set_model(model)

    _set_params, _set_model = set_params, set_model  # their names up to 1.2.0

    def on_epoch_begin(self, epoch: int, logs: Optional[Logs] = None) -> None:
        """Call each one's ``on_epoch_begin``."""
        self._call("on_epoch_begin", epoch, {} if logs is None else logs)
        self._reset_batch_timing()

    def on_epoch_end(self, epoch: int, logs: Optional[Logs] = None) -> None:
        """Call each one's ``on_epoch_end``; what one writes into the logs, the next ones read."""
        self._call("on_epoch_end", epoch, {} if logs is None else logs)

    def on_batch_begin(self, batch: int, logs: Optional[Logs] = None) -> None:
        """The same as ``on_train_batch_begin``."""
        self._call_batch_hook("train", "begin", batch, logs)

    def on_batch_end(self, batch: int, logs: Optional[Logs] = None) -> None:
        """The same as ``on_train_batch_end``."""
        self._call_batch_hook("train", "end", batch, logs)

    def on_train_batch_begin(self, batch: int, logs: Optional[Logs] = None) -> None:
        """Tell each one of a batch to train on; warn if that takes as long as a batch."""
        self._call_batch_hook("train", "begin", batch, logs)

    def on_train_batch_end(self, batch: int, logs: Optional[Logs] = None) -> None:
        """Tell each one what came out of a batch; warn if that takes as long as a batch."""
        self._call_batch_hook("train", "end", batch, logs)

    def on_test_batch_begin(self, batch: int, logs: Optional[Logs] = None) -> None:
        """Tell each one of a batch to test on."""
        self._call_batch_hook("test", "begin", batch, logs)

    def on_test_batch_end(self, batch: int, logs: Optional[Logs] = None) -> None:
        """Tell each one what came out of a batch."""
        self._call_batch_hook("test", "end", batch, logs)

    def on_predict_batch_begin(self, batch: int, logs: Optional[Logs] = None) -> None:
        """Tell each one of a batch to predict."""
        self._call_batch_hook("predict", "begin", batch, logs)

    def on_predict_batch_end(self, batch: int, logs: Optional[Logs] = None) -> None:
        """Tell each one what came out of a batch."""
        self._call_batch_hook("predict", "end", batch, logs)

    def on_train_begin(self, logs: Optional[Logs] = None) -> None:
        """Call each one's ``on_train_begin``."""
        self._call("on_train_begin", _logs_of_run(logs))

    def on_train_end(self, logs: Optional[Logs] = None) -> None:
        """Call each one's ``on_train_end``."""
        self._call("on_train_end", _logs_of_run(logs))

    def on_test_begin(self, logs: Optional[Logs] = None) -> None:
        """Call each one's ``on_test_begin``."""
        self._call_if_told("test", "on_test_begin", _logs_of_run(logs))

    def on_test_end(self, logs: Optional[Logs] = None) -> None:
        """Call each one's ``on_test_end``."""
        self._call_if_told("test", "on_test_end", _logs_of_run(logs))

    def on_predict_begin(self, logs: Optional[Logs] = None) -> None:
        """Call each one's ``on_predict_begin``."""
        self._call_if_told("predict", "on_predict_begin", _logs_of_run(logs))

    def on_predict_end(self, logs: Optional[Logs] = None) -> None:
        """Call each one's ``on_predict_end``."""
        self._call_if_told("predict", "on_predict_end", _logs_of_run(logs))

    # -- what the loops call: the mode is "train", "test" or "predict"

    def _call_begin_hook(self, mode: str) -> None:
        getattr(self, "on_%s_begin" % mode)()

    def _call_end_hook(self, mode: str) -> None:
        getattr(self, "on_%s_end" % mode)()

    def _call_batch_hook(self, mode: str, hook: str, batch: int, logs: Optional[Logs] = None) -> None:
        """Call each one's hook, "begin" or "end", of a batch; warn if that takes as long as a batch."""
        name = self._batch_hooks[mode, hook]
        if not self.callbacks or name is None:
            return
        logs = {} if logs is None else logs
        start = time.time()
        if hook == "end":
            self._delta_t_batch = start - (self._t_enter_batch or start)
        for callback in self.callbacks:
            getattr(callback, name)(batch, logs)
        end = time.time()
        times = self._delta_ts[name]
        times.append(end - start)
        self._was_slow = self._was_slow or end - start > _SLOW
        if self._was_slow and self._delta_t_batch > 0. and max(times) > _SLOW:
            self._warn_if_slow(name)
        if hook == "begin":
            self._t_enter_batch = end

    def _warn_if_slow(self, name: str) -> None:
        """Warn of hooks of which half take long; to ask for the median of each batch would take long itself."""
        median = np.median(self._delta_ts[name])
        if median > 0.95 * self._delta_t_batch and median > _SLOW:
            warnings.warn(_text_about_slow_hooks() % (name, median), RuntimeWarning)

    def _call_if_told(self, mode: str, method: str, *args: Any) -> None:
        if self._batch_hooks[mode, "begin"]:
            self._call(method, *args)

    def _call(self, method: str, *args: Any) -> None:
        for callback in self.callbacks:
            getattr(callback, method)(*args)

    def _reset_batch_timing(self) -> None:
        self._delta_t_batch, self._was_slow = 0., False
        self._delta_ts: Dict[str, deque] = defaultdict(lambda: deque(maxlen=self.queue_length))


@history.versioned
def _batch_hook(mode: str, hook: str) -> Optional[str]:
    """What the callbacks' method is called; None if they have none."""
    return "on_batch_" + hook if mode == "train" else None


@_batch_hook.since("2.3.0", reason="evaluate and predict call callbacks, too")
def _batch_hook_of_mode(mode, hook):
    return "on_%s_batch_%s" % (mode, hook)


@history.versioned
def _logs_of_run(logs: Optional[Logs]) -> Optional[Logs]:
    """The logs of a whole run, which nobody gives."""
    return logs or {}


@_logs_of_run.since("2.3.0", reason="logs are handed on as they are, None if there are none")
def _logs_as_given(logs):
    return logs


@history.versioned
def _text_about_slow_hooks() -> str:
    return "Method %s() is slow compared to the batch update (%f). Check your callbacks."


@_text_about_slow_hooks.since("2.3.0", reason="the method in brackets")
def _text_with_brackets():
    return "Method (%s) is slow compared to the batch update (%f). Check your callbacks."


for _name in ("Callback", "CallbackList"):
    for _method in ("params", "model"):
        history.declare("callbacks.%s" % _name, "name", "1.2.2", "name", "_set_" + _method, "set_" + _method,
                        "callbacks of users override it")
