# Stateful layers over batches in fit and by hand, reset by a callback, states kept between epochs, stacks of two.
from case_helpers import RESULT, floats, hist, part, plain, probe, sums

import numpy as np
from keras import backend as K
from keras.callbacks import Callback
from keras.layers.core import Dense
from keras.layers.recurrent import LSTM, SimpleRNN
from keras.models import Graph, Sequential

X = np.random.RandomState(8).normal(size=(8, 2, 3)).astype('float32')
T = np.cumsum(X.sum(axis=(1, 2)))[:, None].astype('float32') / 10.


class Reset(Callback):
    def on_epoch_end(self, epoch, logs={}):
        self.model.reset_states()


def states(m):
    return [float(np.abs(K.get_value(s)).sum()) for l in m.layers if hasattr(l, 'states') for s in l.states]


def model():
    return Sequential([SimpleRNN(3, stateful=True, return_sequences=True, batch_input_shape=(2, 2, 3)),
                       SimpleRNN(2, stateful=True), Dense(1)])


@part
def reset_by_callback():
    out = {}
    m = model()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=2, nb_epoch=3, shuffle=False, verbose=0, callbacks=[Reset()])
    out['loss'] = hist(h)['loss']
    out['states'] = states(m)
    out['predict'] = m.predict(X, batch_size=2)
    out['then'] = states(m)
    m.reset_states()
    out['reset'] = states(m)
    out['updates'] = [len(m.updates), len(m.state_updates)]
    return out


@part
def kept():
    """Without a reset the next epoch starts where the last one ended."""
    out = {}
    m = model()
    m.compile('sgd', 'mse')
    out['loss'] = hist(m.fit(X, T, batch_size=2, nb_epoch=2, shuffle=False, verbose=0))['loss']
    out['evaluate'] = floats([m.evaluate(X, T, batch_size=2, verbose=0) for _ in range(2)])
    out['on_batch'] = [floats(np.ravel(m.train_on_batch(X[i:i + 2], T[i:i + 2]))) for i in (0, 2)]
    out['weights'] = sums(m.get_weights())
    return out


@part
def wrong_batch():
    from case_helpers import raised
    out = {}
    m = model()
    m.compile('sgd', 'mse')
    raised(out, 'three', m.predict, X[:3], batch_size=3)
    return out
