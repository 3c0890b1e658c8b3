"""Newswires of 46 topics."""
from typing import Dict, Optional, Tuple

from keras1.datasets import safe_pickle, word_lists
from keras1.utils.data_utils import get_file

__all__ = ["get_word_index", "load_data"]

ORIGIN = "https://s3.amazonaws.com/text-datasets/reuters.pkl"
WORD_INDEX_ORIGIN = "https://s3.amazonaws.com/text-datasets/reuters_word_index.pkl"


def load_data(path: str = "reuters.pkl", nb_words: Optional[int] = None, skip_top: int = 0,
              maxlen: Optional[int] = None, test_split: float = 0.2, seed: int = 113,
              start_char: Optional[int] = 1, oov_char: Optional[int] = 2,
              index_from: int = 3) -> Tuple[word_lists.Texts, word_lists.Texts]:
    """11,228 newswires as lists of word numbers, and the topic of each.

    Parameters
    ----------
    path : str
        The file's name in ``~/.keras/datasets``, or its path.
    nb_words, skip_top, maxlen, test_split, seed, start_char, oov_char, index_from
        See `keras1.datasets.imdb.load_data`.

    Returns
    -------
    (X_train, y_train), (X_test, y_test)
        Lists of lists of int, and lists of int.

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


def get_word_index(path: str = "reuters_word_index.pkl") -> Dict[str, int]:
    """The number of each word, before ``index_from`` is added.

    Parameters
    ----------
    path : str
        The file's name in ``~/.keras/datasets``, or its path.
    """
    return safe_pickle.load(get_file(path, origin=WORD_INDEX_ORIGIN))
