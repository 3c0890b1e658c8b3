# Scripts of the time: an autoencoder trained layer by layer; a regression.
import numpy as np
from case_helpers import RESULT, hist, part, probe, sums

np.random.seed(1337)

from keras.callbacks import EarlyStopping, LearningRateScheduler
from keras.constraints import maxnorm
from keras.layers.core import Activation, Dense, Dropout
from keras.layers.noise import GaussianNoise
from keras.models import Sequential
from keras.optimizers import SGD
from keras.regularizers import l2

rs = np.random.RandomState(3)
CODE = rs.normal(size=(48, 2))
X = np.tanh(CODE.dot(rs.normal(size=(2, 6)))).astype('float32')
T = (CODE[:, 0] * CODE[:, 1]).astype('float32')


@part
def stacked():
    """Greedy: each autoencoder learns the code of the one before."""
    out = {}
    data, weights = X, []
    for i, (n_in, n_out) in enumerate([(6, 4), (4, 2)]):
        model = Sequential()
        model.add(GaussianNoise(.1, input_shape=(n_in,)))
        model.add(Dense(n_out, activation='tanh'))
        model.add(Dense(n_in))
        model.compile(loss='mse', optimizer='rmsprop')
        h = model.fit(data, data, batch_size=16, nb_epoch=3, verbose=0)
        out['loss_%d' % i] = hist(h)['loss']
        weights.append(model.layers[1].get_weights())
        encoder = Sequential()
        encoder.add(Dense(n_out, input_dim=n_in, activation='tanh',
                          weights=model.layers[1].get_weights()))
        encoder.compile(loss='mse', optimizer='sgd')
        data = encoder.predict(data)
        out['probe_%d' % i] = probe()
    out['code'] = data[:5]
    final = Sequential()
    final.add(Dense(4, input_dim=6, activation='tanh', weights=weights[0]))
    final.add(Dense(2, activation='tanh', weights=weights[1]))
    final.add(Dense(1))
    final.compile(loss='mse', optimizer='rmsprop')
    h = final.fit(X, T, batch_size=16, nb_epoch=2, verbose=0)
    out['fine_tuned'] = hist(h)['loss']
    return out


@part
def regression():
    """Max norm, weight decay, a schedule, early stopping, all at once."""
    out = {}
    model = Sequential()
    model.add(Dropout(.1, input_shape=(6,)))
    model.add(Dense(8, init='he_normal', W_regularizer=l2(1e-3),
                    W_constraint=maxnorm(3)))
    model.add(Activation('relu'))
    model.add(Dropout(.25))
    model.add(Dense(1, init='normal'))
    model.compile(loss='mae', optimizer=SGD(lr=.1, momentum=.9, decay=1e-3,
                                            nesterov=True))
    h = model.fit(X, T, batch_size=16, nb_epoch=6, verbose=0,
                  validation_split=.25, shuffle='batch',
                  callbacks=[LearningRateScheduler(lambda e: .1 * .8 ** e),
                             EarlyStopping(patience=1)])
    out['history'] = hist(h)
    out['epoch'] = h.epoch
    out['weights'] = sums(model.get_weights())
    out['probe'] = probe()
    return out
