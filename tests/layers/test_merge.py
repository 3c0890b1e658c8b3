"""Merge and merge of the functional API, against NumPy."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1.layers import Dense, Embedding, Input, Merge, merge
from keras1.models import Model, Sequential

RANDOM = np.random.RandomState(0)
A, B = RANDOM.normal(size=(2, 4, 3, 2)).astype("float32")


@pytest.fixture(autouse=True)
def release():
    with keras1.emulate("1.2.2"):
        yield


EXPECTED = {
    "sum": A + B, "mul": A * B, "ave": (A + B) / 2, "max": np.maximum(A, B),
    "concat": np.concatenate([A, B], axis=-1),
}


@pytest.mark.parametrize("mode", sorted(EXPECTED))
def test_modes(mode):
    a, b = Input((3, 2)), Input((3, 2))
    merged = merge([a, b], mode=mode)
    [out] = K.function([a, b], [merged])([A, B])
    np.testing.assert_allclose(out, EXPECTED[mode], rtol=1e-6)
    assert merged._keras_shape[1:] == out.shape[1:]


def test_dot_and_cosine():
    a, b = Input((3,)), Input((3,))
    x, y = A[:, :, 0], B[:, :, 0]
    dot, cosine = merge([a, b], mode="dot", dot_axes=1), merge([a, b], mode="cos", dot_axes=1)
    first, second = K.function([a, b], [dot, cosine])([x, y])
    expected = (x * y).sum(axis=1)
    np.testing.assert_allclose(first.ravel(), expected, rtol=1e-5)
    np.testing.assert_allclose(second.ravel(), expected / np.sqrt((x ** 2).sum(1) * (y ** 2).sum(1)), rtol=1e-5)


def test_a_function_as_mode_needs_a_shape():
    a, b = Input((3, 2)), Input((3, 2))
    difference = merge([a, b], mode=lambda xs, scale: scale * (xs[0] - xs[1]), output_shape=(3, 2),
                       arguments={"scale": 3.})
    np.testing.assert_allclose(K.function([a, b], [difference])([A, B])[0], 3 * (A - B), rtol=1e-5)
    with pytest.raises(ValueError, match="cannot infer its output shape"):
        merge([a, b], mode=lambda xs: xs[0])


def test_masks_meet():
    x, y = Input((5,), dtype="int32"), Input((5,), dtype="int32")
    words = [Embedding(4, 2, mask_zero=True)(t) for t in (x, y)]
    mask = merge(words, mode="sum")._keras_history.node.output_masks[0]
    a, b = np.array([[1, 0, 2, 0, 3]]), np.array([[1, 1, 0, 0, 2]])
    assert K.function([x, y], [mask])([a, b])[0].astype(bool).tolist() == [[True, False, False, False, True]]
    assert merge([words[0], words[1]], mode="dot", dot_axes=2)._keras_history.node.output_masks == [None]


@pytest.mark.parametrize("tensors, options, error, text", [
    ([(3,)], {}, TypeError, "at least 2"),
    ([(3,), (4,)], {"mode": "sum"}, ValueError, "Only layers of same output shape"),
    ([(3, 2), (4, 2)], {"mode": "concat"}, ValueError, "matching output shapes except for the concat axis"),
    ([(3,), (4,)], {"mode": "dot"}, ValueError, "3 != 4"),
    ([(3,), (3,)], {"mode": "odd"}, ValueError, "Invalid merge mode: odd"),
])
def test_what_cannot_be_merged(tensors, options, error, text):
    with pytest.raises(error, match=text):
        merge([Input(shape) for shape in tensors], **options)


def test_a_merge_layer_serves_once():
    layer, pair = Merge(mode="sum"), [Input((3,)), Input((3,))]
    layer(pair)
    with pytest.raises(RuntimeError, match="cannot be used more than once"):
        layer(pair)
    with pytest.raises(TypeError, match="not a single tensor"):
        Merge()(pair[0])


def test_stacks_merge_at_the_bottom_of_a_stack():
    left, right = Sequential([Dense(2, input_dim=3)]), Sequential([Dense(2, input_dim=3)])
    model = Sequential([Merge([left, right], mode="mul"), Dense(1)])
    x = A[:, :, 0]
    hidden = left.predict(x) * right.predict(x)
    W, b = model.layers[1].get_weights()
    np.testing.assert_allclose(model.predict([x, x]), hidden.dot(W) + b, rtol=1e-4, atol=1e-6)
    assert [len(model.flattened_layers), len(model.get_weights())] == [3, 6]


def test_one_name_stands_for_the_layer_of_each_generation():
    assert isinstance(Merge(mode="sum"), Merge) and Merge(mode="sum").mode == "sum"
    with keras1.emulate("0.3.3"):
        merged = Merge([Dense(2, input_dim=3), Dense(2, input_dim=3)], mode="sum")
        assert isinstance(merged, Merge) and merged.output_shape == (None, 2)


def test_a_function_is_found_again_in_its_own_process_only():
    a, b = Input((3,)), Input((3,))
    model = Model([a, b], merge([a, b], mode=lambda xs: xs[0] - xs[1], output_shape=(3,)))
    again = Model.from_config(model.get_config())
    np.testing.assert_allclose(again.predict([A[:, :, 0], B[:, :, 0]]), A[:, :, 0] - B[:, :, 0], rtol=1e-6)
