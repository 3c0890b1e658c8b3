"""LearningRateScheduler."""
from types import SimpleNamespace

import numpy as np
import pytest

from keras1 import backend as K
from keras1.callbacks import LearningRateScheduler
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
