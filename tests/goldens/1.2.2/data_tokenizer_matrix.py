# keras.preprocessing.text.Tokenizer: texts and sequences as matrices.
from case_helpers import RESULT, caught, part, raised

from keras.preprocessing.text import Tokenizer

TEXTS = ['a a a b', 'a b b c', 'd e', '', 'a']
MODES = ['binary', 'count', 'freq', 'tfidf']


@part
def texts():
    out = {}
    for nb_words in [None, 2, 4, 20]:
        t = Tokenizer(nb_words=nb_words)
        t.fit_on_texts(TEXTS)
        for mode in MODES:
            out['%s %s' % (nb_words, mode)] = t.texts_to_matrix(TEXTS, mode)
        out['%s default' % nb_words] = t.texts_to_matrix(['e d f'])
    return out


@part
def sequences():
    out = {}
    t = Tokenizer(nb_words=5)
    t.fit_on_sequences([[1, 2, 2], [2, 3], [4], []])
    out['index_docs'] = t.index_docs
    out['documents'] = t.document_count
    s = [[1, 1, 2], [4, 4, 4], [], [0, 3], (3, 3)]
    for mode in MODES:
        out[mode] = t.sequences_to_matrix(s, mode=mode)
    out['default'] = t.sequences_to_matrix(s)
    out['dtype'] = str(t.sequences_to_matrix(s).dtype)
    out['tuples'] = t.sequences_to_matrix(((1, 2), (3,)), 'freq')
    out['none'] = t.sequences_to_matrix([])
    out['below'] = t.sequences_to_matrix([[-1, -1]], 'count')
    t.fit_on_sequences([[4]])
    out['again'] = t.index_docs
    return out


@part
def beyond():
    """An index that has no column."""
    out = {}
    t = Tokenizer(nb_words=5)
    t.fit_on_sequences([[1, 2, 2], [2, 3]])
    for mode in MODES:
        caught(out, mode + '_class', t.sequences_to_matrix, [[1], [4, 9, 9]],
               mode)
        if out[mode + '_class'] == 'no exception':
            out[mode] = t.sequences_to_matrix([[1], [4, 9, 9]], mode)
    return out


@part
def several_fits():
    """word_docs adds up over fits, document_count does not."""
    out = {}
    t = Tokenizer()
    for _ in range(4):
        t.fit_on_texts(['x y', 'x z', 'x'])
    out['documents'] = t.document_count
    out['docs'] = t.word_docs
    out['tfidf'] = t.texts_to_matrix(['x y', 'z z x'], mode='tfidf')
    return out


@part
def errors():
    out = {}
    t = Tokenizer()
    raised(out, 'texts', t.texts_to_matrix, ['a'])
    t = Tokenizer(nb_words=3)
    raised(out, 'text', t.texts_to_matrix, ['a'])
    return out
