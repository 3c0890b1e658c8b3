"""NumPy helpers, against their definitions and what 0.3.1 and 0.3.3 (which agree) answered."""
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import keras1
from keras1.errors import ArgumentError, DataError, ShapeError
from keras1.utils import np_utils


@given(st.lists(st.integers(0, 6), min_size=1, max_size=20))
def test_to_categorical_marks_each_class(labels):
    matrix = np_utils.to_categorical(labels)
    assert matrix.shape == (len(labels), max(labels) + 1) and matrix.dtype == np.float64
    assert np.array_equal(matrix, np.eye(max(labels) + 1)[labels])


@pytest.mark.parametrize("labels, nb_classes, expected", [
    ([0, -1, 1], 3, [[1, 0, 0], [0, 0, 1], [0, 1, 0]]),
    ([[0], [2]], 3, [[1, 0, 0], [0, 0, 1]]),
    ([[0, 1], [2, 1]], 3, [[1, 1, 0], [0, 1, 1]]),
    ([.7, 1.2], None, [[1, 0], [0, 1]]),
    ([1], 4, [[0, 1, 0, 0]]),
])
def test_to_categorical_of_odd_labels(labels, nb_classes, expected):
    assert np.array_equal(np_utils.to_categorical(labels, nb_classes), expected)


def test_to_categorical_of_nothing():
    assert np_utils.to_categorical([], 3).shape == (0, 3)
    with pytest.raises(ValueError):
        np_utils.to_categorical([])


@pytest.mark.parametrize("labels, message", [
    ([0, 2, 1], "index 2 is out of bounds for axis 1 with size 2"),
    ([0, -4], "index -4 is out of bounds for axis 1 with size 2"),
])
def test_to_categorical_refuses_labels_out_of_range(labels, message):
    with pytest.raises(IndexError) as caught:
        np_utils.to_categorical(labels, 2)
    assert isinstance(caught.value, DataError) and caught.value.args == (message,)
    assert "0..1" in caught.value.hint


def test_normalize():
    assert np.allclose(np_utils.normalize(np.array([[3, 4], [0, 0]])), [[.6, .8], [0, 0]])
    assert np.allclose(np_utils.normalize(np.array([3., 4.])), [[.6, .8]])
    assert np.allclose(np_utils.normalize([[3., 4.], [1, 1]], axis=0, order=1), [[.75, .8], [.25, .2]])


def test_binary_logloss():
    loss = np_utils.binary_logloss(np.array([.5, .9, 0.]), np.array([1, 0, 1]))
    assert loss == pytest.approx(12.511502889488224)
    columns = np_utils.binary_logloss(np.array([[.5, .9], [1., .2]]), np.array([[1, 0], [1, 1]]))
    assert columns == pytest.approx([0.34657359, 1.9560115])


def test_multiclass_logloss_counts_from_one():
    loss = np_utils.multiclass_logloss(np.array([[.5, .5], [.1, .9]]), [1, 2])
    assert loss == pytest.approx(0.39925384810888576)


def test_accuracy():
    assert np_utils.accuracy([1, 2, 3], [1, 2, 4]) == pytest.approx(2 / 3)
    assert np_utils.accuracy(np.eye(2), np.ones((2, 2))) == .5


@pytest.mark.parametrize("probabilities, classes", [
    ([[.1, .9], [.6, .4]], [1, 0]),
    ([[.1], [.6]], [0, 1]),
    ([.1, .5, .6], [0, 0, 1]),
])
def test_probas_to_classes(probabilities, classes):
    assert np_utils.probas_to_classes(np.array(probabilities)).tolist() == classes


def test_categorical_probas_to_classes():
    assert np_utils.categorical_probas_to_classes(np.array([[.1, .6], [.3, .2]])).tolist() == [1, 0]


# -- 1.x; what 1.0.8 and 1.2.2 answered is among the goldens: voc_utils

def test_from_1_2_2_on_class_numbers_are_a_vector():
    with keras1.emulate("1.2.2"):
        assert np.array_equal(np_utils.to_categorical([[0, 2], [1, 1]]), np.eye(3)[[0, 2, 1, 1]])


@pytest.mark.parametrize("ordering, flipped", [("th", np.s_[:, :, ::-1, ::-1]), ("tf", np.s_[::-1, ::-1])])
def test_kernels_are_turned_around(ordering, flipped):
    kernel = np.arange(120.).reshape(2, 3, 4, 5)
    turned = np_utils.convert_kernel(kernel, ordering)
    assert np.array_equal(turned, kernel[flipped])
    assert np.array_equal(np_utils.convert_kernel(turned, ordering), kernel)
    assert not np.shares_memory(turned, kernel)


@pytest.mark.parametrize("release, kind", [("1.0.8", "Exception"), ("1.2.2", "ValueError")])
def test_kernels_of_no_ordering(release, kind):
    with keras1.emulate(release), pytest.raises(ArgumentError, match="Invalid dim_ordering") as caught:
        np_utils.convert_kernel(np.ones((1, 1, 1, 1)), "xy")
    assert type(caught.value).__name__ == kind
    with pytest.raises(ShapeError, match="Invalid kernel shape"):
        np_utils.convert_kernel(np.ones(3), "th")


MODES = st.sampled_from(["valid", "same", "full"])


@given(st.integers(3, 30), st.integers(1, 5), MODES, st.integers(1, 3), st.integers(1, 2))
def test_lengths_are_those_of_a_convolution(length, size, mode, stride, dilation):
    reach = (size - 1) * dilation + 1
    if mode == "valid" and length < reach:
        return
    pads = {"valid": 0, "same": reach - 1, "full": 2 * (reach - 1)}[mode]
    places = range(0, length + pads - reach + 1, stride)
    assert np_utils.conv_output_length(length, size, mode, stride, dilation) == len(places)


@given(st.integers(1, 30), st.integers(1, 7), MODES, st.integers(1, 3))
def test_an_input_of_that_length_gives_the_output(length, size, mode, stride):
    if mode == "same" and size % 2 == 0:
        return
    needed = np_utils.conv_input_length(length, size, mode, stride)
    if needed > 0:
        assert np_utils.conv_output_length(needed, size, mode, stride) == length


def test_lengths_that_are_not_known():
    assert np_utils.conv_output_length(None, 3, "same", 1) is np_utils.conv_input_length(None, 3, "same", 1) is None
    with pytest.raises(AssertionError) as caught:
        np_utils.conv_output_length(3, 3, "half", 1)
    assert isinstance(caught.value, ArgumentError) and "'half'" in caught.value.hint
