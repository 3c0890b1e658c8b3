"""Convolutions by oneDNN give the numbers of Theano's own."""
import threading

import numpy as np
import pytest
import theano
from hypothesis import given, settings
from hypothesis import strategies as st
from theano import tensor as T
from theano.tensor.nnet import abstract_conv

from keras1 import backend as K
from keras1.backend import fast_paths, native, onednn
from keras1.backend.fast_paths import PATHS, taken, without

pytestmark = pytest.mark.skipif(not taken("convolution"),
                                reason="convolutions are not by oneDNN: %s" % PATHS["convolution"].hindrance())

FAST = theano.Mode("py", "fast_run")
PLAIN = theano.Mode("py", None)
CONVOLVE = {2: abstract_conv.conv2d, 3: abstract_conv.conv3d}


def paddings(axes):
    """Theano's border modes; unequal ones are for images only."""
    width = st.integers(0, 2)
    unequal = [st.tuples(*[st.one_of(width, st.tuples(width, width))] * axes)] if axes == 2 else []
    return st.one_of(st.sampled_from(["valid", "half", "full"]), st.tuples(*[width] * axes), *unequal)


@st.composite
def convolutions(draw, axes):
    """Shapes and arguments of a convolution."""
    def some(low, high):
        return tuple(draw(st.integers(low, high)) for _ in range(axes))
    groups = draw(st.sampled_from([1, 1, 2, 3]))
    channels, filters = groups * draw(st.integers(1, 3)), groups * draw(st.integers(1, 3))
    arguments = dict(border_mode=draw(paddings(axes)), subsample=some(1, 3), filter_dilation=some(1, 2),
                     filter_flip=draw(st.booleans()), num_groups=groups)
    images, kernels = (draw(st.integers(0, 5)), channels, *some(5, 8)), (filters, channels // groups, *some(1, 3))
    return images, kernels, arguments


def graphs(images, kernels, arguments):
    """A convolution and both its gradients, times what stands for the gradient by its results."""
    axes = len(images) - 2
    x, w, g = (T.TensorType("float32", (False,) * (axes + 2))(name) for name in "xwg")
    y = CONVOLVE[axes](x, w, **arguments)
    return [x, w, g], [y, *T.grad((y * g).sum(), [x, w])]


def random(shape, order, seed):
    """Numbers with channels first or last in memory, the first axis last, or backwards."""
    array = np.random.RandomState(seed).uniform(-1, 1, shape).astype("float32")
    if order == "last":
        return np.moveaxis(np.ascontiguousarray(np.moveaxis(array, 1, -1)), -1, 1)
    if order == "samples last":
        return np.asfortranarray(array)
    return array[..., ::-1] if order == "backwards" else array


def compiled(inputs, outputs, mode=FAST):
    return theano.function(inputs, outputs, mode=mode, on_unused_input="ignore")


def equal(ours, theirs):
    """Apart from rounding: sums of many numbers may all but vanish."""
    assert ours.shape == theirs.shape
    np.testing.assert_allclose(ours, theirs, rtol=1e-5, atol=3e-6 * np.abs(theirs).max(initial=1))


def by_oneDNN(function):
    return sum(type(node.op).__name__ == "Convolution" for node in function.maker.fgraph.toposort())


def agree(case, orders=("first", "first", "first")):
    images, kernels, arguments = case
    inputs, outputs = graphs(*case)
    with without("convolution"):
        plain = compiled(inputs, outputs, PLAIN)
    fast = compiled(inputs, outputs)
    assert by_oneDNN(fast) == 3 and not by_oneDNN(plain)
    shape = abstract_conv.get_conv_output_shape(images, kernels, *[
        arguments[name] for name in ("border_mode", "subsample", "filter_dilation")])
    arrays = [random(shape, order, seed) for seed, (shape, order) in enumerate(zip((images, kernels, shape), orders))]
    for ours, theirs in zip(fast(*arrays), plain(*arrays)):
        equal(ours, theirs)


ORDERS = st.tuples(*[st.sampled_from(["first", "last", "samples last", "backwards"])] * 3)


@settings(deadline=None, max_examples=40)
@given(convolutions(2), ORDERS)
def test_images(case, orders):
    agree(case, orders)


@settings(deadline=None, max_examples=10)
@given(convolutions(3), ORDERS)
def test_volumes(case, orders):
    agree(case, orders)


@pytest.mark.parametrize("batch", [1, 16, 37])
@pytest.mark.parametrize("order", ["first", "last"])
def test_a_batch_is_cut_into_pieces(batch, order):
    agree(((batch, 16, 20, 20), (32, 16, 3, 3), dict(border_mode="half", subsample=(1, 1), filter_dilation=(1, 1))),
          (order,) * 3)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("order", ["first", "last", "samples last", "backwards"])
def test_the_filters_of_one_image_are_cut(order, turned):
    images, kernels, bias = random((1, 16, 20, 20), order, 0), random((128, 16, 3, 3), order, 1), np.arange(128.)
    if turned:
        kernels = kernels[:, :, ::-1, ::-1]
    found = onednn.convolved(images, kernels, bias.astype("float32"), (1, 128, 18, 18),
                             onednn.Geometry((1, 1), (1, 1), ((0, 0), (0, 0)), turned=turned))
    correlated = kernels[:, :, ::-1, ::-1] if turned else kernels
    windows = np.lib.stride_tricks.sliding_window_view(images, (3, 3), (2, 3))
    equal(found, np.einsum("nchwij,fcij->nfhw", windows, correlated, optimize=True) + bias[:, None, None])


@settings(deadline=None, max_examples=10)
@given(st.integers(1, 3), st.integers(1, 40), st.integers(1, 40), st.integers(1, 3), st.integers(1, 2), ORDERS,
       st.booleans())
def test_sequences(batch, channels, filters, window, step, orders, beside):
    def image(*of_axes):
        return of_axes + (1,) if beside else (1,) + of_axes
    arguments = dict(subsample=image(step), border_mode=image(1)[:1] + (0,) if beside else (0, 1))
    agree(((batch, channels, *image(9)), (filters, channels, *image(window)), dict(arguments, filter_dilation=(1, 1))),
          orders)


@pytest.mark.parametrize("channels, filters", [(1, 32), (2, 8), (3, 16), (20, 50), (16, 20), (32, 10)])
@pytest.mark.parametrize("orders", [("first", "first", "last"), ("last", "samples last", "first"), ("last",) * 3])
def test_channels_that_fill_no_registers(channels, filters, orders):
    agree(((4, channels, 10, 9), (filters, channels, 3, 3), dict(border_mode="valid", subsample=(1, 1),
                                                                   filter_dilation=(1, 1))), orders)


def test_gradients_by_many_kernels():
    images, gradient = random((8, 512, 3, 3), "first", 0), random((8, 520, 3, 3), "first", 1)
    found = onednn.by_kernels(images, gradient, (520, 512, 1, 1), onednn.Geometry((1, 1), (1, 1), ((0, 0), (0, 0))))
    equal(found[:, :, 0, 0], np.einsum("nfij,ncij->fc", gradient, images, optimize=True))


def test_shapes_are_known_without_computing():
    inputs, outputs = graphs((2, 3, 8, 8), (4, 3, 3, 3), dict(subsample=(2, 2)))
    shapes = compiled(inputs, [y.shape for y in outputs])
    assert by_oneDNN(shapes) == 0
    found = shapes(*[np.zeros(shape, "float32") for shape in ((2, 3, 8, 8), (4, 3, 3, 3), (2, 4, 3, 3))])
    assert [tuple(shape) for shape in found] == [(2, 4, 3, 3), (2, 3, 8, 8), (4, 3, 3, 3)]


def test_only_float32():
    x, w = T.dtensor4(), T.dtensor4()
    assert by_oneDNN(theano.function([x, w], CONVOLVE[2](x, w), mode=theano.Mode("py", "fast_compile"))) == 0


def test_shapes_that_do_not_fit_are_refused():
    x, w = T.ftensor4(), T.ftensor4()
    f = compiled([x, w], CONVOLVE[2](x, w))
    with pytest.raises(ValueError, match="images"):
        f(np.zeros((2, 3, 8, 8), "float32"), np.zeros((4, 2, 3, 3), "float32"))
    with pytest.raises(ValueError, match="images"):
        f(np.zeros((2, 3, 2, 2), "float32"), np.zeros((4, 3, 5, 5), "float32"))


def test_threads_do_not_disturb_each_other():
    x, w = random((20, 8, 12, 12), "first", 0), random((16, 8, 3, 3), "first", 1)
    geometry = onednn.Geometry((1, 1), (1, 1), ((0, 0), (0, 0)))
    expected, found = onednn.convolved(x, w, None, (20, 16, 10, 10), geometry), []

    def compute():
        for _ in range(20):
            found.append(onednn.convolved(x, w, None, (20, 16, 10, 10), geometry))
    threads = [threading.Thread(target=compute) for _ in range(3)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert len(found) == 60 and all(np.array_equal(expected, one) for one in found)


def test_second_derivatives():
    inputs, (y, by_x, by_w) = graphs((2, 2, 6, 6), (3, 2, 3, 3), {})
    outputs = T.grad((by_x ** 2).sum() + (by_w ** 2).sum(), inputs)
    with without("convolution"):
        plain = compiled(inputs, outputs, PLAIN)
    arrays = [random(shape, "first", 0) for shape in ((2, 2, 6, 6), (3, 2, 3, 3), (2, 3, 4, 4))]
    for ours, theirs in zip(compiled(inputs, outputs)(*arrays), plain(*arrays)):
        equal(ours, theirs)


@pytest.mark.parametrize("graph", [
    lambda x, w: K.conv2d(x, w, border_mode="same"),
    lambda x, w: K.conv2d(x, w, strides=(2, 2), dim_ordering="tf"),
    lambda x, w: K.conv2d(x, w, filter_dilation=(2, 2)),
    lambda x, w: K.deconv2d(x, w, (None, 4, 10, 10), dim_ordering="th", filter_shape=(4, 4, 3, 3)),
])
def test_what_keras_convolves_is_taken(graph):
    x, w = K.placeholder(ndim=4), K.variable(np.ones((4, 4, 3, 3)))
    assert by_oneDNN(compiled([x], graph(x, w))) == 1


def test_a_loop_over_time_takes_it():
    x, w, b = T.TensorType("float32", (False,) * 5)("x"), T.ftensor4("w"), T.ftensor4("b")
    outputs, _ = theano.scan(lambda one, last, kernel: CONVOLVE[2](one + last, kernel, border_mode="half"),
                             sequences=x, non_sequences=w, outputs_info=b)
    f = theano.function([x, w, b], outputs[-1], mode=theano.Mode("vm", "fast_run"))
    loop, = [node.op for node in f.maker.fgraph.toposort() if type(node.op).__name__ == "Scan"]
    assert by_oneDNN(loop.fn) == 1


def test_without_the_wheels(monkeypatch):
    monkeypatch.setattr(onednn, "folder_of", lambda wheel: None)
    monkeypatch.setattr(onednn, "hindrance", onednn.hindrance.__wrapped__)
    assert onednn.hindrance() == "pip install onednn-cpu-gomp onednn-devel-cpu-gomp"
    assert not taken("convolution")


def test_a_library_that_does_not_load(monkeypatch, tmp_path):
    (tmp_path / "libdnnl.so.3").write_text("no library")
    monkeypatch.setattr(native, "folder_of", lambda wheel: str(tmp_path))
    monkeypatch.setattr(onednn, "_LIBRARY", native.Library("onednn"))
    monkeypatch.setattr(onednn, "hindrance", onednn.hindrance.__wrapped__)
    assert "oneDNN does not load" in fast_paths.no_onednn()
