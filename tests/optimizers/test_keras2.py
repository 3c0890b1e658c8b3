"""What changed in the optimizers with 2.x.  What 2.3.1 answered is among the goldens: voc_optimizers, ..."""
import inspect

import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1 import optimizers
from keras1.errors import ArgumentError, ShapeError
from keras1.optimizers import SGD, Adadelta, Adagrad, Adam, Adamax, Nadam, RMSprop

START = np.array([1., -2.], "float32")
each = pytest.mark.parametrize("cls", [SGD, RMSprop, Adagrad, Adadelta, Adam, Adamax, Nadam], ids=lambda c: c.__name__)


def trained(optimizer, steps=2, constraint=None, slope=2.):
    w = K.variable(START, constraint=constraint)
    f = K.function([], [], updates=optimizer.get_updates(slope * K.sum(K.square(w)), [w]))
    for _ in range(steps):
        f([])
    return K.get_value(w)


@each
def test_the_rate_has_two_names(cls):
    with keras1.emulate("2.3.1"):
        former, later = cls(lr=.5), cls(learning_rate=.5)
        assert former.lr is former.learning_rate
        assert former.get_config() == later.get_config() and former.get_config()["learning_rate"] == .5
    with keras1.emulate("2.2.4"):
        assert cls(lr=.5).get_config()["lr"] == .5
        with pytest.raises(ArgumentError, match="learning_rate"):
            cls(learning_rate=.5)


def test_arguments_by_position():
    with keras1.emulate("2.2.4"):
        assert list(inspect.signature(SGD).parameters)[:4] == ["lr", "momentum", "decay", "nesterov"]
        assert SGD(.1, .9, .5).initial_decay == .5
    with keras1.emulate("2.3.1"):
        assert list(inspect.signature(SGD).parameters)[:3] == ["learning_rate", "momentum", "nesterov"]
        assert SGD(.1, .9, True).nesterov is True


@each
def test_constraints_of_weights(cls):
    with keras1.emulate("2.3.1"):
        assert (trained(cls(), constraint=K.abs) > 0).all()


@pytest.mark.parametrize("release, epsilon", [("2.1.0", 1e-8), ("2.1.6", 1e-7), ("2.3.1", 1e-7)])
def test_epsilon(release, epsilon):
    with keras1.emulate(release):
        assert Adam().epsilon == RMSprop().epsilon == pytest.approx(epsilon)


@pytest.mark.parametrize("release, counted", [("2.0.5", 0), ("2.0.9", 2)])
def test_steps_are_counted(release, counted):
    with keras1.emulate(release):
        optimizer = RMSprop()
        w = K.variable(START)
        args = ([w], {}, K.sum(w))
        f = K.function([], [], updates=optimizer.get_updates(*args))
        f([]), f([])
        assert int(K.get_value(optimizer.iterations)) == counted


def test_amsgrad_steps_by_the_largest_moment():
    with keras1.emulate("2.3.1"):
        optimizer = Adam(.1, amsgrad=True)
        trained(optimizer, steps=4)
        _, _, v, peak = optimizer.get_weights()
    assert (peak >= v).all()


@each
def test_state_goes_back_and_forth(cls):
    with keras1.emulate("2.3.1"):
        optimizer = cls()
        trained(optimizer)
        state = optimizer.get_weights()
        assert int(state[0]) == 2
        again = cls()
        trained(again, steps=0)
        again.set_weights(state)
        for a, b in zip(again.get_weights(), state):
            np.testing.assert_array_equal(a, b)
        with pytest.raises(ShapeError, match="does not match"):
            again.set_weights(state * 2)


@pytest.mark.parametrize("cls", [RMSprop, Adagrad, Adadelta, Nadam])
def test_state_of_before_lacks_a_count(cls):
    with keras1.emulate("2.2.4"):
        former = cls()
        trained(former)
    with keras1.emulate("2.3.1"):
        later = cls()
        trained(later, steps=0)
        later.set_weights(former.get_weights())
        assert len(later.get_weights()) == len(former.get_weights()) + 1


def test_serialized():
    with keras1.emulate("2.3.1"):
        again = optimizers.get(optimizers.serialize(Adam(.5, clipnorm=1.)))
        assert again.get_config() == Adam(.5, clipnorm=1.).get_config()
        with pytest.raises(ArgumentError):
            optimizers.get(SGD)
