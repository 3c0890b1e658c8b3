"""Arrays on their way into a model."""
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import keras1
from keras1.engine import data


@given(st.integers(0, 200), st.integers(1, 50))
def test_batches_cover_all_samples_once(size, batch_size):
    batches = data.make_batches(size, batch_size)
    assert [i for start, end in batches for i in range(start, end)] == list(range(size))
    assert all(end - start <= batch_size for start, end in batches)


@given(st.integers(1, 60), st.integers(1, 20), st.integers(0, 2 ** 31 - 1))
def test_batch_shuffle_moves_whole_batches(size, batch_size, seed):
    np.random.seed(seed)
    shuffled = data.batch_shuffle(np.arange(size), batch_size)
    whole = size // batch_size * batch_size
    assert sorted(shuffled) == list(range(size))
    assert list(shuffled[whole:]) == list(range(whole, size))
    for start in range(0, whole, batch_size):
        assert list(np.diff(shuffled[start:start + batch_size])) == [1] * (batch_size - 1)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=9), st.integers(0, 9), st.integers(0, 9))
def test_slices_agree_with_numpy(rows, start, stop):
    a = np.arange(10) * 7
    np.testing.assert_array_equal(data.slice_X(a, np.array(rows)), a[rows])
    np.testing.assert_array_equal(data.slice_X([a, -a], rows)[1], -a[rows])
    np.testing.assert_array_equal(data.slice_X(a, start, stop), a[start:stop])


class OnlyLists:
    """Indexed as HDF5 data sets are: by lists, not by arrays."""

    def __getitem__(self, rows):
        assert type(rows) is list
        return rows


def test_indices_become_lists():
    assert data.slice_X([OnlyLists()], np.array([2, 1])) == [[2, 1]]


def test_targets_get_a_second_axis():
    assert data.standardize_y([1, 2]).shape == (2, 1)
    assert data.standardize_y(np.ones((2, 3))).shape == (2, 3)


def test_inputs_become_a_list():
    x = np.ones(3)
    given_list = [x, x]
    assert data.standardize_X(x)[0] is x and data.standardize_X(given_list) is given_list


def test_weights_by_class_of_rows_and_of_a_column():
    rows = np.eye(3)[[2, 0]]
    assert list(data.standardize_weights(rows, class_weight={0: .5, 1: 1, 2: 2})) == [2, .5]
    assert list(data.standardize_weights(np.array([[1], [0]]), class_weight={0: .5, 1: 1})) == [1, .5]
    with pytest.raises(Exception, match="class_weight not supported for 3"):
        data.standardize_weights(np.ones((2, 3, 4)), class_weight={0: 1})


def test_sample_weights_win_over_class_weights():
    weights = np.array([[1.], [2.]])
    assert list(data.standardize_weights(np.ones((2, 1)), weights, {1: 5})) == [1, 2]
    with pytest.raises(AssertionError):
        data.standardize_weights(np.ones((2, 1)), np.ones(3))


def test_temporal_weights():
    y = np.ones((2, 3, 4))
    with keras1.emulate("0.3.2"):
        assert data.standardize_weights(y, sample_weight_mode="temporal").shape == (2, 3)
        assert data.standardize_weights(y).shape == (2,)
        given_weights = np.ones((2, 3))
        assert data.standardize_weights(y, given_weights, sample_weight_mode="temporal") is given_weights


@pytest.mark.parametrize("y, weights, mode, upstream, text", [
    ((2, 3, 4), None, "other", Exception, 'should be None or "temporal"'),
    ((2, 3), None, "temporal", Exception, "at least 3D"),
    ((2, 3, 4), (2,), "temporal", Exception, "you should pass a 2D"),
    ((2, 3, 4), (2, 3), None, Exception, "is 1D"),
    ((2, 3, 4), (2, 5), "temporal", AssertionError, "sample_weight has shape"),
])
def test_weights_that_do_not_fit_their_mode(y, weights, mode, upstream, text):
    weights = None if weights is None else np.ones(weights)
    with keras1.emulate("0.3.2"), pytest.raises(upstream) as caught:
        data.standardize_weights(np.ones(y), weights, sample_weight_mode=mode)
    assert text in "%s %s" % (caught.value, caught.value.hint)


def test_batch_size_must_be_positive():
    with pytest.raises(ValueError, match="batch_size is 0"):
        data.make_batches(3, 0)


def test_nan_warning_names_array_and_row():
    x = np.zeros((4, 2))
    x[2, 1] = np.nan
    with pytest.warns(RuntimeWarning, match="X holds NaN, first in row 2"):
        data.warn_of_nan({"X": x, "y": np.zeros(3)})
