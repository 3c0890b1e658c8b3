# Stateful layers in functional models; dropout; resets by a callback.
import numpy as np
from case_helpers import RESULT, hist, part, plain, probe, sums

from keras import backend as K
from keras.callbacks import Callback
from keras.layers import GRU, LSTM, Dense, Input
from keras.models import Model

X = np.random.RandomState(8).normal(size=(8, 3, 2)).astype('float32')
T = np.tanh(X.sum(axis=(1, 2)))[:, None]


class Reset(Callback):
    def on_epoch_end(self, epoch, logs={}):
        self.model.reset_states()


@part
def trajectory():
    out = {}
    x = Input(batch_shape=(4, 3, 2))
    y = GRU(3, stateful=True, return_sequences=True, dropout_U=.2)(x)
    m = Model(x, Dense(1)(LSTM(2, stateful=True)(y)))
    out['probe'] = probe()
    out['stateful'] = bool(m.stateful)
    m.compile('adam', 'mse')
    h = m.fit(X, T, batch_size=4, nb_epoch=3, verbose=0, shuffle=False,
              callbacks=[Reset()])
    out['history'] = hist(h)
    out['states'] = [K.get_value(s) for s in m.layers[1].states]
    m.predict(X, batch_size=4)
    out['after'] = [K.get_value(s) for s in m.layers[1].states]
    out['weights'] = sums(m.get_weights())
    out['shape'] = plain(m.input_shape)
    return out
