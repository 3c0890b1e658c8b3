# Constraints: on values, in training, by name.
import numpy as np
from case_helpers import RESULT, T, X, caught, hist, part, plain

from keras import backend as K
from keras import constraints
from keras.layers import BatchNormalization, Dense, Embedding
from keras.models import Sequential

W = np.array([[1., -2., .1], [.5, 3., -.2], [-4., .3, .05]], 'float32')


@part
def values():
    out = {}
    named = [('nonneg', constraints.nonneg()),
             ('maxnorm', constraints.maxnorm(2.)),
             ('maxnorm axis 1', constraints.maxnorm(2., axis=1)),
             ('unitnorm', constraints.unitnorm()),
             ('unitnorm axis 1', constraints.unitnorm(axis=1))]
    x = K.placeholder(ndim=2)
    results = K.function([x], [c(x) for _, c in named])([W])
    for (name, c), result in zip(named, results):
        out[name] = result
        out[name + ' config'] = plain(c.get_config())
    return out


@part
def training():
    out = {}
    for name, c in [('nonneg', 'nonneg'), ('maxnorm', constraints.maxnorm(.5)),
                    ('unitnorm', 'unitnorm')]:
        np.random.seed(7)
        m = Sequential([Dense(2, input_dim=5, W_constraint=c,
                              b_constraint=c if name == 'nonneg' else None)])
        m.compile('rmsprop', 'mse')
        h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0)
        out[name], out[name + ' weights'] = hist(h), m.get_weights()
        out[name + ' count'] = len(m.constraints)
    return out


@part
def lookup():
    m = Sequential([Embedding(6, 2, input_length=1, W_constraint='unitnorm'),
                    BatchNormalization(mode=1)])
    m.compile('sgd', 'mse')
    x = np.arange(6).reshape(6, 1)
    h = m.fit(x, np.ones((6, 1, 2)), nb_epoch=2, batch_size=3, verbose=0)
    return {'history': hist(h), 'weights': m.get_weights()}


@part
def names():
    out = {}
    for name in ['maxnorm', 'nonneg', 'unitnorm', 'MaxNorm', 'NonNeg']:
        c = constraints.get(name)
        out[name] = [type(c).__name__, plain(c.get_config())]
    c = constraints.get({'name': 'MaxNorm', 'm': 3, 'axis': 1})
    out['dict'] = plain(c.get_config())
    caught(out, 'unknown', constraints.get, 'nothing')
    return out
