# keras.preprocessing.text of 1.x: words, and the hashes of Python 3, which
# differ from process to process.
from case_helpers import RESULT, caught, part, raised

from keras.preprocessing.text import (Tokenizer, one_hot,
                                      text_to_word_sequence)

TEXT = ("The quick (brown) fox can't jump 32.3 feet, right?\n"
        "It's a  \"dog\": well-known,\tlazy_and/or [slow]!")


@part
def words():
    out = {}
    out['default'] = text_to_word_sequence(TEXT)
    out['upper'] = text_to_word_sequence(TEXT, lower=False)
    out['no_filter'] = text_to_word_sequence(TEXT, filters='')
    out['split'] = text_to_word_sequence('a,b;c d', filters=';', split=',')
    out['positional'] = text_to_word_sequence('A-B c', '-', False, ' ')
    out['letters'] = text_to_word_sequence(u'\xc9t\xe9 \xd1and\xfa')
    raised(out, 'number', text_to_word_sequence, 3)
    return out


@part
def hashed():
    out = {}
    numbers = one_hot(TEXT, 50)
    out['range'] = all(1 <= n < 50 for n in numbers)
    out['length'] = len(numbers)
    out['same'] = one_hot('a b a', 1000)[0] == one_hot('a', 1000)[0]
    out['two'] = one_hot(TEXT, 2)
    out['empty'] = one_hot('', 5)
    raised(out, 'one', one_hot, 'a', 1)
    return out


@part
def order_of_equals():
    """Equally frequent words are numbered as they came."""
    out = {}
    for words in ['b a d c', 'one two three four five six seven eight nine',
                  'z y x z y w v w']:
        t = Tokenizer()
        t.fit_on_texts([words])
        out[words] = t.word_index
    t.fit_on_texts(['q z p v'])
    out['again'] = t.word_index
    out['docs'] = t.index_docs
    return out


@part
def errors():
    out = {}
    t = Tokenizer()
    t.word_index = {}
    caught(out, 'nothing', t.sequences_to_matrix, [[1]])
    t = Tokenizer(nb_words=4)
    caught(out, 'tfidf', t.sequences_to_matrix, [[1]], 'tfidf')
    caught(out, 'mode', t.sequences_to_matrix, [[1]], 'other')
    out['mode_of_nothing'] = t.sequences_to_matrix([[]], 'other')
    out['mode_of_beyond'] = t.sequences_to_matrix([[9]], 'other')
    return out
