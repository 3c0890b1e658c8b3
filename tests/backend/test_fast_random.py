"""Random numbers of many streams side by side: exactly those of Theano."""
import numpy as np
import pytest
import theano
from hypothesis import given, settings
from hypothesis import strategies as st
from theano import tensor as T
from theano.sandbox import rng_mrg

from keras1 import backend as K
from keras1.backend import cores
from keras1.backend.fast_paths import taken, without
from keras1.backend.fast_random import Uniform
from keras1.backend.random_streams import RandomStreams, stream_states

pytestmark = pytest.mark.skipif(not taken("random"), reason="needs a compiler")


def drawing(dtype, ndim):
    """A function from states and a size to the next states and draws: ours, and in Theano's way."""
    def compiled():
        states, size = T.imatrix(), T.lvector()
        shape = [size[axis] for axis in range(ndim)]
        return theano.function([states, size], rng_mrg.mrg_uniform.new(states, ndim, dtype, shape))
    with without("random"):
        plain = compiled()
    fast = compiled()
    assert ops(fast)[-1] == Uniform(dtype, False) and not any(isinstance(op, Uniform) for op in ops(plain))
    return fast, plain


def ops(function):
    return [node.op for node in function.maker.fgraph.toposort()]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_draws_are_those_of_theano(dtype):
    @settings(max_examples=60)
    @given(st.integers(1, 300), st.lists(st.integers(0, 40), min_size=2, max_size=2), st.integers(1, 2 ** 30),
           st.booleans())
    def check(streams, size, seed, as_columns):
        states = stream_states(np.full(6, seed, "int32"), streams)
        states = np.asfortranarray(states) if as_columns else states
        before = states.copy()
        for ours, theirs in zip(fast(states, size), plain(states, size)):
            np.testing.assert_array_equal(ours, theirs)
            assert ours.dtype == theirs.dtype
        np.testing.assert_array_equal(states, before)
    fast, plain = drawing(dtype, 2)
    check()


def test_the_values_at_the_ends_of_their_ranges():
    fast, plain = drawing("float64", 1)
    m1, m2 = 2147483647, 2147462579
    states = np.array([[m1 - 1] * 3 + [m2 - 1] * 3, [1] * 6, [0, 0, 1, 0, 0, 1], [m1 - 1, 1, m1 - 1, 1, m2 - 1, 1],
                       [0, 0, 0, m2 - 1, m2 - 1, m2 - 1], [0] * 6], "int32")
    for ours, theirs in zip(fast(states, [600]), plain(states, [600])):
        np.testing.assert_array_equal(ours, theirs)


@pytest.mark.parametrize("number", [1, 2])
def test_many_draws_are_shared_by_the_cores(number):
    fast, plain = drawing("float32", 1)
    states = stream_states(np.full(6, 12345, "int32"), 1001)
    cores.load()
    cores.use(number)
    for ours, theirs in zip(fast(states, [700001]), plain(states, [700001])):
        np.testing.assert_array_equal(ours, theirs)
    cores.use(cores.available())


def sequence(streams):
    f = theano.function([], streams.uniform((3, 5)))
    return np.stack([f() for _ in range(3)]), f


def test_each_call_goes_on():
    ours, fast = sequence(RandomStreams(3))
    assert Uniform("float32", True) in ops(fast)
    with without("random"):
        theirs, _ = sequence(RandomStreams(3))
    np.testing.assert_array_equal(ours, theirs)
    assert len(np.unique(ours)) == ours.size


def test_in_a_loop():
    def looped():
        streams = RandomStreams(7)
        values, updates = theano.scan(lambda: streams.uniform((4,)), n_steps=3)
        return theano.function([], values, updates=updates)
    with without("random"):
        plain = looped()
    fast = looped()
    for _ in range(2):
        np.testing.assert_array_equal(fast(), plain())


def test_dropout_is_the_same():
    def dropped():
        x = K.placeholder(ndim=2)
        return K.function([x], K.dropout(x, 0.4, seed=5))([np.ones((30, 40))])
    with without():
        plain = dropped()
    np.testing.assert_array_equal(dropped(), plain)


def test_too_many_are_refused():
    fast, _ = drawing("float32", 1)
    with pytest.raises(ValueError, match="does not support more than"):
        fast(np.ones((1, 6), "int32"), [2 ** 31])
