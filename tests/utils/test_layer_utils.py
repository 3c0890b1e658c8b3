"""Kernels turned around, and counts."""
import numpy as np

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
