# Stateful layers: predict, train and test go on where the last batch ended.
import numpy as np
from case_helpers import RESULT, floats, part, plain, probe

from keras import backend as K
from keras.layers.core import Dense
from keras.layers.recurrent import GRU, LSTM, SimpleRNN
from keras.models import Sequential

X = np.random.RandomState(6).normal(size=(6, 3, 2)).astype('float32')
T = np.random.RandomState(7).normal(size=(6, 1)).astype('float32')


def states(layer):
    return [np.array(K.get_value(s)) for s in layer.states]


@part
def lstm():
    out = {}
    m = Sequential([LSTM(3, stateful=True, batch_input_shape=(2, 3, 2)), Dense(1)])
    m.compile('sgd', 'mse')
    out['first'] = m.predict(X, batch_size=2)
    out['state_h'], out['state_c'] = states(m.layers[0])
    out['second'] = m.predict(X, batch_size=2)
    m.reset_states()
    out['reset'] = floats([abs(s).sum() for s in states(m.layers[0])])
    out['again'] = m.predict(X, batch_size=2)
    out['train'] = floats([m.train_on_batch(X[:2], T[:2])[0],
                           m.train_on_batch(X[2:4], T[2:4])[0]])
    out['trained_h'], out['trained_c'] = states(m.layers[0])
    out['test'] = floats([m.test_on_batch(X[:2], T[:2])[0],
                          m.test_on_batch(X[:2], T[:2])[0]])
    out['tested_h'], out['tested_c'] = states(m.layers[0])
    out['after'] = m.predict(X[:2], batch_size=2)
    m.layers[0].reset_states()
    out['train_reset'] = float(m.train_on_batch(X[:2], T[:2])[0])
    out['shape'] = plain(m.output_shape)
    out['updates'] = [len(m.updates), len(m.state_updates)]
    out['probe'] = probe()
    return out


@part
def stack():
    """A stateful SimpleRNN below a stateless GRU."""
    out = {}
    m = Sequential([SimpleRNN(2, stateful=True, return_sequences=True,
                              batch_input_shape=(2, 3, 2)),
                    GRU(2)])
    m.compile('sgd', 'mse')
    out['predicted'] = m.predict(X, batch_size=2)
    out['state'], = states(m.layers[0])
    out['again'] = m.predict(X[:2], batch_size=2)
    m.reset_states()
    out['reset'] = m.predict(X[:2], batch_size=2)
    return out
