# K: convolutions and pooling of volumes, and their transpose.
import numpy as np
from case_helpers import RESULT, caught, part

from keras import backend as K

rs = np.random.RandomState(5)
X = rs.normal(size=(1, 2, 3, 4, 3)).astype('float32')
W = rs.normal(size=(2, 3, 2, 2, 3)).astype('float32')
FIRST, LAST = 'channels_first', 'channels_last'


def last(x):
    return np.moveaxis(x, 1, -1)


@part
def conv3d():
    out = {}
    x, y, w = K.variable(X), K.variable(last(X)), K.variable(W)
    for mode in ['valid', 'same']:
        for steps in [(1, 1, 1), (1, 2, 1)]:
            key = '%s %d%d%d' % ((mode,) + steps)
            out[key] = K.eval(K.conv3d(x, w, steps, mode, FIRST))
            z = K.eval(K.conv3d(y, w, steps, mode, LAST))
            out[key + ' last'] = [z.shape, z.sum(axis=(1, 2, 3))]
    out['dilated'] = K.eval(K.conv3d(x, w[:, :2], dilation_rate=(1, 2, 1)))
    return out


@part
def transposed():
    out = {}
    w = K.variable(rs.normal(size=(3, 3, 3, 4, 2)))
    x, y = K.variable(X), K.variable(last(X))
    out['valid'] = K.eval(K.conv3d_transpose(x, w, (1, 4, 5, 6, 5)))
    out['same'] = K.eval(K.conv3d_transpose(
        x, w, (1, 4, 3, 4, 3), padding='same', data_format=FIRST))
    out['last'] = K.eval(K.conv3d_transpose(
        y, w, (1, 6, 8, 6, 4), strides=(2, 2, 2), padding='same',
        data_format=LAST)).sum(axis=(1, 2, 3))
    caught(out, 'even', K.conv3d_transpose, x, K.variable(W),
           (1, 3, 3, 4, 3), padding='same')
    return out


@part
def pool3d():
    out = {}
    x, y = K.variable(X), K.variable(last(X))
    for mode in ['max', 'avg']:
        for border in ['valid', 'same']:
            key = '%s %s' % (mode, border)
            out[key] = K.eval(K.pool3d(x, (2, 2, 2), (1, 2, 1), border,
                                       FIRST, mode))
            out[key + ' last'] = K.eval(K.pool3d(
                y, (3, 3, 3), (2, 2, 2), border, LAST, mode))
    caught(out, 'mode', K.pool3d, x, (2, 2, 2), pool_mode='odd')
    caught(out, 'padding', K.pool3d, x, (2, 2, 2), padding='odd')
    caught(out, 'format', K.pool3d, x, (2, 2, 2), data_format='odd')
    return out


@part
def others():
    out = {}
    x, y = K.variable(X), K.variable(last(X))
    for key, z, form in [('first', x, FIRST), ('last', y, LAST)]:
        big = K.resize_volumes(z, 2, 1, 3, form)
        out[key + ' big'] = K.eval(big).sum(axis=(2, 3))
        wide = K.spatial_3d_padding(z, ((1, 0), (0, 2), (1, 1)), form)
        out[key + ' wide'] = K.eval(wide).sum(axis=(2, 3))
        out[key + ' shapes'] = [K.int_shape(big), K.int_shape(wide)]
        out[key + ' bias'] = K.eval(K.bias_add(z, K.variable([1., 2.]),
                                               form))
    places = K.variable(rs.normal(size=(3, 4, 3, 2)))
    out['places'] = K.eval(K.bias_add(x, places, FIRST))
    out['places last'] = K.eval(K.bias_add(y, places, LAST))
    caught(out, 'resize', K.resize_volumes, x, 2, 2, 2, 'odd')
    caught(out, 'bias', K.bias_add, x, K.variable(np.ones((2, 2))))
    return out
