"""Networks whose channels stand last: formulas run in the order of the memory, with the same numbers."""
import numpy as np
import pytest
import theano
from hypothesis import given, settings
from hypothesis import strategies as st
from theano import tensor as T
from theano.tensor.elemwise import DimShuffle, Elemwise

from keras1 import backend as K
from keras1.backend.channels_last import is_turned
from keras1.backend.fast_paths import PATHS, taken, without
from keras1.history import emulate

pytestmark = pytest.mark.skipif(not taken("convolution"),
                                reason="convolutions are not by oneDNN: %s" % PATHS["convolution"].hindrance())

FAST, PLAIN = theano.Mode("py", "fast_run"), theano.Mode("py", None)
LAYERS = ["convolve", "same", "bias", "relu", "pool", "mean", "normalize", "mask", "skip"]


def normalized(x, axes):
    return K.normalize_batch_in_training(x, K.ones((4,)), K.zeros((4,)), axes)[0]


def network(x, mask, layers, kernel):
    """Some layers one on the other, as Keras 2 builds them."""
    format = {"data_format": "channels_last"}
    made = {"convolve": lambda x: (K.conv1d if x.ndim == 3 else K.conv2d)(x, kernel, **format),
            "same": lambda x: (K.conv1d if x.ndim == 3 else K.conv2d)(x, kernel, padding="same", **format),
            "pool": lambda x: K.pool2d(x, (2, 2), (1, 1), **format) if x.ndim == 4 else x,
            "mean": lambda x: K.pool2d(x, (2, 2), (1, 1), pool_mode="avg", **format) if x.ndim == 4 else x,
            "normalize": lambda x: normalized(x, [*range(x.ndim - 1)]),
            "bias": lambda x: x + K.variable(np.arange(4.)), "relu": K.relu, "mask": lambda x: x * T.sum(mask),
            "skip": lambda x: x + K.tanh(x)}
    for layer in layers:
        x = made[layer](x)
    return x


def compiled(ndim, layers, mode):
    with emulate("2.3.1"):
        x, kernel = K.placeholder(ndim=ndim), K.placeholder(shape=(3,) * (ndim - 2) + (4, 4))
        y = network(x, x, layers, kernel)
    gradients = T.grad((y ** 2).sum(), [x, kernel], disconnected_inputs="ignore")
    return theano.function([x, kernel], [y, *gradients], mode=mode, on_unused_input="ignore")


def formulas(function):
    return [node for node in function.maker.fgraph.toposort() if isinstance(node.op, Elemwise)]


def turned(function):
    """Formulas of which most inputs are views of channels that stand last."""
    return [node for node in formulas(function) if node.outputs[0].ndim > 2
            and 2 * sum(map(is_turned, node.inputs)) >= sum(not all(x.broadcastable) for x in node.inputs) > 0]


@settings(deadline=None, max_examples=6)
@given(st.integers(3, 4), st.lists(st.sampled_from(LAYERS), min_size=1, max_size=4))
def test_any_layers(ndim, layers):
    with without("convolution"):
        plain = compiled(ndim, layers, PLAIN)
    fast = compiled(ndim, layers, FAST)
    assert not turned(fast)
    random = np.random.RandomState(0)
    x = random.uniform(-1, 1, (3,) + (12,) * (ndim - 2) + (4,)).astype("float32")
    w = random.uniform(-1, 1, (3,) * (ndim - 2) + (4, 4)).astype("float32")
    for ours, theirs in zip(fast(x, w), plain(x, w)):
        assert ours.shape == theirs.shape
        np.testing.assert_allclose(ours, theirs, rtol=1e-4, atol=1e-5 * np.abs(theirs).max(initial=1))


@pytest.mark.parametrize("channels", [1, 3])
def test_between_layers_there_is_no_copy(channels):
    x, w = T.ftensor4("x"), K.placeholder(shape=(3, 3, channels, 8))
    with emulate("2.3.1"):
        y = K.relu(K.conv2d(x, w, data_format="channels_last") + K.variable(np.zeros(8)))
    f = theano.function([x, w], y, mode=FAST)
    assert not turned(f)
    assert f(np.ones((2, 6, 6, channels), "float32"), np.ones((3, 3, channels, 8), "float32")).flags.c_contiguous


def test_channels_that_stand_first_stay_there():
    x, w = T.ftensor4("x"), T.ftensor4("w")
    f = theano.function([x, w], K.relu(K.conv2d(x, w, dim_ordering="th")), mode=FAST)
    assert not [node for node in f.maker.fgraph.toposort()
                if isinstance(node.op, DimShuffle) and not all(node.inputs[0].broadcastable)]


def test_a_variance_takes_squares():
    x = T.ftensor4("x")
    with emulate("2.3.1"):
        f = theano.function([x], normalized(x, [0, 1, 2]), mode=FAST)
    assert "sqr" in str(formulas(f)) and "**" not in str(formulas(f))
