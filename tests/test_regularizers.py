"""Regularizers, against NumPy."""
import numpy as np
import pytest

from keras1 import backend as K
from keras1 import regularizers
from keras1.errors import ArgumentError
from keras1.regularizers import ActivityRegularizer, Regularizer, WeightRegularizer

P = np.array([[1., -2.], [3., .5], [0., -1.]], "float32")
LOSS = 10.

#: Made how, and the factors of the absolute values and of the squares.
WEIGHT = {
    "l1": (regularizers.l1(.5), .5, 0),
    "l1 default": (regularizers.l1(), .01, 0),
    "l2": (regularizers.l2(.5), 0, .5),
    "l2 default": (regularizers.l2(), 0, .01),
    "l1l2": (regularizers.l1l2(.1, .2), .1, .2),
    "l1l2 default": (regularizers.l1l2(), .01, .01),
    "class default": (WeightRegularizer(), 0, 0),
}
ACTIVITY = {
    "l1": (regularizers.activity_l1(.5), .5, 0),
    "l1 default": (regularizers.activity_l1(), .01, 0),
    "l2": (regularizers.activity_l2(.5), 0, .5),
    "l2 default": (regularizers.activity_l2(), 0, .01),
    "l1l2": (regularizers.activity_l1l2(.1, .2), .1, .2),
    "l1l2 default": (regularizers.activity_l1l2(), .01, .01),
    "class default": (ActivityRegularizer(), 0, 0),
}


class Layer:
    """A layer that notes how it is asked for its output."""

    def __init__(self, output):
        self.output = output
        self.asked = []

    def get_output(self, train=False):
        self.asked.append(train)
        return self.output


@pytest.fixture(scope="module")
def losses():
    """The loss with each penalty, from one function."""
    p, loss = K.variable(P), K.variable(LOSS)
    for regularizer, *_ in WEIGHT.values():
        regularizer.set_param(p)
    for regularizer, *_ in ACTIVITY.values():
        regularizer.set_layer(Layer(p))
    keys = [("weight", name) for name in WEIGHT] + [("activity", name) for name in ACTIVITY]
    made = [regularizer(loss) for regularizer, *_ in [*WEIGHT.values(), *ACTIVITY.values()]]
    return dict(zip(keys, K.function([], made)([])))


@pytest.mark.parametrize("name", WEIGHT)
def test_of_weights(losses, name):
    _, l1, l2 = WEIGHT[name]
    expected = LOSS + l1 * abs(P).sum() + l2 * (P ** 2).sum()
    np.testing.assert_allclose(losses["weight", name], expected, rtol=1e-6)


@pytest.mark.parametrize("name", ACTIVITY)
def test_of_outputs_averages_over_the_samples(losses, name):
    _, l1, l2 = ACTIVITY[name]
    expected = LOSS + l1 * abs(P).mean(axis=0).sum() + l2 * (P ** 2).mean(axis=0).sum()
    np.testing.assert_allclose(losses["activity", name], expected, rtol=1e-6)


def test_of_outputs_asks_once_and_for_training():
    regularizer = regularizers.activity_l1l2()
    layer = Layer(K.variable(P))
    regularizer.set_layer(layer)
    regularizer(K.variable(LOSS))
    assert layer.asked == [True]


def test_the_base_adds_nothing():
    base = regularizers.identity()
    base.set_param("p")
    base.set_layer("layer")
    assert (base.p, base.layer, base(7.)) == ("p", "layer", 7.)
    assert base.get_config() == {"name": "Regularizer"}


@pytest.mark.parametrize("name, config", [
    ("l1", {"name": "WeightRegularizer", "l1": .01, "l2": 0.}),
    ("l2", {"name": "WeightRegularizer", "l1": 0., "l2": .01}),
    ("l1l2", {"name": "WeightRegularizer", "l1": .01, "l2": .01}),
    ("activity_l1", {"name": "ActivityRegularizer", "l1": .01, "l2": 0.}),
    ("activity_l2", {"name": "ActivityRegularizer", "l1": 0., "l2": .01}),
    ("activity_l1l2", {"name": "ActivityRegularizer", "l1": .01, "l2": .01}),
    ("identity", {"name": "Regularizer"}),
    ("WeightRegularizer", {"name": "WeightRegularizer", "l1": 0., "l2": 0.}),
    ("ActivityRegularizer", {"name": "ActivityRegularizer", "l1": 0., "l2": 0.}),
])
def test_lookup_and_configuration(name, config):
    assert regularizers.get(name).get_config() == config


def test_a_configuration_makes_the_regularizer_again():
    config = regularizers.l1l2(.3, .4).get_config()
    assert regularizers.get(config.pop("name"), config).get_config() == regularizers.l1l2(.3, .4).get_config()


def test_a_users_regularizer():
    class TowardsOne(Regularizer):
        def __init__(self, weight, power=2):
            super().__init__()
            self.weight, self.power = weight, power

        def __call__(self, loss):
            return loss + self.weight * (self.p - 1) ** self.power

    mine = TowardsOne(3.)
    mine.set_param(5.)
    assert mine(1.) == 49.
    assert mine.get_config() == {"name": "TowardsOne"}


@pytest.mark.parametrize("make", [
    lambda: WeightRegularizer(l3=1), lambda: ActivityRegularizer(1, 2, 3), lambda: Regularizer(1),
    lambda: regularizers.get("l1", {"k": 1})])
def test_unknown_arguments(make):
    with pytest.raises(TypeError):
        make()
    with pytest.raises(ArgumentError) as caught:
        WeightRegularizer(l1_=1.)
    assert "did you mean 'l1'?" in caught.value.hint
