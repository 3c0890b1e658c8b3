# K: batch normalization, l2, softmax along axes, relu with thresholds.
import numpy as np
from case_helpers import RESULT, caught, part

from keras import backend as K

rs = np.random.RandomState(10)
X = rs.normal(size=(4, 3)).astype('float32')
Y = rs.normal(size=(2, 3, 2, 4)).astype('float32')


@part
def in_training():
    out = {}
    g, b = K.variable([2., .5, 1.]), K.variable([1., -1., 0.])
    for key, x, axes in [('matrix', X, [0]), ('image', Y, [0, 2, 3])]:
        for name, gamma, beta in [('both', g, b), ('gamma', g, None),
                                  ('beta', None, b)]:
            r = K.normalize_batch_in_training(K.variable(x), gamma, beta,
                                              axes)
            out['%s %s' % (key, name)] = K.function([], list(r))([])
    r = K.normalize_batch_in_training(K.variable(X), g, b, [0], epsilon=.1)
    out['epsilon'] = K.function([], list(r))([])
    return out


@part
def in_use():
    out = {}
    x = K.variable(X)
    mean, var = K.variable([.5, 0., 1.]), K.variable([2., 1., .1])
    g, b = K.variable([2., .5, 1.]), K.variable([1., -1., 0.])
    out['vectors'] = K.eval(K.batch_normalization(x, mean, var, b, g))
    out['none'] = K.eval(K.batch_normalization(x, mean, var, None, None))
    out['epsilon'] = K.eval(K.batch_normalization(x, mean, var, b, g,
                                                  epsilon=.1))
    out['axis'] = K.eval(K.batch_normalization(x, mean, var, b, g, -1, .1))
    shape = (1, 3, 1, 1)
    parts = [K.reshape(p, shape) for p in (mean, var, b, g)]
    out['image'] = K.eval(K.batch_normalization(K.variable(Y), *parts,
                                                axis=1))
    return out


@part
def l2():
    out = {}
    x = K.variable(X)
    out['rows'] = K.eval(K.l2_normalize(x, 1))
    out['columns'] = K.eval(K.l2_normalize(x, axis=0))
    out['all'] = K.eval(K.l2_normalize(x))
    out['zeros'] = K.eval(K.l2_normalize(K.zeros((2, 2)), -1))
    caught(out, 'epsilon', K.l2_normalize, x, 1, epsilon=1e-3)
    return out


@part
def softmax():
    out = {}
    x, y = K.variable(X), K.variable(Y)
    out['rows'] = K.eval(K.softmax(x))
    out['columns'] = K.eval(K.softmax(x, axis=0))
    out['last'] = K.eval(K.softmax(y))
    out['channels'] = K.eval(K.softmax(y, 1))
    return out


@part
def relu():
    out = {}
    x = K.variable(np.linspace(-3, 3, 13))
    for key, kwargs in [('plain', {}), ('slope', dict(alpha=.1)),
                        ('max', dict(max_value=2.)),
                        ('both', dict(alpha=.1, max_value=2.)),
                        ('threshold', dict(threshold=1.)),
                        ('all', dict(alpha=.5, max_value=2., threshold=1.)),
                        ('below', dict(alpha=.5, threshold=-1.))]:
        y = K.relu(x, **kwargs)
        out[key] = K.eval(y)
        out[key + ' gradient'] = K.eval(K.gradients(K.sum(y), x))
    return out


@part
def others():
    out = {}
    x = K.variable(np.linspace(-4, 4, 9))
    for name in ['sigmoid', 'hard_sigmoid', 'tanh', 'softplus', 'softsign',
                 'elu']:
        out[name] = K.eval(getattr(K, name)(x))
    out['elu 2'] = K.eval(K.elu(x, 2.))
    p = K.variable([[.1, .5, .4], [.4, .4, .2], [.2, .3, .5]])
    t = K.variable([1, 1, 0], dtype='int32')
    for k in range(5):
        y = K.in_top_k(p, t, k)
        out['top %d' % k] = K.eval(y).astype('int32')
        out['top %d dtype' % k] = K.dtype(y)
    return out
