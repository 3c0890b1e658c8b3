"""UpSampling and ZeroPadding against NumPy."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1.layers import convolutional as C
from keras1.saving.classic_config import container_from_config

RS = np.random.RandomState(1)


def forward(layer, x):
    return K.function([layer.input], [layer.get_output(False)], mode="FAST_COMPILE")([x])[0]


def repeated(x, factors, first):
    for axis, factor in enumerate(factors):
        x = np.repeat(x, factor, axis=first + axis)
    return x


def padded(x, sizes, first):
    margins = [(0, 0)] * x.ndim
    margins[first:first + len(sizes)] = [(size, size) for size in sizes]
    return np.pad(x, margins)


CASES = [(C.UpSampling1D, 3, None), (C.UpSampling2D, (2, 3), "th"), (C.UpSampling2D, (2, 3), "tf"),
         (C.UpSampling3D, (1, 2, 3), "th"), (C.UpSampling3D, (1, 2, 3), "tf"),
         (C.ZeroPadding1D, 2, None), (C.ZeroPadding2D, (1, 2), "th"), (C.ZeroPadding2D, (1, 2), "tf"),
         (C.ZeroPadding3D, (1, 0, 2), "th"), (C.ZeroPadding3D, (1, 0, 2), "tf")]


@pytest.mark.parametrize("cls, sizes, ordering", CASES)
def test_against_numpy(cls, sizes, ordering):
    by_axis = sizes if isinstance(sizes, tuple) else (sizes,)
    x = RS.normal(size=(2, 2, 3, 4, 2)[:len(by_axis) + 2]).astype("float32")
    formula = repeated if cls.__name__.startswith("Up") else padded
    expected = formula(x, by_axis, 2 if ordering == "th" else 1)
    with keras1.emulate("0.3.3"):
        arguments = {"dim_ordering": ordering} if ordering else {}
        layer = cls(sizes, input_shape=x.shape[1:], **arguments)
        np.testing.assert_array_equal(forward(layer, x), expected)
        assert layer.output_shape == (None,) + expected.shape[1:]


@pytest.mark.parametrize("cls", [C.UpSampling1D, C.ZeroPadding1D])
def test_open_lengths_stay_open(cls):
    assert cls(2, input_shape=(None, 3)).output_shape == (None, None, 3)


@pytest.mark.parametrize("cls", [C.UpSampling2D, C.ZeroPadding2D])
def test_the_ordering_is_lost_in_a_configuration(cls):
    layer = cls(dim_ordering="tf", input_shape=(4, 5, 2))
    assert container_from_config(layer.get_config()).dim_ordering == "th"
