"""Texts as numbers: words cut apart, counted, and given an index."""
import string
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional, Sequence

import numpy as np

from keras1.backend.refusals import refusal, refused
from keras1.errors import ArgumentError, DataError, did_you_mean
from keras1.history import Gated, argument, being, gone, versioned
from keras1.preprocessing import python2

__all__ = ["Tokenizer", "base_filter", "maketrans", "one_hot", "text_to_word_sequence"]

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
        What separates words: one character, or any text if there are no filters.

    Raises
    ------
    ValueError
        If ``split`` is longer than one character and there are filters.

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
    if filters and len(split) != 1:
        raise ArgumentError.like(ValueError)(
            "maketrans arguments must have same length",
            "each filtered character becomes split, so split is one character; it is %r" % split)
    if lower:
        text = text.lower()
    words = text.translate(maketrans(filters, split * len(filters))).split(split)
    return [word for word in words if word]


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


class Tokenizer(Gated):
    """Learns the words of some texts, and turns texts into lists of indices or into rows of a matrix.

    The most frequent word has the index 1, the next one 2; 0 stands for no word.

    Parameters
    ----------
    nb_words : int, optional
        Only words with a smaller index are used.
    filters, lower, split
        See `text_to_word_sequence`.
    char_level : bool
        From 0.3.2: each character is a word; texts are taken as they are.

    Attributes
    ----------
    word_counts, word_docs : dict
        How often each word came, and in how many texts.
    word_index : dict
        The index of each word; there after ``fit_on_texts``.
    index_docs : dict
        By index, in how many texts the word came; there after ``fit_on_texts`` or ``fit_on_sequences``.
    document_count : int
        The number of texts of the last fit; a second fit adds to all other counts.

    Notes
    -----
    Words that are equally frequent come in the order in which a dictionary of Python 2.7 listed them; from 1.0.0
    in the order in which they came.  Source: ``keras.preprocessing.text.Tokenizer`` of 0.3.1, 0.3.3, 1.0.8, 1.2.2.

    Examples
    --------
    >>> tokenizer = Tokenizer(nb_words=3)
    >>> tokenizer.fit_on_texts(["a cat and a dog", "a dog"])
    >>> tokenizer.word_index["a"], tokenizer.word_index["dog"]
    (1, 2)
    >>> tokenizer.texts_to_sequences(["a dog and a bird"])
    [[1, 2, 1]]
    >>> tokenizer.texts_to_matrix(["a dog and a bird"], mode="count")
    array([[0., 2., 1.]])
    """

    @argument("char_level", "0.3.2", "each character may be a word")
    def __init__(self, nb_words: Optional[int] = None, filters: str = base_filter(),  # noqa: B008
                 lower: bool = True, split: str = " ", char_level: bool = False):
        self.word_counts: Dict[str, int] = {}
        self.word_docs: Dict[str, int] = {}
        self.filters = filters
        self.split = split
        self.lower = lower
        self.nb_words = nb_words
        self.document_count = 0
        self.char_level = char_level

    def fit_on_texts(self, texts: Iterable[str]) -> None:
        """Learn the words of some texts: needed before texts are turned into anything.

        Parameters
        ----------
        texts : iterable of str
            A list, or a generator where memory is short.
        """
        self.document_count = 0
        for text in texts:
            self.document_count += 1
            words = self._words(text)
            _count(words, self.word_counts)
            _count(set(words), self.word_docs)
        self.word_index = {word: index for index, word in enumerate(self._by_frequency(), 1)}
        self.index_docs = {self.word_index[word]: count for word, count in self.word_docs.items()}

    def fit_on_sequences(self, sequences: Sequence[Sequence[int]]) -> None:
        """Count in how many lists of indices each one comes: enough for ``sequences_to_matrix``."""
        self.document_count = len(sequences)
        self.index_docs = {}
        for sequence in sequences:
            _count(set(sequence), self.index_docs)

    def texts_to_sequences(self, texts: Iterable[str]) -> List[List[int]]:
        """The indices of the words of each text; unknown words, and those beyond ``nb_words``, are left out.

        Raises
        ------
        AttributeError
            Before ``fit_on_texts``.
        """
        return list(self.texts_to_sequences_generator(texts))

    def texts_to_sequences_generator(self, texts: Iterable[str]) -> Iterator[List[int]]:
        """As ``texts_to_sequences``, one list at a time."""
        limit = self.nb_words or float("inf")
        for text in texts:
            indices = map(self._fitted("word_index").get, self._words(text))
            yield [index for index in indices if index is not None and index < limit]

    def texts_to_matrix(self, texts: Iterable[str], mode: str = "binary") -> np.ndarray:
        """A row for each text; see ``sequences_to_matrix``."""
        return self.sequences_to_matrix(self.texts_to_sequences(texts), mode=mode)

    def sequences_to_matrix(self, sequences: Sequence[Sequence[int]], mode: str = "binary") -> np.ndarray:
        """A row for each list of indices, a column for each index.

        Parameters
        ----------
        sequences : list of lists of int
        mode : {"binary", "count", "freq", "tfidf"}
            What stands in a word's column, if the word came ``c`` times in a list of length ``n``: 1, ``c``,
            ``c / n`` or, the word being in ``D`` of ``N`` documents, ``(1 + log(c)) log(1 + N / (1 + D))``.
            Up to 1.0.7 the last was ``log(c / n) / d``, where ``d = 1 + log(1 + D // (1 + N))``: Python 2.7
            divided whole numbers, so ``d`` was 1 unless the counts of several fits were added.

        Returns
        -------
        array, shape (len(sequences), nb_words)

        Raises
        ------
        Exception
            If neither ``nb_words`` nor any word is known, before any fit in mode "tfidf", or on another mode;
            from 1.2.0 a ``ValueError``.
        AttributeError
            Without ``nb_words`` before ``fit_on_texts``.
        IndexError
            If an index has no column; from 0.3.3 it is left out instead.
        """
        columns = self._columns()
        if mode == "tfidf" and not self.document_count:
            raise self._refusal("Fit the Tokenizer on some data before using tfidf mode.")
        X = np.zeros((len(sequences), columns))
        for row, sequence in zip(X, sequences):
            for index, count in _count(self._within(columns, sequence), {}).items():
                row[index] = self._weigher(mode)(self, index, float(count), len(sequence))
        return X

    # -- steps

    def _words(self, text: str) -> Sequence[str]:
        return text if self.char_level else text_to_word_sequence(text, self.filters, self.lower, self.split)

    def _by_frequency(self) -> List[str]:
        with being(self.release):
            words = python2.dict_order(self.word_counts)
        return sorted(words, key=self.word_counts.get, reverse=True)

    def _fitted(self, name: str) -> Dict:
        """An attribute that a fit makes."""
        if name not in self.__dict__:
            raise DataError.like(AttributeError)(
                "'Tokenizer' object has no attribute '%s'" % name, "call fit_on_texts first")
        return self.__dict__[name]

    def _columns(self) -> int:
        if self.nb_words:
            return self.nb_words
        if not self._fitted("word_index"):
            raise self._refusal("Specify a dimension (nb_words argument), or fit on some text data first.")
        return len(self.word_index) + 1

    @versioned
    def _within(self, columns: int, sequence: Sequence[int]) -> Iterable[int]:
        return sequence  # all of them: one without a column is an IndexError where it is put

    @_within.since("0.3.3", reason="indices without a column are left out of a matrix")
    def _left_out(self, columns: int, sequence: Sequence[int]) -> Iterable[int]:
        return [index for index in sequence if index < columns]

    def _weigher(self, mode: str) -> Callable:
        if mode not in _WEIGHTS:
            with being(self.release):
                raise refused("Unknown vectorization mode:", mode,
                              did_you_mean(mode, _WEIGHTS) + "expected one of %s" % ", ".join(sorted(_WEIGHTS)))
        return _WEIGHTS[mode]

    def _refusal(self, message: str) -> DataError:
        with being(self.release):
            return refusal(message, kind=DataError)

    @versioned
    def _tfidf(self, index: int, count: float, length: int) -> float:
        documents = self._fitted("index_docs").get(index, 0)
        return np.log(count / length) / (1 + np.log(1 + documents // (1 + self.document_count)))

    @_tfidf.since("1.0.8", reason="more for a word that is in fewer documents; lists of any length count alike")
    def _tfidf_1_0_8(self, index: int, count: float, length: int) -> float:
        documents = self._fitted("index_docs").get(index, 0)
        return (1 + np.log(count)) * np.log(1 + self.document_count / (1 + documents))


_WEIGHTS: Dict[str, Callable] = {
    "binary": lambda tokenizer, index, count, length: 1,
    "count": lambda tokenizer, index, count, length: count,
    "freq": lambda tokenizer, index, count, length: count / length,
    "tfidf": lambda tokenizer, index, count, length: tokenizer._tfidf(index, count, length),
}


def _count(items: Iterable[Any], counts: Dict[Any, int]) -> Dict[Any, int]:
    """Add one for each item."""
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return counts


gone("preprocessing.text", "base_filter", "1.2.2", "the characters stand as the default of filters")
