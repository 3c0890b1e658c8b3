"""The Tokenizer: learns the words of texts and gives each an index."""
import json
import warnings
from collections import defaultdict
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional, Sequence, Tuple

import numpy as np

from keras1.backend.refusals import refusal, refused
from keras1.errors import ArgumentError, DataError, did_you_mean
from keras1.history import Gated, argument, being, signature, versioned
from keras1.preprocessing import python2
from keras1.preprocessing.words import base_filter, text_to_word_sequence

#: What `Tokenizer.get_config` holds as JSON.
_LEARNT = ("word_counts", "word_docs", "index_docs", "index_word", "word_index")


def _without_nb_words(args: Tuple, kwargs: Dict[str, Any]) -> Tuple[Tuple, Dict[str, Any], List]:
    """The former name of ``num_words`` is warned about, other unknown names are refused."""
    if "nb_words" in kwargs:
        warnings.warn("The `nb_words` argument in `Tokenizer` has been renamed `num_words`.", stacklevel=6)
        kwargs = dict({k: v for k, v in kwargs.items() if k != "nb_words"}, num_words=kwargs["nb_words"])
    unknown = {name: value for name, value in kwargs.items() if name not in _ARGUMENTS}
    if unknown:
        raise ArgumentError.like(TypeError)("Unrecognized keyword arguments: " + str(unknown),
                                            "".join(did_you_mean(name, _ARGUMENTS) for name in unknown))
    return args, kwargs, []


_ARGUMENTS = ("num_words", "filters", "lower", "split", "char_level", "oov_token", "document_count")


class Tokenizer(Gated):
    """Learns the words of some texts, and turns texts into lists of indices or into rows of a matrix.

    The most frequent word has the index 1, the next one 2; 0 stands for no word.

    Parameters
    ----------
    nb_words : int, optional
        Only words with a smaller index are used.  From 2.0.0 on called ``num_words``.
    filters, lower, split
        See `text_to_word_sequence`.
    char_level : bool
        From 0.3.2: each character is a word; texts are taken as they are, from 2.2.4 on in small letters with
        ``lower``.
    oov_token : str, optional
        What stands for words that are not known.  Came with 2.1.6; it has the last index, from 2.2.4 on the first, and
        then stands for words beyond ``num_words`` as well.
    document_count : int
        The number of texts of earlier fits.  Came with 2.2.4.

    Attributes
    ----------
    word_counts, word_docs : dict
        How often each word came, and in how many texts.
    word_index : dict
        The index of each word; there after ``fit_on_texts``.
    index_docs : dict
        By index, in how many texts the word came; there after ``fit_on_texts`` or ``fit_on_sequences``.
    index_word : dict
        The word of each index.  Came with 2.2.4.
    document_count : int
        The number of texts of the last fit, from 2.1.6 on of all fits; a second fit adds to all other counts.

    Notes
    -----
    Words that are equally frequent come in the order in which a dictionary of Python 2.7 listed them; from 1.0.0
    in the order in which they came.  Source: ``keras.preprocessing.text.Tokenizer`` of 0.3.1, 0.3.3, 1.0.8, 1.2.2,
    2.3.1.

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
    @argument("oov_token", "2.1.6", "unknown words have a place")
    @argument("document_count", "2.2.4", "fits may go on")
    @signature("2.0.0", "num_words filters lower split char_level", "nb_ became num_", num_words="nb_words",
               prepare=_without_nb_words)
    @signature("2.1.6", "num_words filters lower split char_level oov_token", "unknown words have a place",
               num_words="nb_words", prepare=_without_nb_words)
    @signature("2.2.4", "num_words filters lower split char_level oov_token document_count", "fits may go on",
               num_words="nb_words", prepare=_without_nb_words)
    def __init__(self, nb_words: Optional[int] = None, filters: str = base_filter(),  # noqa: B008
                 lower: bool = True, split: str = " ", char_level: bool = False, oov_token: Optional[str] = None,
                 document_count: int = 0):
        self.word_counts: Dict[str, int] = {}
        self.word_docs: Dict[str, int] = {}
        self.filters = filters
        self.split = split
        self.lower = lower
        self.nb_words = nb_words
        self.document_count = document_count
        self.char_level = char_level
        self.oov_token = oov_token
        self._prepare()

    @versioned
    def _prepare(self) -> None:
        """Make what there is before a fit."""

    @_prepare.since("2.1.6", reason="fits add to each other")
    def _prepare_counts(self):
        self.index_docs = defaultdict(int)

    @_prepare.since("2.2.4", reason="there are no words yet")
    def _prepare_words(self):
        self.word_docs, self.index_docs = defaultdict(int), defaultdict(int)
        self.word_index, self.index_word = {}, {}

    @versioned
    def _begin(self) -> None:
        """Forget an earlier fit."""
        self.document_count, self.index_docs = 0, {}

    @_begin.since("2.1.6", reason="fits add to each other")
    def _go_on(self):
        """Forget nothing."""

    def fit_on_texts(self, texts: Iterable[str]) -> None:
        """Learn the words of some texts: needed before texts are turned into anything.

        Parameters
        ----------
        texts : iterable of str
            A list, or a generator where memory is short.
        """
        self._begin()
        for text in texts:
            self.document_count += 1
            words = self._words(text)
            _count(words, self.word_counts)
            _count(set(words), self.word_docs)
        self.word_index = {word: index for index, word in enumerate(self._with_oov(self._by_frequency()), 1)}
        self.index_word = {index: word for word, index in self.word_index.items()}
        for word, count in self.word_docs.items():
            self.index_docs[self.word_index[word]] = count

    def fit_on_sequences(self, sequences: Sequence[Sequence[int]]) -> None:
        """Count in how many lists of indices each one comes: enough for ``sequences_to_matrix``."""
        self._begin()
        self.document_count += len(sequences)
        for sequence in sequences:
            _count(set(sequence), self.index_docs)

    def texts_to_sequences(self, texts: Iterable[str]) -> List[List[int]]:
        """The indices of the words of each text; unknown words, and those beyond ``nb_words``, are left out.

        With an ``oov_token`` its index stands for unknown words, from 2.2.4 on also for those beyond.

        Raises
        ------
        AttributeError
            Before ``fit_on_texts``.
        """
        return list(self.texts_to_sequences_generator(texts))

    def texts_to_sequences_generator(self, texts: Iterable[str]) -> Iterator[List[int]]:
        """As ``texts_to_sequences``, one list at a time."""
        limit, index_of = self.nb_words or float("inf"), self._index
        for text in texts:
            words = self._words(text)
            known = self._fitted("word_index") if len(words) else {}
            indices = [index_of(known.get(word), limit) for word in words]
            yield [index for index in indices if index is not None]

    def sequences_to_texts(self, sequences: Iterable[Sequence[int]]) -> List[str]:
        """The words of each list of indices, with blanks between; the other way of ``texts_to_sequences``.

        Came with 2.2.4.

        Examples
        --------
        >>> tokenizer = Tokenizer()
        >>> tokenizer.fit_on_texts(["a cat, a dog, a cat"])
        >>> tokenizer.sequences_to_texts([[1, 3, 99]])
        ['a dog']
        """
        return list(self.sequences_to_texts_generator(sequences))

    def sequences_to_texts_generator(self, sequences: Iterable[Sequence[int]]) -> Iterator[str]:
        """As ``sequences_to_texts``, one text at a time.  Came with 2.2.4."""
        limit = self.nb_words or float("inf")
        for sequence in sequences:
            words = [self._word(self._fitted("index_word").get(index), index < limit) for index in sequence]
            yield " ".join(word for word in words if word is not None)

    def _word(self, word: Optional[str], is_used: bool) -> Optional[str]:
        return word if word is not None and is_used else self.oov_token

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

    def get_config(self) -> Dict[str, Any]:
        """The arguments, and as JSON what was learnt.  Came with 2.3.0."""
        config = {"num_words": self.nb_words, "filters": self.filters, "lower": self.lower, "split": self.split,
                  "char_level": self.char_level, "oov_token": self.oov_token, "document_count": self.document_count}
        return {**config, **{name: json.dumps(getattr(self, name)) for name in _LEARNT}}

    def to_json(self, **kwargs: Any) -> str:
        """Class and configuration as JSON; keyword arguments as those of ``json.dumps``.  Came with 2.3.0."""
        return json.dumps({"class_name": type(self).__name__, "config": self.get_config()}, **kwargs)

    # -- steps

    @versioned
    def _words(self, text: str) -> Sequence[str]:
        return text if self.char_level else text_to_word_sequence(text, self.filters, self.lower, self.split)

    @_words.since("2.1.6", reason="a list holds words already")
    def _words_of_list(self, text):
        if self.char_level or isinstance(text, list):
            return text
        return text_to_word_sequence(text, self.filters, self.lower, self.split)

    @_words.since("2.2.4", reason="lower holds for all")
    def _words_of_list_in_small_letters(self, text):
        if isinstance(text, list):
            return [word.lower() for word in text] if self.lower else text
        if self.char_level:
            return text.lower() if self.lower else text
        return text_to_word_sequence(text, self.filters, self.lower, self.split)

    @versioned
    def _with_oov(self, words: List[str]) -> List[str]:
        """The words in the order of their indices, with that of the unknown ones."""
        return words if self.oov_token is None or self.oov_token in words else [*words, self.oov_token]

    @_with_oov.since("2.2.4", reason="with a place among the used ones")
    def _with_oov_first(self, words):
        return words if self.oov_token is None else [self.oov_token, *words]

    @versioned
    def _index(self, index: Optional[int], limit: float) -> Optional[int]:
        """The index that stands for a word, which may be unknown; None if there is none."""
        if index is None and self.oov_token is not None:
            return self.word_index.get(self.oov_token)
        return index if index is not None and index < limit else None

    @_index.since("2.2.4", reason="a word that is not used is unknown, too")
    def _index_or_oov(self, index, limit):
        return index if index is not None and index < limit else self.word_index.get(self.oov_token)

    @versioned
    def _argument(self) -> str:
        return "nb_words"

    @_argument.since("2.0.0", reason="nb_ became num_")
    def _num_words(self):
        return "num_words"

    @_argument.since("2.2.4", reason="names of arguments in quotes")
    def _quoted_num_words(self):
        return "`num_words`"

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
            raise self._refusal("Specify a dimension (%s argument), or fit on some text data first." % self._argument())
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


def tokenizer_from_json(json_string: str) -> Tokenizer:
    """The Tokenizer that ``to_json`` described.  Came with 2.3.0.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     tokenizer = Tokenizer(num_words=4)
    ...     tokenizer.fit_on_texts(["a cat and a dog"])
    ...     tokenizer_from_json(tokenizer.to_json()).texts_to_sequences(["a dog and a cat"])
    [[1, 3, 1, 2]]
    """
    config = json.loads(json_string)["config"]
    learnt = {name: json.loads(config.pop(name)) for name in _LEARNT}
    tokenizer = Tokenizer(**config)
    for name in ("index_docs", "index_word"):
        learnt[name] = {int(index): value for index, value in learnt[name].items()}
    tokenizer.__dict__.update(learnt)
    return tokenizer
