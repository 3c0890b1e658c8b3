# keras.preprocessing.text of 2.3.1: words, hashes, the Tokenizer.
from case_helpers import RESULT, Warned, caught, part, raised

import json

import numpy as np

from keras.preprocessing import text as T

TEXTS = ['The cat, the dog; the End!', 'a Cat and a\tdog', "It isn't so", '']


@part
def words():
    out = {}
    out['usual'] = T.text_to_word_sequence(TEXTS[0])
    out['split'] = T.text_to_word_sequence('a,b.c D', filters=',.', split='--', lower=False)
    out['letter'] = T.text_to_word_sequence(TEXTS[0], split='t')
    out['md5'] = T.hashing_trick('the cat and the dog', 50, 'md5')
    out['own'] = T.hashing_trick('the cat', 7, len)
    out['one_hot'] = [0 < n < 9 for n in T.one_hot('the cat and the dog', 9)]
    raised(out, 'one', T.hashing_trick, 'a', 1, len)
    return out


def facts(k):
    """What a fitted Tokenizer knows and does."""
    out = {'index': k.word_index, 'word': k.index_word, 'counts': list(k.word_counts.items()),
           'docs': dict(k.word_docs), 'index_docs': dict(k.index_docs), 'number': k.document_count}
    out['sequences'] = k.texts_to_sequences(TEXTS + ['unknown cat bird'])
    out['lists'] = k.texts_to_sequences([['The', 'cat'], ['a', 'dog']])
    out['texts'] = k.sequences_to_texts([[1, 2, 3], [4, 99, 1], [], [7]])
    for mode in ('binary', 'count', 'freq', 'tfidf'):
        out[mode] = k.texts_to_matrix(TEXTS, mode)
    caught(out, 'mode', k.texts_to_matrix, TEXTS, 'other')
    return out


@part
def tokenizers():
    out = {}
    for number, options in enumerate((dict(), dict(num_words=3), dict(num_words=3, oov_token='<o>'),
                                      dict(oov_token='cat'), dict(char_level=True), dict(document_count=5),
                                      dict(char_level=True, lower=False, oov_token='#'), dict(nb_words=4),
                                      dict(split='a', filters='t'), dict(num_words=0))):
        with Warned() as w:
            k = T.Tokenizer(**options)
        out['%d warned' % number] = w.of(UserWarning)
        k.fit_on_texts(TEXTS)
        for name, value in facts(k).items():
            out['%d %s' % (number, name)] = value
        k.fit_on_texts([['NEW', 'words'], 'a new one'])
        k.fit_on_sequences([[1, 2], [1, 1]])
        out['%d more' % number] = [k.word_index, dict(k.index_docs), k.document_count,
                                   k.sequences_to_matrix([[1, 2, 2], [99]], mode='tfidf')]
    caught(out, 'unknown', T.Tokenizer, words=3)
    return out


@part
def unfitted():
    out = {}
    k = T.Tokenizer()
    out['state'] = [k.word_index, k.index_word, dict(k.index_docs), k.document_count, k.num_words, k.oov_token]
    out['sequences'] = k.texts_to_sequences(TEXTS)
    caught(out, 'matrix', k.texts_to_matrix, TEXTS)
    caught(out, 'tfidf', T.Tokenizer(3).sequences_to_matrix, [[1]], 'tfidf')
    return out


@part
def json_text():
    k = T.Tokenizer(num_words=6, oov_token='?')
    k.fit_on_texts(TEXTS)
    config = json.loads(k.to_json())
    out = {'keys': list(config['config']), 'class': config['class_name']}
    for name in ('word_docs', 'index_docs'):
        config['config'][name] = json.loads(config['config'][name])
    out['config'] = config['config']
    again = T.tokenizer_from_json(k.to_json(indent=1))
    out['again'] = [again.texts_to_sequences(TEXTS), again.sequences_to_texts([[1, 2]]), again.texts_to_matrix(TEXTS)]
    return out
