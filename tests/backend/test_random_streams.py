"""The streams of MRG31k3p: those of Theano, made faster; draws of either generation."""
import numpy as np
import pytest
from theano.sandbox import rng_mrg

from keras1 import backend as K
from keras1.backend.random_streams import RandomStreams, stream_states
from keras1.history import emulate

M1, M2 = 2 ** 31 - 1, 2 ** 31 - 21069


def jumped(state, matrices):
    """One state carried on, in Python's unbounded integers."""
    halves = [[sum(int(m) * int(n) for m, n in zip(row, part)) % modulus for row in matrix]
              for matrix, part, modulus in zip(matrices, (state[:3], state[3:]), (M1, M2))]
    return halves[0] + halves[1]


@pytest.mark.parametrize("count", [1, 2, 3, 7, 100])
def test_streams_are_a_jump_apart(count):
    expected = [[12345] * 6]
    while len(expected) < count:
        expected.append(jumped(expected[-1], (rng_mrg.A1p72, rng_mrg.A2p72)))
    states = stream_states(np.array([12345] * 6, dtype="int32"), count)
    assert states.dtype == np.int32 and states.tolist() == expected


def test_the_next_tensor_begins_a_greater_jump_later():
    streams = RandomStreams(seed=99)
    streams.get_substream_rstates(3, "float32")
    assert streams.rstate.tolist() == jumped([99] * 6, (rng_mrg.A1p134, rng_mrg.A2p134))


def test_scripts_find_it_under_its_old_name():
    from theano.sandbox.rng_mrg import MRG_RandomStreams
    assert MRG_RandomStreams is RandomStreams is K.RandomStreams


@pytest.mark.parametrize("size, expected", [((3,), 3), ((2, 3), 6), ((7,), 1), ((60, 10), 100), ((10 ** 6,), 15360),
                                            ((np.int64(60), 10), 100)])
def test_few_streams_serve_a_shape_in_numbers(size, expected):
    assert RandomStreams(1).n_streams(size) == expected


def test_many_streams_serve_a_symbolic_shape():
    x = K.placeholder(ndim=2)
    assert RandomStreams(1).n_streams(x.shape) == RandomStreams(1).n_streams((x.shape[0], 3)) == 15360


def states_of(tensor):
    """The states that a random tensor draws from."""
    found, = [v for v in K.inputs_of(tensor) if K.is_variable(v)]
    return K.get_value(found)


def test_normal_draws_take_15360_streams_from_1_0_on():
    assert len(states_of(K.random_normal((4, 5), seed=3))) == 20 // 6
    with emulate("1.0.0"):
        assert len(states_of(K.random_normal((4, 5), seed=3))) == 15360


def test_normal_draws_are_those_of_box_and_muller(uncompiled):
    uniform = K.eval(RandomStreams(4).uniform((6,)))
    radius, angle = np.sqrt(-2 * np.log(uniform[:3])), 2 * np.pi * uniform[3:]
    expected = 1. + 2. * np.concatenate([radius * np.cos(angle), radius * np.sin(angle)])
    np.testing.assert_allclose(K.eval(K.random_normal((5,), mean=1., std=2., seed=4)), expected[:5], rtol=1e-5)


def test_a_mean_may_be_learned(uncompiled):
    """In Theano 0.8 the gradient goes through a normal draw to its mean and deviation."""
    mean = K.variable(0.)
    draw = K.random_normal((4,), mean=mean, std=1., seed=1)
    assert K.eval(K.gradients(K.sum(draw), mean)) == 4.


def test_empty_and_single_shapes(uncompiled):
    assert K.eval(K.random_normal((), seed=1)).shape == ()
    assert K.eval(K.random_normal((1, 1), seed=1)).shape == (1, 1)


def test_an_expression_without_a_seed_takes_one_draw_of_numpy():
    np.random.seed(3)
    K.random_uniform((2,))
    after = np.random.get_state()[2]
    np.random.seed(3)
    np.random.randint(int(10e6))
    assert np.random.get_state()[2] == after
    K.random_uniform((2,), seed=5)
    assert np.random.get_state()[2] == after
