"""Averages, history and display, against what 0.3.1 and 0.3.3 recorded and printed for the same logs."""
import re

import pytest

import keras1
from keras1.callbacks import BaseLogger, CallbackList, History, ProgbarLogger
from keras1.callbacks import base as base_module

#: Size, loss and accuracy of the batches of an epoch; the loss grows by 1 an epoch.
BATCHES = [(4, 2., .5), (4, 1., .75), (3, 4., 1.)]
LOSS, ACC = 24. / 11, 8. / 11

BAR = (
    "Epoch 1/2\n\r 4/11 [=========>....................] - ETA: 2s - loss: 2.0000 - acc: 0.5000"
    "<77>\r 8/11 [====================>.........] - ETA: 1s - loss: 1.5000 - acc: 0.6250"
    "<77>\r11/11 [==============================] - 4s - loss: 2.1818 - acc: 0.7273 - val_loss: 0.2500\n"
    "Epoch 2/2\n\r 4/11 [=========>....................] - ETA: 2s - loss: 3.0000 - acc: 0.5000"
    "<77>\r 8/11 [====================>.........] - ETA: 1s - loss: 2.5000 - acc: 0.6250"
    "<77>\r11/11 [==============================] - 4s - loss: 3.1818 - acc: 0.7273 - val_loss: 1.2500\n")
LINES = ("Epoch 1/2\n4s - loss: 2.1818 - acc: 0.7273 - val_loss: 0.2500\n"
         "Epoch 2/2\n4s - loss: 3.1818 - acc: 0.7273 - val_loss: 1.2500\n")
TEXTS = {0: "", 1: re.sub(r"<(\d+)>", lambda found: "\b" * int(found.group(1)), BAR), 2: LINES}


def train(callbacks, clock, verbose=0):
    """Two epochs of 11 samples, a batch in 1.5 s; the logs of each epoch's end."""
    calls, seen = CallbackList(callbacks), []
    calls._set_params({"verbose": verbose, "nb_epoch": 2, "nb_sample": 11,
                       "metrics": ["loss", "acc", "val_loss", "val_acc"]})
    calls.on_train_begin()
    for epoch in range(2):
        calls.on_epoch_begin(epoch)
        for batch, (size, loss, acc) in enumerate(BATCHES):
            logs = {"batch": batch, "size": size}
            calls.on_batch_begin(batch, logs)
            clock[0] += 1.5
            logs.update(loss=loss + epoch, acc=acc)
            calls.on_batch_end(batch, logs)
        seen.append({"val_loss": .25 + epoch})
        calls.on_epoch_end(epoch, seen[-1])
    calls.on_train_end()
    return seen


@pytest.fixture
def clock(monkeypatch):
    now = [0.]
    monkeypatch.setattr(base_module.time, "time", lambda: now[0])  # the module is the progress bar's, too
    return now


@pytest.mark.parametrize("verbose", TEXTS)
@pytest.mark.parametrize("release", ["0.3.1", "0.3.2"])
def test_base_logger_prints_up_to_0_3_2(release, verbose, clock, capsys):
    with keras1.emulate(release):
        seen = train([BaseLogger()], clock, verbose)
    assert capsys.readouterr().out == TEXTS[verbose]
    assert seen == [{"val_loss": .25}, {"val_loss": 1.25}]


@pytest.mark.parametrize("verbose", TEXTS)
def test_progbar_logger_prints_from_0_3_3(verbose, clock, capsys):
    with keras1.emulate("0.3.3"):
        train([BaseLogger(), ProgbarLogger()], clock, verbose)
    assert capsys.readouterr().out == TEXTS[verbose]


def test_base_logger_gives_its_averages_to_all_from_0_3_3(clock, capsys):
    with keras1.emulate("0.3.3"):
        seen = train([BaseLogger()], clock, verbose=1)
    assert capsys.readouterr().out == ""
    assert seen == [pytest.approx({"loss": LOSS + epoch, "acc": ACC, "val_loss": .25 + epoch})
                    for epoch in range(2)]


@pytest.mark.parametrize("release, whole", [
    ("0.3.1", {"batch": [0, 0], "size": [3, 3]}),
    ("0.3.2", {"batch": [0, 0], "size": [3, 3]}),
    ("0.3.3", {}),
])
def test_history(release, whole, clock):
    with keras1.emulate(release):
        record = History()
        train([BaseLogger(), record], clock)
    assert record.epoch == [0, 1]
    assert {name: record.history.pop(name) for name in whole} == whole
    assert all(type(value) is int for values in whole.values() for value in values)
    assert record.history == {"loss": pytest.approx([LOSS, LOSS + 1]), "acc": pytest.approx([ACC, ACC]),
                              "val_loss": [.25, 1.25]}


def test_history_of_the_later_release_is_the_logs_alone(clock):
    with keras1.emulate("0.3.3"):
        record = History()
        train([record], clock)
    assert record.history == {"val_loss": [.25, 1.25]}


def test_history_starts_anew_with_each_training(clock):
    record = History()
    train([record], clock)
    first = record.history
    train([record], clock)
    assert record.history == first and record.history is not first


def test_what_is_built_under_a_release_keeps_it(clock, capsys):
    with keras1.emulate("0.3.3"):
        logger, record = BaseLogger(), History()
    with keras1.emulate("0.3.1"):
        seen = train([logger, record], clock, verbose=1)
    assert capsys.readouterr().out == "" and "loss" in seen[0] and "size" not in record.history
