"""What changed in the optimizers with 1.x: decay, epsilon, state, configuration; against NumPy.

What 1.0.8 and 1.2.2 answered is among the goldens: voc_optimizers, optimizers_direct.
"""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1 import constraints, optimizers
from keras1.errors import ArgumentError, ShapeError, UnknownNameError
from keras1.optimizers import SGD, Adadelta, Adagrad, Adam, Adamax, Nadam, RMSprop, TFOptimizer

START = np.array([[.5, -1.], [2., .25]], "float32")
ALL = [SGD, RMSprop, Adagrad, Adadelta, Adam, Adamax, Nadam]
each = pytest.mark.parametrize("cls", ALL, ids=lambda cls: cls.__name__)


def run(optimizer, steps=3, limits=None):
    """The weight after some steps down ``sum(p^2) / 2``, whose gradient is ``p``."""
    w = K.variable(START)
    loss = K.sum(K.square(w)) / 2
    f = K.function([], [], updates=optimizer.get_updates([w], {w: limits} if limits else {}, loss))
    for _ in range(steps):
        f([])
    return K.get_value(w)


def rates(lr, decay, steps=3):
    return [lr / (1 + decay * t) for t in range(steps)]


def sgd(rates):
    p = START.astype(float)
    for rate in rates:
        p = p - rate * p
    return p


def rmsprop(rates, rho=.9, epsilon=1e-8):
    p, a = START.astype(float), 0.
    for rate in rates:
        a = rho * a + (1 - rho) * p ** 2
        p = p - rate * p / (np.sqrt(a) + epsilon)
    return p


def adagrad(rates, epsilon=1e-8):
    p, a = START.astype(float), 0.
    for rate in rates:
        a = a + p ** 2
        p = p - rate * p / (np.sqrt(a) + epsilon)
    return p


def adamax(rates, beta_1=.9, beta_2=.999, epsilon=1e-8):
    p, m, u = START.astype(float), 0., 0.
    for t, rate in enumerate(rates, 1):
        m = beta_1 * m + (1 - beta_1) * p
        u = np.maximum(beta_2 * u, abs(p))
        p = p - rate / (1 - beta_1 ** t) * m / (u + epsilon)
    return p


def nadam(lr=.1, beta_1=.9, beta_2=.999, epsilon=1e-8, steps=3):
    p, m, v, product = START.astype(float), 0., 0., 1.
    for t in range(1, steps + 1):
        now, after = (beta_1 * (1 - .5 * .96 ** (s * .004)) for s in (t, t + 1))
        product *= now
        m = beta_1 * m + (1 - beta_1) * p
        v = beta_2 * v + (1 - beta_2) * p ** 2
        mean = (1 - now) * p / (1 - product) + after * m / (1 - product * after)
        p = p - lr * mean / (np.sqrt(v / (1 - beta_2 ** t)) + epsilon)
    return p


@pytest.mark.parametrize("make, expected", [
    (lambda: SGD(lr=.1, decay=.5), sgd(rates(.1, .5))),
    (lambda: RMSprop(lr=.1, decay=.5), rmsprop(rates(.1, .5))),
    (lambda: Adagrad(lr=.1, decay=.5), adagrad(rates(.1, .5))),
    (lambda: Adamax(lr=.1, decay=.5), adamax(rates(.1, .5))),
    (lambda: Nadam(lr=.1), nadam()),
], ids=["SGD", "RMSprop", "Adagrad", "Adamax", "Nadam"])
def test_falling_rates_of_1_2(make, expected):
    with keras1.emulate("1.2.2"):
        np.testing.assert_allclose(run(make()), expected, rtol=1e-5)


def test_adamax_of_1_1_takes_a_decay_and_steps_by_the_first_rate():
    with keras1.emulate("1.1.0"):
        np.testing.assert_allclose(run(Adamax(lr=.1, decay=.5)), adamax([.1] * 3), rtol=1e-5)


def test_up_to_1_0_a_decay_is_none_but_in_sgd():
    with keras1.emulate("1.0.8"):
        np.testing.assert_allclose(run(RMSprop(lr=.1, decay=.5)), rmsprop([.1] * 3), rtol=1e-5)
        np.testing.assert_allclose(run(SGD(lr=.1, decay=.5)), sgd(rates(.1, .5)), rtol=1e-5)


@pytest.mark.parametrize("release, counted", [("0.3.3", 3), ("1.0.8", 3), ("1.1.0", 0), ("1.2.2", 0)])
def test_from_1_1_on_sgd_without_decay_counts_nothing(release, counted):
    with keras1.emulate(release):
        optimizer = SGD()
        run(optimizer)
    assert K.get_value(optimizer.iterations) == counted


@pytest.mark.parametrize("cls", [RMSprop, Adagrad], ids=lambda cls: cls.__name__)
def test_epsilon_moves_out_of_the_root(cls):
    """A step of gradient 0.5 with a large epsilon tells the two apart."""
    squares = {RMSprop: .1, Adagrad: 1.}[cls] * START ** 2
    for release, root in [("1.0.1", np.sqrt(squares + .25)), ("1.0.8", np.sqrt(squares) + .25)]:
        with keras1.emulate(release):
            np.testing.assert_allclose(run(cls(lr=.1, epsilon=.25), 1), START - .1 * START / root, rtol=1e-5)


def test_constraints_by_weight_and_one_for_each():
    with keras1.emulate("1.2.2"):
        limited = run(SGD(lr=.1), limits=constraints.nonneg())
        np.testing.assert_allclose(limited, np.maximum(sgd([.1] * 3), 0), rtol=1e-5)
        w = K.variable(START)
        listed = SGD().get_updates([w], [constraints.nonneg()], K.sum(w))
        assert len(listed) == 2


@each
def test_weights_are_the_state_in_order(cls):
    shared = {SGD: (1, 1), RMSprop: (0, 1), Adagrad: (0, 1), Adadelta: (0, 2)}
    scalars, moments = shared.get(cls, (1, 2))
    with keras1.emulate("1.2.2"):
        optimizer = cls()
        assert optimizer.get_weights() == []
        run(optimizer, 1)
    shapes = [w.shape for w in optimizer.get_weights()]
    assert shapes == [()] * scalars + [START.shape] * moments
    optimizer.set_weights([w + 1 for w in optimizer.get_weights()])
    if scalars and cls is not SGD:
        assert optimizer.get_weights()[0] == 2


@pytest.mark.parametrize("release, kind", [("1.0.8", "Exception"), ("1.2.2", "ValueError")])
def test_a_state_of_other_shapes(release, kind):
    with keras1.emulate(release):
        optimizer = Adagrad()
        run(optimizer, 1)
        with pytest.raises(ShapeError) as caught:
            optimizer.set_weights([np.zeros(3)])
    assert type(caught.value).__name__ == kind
    assert caught.value.args[0] == "Optimizer weight shape (2, 2) not compatible with provided weight shape (3,)"


@each
def test_the_configuration_makes_it_again(cls):
    with keras1.emulate("1.2.2"):
        config = cls(lr=.25, clipnorm=2.).get_config()
        assert cls.from_config(config).get_config() == config
        made = optimizers.optimizer_from_config({"class_name": cls.__name__, "config": config})
    assert type(made) is cls and made.get_config() == config
    assert "name" not in config and config["clipnorm"] == 2. and "clipvalue" not in config


@pytest.mark.parametrize("release, kept", [("1.1.0", False), ("1.2.0", True)])
def test_the_configuration_keeps_the_decay(release, kept):
    with keras1.emulate(release):
        assert ("decay" in Adam(decay=.5).get_config()) is kept


@pytest.mark.parametrize("release, kind", [("1.0.8", "Exception"), ("1.2.2", "TypeError")])
def test_unknown_keywords(release, kind):
    with keras1.emulate(release), pytest.raises(ArgumentError) as caught:
        Adam(learning_rate=.1)
    assert type(caught.value).__name__ == kind
    assert caught.value.args[0] == "Unexpected keyword argument passed to optimizer: learning_rate"


def test_an_unknown_class():
    with pytest.raises(UnknownNameError) as caught:
        optimizers.optimizer_from_config({"class_name": "Adm", "config": {}})
    assert "did you mean 'adam'?" in caught.value.hint and isinstance(caught.value, ValueError)


def test_a_users_class_by_name():
    class Own(SGD):
        pass

    config = {"class_name": "Own", "config": {}}
    assert type(optimizers.optimizer_from_config(config, {"Own": Own})) is Own
    with keras1.utils.generic_utils.custom_object_scope({"Own": Own}):
        assert type(optimizers.optimizer_from_config(config)) is Own


def test_optimizers_of_tensorflow():
    wrapped = TFOptimizer(object())
    with pytest.raises(ValueError, match="TF optimizers do not support weights constraints"):
        wrapped.get_updates([], {"w": max}, None)
    with pytest.raises(NotImplementedError):
        wrapped.get_config()
    with pytest.raises(NotImplementedError):
        wrapped.weights  # noqa: B018
