"""What the collections of texts have in common: each text a list of the numbers of its words."""
import warnings
from typing import Any, Dict, List, Optional, Tuple

import numpy as np

from keras1.errors import ArgumentError, did_you_mean
from keras1.history import versioned

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


# -- from 2.0.0 on

@versioned
def shuffled_rows(seed: int, *lengths: int) -> List[np.ndarray]:
    """An order for each of some numbers of rows.

    Up to 2.2 NumPy's global generator is seeded for it, first once for each with ``seed`` times 1, 2, ..., from 2.0.9
    on once for all; from 2.3.0 on there is a generator for this alone.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     shuffled_rows(113, 4)
    [array([3, 2, 0, 1])]
    """
    return [np.random.RandomState(seed * number).permutation(length) for number, length in enumerate(lengths, 1)]


@shuffled_rows.since("2.0.9", reason="seeded once")
def _shuffled_rows_of_global_generator(seed, *lengths):
    np.random.seed(seed)
    return [np.random.permutation(length) for length in lengths]


@shuffled_rows.since("2.3.0", reason="a generator of its own")
def _shuffled_rows_of_own_generator(seed, *lengths):
    generator = np.random.RandomState(seed)
    return [generator.permutation(length) for length in lengths]


def known_words(texts: List[List[int]], num_words: Optional[int], skip_top: int,
                oov_char: Optional[int]) -> List[List[int]]:
    """Texts with unknown words marked, or from 2.0.5 on left out if there is no mark.

    Examples
    --------
    >>> known_words([[4, 5], [6]], 6, 5, 2)
    [[2, 5], [2]]
    """
    num_words = num_words or max(max(text) for text in texts)
    return [_known(text, range(skip_top, num_words), oov_char) for text in texts]


@versioned
def _known(text, known, oov_char):
    return _marked(text, known.stop, known.start, oov_char)


@_known.since("2.0.5", reason="without a mark the known words are kept, not the others")
def _only_known(text, known, oov_char):
    if oov_char is None:
        return [word for word in text if word in known]
    return [word if word in known else oov_char for word in text]


def num_words_of(num_words: Optional[int], kwargs: Dict[str, Any]) -> Optional[int]:
    """``num_words``, which may come under its former name.

    Raises
    ------
    TypeError
        An ``ArgumentError`` of that name: other keywords.
    """
    if "nb_words" in kwargs:
        warnings.warn("The `nb_words` argument in `load_data` has been renamed `num_words`.", stacklevel=4)
    unknown = {name: value for name, value in kwargs.items() if name != "nb_words"}
    if unknown:
        raise ArgumentError.like(TypeError)("Unrecognized keyword arguments: " + str(unknown),
                                            "".join(did_you_mean(name, _ARGUMENTS) for name in unknown))
    return kwargs.get("nb_words", num_words)


_ARGUMENTS = ("path", "num_words", "skip_top", "maxlen", "test_split", "seed", "start_char", "oov_char", "index_from")
