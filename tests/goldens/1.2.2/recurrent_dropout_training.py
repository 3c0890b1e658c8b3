# Training with recurrent dropout: trajectories.
import numpy as np
from case_helpers import RESULT, hist, part, probe, sums

from keras.layers import GRU, LSTM, Dense, SimpleRNN
from keras.models import Sequential

rs = np.random.RandomState(4)
X = rs.normal(size=(16, 4, 3)).astype('float32')
T = np.tanh(X.sum(axis=1)[:, :1])


def train(layer):
    m = Sequential([layer, Dense(1)])
    m.compile('rmsprop', 'mse')
    h = m.fit(X, T, batch_size=8, nb_epoch=2, verbose=0, validation_split=.25)
    return {'history': hist(h), 'weights': sums(m.get_weights()),
            'probe': probe()}


@part
def lstm():
    return train(LSTM(3, input_shape=(4, 3), dropout_W=.2, dropout_U=.2))


@part
def lstm_gpu():
    return train(LSTM(3, input_shape=(4, 3), dropout_W=.2, dropout_U=.2,
                      consume_less='gpu'))


@part
def gru():
    return train(GRU(3, input_shape=(4, 3), dropout_W=.3,
                     consume_less='mem'))


@part
def simple():
    return train(SimpleRNN(3, input_shape=(4, 3), dropout_U=.3,
                           dropout_W=.3))
