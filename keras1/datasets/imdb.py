"""Reviews of films, each good or bad."""
import json
from typing import Any, Dict, Optional, Tuple

import numpy as np

from keras1.backend.refusals import refusal
from keras1.datasets import safe_npz, safe_pickle, word_lists
from keras1.history import FIRST, came, versioned
from keras1.utils.data_utils import get_file

__all__ = ["get_word_index", "load_data"]

ORIGIN = "https://s3.amazonaws.com/text-datasets/imdb.pkl"
FULL_ORIGIN = "https://s3.amazonaws.com/text-datasets/imdb_full.pkl"
FULL_MD5 = "d091312047c43cf9e4e38fef92437263"
WORD_INDEX_ORIGIN = "https://s3.amazonaws.com/text-datasets/imdb_word_index.pkl"
WORD_INDEX_MD5 = "72d94b01291be4ff843198d3b0e1e4d7"

NPZ_ORIGIN = "https://s3.amazonaws.com/text-datasets/imdb.npz"
NPZ_MD5 = "599dadb1135973df5b59232a0e9a887c"
JSON_ORIGIN = "https://s3.amazonaws.com/text-datasets/imdb_word_index.json"
JSON_MD5 = "bfafd718b763782e994055a2d397834f"

Arrays = Tuple[np.ndarray, np.ndarray]


@versioned
def load_data(path: str = "imdb.pkl", nb_words: Optional[int] = None, skip_top: int = 0,
              maxlen: Optional[int] = None, test_split: float = 0.2, seed: int = 113,
              start_char: Optional[int] = 1, oov_char: Optional[int] = 2,
              index_from: int = 3) -> Tuple[word_lists.Texts, word_lists.Texts]:
    """25,000 reviews of films, from 1.0.8 twice as many, as lists of word numbers, and whether each is good.

    Words are numbered by frequency: 1 is the most frequent one, before ``index_from`` is added.

    Parameters
    ----------
    path : str
        The file's name in ``~/.keras/datasets``, or its path; read through gzip if it ends in ``.gz``.  From 1.0.8
        "imdb_full.pkl", from 2.0.0 "imdb.npz"; a file of another checksum is downloaded again.
    nb_words : int, optional
        Words of this number and above are unknown; by default the largest number.  From 2.0.0 called ``num_words``.
    skip_top : int
        Words below this number are unknown, too.
    maxlen : int, optional
        Only shorter texts are kept.
    test_split : float
        The share of the texts, taken from the end, to test on.  Gone with 1.0.8: the collection itself is parted.
    seed : int
        Of the shuffle; NumPy's global generator is seeded with it, up to 2.2.
    start_char : int, optional
        Put in front of each text; None for nothing.
    oov_char : int, optional
        Stands for each unknown word.  With None *only* unknown words are kept up to 2.0.4: a bug; later the known.
    index_from : int
        Added to each number.

    Returns
    -------
    (X_train, y_train), (X_test, y_test)
        Lists of lists of int, and lists of 0 and 1; from 1.0.0 arrays of them.  From 1.0.8 with ``maxlen`` the first
        are as many as there were before: a bug.

    Raises
    ------
    Exception
        If no text is kept, from 1.2.0 a ``ValueError``; see also `get_file`, and `safe_pickle.load` for a file that
        is broken.

    Notes
    -----
    A. Maas et al., Learning word vectors for sentiment analysis, 2011.  Source: ``keras.datasets.imdb``.
    """
    X, labels = safe_pickle.load(get_file(path, origin=ORIGIN))
    X, labels = word_lists.shuffled(X, labels, maxlen, seed, start_char, index_from)
    _check_any(X, maxlen)
    return word_lists.split(X, labels, nb_words, skip_top, test_split, oov_char)


@load_data.since("1.0.0", reason="arrays instead of lists")
def _load_arrays(path: str = "imdb.pkl", nb_words: Optional[int] = None, skip_top: int = 0,
                 maxlen: Optional[int] = None, test_split: float = 0.2, seed: int = 113,
                 start_char: Optional[int] = 1, oov_char: Optional[int] = 2,
                 index_from: int = 3) -> Tuple[Arrays, Arrays]:
    train, test = load_data.resolve(FIRST)(
        path, nb_words, skip_top, maxlen, test_split, seed, start_char, oov_char, index_from)
    return word_lists.as_arrays(*train), word_lists.as_arrays(*test)


@load_data.since("1.0.8", reason="all the reviews, parted as their authors did")
def _load_full(path: str = "imdb_full.pkl", nb_words: Optional[int] = None, skip_top: int = 0,
               maxlen: Optional[int] = None, seed: int = 113, start_char: Optional[int] = 1,
               oov_char: Optional[int] = 2, index_from: int = 3) -> Tuple[Arrays, Arrays]:
    train, test = safe_pickle.load(get_file(path, origin=FULL_ORIGIN, md5_hash=FULL_MD5))
    word_lists.shuffle_alike(*train, seed)
    word_lists.shuffle_alike(*test, seed * 2)
    X, labels = word_lists.renumbered(train[0] + test[0], train[1] + test[1], maxlen, start_char, index_from)
    _check_any(X, maxlen)
    X = word_lists.marked(X, nb_words, skip_top, oov_char)
    border = min(len(train[0]), len(X))
    return word_lists.as_arrays(X[:border], labels[:border]), word_lists.as_arrays(X[border:], labels[border:])


@load_data.since("2.0.0", reason="a file that Python 2 and 3 read alike; num_words")
def _load_npz(path: str = "imdb.npz", num_words: Optional[int] = None, skip_top: int = 0, maxlen: Optional[int] = None,
              seed: int = 113, start_char: Optional[int] = 1, oov_char: Optional[int] = 2, index_from: int = 3,
              **kwargs: Any) -> Tuple[Arrays, Arrays]:
    num_words = word_lists.num_words_of(num_words, kwargs)
    found = safe_npz.load(get_file(path, origin=NPZ_ORIGIN, md5_hash=NPZ_MD5))
    train, test = word_lists.shuffled_rows(seed, len(found["x_train"]), len(found["x_test"]))
    x = [*found["x_train"][train], *found["x_test"][test]]
    labels = np.concatenate([found["y_train"][train], found["y_test"][test]])
    x, labels = word_lists.renumbered(x, labels, maxlen, start_char, index_from)
    _check_any(x, maxlen)
    x = word_lists.known_words(x, num_words, skip_top, oov_char)
    return (word_lists.as_arrays(x[:len(train)], labels[:len(train)]),
            word_lists.as_arrays(x[len(train):], labels[len(train):]))


def _check_any(X, maxlen):
    if not X:
        raise refusal(
            "After filtering for sequences shorter than maxlen=%s, no sequence was kept. Increase maxlen." % maxlen)


@versioned
def get_word_index(path: str = "imdb_word_index.pkl") -> Dict[str, int]:
    """The number of each word, before ``index_from`` is added.  Came with 1.0.8.

    Parameters
    ----------
    path : str
        The file's name in ``~/.keras/datasets``, or its path; a file of another checksum is downloaded again.
    """
    return safe_pickle.load(get_file(path, origin=WORD_INDEX_ORIGIN, md5_hash=WORD_INDEX_MD5))


@get_word_index.since("2.0.0", reason="JSON instead of a pickle")
def _word_index_of_json(path: str = "imdb_word_index.json") -> Dict[str, int]:
    with open(get_file(path, origin=JSON_ORIGIN, md5_hash=JSON_MD5)) as file:
        return json.load(file)


came("datasets.imdb", "get_word_index", "1.0.8", "the words of the numbers")
