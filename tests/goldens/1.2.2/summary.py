# model.summary(): Sequential, functional, shared, nested, frozen.
from case_helpers import RESULT, Printed, caught, part

from keras.layers import (LSTM, BatchNormalization, Dense, Dropout, Embedding,
                          Input, Merge, TimeDistributed, merge)
from keras.models import Model, Sequential


def text(m, **kwargs):
    with Printed() as p:
        m.summary(**kwargs)
    return p.text


@part
def sequential():
    out = {}
    m = Sequential([Dense(4, input_dim=5, name='first'), Dropout(.5),
                    BatchNormalization(), Dense(2)])
    out['text'] = text(m)
    out['narrow'] = text(m, line_length=60)
    out['positions'] = text(m, positions=[.2, .5, .7, 1.])
    m.layers[0].trainable = False
    out['frozen'] = text(m)
    caught(out, 'empty', Sequential().summary)
    return out


@part
def functional():
    out = {}
    a, b = Input(shape=(5,)), Input(shape=(6,), name='other')
    shared = Dense(3)
    u = shared(Dense(4)(a))
    v = shared(Dense(4)(b))
    y = merge([u, v], mode='concat', name='a_name_that_is_much_too_long_for_it')
    out['text'] = text(Model([a, b], [Dense(1)(y), u]))
    return out


@part
def nested():
    out = {}
    inner = Sequential([Dense(3, input_shape=(4,)), Dense(2)])
    x = Input(shape=(7, 4))
    m = Model(x, LSTM(2)(TimeDistributed(inner)(x)))
    out['text'] = text(m)
    m = Sequential([inner, Dense(1)])
    out['in_sequential'] = text(m)
    return out


@part
def merged():
    left = Sequential([Dense(3, input_shape=(4,))])
    right = Sequential([Embedding(5, 2, input_length=3), LSTM(3)])
    m = Sequential([Merge([left, right], mode='sum'), Dense(1)])
    return {'text': text(m)}
