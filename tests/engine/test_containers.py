"""Stacks of layers as layers."""
import pytest

import keras1
from keras1 import backend as K
from keras1.engine.layer import Layer
from keras1.layers.containers import Sequential
from keras1.layers.core import Activation, Dense, Dropout


def stack(**kwargs):
    return Sequential([Dense(4, input_dim=3, W_regularizer="l2", W_constraint="nonneg", **kwargs), Dropout(0.5),
                       Dense(2)])


def test_lists_are_gathered_in_order():
    s = stack()
    first, last = s.layers[0], s.layers[2]
    assert s.params == [first.W, first.b, last.W, last.b]
    assert [type(c).__name__ for c in s.constraints] == ["NonNeg", "Constraint", "Constraint", "Constraint"]
    assert s.regularizers == first.regularizers and s.updates == []
    assert s.count_params() == 3 * 4 + 4 + 4 * 2 + 2


def test_frozen_layers_are_left_out_but_saved():
    s = stack(trainable=False)
    assert len(s.params) == len(s.constraints) == 2 and s.regularizers == []
    assert len(s.get_weights()) == 4


def test_weights_make_the_round_trip():
    s = stack()
    values = [w + 1 for w in s.get_weights()]
    s.set_weights(values)
    assert all((a == b).all() for a, b in zip(s.get_weights(), values))


def test_layers_share_the_caches():
    s = stack()
    assert all(layer.layer_cache is s.layer_cache for layer in s.layers)
    assert not hasattr(s, "shape_cache")
    s.get_output(False)
    assert len(s.layer_cache) == 2
    with keras1.emulate("0.3.3"):
        newer = stack()
        assert all(layer.shape_cache is newer.shape_cache for layer in newer.layers) and newer.shape_cache


def test_cache_enabled_is_passed_on():
    s = stack()
    s.cache_enabled = False
    assert not any(layer.cache_enabled for layer in s.layers)


@pytest.mark.parametrize("release", ["0.3.1", "0.3.3"])
def test_a_stack_is_a_layer(release):
    with keras1.emulate(release):
        inner = Sequential([Dense(4, input_dim=3), Activation("tanh")])
        outer = Sequential([Dense(3, input_dim=5), inner, Dense(2)])
        assert outer.output_shape == (None, 2) and inner.input_shape == (None, 3)
        assert len(outer.params) == 6
        assert K.inputs_of(outer.get_output(False)) >= [outer.layers[0].input]


@pytest.mark.parametrize("release", ["0.3.1", "0.3.3"])
def test_calling_a_stack_leaves_it_as_it_was(release):
    with keras1.emulate(release):
        s, X = stack(), K.placeholder(ndim=2)
        before, enabled = s.get_output(False), s.cache_enabled
        out = s(X)
        assert X in K.inputs_of(out) and X not in K.inputs_of(s.get_output(False))
        assert s.cache_enabled == enabled and K.inputs_of(before) == K.inputs_of(s.get_output(False))


def test_first_layer_without_a_shape_gets_an_input():
    s = Sequential([Dropout(0.5, input_shape=(3,)), Dense(2)])
    assert K.ndim(s.get_input()) == 2 and s.input is s.layers[0].input


def test_config_lists_the_layers():
    config = stack().get_config()
    assert config["name"] == "Sequential" and [c["name"] for c in config["layers"]] == ["Dense", "Dropout", "Dense"]


def test_the_same_layer_twice_is_refused():
    layer = Dense(3)
    with pytest.raises(RuntimeError) as caught:
        Sequential([Dense(3, input_dim=3), layer, layer])
    assert "in the stack already" in caught.value.hint


@pytest.mark.parametrize("release", ["0.3.1", "0.3.3"])
def test_as_many_layers_read_each_other_as_in_the_original(release):
    """The originals came to 200, and not to 500."""
    with keras1.emulate(release):
        deep = Sequential([Layer(input_shape=(3,))] + [Layer() for _ in range(250)])
        assert deep.output_shape == (None, 3)
        assert deep.get_output(True) is deep.get_input(True)
