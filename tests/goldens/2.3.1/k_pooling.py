# K: pooling, biases, margins and enlarging of images.
import numpy as np
from case_helpers import RESULT, caught, part, raised

from keras import backend as K

rs = np.random.RandomState(7)
X = rs.normal(size=(2, 3, 5, 6)).astype('float32')
FIRST, LAST = 'channels_first', 'channels_last'


def last(x):
    return np.moveaxis(x, 1, -1)


@part
def pool2d():
    out = {}
    x, y = K.variable(X), K.variable(last(X))
    for mode in ['max', 'avg']:
        for border, size, steps in [('valid', (2, 2), (1, 1)),
                                    ('valid', (2, 3), (2, 2)),
                                    ('same', (3, 3), (2, 2)),
                                    ('same', (1, 2), (2, 1)),
                                    ('same', (2, 2), (2, 2))]:
            key = '%s %s %d%d %d%d' % ((mode, border) + size + steps)
            out[key] = K.eval(K.pool2d(x, size, steps, border, FIRST, mode))
        out[mode + ' last'] = K.eval(K.pool2d(y, (2, 2), (2, 2), 'same',
                                              LAST, mode))
    out['default'] = K.eval(K.pool2d(x, (2, 2)))
    return out


@part
def biases():
    out = {}
    for key, shape, form in [('2', (2, 3), FIRST), ('3', (2, 3, 4), FIRST),
                             ('3 last', (2, 4, 3), LAST),
                             ('4', (2, 3, 2, 4), FIRST),
                             ('4 last', (2, 2, 4, 3), LAST)]:
        x = K.zeros(shape)
        out[key] = K.eval(K.bias_add(x, K.variable([1., 2., 3.]), form))
    places = K.variable(np.arange(24).reshape((2, 4, 3)))
    out['places'] = K.eval(K.bias_add(K.zeros((1, 3, 2, 4)), places, FIRST))
    out['places last'] = K.eval(K.bias_add(K.zeros((1, 2, 4, 3)), places,
                                           LAST))
    steps = K.variable(np.arange(12).reshape((4, 3)))
    out['steps'] = K.eval(K.bias_add(K.zeros((1, 3, 4)), steps, FIRST))
    out['steps last'] = K.eval(K.bias_add(K.zeros((1, 4, 3)), steps, LAST))
    out['default'] = K.eval(K.bias_add(K.zeros((1, 3, 2)),
                                       K.variable([1., 2., 3.])))
    caught(out, 'ndim', K.bias_add, K.zeros((1, 3, 2, 4)),
           K.variable(np.ones((2, 3))))
    caught(out, 'format', K.bias_add, K.zeros((1, 3, 2)),
           K.variable([1., 2., 3.]), 'odd')
    return out


@part
def margins():
    out = {}
    s = K.variable(X[:, :, 0])
    for key, y in [('time', K.temporal_padding(s)),
                   ('time 02', K.temporal_padding(s, (0, 2))),
                   ('image', K.spatial_2d_padding(K.variable(X))),
                   ('image 1203', K.spatial_2d_padding(
                       K.variable(X), ((1, 2), (0, 3)), FIRST)),
                   ('last', K.spatial_2d_padding(
                       K.variable(last(X)), ((1, 0), (0, 1)), LAST))]:
        out[key], out[key + ' shape'] = K.eval(y), K.int_shape(y)
    x = K.placeholder(shape=(None, None, 4, 3))
    out['known'] = [str(K.int_shape(K.spatial_2d_padding(x, data_format=f)))
                    for f in (FIRST, LAST)]
    raised(out, 'pairs', K.spatial_2d_padding, K.variable(X),
           ((1, 1), (1, 1), (1, 1)))
    raised(out, 'pair', K.spatial_2d_padding, K.variable(X), (1, 1))
    raised(out, 'times', K.temporal_padding, s, (1, 1, 1))
    raised(out, 'time', K.temporal_padding, s, 1)
    raised(out, 'volume', K.spatial_3d_padding, K.variable(X[None]),
           (1, 1, 1))
    caught(out, 'format', K.spatial_2d_padding, K.variable(X),
           data_format='odd')
    return out


@part
def enlarged():
    out = {}
    x, y = K.variable(X), K.variable(last(X))
    for key, z in [('first', K.resize_images(x, 2, 3, FIRST)),
                   ('last', K.resize_images(y, 3, 2, LAST)),
                   ('smooth', K.resize_images(x, 2, 2, FIRST, 'bilinear')),
                   ('smooth last', K.resize_images(
                       y, 2, 2, LAST, interpolation='bilinear'))]:
        out[key], out[key + ' shape'] = K.eval(z)[0], K.int_shape(z)
    caught(out, 'format', K.resize_images, x, 2, 2, 'odd')
    caught(out, 'smooth 3', K.resize_images, x, 3, 3, FIRST, 'bilinear')
    caught(out, 'odd', K.resize_images, x, 3, 3, FIRST, 'odd')
    caught(out, 'dim_ordering', K.resize_images, x, 2, 2, dim_ordering='th')
    return out


@part
def errors():
    out = {}
    x = K.variable(X)
    caught(out, 'mode', K.pool2d, x, (2, 2), pool_mode='odd')
    caught(out, 'padding', K.pool2d, x, (2, 2), padding='full')
    caught(out, 'format', K.pool2d, x, (2, 2), data_format='odd')
    caught(out, 'empty', K.pool2d, x, (0, 2))
    caught(out, 'border_mode', K.pool2d, x, (2, 2), border_mode='same')
    caught(out, 'dim_ordering', K.pool3d, x, (2, 2), dim_ordering='th')
    return out
