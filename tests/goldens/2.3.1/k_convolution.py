# K: convolutions of images and sequences, paddings, steps, formats.
import numpy as np
from case_helpers import RESULT, caught, part

from keras import backend as K

rs = np.random.RandomState(4)
X = rs.normal(size=(2, 3, 5, 6)).astype('float32')
W = rs.normal(size=(3, 2, 3, 4)).astype('float32')
S = rs.normal(size=(2, 6, 3)).astype('float32')
V = rs.normal(size=(3, 3, 4)).astype('float32')
FIRST, LAST = 'channels_first', 'channels_last'


def last(x):
    return np.moveaxis(x, 1, -1)


@part
def images():
    out = {}
    x, y, w = K.variable(X), K.variable(last(X)), K.variable(W)
    for mode in ['valid', 'same', 'full']:
        for steps in [(1, 1), (2, 1)]:
            key = '%s %d%d' % ((mode,) + steps)
            out[key] = K.eval(K.conv2d(x, w, steps, mode, FIRST))
            z = K.eval(K.conv2d(y, w, steps, mode, LAST))
            out[key + ' last'] = [z.shape, z.sum(axis=(1, 2))]
    out['default'] = K.eval(K.conv2d(x, w))[0, 0]
    out['known'] = [K.int_shape(K.conv2d(x, w)) is None]
    return out


@part
def dilated():
    out = {}
    x, y, w = K.variable(X), K.variable(last(X)), K.variable(W)
    out['valid'] = K.eval(K.conv2d(x, w, dilation_rate=(2, 2)))
    out['same'] = K.eval(K.conv2d(x, w, padding='same',
                                  dilation_rate=(1, 2)))
    out['last'] = K.eval(K.conv2d(y, w, padding='valid', data_format=LAST,
                                  dilation_rate=(2, 1)))
    return out


@part
def sequences():
    out = {}
    x, y, w = K.variable(S), K.variable(last(S)), K.variable(V)
    for mode in ['valid', 'same', 'causal']:
        for steps, rate in [(1, 1), (2, 1), (1, 2)]:
            key = '%s %d %d' % (mode, steps, rate)
            z = K.conv1d(x, w, steps, mode, LAST, rate)
            out[key] = K.eval(z)
            out[key + ' shape'] = str(K.int_shape(z))
    for mode in ['valid', 'same']:
        out[mode + ' first'] = K.eval(K.conv1d(y, w, 2, mode, FIRST))
    return out


@part
def inputs():
    out = {}
    x = K.placeholder(shape=(None, 3, None, 6))
    w = K.variable(W)
    f = K.function([x], [K.conv2d(x, w, padding='same', data_format=FIRST),
                         K.conv2d(x * 2, w * 1, data_format=FIRST)])
    out['same'], out['doubled'] = f([X[:, :, :4]])
    return out


@part
def errors():
    out = {}
    x, w, s, v = K.variable(X), K.variable(W), K.variable(S), K.variable(V)
    caught(out, 'padding', K.conv2d, x, w, padding='odd')
    caught(out, 'causal', K.conv2d, x, w, padding='causal')
    caught(out, 'format', K.conv2d, x, w, data_format='odd')
    caught(out, 'border_mode', K.conv2d, x, w, border_mode='same')
    caught(out, 'dim_ordering', K.conv2d, x, w, dim_ordering='th')
    caught(out, 'dilation', K.conv2d, x, w, filter_dilation=(2, 2))
    caught(out, '1d', K.conv1d, s, v, padding='odd', data_format=LAST)
    caught(out, 'stride', K.conv1d, s, v, stride=2)
    caught(out, 'unknown kernel', K.conv1d, s, v * 1, padding='causal')
    return out
