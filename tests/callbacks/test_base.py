"""The base class and the list: what is called when, and the warnings about slow callbacks."""
import warnings

import pytest

from keras1.callbacks import BaseLogger, Callback, CallbackList, EarlyStopping, History, ProgbarLogger
from keras1.callbacks import base as module
from keras1.errors import ArgumentError


class Recorder(Callback):
    """Written as one did: with defaults of its own."""

    def __init__(self):
        super(Callback, self).__init__()  # noqa: UP008  skipping a class, as the originals did
        self.calls = []

    def on_train_begin(self, logs={}):  # noqa: B006
        self.calls.append(("train_begin", logs))

    def on_epoch_begin(self, epoch, logs={}):  # noqa: B006
        self.calls.append(("epoch_begin", epoch, logs))

    def on_batch_begin(self, batch, logs={}):  # noqa: B006
        self.calls.append(("batch_begin", batch, logs))

    def on_batch_end(self, batch, logs={}):  # noqa: B006
        self.calls.append(("batch_end", batch, logs))

    def on_epoch_end(self, epoch, logs={}):  # noqa: B006
        self.calls.append(("epoch_end", epoch, logs))

    def on_train_end(self, logs={}):  # noqa: B006
        self.calls.append(("train_end", logs))


def test_everyone_is_called_with_the_same_logs():
    first, second = Recorder(), Recorder()
    given = [first]
    calls = CallbackList(given, queue_length=3)
    calls.append(second)
    calls.append(Callback())
    assert given == [first]
    calls._set_params({"nb_epoch": 1})
    calls._set_model("the model")
    calls.on_train_begin()
    calls.on_epoch_begin(4)
    calls.on_batch_begin(0, {"size": 2})
    calls.on_batch_end(0, {"loss": 1.})
    calls.on_epoch_end(4, {"val_loss": 1.})
    calls.on_train_end()
    assert first.calls == second.calls == [
        ("train_begin", {}), ("epoch_begin", 4, {}), ("batch_begin", 0, {"size": 2}),
        ("batch_end", 0, {"loss": 1.}), ("epoch_end", 4, {"val_loss": 1.}), ("train_end", {})]
    assert (second.params, first.model) == ({"nb_epoch": 1}, "the model")


def test_what_one_writes_into_the_logs_the_next_one_reads():
    class Writer(Callback):
        def on_epoch_end(self, epoch, logs={}):  # noqa: B006
            logs["mine"] = epoch

    reader, logs = Recorder(), {}
    CallbackList([Writer(), reader]).on_epoch_end(3, logs)
    assert reader.calls == [("epoch_end", 3, {"mine": 3})] and logs == {"mine": 3}


def test_the_base_does_nothing_and_takes_nothing():
    callback = Callback()
    for method in ("on_train_begin", "on_train_end"):
        assert getattr(callback, method)() is None
    for method in ("on_epoch_begin", "on_epoch_end", "on_batch_begin", "on_batch_end"):
        assert getattr(callback, method)(0) is None and getattr(callback, method)(0, {}) is None
    with pytest.raises(TypeError) as caught:
        Callback(1)
    assert isinstance(caught.value, ArgumentError)


@pytest.fixture
def clock(monkeypatch):
    now = [100.]
    monkeypatch.setattr(module.time, "time", lambda: now[0])
    return now


def slow(clock, begin=0., end=0.):
    """A callback that takes its time."""
    class Slow(Callback):
        def on_batch_begin(self, batch, logs=None):
            clock[0] += begin

        def on_batch_end(self, batch, logs=None):
            clock[0] += end

    return Slow()


def texts_of_batches(clock, callback, batch_seconds, batches=3):
    calls = CallbackList([callback])
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        calls.on_epoch_begin(0)
        for batch in range(batches):
            calls.on_batch_begin(batch)
            clock[0] += batch_seconds
            calls.on_batch_end(batch)
    return [str(warning.message) for warning in caught]


def test_slow_callbacks_are_warned_about(clock):
    """By the rule of 0.3: the median over the last batches is above 0.1 s and 0.95 of the batch's time."""
    text = "Method %s() is slow compared to the batch update (0.500000). Check your callbacks."
    assert texts_of_batches(clock, slow(clock, end=.5), .25) == [text % "on_batch_end"] * 3
    # Before the first batch has ended nothing is known about its length.
    assert texts_of_batches(clock, slow(clock, begin=.5), .25) == [text % "on_batch_begin"] * 2
    assert texts_of_batches(clock, slow(clock, .5, .5), 1.) == []
    assert texts_of_batches(clock, slow(clock, .0625, .0625), .0001) == []
    assert texts_of_batches(clock, slow(clock, .5, .5), 0.) == []


def test_batch_end_without_a_begin(clock):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        CallbackList([slow(clock, end=.5)]).on_batch_end(0)


@pytest.mark.parametrize("names", [("_set_params", "_set_model"), ("set_params", "set_model")])
@pytest.mark.parametrize("called", [("_set_params", "_set_model"), ("set_params", "set_model")])
def test_either_name_of_the_setters_reaches_a_users_callback(names, called):
    """The originals had an underscore up to 1.2.0."""
    seen = []

    def noting(name):
        def setter(self, value):
            seen.append((name, value))
            getattr(super(Own, self), name)(value)
        return setter

    Own = type("Own", (Callback,), {name: noting(name) for name in names})
    calls = CallbackList([Own()])
    getattr(calls, called[0])({"nb_epoch": 3})
    getattr(calls, called[1])("model")
    assert seen == [(names[0], {"nb_epoch": 3}), (names[1], "model")]
    assert (calls.callbacks[0].params, calls.callbacks[0].model) == ({"nb_epoch": 3}, "model")


@pytest.mark.parametrize("logs", [(), (None,)], ids=["left out", "None"])
def test_hooks_without_logs(logs):
    """As one may call them by hand; the default was None in 1.2.2."""
    calls = [BaseLogger(), History(), ProgbarLogger(), EarlyStopping(patience=9)]
    for callback in calls:
        callback.set_params({"verbose": 0, "nb_epoch": 1, "nb_sample": 4, "metrics": ["loss"]})
        callback.on_train_begin(*logs)
        callback.on_epoch_begin(0, *logs)
        callback.on_batch_begin(0, *logs)
        callback.on_batch_end(0, *logs)
    for callback in calls[:3]:
        callback.on_epoch_end(0, *logs)
        callback.on_train_end(*logs)
    assert calls[1].history == {}


def test_a_list_of_nothing():
    assert CallbackList(None).callbacks == []
