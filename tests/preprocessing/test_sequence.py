"""Padding and pairs of words; the goldens hold what the originals made of them."""
import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import keras1
from keras1.errors import ArgumentError, ShapeError
from keras1.preprocessing.sequence import make_sampling_table, pad_sequences, skipgrams

SEQUENCES = st.lists(st.lists(st.integers(1, 100), max_size=8), min_size=1, max_size=5)


@given(SEQUENCES, st.integers(1, 10), st.sampled_from(["pre", "post"]), st.sampled_from(["pre", "post"]))
def test_padded_rows_hold_the_sequence_and_zeros(sequences, maxlen, padding, truncating):
    x = pad_sequences(sequences, maxlen=maxlen, padding=padding, truncating=truncating)
    assert x.shape == (len(sequences), maxlen)
    for row, sequence in zip(x.tolist(), sequences):
        kept = sequence[-maxlen:] if truncating == "pre" else sequence[:maxlen]
        zeros = [0] * (maxlen - len(kept))
        assert row == (zeros + kept if padding == "pre" else kept + zeros)


@given(SEQUENCES)
def test_both_releases_agree_on_numbers(sequences):
    with keras1.emulate("0.3.1"):
        old = pad_sequences(sequences, dtype="float32", value=.5)
    with keras1.emulate("0.3.3"):
        new = pad_sequences(sequences, dtype="float32", value=.5)
    assert np.array_equal(old, new) and old.dtype == new.dtype


@pytest.mark.parametrize("release", ["0.3.2", "0.3.3"])
def test_elements_may_be_arrays_from_0_3_3(release):
    sequences = [np.ones((3, 2)), np.zeros((1, 2))]
    with keras1.emulate(release):
        if release == "0.3.2":
            with pytest.raises(ValueError):
                pad_sequences(sequences)
        else:
            x = pad_sequences(sequences, value=7)
            assert x.shape == (2, 3, 2) and np.array_equal(x[1], [[7, 7], [7, 7], [0, 0]])


@pytest.mark.parametrize("release,message", [
    ("0.3.2", "Truncating type 'pre' not understood"),  # the original named the padding
    ("0.3.3", 'Truncating type "left" not understood')])
def test_a_wrong_end_is_an_error_with_the_originals_words(release, message):
    with keras1.emulate(release), pytest.raises(ValueError) as caught:
        pad_sequences([[1]], truncating="left")
    assert isinstance(caught.value, ArgumentError)
    assert caught.value.args == (message,) and caught.value.hint == "expected 'pre' or 'post'"


def test_elements_of_another_shape_are_an_error():
    with keras1.emulate("0.3.3"), pytest.raises(ValueError, match="Shape of sample .* at position 1") as caught:
        pad_sequences([[[1, 2]], [[1, 2, 3]]])
    assert isinstance(caught.value, ShapeError)


def test_the_table_keeps_rare_words():
    table = make_sampling_table(1000, sampling_factor=1e-3)
    assert table[0] == table[1] and np.all(np.diff(table[1:]) >= 0) and table.max() == 1


def test_an_empty_table_is_an_error():
    with pytest.raises(IndexError) as caught:
        make_sampling_table(0)
    assert isinstance(caught.value, ArgumentError)


TEXT = [3, 1, 4, 0, 1, 5, 9, 2, 6]


def test_couples_are_the_words_of_each_window():
    couples, labels = skipgrams(TEXT, 10, window_size=2, negative_samples=0, shuffle=False)
    expected = [[TEXT[i], TEXT[j]] for i in range(9) for j in range(9)
                if 0 < abs(i - j) <= 2 and TEXT[i] and TEXT[j]]
    assert couples == expected and labels == [1] * len(expected)


@pytest.mark.parametrize("categorical", [False, True])
def test_shuffling_keeps_couples_and_labels_together(categorical):
    random.seed(0)
    couples, labels = skipgrams(TEXT, 1000, negative_samples=1.5, categorical=categorical)
    mark = {True: [0, 1], False: 1}[categorical]
    real = {(a, b) for a in TEXT for b in TEXT}
    assert len(couples) == len(labels)
    assert sum(label == mark for label in labels) * 2.5 == len(labels)
    assert all(tuple(couple) in real for couple, label in zip(couples, labels) if label == mark)


def test_random_words_lie_in_the_vocabulary():
    couples, labels = skipgrams(TEXT * 10, 7, negative_samples=3.)
    strangers = Counter(b for (a, b), label in zip(couples, labels) if not label)
    assert set(strangers) == {1, 2, 3, 4, 5, 6}


def test_the_generator_is_left_seeded_as_it_was():
    random.seed(5)
    first = skipgrams(TEXT, 10)
    after = random.random()
    random.seed(5)
    assert skipgrams(TEXT, 10) == first and random.random() == after
