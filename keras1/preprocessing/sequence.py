"""Sequences of numbers: padding to one length, and pairs of words for skip-gram models."""
import random
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

import numpy as np

from keras1.errors import ArgumentError, ShapeError
from keras1.history import came, versioned
from keras1.preprocessing import python2
from keras1.preprocessing.timeseries import TimeseriesGenerator, timeseries_generator_from_json

__all__ = [
    "TimeseriesGenerator", "make_sampling_table", "pad_sequences", "skipgrams", "timeseries_generator_from_json",
]

_SEED_MAX = 10 ** 7


@versioned
def pad_sequences(sequences: Sequence[Sequence], maxlen: Optional[int] = None, dtype: Any = "int32",
                  padding: str = "pre", truncating: str = "pre", value: float = 0.) -> np.ndarray:
    """Make sequences equally long: shorter ones are filled up, longer ones cut.

    Parameters
    ----------
    sequences : list of sequences of numbers
        From 0.3.3 the elements may be arrays, all of one shape.
    maxlen : int, optional
        The length; by default that of the longest sequence.
    dtype : str or dtype
        Of the result; numbers are cast to it.
    padding : {"pre", "post"}
        At which end ``value`` is put.
    truncating : {"pre", "post"}
        At which end a sequence that is too long is cut.
    value : float
        What fills up; from 2.2.4 on a text, if ``dtype`` is one of texts or ``object``.

    Returns
    -------
    array, shape (samples, maxlen) or (samples, maxlen, ...)

    Raises
    ------
    ValueError
        On another ``padding`` or ``truncating``, or if the elements' shapes differ; from 2.0.0 on if there is something
        that is no sequence.

    Notes
    -----
    Source: ``keras.preprocessing.sequence.pad_sequences`` of 0.3.1, 0.3.3, 1.0.8, 1.2.2 and 2.3.1.

    Examples
    --------
    >>> pad_sequences([[1, 2, 3], [4]], maxlen=2)
    array([[2, 3],
           [0, 4]], dtype=int32)
    >>> pad_sequences([[1, 2, 3], [4]], padding="post", value=-1)
    array([[ 1,  2,  3],
           [ 4, -1, -1]], dtype=int32)
    """
    x = _filled(sequences, maxlen, (), dtype, value)
    for row, sequence in _not_empty(x, sequences):
        # A bug of the original: this message names the padding.
        cut = _choose(_CUTS, truncating, "Truncating type '%s' not understood" % padding)
        place = _choose(_PLACES, padding, "Padding type '%s' not understood" % padding)
        place(row, cut(sequence, x.shape[1]))
    return x


@pad_sequences.since("0.3.3", reason="elements may be arrays; the message on truncating names its value")
def _pad_sequences_of_arrays(sequences: Sequence[Sequence], maxlen: Optional[int] = None, dtype: Any = "int32",
                             padding: str = "pre", truncating: str = "pre", value: float = 0.) -> np.ndarray:
    shape = _shape_of_elements(sequences)
    x = _filled(sequences, maxlen, shape, dtype, value)
    for index, (row, sequence) in enumerate(zip(x, sequences)):
        if len(sequence) == 0:
            continue
        cut = _choose(_CUTS, truncating, 'Truncating type "%s" not understood' % truncating)
        kept = np.asarray(cut(sequence, x.shape[1]), dtype=dtype)
        _check_shape(kept.shape[1:], index, shape)
        _choose(_PLACES, padding, 'Padding type "%s" not understood' % padding)(row, kept)
    return x


@pad_sequences.since("2.0.0", reason="what is no list of sequences is told of")
def _pad_sequences_of_sequences(sequences: Sequence[Sequence], maxlen: Optional[int] = None, dtype: Any = "int32",
                                padding: str = "pre", truncating: str = "pre", value: float = 0.) -> np.ndarray:
    _check_iterable(sequences)
    return _pad_sequences_of_arrays(sequences, maxlen, dtype, padding, truncating, value)


@pad_sequences.since("2.2.4", reason="a text may fill up, if the elements are texts")
def _pad_sequences_of_texts(sequences: Sequence[Sequence], maxlen: Optional[int] = None, dtype: Any = "int32",
                            padding: str = "pre", truncating: str = "pre", value: Any = 0.) -> np.ndarray:
    _check_iterable(sequences)
    if isinstance(value, str) and np.dtype(dtype).kind not in "OU":
        raise ArgumentError.like(ValueError)(
            "`dtype` %s is not compatible with `value`'s type: %s\nYou should set `dtype=object` for variable length "
            "strings." % (dtype, type(value)))
    return _pad_sequences_of_arrays(sequences, maxlen, dtype, padding, truncating, value)


def _check_iterable(sequences):
    if not hasattr(sequences, "__len__"):
        raise ArgumentError.like(ValueError)("`sequences` must be iterable.", "got %r" % (sequences,))
    for sequence in sequences:
        if not hasattr(sequence, "__len__"):
            raise ArgumentError.like(ValueError)(
                "`sequences` must be a list of iterables. Found non-iterable: " + str(sequence),
                "one sequence makes a list as [sequence]")


def _filled(sequences, maxlen, shape, dtype, value):
    """The result before the sequences are put in."""
    lengths = [len(sequence) for sequence in sequences]
    if maxlen is None:
        maxlen = np.max(lengths)
    return np.full((len(lengths), maxlen) + shape, value, dtype=dtype)


def _not_empty(x, sequences):
    return [(row, sequence) for row, sequence in zip(x, sequences) if len(sequence)]


def _shape_of_elements(sequences):
    for sequence in sequences:
        if len(sequence):
            return np.asarray(sequence, dtype=object).shape[1:]
    return ()


def _check_shape(shape, index, expected):
    if shape != expected:
        raise ShapeError.like(ValueError)(
            "Shape of sample %s of sequence at position %s is different from expected shape %s"
            % (shape, index, expected), "the first sequence that is not empty gives the expected shape")


def _put_last(row, kept):
    row[-len(kept):] = kept


def _put_first(row, kept):
    row[:len(kept)] = kept


# By the end at which they act: "pre" cuts what comes first, and fills up in front.
_CUTS: Dict[str, Callable] = {"pre": lambda s, maxlen: s[-maxlen:], "post": lambda s, maxlen: s[:maxlen]}
_PLACES: Dict[str, Callable] = {"pre": _put_last, "post": _put_first}


def _choose(choices, name, message):
    if name not in choices:
        raise ArgumentError.like(ValueError)(message, "expected 'pre' or 'post'")
    return choices[name]


def make_sampling_table(size: int, sampling_factor: float = 1e-5) -> np.ndarray:
    """How likely the word of each rank is to be kept, so that frequent words do not drown the others.

    A word of frequency ``f`` is kept with probability ``min(1, sqrt(s / f))``, where ``s`` is the sampling
    factor; the frequency of rank ``r`` is that of Zipf's law, ``1 / (r (log(r) + gamma) + 1/2 - 1/(12 r))``.

    Parameters
    ----------
    size : int
        The number of words; the entry of rank 0 is that of rank 1.
    sampling_factor : float

    Returns
    -------
    array, shape (size,)

    Raises
    ------
    IndexError
        If ``size`` is 0.

    Notes
    -----
    T. Mikolov et al., Distributed Representations of Words and Phrases, 2013.
    Source: ``keras.preprocessing.sequence.make_sampling_table``.

    Examples
    --------
    >>> make_sampling_table(4, sampling_factor=1e-1).round(3)
    array([0.315, 0.315, 0.548, 0.742])
    """
    if size < 1:
        raise ArgumentError.like(IndexError)(
            "index 0 is out of bounds for axis 0 with size 0", "a table has at least the entry of rank 0")
    gamma = 0.577
    rank = np.arange(size)
    rank[0] = 1
    inverse_frequency = rank * (np.log(rank) + gamma) + 0.5 - 1. / (12. * rank)
    ratio = sampling_factor * inverse_frequency
    return np.minimum(1., ratio / np.sqrt(ratio))


@versioned
def skipgrams(sequence: Sequence[int], vocabulary_size: int, window_size: int = 4, negative_samples: float = 1.,
              shuffle: bool = True, categorical: bool = False,
              sampling_table: Optional[Sequence[float]] = None) -> Tuple[List[List[int]], List]:
    """Pairs of words: those that stand near each other, and random ones.

    Parameters
    ----------
    sequence : sequence of int
        The words of a text by number; 0 is no word and skipped.
    vocabulary_size : int
        The largest number that a random word may have, plus 1.
    window_size : int
        How far to either side a word's neighbours may stand.
    negative_samples : float
        How many random pairs come for each real one.
    shuffle : bool
        Whether to mix the pairs.
    categorical : bool
        Labels are ``[0, 1]`` for real pairs and ``[1, 0]`` for random ones, instead of 1 and 0.
    sampling_table : array, optional
        How likely a word is to be kept, by number: see `make_sampling_table`.
    seed : int, optional
        What ``shuffle`` seeds the generator with.  Came with 2.0.9.

    Returns
    -------
    couples : list of [int, int]
    labels : list

    Raises
    ------
    ValueError
        If random words are asked for and ``vocabulary_size`` is less than 2.

    Notes
    -----
    Draws from the generator of the module ``random`` as Python 2.7 did, from 1.0.0 as Python 3 does: one number a
    word for the table, a shuffle and one number a random pair, then for ``shuffle`` a seed; the generator is left
    seeded with it.
    Source: ``keras.preprocessing.sequence.skipgrams``.

    Examples
    --------
    >>> skipgrams([1, 2, 0, 3], 4, window_size=1, negative_samples=0, shuffle=False)
    ([[1, 2], [2, 1]], [1, 1])
    """
    return _skipgrams(sequence, vocabulary_size, window_size, negative_samples, shuffle, categorical, sampling_table)


@skipgrams.since("2.0.9", reason="the order may be repeated")
def _skipgrams(sequence: Sequence[int], vocabulary_size: int, window_size: int = 4, negative_samples: float = 1.,
               shuffle: bool = True, categorical: bool = False, sampling_table: Optional[Sequence[float]] = None,
               seed: Optional[int] = None) -> Tuple[List[List[int]], List]:
    positive, negative = ([0, 1], [1, 0]) if categorical else (1, 0)
    couples = _neighbours(sequence, window_size, sampling_table)
    labels = [positive] * len(couples)
    if negative_samples > 0:
        strangers = _strangers(couples, int(len(couples) * negative_samples), vocabulary_size)
        couples, labels = couples + strangers, labels + [negative] * len(strangers)
    if shuffle:
        _shuffle_alike(seed, couples, labels)
    return couples, labels


def _neighbours(sequence, window_size, sampling_table):
    """[word, neighbour] for each kept word and each of its neighbours."""
    couples = []
    for i, word in enumerate(sequence):
        if not word or (sampling_table is not None and sampling_table[word] < random.random()):
            continue
        window = range(max(0, i - window_size), min(len(sequence), i + window_size + 1))
        couples += [[word, sequence[j]] for j in window if j != i and sequence[j]]
    return couples


def _strangers(couples, count, vocabulary_size):
    """[word, any word], the words in the shares that they have in the couples."""
    words = [word for word, _ in couples]
    python2.shuffle(words)
    return [[words[i % len(words)], python2.randint(1, vocabulary_size - 1)] for i in range(count)]


def _shuffle_alike(seed, *lists):
    seed = python2.randint(0, _SEED_MAX) if seed is None else seed
    for items in lists:
        random.seed(seed)
        python2.shuffle(items)


def _remove_long_seq(maxlen: int, seq: Sequence[Sequence], label: Sequence) -> Tuple[List, List]:
    """Sequences shorter than ``maxlen``, and their labels.

    Examples
    --------
    >>> _remove_long_seq(2, [[1], [2, 3]], ["a", "b"])
    ([[1]], ['a'])
    """
    kept = [(x, y) for x, y in zip(seq, label) if len(x) < maxlen]
    return [x for x, _ in kept], [y for _, y in kept]


came("preprocessing.sequence", "TimeseriesGenerator", "2.1.6", "windows of a series")
