# Training of recurrent models: losses over epochs, with dropout and shuffling.
import numpy as np
from case_helpers import RESULT, hist, part, probe, sums

from keras.layers.core import Dense, Dropout
from keras.layers.recurrent import LSTM, SimpleRNN
from keras.models import Sequential

RS = np.random.RandomState(9)
X = RS.normal(size=(20, 4, 2)).astype('float32')
LABELS = (X.sum(axis=1)[:, 0] > 0).astype(int)
Y = np.eye(2)[LABELS].astype('float32')


@part
def lstm():
    out = {}
    m = Sequential([LSTM(4, input_shape=(4, 2)), Dropout(.4), Dense(2, activation='softmax')])
    m.compile('adam', 'categorical_crossentropy')
    out['compiled'] = probe()
    h = m.fit(X, Y, batch_size=6, nb_epoch=4, verbose=0, show_accuracy=True)
    out['history'] = hist(h)
    out['weights'] = sums(m.get_weights())
    out['predicted'] = m.predict(X[:5])
    out['probe'] = probe()
    return out


@part
def simple():
    """Dropout below; sequences of another length than in training are fine."""
    out = {}
    m = Sequential([Dropout(.2, input_shape=(None, 2)), SimpleRNN(3, go_backwards=True),
                    Dense(1)])
    m.compile('sgd', 'mse')
    h = m.fit(X, Y[:, :1], batch_size=5, nb_epoch=3, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = sums(m.get_weights())
    out['longer'] = m.predict(np.concatenate([X, X], axis=1)[:3])
    return out
