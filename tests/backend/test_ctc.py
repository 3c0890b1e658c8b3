"""The cost of a label against the sum over all paths that spell it."""
import itertools

import numpy as np
import pytest

from keras1 import backend as K

rs = np.random.RandomState(5)
PREDICTED = rs.uniform(0.05, 1., size=(2, 4, 3)).astype("float32")
PREDICTED /= PREDICTED.sum(axis=-1, keepdims=True)
BLANK = 2


def spelt(path):
    """The label of a path: doubled letters once, then without blanks."""
    return [letter for letter, _ in itertools.groupby(path) if letter != BLANK]


def cost(predicted, label):
    """``-log`` of the probability of all paths, summed over the steps, with the share that is mixed in."""
    share = 1e-4 / (2 * len(label) + 1)
    seen = (1 - 1e-4) * predicted.astype("float64") + share
    paths = itertools.product(range(seen.shape[1]), repeat=len(seen))
    probability = sum(np.prod(seen[np.arange(len(seen)), path]) for path in paths if spelt(path) == label)
    return -np.log(probability * len(seen))


def ours(labels, predicted, steps, letters):
    y, p = K.placeholder(ndim=2, dtype="int32"), K.placeholder(ndim=3)
    n, m = K.placeholder(ndim=2, dtype="int32"), K.placeholder(ndim=2, dtype="int32")
    costs = K.ctc_batch_cost(y, p, n, m)
    return K.function([y, p, n, m], [costs, K.gradients(K.sum(costs), p)])([labels, predicted, steps, letters])


def test_all_paths(uncompiled):
    costs, gradient = ours([[0, 1], [1, 1]], PREDICTED, [[4], [4]], [[2], [2]])
    assert costs.shape == (1, 2) and gradient.shape == PREDICTED.shape
    np.testing.assert_allclose(costs[0], [cost(PREDICTED[0], [0, 1]), cost(PREDICTED[1], [1, 1])], rtol=1e-4)
    assert np.isfinite(gradient).all()


@pytest.mark.slow
def test_what_is_beyond_the_lengths_does_not_count(uncompiled):
    costs, gradient = ours([[0, 1], [1, 0]], PREDICTED, [[3], [2]], [[2], [1]])
    np.testing.assert_allclose(costs[0], [cost(PREDICTED[0, :3], [0, 1]), cost(PREDICTED[1, :2], [1])], rtol=1e-4)
    assert not gradient[0, 3:].any() and not gradient[1, 2:].any() and gradient[0, :3].any()


def test_many_classes(uncompiled):
    """Numbers of classes beyond 127: the original wrapped them around."""
    predicted = rs.uniform(0.1, 1., size=(1, 3, 202)).astype("float32")
    costs, _ = ours([[200]], predicted, [[3]], [[1]])
    only = predicted[:, :, [200, 201]]
    rest = np.concatenate([only[:, :, :1], np.zeros((1, 3, 1)), only[:, :, 1:]], axis=2)
    np.testing.assert_allclose(costs[0], [cost(rest[0], [0])], rtol=1e-3)


def test_pieces(uncompiled):
    label = K.variable([3, 3, 5], dtype="int32")
    states = K.ctc_interleave_blanks(label)
    np.testing.assert_array_equal(K.eval(states), [-1, 3, -1, 3, -1, 5, -1])
    np.testing.assert_array_equal(K.eval(K.ctc_create_skip_idxs(states)), [3])
