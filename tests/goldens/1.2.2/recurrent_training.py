# Recurrent networks trained: stacked, masked, regularized, each mode.
import numpy as np
from case_helpers import RESULT, hist, part, sums

from keras.layers import (GRU, LSTM, Dense, Embedding, Masking, SimpleRNN,
                          TimeDistributed)
from keras.models import Sequential

rs = np.random.RandomState(4)
X = rs.normal(size=(16, 4, 3)).astype('float32')
T = np.tanh(X.sum(axis=1)[:, :1])
WORDS = rs.randint(0, 6, (16, 5))


def train(x, t, *layers):
    m = Sequential(list(layers))
    m.compile('adam', 'mse')
    h = m.fit(x, t, batch_size=8, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'weights': sums(m.get_weights())}


@part
def stacked():
    return train(X, T, LSTM(3, return_sequences=True, input_shape=(4, 3)),
                 GRU(2, return_sequences=True), SimpleRNN(2), Dense(1))


@part
def masked():
    x = X.copy()
    x[:, 2:] = 0
    return train(x, T, Masking(input_shape=(4, 3)), LSTM(3), Dense(1))


@part
def words():
    return train(WORDS, T, Embedding(6, 3, mask_zero=True), GRU(3), Dense(1))


@part
def regularized():
    """U takes W's regularizer in some modes."""
    out = {}
    for mode in ['cpu', 'gpu']:
        for layer in [LSTM, GRU, SimpleRNN]:
            np.random.seed(3)
            got = train(X, T, layer(2, input_shape=(4, 3), W_regularizer='l2',
                                    U_regularizer='l1', b_regularizer='l2',
                                    consume_less=mode), Dense(1))
            out['%s %s' % (layer.__name__, mode)] = got['history']
    return out


@part
def unrolled():
    return train(X, X[:, :, :2], LSTM(2, unroll=True, return_sequences=True,
                                      input_shape=(4, 3)),
                 TimeDistributed(Dense(2)))
