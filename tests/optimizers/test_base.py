"""What optimizers share: arguments, configuration, clipping, users' own optimizers."""
import inspect

import numpy as np
import pytest

from keras1 import backend as K
from keras1 import optimizers
from keras1.errors import ArgumentError
from keras1.optimizers import SGD, Adadelta, Adagrad, Adam, Adamax, Optimizer, RMSprop

#: Each class, and the configuration of its defaults, as 0.3.1 and 0.3.3 answered.
DEFAULTS = {
    SGD: {"lr": .01, "momentum": 0., "decay": 0., "nesterov": False},
    RMSprop: {"lr": .001, "rho": .9, "epsilon": 1e-6},
    Adagrad: {"lr": .01, "epsilon": 1e-6},
    Adadelta: {"lr": 1., "rho": .95, "epsilon": 1e-6},
    Adam: {"lr": .001, "beta_1": .9, "beta_2": .999, "epsilon": 1e-8},
    Adamax: {"lr": .002, "beta_1": .9, "beta_2": .999, "epsilon": 1e-8},
}
#: Their attributes that are variables, to be read with K.get_value.
VARIABLES = {
    SGD: {"iterations", "lr", "momentum", "decay"},
    RMSprop: {"lr", "rho"},
    Adagrad: {"lr"},
    Adadelta: {"lr"},
    Adam: {"iterations", "lr", "beta_1", "beta_2"},
    Adamax: {"iterations", "lr", "beta_1", "beta_2"},
}
by_name = pytest.mark.parametrize("cls", DEFAULTS, ids=lambda cls: cls.__name__)


@by_name
def test_defaults_and_names(cls):
    for name in (cls.__name__, cls.__name__.lower()):
        optimizer = optimizers.get(name)
        assert type(optimizer) is cls
        config = optimizer.get_config()
        assert config.pop("name") == cls.__name__
        assert config == pytest.approx(DEFAULTS[cls])


@by_name
def test_order_of_arguments(cls):
    optimizer = cls(*range(2, 2 + len(DEFAULTS[cls])))
    config = optimizer.get_config()
    assert [config[name] for name in DEFAULTS[cls]] == list(range(2, 2 + len(DEFAULTS[cls])))
    assert list(inspect.signature(cls).parameters) == [*DEFAULTS[cls], "args", "kwargs"]


@by_name
def test_which_attributes_are_variables(cls):
    optimizer = cls()
    found = {name for name, value in vars(optimizer).items() if K.is_variable(value)}
    assert found == VARIABLES[cls]
    assert {name: getattr(optimizer, name) for name in set(DEFAULTS[cls]) - found} == {
        name: value for name, value in DEFAULTS[cls].items() if name not in found}


@by_name
def test_further_arguments_are_taken_as_they_were(cls):
    optimizer = cls(*DEFAULTS[cls].values(), "left", "over", clipnorm=3., colour="red")
    assert optimizer.get_config() == cls().get_config()
    assert (optimizer.clipnorm, optimizer.colour, optimizer.updates) == (3., "red", [])


def test_the_configuration_follows_the_variables():
    optimizer = SGD()
    K.set_value(optimizer.lr, .5)
    assert optimizer.get_config()["lr"] == .5


def test_get_with_arguments():
    assert optimizers.get("sgd", {"lr": .25, "momentum": .5}).get_config()["momentum"] == .5
    optimizer = SGD()
    assert optimizers.get(optimizer) is optimizer


def test_the_base_is_abstract():
    assert Optimizer().get_config() == {"name": "Optimizer"}
    assert Optimizer(colour="red").colour == "red"
    with pytest.raises(NotImplementedError):
        Optimizer().get_updates([], [], None)


def test_a_state_of_another_length():
    with pytest.raises(AssertionError) as caught:
        Adam().set_state([1.])
    assert isinstance(caught.value, ArgumentError)
    assert Adam().get_state() == []


def test_gradients_and_helpers():
    start = np.array([[.5, -1.], [2., .25]], "float32")
    W = K.variable(start)
    loss = K.sum(K.square(W))
    grad, norm = 2 * start, np.sqrt((4 * start ** 2).sum())
    p, q = K.variable([.2, .8]), K.variable([.5, .5])
    cases = [
        (SGD().get_gradients(loss, [W])[0], grad),
        (SGD(clipnorm=1.).get_gradients(loss, [W])[0], grad / norm),
        (SGD(clipnorm=100.).get_gradients(loss, [W])[0], grad),
        (SGD(clipvalue=.7).get_gradients(loss, [W])[0], np.clip(grad, -.7, .7)),
        (Adam(clipnorm=2., clipvalue=.7).get_gradients(loss, [W])[0], np.clip(grad * 2 / norm, -.7, .7)),
        (SGD(clipnorm=0., clipvalue=None).get_gradients(loss, [W])[0], grad),
        (optimizers.clip_norm(W, 2., K.variable(4.)), start / 2),
        (optimizers.clip_norm(W, 5., K.variable(4.)), start),
        (optimizers.clip_norm(W, 0, K.variable(4.)), start),
        (optimizers.kl_divergence(p, q), [.5 - .2 + .2 * np.log(.4), .5 - .8 + .8 * np.log(1.6)]),
    ]
    got = K.function([], [tensor for tensor, _ in cases])([])
    for value, (_, expected) in zip(got, cases):
        np.testing.assert_allclose(value, expected, rtol=1e-5, atol=1e-6)


def test_a_users_optimizer_in_the_style_of_the_time():
    class Signs(Optimizer):
        def __init__(self, lr=0.01, *args, **kwargs):
            super(Signs, self).__init__(**kwargs)  # noqa: UP008  as it was written
            self.__dict__.update(locals())
            self.lr = K.variable(lr)

        def get_updates(self, params, constraints, loss):
            grads = self.get_gradients(loss, params)
            self.updates = []
            for p, g, c in zip(params, grads, constraints):
                self.updates.append((p, c(p - self.lr * g / K.abs(g))))
            return self.updates

    w = K.variable([1., -2.])
    optimizer = Signs(.25, clipvalue=1.)
    K.function([], [], updates=optimizer.get_updates([w], [lambda p: p], K.sum(K.square(w))))([])
    np.testing.assert_allclose(K.get_value(w), [.75, -1.75])
    np.testing.assert_allclose(optimizer.get_state(), [[.75, -1.75]])
    assert optimizer.get_config() == {"name": "Signs"}


def test_a_users_kind_of_a_built_in_optimizer():
    class Halving(SGD):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.halved = True

        def get_gradients(self, loss, params):
            return [g / 2 for g in super().get_gradients(loss, params)]

    w = K.variable([1., -2.])
    optimizer = Halving(.5, clipvalue=3.)
    K.function([], [], updates=optimizer.get_updates([w], [lambda p: p], K.sum(K.square(w))))([])
    np.testing.assert_allclose(K.get_value(w), [.5, -1.25])
    assert optimizer.get_config()["name"] == "Halving" and optimizer.get_config()["lr"] == .5
