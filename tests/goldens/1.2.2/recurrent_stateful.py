# Stateful RNNs: states through batches, resets, fit and predict.
import numpy as np
from case_helpers import RESULT, caught, hist, part, sums

from keras import backend as K
from keras.layers import GRU, LSTM, Dense, SimpleRNN, TimeDistributed
from keras.models import Sequential

X = np.random.RandomState(8).normal(size=(8, 3, 2)).astype('float32')
T = np.tanh(np.cumsum(X, axis=1)[:, :, :1])


@part
def trajectory():
    out = {}
    m = Sequential([LSTM(3, stateful=True, return_sequences=True,
                         batch_input_shape=(2, 3, 2)),
                    TimeDistributed(Dense(1))])
    m.compile('rmsprop', 'mse')
    out['loss'] = []
    for epoch in range(3):
        h = m.fit(X, T, batch_size=2, nb_epoch=1, verbose=0, shuffle=False)
        out['loss'] += hist(h)['loss']
        if epoch == 1:
            m.reset_states()
    out['states'] = [K.get_value(s) for s in m.layers[0].states]
    out['score'] = float(m.evaluate(X, T, batch_size=2, verbose=0))
    out['score_again'] = float(m.evaluate(X, T, batch_size=2, verbose=0))
    out['predicted'] = m.predict(X, batch_size=2)
    out['weights'] = sums(m.get_weights())
    h = m.fit(X, T, batch_size=2, nb_epoch=2, verbose=0, shuffle=False,
              validation_data=(X[:4], T[:4]))
    out['more'] = hist(h)
    return out


@part
def kinds():
    out = {}
    for layer in [SimpleRNN, GRU]:
        m = Sequential([layer(2, stateful=True, batch_input_shape=(4, 3, 2))])
        m.compile('sgd', 'mse')
        first = m.predict(X[:4], batch_size=4)
        second = m.predict(X[:4], batch_size=4)
        m.reset_states()
        third = m.predict(X[:4], batch_size=4)
        out[layer.__name__] = [first, second, third]
        out[layer.__name__ + ' stateful'] = bool(m.stateful)
    return out


@part
def wrong():
    out = {}
    m = Sequential([LSTM(2, stateful=True, batch_input_shape=(2, 3, 2))])
    m.compile('sgd', 'mse')
    caught(out, 'predict', m.predict, X[:3], batch_size=2)
    caught(out, 'fit', m.fit, X[:3], T[:3, 0], batch_size=2, verbose=0)
    caught(out, 'no batch', lambda: Sequential(
        [LSTM(2, stateful=True, input_shape=(3, 2))]))
    caught(out, 'not stateful', LSTM(2).reset_states)
    return out
