# Constraints: values, trainings with each, configuration, lookup, own ones.
import numpy as np
from case_helpers import RESULT, T, X, caught, hist, part, plain

from keras import backend as K
from keras import constraints
from keras.constraints import (Constraint, MaxNorm, maxnorm, nonneg, unitnorm)
from keras.layers.core import Dense
from keras.models import Sequential
from keras.optimizers import SGD

P = np.array([[3., -.1, 0.], [4., .2, 0.]], 'float32')


def train(layer):
    m = Sequential([layer])
    m.compile(SGD(lr=.3), 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0)
    return {'loss': hist(h)['loss'], 'weights': m.get_weights(),
            'classes': [type(c).__name__ for c in m.constraints]}


@part
def max_norm():
    return train(Dense(2, input_dim=5, W_constraint=maxnorm(.8)))


@part
def non_negative():
    return train(Dense(2, input_dim=5, W_constraint=nonneg(),
                       b_constraint='nonneg'))


@part
def unit_norm():
    return train(Dense(2, input_dim=5, W_constraint=unitnorm()))


@part
def own():
    class Half(Constraint):
        def __call__(self, p):
            return K.clip(p, -.5, .5)

    return train(Dense(2, input_dim=5, W_constraint=Half()))


@part
def values():
    out = {}
    p = K.variable(P)
    names = ['maxnorm', 'maxnorm_1', 'nonneg', 'unitnorm', 'identity']
    made = [maxnorm()(p), maxnorm(1)(p), nonneg()(p), unitnorm()(p),
            constraints.identity()(p)]
    for name, value in zip(names, K.function([], made)([])):
        out[name] = value
    out['vector'] = K.eval(maxnorm(1.)(K.variable([3., 4.])))
    return out


@part
def lookup():
    out = {}
    for name in ['maxnorm', 'MaxNorm', 'nonneg', 'NonNeg', 'unitnorm',
                 'UnitNorm', 'identity', 'Constraint']:
        out[name] = plain(constraints.get(name).get_config())
    out['kwargs'] = plain(constraints.get('maxnorm', {'m': 7}).get_config())
    c = MaxNorm(3)
    out['same'] = constraints.get(c) is c
    out['m'] = c.m
    out['none'] = constraints.get(None)
    caught(out, 'unknown', constraints.get, 'no_such_one')
    return out


@part
def of_a_layer():
    """`constraint` for all parameters; wrong number: none at all."""
    out = {}
    d = Dense(2, input_dim=3)
    out['default'] = [type(c).__name__ for c in d.get_params()[2]]
    d.constraints = [maxnorm(1)]
    out['wrong_number'] = [type(c).__name__ for c in d.get_params()[2]]
    d.constraint = maxnorm(2)
    out['constraint'] = [type(c).__name__ for c in d.get_params()[2]]
    d.constraints = [None, nonneg()]
    out['list_first'] = [type(c).__name__ for c in d.get_params()[2]]
    return out


@part
def axes():
    out = {}
    p = K.variable(P)
    cube = K.variable(np.arange(12).reshape((2, 3, 2)) / 10.)
    names = ['maxnorm_rows', 'unitnorm_rows', 'maxnorm_cube', 'unitnorm_cube']
    made = [maxnorm(1, axis=1)(p), unitnorm(axis=1)(p),
            maxnorm(.5, axis=1)(cube), unitnorm(axis=[0, 1])(cube)]
    for name, value in zip(names, K.function([], made)([])):
        out[name] = value
    out['maxnorm_config'] = maxnorm(1, axis=1).get_config()
    out['unitnorm_config'] = unitnorm(axis=1).get_config()
    return out
