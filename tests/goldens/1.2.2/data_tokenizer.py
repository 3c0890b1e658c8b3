# keras.preprocessing.text.Tokenizer: words, indices, counts.
import numpy as np
from case_helpers import RESULT, caught, part

from keras.preprocessing.text import Tokenizer

TEXTS = ['The cat sat on the mat.', 'The dog sat on the log.',
         'Dogs and cats living together.', 'It\'s the end of the world!']


def state(out, key, t):
    out[key + '_counts'] = t.word_counts
    out[key + '_docs'] = t.word_docs
    out[key + '_index'] = t.word_index
    out[key + '_index_docs'] = t.index_docs
    out[key + '_documents'] = t.document_count


@part
def fitted():
    out = {}
    t = Tokenizer()
    out['made'] = [t.word_counts, t.word_docs, t.filters, t.split, t.lower,
                   t.nb_words, t.document_count]
    t.fit_on_texts(TEXTS)
    state(out, 'first', t)
    t.fit_on_texts(['A second fit adds', 'to the counts'])
    state(out, 'second', t)
    t = Tokenizer(nb_words=4, lower=False, filters='.!')
    t.fit_on_texts(text for text in TEXTS)
    state(out, 'own', t)
    t = Tokenizer(3, '', True, '-')
    t.fit_on_texts(['a-b-c', 'B-b'])
    state(out, 'split', t)
    t.fit_on_texts([])
    state(out, 'nothing', t)
    return out


@part
def sequences():
    out = {}
    t = Tokenizer()
    t.fit_on_texts(TEXTS)
    out['all'] = t.texts_to_sequences(TEXTS)
    out['unknown'] = t.texts_to_sequences(['the unknown cat', 'nothing', ''])
    t.nb_words = 5
    out['limited'] = t.texts_to_sequences(TEXTS)
    generator = t.texts_to_sequences_generator(TEXTS[:2])
    out['first'] = next(generator)
    out['second'] = next(generator)
    out['rest'] = list(generator)
    t.nb_words = 1
    out['none'] = t.texts_to_sequences(TEXTS)
    return out


@part
def errors():
    out = {}
    t = Tokenizer()
    caught(out, 'sequences', t.texts_to_sequences, ['a'])
    out['no_texts'] = t.texts_to_sequences([])
    caught(out, 'matrix', t.sequences_to_matrix, [[1]])
    t.fit_on_texts([])
    caught(out, 'no_words', t.sequences_to_matrix, [[1]])
    t = Tokenizer(nb_words=5)
    caught(out, 'tfidf', t.sequences_to_matrix, [[1]], mode='tfidf')
    caught(out, 'mode', t.sequences_to_matrix, [[1]], mode='counts')
    caught(out, 'mode_none', t.sequences_to_matrix, [[1]], mode=None)
    out['mode_unused'] = t.sequences_to_matrix([[], []], mode='counts')
    caught(out, 'mode_beyond', t.sequences_to_matrix, [[7]], mode='counts')
    return out


@part
def ties():
    """Equal counts: the order in which a dict lists its keys."""
    out = {}
    r = np.random.RandomState(3)
    letters = 'etaoinshrdlu'
    for n in [4, 6, 12, 40, 300]:
        words = [''.join(letters[i] for i in r.randint(0, 12, size=size))
                 for size in r.randint(1, 6, size=n)]
        t = Tokenizer()
        t.fit_on_texts([' '.join(words)])
        out[str(n)] = t.word_index
    return out
