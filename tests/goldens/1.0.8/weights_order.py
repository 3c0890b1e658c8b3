# get_weights, set_weights and names of models with several kinds of weight.
import numpy as np
from case_helpers import RESULT, caught, part, sums

from keras.layers import (GRU, LSTM, BatchNormalization, Bidirectional, Dense,
                          Embedding, Input, TimeDistributed, merge)
from keras.models import Model, Sequential


def order(m):
    return {'weights': [w.name for w in m.weights],
            'trainable': [w.name for w in m.trainable_weights],
            'other': [w.name for w in m.non_trainable_weights],
            'shapes': [list(w.shape) for w in m.get_weights()]}


@part
def sequential():
    m = Sequential([Dense(3, input_dim=4), BatchNormalization(),
                    Dense(2, trainable=False), BatchNormalization()])
    out = order(m)
    new = [np.full(w.shape, i) for i, w in enumerate(m.get_weights())]
    m.set_weights(new)
    out['set'] = sums(m.get_weights())
    out['layers'] = [sums(layer.get_weights()) for layer in m.layers]
    return out


@part
def functional():
    a, b = Input((4,)), Input((5,), dtype='int32')
    e = GRU(2, name='g')(Embedding(6, 2, name='e')(b))
    d = BatchNormalization(name='n')(Dense(2, name='d')(a))
    m = Model([a, b], Dense(1, name='z')(merge([d, e], mode='concat')))
    return order(m)


@part
def nested():
    inner = Sequential([Dense(3, input_dim=4, name='i'),
                        BatchNormalization(name='n')])
    out = order(inner)
    caught(out, 'called', inner, Input((4,)))
    return out


@part
def wrapped():
    m = Sequential([Bidirectional(LSTM(2, return_sequences=True),
                                  input_shape=(3, 2)),
                    TimeDistributed(Dense(2)),
                    Bidirectional(GRU(1, consume_less='gpu'))])
    return order(m)


@part
def lstm():
    """Names and shapes by mode; the order of the gates."""
    out = {}
    for mode in ['cpu', 'mem', 'gpu']:
        layer = LSTM(1, consume_less=mode, input_shape=(3, 2),
                     name='l_' + mode)
        m = Sequential([layer])
        out[mode] = order(m)
        out[mode + ' values'] = m.get_weights()
    return out


@part
def wrong():
    out = {}
    m = Sequential([Dense(3, input_dim=4), Dense(2)])
    caught(out, 'shape', m.set_weights,
           [np.zeros(w.shape[::-1]) for w in m.get_weights()])
    return out
