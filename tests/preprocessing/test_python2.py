"""What Python 2.7 did, against what Python 2.7.18 printed."""
import hashlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import keras1
from keras1.preprocessing import python2


def test_randint_and_shuffle_draw_as_python_2_7_18_did():
    random.seed(1)
    assert [python2.randint(1, 100) for _ in range(4)] == [14, 85, 77, 26]
    random.seed(1)
    numbers = list(range(5))
    python2.shuffle(numbers)
    assert numbers == [1, 4, 2, 3, 0]


def test_an_empty_range_is_refused_in_its_words():
    with pytest.raises(ValueError, match=r"empty range for randrange\(\) \(1,1, 0\)"):
        python2.randint(1, 0)


@given(st.integers(-50, 50), st.integers(0, 100))
def test_randint_stays_in_its_range(low, width):
    assert low <= python2.randint(low, low + width) <= low + width


@given(st.lists(st.integers()))
def test_shuffle_keeps_the_items(items):
    mixed = list(items)
    python2.shuffle(mixed)
    assert sorted(mixed) == sorted(items)


def test_hashes_are_those_of_python_2_7_18():
    assert python2.string_hash("the") == -1495230934636648966
    assert python2.string_hash("") == 0
    assert python2.string_hash("café") == -8502809815083350713


#: For a number of words: the MD5 sum of the keys of their dict in Python 2.7.18, joined by commas.
KEYS = {
    5: "ba19814a92f3b376629530266dc0e96b", 6: "4d5149df7a378a11cc5e0db7bd53136e",
    8: "4a2efb0469a166b703a7d636e3f4a057", 9: "f663497bf9511b1a4aadfb2bae73de8c",
    21: "2d8d2f88bf139b4fb36bf70608ba47bc", 22: "8ce014c22095a2ad15a97722f166b939",
    100: "1b9dc8ec81a5920bc36c9dab24199e34", 1000: "088d97521414d6abc80a58a236313cfe",
    50001: "356bfce6a28250c30a0f23f252ffb012", 96517: "889264d24b16f271ed6cd675f06089f6",
}


@pytest.fixture(scope="module")
def words():
    """Random words, each once, made with the stream of ``random.random`` only."""
    stream = random.Random(3)
    made = ["".join("abcdefghijklmnop"[int(stream.random() * 16)] for _ in range(1 + int(stream.random() * 6)))
            for _ in range(200000)]
    return list(dict.fromkeys(made))


@pytest.mark.parametrize("count", KEYS)
def test_keys_are_listed_as_by_python_2_7_18(words, count):
    keys = ",".join(python2.dict_order(words[:count]))
    assert hashlib.md5(keys.encode()).hexdigest() == KEYS[count]


@given(st.lists(st.text(), unique=True))
def test_every_key_is_listed_once(keys):
    assert sorted(python2.dict_order(keys)) == sorted(keys)


@pytest.mark.parametrize("number,expected", [
    (0.5, 1), (1.5, 2), (2.5, 3), (-0.5, -1), (-2.5, -3), (0.49999999999999994, 0), (3.2, 3), (-3.7, -4), (0., 0)])
def test_halves_go_away_from_zero(number, expected):
    assert python2.rounded(number) == expected


# -- Python 3, from 1.0.0 on

def test_numbers_of_1_x_are_drawn_as_python_3_does():
    with keras1.emulate("1.0.0"):
        random.seed(1)
        drawn = [python2.randint(1, 100) for _ in range(3)], python2.dict_order(["b", "a"])
        items = list(range(6))
        python2.shuffle(items)
    random.seed(1)
    assert drawn == ([random.randint(1, 100) for _ in range(3)], ["b", "a"])
    expected = list(range(6))
    random.shuffle(expected)
    assert items == expected
