# TimeDistributed: with and without a batch size, convolutions, dropout.
import numpy as np
from case_helpers import RESULT, gather, hist, look, part, plain, probe, sums

from keras.layers import (Convolution2D, Dense, Dropout, Flatten, Input, LSTM,
                          TimeDistributed)
from keras.models import Model, Sequential

X = np.random.RandomState(3).normal(size=(4, 3, 2)).astype('float32')


@part
def dense():
    out = gather([
        ('free', look(TimeDistributed(Dense(2, activation='tanh')), X)),
        ('batch', look(TimeDistributed(Dense(2, activation='tanh')), X,
                       batch=4)),
        ('activity', look(TimeDistributed(Dense(
            2, activity_regularizer='l2')), X, grads=False))])
    return out


@part
def images():
    rs = np.random.RandomState(2)
    x = rs.normal(size=(2, 3, 1, 4, 4)).astype('float32')
    out = gather([('free', look(TimeDistributed(Convolution2D(
        2, 2, 2, dim_ordering='th')), x, grads=False))])
    m = Sequential([TimeDistributed(Convolution2D(2, 2, 2),
                                    input_shape=(3, 1, 4, 4)),
                    TimeDistributed(Flatten()), LSTM(2)])
    m.compile('sgd', 'mse')
    h = m.fit(x, x[:, 0, 0, 0, :2], nb_epoch=2, verbose=0)
    out['history'] = hist(h)
    out['shapes'] = plain([layer.output_shape for layer in m.layers])
    return out


@part
def dropout():
    """One mask for all steps as they are folded into the batch."""
    out = gather([
        ('free', look(TimeDistributed(Dropout(.5)), np.ones((2, 3, 4)),
                      both=True, grads=False))])
    out['probe'] = probe()
    return out


@part
def training():
    out = {}
    m = Sequential([TimeDistributed(Dense(3, W_regularizer='l2'),
                                    input_shape=(3, 2)),
                    LSTM(2, return_sequences=True),
                    TimeDistributed(Dense(1), name='last')])
    m.compile('adam', 'mse')
    h = m.fit(X, X[:, :, :1], nb_epoch=2, batch_size=2, verbose=0)
    out['history'] = hist(h)
    out['weights'] = [w.name for w in m.weights]
    out['sums'] = sums(m.get_weights())
    out['config'] = plain(m.layers[2].get_config())
    return out


@part
def twice():
    x = Input((3, 2))
    d = TimeDistributed(Dense(2))
    y = d(d(x))
    m = Model(x, y)
    return {'weights': len(m.weights), 'shape': plain(m.output_shape),
            'predicted': m.predict(X[:2])}
