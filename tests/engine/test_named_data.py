"""Arrays by position or by name, and what does not fit."""
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import keras1
from keras1.engine.data import standardize_weights
from keras1.engine.named_data import (
    by_output,
    check_lengths,
    check_targets_suit_losses,
    standardize_input_data,
)
from keras1.objectives import binary_crossentropy, categorical_crossentropy

A, B = np.zeros((4, 2)), np.ones((4, 3))


@pytest.fixture(autouse=True)
def release():
    with keras1.emulate("1.2.2"):
        yield


@given(st.permutations(["a", "b", "c"]))
def test_a_dict_is_put_in_the_order_of_the_names(names):
    data = {name: np.full((2, 1), number) for number, name in enumerate("abc")}
    assert [array[0, 0] for array in standardize_input_data(data, names)] == ["abc".index(name) for name in names]


def test_a_vector_is_one_column():
    assert standardize_input_data(np.arange(3), ["x"], [(None, 1)])[0].shape == (3, 1)


@pytest.mark.parametrize("data, names, shapes, text", [
    ({"a": A}, ["a", "b"], None, 'No data provided for "b"'),
    ([A], ["a", "b"], None, "Expected to see 2 arrays but instead got the following list of 1 arrays"),
    (A, ["a", "b"], None, "expects 2 input arrays, but only received one array"),
    (A, ["a"], [(None, 3)], r"expected a to have shape \(None, 3\) but got array with shape \(4, 2\)"),
    (A, ["a"], [(None, 2, 1)], "expected a to have 3 dimensions, but got array with shape"),
])
def test_what_does_not_fit_is_named(data, names, shapes, text):
    with pytest.raises(ValueError, match=text):
        standardize_input_data(data, names, shapes, exception_prefix="model input")


def test_what_is_no_array_is_a_type_error():
    with pytest.raises(TypeError, match="data should be a Numpy array"):
        standardize_input_data("text", ["a"])


@pytest.mark.parametrize("given_, expected", [
    (None, [None, None]), ([1, 2], [1, 2]), ({"b": 2}, [None, 2]),
])
def test_weights_by_output(given_, expected):
    assert by_output(given_, ["a", "b"], "sample_weight") == expected


def test_a_single_output_takes_its_weights_bare():
    assert by_output({0: 1., 1: 2.}, ["a"], "class_weight") == [{0: 1., 1: 2.}]


@given(st.lists(st.integers(0, 3), min_size=1, max_size=8))
def test_class_weights_are_looked_up(labels):
    table = {label: float(label) + 0.5 for label in range(4)}
    expected = [table[label] for label in labels]
    column, rows = np.array(labels)[:, None], np.eye(4)[labels]
    assert standardize_weights(rows, class_weight=table).tolist() == expected
    assert standardize_weights(column, class_weight=table).tolist() == expected


@pytest.mark.parametrize("y, weight, mode, text", [
    (np.zeros((4, 3)), None, "temporal", "at least 3D"),
    (np.zeros((4, 3, 2)), np.ones(4), "temporal", "pass a 2D sample_weight"),
    (np.zeros((4, 3, 2)), np.ones((4, 3)), None, 'specify sample_weight_mode="temporal"'),
    (np.zeros((4, 3)), None, "odd", "should be None or"),
])
def test_weights_and_their_mode_go_together(y, weight, mode, text):
    with pytest.raises(ValueError, match=text):
        standardize_weights(y, weight, None, mode)


def test_lengths_agree():
    check_lengths([A], [B], [np.ones(4)])
    with pytest.raises(ValueError, match="Found 4 input samples and 3 target samples"):
        check_lengths([A], [B[:3]], [np.ones(3)])
    with pytest.raises(ValueError, match="All input arrays"):
        check_lengths([A, A[:2]], [B], [np.ones(4)])


@pytest.mark.parametrize("loss, y, text", [
    (categorical_crossentropy, np.zeros((4, 1)), "to_categorical"),
    (binary_crossentropy, np.zeros((4, 2)), "targets to have the same shape"),
])
def test_targets_that_a_loss_cannot_take(loss, y, text):
    with pytest.raises(ValueError, match=text):
        check_targets_suit_losses([y], [loss], [(None, 3)])
