# Bidirectional: every merge mode, with and without sequences.
import numpy as np
from case_helpers import RESULT, caught, part, plain, probe

from keras import backend as K
from keras.layers import LSTM, Bidirectional, Input

X = np.random.RandomState(3).normal(size=(4, 3, 2)).astype('float32')
WORDS = np.array([[1, 2, 0], [3, 0, 4], [1, 0, 0], [2, 2, 2]])


@part
def modes():
    out = {}
    for mode in ['concat', 'sum', 'mul', 'ave', None]:
        for sequences in [False, True]:
            np.random.seed(5)
            x = Input((3, 2))
            b = Bidirectional(LSTM(2, return_sequences=sequences),
                              merge_mode=mode)
            key = '%s %s' % (mode, sequences)
            if mode is None and not sequences:
                caught(out, key, b, x)
                continue
            y = b(x)
            ys = y if isinstance(y, list) else [y]
            out[key] = K.function([x], ys)([X[:2]])
            out[key + ' shape'] = plain(b.get_output_shape_for((None, 3, 2)))
            out[key + ' probe'] = probe()
    return out
