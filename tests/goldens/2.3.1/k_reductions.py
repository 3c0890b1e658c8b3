# K: sums, means, extremes; products of matrices; what they know of shapes.
import numpy as np
from case_helpers import RESULT, caught, part

from keras import backend as K

rs = np.random.RandomState(11)
X = rs.normal(size=(3, 4, 2)).astype('float32')


@part
def floats():
    out = {}
    x = K.variable(X)
    for name in ['max', 'min', 'sum', 'prod', 'mean', 'var', 'std',
                 'logsumexp']:
        fn = getattr(K, name)
        out[name] = K.function([], [fn(x), fn(x, 1), fn(x, -1, True),
                                    fn(x, axis=(0, 2)),
                                    fn(x, axis=[0, 1], keepdims=True)])([])
    for name in ['argmax', 'argmin', 'cumsum', 'cumprod']:
        fn = getattr(K, name)
        out[name] = K.function([], [fn(x), fn(x, 1), fn(x, axis=0)])([])
    return out


@part
def whole():
    out = {}
    x = K.variable([[0, 1, 2], [3, 0, 0]], dtype='int32')
    b = K.greater(x, 1)
    for name in ['any', 'all', 'mean', 'sum', 'max']:
        for key, y in [('int', x), ('truth', b)]:
            if name == 'max' and key == 'truth':
                continue
            z = getattr(K, name)(y, axis=1)
            out['%s %s' % (name, key)] = K.eval(z)
            out['%s %s dtype' % (name, key)] = K.dtype(z)
    for axis in [None, 0, 1]:
        for keep in [False, True]:
            z = K.any(x, axis, keep)
            out['any %s %s' % (axis, keep)] = [str(K.int_shape(z))]
            z = K.all(x, axis, keep)
            out['all %s %s' % (axis, keep)] = [str(K.int_shape(z))]
    out['sum shape'] = str(K.int_shape(K.sum(x)))
    return out


@part
def products():
    out = {}
    a = K.placeholder(shape=(None, 4))
    for key, other in [('matrix', K.variable(rs.normal(size=(4, 3)))),
                       ('vector', K.variable(rs.normal(size=(4,)))),
                       ('cube', K.variable(rs.normal(size=(2, 4, 3))))]:
        y = K.dot(a, other)
        out[key] = K.function([a], [y])([X[:, :, 0]])[0]
        out[key + ' shape'] = str(K.int_shape(y))
    x = K.variable(X)
    y = K.dot(x, K.variable(rs.normal(size=(2, 5))))
    out['steps'], out['steps shape'] = K.eval(y), K.int_shape(y)
    out['unknown'] = str(K.int_shape(K.dot(x * 1, K.zeros((2, 5)))))
    return out


@part
def batches():
    out = {}
    a, b = K.variable(X), K.variable(rs.normal(size=(3, 2, 5)))
    c, d = K.variable(X[:, :, 0]), K.variable(X[:, :, 1])
    for key, args in [('plain', (a, b)), ('axes', (a, a, 1)),
                      ('pair', (a, b, (2, 1))), ('list', (a, b, [2, 1])),
                      ('matrices', (c, d)), ('one', (c, d, 1)),
                      ('mixed', (c, a, (1, 1))), ('mixed none', (a, d[:, :2])),
                      ('matrix and cube', (c[:, :2], b))]:
        y = K.batch_dot(*args)
        out[key], out[key + ' shape'] = K.eval(y), str(K.int_shape(y))
    caught(out, 'several', K.batch_dot, a, b, [[1, 2], 1])
    caught(out, 'zero', K.batch_dot, a, b, (0, 1))
    return out


@part
def rows():
    out = {}
    x = K.variable(X)
    i = K.variable([[0, 2], [1, 1]], dtype='int32')
    y = K.gather(x, i)
    out['gather'], out['gather shape'] = K.eval(y), K.int_shape(y)
    y = K.transpose(x)
    out['transpose'], out['transpose shape'] = K.eval(y), K.int_shape(y)
    p = K.placeholder(shape=(None, 3))
    out['placeholder'] = str(K.int_shape(K.transpose(p)))
    return out
