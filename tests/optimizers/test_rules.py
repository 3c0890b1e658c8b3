"""Every optimizer's steps, against NumPy restatements of the papers' equations.

All optimizers step in one compiled function, each on weights of its own; the loss of each is
``sum((p - target)^2) / 2``, so its gradient is ``p - target``.
"""
import numpy as np
import pytest

from keras1 import backend as K
from keras1 import constraints
from keras1.optimizers import SGD, Adadelta, Adagrad, Adam, Adamax, RMSprop

START = [np.array([[.5, -1.], [2., .25]]), np.array([.1, -.2])]
TARGET = [np.array([[1., 1.], [-1., .2]]), np.array([0., 3.])]
STEPS = 4


class Rule:
    """A restated optimizer: ``step(p, g, state, t)`` changes the state, and gives the new p."""

    def __init__(self, step, clip=lambda grads: grads, constrain=lambda p: p):
        self.step, self.clip, self.constrain = step, clip, constrain

    def run(self):
        params, states = [p.copy() for p in START], [{}, {}]
        for t in range(STEPS):
            grads = self.clip([p - target for p, target in zip(params, TARGET)])
            params = [self.step(p, g, state, t) for p, g, state in zip(params, grads, states)]
            params[0] = self.constrain(params[0])
        return params


def sgd(lr=.01, momentum=0., decay=0., nesterov=False):
    def step(p, g, state, t):
        rate = lr / (1 + decay * t)
        v = state["v"] = momentum * state.get("v", 0.) - rate * g
        return p + (momentum * v - rate * g if nesterov else v)
    return step


def rmsprop(lr=.001, rho=.9, epsilon=1e-6):
    def step(p, g, state, t):
        state["a"] = rho * state.get("a", 0.) + (1 - rho) * g ** 2
        return p - lr * g / np.sqrt(state["a"] + epsilon)
    return step


def adagrad(lr=.01, epsilon=1e-6):
    def step(p, g, state, t):
        state["a"] = state.get("a", 0.) + g ** 2
        return p - lr * g / np.sqrt(state["a"] + epsilon)
    return step


def adadelta(lr=1., rho=.95, epsilon=1e-6):
    def step(p, g, state, t):
        state["a"] = rho * state.get("a", 0.) + (1 - rho) * g ** 2
        change = g * np.sqrt(state.get("d", 0.) + epsilon) / np.sqrt(state["a"] + epsilon)
        state["d"] = rho * state.get("d", 0.) + (1 - rho) * change ** 2
        return p - lr * change
    return step


def adam(lr=.001, beta_1=.9, beta_2=.999, epsilon=1e-8):
    def step(p, g, state, t):
        rate = lr * np.sqrt(1 - beta_2 ** (t + 1)) / (1 - beta_1 ** (t + 1))
        state["m"] = beta_1 * state.get("m", 0.) + (1 - beta_1) * g
        state["v"] = beta_2 * state.get("v", 0.) + (1 - beta_2) * g ** 2
        return p - rate * state["m"] / (np.sqrt(state["v"]) + epsilon)
    return step


def adamax(lr=.002, beta_1=.9, beta_2=.999, epsilon=1e-8):
    def step(p, g, state, t):
        state["m"] = beta_1 * state.get("m", 0.) + (1 - beta_1) * g
        state["u"] = np.maximum(beta_2 * state.get("u", 0.), abs(g))
        return p - lr / (1 - beta_1 ** (t + 1)) * state["m"] / (state["u"] + epsilon)
    return step


def norm_clip(c):
    def clip(grads):
        norm = np.sqrt(sum((g ** 2).sum() for g in grads))
        return [g * c / norm if norm >= c else g for g in grads]
    return clip


def value_clip(c):
    return lambda grads: [np.clip(g, -c, c) for g in grads]


#: Optimizer, its restatement, and the shapes of its state: t of iterations, p of a weight.
CASES = {
    "sgd": (SGD(), Rule(sgd()), "t pp pp"),
    "sgd lr": (SGD(.3), Rule(sgd(.3)), "t pp pp"),
    "momentum": (SGD(.1, .9), Rule(sgd(.1, .9)), "t pp pp"),
    "nesterov": (SGD(.1, .9, nesterov=True), Rule(sgd(.1, .9, nesterov=True)), "t pp pp"),
    "decay": (SGD(.5, .2, .3), Rule(sgd(.5, .2, .3)), "t pp pp"),
    "clipnorm": (SGD(.5, clipnorm=1.5), Rule(sgd(.5), norm_clip(1.5)), "t pp pp"),
    "clipvalue": (SGD(.5, clipvalue=.7), Rule(sgd(.5), value_clip(.7)), "t pp pp"),
    "both clips": (
        SGD(.5, clipnorm=2., clipvalue=.7),
        Rule(sgd(.5), lambda grads: value_clip(.7)(norm_clip(2.)(grads))), "t pp pp"),
    "constrained": (SGD(.5), Rule(sgd(.5), constrain=lambda p: np.maximum(p, 0)), "t pp pp"),
    "rmsprop": (RMSprop(), Rule(rmsprop()), "pp pp"),
    "rmsprop arguments": (RMSprop(.1, .7, 1e-2), Rule(rmsprop(.1, .7, 1e-2)), "pp pp"),
    "adagrad": (Adagrad(), Rule(adagrad()), "pp pp"),
    "adagrad arguments": (Adagrad(.3, 1e-2), Rule(adagrad(.3, 1e-2)), "pp pp"),
    "adadelta": (Adadelta(), Rule(adadelta()), "ppp ppp"),
    "adadelta arguments": (Adadelta(.5, .6, 1e-3), Rule(adadelta(.5, .6, 1e-3)), "ppp ppp"),
    "adam": (Adam(), Rule(adam()), "t ppp ppp"),
    "adam arguments": (Adam(.1, .8, .95, 1e-3), Rule(adam(.1, .8, .95, 1e-3)), "t ppp ppp"),
    "adam clipped": (Adam(.1, clipnorm=1.), Rule(adam(.1), norm_clip(1.)), "t ppp ppp"),
    "adamax": (Adamax(), Rule(adamax()), "t ppp ppp"),
    "adamax arguments": (Adamax(.1, .5, .9, 1e-3), Rule(adamax(.1, .5, .9, 1e-3)), "t ppp ppp"),
}


@pytest.fixture(scope="module")
def runs():
    """For each case its weights, its updates, and its state before and after the steps."""
    made, updates = {}, []
    for name, (optimizer, *_) in CASES.items():
        params = [K.variable(p) for p in START]
        loss = sum(K.sum(K.square(p - target.astype("float32"))) for p, target in zip(params, TARGET)) / 2
        identity = constraints.identity()
        first = constraints.nonneg() if name == "constrained" else identity
        made[name] = params, optimizer.get_updates(params, [first, identity], loss), optimizer.get_state()
        updates += made[name][1]
    step = K.function([], [], updates=updates)
    for _ in range(STEPS):
        step([])
    return made


@pytest.mark.parametrize("name", CASES)
def test_steps(runs, name):
    for p, expected in zip(runs[name][0], CASES[name][1].run()):
        np.testing.assert_allclose(K.get_value(p), expected, rtol=2e-5, atol=1e-6)


@pytest.mark.parametrize("name", CASES)
def test_state_is_what_the_updates_change_in_their_order(runs, name):
    optimizer, _, layout = CASES[name]
    params, updates, before = runs[name]
    assert optimizer.updates is updates
    per_weight = [part for part in layout.split() if part != "t"]
    shapes = [()] * layout.count("t")
    for p, part in zip(START, per_weight):
        shapes += [p.shape] * len(part)
    assert [np.shape(value) for value in before] == shapes
    assert [variable for variable, _ in updates if variable in params] == params
    own = [value for (variable, _), value in zip(updates, before) if variable not in params]
    assert all((np.asarray(value) == 0).all() for value in own)
    for (variable, _), value in zip(updates, optimizer.get_state()):
        np.testing.assert_array_equal(K.get_value(variable), value)


def test_weights_stand_where_the_originals_had_them(runs):
    """iterations, m, p of each weight; of Adadelta a, p, d; of Adam m, v, p."""
    for name, places in [("sgd", [2, 4]), ("rmsprop", [1, 3]), ("adagrad", [1, 3]), ("adadelta", [1, 4]),
                         ("adam", [3, 6]), ("adamax", [3, 6])]:
        params, updates, _ = runs[name]
        assert [updates[place][0] for place in places] == params


def test_iterations_are_counted(runs):
    for name in ("sgd", "decay", "adam", "adamax"):
        assert K.get_value(CASES[name][0].iterations) == STEPS


def test_set_state_puts_everything_back(runs):
    for name in ("momentum", "adadelta", "adam"):
        optimizer, (params, _, before) = CASES[name][0], runs[name]
        after = optimizer.get_state()
        optimizer.set_state(before)
        for p, start in zip(params, START):
            np.testing.assert_allclose(K.get_value(p), start, rtol=1e-6)
        optimizer.set_state(after)
        for value, expected in zip(optimizer.get_state(), after):
            np.testing.assert_array_equal(value, expected)
