# K.conv2d and K.pool2d: borders, strides, orderings, errors.
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
        ('same', K.conv2d(x, w, border_mode='same')),
        ('tf', K.conv2d(K.permute_dimensions(x, (0, 2, 3, 1)),
                        K.permute_dimensions(w, (2, 3, 1, 0)),
                        dim_ordering='tf'))], [X, W])


@part
def pool2d():
    out = {}
    named = [('max', K.pool2d(x, (2, 2), strides=(2, 2))),
             ('average', K.pool2d(x, (2, 3), pool_mode='avg')),
             ('tf', K.pool2d(x, (2, 2), strides=(2, 2), dim_ordering='tf'))]
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
def not_yet():
    out = {}
    caught(out, 'pool_same', K.pool2d, x, (2, 2), border_mode='same')
    return out
