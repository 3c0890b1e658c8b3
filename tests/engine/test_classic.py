"""The classic protocol by hand; what the originals answered stands in the goldens, here are the rules."""
import pytest

import keras1
from keras1 import backend as K
from keras1.layers.core import Activation, Dense, Dropout, Flatten, Layer, MaskedLayer, Masking, Reshape


class Chatty(Layer):
    """Counts how often its output is built."""

    def __init__(self, **kwargs):
        self.asked = []
        super().__init__(**kwargs)

    def get_output(self, train=False):
        self.asked.append(train)
        return self.get_input(train) * 2


def test_set_previous_connects_and_builds():
    first, second = Dense(4, input_dim=3), Dense(2)
    assert second.get_weights() == []
    second.set_previous(first)
    assert second.previous is first and second.input_shape == (None, 4)
    assert [w.shape for w in second.get_weights()] == [(4, 2), (2,)]


def test_building_anew_replaces_the_weights():
    layer = Dense(2, input_dim=3, W_regularizer="l2", activity_regularizer="activity_l2")
    old = layer.W
    layer.set_input_shape((None, 5))
    assert layer.W is not old and layer.params == [layer.W, layer.b]
    assert len(layer.regularizers) == 2 and len(layer.get_params()[2]) == 2
    assert layer.regularizers[0].p is layer.W


@pytest.mark.parametrize("first, second, upstream, text", [
    (Dense(4, input_dim=3), Reshape((2, 2)), None, None),
    (Reshape((2, 2), input_shape=(4,)), Dense(2), AssertionError, "expected input with ndim=2 but previous layer has"),
    (Masking(input_shape=(5, 3)), Flatten(), AssertionError, "Cannot connect non-masking layer"),
    (Masking(input_shape=(5, 3)), Activation("tanh"), None, None),
])
def test_connections_are_checked(first, second, upstream, text):
    if upstream is None:
        second.set_previous(first)
    else:
        with pytest.raises(upstream, match=text) as caught:
            second.set_previous(first)
        assert type(first).__name__ in caught.value.hint and type(second).__name__ in caught.value.hint


def test_layer_cache_builds_each_output_once_a_phase():
    layer, a, b = Chatty(input_shape=(3,)), Activation("tanh"), Activation("relu")
    for reader in (a, b):
        reader.set_previous(layer)
    a.layer_cache = b.layer_cache = {}
    outputs = [reader.get_input(train) for reader in (a, b) for train in (True, False)]
    assert layer.asked == [True, False] and outputs[0] is outputs[2]
    b.cache_enabled = False
    b.get_input(True)
    assert layer.asked == [True, False, True]


def test_patched_get_input_is_asked():
    X = K.placeholder(ndim=2)
    layer = Chatty(input_shape=(3,))
    layer.get_input = lambda train=False: X
    assert layer.get_input(True) is X
    layer.get_output(True)
    builtin = Activation("linear", input_shape=(3,))
    builtin.get_input = lambda _: X
    assert builtin.get_output(False) is X


@pytest.mark.parametrize("release, mask_arrives", [("0.3.1", True), ("0.3.2", True), ("0.3.3", False)])
def test_calling_with_a_mask(release, mask_arrives):
    class Reader(MaskedLayer):
        def get_output(self, train=False):
            self.met = self.get_input_mask(train)
            return self.get_input(train)

    with keras1.emulate(release):
        layer = Reader(input_shape=(3, 2))
        mask = K.placeholder(ndim=2)
        layer(K.placeholder(ndim=3), mask)
        assert (layer.met is mask) is mask_arrives


def test_unconnected_layer_says_what_to_do():
    for wanted in ("input_shape", "output_shape"):
        with pytest.raises(Exception, match='Layer is not connected. Did you forget to set "input_shape"?') as caught:
            getattr(Dense(3), wanted)
        assert "Dense" in caught.value.hint and "input_shape=(...)" in caught.value.hint


def test_input_without_a_shape():
    assert K.ndim(Dense(3).input) == 2
    assert not hasattr(Activation("relu"), "input")
    with pytest.raises(Exception, match="Layer is not connectedand is not an input layer."):
        Activation("relu").get_input()
    with keras1.emulate("0.3.3"):
        assert not hasattr(Dense(3), "input")
        with pytest.raises(Exception, match="Did you forget"):
            Dense(3).get_input()


def test_input_may_be_assigned():
    layer, X = Dense(3, input_dim=2), K.placeholder(ndim=2)
    layer.input = X
    assert layer.get_input() is X


def test_clear_previous_needs_an_input_of_its_own():
    layer = Dense(3, input_dim=4)
    layer.set_previous(Dense(4, input_dim=2))
    layer.clear_previous()
    assert not hasattr(layer, "previous") and layer.input_shape == (None, 4)
    follower = Activation("relu")
    follower.set_previous(layer)
    with pytest.raises(Exception, match="Cannot clear previous for non-input layers"):
        follower.clear_previous()


def test_reset_weights_false_keeps_weights_and_wants_the_same_shape():
    with keras1.emulate("0.3.3"):
        layer, same, other = Dense(3, input_dim=4), Dense(4, input_dim=2), Dense(5, input_dim=2)
        W = layer.W
        layer.set_previous(same, reset_weights=False)
        assert layer.W is W
        with pytest.raises(AssertionError, match="Cannot connect layers without resetting weights"):
            layer.set_previous(other, reset_weights=False)


@pytest.mark.parametrize("make, upstream, text", [
    (lambda: Dense(3, input_shape=5), TypeError, "'int' object is not iterable"),
    (lambda: Dense(3, input_shape=(2, 3)), Exception, "Layer expects input ndim=2, was provided with"),
    (lambda: Dense(3, foo=2), AssertionError, "Keyword argument not understood: foo"),
    (lambda: Dense(3, imput_dim=2), AssertionError, "Keyword argument not understood: imput_dim"),
    (lambda: Dense(), TypeError, "'output_dim' is missing"),
    (lambda: Activation("relu").set_input_shape(5), Exception, "input_shape should be a tuple of int."),
    (lambda: Dropout(0.5, input_shape=(3,)).set_weights([1]), AssertionError, r"\(0 layer params vs. 1 provided"),
])
def test_bad_arguments(make, upstream, text):
    with pytest.raises(upstream, match=text) as caught:
        make()
    assert type(caught.value).__name__ == upstream.__name__ and caught.value.hint
