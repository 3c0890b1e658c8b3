"""Kernels turned around, and counts."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1.utils import layer_utils
from keras1.utils.np_utils import convert_kernel


def test_kernels_are_turned_and_nothing_else():
    with keras1.emulate("1.2.2"):
        from keras1.layers import Convolution2D, Dense, Flatten
        from keras1.models import Sequential

        model = Sequential([Convolution2D(2, 3, 2, input_shape=(1, 5, 5), dim_ordering="th"), Flatten(), Dense(1)])
        before = model.get_weights()
        ordering = K.image_dim_ordering()
        K.set_image_dim_ordering("th")
        layer_utils.convert_all_kernels_in_model(model)
        K.set_image_dim_ordering(ordering)
        after = model.get_weights()
    np.testing.assert_array_equal(after[0], convert_kernel(before[0], "th"))
    for old, new in zip(before[1:], after[1:]):
        np.testing.assert_array_equal(old, new)


def test_each_layer_counts_once():
    with keras1.emulate("1.2.2"):
        from keras1.layers import BatchNormalization, Dense
        from keras1.models import Sequential

        model = Sequential([Dense(3, input_dim=2), BatchNormalization()])
    assert layer_utils.count_total_params(model.layers + model.layers) == (9 + 6, 6)


def test_each_weight_counts_once():
    weights = [K.zeros((2, 3)), K.zeros((4,))]
    assert layer_utils.count_params(weights + weights) == 10 and layer_utils.count_params([]) == 0


@pytest.mark.parametrize("target, shape, order", [("channels_first", (3, 2, 4), (2, 0, 1)),
                                                  ("channels_last", (2, 4, 3), (1, 2, 0))])
def test_rows_behind_a_flatten_are_brought_into_the_other_order(target, shape, order):
    """What Dense makes of an image in one format, it makes of the same image in the other."""
    class Layer:
        weights = [np.random.RandomState(0).normal(size=(24, 5)), np.ones(5)]

        def get_weights(self):
            return self.weights

        def set_weights(self, weights):
            self.weights = weights

    layer = Layer()
    kernel = layer.weights[0].copy()
    back = np.argsort(order)
    image = np.random.RandomState(1).normal(size=shape)
    layer_utils.convert_dense_weights_data_format(layer, shape, target)
    np.testing.assert_allclose(image.ravel() @ layer.weights[0], image.transpose(back).ravel() @ kernel)
    with pytest.raises(AssertionError):
        layer_utils.convert_dense_weights_data_format(layer, shape, "tf")
