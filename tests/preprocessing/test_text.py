"""Words, hashes and the Tokenizer; the goldens hold what the originals made of them."""
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import keras1
from keras1.errors import ArgumentError, DataError
from keras1.preprocessing.text import Tokenizer, base_filter, one_hot, text_to_word_sequence

TEXTS = ["The cat sat on the mat.", "The dog sat.", "A cat & a dog!"]


@given(st.text())
def test_words_hold_no_filtered_character(text):
    words = text_to_word_sequence(text)
    assert all(word and not set(word) & set(base_filter() + " ") for word in words)
    assert [word.lower() for word in words] == words


def test_a_split_of_several_characters_needs_no_filters():
    assert text_to_word_sequence("a<>b c", filters="", split="<>") == ["a", "b c"]
    with pytest.raises(ValueError, match="maketrans arguments must have same length") as caught:
        text_to_word_sequence("a<>b", split="<>")
    assert isinstance(caught.value, ArgumentError) and "'<>'" in caught.value.hint


def test_bytes_are_refused_with_what_to_do():
    with pytest.raises(TypeError) as caught:
        text_to_word_sequence(b"a b")
    assert "open(path, encoding='utf-8')" in caught.value.hint


@given(st.text(), st.integers(2, 1000))
def test_hashed_words_are_numbers_below_n(text, n):
    assert all(1 <= number < n for number in one_hot(text, n))


def test_one_hot_is_the_same_in_every_process():
    assert one_hot("the cat and the dog", 50) == [16, 34, 38, 16, 20]  # Keras 0.3.3 on Python 2.7.18


def test_indices_follow_the_counts():
    tokenizer = Tokenizer()
    tokenizer.fit_on_texts(TEXTS)
    by_index = sorted(tokenizer.word_index, key=tokenizer.word_index.get)
    counts = [tokenizer.word_counts[word] for word in by_index]
    assert counts == sorted(counts, reverse=True)
    assert sorted(tokenizer.word_index.values()) == list(range(1, len(by_index) + 1))


def test_texts_may_come_from_a_generator():
    first, second = Tokenizer(), Tokenizer()
    first.fit_on_texts(TEXTS)
    second.fit_on_texts(text for text in TEXTS)
    assert first.word_index == second.word_index and second.document_count == 3


def test_matrix_modes_against_numpy():
    tokenizer = Tokenizer()
    tokenizer.fit_on_texts(TEXTS)
    sequences = tokenizer.texts_to_sequences(TEXTS)
    counts = np.array([np.bincount(s, minlength=len(tokenizer.word_index) + 1) for s in sequences])
    lengths = np.array([[len(s)] for s in sequences])
    assert np.array_equal(tokenizer.texts_to_matrix(TEXTS), counts > 0)
    assert np.array_equal(tokenizer.texts_to_matrix(TEXTS, "count"), counts)
    assert np.allclose(tokenizer.texts_to_matrix(TEXTS, "freq"), counts / lengths)
    logs = np.log(np.where(counts, counts, 1) / lengths) * (counts > 0)
    assert np.allclose(tokenizer.texts_to_matrix(TEXTS, "tfidf"), logs)  # one fit: the divisor is 1


@pytest.mark.parametrize("release", ["0.3.2", "0.3.3"])
def test_an_index_without_a_column(release):
    with keras1.emulate(release):
        tokenizer = Tokenizer(nb_words=3)
    if release == "0.3.2":
        with pytest.raises(IndexError):
            tokenizer.sequences_to_matrix([[1, 3]])
    else:
        assert tokenizer.sequences_to_matrix([[1, 3]]).tolist() == [[0, 1, 0]]


@pytest.mark.parametrize("release", ["0.3.1", "0.3.2"])
def test_char_level_came_with_0_3_2(release):
    with keras1.emulate(release):
        if release == "0.3.1":
            with pytest.raises(TypeError):
                Tokenizer(None, "", True, " ", True)
        tokenizer = Tokenizer(char_level=True)  # by keyword it works in each release
    tokenizer.fit_on_texts(["aab", "a b"])
    assert tokenizer.word_counts == {"a": 3, "b": 2, " ": 1}
    assert tokenizer.texts_to_sequences(["ba"]) == [[2, 1]]


@pytest.mark.parametrize("call,error,message", [
    (lambda t: t.texts_to_sequences(["a"]), AttributeError, "'Tokenizer' object has no attribute 'word_index'"),
    (lambda t: t.sequences_to_matrix([[1]]), AttributeError, "'Tokenizer' object has no attribute 'word_index'")])
def test_before_a_fit(call, error, message):
    with pytest.raises(error) as caught:
        call(Tokenizer())
    assert isinstance(caught.value, DataError) and caught.value.args == (message,)
    assert caught.value.hint == "call fit_on_texts first"


def test_an_unknown_mode_names_the_likely_slip():
    with pytest.raises(Exception, match="Unknown vectorization mode: binery") as caught:
        Tokenizer(nb_words=3).sequences_to_matrix([[1]], mode="binery")
    assert "did you mean 'binary'?" in caught.value.hint


def test_unknown_argument():
    with pytest.raises(TypeError) as caught:
        Tokenizer(nb_word=3)
    assert "did you mean 'nb_words'?" in caught.value.hint


# -- 1.x

def test_tfidf_from_1_0_8_against_its_formula():
    texts = ["a a b", "b c", "c c c"]
    with keras1.emulate("1.2.2"):
        tokenizer = Tokenizer()
        tokenizer.fit_on_texts(texts)
        matrix = tokenizer.texts_to_matrix(texts, mode="tfidf")
    for row, text in zip(matrix, texts):
        for word, index in tokenizer.word_index.items():
            times, within = text.split().count(word), sum(word in other for other in texts)
            assert np.isclose(row[index], (1 + np.log(times)) * np.log(1 + 3 / (1 + within)) if times else 0)


def test_equally_frequent_words_are_numbered_as_they_came_in_1_x():
    words = "one two three four five six".split()
    with keras1.emulate("1.0.0"):
        tokenizer = Tokenizer()
        tokenizer.fit_on_texts([" ".join(words)])
    assert sorted(tokenizer.word_index, key=tokenizer.word_index.get) == words


@pytest.mark.parametrize("release,kind,words", [
    ("1.0.8", "Exception", "Unknown vectorization mode: other"),
    ("1.2.0", "ValueError", "('Unknown vectorization mode:', 'other')")])
def test_errors_are_those_of_the_tokenizers_release(release, kind, words):
    with keras1.emulate(release):
        tokenizer = Tokenizer(nb_words=3)
    with pytest.raises(Exception) as caught:
        tokenizer.sequences_to_matrix([[1]], mode="other")
    assert (type(caught.value).__name__, caught.value.args[0]) == (kind, words)
