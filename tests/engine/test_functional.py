"""Calling layers on tensors: nodes, shapes, masks, losses and updates, and what is refused."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1.engine.nodes import InputSpec, Node
from keras1.errors import Keras1Error
from keras1.layers import Dense, Embedding, Flatten, Input, Lambda, Layer, Masking
from keras1.models import Model

BOTH = pytest.mark.parametrize("release", ["1.0.8", "1.2.2"])


@pytest.fixture(autouse=True)
def functional():
    with keras1.emulate("1.2.2"):
        yield


def test_a_call_makes_a_node_and_marks_its_tensor():
    x = Input((3,))
    layer = Dense(2)
    y = layer(x)
    [node] = layer.inbound_nodes
    assert (y._keras_shape, y._keras_history) == ((None, 2), (layer, 0, 0))
    assert node.input_tensors == [x] and node.output_tensors == [y]
    assert x._keras_history.layer.outbound_nodes == [node]
    assert node.get_config() == {"outbound_layer": layer.name, "inbound_layers": [x._keras_history.layer.name],
                                 "node_indices": [0], "tensor_indices": [0]}


def test_weights_are_made_with_the_first_call_only():
    layer = Dense(2)
    assert not layer.built and layer.weights == []
    layer(Input((3,)))
    before = layer.weights
    layer(Input((3,)))
    assert layer.weights == before and len(layer.inbound_nodes) == 2


def test_names_count_by_class():
    K.reset_uids()
    assert [Dense(1).name, Dense(1).name, Flatten().name] == ["dense_1", "dense_2", "flatten_1"]


@pytest.mark.parametrize("attribute", ["input", "output", "input_mask", "output_mask"])
def test_what_is_unique_of_one_call_is_refused_for_several(attribute):
    layer = Dense(2)
    tensors = [Input((3,)), Input((3,))]
    outputs = [layer(x) for x in tensors]
    assert [layer.get_input_at(n) for n in (0, 1)] == tensors
    assert [layer.get_output_at(n) for n in (0, 1)] == outputs
    with pytest.raises(AttributeError, match="multiple inbound nodes"):
        getattr(layer, attribute)


def test_shapes_agree_or_are_refused():
    layer = Lambda(lambda x: x, output_shape=lambda shape: shape)
    layer(Input((3,)))
    assert layer.input_shape == layer.output_shape == (None, 3)
    layer(Input((4,)))
    with pytest.raises(AttributeError, match="different output shapes"):
        _ = layer.output_shape
    assert layer.get_output_shape_at(1) == (None, 4)


@BOTH
def test_the_class_of_errors_is_that_of_the_release(release):
    with keras1.emulate(release):
        layer = Dense(2)
        wanted = {"1.0.8": Exception, "1.2.2": RuntimeError}[release]
        with pytest.raises(wanted) as caught:
            layer.get_output_at(0)
        assert type(caught.value).__name__ == wanted.__name__ and isinstance(caught.value, Keras1Error)


@pytest.mark.parametrize("spec, x, text", [
    (InputSpec(ndim=3), Input((3,)), "expected ndim=3, found ndim=2"),
    (InputSpec(ndim="3+"), Input((3,)), "expected ndim >= 3, found ndim=2"),
    (InputSpec(shape=(None, 4)), Input((3,)), r"expected shape=\(None, 4\), found shape=\(None, 3\)"),
    (InputSpec(dtype="int32"), Input((3,)), "expected dtype=int32, found dtype=float32"),
    (InputSpec(max_ndim=1), Input((3,)), "expected max_ndim=1, found ndim=2"),
    (InputSpec(min_ndim=3), Input((3,)), "expected min_ndim=3, found ndim=2"),
    (InputSpec(axes={-1: 5}), Input((3,)), "expected axis -1 of input shape to have value 5"),
])
def test_input_specs_are_enforced(spec, x, text):
    layer = Layer(name="picky")
    layer.input_spec = [spec]
    with pytest.raises(ValueError, match="Input 0 is incompatible with layer picky: " + text):
        layer(x)


def test_a_wrong_number_of_axes_in_words_is_refused():
    with pytest.raises(ValueError, match="it should have the form"):
        InputSpec(ndim="3")


class Counting(Layer):
    """A layer that counts how often each of its methods runs."""

    def __init__(self, **kwargs):
        self.calls = []
        super().__init__(**kwargs)

    def call(self, x, mask=None):
        self.calls.append("call")
        return 2 * x

    def compute_mask(self, x, mask=None):
        self.calls.append("compute_mask")

    def get_output_shape_for(self, input_shape):
        self.calls.append("get_output_shape_for")
        return input_shape


def test_each_method_runs_once_for_a_call_since_each_may_draw():
    layer = Counting()
    layer(Input((3,)))
    assert layer.calls == ["call", "compute_mask", "get_output_shape_for"]


def test_masks_go_from_node_to_node_and_stop_where_a_layer_knows_none():
    x = Input((5,), dtype="int32")
    y = Embedding(4, 2, mask_zero=True)(x)
    assert y._keras_history.node.output_masks[0] is not None
    with pytest.raises(ValueError, match="does not support masking"):
        Dense(2)(y)
    assert Masking()(y)._keras_history.node.output_masks[0] is not None


def test_losses_and_updates_belong_to_the_inputs_they_were_added_for():
    layer = Layer()
    a, b = Input((2,)), Input((2,))
    variable = K.zeros((1,))
    layer.add_loss([K.sum(a)], a)
    layer.add_loss(K.sum(b), [b])
    layer.add_update((variable, variable + 1))
    assert len(layer.losses) == 2
    assert [len(layer.get_losses_for(x)) for x in (a, b, None)] == [1, 1, 0]
    assert layer.get_updates_for(None) == layer.updates and layer.get_updates_for(a) == []


def test_only_the_losses_of_its_own_calls_count_in_a_model():
    def penalized(x):
        layer.add_loss(K.sum(x), x)
        return layer(x)

    layer = Layer()
    a, b = Input((2,)), Input((2,))
    first, _ = Model(a, penalized(a)), Model(b, penalized(b))
    assert first.losses == layer.get_losses_for(a)


def test_a_layer_that_gives_its_input_back_makes_a_tensor_of_its_own():
    x = Input((3,))
    y = Layer(name="same")(x)
    assert y is not x and x._keras_history.layer.name != "same"
    np.testing.assert_array_equal(K.function([x], [y])([[[1, 2, 3]]])[0], [[1, 2, 3]])


def test_a_call_without_an_output_is_refused():
    class Nothing(Layer):
        def call(self, x, mask=None):
            """Forgets to return."""

    with pytest.raises(TypeError, match="should return a tensor"):
        Nothing()(Input((3,)))


def test_a_tensor_without_a_shape_cannot_build_a_layer():
    with pytest.raises(ValueError, match="no information about its expected input shape"):
        Dense(2)(K.variable(np.ones((2, 3))) * 2)


def test_nodes_are_made_from_layers_too():
    x, layer = Input((3,)), Dense(2)
    layer.add_inbound_node(x._keras_history.layer)
    assert isinstance(layer.inbound_nodes[0], Node) and layer.output_shape == (None, 2)


def test_a_layer_may_be_given_another_input():
    layer = Dense(2)
    layer(Input((3,)))
    with pytest.warns(UserWarning, match="manually setting the input"):
        layer.set_input(Input((4,)))
    assert layer.input_shape == (None, 4) and layer.get_weights()[0].shape == (4, 2)
