# keras.preprocessing: a text of some length through everything.
import random

import numpy as np
from case_helpers import RESULT, part

from keras.preprocessing.sequence import (make_sampling_table, pad_sequences,
                                          skipgrams)
from keras.preprocessing.text import Tokenizer

# Lewis Carroll, Jabberwocky, 1871
POEM = """'Twas brillig, and the slithy toves
Did gyre and gimble in the wabe;
All mimsy were the borogoves,
And the mome raths outgrabe.

"Beware the Jabberwock, my son!
The jaws that bite, the claws that catch!
Beware the Jubjub bird, and shun
The frumious Bandersnatch!"

He took his vorpal sword in hand;
Long time the manxome foe he sought
So rested he by the Tumtum tree
And stood awhile in thought.

And, as in uffish thought he stood,
The Jabberwock, with eyes of flame,
Came whiffling through the tulgey wood,
And burbled as it came!"""
STANZAS = POEM.split('\n\n')


@part
def words():
    out = {}
    t = Tokenizer()
    t.fit_on_texts(STANZAS)
    out['index'] = t.word_index
    sequences = t.texts_to_sequences(STANZAS)
    out['sequences'] = sequences
    out['padded'] = pad_sequences(sequences, maxlen=20, padding='post')
    for mode in ['binary', 'count', 'freq', 'tfidf']:
        out[mode] = t.texts_to_matrix(STANZAS, mode).sum(axis=0)
    t.nb_words = 10
    out['frequent'] = t.texts_to_sequences(STANZAS)
    t = Tokenizer(lower=False, filters='\n')
    t.fit_on_texts(STANZAS)
    out['as_written'] = t.word_index
    return out


@part
def pairs():
    out = {}
    t = Tokenizer()
    t.fit_on_texts([POEM])
    sequence = t.texts_to_sequences([POEM])[0]
    size = len(t.word_index) + 1
    random.seed(1871)
    for key, table in [('all', None), ('rare', make_sampling_table(size))]:
        couples, labels = skipgrams(sequence, size, sampling_table=table)
        out[key] = np.array(couples[:100])
        out[key + '_labels'] = labels[:100]
        out[key + '_length'] = len(couples)
    out['next'] = random.random()
    return out
