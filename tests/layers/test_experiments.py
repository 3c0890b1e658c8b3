"""The experiments of 0.3.3."""
import numpy as np
import numpy_convolutions  # noqa: F401  (convolutions without C)
import pytest

import keras1
from keras1 import backend as K
from keras1.layers.convolutional import Convolution2D
from keras1.layers.custom import SemiSupervizedConvolution2D
from keras1.layers.xtreme_inception import Xception

X = np.random.RandomState(1).normal(size=(2, 2, 4, 5)).astype("float32")


@pytest.fixture(autouse=True)
def the_release_that_had_them():
    with keras1.emulate("0.3.3"):
        yield


def value(inputs, output):
    return K.function(inputs, [output], mode="FAST_COMPILE", on_unused_input="ignore")([X] * len(inputs))[0]


def forward(layer):
    return value([layer.input], layer.get_output(False))


@pytest.mark.parametrize("ordering", ["th", "tf"])
def test_xception_is_a_convolution_of_rank_one(ordering):
    layer = Xception(3, 2, 2, dim_ordering=ordering, input_shape=X.shape[1:])
    whole = Convolution2D(3, 2, 2, dim_ordering=ordering, input_shape=X.shape[1:])
    W1, b, *windows = layer.get_weights()
    if ordering == "th":
        W = W1 * np.concatenate(windows, axis=0)
    else:
        W = W1 * np.concatenate(windows, axis=3)
    whole.set_weights([W, b])
    np.testing.assert_allclose(forward(layer), forward(whole), rtol=1e-4, atol=1e-5)
    assert layer.output_shape == whole.output_shape


def semi_supervized():
    return SemiSupervizedConvolution2D(2, 3, 1, dim_ordering="th", batch_input_shape=X.shape)


def test_semi_supervized_forward():
    layer = semi_supervized()
    whole = Convolution2D(2, 3, 1, border_mode="same", activation="relu", input_shape=X.shape[1:],
                          weights=layer.get_weights()[:2])
    np.testing.assert_allclose(forward(layer), forward(whole), rtol=1e-4, atol=1e-5)


def test_semi_supervized_sums():
    layer = semi_supervized()
    seen = np.repeat(X.sum(axis=1).reshape((2, 1, 20)), 6, axis=1).reshape((40, 6))
    sums, products = [value([layer.input], new) for _, new in layer.updates]
    np.testing.assert_allclose(sums, 0.1 * seen.sum(axis=0), rtol=1e-3, atol=1e-5)
    np.testing.assert_allclose(products, 0.1 * seen.T.dot(seen), rtol=1e-3, atol=1e-5)


def test_semi_supervized_penalty():
    layer = semi_supervized()
    layer.set_weights([np.full(w.shape, 2.) for w in layer.get_weights()])
    pmi, products = np.log(2. * 2 * 2 + 1e-7) * 2, 2. * 2 * 2
    np.testing.assert_allclose(1e8 * value([], layer.pmi_regularizer(K.variable(0.))), abs(pmi - products), rtol=1e-4)


def test_a_batch_size_is_needed():
    with pytest.raises(TypeError, match="unsupported operand"):
        SemiSupervizedConvolution2D(2, 3, 3, input_shape=(4, 5, 2))
