"""The lists of a layer: what users read, assign and extend."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1 import constraints, regularizers
from keras1.layers.core import Dense, Layer
from keras1.models import Sequential


def test_params_is_a_real_list():
    layer = Dense(2, input_dim=3)
    extra = K.variable(np.ones(4))
    layer.params.append(extra)
    assert layer.get_params()[0] == [layer.W, layer.b, extra]
    assert [w.shape for w in layer.get_weights()] == [(3, 2), (2,), (4,)]


@pytest.mark.parametrize("release, trained", [("0.3.1", 2), ("0.3.2", 4), ("0.3.3", 4)])
def test_empty_params_freeze_up_to_0_3_1(release, trained):
    with keras1.emulate(release):
        model = Sequential([Dense(2, input_dim=3), Dense(1)])
        model.layers[0].params = []
        assert len(model.trainable_weights) == trained


@pytest.mark.parametrize("release", ["0.3.1", "0.3.3"])
def test_params_of_a_users_layer_train_in_any_release(release):
    class Own(Layer):
        def build(self):
            self.w = K.variable(np.zeros(self.input_shape[1:]))
            self.params = [self.w]

    with keras1.emulate(release):
        layer = Own(input_shape=(3,))
        layer.set_input_shape((None, 5))
        assert layer.trainable_weights == [layer.w]


def test_constraints_count_only_when_there_is_one_per_weight():
    layer = Dense(2, input_dim=3, W_constraint="nonneg")
    assert [type(c) for c in layer.get_params()[2]] == [constraints.NonNeg, constraints.Constraint]
    layer.params = [layer.W]
    assert [type(c) for c in layer.get_params()[2]] == [constraints.Constraint]
    layer.constraints = []
    layer.constraint = constraints.maxnorm(1)
    assert layer.get_params()[2] == [layer.constraint]


def test_regularizers_are_in_order_and_know_their_weight():
    layer = Dense(2, input_dim=3, W_regularizer="l1", b_regularizer="l2", activity_regularizer="activity_l1")
    W, b, activity = layer.regularizers
    assert (W.p, b.p, activity.layer) == (layer.W, layer.b, layer)
    assert isinstance(W, regularizers.WeightRegularizer)


def test_names_of_variables():
    assert Dense(2, input_dim=3).W.name is None
    with keras1.emulate("0.3.3"):
        assert [v.name for v in Dense(2, input_dim=3).params] == ["dense_W", "dense_b"]
        assert Dense(2, input_dim=3, name="top").W.name == "top_W"


def test_set_weights_says_what_fits():
    layer = Dense(2, input_dim=3)
    with pytest.raises(Exception, match=r"Layer shape \(2,\) not compatible with weight shape \(5,\)") as caught:
        layer.set_weights([np.ones((3, 2)), np.ones(5)])
    assert "[(3, 2), (2,)]" in caught.value.hint
    np.testing.assert_array_equal(layer.get_weights()[0], np.ones((3, 2)))


def test_non_trainable_weights_are_saved_and_not_trained():
    class Own(Layer):
        def build(self, input_shape):
            self.a = self.add_weight((2,), "one", trainable=False)
            self.b = self.add_weight((3,), "zero")

    layer = Own(input_shape=(4,))
    assert layer.get_params()[0] == [layer.b] and layer.non_trainable_weights == [layer.a]
    assert [w.shape for w in layer.get_weights()] == [(3,), (2,)]
    assert layer.count_params() == 3


def test_weights_may_be_assigned():
    layer = Dense(2, input_dim=3)
    assert layer.weights == [layer.W, layer.b]
    layer.weights = "what a user keeps here"
    assert layer.weights == "what a user keeps here" and len(layer.get_weights()) == 2
