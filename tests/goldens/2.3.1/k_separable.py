# K: separable, depthwise, transposed and local convolutions.
import numpy as np
from case_helpers import RESULT, caught, part

from keras import backend as K

rs = np.random.RandomState(6)
X = rs.normal(size=(2, 3, 5, 6)).astype('float32')
D = rs.normal(size=(3, 2, 3, 2)).astype('float32')
P = rs.normal(size=(1, 1, 6, 4)).astype('float32')
S = rs.normal(size=(2, 6, 3)).astype('float32')
FIRST, LAST = 'channels_first', 'channels_last'


def last(x):
    return np.moveaxis(x, 1, -1)


@part
def depthwise():
    out = {}
    x, y, d = K.variable(X), K.variable(last(X)), K.variable(D)
    for mode in ['valid', 'same']:
        for steps in [(1, 1), (2, 2)]:
            key = '%s %d%d' % ((mode,) + steps)
            out[key] = K.eval(K.depthwise_conv2d(x, d, steps, mode, FIRST))
            z = K.eval(K.depthwise_conv2d(y, d, steps, mode, LAST))
            out[key + ' last'] = [z.shape, z.sum(axis=(1, 2))]
    out['dilated'] = K.eval(K.depthwise_conv2d(x, d, dilation_rate=(1, 2)))
    caught(out, 'format', K.depthwise_conv2d, x, d, data_format='odd')
    return out


@part
def separable():
    out = {}
    x, y = K.variable(X), K.variable(last(X))
    d, p = K.variable(D), K.variable(P)
    for mode in ['valid', 'same']:
        key = mode
        out[key] = K.eval(K.separable_conv2d(x, d, p, (1, 1), mode, FIRST))
        out[key + ' last'] = K.eval(
            K.separable_conv2d(y, d, p, (2, 2), mode, LAST))
    out['dilated'] = K.eval(K.separable_conv2d(x, d, p,
                                               dilation_rate=(2, 2)))
    return out


@part
def separable_of_sequences():
    out = {}
    x, y = K.variable(S), K.variable(last(S))
    d, p = K.variable(D[:, 0]), K.variable(P[:, 0])
    for mode in ['valid', 'same']:
        out[mode] = K.eval(K.separable_conv1d(x, d, p, 1, mode, LAST))
        out[mode + ' first'] = K.eval(
            K.separable_conv1d(y, d, p, (2,), mode, FIRST))
    out['dilated'] = K.eval(K.separable_conv1d(x, d, p, data_format=LAST,
                                               dilation_rate=2))
    return out


@part
def transposed():
    out = {}
    x, y = K.variable(X), K.variable(last(X))
    k = K.variable(rs.normal(size=(3, 3, 4, 3)))
    out['valid'] = K.eval(K.conv2d_transpose(x, k, (2, 4, 7, 8)))
    out['steps'] = K.eval(K.conv2d_transpose(x, k, (2, 4, 11, 13), (2, 2)))
    out['same'] = K.eval(K.conv2d_transpose(
        x, k, (None, 4, 10, 12), (2, 2), 'same', FIRST))
    out['last'] = K.eval(K.conv2d_transpose(
        y, k, (2, 5, 6, 4), padding='same', data_format=LAST))
    caught(out, 'even', K.conv2d_transpose, x, K.variable(D),
           (2, 3, 5, 6), padding='same')
    caught(out, 'padding', K.conv2d_transpose, x, k, (2, 4, 7, 8),
           padding='odd')
    return out


@part
def local():
    out = {}
    x = K.variable(S)
    w = K.variable(rs.normal(size=(4, 9, 2)))
    y = K.local_conv1d(x, w, (3,), (1,))
    out['1d'], out['1d shape'] = K.eval(y), K.int_shape(y)
    k = K.variable(rs.normal(size=(4, 18, 2)))
    for key, z, form in [('first', X, FIRST), ('last', last(X), LAST)]:
        y = K.local_conv2d(K.variable(z), k, (3, 2), (2, 3), (2, 2), form)
        out[key], out[key + ' shape'] = K.eval(y), K.int_shape(y)
    caught(out, 'format', K.local_conv1d, x, w, (3,), (1,), 'odd')
    return out
