# K.conv2d, conv3d, pool2d, pool3d: borders, orderings, errors. No conv2d with
# border_mode="same": for that Theano 0.8.2 needs a BLAS; here is none.
import numpy as np
from case_helpers import RESULT, caught, part

from keras import backend as K

X = np.linspace(-1., 1., 50).reshape((1, 2, 5, 5)).astype('float32')
W = np.linspace(-1., 1., 54).reshape((3, 2, 3, 3)).astype('float32')
x, w = K.placeholder(ndim=4), K.placeholder(ndim=4)


def values(named, inputs):
    got = K.function([x, w], [v for _, v in named])(inputs)
    return dict((name, value) for (name, _), value in zip(named, got))


@part
def conv2d():
    return values([
        ('valid', K.conv2d(x, w)),
        ('tf', K.conv2d(K.permute_dimensions(x, (0, 2, 3, 1)),
                        K.permute_dimensions(w, (2, 3, 1, 0)),
                        dim_ordering='tf'))], [X, W])


@part
def pool2d():
    out = {}
    named = [('max', K.pool2d(x, (2, 2), strides=(2, 2))),
             ('average', K.pool2d(x, (2, 3), pool_mode='avg')),
             ('tf', K.pool2d(x, (2, 2), strides=(2, 2), dim_ordering='tf')),
             ('same', K.pool2d(x, (2, 2), strides=(2, 2),
                               border_mode='same'))]
    got = K.function([x], [v for _, v in named])([X])
    for (name, _), value in zip(named, got):
        out[name] = value
    return out


@part
def errors():
    out = {}
    caught(out, 'conv_border', K.conv2d, x, w, border_mode='no')
    caught(out, 'pool_border', K.pool2d, x, (2, 2), border_mode='no')
    caught(out, 'pool_mode', K.pool2d, x, (2, 2), pool_mode='no')
    caught(out, 'pool_ordering', K.pool2d, x, (2, 2), dim_ordering='no')
    return out


@part
def volumes():
    out = {}
    v, k = K.placeholder(ndim=5), K.placeholder(ndim=5)
    named = [('conv3d', K.conv3d(v, k)),
             ('pool3d', K.pool3d(v, (2, 2, 2), strides=(2, 2, 2))),
             ('pool3d_average', K.pool3d(v, (1, 2, 2), pool_mode='avg'))]
    got = K.function([v, k], [e for _, e in named])(
        [np.linspace(-1., 1., 54).reshape((1, 2, 3, 3, 3)),
         np.linspace(-1., 1., 16).reshape((1, 2, 2, 2, 2))])
    for (name, _), value in zip(named, got):
        out[name] = value
    caught(out, 'border', K.conv3d, v, k, border_mode='no')
    caught(out, 'pool_same', K.pool3d, v, (2, 2, 2), border_mode='same')
    return out
