# keras.preprocessing.text.Tokenizer(char_level=True), from 0.3.2.
import numpy as np
from case_helpers import RESULT, part

from keras.preprocessing.text import Tokenizer

TEXTS = ['Hello, World!', 'hello again', '']


@part
def characters():
    out = {}
    t = Tokenizer(char_level=True)
    t.fit_on_texts(TEXTS)
    out['counts'] = t.word_counts
    out['index'] = t.word_index
    out['docs'] = t.word_docs
    out['sequences'] = t.texts_to_sequences(TEXTS + ['xyz low'])
    for mode in ['binary', 'count', 'freq', 'tfidf']:
        out[mode] = t.texts_to_matrix(TEXTS, mode)
    t = Tokenizer(5, '', True, ' ', True)
    t.fit_on_texts(TEXTS)
    out['positional'] = t.texts_to_sequences(TEXTS)
    out['level'] = t.char_level
    t = Tokenizer(char_level=True)
    t.fit_on_texts([['a', 'list'], ['of', 'words', 'a']])
    out['lists'] = t.texts_to_sequences([['words', 'of', 'a', 'list']])
    return out


@part
def alphabet():
    out = {}
    r = np.random.RandomState(0)
    text = ''.join(chr(c) for c in r.randint(32, 127, size=400))
    t = Tokenizer(char_level=True)
    t.fit_on_texts([text])
    out['index'] = t.word_index
    return out
