# keras.preprocessing.text: base_filter, text_to_word_sequence, one_hot.
from case_helpers import RESULT, caught, part, raised

from keras.preprocessing.text import (base_filter, one_hot,
                                      text_to_word_sequence)

TEXT = ("The quick (brown) fox can't jump 32.3 feet, right?\n"
        "It's a  \"dog\": well-known,\tlazy_and/or [slow]!")


@part
def words():
    out = {}
    out['filter'] = base_filter()
    out['default'] = text_to_word_sequence(TEXT)
    out['upper'] = text_to_word_sequence(TEXT, lower=False)
    out['no_filter'] = text_to_word_sequence(TEXT, filters='')
    out['own_filter'] = text_to_word_sequence(TEXT, filters='aeiou')
    out['split'] = text_to_word_sequence('a,b;c d', filters=';', split=',')
    out['long_split'] = text_to_word_sequence('a<>b<>c d', filters='',
                                              split='<>')
    out['positional'] = text_to_word_sequence('A-B c', '-', False, ' ')
    out['empty'] = text_to_word_sequence('')
    out['only_filtered'] = text_to_word_sequence('!?. \t\n')
    out['newlines'] = text_to_word_sequence('one\ntwo\r\nthree')
    out['split_is_letter'] = text_to_word_sequence('banana split', split='a')
    caught(out, 'wide_split', text_to_word_sequence, 'a b', split='ab')
    caught(out, 'empty_split', text_to_word_sequence, 'a b', split='')
    raised(out, 'empty_split_no_filter', text_to_word_sequence, 'a b',
           filters='', split='')
    raised(out, 'number', text_to_word_sequence, 3)
    return out


@part
def hashed():
    out = {}
    for n in [2, 3, 10, 50, 1000, 2 ** 31]:
        out[str(n)] = one_hot(TEXT, n)
    out['upper'] = one_hot(TEXT, 100, lower=False)
    out['filters'] = one_hot(TEXT, 100, filters='aeiou')
    out['split'] = one_hot('a,b,c', 100, filters='', split=',')
    out['positional'] = one_hot('A-B c', 100, '-', False, ' ')
    out['empty'] = one_hot('', 5)
    out['none'] = one_hot('', 1)
    raised(out, 'one', one_hot, 'a', 1)
    out['letters'] = one_hot(' '.join('abcdefghijklmnopqrstuvwxyz'), 1000)
    out['negative'] = one_hot('a b c', -7)
    return out
