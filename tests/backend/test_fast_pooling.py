"""Pooling by our own loops gives the numbers of Theano's own, to the last bit."""
import numpy as np
import pytest
import theano
from hypothesis import given, settings
from hypothesis import strategies as st
from theano import tensor as T
from theano.tensor.signal.pool import Pool, pool_2d

from keras1 import backend as K
from keras1.backend.fast_paths import taken, without

pytestmark = pytest.mark.skipif(not taken("pooling"), reason="needs a compiler")

FAST = theano.Mode("py", "fast_run")
PLAIN = theano.Mode("py", None)
MODES = ["max", "sum", "average_inc_pad", "average_exc_pad"]


@st.composite
def poolings(draw):
    """The shape of an array, and an operation with its arguments."""
    axes = draw(st.integers(1, 3))
    leading = tuple(draw(st.lists(st.integers(0, 4), max_size=2)))

    def some(low, high):
        return tuple(draw(st.integers(low, high)) for _ in range(axes))
    window, ignore_border = some(1, 4), draw(st.booleans())
    padding = tuple(draw(st.integers(0, size - 1)) for size in window) if ignore_border else (0,) * axes
    op = Pool(ndim=axes, ignore_border=ignore_border, mode=draw(st.sampled_from(MODES)))
    return leading + some(1, 9), op, (window, some(1, 4), padding)


def numbers(shape, kind):
    """Numbers of which many are equal, or few; with channels first or last in memory."""
    rng = np.random.RandomState(0)
    array = (rng.randint(-2, 3, shape) if "equal" in kind else rng.uniform(-1, 1, shape)).astype("float32")
    if "last" in kind and len(shape) > 2:
        return np.moveaxis(np.ascontiguousarray(np.moveaxis(array, 1, -1)), -1, 1)
    return array[..., ::-1] if "backwards" in kind else array


def compiled(inputs, outputs, mode=FAST):
    return theano.function(inputs, outputs, mode=mode, on_unused_input="ignore")


def ours(function):
    return [type(node.op).__name__ for node in function.maker.fgraph.toposort() if "FastPool" in type(node.op).__name__]


def agree(shape, op, arguments, kind, mode=PLAIN):
    x = T.TensorType("float32", (False,) * len(shape))("x")
    g = x.type("g")
    y = op(x, *arguments)
    outputs = [y, T.grad((y * g).sum(), x)]
    with without("pooling"):
        plain = compiled([x, g], outputs, mode)
    fast = compiled([x, g], outputs)
    assert len(ours(fast)) == 2 and not ours(plain)
    gradient = numbers(op.out_shape(shape, *_in_order(op, arguments)), kind.replace("equal", ""))
    for mine, theirs in zip(fast(numbers(shape, kind), gradient), plain(numbers(shape, kind), gradient)):
        assert mine.shape == theirs.shape
        np.testing.assert_allclose(mine, theirs, rtol=1e-6, atol=1e-6)


def _in_order(op, arguments):
    window, strides, padding = arguments
    return window, op.ignore_border, strides, padding, op.ndim


@settings(deadline=None, max_examples=40)
@given(poolings(), st.sampled_from(["", "equal", "last", "equal last", "backwards", "equal backwards"]))
def test_any(pooling, kind):
    shape, op, arguments = pooling
    if any(arguments[2]):  # where Theano's Python, not its C, looks too far for values that are equal
        kind = kind.replace("equal", "")
    agree(shape, op, arguments, kind)


@pytest.mark.parametrize("mode", ["max", "average_inc_pad"])
def test_equal_values_and_padding(mode):
    agree((2, 3, 9, 8), Pool(ndim=2, ignore_border=True, mode=mode), ((3, 2), (2, 1), (2, 1)), "equal", mode=None)


@pytest.mark.parametrize("kind", ["", "equal last"])
@pytest.mark.parametrize("window, strides", [(2, 2), (3, 2), (3, 1), (2, 3), (5, 4)])
@pytest.mark.parametrize("mode", ["max", "average_exc_pad"])
def test_images_on_all_cores(mode, window, strides, kind):
    op = Pool(ndim=2, ignore_border=True, mode=mode)
    agree((6, 8, 37, 41), op, ((window,) * 2, (strides,) * 2, (0, 0)), kind)


def test_equal_values_all_get_the_gradient():
    x = T.fmatrix("x")
    gradient = compiled([x], T.grad(pool_2d(x, (2, 2), ignore_border=True).sum(), x))
    assert ours(gradient) == ["FastPool", "FastPoolGradient"] or ours(gradient) == ["FastPoolGradient"]
    np.testing.assert_array_equal(gradient(np.array([[1, 1], [0, 1]], "float32")), [[1, 1], [0, 1]])


def test_what_is_no_number_stays_so():
    x = T.fmatrix("x")
    f = compiled([x], pool_2d(x, (1, 3), ignore_border=True))
    found = f(np.array([[np.nan, 1, 2, 1, np.nan, 2, np.inf, np.nan, -np.inf]], "float32"))
    np.testing.assert_array_equal(found, [[np.nan, 2, np.inf]])


def test_only_float32():
    x = T.dmatrix("x")
    assert not ours(compiled([x], pool_2d(x, (2, 2), ignore_border=True)))


def test_shapes_are_known_without_computing():
    x = T.ftensor4("x")
    y = pool_2d(x, (3, 3), ignore_border=True, stride=(2, 1), pad=(1, 0))
    shapes = compiled([x], [y.shape, T.grad(y.sum(), x).shape])
    assert not ours(shapes)
    assert [tuple(shape) for shape in shapes(np.zeros((2, 3, 8, 9), "float32"))] == [(2, 3, 4, 7), (2, 3, 8, 9)]


def test_padding_as_large_as_the_window_is_refused():
    x, pad = T.ftensor4("x"), T.lvector("pad")
    f = compiled([x, pad], pool_2d(x, (2, 2), ignore_border=True, pad=pad))
    with pytest.raises(ValueError, match="padding"):
        f(np.zeros((1, 1, 4, 4), "float32"), [2, 0])


@pytest.mark.parametrize("graph, axes", [(lambda x: K.pool2d(x, (2, 2), (2, 2)), 4),
                                         (lambda x: K.pool2d(x, (3, 3), (2, 2), pool_mode="avg", dim_ordering="tf"), 4),
                                         (lambda x: K.pool3d(x, (2, 2, 2), (2, 2, 2), dim_ordering="th"), 5)])
def test_what_keras_pools_is_taken(graph, axes):
    x = T.TensorType("float32", (False,) * axes)("x")
    assert "FastPool" in ours(compiled([x], graph(x)))
