"""Regularizers, against NumPy."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1 import regularizers
from keras1.errors import ArgumentError, ShapeError, WiringError
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


# -- 1.x; what 1.0.8 and 1.2.2 answered is among the goldens: voc_regularizers, regularizers

def test_from_1_2_on_a_regularizer_is_a_term():
    with keras1.emulate("1.2.2"):
        term = regularizers.l1l2(.1, .2)
        value = K.eval(term(K.variable(P)))
        assert regularizers.l2(0.)(K.variable(P)) == 0
    np.testing.assert_allclose(value, .1 * abs(P).sum() + .2 * (P ** 2).sum(), rtol=1e-6)
    assert type(term) is regularizers.L1L2Regularizer and not term.uses_learning_phase
    assert term.get_config() == {"name": "L1L2Regularizer", "l1": pytest.approx(.1), "l2": pytest.approx(.2)}


@pytest.mark.parametrize("name", ["l1", "l2", "l1l2", "activity_l1", "activity_l2", "activity_l1l2"])
@pytest.mark.parametrize("release, prefix", [("1.0.8", None), ("1.2.2", "L1L2")])
def test_classes_by_release(name, release, prefix):
    with keras1.emulate(release):
        config = regularizers.get(name).get_config()
        again = regularizers.get(config)
    own = "Activity" if name.startswith("activity") else "Weight"
    assert config["name"] == (prefix or own) + "Regularizer"
    assert again.get_config() == config


def test_in_1_0_the_loss_is_larger_in_training_only():
    with keras1.emulate("1.0.8"):
        weight, eigen = regularizers.l2(.5), regularizers.EigenvalueRegularizer(.5)
        for regularizer in (weight, eigen):
            regularizer.set_param(K.variable(P))
        f = K.function([K.learning_phase()], [weight(K.variable(LOSS)), eigen(K.variable(LOSS))])
    largest = np.sqrt(np.linalg.eigvalsh(P.T @ P).max())
    np.testing.assert_allclose(f([0]), [LOSS, LOSS])
    np.testing.assert_allclose(f([1]), [LOSS + .5 * (P ** 2).sum(), LOSS + .5 * largest], rtol=1e-4)
    assert weight.uses_learning_phase and eigen.uses_learning_phase


class Twice:
    """A layer that was called on two tensors."""

    inbound_nodes = [1, 2]
    output = property(lambda self: K.variable(P))

    def get_output_at(self, index):
        return K.variable(P * (index + 1))


@pytest.mark.parametrize("release, penalty", [
    ("1.0.1", (P ** 2).mean(axis=0).sum()), ("1.0.8", 5 * (P ** 2).sum()), ("1.1.0", 5 * (P ** 2).sum())])
def test_outputs_of_a_shared_layer(release, penalty):
    with keras1.emulate(release):
        regularizer = regularizers.activity_l2(.5)
        regularizer.set_layer(Twice())
        f = K.function([K.learning_phase()], [regularizer(K.variable(LOSS))])
    np.testing.assert_allclose(f([1])[0], LOSS + .5 * penalty, rtol=1e-5)


@pytest.mark.parametrize("name, text", [
    ("l1", "Need to call `set_param` on WeightRegularizer instance before calling the instance. Check that you are "
           "not passing a WeightRegularizer instead of an ActivityRegularizer (i.e. activity_regularizer=\"l2\" "
           "instead of activity_regularizer=\"activity_l2\"."),
    ("activity_l1", "Need to call `set_layer` on ActivityRegularizer instance before calling the instance.")])
def test_1_0_asks_for_what_is_penalized(name, text):
    with keras1.emulate("1.0.8"), pytest.raises(WiringError) as caught:
        regularizers.get(name)(K.variable(LOSS))
    assert caught.value.args == (text,)


def test_in_1_1_a_regularizer_serves_once():
    with keras1.emulate("1.1.0"):
        weight, activity = regularizers.l1(), regularizers.activity_l1()
        weight.set_param("p")
        activity.set_layer("layer")
        for again in (lambda: weight.set_param("q"), lambda: activity.set_layer("other")):
            with pytest.raises(WiringError, match="Regularizers cannot be reused"):
                again()


def test_from_1_2_on_nothing_is_told():
    with keras1.emulate("1.2.2"):
        penalty = regularizers.l1()
        for tell in (penalty.set_param, penalty.set_layer):
            with pytest.warns(UserWarning, match="is deprecated. It no longer does anything"):
                tell("p")
        assert Regularizer()(3.) == 0


@pytest.mark.parametrize("release, kind", [("1.0.8", "Exception"), ("1.2.2", "ValueError")])
def test_eigenvalues_are_of_matrices(release, kind):
    with keras1.emulate(release):
        cube = K.variable(np.ones((2, 2, 2)))
        regularizer = regularizers.EigenvalueRegularizer(.1)
        regularizer.p = cube
        with pytest.raises(ShapeError) as caught:
            regularizer(cube)
    assert type(caught.value).__name__ == kind
