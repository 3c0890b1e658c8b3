"""Convolutions against loops in NumPy."""
import itertools

import numpy as np
import numpy_convolutions  # noqa: F401  (convolutions without C)
import pytest

import keras1
from keras1 import backend as K
from keras1.constraints import maxnorm
from keras1.layers.convolutional import Convolution1D, Convolution2D, Convolution3D
from keras1.regularizers import activity_l2, l1, l2

RS = np.random.RandomState(1)


@pytest.fixture(autouse=True)
def the_release_with_volumes():
    with keras1.emulate("0.3.3"):
        yield




def forward(layer, x):
    return K.function([layer.input], [layer.get_output(False)], mode="FAST_COMPILE")([x])[0]


def convolved(x, W, b, strides, same):
    """(n, c, ...) with filters (f, c, ...), flipped; place by place."""
    window = W.shape[2:]
    if same:  # an even filter looks further back along sequences and images, further ahead in volumes
        before = [(k - 1) // 2 if len(window) == 3 else k // 2 for k in window]
        margins = [(m, k - 1 - m) for m, k in zip(before, window)]
        places = [range(0, n, s) for n, s in zip(x.shape[2:], strides)]
        x = np.pad(x, [(0, 0), (0, 0)] + margins)
    else:
        places = [range(0, n - k + 1, s) for n, k, s in zip(x.shape[2:], window, strides)]
    flipped = W[(slice(None), slice(None)) + (slice(None, None, -1),) * len(window)]
    out = np.zeros((len(x), len(W)) + tuple(len(p) for p in places))
    for index in itertools.product(*[range(len(p)) for p in places]):
        at = [p[i] for p, i in zip(places, index)]
        seen = x[(slice(None), slice(None)) + tuple(slice(a, a + k) for a, k in zip(at, window))]
        out[(slice(None), slice(None)) + index] = np.tensordot(
            seen, flipped, (list(range(1, seen.ndim)), list(range(1, W.ndim))))
    return out + b.reshape((1, -1) + (1,) * len(window))


@pytest.mark.parametrize("release", ["0.3.1", "0.3.3"])
@pytest.mark.parametrize("mode, step", [("valid", 1), ("valid", 2), ("same", 1)])
@pytest.mark.parametrize("length", [1, 2, 3])
def test_sequences(release, mode, step, length):
    with keras1.emulate(release):
        layer = Convolution1D(3, length, border_mode=mode, subsample_length=step, input_shape=(6, 2))
        W, b = layer.get_weights()
        b[:] = RS.normal(size=3)
        layer.set_weights([W, b])
        x = RS.normal(size=(2, 6, 2)).astype("float32")
        out = convolved(x.transpose(0, 2, 1)[..., None], W, b, (step, 1), mode == "same")
        np.testing.assert_allclose(forward(layer, x), out[..., 0].transpose(0, 2, 1), rtol=1e-4, atol=1e-5)
        assert layer.output_shape == (None,) + out[..., 0].transpose(0, 2, 1).shape[1:]


@pytest.mark.parametrize("activation, formula", [("tanh", np.tanh), ("relu", lambda x: np.maximum(x, 0))])
def test_activation_of_sequences(activation, formula):
    layer = Convolution1D(3, 2, activation=activation, input_shape=(6, 2))
    linear = Convolution1D(3, 2, input_shape=(6, 2), weights=layer.get_weights())
    x = RS.normal(size=(2, 6, 2)).astype("float32")
    np.testing.assert_allclose(forward(layer, x), formula(forward(linear, x)), rtol=1e-5)


@pytest.mark.parametrize("ordering", ["th", "tf"])
@pytest.mark.parametrize("release, mode, strides", [
    ("0.3.1", "valid", (1, 2)), ("0.3.1", "same", (1, 1)), ("0.3.3", "valid", (2, 1)), ("0.3.3", "same", (2, 2)),
])
@pytest.mark.parametrize("window", [(2, 3), (3, 2), (3, 3)])
def test_images(release, ordering, mode, strides, window):
    with keras1.emulate(release):
        shape = (2, 5, 6) if ordering == "th" else (5, 6, 2)
        layer = Convolution2D(3, window[0], window[1], border_mode=mode, subsample=strides, dim_ordering=ordering,
                              activation="tanh", input_shape=shape)
        W, b = layer.get_weights()
        x = RS.normal(size=(2,) + shape).astype("float32")
        first = (lambda t: t) if ordering == "th" else (lambda t: np.moveaxis(t, -1, 1))
        kernel = W if ordering == "th" else W.transpose(3, 2, 0, 1)
        expected = np.tanh(convolved(first(x), kernel, b, strides, mode == "same"))
        out = forward(layer, x)
        np.testing.assert_allclose(first(out), expected, rtol=1e-4, atol=1e-5)
        assert layer.output_shape == (None,) + out.shape[1:]


@pytest.mark.parametrize("ordering", ["th", "tf"])
@pytest.mark.parametrize("mode, strides", [("valid", (1, 1, 1)), ("valid", (2, 1, 2)), ("same", (1, 1, 1))])
def test_volumes(ordering, mode, strides):
    shape = (2, 3, 4, 5) if ordering == "th" else (3, 4, 5, 2)
    layer = Convolution3D(2, 2, 3, 1, border_mode=mode, subsample=strides, dim_ordering=ordering, input_shape=shape)
    W, b = layer.get_weights()
    x = RS.normal(size=(2,) + shape).astype("float32")
    first = (lambda t: t) if ordering == "th" else (lambda t: np.moveaxis(t, -1, 1))
    kernel = W if ordering == "th" else W.transpose(4, 3, 0, 1, 2)
    out = forward(layer, x)
    np.testing.assert_allclose(first(out), convolved(first(x), kernel, b, strides, mode == "same"),
                               rtol=1e-4, atol=1e-5)
    assert layer.output_shape == (None,) + out.shape[1:]


def test_first_draw_is_the_kernel():
    np.random.seed(3)
    W = Convolution2D(4, 3, 2, input_shape=(2, 5, 5)).get_weights()[0]
    np.random.seed(3)
    limit = np.sqrt(6. / (2 * 3 * 2 + 4))
    np.testing.assert_allclose(W, np.random.uniform(-limit, limit, (4, 2, 3, 2)), rtol=1e-6)


def test_regularizers_and_constraints_in_order():
    layer = Convolution2D(2, 2, 2, W_regularizer=l2(.1), b_regularizer=l1(.1), activity_regularizer=activity_l2(.1),
                          b_constraint=maxnorm(1.), input_shape=(1, 4, 4))
    assert [type(r).__name__ for r in layer.regularizers] == ["WeightRegularizer"] * 2 + ["ActivityRegularizer"]
    assert [r.p for r in layer.regularizers[:2]] == [layer.W, layer.b]
    assert [type(c).__name__ for c in layer.get_params()[2]] == ["Constraint", "MaxNorm"]


@pytest.mark.parametrize("cls, arguments", [(Convolution1D, (2, 3)), (Convolution2D, (2, 3, 3)),
                                            (Convolution3D, (2, 3, 3, 3))])
def test_bad_border_mode(cls, arguments):
    with pytest.raises(Exception) as caught:
        cls(*arguments, border_mode="full")
    assert str(caught.value) == "('Invalid border mode for %s:', 'full')" % cls.__name__


@pytest.mark.parametrize("cls, arguments", [(Convolution2D, (2, 3, 3)), (Convolution3D, (2, 3, 3, 3))])
def test_bad_ordering(cls, arguments):
    with pytest.raises(AssertionError, match="dim_ordering must be in {tf, th}"):
        cls(*arguments, dim_ordering="xy")
