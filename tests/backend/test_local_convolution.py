"""Kernels that differ from place to place, and biases, against NumPy."""
import numpy as np
import pytest

from keras1 import backend as K

rs = np.random.RandomState(2)


def test_sequences(uncompiled):
    x, kernel = rs.normal(size=(2, 5, 3)).astype("float32"), rs.normal(size=(2, 6, 4)).astype("float32")
    got = K.eval(K.local_conv1d(K.variable(x), K.variable(kernel), (2,), (3,)))
    expected = np.stack([x[:, at * 3:at * 3 + 2].reshape((2, 6)) @ kernel[at] for at in range(2)], axis=1)
    np.testing.assert_allclose(got, expected, rtol=1e-5)


@pytest.mark.parametrize("data_format", ["channels_first", "channels_last"])
def test_images(uncompiled, data_format):
    first = data_format == "channels_first"
    x, kernel = rs.normal(size=(2, 3, 4, 5)).astype("float32"), rs.normal(size=(4, 12, 2)).astype("float32")
    given = x if first else x.transpose((0, 2, 3, 1))
    got = K.eval(K.local_conv2d(K.variable(given), K.variable(kernel), (2, 2), (2, 3), (2, 2), data_format))
    for row in range(2):
        for col in range(2):
            window = x[:, :, row * 2:row * 2 + 2, col * 3:col * 3 + 2]
            window = (window if first else window.transpose((0, 2, 3, 1))).reshape((2, 12))
            place = got[:, :, row, col] if first else got[:, row, col]
            np.testing.assert_allclose(place, window @ kernel[row * 2 + col], rtol=1e-4)


@pytest.mark.parametrize("shape", [(2, 3), (2, 3, 4), (2, 3, 4, 5), (2, 3, 4, 5, 6)])
@pytest.mark.parametrize("data_format", ["channels_first", "channels_last"])
def test_a_bias_of_channels(uncompiled, shape, data_format):
    x = np.zeros(shape, "float32")
    axis = 1 if data_format == "channels_first" else len(shape) - 1
    bias = np.arange(shape[axis])
    got = K.eval(K.bias_add(K.variable(x), K.variable(bias), data_format))
    np.testing.assert_array_equal(np.moveaxis(got, axis, -1), np.broadcast_to(bias, np.moveaxis(x, axis, -1).shape))


def test_a_bias_of_places(uncompiled):
    x, bias = K.zeros((1, 4, 5, 3)), rs.normal(size=(4, 5, 3)).astype("float32")
    np.testing.assert_allclose(K.eval(K.bias_add(x, K.variable(bias), "channels_last"))[0], bias, rtol=1e-6)
    first = K.eval(K.bias_add(K.zeros((1, 3, 4, 5)), K.variable(bias), "channels_first"))
    np.testing.assert_allclose(first[0], bias.reshape((3, 4, 5)), rtol=1e-6)
    with pytest.raises(ValueError, match="Unexpected bias dimensions 2"):
        K.bias_add(x, K.zeros((3, 4)))
