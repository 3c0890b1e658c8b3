# LambdaMerge at the bottom of a Sequential: several inputs, training, dropout within.
from case_helpers import RESULT, T, X, floats, hist, part, plain, probe, sums

import numpy as np
from keras.layers.core import Activation, Dense, Dropout, LambdaMerge
from keras.models import Sequential


def gate(xs):
    return xs[0] * xs[1] + xs[1]


def model():
    left = Sequential([Dense(4, input_dim=5), Activation('tanh')])
    right = Sequential([Dense(4, input_dim=5, activation='sigmoid'), Dropout(.4)])
    return Sequential([LambdaMerge([left, right], gate), Dense(2)])


@part
def trained():
    out = {}
    m = model()
    out['probe_built'] = probe()
    out['shape'] = plain(m.output_shape)
    m.compile('rmsprop', 'mse')
    out['probe_compiled'] = probe()
    h = m.fit([X, X[:, ::-1]], T, nb_epoch=3, batch_size=16, verbose=0, validation_split=.25)
    out['history'] = hist(h)
    out['weights'] = sums(m.get_weights())
    out['predict'] = m.predict([X[:3], X[3:6]])
    out['evaluate'] = float(m.evaluate([X, X], T, verbose=0))
    return out


@part
def three():
    layers = [Dense(2, input_dim=5) for _ in range(3)]
    m = Sequential([LambdaMerge(layers, lambda xs: xs[0] + xs[1] * xs[2], output_shape=(2,))])
    m.compile('sgd', 'mse')
    out = {'inputs': len(m.get_input()), 'loss': floats(m.train_on_batch([X, X * 2, X * 3], T))}
    out['weights'] = sums(m.get_weights())
    return out


@part
def above_each_other():
    inner = LambdaMerge([Dense(3, input_dim=5), Dense(3, input_dim=5)], gate)
    m = LambdaMerge([inner, Dense(3, input_dim=5)], lambda xs: xs[0] - xs[1])
    return {'inputs': len(m.get_input()), 'weights': len(m.get_weights()), 'params': len(m.get_params()[0]),
            'shape': plain(m.output_shape)}
