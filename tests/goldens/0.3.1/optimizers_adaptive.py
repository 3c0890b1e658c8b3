# RMSprop, Adagrad, Adadelta, Adam, Adamax: defaults, arguments, state.
import numpy as np
from case_helpers import RESULT, hist, part, probe, sums

from keras.layers.core import Dense
from keras.models import Sequential
from keras.optimizers import RMSprop, Adagrad, Adadelta, Adam, Adamax

rs = np.random.RandomState(1)
X = rs.normal(size=(40, 5)).astype('float32')
T = np.tanh(X[:, :2] - X[:, 2:4]) * 2


def train(optimizer):
    out = {}
    m = Sequential([Dense(4, input_dim=5, activation='tanh'), Dense(2)])
    m.compile(optimizer, 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=4, verbose=0)
    out['loss'] = hist(h)['loss']
    out['config'] = m.optimizer.get_config()
    out['weights'] = sums(m.get_weights())
    out['probe'] = probe()
    state = m.optimizer.get_state()
    out['state_shapes'] = [list(np.shape(s)) for s in state]
    out['state'] = sums(state)
    return out


@part
def rmsprop():
    return train('rmsprop')


@part
def rmsprop_arguments():
    return train(RMSprop(lr=0.02, rho=0.7, epsilon=1e-4))


@part
def adagrad():
    return train('adagrad')


@part
def adagrad_arguments():
    return train(Adagrad(lr=0.2, epsilon=1e-2))


@part
def adadelta():
    return train('adadelta')


@part
def adadelta_arguments():
    return train(Adadelta(lr=0.5, rho=0.6, epsilon=1e-3))


@part
def adam():
    return train('adam')


@part
def adam_arguments():
    return train(Adam(lr=0.05, beta_1=0.8, beta_2=0.95, epsilon=1e-3))


@part
def adamax():
    return train('adamax')


@part
def adamax_arguments():
    return train(Adamax(lr=0.05, beta_1=0.5, beta_2=0.9, epsilon=1e-3))


@part
def adam_clipped():
    return train(Adam(lr=0.05, clipnorm=0.1))


@part
def rmsprop_clipped():
    return train(RMSprop(lr=0.02, clipvalue=0.05))
