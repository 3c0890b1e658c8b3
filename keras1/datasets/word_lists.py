"""What the collections of texts have in common: each text a list of the numbers of its words."""
from typing import Any, List, Optional, Tuple

import numpy as np

Texts = Tuple[List[List[int]], Any]


def shuffled(X: List[List[int]], labels: Any, maxlen: Optional[int], seed: int, start_char: Optional[int],
             index_from: int) -> Texts:
    """Texts and labels in another order, the words numbered anew; only texts shorter than ``maxlen``.

    Parameters
    ----------
    X : list of lists of int
        Shuffled itself, as are the labels.
    labels : list or array
    maxlen, seed, start_char, index_from
        See `keras1.datasets.imdb.load_data`.

    Notes
    -----
    NumPy's global generator is seeded twice, and left where the shuffle of the labels leaves it.

    Examples
    --------
    >>> shuffled([[1, 2], [3], [1, 4]], [10, 20, 30], maxlen=None, seed=113, start_char=1, index_from=3)
    ([[1, 4, 7], [1, 4, 5], [1, 6]], [30, 10, 20])
    """
    shuffle_alike(X, labels, seed)
    return renumbered(X, labels, maxlen, start_char, index_from)


def shuffle_alike(X: List[List[int]], labels: Any, seed: int) -> None:
    """Bring texts and labels into another order, in place.

    Examples
    --------
    >>> X, labels = [[1, 2], [3], [1, 4]], [10, 20, 30]
    >>> shuffle_alike(X, labels, 113)
    >>> X, labels
    ([[1, 4], [1, 2], [3]], [30, 10, 20])
    """
    for items in (X, labels):
        np.random.seed(seed)
        np.random.shuffle(items)


def renumbered(X: List[List[int]], labels: Any, maxlen: Optional[int], start_char: Optional[int],
               index_from: int) -> Texts:
    """Texts with a start and other numbers, and their labels; only texts shorter than ``maxlen``.

    Examples
    --------
    >>> renumbered([[1, 2], [3]], [10, 20], maxlen=3, start_char=1, index_from=3)
    ([[1, 6]], [20])
    """
    start = [] if start_char is None else [start_char]
    X = [start + [word + index_from for word in text] for text in X]
    if not maxlen:
        return X, labels
    kept = [(text, label) for text, label in zip(X, labels) if len(text) < maxlen]
    return [text for text, _ in kept], [label for _, label in kept]


def split(X: List[List[int]], labels: Any, nb_words: Optional[int], skip_top: int, test_split: float,
          oov_char: Optional[int]) -> Tuple[Texts, Texts]:
    """Texts with unknown words marked, those to train on and those to test on.

    Parameters
    ----------
    X : list of lists of int
    labels : list or array
    nb_words, skip_top, test_split, oov_char
        See `keras1.datasets.imdb.load_data`.

    Raises
    ------
    ValueError
        If there is no text, and ``nb_words`` is not given.

    Examples
    --------
    >>> split([[4, 5], [6], [4, 7]], [10, 20, 30], nb_words=7, skip_top=5, test_split=0.5, oov_char=2)
    (([[2, 5]], [10]), ([[6], [2, 2]], [20, 30]))
    """
    X = marked(X, nb_words, skip_top, oov_char)
    border = int(len(X) * (1 - test_split))
    return (X[:border], labels[:border]), (X[border:], labels[border:])


def as_arrays(X: List[List[int]], labels: Any) -> Tuple[np.ndarray, np.ndarray]:
    """Texts and labels as arrays: that of the texts holds lists, unless all are equally long.

    Examples
    --------
    >>> as_arrays([[1, 2], [3]], [0, 1])
    (array([list([1, 2]), list([3])], dtype=object), array([0, 1]))
    >>> as_arrays([[1, 2], [3, 4]], [0, 1])[0].shape
    (2, 2)
    """
    if len({len(text) for text in X}) < 2:
        return np.array(X), np.array(labels)
    texts = np.empty(len(X), dtype=object)
    texts[:] = X
    return texts, np.array(labels)


def marked(X: List[List[int]], nb_words: Optional[int], skip_top: int, oov_char: Optional[int]) -> List[List[int]]:
    """Texts with unknown words marked; see `split`.

    Examples
    --------
    >>> marked([[4, 5], [6]], nb_words=6, skip_top=5, oov_char=2)
    [[2, 5], [2]]
    """
    nb_words = nb_words or max(max(text) for text in X)
    return [_marked(text, nb_words, skip_top, oov_char) for text in X]


def _marked(text, nb_words, skip_top, oov_char):
    """Numbers that are too large or too small become ``oov_char``; if that is None, only these are kept (a bug)."""
    if oov_char is None:
        return [word for word in text if word >= nb_words or word < skip_top]
    return [oov_char if word >= nb_words or word < skip_top else word for word in text]
