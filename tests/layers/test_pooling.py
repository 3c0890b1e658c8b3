"""Pooling against NumPy."""
import numpy as np
import pytest
from numpy.lib.stride_tricks import sliding_window_view

import keras1
from keras1 import backend as K
from keras1.layers import convolutional
from keras1.layers.convolutional import MaxPooling1D, MaxPooling2D, MaxPooling3D, _Pooling1D

RS = np.random.RandomState(1)


@pytest.fixture(autouse=True)
def the_release_with_volumes():
    with keras1.emulate("0.3.3"):
        yield


REDUCE = {"Max": np.max, "Average": np.mean}


def forward(layer, x):
    return K.function([layer.input], [layer.get_output(False)], mode="FAST_COMPILE")([x])[0]


def pooled(x, kind, window, strides):
    """(n, c, ...): every window that lies inside."""
    axes = tuple(range(2, x.ndim))
    steps = (slice(None),) * 2 + tuple(slice(None, None, s) for s in strides)
    return REDUCE[kind](sliding_window_view(x, window, axis=axes)[steps], axis=tuple(range(x.ndim, 2 * x.ndim - 2)))


@pytest.mark.parametrize("kind", REDUCE)
@pytest.mark.parametrize("length, stride", [(2, None), (3, 1), (2, 3)])
def test_sequences(kind, length, stride):
    layer = getattr(convolutional, kind + "Pooling1D")(length, stride, input_shape=(7, 2))
    x = RS.normal(size=(3, 7, 2)).astype("float32")
    expected = pooled(x.transpose(0, 2, 1), kind, (length,), (stride or length,)).transpose(0, 2, 1)
    np.testing.assert_allclose(forward(layer, x), expected, rtol=1e-5, atol=1e-6)
    assert layer.output_shape == (None,) + expected.shape[1:]


@pytest.mark.parametrize("kind", REDUCE)
@pytest.mark.parametrize("ordering", ["th", "tf"])
@pytest.mark.parametrize("window, strides", [((2, 2), None), ((2, 3), (1, 2)), ((1, 2, 2), None),
                                             ((2, 1, 3), (1, 2, 1))])
def test_images_and_volumes(kind, ordering, window, strides):
    rank = len(window)
    shape = (3, 2) + (5, 6, 4)[:rank]
    x = RS.normal(size=shape).astype("float32")
    expected = pooled(x, kind, window, strides or window)
    last = (lambda t: t) if ordering == "th" else (lambda t: np.moveaxis(t, 1, -1))
    layer = getattr(convolutional, "%sPooling%dD" % (kind, rank))(window, strides, dim_ordering=ordering,
                                                                  input_shape=last(x).shape[1:])
    np.testing.assert_allclose(forward(layer, last(x)), last(expected), rtol=1e-5, atol=1e-6)
    assert layer.output_shape == (None,) + last(expected).shape[1:]


def test_same_came_with_033():
    with keras1.emulate("0.3.1"):
        layer = MaxPooling2D(border_mode="same", input_shape=(1, 5, 5))
        with pytest.raises(Exception, match="not supported with Theano"):
            layer.get_output(False)
    with keras1.emulate("0.3.3"):
        layer = MaxPooling2D((3, 3), strides=(2, 2), border_mode="same", input_shape=(1, 5, 5))
        x = RS.normal(size=(2, 1, 5, 5)).astype("float32")
        around = np.pad(x, [(0, 0), (0, 0), (1, 1), (1, 1)], constant_values=-np.inf)
        np.testing.assert_array_equal(forward(layer, x), pooled(around, "Max", (3, 3), (2, 2)))


def test_an_own_pooling_derives_from_the_hidden_base():
    class First(_Pooling1D):
        def _pooling_function(self, inputs, pool_size, strides, border_mode, dim_ordering):
            return inputs[:, :, ::strides[0]]

    x = RS.normal(size=(3, 6, 2)).astype("float32")
    np.testing.assert_array_equal(forward(First(2, input_shape=(6, 2)), x), x[:, ::2])


@pytest.mark.parametrize("cls", [MaxPooling1D, MaxPooling2D, MaxPooling3D])
def test_bad_border_mode(cls):
    with pytest.raises(AssertionError, match="border_mode must be in {valid, same}"):
        cls(border_mode="full")


def test_nothing_checks_the_axes_of_sequences():
    assert MaxPooling1D(input_shape=(7,)).input_shape == (None, 7)
