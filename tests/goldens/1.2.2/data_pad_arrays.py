# keras.preprocessing.sequence.pad_sequences of arrays, as of 0.3.3.
import numpy as np
from case_helpers import RESULT, caught, part

from keras.preprocessing.sequence import pad_sequences

S = [[[1, 1], [2, 1], [3, 3]], [], [[4, 5]]]


@part
def pairs():
    out = {}
    for padding in ['pre', 'post']:
        for truncating in ['pre', 'post']:
            for maxlen in [None, 2, 4]:
                out['%s %s %s' % (padding, truncating, maxlen)] = \
                    pad_sequences(S, maxlen=maxlen, padding=padding,
                                  truncating=truncating, value=9)
    out['deep'] = pad_sequences([np.ones((2, 1, 3)), np.zeros((1, 1, 3))],
                                dtype='float32', value=.5)
    out['first_empty'] = pad_sequences([[], S[0]])
    out['row'] = pad_sequences(S, value=np.array([7, 8]))
    return out


@part
def errors():
    out = {}
    caught(out, 'shape', pad_sequences, [[1, 2], [[3, 4]]])
    caught(out, 'deep', pad_sequences, [[[1, 2]], [[3, 4, 5]]])
    caught(out, 'number', pad_sequences, [[[1, 2]], [3]])
    caught(out, 'padding', pad_sequences, S, padding='left')
    caught(out, 'truncating', pad_sequences, S, truncating='left')
    return out
