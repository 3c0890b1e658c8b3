"""Newswires of 46 topics."""
import json
from typing import Any, Dict, Optional, Tuple

from keras1.datasets import safe_npz, safe_pickle, word_lists
from keras1.history import versioned
from keras1.utils.data_utils import get_file

__all__ = ["get_word_index", "load_data"]

ORIGIN = "https://s3.amazonaws.com/text-datasets/reuters.pkl"
WORD_INDEX_ORIGIN = "https://s3.amazonaws.com/text-datasets/reuters_word_index.pkl"
NPZ_ORIGIN = "https://s3.amazonaws.com/text-datasets/reuters.npz"
NPZ_MD5 = "87aedbeb0cb229e378797a632c1997b6"
JSON_ORIGIN = "https://s3.amazonaws.com/text-datasets/reuters_word_index.json"
JSON_MD5 = "4d44cc38712099c9e383dc6e5f11a921"


@versioned
def load_data(path: str = "reuters.pkl", nb_words: Optional[int] = None, skip_top: int = 0,
              maxlen: Optional[int] = None, test_split: float = 0.2, seed: int = 113,
              start_char: Optional[int] = 1, oov_char: Optional[int] = 2,
              index_from: int = 3) -> Tuple[word_lists.Texts, word_lists.Texts]:
    """11,228 newswires as lists of word numbers, and the topic of each.

    Parameters
    ----------
    path : str
        The file's name in ``~/.keras/datasets``, or its path; from 2.0.0 "reuters.npz", downloaded again if it has
        another checksum.
    nb_words, skip_top, maxlen, test_split, seed, start_char, oov_char, index_from
        See `keras1.datasets.imdb.load_data`.

    Returns
    -------
    (X_train, y_train), (X_test, y_test)
        Lists of lists of int, and lists of int; from 2.0.0 arrays of them.

    Raises
    ------
    ValueError
        If no text is kept, and ``nb_words`` is not given.
    Exception, IOError
        See `get_file`; and `safe_pickle.load`, for a file that is broken.

    Notes
    -----
    Source: ``keras.datasets.reuters``.
    """
    X, labels = safe_pickle.load(get_file(path, origin=ORIGIN))
    X, labels = word_lists.shuffled(X, labels, maxlen, seed, start_char, index_from)
    return word_lists.split(X, labels, nb_words, skip_top, test_split, oov_char)


@load_data.since("2.0.0", reason="a file that Python 2 and 3 read alike; num_words; arrays instead of lists")
def _load_npz(path: str = "reuters.npz", num_words: Optional[int] = None, skip_top: int = 0,
              maxlen: Optional[int] = None, test_split: float = 0.2, seed: int = 113, start_char: Optional[int] = 1,
              oov_char: Optional[int] = 2, index_from: int = 3, **kwargs: Any) -> Tuple:
    num_words = word_lists.num_words_of(num_words, kwargs)
    found = safe_npz.load(get_file(path, origin=NPZ_ORIGIN, md5_hash=NPZ_MD5))
    rows, = word_lists.shuffled_rows(seed, len(found["x"]))
    x, labels = word_lists.renumbered(list(found["x"][rows]), found["y"][rows], maxlen, start_char, index_from)
    x = word_lists.known_words(x, num_words, skip_top, oov_char)
    border = int(len(x) * (1 - test_split))
    return word_lists.as_arrays(x[:border], labels[:border]), word_lists.as_arrays(x[border:], labels[border:])


@versioned
def get_word_index(path: str = "reuters_word_index.pkl") -> Dict[str, int]:
    """The number of each word, before ``index_from`` is added.

    Parameters
    ----------
    path : str
        The file's name in ``~/.keras/datasets``, or its path.
    """
    return safe_pickle.load(get_file(path, origin=WORD_INDEX_ORIGIN))


@get_word_index.since("2.0.0", reason="JSON instead of a pickle")
def _word_index_of_json(path: str = "reuters_word_index.json") -> Dict[str, int]:
    with open(get_file(path, origin=JSON_ORIGIN, md5_hash=JSON_MD5)) as file:
        return json.load(file)
