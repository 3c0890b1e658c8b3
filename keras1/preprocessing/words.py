"""Texts as words, and words as numbers by their hashes."""
import hashlib
import string
from typing import Callable, List, Union

from keras1.errors import ArgumentError, DataError
from keras1.history import versioned
from keras1.preprocessing import python2

maketrans = str.maketrans  # a name that the originals had here


def base_filter() -> str:
    """The characters that are taken out of a text: punctuation but for ``'``, tabs and line breaks.

    Examples
    --------
    >>> base_filter()
    '!"#$%&()*+,-./:;<=>?@[\\\\]^_`{|}~\\t\\n'
    """
    return string.punctuation.replace("'", "") + "\t\n"


def text_to_word_sequence(text: str, filters: str = base_filter(), lower: bool = True,  # noqa: B008
                          split: str = " ") -> List[str]:
    """The words of a text.

    Parameters
    ----------
    text : str
    filters : str
        Each of these characters separates words, as ``split`` does.
    lower : bool
        Whether to make the letters small.
    split : str
        What separates words: one character, or any text if there are no filters; from 2.1.6 on any text.

    Raises
    ------
    ValueError
        Up to 2.1.5, if ``split`` is longer than one character and there are filters.

    Notes
    -----
    Python 2.7 made only the letters A to Z of a byte string small; here all letters are.
    Source: ``keras.preprocessing.text.text_to_word_sequence``.

    Examples
    --------
    >>> text_to_word_sequence("It isn't so, is it?")
    ['it', "isn't", 'so', 'is', 'it']
    """
    if isinstance(text, bytes):
        raise DataError.like(TypeError)(
            "a text is a str, not bytes", "read the file as text: open(path, encoding='utf-8')")
    _check_split(filters, split)
    if lower:
        text = text.lower()
    words = text.translate(maketrans({character: split for character in filters})).split(split)
    return [word for word in words if word]


@versioned
def _check_split(filters: str, split: str) -> None:
    if filters and len(split) != 1:
        raise ArgumentError.like(ValueError)(
            "maketrans arguments must have same length",
            "each filtered character becomes split, so split is one character; it is %r" % split)


@_check_split.since("2.1.6", reason="a filtered character may become any text")
def _check_nothing(filters, split):
    """Any split will do."""


@versioned
def one_hot(text: str, n: int, filters: str = base_filter(), lower: bool = True,  # noqa: B008
            split: str = " ") -> List[int]:
    """A number from 1 to ``n - 1`` for each word of a text, by its hash; different words may share one.

    Parameters
    ----------
    text : str
    n : int
        One more than the largest number.
    filters, lower, split
        See `text_to_word_sequence`.

    Raises
    ------
    ZeroDivisionError
        If ``n`` is 1.

    Notes
    -----
    The hash is that of Python 2.7, the same in every process.
    Source: ``keras.preprocessing.text.one_hot``.

    Examples
    --------
    >>> one_hot("the cat and the dog", 50)
    [16, 34, 38, 16, 20]
    """
    words = text_to_word_sequence(text, filters=filters, lower=lower, split=split)
    return [abs(python2.string_hash(word)) % (n - 1) + 1 for word in words]


@one_hot.since("2.0.9", reason="hashes below zero are not turned to others above")
def _one_hot_of_any_sign(text: str, n: int, filters: str = base_filter(), lower: bool = True,  # noqa: B008
                         split: str = " ") -> List[int]:
    return hashing_trick(text, n, None, filters, lower, split)


def hashing_trick(text: str, n: int, hash_function: Union[Callable, str, None] = None,
                  filters: str = base_filter(), lower: bool = True, split: str = " ") -> List[int]:  # noqa: B008
    """A number from 1 to ``n - 1`` for each word of a text, by a hash; different words may share one.  Came with 2.0.9.

    Parameters
    ----------
    text : str
    n : int
        One more than the largest number.
    hash_function : callable, "md5" or None
        From a word to a whole number; "md5" is the same everywhere, and so is the default here, the hash of Python 2.7.
    filters, lower, split
        See `text_to_word_sequence`.

    Raises
    ------
    ZeroDivisionError
        If ``n`` is 1.

    Notes
    -----
    Source: ``keras.preprocessing.text.hashing_trick`` of 2.3.1.

    Examples
    --------
    >>> hashing_trick("the cat and the dog", 50, "md5")
    [43, 32, 14, 43, 2]
    """
    hashed = {None: python2.string_hash, "md5": _md5}.get(hash_function, hash_function)
    return [hashed(word) % (n - 1) + 1 for word in text_to_word_sequence(text, filters, lower, split)]


def _md5(word):
    return int(hashlib.md5(word.encode()).hexdigest(), 16)
