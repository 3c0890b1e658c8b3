# K: reductions over axes, dot, gather, transpose.
import numpy as np
from case_helpers import RESULT, part

from keras import backend as K

A = np.array([[-3., -.5, 0.], [1., 7., 2.5]], 'float32')
CUBE = (np.arange(24, dtype='float32').reshape((2, 3, 4)) - 9.) / 4.


@part
def reductions():
    out = {}
    x, c = K.placeholder(ndim=2), K.placeholder(ndim=3)
    named = []
    for name in ['max', 'min', 'sum', 'prod', 'mean', 'std']:
        fn = getattr(K, name)
        named += [(name, fn(x)), (name + '_last', fn(x, axis=-1)),
                  (name + '_kept', fn(x, axis=1, keepdims=True))]
    named += [('sum_0', K.sum(x, axis=0)), ('max_0', K.max(x, axis=0)),
              ('std_0', K.std(x, axis=0, keepdims=True)),
              ('sum_two', K.sum(c, axis=[1, 2])),
              ('mean_two', K.mean(c, axis=(0, 1))),
              ('argmax', K.argmax(x)), ('argmax_0', K.argmax(x, axis=0)),
              ('argmin', K.argmin(x)), ('argmin_0', K.argmin(x, axis=0))]
    got = K.function([x, c], [v for _, v in named])([A, CUBE])
    for (name, _), value in zip(named, got):
        out[name] = value
    return out


@part
def truth():
    out = {}
    x = K.placeholder(ndim=2)
    f = K.function([x], [K.any(x), K.any(x, axis=-1),
                         K.any(x, axis=1, keepdims=True)])
    for name, value in zip(['any', 'any_last', 'any_kept'],
                           f([[[0., 0.], [0., 3.]]])):
        out[name] = value != 0
    return out


@part
def products():
    out = {}
    x, c = K.placeholder(ndim=2), K.placeholder(ndim=3)
    v = K.placeholder(ndim=1)
    w = K.variable(np.arange(12).reshape((4, 3)) / 10.)
    f = K.function([x, c, v], [K.dot(x, K.transpose(x)), K.dot(c, w),
                               K.dot(x, v), K.dot(v, v), K.transpose(c),
                               K.gather(w, [2, 0, 2])])
    (out['matrices'], out['cube'], out['vector'], out['vectors'],
     out['transposed_cube'], out['gather']) = f([A, CUBE, [1., 2., 3.]])
    i = K.placeholder(ndim=2, dtype='int32')
    out['gather_matrix'] = K.function([i], [K.gather(w, i)])(
        [np.array([[0, 1], [3, 3]], 'int32')])[0]
    return out
