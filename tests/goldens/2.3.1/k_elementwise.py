# K: elementwise functions, comparisons, clipping, types.
import numpy as np
from case_helpers import RESULT, part

from keras import backend as K

X = np.array([[-2.5, -1.5, -.5, 0.], [.5, 1.5, 2.5, 1e-8]], 'float32')
Y = np.array([[-2.5, 0., .5, 0.], [.5, -1.5, 3., 1.]], 'float32')


@part
def one():
    out = {}
    x = K.variable(X)
    for name in ['square', 'abs', 'sqrt', 'exp', 'log', 'round', 'sign',
                 'sin', 'cos', 'tanh', 'sigmoid', 'hard_sigmoid',
                 'softplus', 'softsign', 'identity']:
        y = getattr(K, name)(x)
        out[name], out[name + ' shape'] = K.eval(y), str(K.int_shape(y))
    out['pow'] = K.eval(K.pow(x, 3))
    out['pow tensor'] = K.eval(K.pow(K.abs(x), x))
    return out


@part
def clipped():
    out = {}
    x = K.variable(X)
    for low, high in [(-1, 1), (1, -1), (None, 1), (-1, None), (0., .5),
                      (None, None)]:
        out['%s %s' % (low, high)] = K.eval(K.clip(x, low, high))
    out['tensors'] = K.eval(K.clip(x, K.variable(Y), K.variable(Y) + 1))
    return out


@part
def two():
    out = {}
    x, y = K.variable(X), K.variable(Y)
    for name in ['equal', 'not_equal', 'greater', 'greater_equal', 'less',
                 'less_equal', 'maximum', 'minimum']:
        z = getattr(K, name)(x, y)
        out[name] = K.eval(z).astype('float32')
        out[name + ' dtype'] = K.dtype(z)
        out[name + ' shape'] = str(K.int_shape(z))
        out[name + ' number'] = K.eval(getattr(K, name)(x, .5)).astype('int32')
    out['not_equal second'] = str(K.int_shape(K.not_equal(x * 1, y)))
    return out


@part
def chosen():
    out = {}
    x, y = K.variable(X), K.variable(Y)
    c = K.placeholder(ndim=0, dtype='uint8')
    f = K.function([c], [K.switch(c, x, y),
                         K.switch(c, lambda: x * 2, lambda: y * 2)])
    out['scalar'] = [f([0]), f([1])]
    rows = K.variable([1, 0])
    out['rows'] = K.eval(K.switch(rows, x, y))
    out['elements'] = K.eval(K.switch(K.greater(x, y), x, y))
    return out


@part
def types():
    out = {}
    i = K.variable([[1, 2], [3, 4]], dtype='int32')
    for key, y in [('ones', K.ones_like(i)), ('zeros', K.zeros_like(i)),
                   ('ones int', K.ones_like(i, dtype='int32')),
                   ('cast', K.cast(i, 'float16')),
                   ('size', K.size(i)), ('mean', K.mean(i)),
                   ('arange', K.arange(3)),
                   ('arange float', K.arange(1, 4, .5, 'float32')),
                   ('constant', K.constant(3, shape=(2,))),
                   ('constant array', K.constant([[1, 2], [3, 4]])),
                   ('constant int', K.constant([1, 2], dtype='int32'))]:
        out[key], out[key + ' dtype'] = K.eval(y), K.dtype(y)
        out[key + ' shape'] = str(K.int_shape(y))
    out['ndim'] = [K.ndim(i), K.ndim(K.sum(i)), K.ndim(K.placeholder(ndim=3))]
    out['floatx'] = [K.floatx(), str(K.cast_to_floatx([1, 2]).dtype)]
    return out
