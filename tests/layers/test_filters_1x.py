"""The convolutions, poolings and resizings of 1.x, called on tensors, against NumPy."""
import itertools

import numpy as np
import numpy_convolutions  # noqa: F401  (convolutions without C)
import pytest

import keras1
from keras1 import backend as K
from keras1.backend import ordering
from keras1.engine.inputs import Input
from keras1.layers import convolutional as C
from keras1.layers import local, pooling
from keras1.utils import np_utils

RS = np.random.RandomState(1)
RELEASES = ["1.0.8", "1.2.2"]


@pytest.fixture(autouse=True, params=RELEASES)
def release(request, monkeypatch):
    monkeypatch.setitem(ordering._values, "image_dim_ordering", "th")
    with keras1.emulate(request.param):
        yield request.param


def values_of(layer, x):
    """What the layer makes of an array."""
    tensor = Input(x.shape[1:])
    return K.function([tensor], [layer(tensor)], mode="FAST_COMPILE")([x])[0]


def forward(layer, x):
    """What the layer makes of an array; its declared shape must be the real one."""
    out = values_of(layer, x)
    assert layer.output_shape[1:] == out.shape[1:]
    return out


def array(*shape):
    return RS.normal(size=shape).astype("float32")


def first(x):
    """Channels last as channels first."""
    return np.moveaxis(x, -1, 1)


def convolved(x, W, strides, dilation):
    """(n, c, ...) with filters (f, c, ...), flipped, place by place, windows inside only."""
    holes = np.zeros(W.shape[:2] + tuple((k - 1) * d + 1 for k, d in zip(W.shape[2:], dilation)))
    holes[(slice(None), slice(None)) + tuple(slice(None, None, d) for d in dilation)] = W
    flipped = holes[(slice(None), slice(None)) + (slice(None, None, -1),) * len(dilation)]
    places = [range(0, n - k + 1, s) for n, k, s in zip(x.shape[2:], holes.shape[2:], strides)]
    out = np.zeros((len(x), len(W)) + tuple(map(len, places)))
    for index in itertools.product(*[range(len(p)) for p in places]):
        at = (slice(p[i], p[i] + k) for p, i, k in zip(places, index, holes.shape[2:]))
        seen = x[(slice(None), slice(None)) + tuple(at)]
        summed = list(range(1, seen.ndim))
        out[(slice(None), slice(None)) + index] = np.tensordot(seen, flipped, (summed, summed))
    return out


def with_random_bias(layer, input_shape):
    """Build the layer and give it biases."""
    layer.build((None,) + input_shape)
    layer.set_weights([w if i == 0 else array(*w.shape) for i, w in enumerate(layer.get_weights())])
    return layer


def test_kernels_of_sequences_turned_over(release):
    layer = with_random_bias(C.Convolution1D(3, 2, subsample_length=2), (7, 4))
    W, b = layer.get_weights()
    assert W.shape == {"1.0.8": (3, 4, 2, 1), "1.2.2": (2, 1, 4, 3)}[release]
    kernel = W if release == "1.0.8" else W.transpose(3, 2, 0, 1)
    x = array(2, 7, 4)
    expected = convolved(x.transpose(0, 2, 1)[..., None], kernel, (2, 1), (1, 1))[..., 0].transpose(0, 2, 1) + b
    np.testing.assert_allclose(forward(layer, x), expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("order", ["th", "tf"])
@pytest.mark.parametrize("bias", [True, False])
def test_images(order, bias):
    shape = (2, 6, 5) if order == "th" else (6, 5, 2)
    layer = with_random_bias(C.Convolution2D(3, 2, 3, subsample=(2, 1), dim_ordering=order, bias=bias), shape)
    W, b = layer.get_weights() if bias else layer.get_weights() + [np.zeros(3)]
    x = array(2, *shape)
    kernel, x_first = (W, x) if order == "th" else (W.transpose(3, 2, 0, 1), first(x))
    expected = convolved(x_first, kernel, (2, 1), (1, 1)) + b.reshape(3, 1, 1)
    out = forward(layer, x)
    np.testing.assert_allclose(out if order == "th" else first(out), expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("order", ["th", "tf"])
def test_volumes(order):
    shape = (2, 4, 3, 5) if order == "th" else (4, 3, 5, 2)
    layer = with_random_bias(C.Convolution3D(2, 2, 1, 3, dim_ordering=order), shape)
    W, b = layer.get_weights()
    x = array(2, *shape)
    kernel, x_first = (W, x) if order == "th" else (W.transpose(4, 3, 0, 1, 2), first(x))
    out = forward(layer, x)
    np.testing.assert_allclose(out if order == "th" else first(out),
                               convolved(x_first, kernel, (1, 1, 1), (1, 1, 1)) + b.reshape(2, 1, 1, 1),
                               rtol=1e-4, atol=1e-5)


def test_holes():
    x = array(2, 2, 7, 6)
    layer = with_random_bias(C.AtrousConvolution2D(3, 3, 2, atrous_rate=(2, 3)), (2, 7, 6))
    W, b = layer.get_weights()
    np.testing.assert_allclose(forward(layer, x), convolved(x, W, (1, 1), (2, 3)) + b.reshape(3, 1, 1),
                               rtol=1e-4, atol=1e-5)
    layer = with_random_bias(C.AtrousConvolution1D(3, 2, atrous_rate=3), (7, 2))
    W, b = layer.get_weights()
    kernel = W if W.shape[0] == 3 else W.transpose(3, 2, 0, 1)
    out = forward(layer, x[:, :, :, 0].transpose(0, 2, 1))
    np.testing.assert_allclose(out, convolved(x[:, :, :, :1], kernel, (1, 1), (3, 1))[..., 0].transpose(0, 2, 1) + b,
                               rtol=1e-4, atol=1e-5)


def test_the_transposed_convolution_is_the_adjoint():
    """<conv(y), x> = <y, deconv(x)>, with the kernel's filters and channels exchanged."""
    x, y = array(2, 2, 3, 4), array(2, 3, 6, 9)
    transposed = C.Deconvolution2D(3, 2, 3, (2, 3, 6, 9), subsample=(2, 2), bias=False)
    back = values_of(transposed, x)
    W = transposed.get_weights()[0].transpose(1, 0, 2, 3)
    assert back.shape == y.shape
    np.testing.assert_allclose((convolved(y, W, (2, 2), (1, 1)) * x).sum(), (y * back).sum(), rtol=1e-3)


def test_shape_of_the_transposed_convolution(release):
    layer = C.Deconvolution2D(3, 2, 2, (None, 3, 8, 9), subsample=(3, 3))
    shape = layer.get_output_shape_for((None, 2, 3, 3))
    assert shape == {"1.0.8": (None, 3, 8, 8), "1.2.2": (None, 3, 8, 9)}[release]


@pytest.mark.parametrize("order", ["th", "tf"])
def test_filters_of_their_own_at_every_place(order):
    shape = (2, 5, 6) if order == "th" else (5, 6, 2)
    layer = local.LocallyConnected2D(3, 2, 3, subsample=(2, 1), dim_ordering=order)
    layer = with_random_bias(layer, shape)
    W, b = layer.get_weights()
    x = array(2, *shape)
    out = forward(layer, x)
    rows, cols = layer.output_row, layer.output_col
    b = b.reshape(3, rows, cols).transpose(1, 2, 0) if order == "th" else b
    for i, j in itertools.product(range(rows), range(cols)):
        window = slice(2 * i, 2 * i + 2), slice(j, j + 3)
        seen = x[(slice(None), slice(None)) + window] if order == "th" else x[(slice(None),) + window]
        expected = seen.reshape(2, -1).dot(W[i * cols + j]) + b[i, j]
        np.testing.assert_allclose(out[:, :, i, j] if order == "th" else out[:, i, j], expected, rtol=1e-4, atol=1e-5)


def test_filters_of_their_own_along_sequences():
    layer = with_random_bias(local.LocallyConnected1D(3, 2, subsample_length=2), (7, 4))
    W, b = layer.get_weights()
    x = array(2, 7, 4)
    out = forward(layer, x)
    for i in range(3):
        np.testing.assert_allclose(out[:, i], x[:, 2 * i:2 * i + 2].reshape(2, -1).dot(W[i]) + b[i],
                                   rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("kind, reduce", [("Average", np.mean), ("Max", np.max)])
@pytest.mark.parametrize("rank", [1, 2, 3])
def test_pooling_over_everything(kind, reduce, rank):
    x = array(3, 2, *(4, 5, 3)[:rank])
    cls = getattr(pooling, "Global%sPooling%dD" % (kind, rank))
    expected = reduce(x, axis=tuple(range(2, 2 + rank)))
    given = np.moveaxis(x, 1, -1) if rank == 1 else x
    np.testing.assert_allclose(forward(cls(), given), expected, rtol=1e-4, atol=1e-5)
    if rank > 1:
        layer = cls(dim_ordering="tf")
        np.testing.assert_allclose(forward(layer, np.moveaxis(x, 1, -1)), expected, rtol=1e-4, atol=1e-5)
        assert layer.get_config()["dim_ordering"] == "tf"


def test_cropping():
    x = array(2, 6, 7, 5, 3)
    np.testing.assert_array_equal(forward(C.Cropping1D((1, 2)), x[:, :, :, 0, 0]), x[:, 1:-2, :, 0, 0])
    np.testing.assert_array_equal(forward(C.Cropping1D((3, 0)), x[:, :, :, 0, 0]), x[:, 3:, :, 0, 0])
    np.testing.assert_array_equal(forward(C.Cropping2D(((1, 0), (0, 2))), x[..., 0]), x[:, :, 1:, :-2, 0])
    last = C.Cropping2D(((1, 0), (0, 2)), dim_ordering="tf")
    np.testing.assert_array_equal(forward(last, x[..., 0]), x[:, 1:, :-2, :, 0])
    np.testing.assert_array_equal(forward(C.Cropping3D(((1, 1), (0, 1), (1, 0))), x), x[:, :, 1:-1, :-1, 1:])
    last = C.Cropping3D(((1, 1), (0, 1), (1, 0)), dim_ordering="tf")
    np.testing.assert_array_equal(forward(last, x), x[:, 1:-1, :-1, 1:])


def test_a_side_at_a_time(release):
    if release == "1.0.8":
        pytest.skip("came with 1.2.0")
    x = array(2, 3, 4, 5)
    expected = np.pad(x, [(0, 0), (0, 0), (1, 2), (3, 0)])
    by_name = {"top_pad": 1, "bottom_pad": 2, "left_pad": 3}
    for padding in ((1, 2, 3, 0), by_name):
        np.testing.assert_array_equal(forward(C.ZeroPadding2D(padding), x), expected)
        assert C.ZeroPadding2D(padding).get_config()["padding"] == padding
    for padding in ((0, 2), {"right_pad": 2}):
        out = forward(C.ZeroPadding1D(padding), x[..., 0])
        np.testing.assert_array_equal(out, np.pad(x[..., 0], [(0, 0), (0, 2), (0, 0)]))


def test_the_ordering_is_that_of_keras_json(release):
    assert C.Convolution2D(2, 3, 3).dim_ordering == C.MaxPooling2D().dim_ordering == "th"
    K.set_image_dim_ordering("tf")
    assert C.Convolution2D(2, 3, 3).dim_ordering == local.LocallyConnected2D(2, 3, 3).dim_ordering == "tf"
    assert C.Convolution2D(2, 3, 3, dim_ordering="th").dim_ordering == "th"


@pytest.mark.parametrize("cls, arguments, owner", [
    (C.Convolution1D, (2, 3), "Convolution1D"), (C.Convolution2D, (2, 3, 3), "Convolution2D"),
    (C.AtrousConvolution1D, (2, 3), "AtrousConv1D"), (C.AtrousConvolution2D, (2, 3, 3), "AtrousConv2D"),
    (C.Deconvolution2D, (2, 3, 3, (None, 2, 5, 5)), "Deconvolution2D"),
    (local.LocallyConnected1D, (2, 3), 'LocallyConnected1D (only "valid" is supported)'),
])
def test_bad_border_mode(cls, arguments, owner, release):
    with pytest.raises({"1.0.8": Exception, "1.2.2": ValueError}[release]) as caught:
        cls(*arguments, border_mode="some")
    assert caught.value.args[0] == str(("Invalid border mode for %s:" % owner, "some"))


def test_full_came_with_120(release):
    if release == "1.0.8":
        with pytest.raises(Exception, match="Invalid border mode"):
            C.Convolution1D(2, 3, border_mode="full")
    else:
        assert C.Convolution1D(2, 3, border_mode="full").get_output_shape_for((None, 6, 2)) == (None, 8, 2)


def test_what_theano_has_not(release):
    with pytest.raises({"1.0.8": Exception, "1.2.2": RuntimeError}[release], match="only available with TensorFlow"):
        C.SeparableConvolution2D(2, 3, 3)


def test_an_initialization_is_told_the_ordering(release):
    seen = []

    def init(shape, name=None, **kwargs):
        seen.append(kwargs)
        return K.zeros(shape, name=name)

    C.Convolution2D(2, 3, 3, init=init, dim_ordering="tf")(Input((5, 5, 1)))
    assert seen == {"1.0.8": [{}], "1.2.2": [{"dim_ordering": "tf"}]}[release]


def test_volumes_of_another_shape(release):
    layer = C.Convolution3D(1, 2, 2, 2)
    layer(Input((1, 4, 4, 4)))
    if release == "1.0.8":
        with pytest.raises(Exception, match="expected shape="):
            layer(Input((1, 5, 5, 5)))
    else:
        assert layer(Input((1, 5, 5, 5)))._keras_shape == (None, 1, 4, 4, 4)


def test_lengths_are_those_of_np_utils():
    assert C.conv_output_length(9, 3, "valid", 1, dilation=2) == np_utils.conv_output_length(9, 3, "valid", 1, 2) == 5


def test_short_names():
    assert (C.Conv1D, C.Conv2D, C.Conv3D) == (C.Convolution1D, C.Convolution2D, C.Convolution3D)
    assert (C.AtrousConv2D, C.Deconv2D) == (C.AtrousConvolution2D, C.Deconvolution2D)
