"""Embedding."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1.layers.embeddings import Embedding

X = np.array([[0, 3, 1, 0], [4, 4, 0, 2]])
each_release = pytest.mark.parametrize("release", ["0.3.1", "0.3.3"])


def values(layer, *outputs):
    return K.function([layer.input], list(outputs), mode="FAST_COMPILE")([X])


@each_release
def test_rows_of_the_matrix(release):
    with keras1.emulate(release):
        layer = Embedding(5, 3)
        train, test = values(layer, layer.get_output(True), layer.get_output(False))
        np.testing.assert_array_equal(train, layer.get_weights()[0][X])
        np.testing.assert_array_equal(test, train)


@each_release
def test_mask_of_zeros(release):
    with keras1.emulate(release):
        layer = Embedding(5, 3, mask_zero=True)
        np.testing.assert_array_equal(values(layer, layer.get_output_mask())[0], X != 0)
        assert Embedding(5, 3).get_output_mask() is None


def test_type_of_the_mask():
    with keras1.emulate("0.3.1"):
        assert Embedding(5, 3, mask_zero=True).get_output_mask().dtype == "int32"
    with keras1.emulate("0.3.3"):
        assert Embedding(5, 3, mask_zero=True).get_output_mask().dtype == "int8"


def test_dropout_drops_whole_words_in_training():
    layer = Embedding(5, 3, dropout=0.5, weights=[np.ones((5, 3))])
    train, test = values(layer, layer.get_output(True), layer.get_output(False))
    np.testing.assert_array_equal(test, np.full((2, 4, 3), 0.5))
    assert set(np.unique(train)) <= {0., 1.}
    by_word = [np.unique(train[X == word]) for word in range(5)]
    assert all(len(found) == 1 for found in by_word)


def test_without_dropout_nothing_is_drawn():
    layer = Embedding(5, 3)
    before = np.random.get_state()[2]
    layer.get_output(True)
    assert np.random.get_state()[2] == before


@each_release
def test_shapes(release):
    with keras1.emulate(release):
        layer = Embedding(5, 3, input_length=4, input_shape=(9, 9))
        assert layer.input_shape == (None, 5) and layer.output_shape == (None, 4, 3)
        assert layer.input.dtype == "int32"
        assert Embedding(5, 3).output_shape == (None, None, 3)


def test_initial_weights_are_set_again_when_built_again():
    layer = Embedding(5, 3, weights=[np.ones((5, 3))])
    layer.set_weights([np.zeros((5, 3))])
    layer.build()
    np.testing.assert_array_equal(layer.get_weights()[0], np.ones((5, 3)))


def test_configuration():
    with keras1.emulate("0.3.1"):
        assert "dropout" not in Embedding(5, 3).get_config()
    with keras1.emulate("0.3.3"):
        assert Embedding(5, 3, dropout=0.25).get_config()["dropout"] == 0.25
