"""LearningRateScheduler and ReduceLROnPlateau.  What 1.2.2 did is among the goldens: reduce_lr."""
from types import SimpleNamespace

import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1.callbacks import History, LearningRateScheduler, ReduceLROnPlateau
from keras1.errors import ArgumentError
from keras1.optimizers import SGD


def scheduler(schedule, optimizer):
    callback = LearningRateScheduler(schedule)
    callback._set_model(SimpleNamespace(optimizer=optimizer))
    return callback


def test_sets_the_rate_before_each_epoch():
    optimizer = SGD(lr=1.)
    callback = scheduler(lambda epoch: .5 ** epoch, optimizer)
    for epoch in (0, 3, 1):
        callback.on_epoch_begin(epoch)
        assert K.get_value(optimizer.lr) == .5 ** epoch


@pytest.mark.parametrize("rate", [1, None, np.float32(.1), np.float64(.1), "0.1"], ids=repr)
def test_the_rate_is_a_float(rate):
    with pytest.raises(AssertionError) as caught:
        scheduler(lambda epoch: rate, SGD()).on_epoch_begin(2)
    assert isinstance(caught.value, ArgumentError)
    assert caught.value.args == ('The output of the "schedule" function should be float.',)
    assert repr(rate) in caught.value.hint


def test_the_optimizer_has_a_rate():
    with pytest.raises(AssertionError) as caught:
        scheduler(lambda epoch: .1, object()).on_epoch_begin(0)
    assert caught.value.args == ('Optimizer must have a "lr" attribute.',)


@pytest.mark.parametrize("release, kind", [("1.0.8", AssertionError), ("1.2.2", ValueError)])
def test_classes_of_errors(release, kind):
    with keras1.emulate(release):
        for callback, text in [(scheduler(lambda epoch: 1, SGD()), "should be float"),
                               (scheduler(lambda epoch: .1, object()), 'must have a "lr"')]:
            with pytest.raises(kind, match=text):
                callback.on_epoch_begin(0)


def test_from_1_2_on_numpy_counts():
    with keras1.emulate("1.2.2"):
        optimizer = SGD()
        scheduler(lambda epoch: np.float32(.5), optimizer).on_epoch_begin(0)
    assert K.get_value(optimizer.lr) == .5


def rates(values, key="val_loss", **arguments):
    """The rate after each epoch, from 1 on."""
    plateau = ReduceLROnPlateau(**arguments)
    plateau.set_model(SimpleNamespace(optimizer=SGD(lr=1.)))
    plateau.on_train_begin()
    found = []
    for epoch, value in enumerate(values):
        plateau.on_epoch_end(epoch, {key: value})
        found.append(float(K.get_value(plateau.model.optimizer.lr)))
    return found


@pytest.mark.parametrize("arguments, values, expected", [
    (dict(patience=1, factor=.5), [3, 2, 2, 2, 2, 2], [1, 1, 1, .5, .25, .125]),
    (dict(patience=0, factor=.5), [3, 3, 2, 2], [1, .5, .5, .25]),
    (dict(patience=0, factor=.5, cooldown=2), [3, 3, 3, 3, 3], [1, .5, .5, .25, .25]),
    (dict(patience=0, factor=.1, min_lr=.25), [3, 3, 3, 3], [1, .25, .25, .25]),
    (dict(patience=0, factor=.5, mode="max"), [1, 2, 1], [1, 1, .5]),
    (dict(patience=0, factor=.5, epsilon=1.5), [5, 4, 2], [1, .5, .5]),
])
def test_the_rate_falls_when_nothing_gets_better(arguments, values, expected):
    assert rates(values, **arguments) == pytest.approx(expected)


def test_of_accuracy_more_is_better():
    assert rates([.1, .2, .2], "val_acc", monitor="val_acc", patience=0, factor=.5) == [1, 1, .5]


def test_the_rate_is_told_and_logged(capsys):
    with keras1.emulate("1.2.2"):
        plateau, record = ReduceLROnPlateau(patience=0, verbose=1, factor=.5), History()
    plateau.set_model(SimpleNamespace(optimizer=SGD(lr=1.)))
    for callback in (plateau, record):
        callback.on_train_begin()
    for epoch in range(2):
        logs = {"val_loss": 1.}
        plateau.on_epoch_end(epoch, logs)
        record.on_epoch_end(epoch, logs)
    assert capsys.readouterr().out == "\nEpoch 00001: reducing learning rate to 0.5.\n"
    assert record.history["lr"] == [1., 1.]


def test_what_cannot_be_watched():
    with pytest.raises(ValueError, match="does not support a factor >= 1.0"):
        ReduceLROnPlateau(factor=1.)
    with pytest.warns(RuntimeWarning, match="mode sideways is unknown, fallback to auto mode"):
        ReduceLROnPlateau(mode="sideways")
    with pytest.warns(RuntimeWarning, match="Learning Rate Plateau Reducing requires val_loss available!"):
        assert rates([1.], key="loss") == [1.]
