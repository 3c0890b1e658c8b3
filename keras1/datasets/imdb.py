"""Reviews of films, each good or bad."""
from typing import Optional, Tuple

from keras1.datasets import safe_pickle, word_lists
from keras1.errors import ArgumentError
from keras1.utils.data_utils import get_file

__all__ = ["load_data"]

ORIGIN = "https://s3.amazonaws.com/text-datasets/imdb.pkl"


def load_data(path: str = "imdb.pkl", nb_words: Optional[int] = None, skip_top: int = 0,
              maxlen: Optional[int] = None, test_split: float = 0.2, seed: int = 113,
              start_char: Optional[int] = 1, oov_char: Optional[int] = 2,
              index_from: int = 3) -> Tuple[word_lists.Texts, word_lists.Texts]:
    """25,000 reviews of films as lists of word numbers, and whether each is good.

    Words are numbered by frequency: 1 is the most frequent one, before ``index_from`` is added.

    Parameters
    ----------
    path : str
        The file's name in ``~/.keras/datasets``, or its path; read through gzip if it ends in ``.gz``.
    nb_words : int, optional
        Words of this number and above are unknown; by default the largest number.
    skip_top : int
        Words below this number are unknown, too.
    maxlen : int, optional
        Only shorter texts are kept.
    test_split : float
        The share of the texts, taken from the end, to test on.
    seed : int
        Of the shuffle; NumPy's global generator is seeded with it.
    start_char : int, optional
        Put in front of each text; None for nothing.
    oov_char : int, optional
        Stands for each unknown word.  With None *only* unknown words are kept: a bug.
    index_from : int
        Added to each number.

    Returns
    -------
    (X_train, y_train), (X_test, y_test)
        Lists of lists of int, and lists of 0 and 1.

    Raises
    ------
    Exception
        If no text is kept; see also `get_file`, and `safe_pickle.load` for a file that is broken.

    Notes
    -----
    A. Maas et al., Learning word vectors for sentiment analysis, 2011.  Source: ``keras.datasets.imdb``.
    """
    X, labels = safe_pickle.load(get_file(path, origin=ORIGIN))
    X, labels = word_lists.shuffled(X, labels, maxlen, seed, start_char, index_from)
    if not X:
        raise ArgumentError.like(Exception)(
            "After filtering for sequences shorter than maxlen=%s, no sequence was kept. Increase maxlen." % maxlen)
    return word_lists.split(X, labels, nb_words, skip_top, test_split, oov_char)
