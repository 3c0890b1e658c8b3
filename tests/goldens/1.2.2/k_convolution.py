# K: convolutions and pooling, modes, steps, orderings.
import numpy as np
from case_helpers import RESULT, caught, part, raised

from keras import backend as K

rs = np.random.RandomState(4)
X = rs.normal(size=(2, 2, 5, 6)).astype('float32')
W = rs.normal(size=(3, 2, 3, 2)).astype('float32')


def tf(x):
    return np.transpose(x, (0, 2, 3, 1))


@part
def conv2d():
    out = {}
    x, w = K.variable(X), K.variable(W)
    y, v = K.variable(tf(X)), K.variable(np.transpose(W, (2, 3, 1, 0)))
    for mode in ['valid', 'same']:
        for steps in [(1, 1), (2, 1)]:
            key = '%s %d%d' % ((mode,) + steps)
            out[key] = K.eval(K.conv2d(x, w, steps, mode, dim_ordering='th'))
            out[key + ' tf'] = K.eval(K.conv2d(y, v, steps, mode,
                                               dim_ordering='tf')).sum()
    caught(out, 'mode', K.conv2d, x, w, border_mode='odd',
           dim_ordering='th')
    return out


@part
def kinds():
    out = {}
    x, w = K.variable(X), K.variable(W)
    out['atrous'] = K.eval(K.conv2d(x, w, border_mode='valid',
                                    dim_ordering='th',
                                    filter_dilation=(2, 2)))
    out['unflipped'] = K.eval(K.conv2d(x, w, border_mode='valid',
                                       dim_ordering='th'))[0, 0]
    s = K.variable(X[:, 0])
    k = K.variable(rs.normal(size=(3, 1, 6, 2)).astype('float32'))
    raised(out, 'conv1d', K.conv1d, s, k)
    raised(out, 'separable', K.separable_conv2d, x, w, w)
    return out


@part
def pools():
    out = {}
    x, y = K.variable(X), K.variable(tf(X))
    for mode in ['max', 'avg']:
        for border, size, steps in [('valid', (2, 2), (1, 1)),
                                    ('valid', (2, 3), (2, 2)),
                                    ('same', (3, 3), (2, 2))]:
            key = '%s %s %d%d %d%d' % ((mode, border) + size + steps)
            out[key] = K.eval(K.pool2d(x, size, steps, border,
                                       dim_ordering='th', pool_mode=mode))
        out[mode + ' tf'] = K.eval(K.pool2d(y, (2, 2), dim_ordering='tf',
                                            pool_mode=mode)).sum()
    caught(out, 'mode', K.pool2d, x, (2, 2), pool_mode='odd')
    caught(out, 'border', K.pool2d, x, (2, 2), border_mode='odd')
    return out


@part
def volumes():
    out = {}
    v = rs.normal(size=(1, 2, 3, 4, 3)).astype('float32')
    k = rs.normal(size=(2, 2, 2, 2, 2)).astype('float32')
    out['conv'] = K.eval(K.conv3d(K.variable(v), K.variable(k),
                                  dim_ordering='th'))
    for mode in ['max', 'avg']:
        out[mode] = K.eval(K.pool3d(K.variable(v), (2, 2, 2), (1, 2, 1),
                                    dim_ordering='th', pool_mode=mode))
    return out


@part
def normalization():
    out = {}
    x = K.variable(X)
    gamma, beta = K.variable([2., .5]), K.variable([1., -1.])
    y, mean, var = K.normalize_batch_in_training(x, gamma, beta, [0, 2, 3])
    out['y'], out['mean'], out['var'] = K.function([], [y, mean, var])([])
    shape = (1, 2, 1, 1)
    z = K.batch_normalization(x, K.reshape(K.variable([.5, 1.]), shape),
                              K.reshape(K.variable([2., .1]), shape),
                              K.reshape(beta, shape),
                              K.reshape(gamma, shape))
    out['z'] = K.eval(z)
    return out
