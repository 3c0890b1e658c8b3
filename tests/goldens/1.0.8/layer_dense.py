# Dense: draws, values, gradients, no bias, initial weights, more dimensions.
import numpy as np
from case_helpers import RESULT, gather, look, part, plain, probe

from keras.layers import Dense, Input

X = np.random.RandomState(1).normal(size=(3, 4)).astype('float32')


@part
def forms():
    w = [np.arange(8.).reshape(4, 2) / 4, np.array([1., -1.])]
    return gather([
        ('plain', look(Dense(3), X)),
        ('tanh', look(Dense(2, activation='tanh', init='normal'), X)),
        ('no bias', look(Dense(2, bias=False, init='he_normal'), X)),
        ('weights', look(Dense(2, weights=w), X)),
        ('softmax', look(Dense(3, activation='softmax'), X))])


@part
def inits():
    out = {}
    for init in ['uniform', 'lecun_uniform', 'normal', 'identity',
                 'orthogonal', 'zero', 'one', 'glorot_normal',
                 'glorot_uniform', 'he_normal', 'he_uniform']:
        d = Dense(4, init=init)
        d(Input((4,)))
        out[init] = d.get_weights()[0]
    out['probe'] = probe()
    return out


@part
def parts():
    out = {}
    d = Dense(2, W_regularizer='l2', activity_regularizer='activity_l1',
              W_constraint='nonneg')
    out['before'] = [d.built, len(d.weights), hasattr(d, 'W')]
    y = d(Input((4,)))
    out['after'] = [d.built, len(d.weights), len(d.regularizers),
                    len(d.constraints)]
    out['names'] = [d.W.name, d.b.name]
    out['shapes'] = plain([y._keras_shape, d.get_output_shape_for((7, 4))])
    return out
