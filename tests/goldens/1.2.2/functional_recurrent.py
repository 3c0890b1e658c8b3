# Shared recurrent layers, encoders and decoders, masks in branches.
import numpy as np
from case_helpers import RESULT, hist, part, plain, probe, sums

from keras.layers import (GRU, Dense, Embedding, Input, RepeatVector,
                          SimpleRNN, TimeDistributed, merge)
from keras.models import Model

rs = np.random.RandomState(4)
A, B = rs.normal(size=(2, 10, 3, 2)).astype('float32')
WORDS = rs.randint(0, 5, (10, 4))
Y = (A.sum(axis=(1, 2)) > B.sum(axis=(1, 2))).astype('float32')


@part
def two_tweets():
    a, b = Input((3, 2)), Input((3, 2))
    shared = SimpleRNN(3)
    y = merge([shared(a), shared(b)], mode='concat', concat_axis=-1)
    m = Model([a, b], Dense(1, activation='sigmoid')(y))
    m.compile('rmsprop', 'binary_crossentropy', metrics=['accuracy'])
    h = m.fit([A, B], Y, batch_size=5, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'weights': sums(m.get_weights()),
            'count': len(m.weights)}


@part
def encoder_and_decoder():
    out = {}
    x = Input((3, 2))
    code = GRU(2)(x)
    y = TimeDistributed(Dense(2))(GRU(2, return_sequences=True)(
        RepeatVector(3)(code)))
    m, encoder = Model(x, y), Model(x, code)
    out['probe'] = probe()
    m.compile('adam', 'mse')
    out['history'] = hist(m.fit(A, A, batch_size=5, nb_epoch=2, verbose=0))
    out['codes'] = encoder.predict(A[:3])
    out['shape'] = plain(m.output_shape)
    return out


@part
def masked_branches():
    x = Input((4,), dtype='int32')
    e = Embedding(5, 3, mask_zero=True)(x)
    y = merge([SimpleRNN(2)(e), SimpleRNN(2, go_backwards=True)(e)],
              mode='concat')
    m = Model(x, Dense(1)(y))
    m.compile('sgd', 'mse')
    h = m.fit(WORDS, Y, batch_size=5, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'predicted': m.predict(WORDS)}
