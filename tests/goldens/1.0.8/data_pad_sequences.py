# keras.preprocessing.sequence.pad_sequences: every argument.
import numpy as np
from case_helpers import RESULT, caught, part, raised

from keras.preprocessing.sequence import pad_sequences

S = [[1, 2, 3, 4], [5], [], [6, 7, 8]]


@part
def ends():
    out = {}
    for padding in ['pre', 'post']:
        for truncating in ['pre', 'post']:
            for maxlen in [None, 1, 2, 3, 6]:
                out['%s %s %s' % (padding, truncating, maxlen)] = \
                    pad_sequences(S, maxlen=maxlen, padding=padding,
                                  truncating=truncating)
    return out


@part
def types():
    out = {}
    for dtype in ['int32', 'int64', 'float32', 'float64', 'uint8', 'bool']:
        x = pad_sequences(S, dtype=dtype)
        out[dtype] = x
        out[dtype + '_name'] = str(x.dtype)
    out['of_class'] = pad_sequences(S, dtype=np.int16)
    out['floats'] = pad_sequences([[1.7, -2.2], [.5]])
    out['kept'] = pad_sequences([[1.7, -2.2], [.5]], dtype='float32')
    return out


@part
def values():
    out = {}
    out['one'] = pad_sequences(S, value=1.)
    out['negative'] = pad_sequences(S, value=-1)
    out['cut'] = pad_sequences(S, value=1.9)
    out['fraction'] = pad_sequences(S, value=.25, dtype='float32')
    out['wraps'] = pad_sequences(S, value=300, dtype='uint8')
    return out


@part
def kinds():
    out = {}
    out['arrays'] = pad_sequences([np.array([1, 2]), np.array([3])])
    out['tuples'] = pad_sequences(((1, 2), (3,)))
    out['array'] = pad_sequences(np.arange(6).reshape(2, 3), maxlen=2)
    out['ranges'] = pad_sequences([list(range(5)), list(range(2))], maxlen=3)
    out['all_empty'] = pad_sequences([[], []])
    out['all_empty_maxlen'] = pad_sequences([[], []], maxlen=2, value=3)
    out['positional'] = pad_sequences(S, 3, 'float32', 'post', 'post', 9.)
    untouched = [[1, 2, 3], [4]]
    pad_sequences(untouched, maxlen=2)
    out['untouched'] = untouched
    return out


@part
def errors():
    out = {}
    caught(out, 'padding', pad_sequences, S, padding='left')
    caught(out, 'truncating', pad_sequences, S, truncating='left')
    caught(out, 'both', pad_sequences, S, padding='a', truncating='b')
    caught(out, 'only_empty', pad_sequences, [[]], maxlen=2, padding='left')
    raised(out, 'none', pad_sequences, [])
    raised(out, 'no_list', pad_sequences, [1, 2])
    raised(out, 'zero', pad_sequences, [[1, 2]], maxlen=0)
    return out
