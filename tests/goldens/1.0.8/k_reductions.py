# K: sums, means, argmax; axes, negative axes, keepdims.
import numpy as np
from case_helpers import RESULT, part

from keras import backend as K

A = np.random.RandomState(3).normal(size=(2, 3, 4)).astype('float32')
BITS = (A > 0).astype('float32')


@part
def numbers():
    x = K.placeholder(ndim=3)
    named = []
    for name in ['max', 'min', 'sum', 'prod', 'mean', 'std', 'var']:
        fn = getattr(K, name)
        named += [(name, fn(x)), (name + ' 1', fn(x, axis=1)),
                  (name + ' -1', fn(x, axis=-1, keepdims=True))]
    for name in ['sum', 'mean', 'max']:
        named.append((name + ' two', getattr(K, name)(x, axis=[0, 2])))
    named += [('argmax', K.argmax(x)), ('argmin', K.argmin(x, axis=1))]
    got = K.function([x], [v for _, v in named])([A])
    return dict((name, np.asarray(v)) for (name, _), v in zip(named, got))


@part
def truth():
    x = K.placeholder(ndim=3)
    named = [('any', K.any(x)), ('any 1', K.any(x, axis=1)),
             ('all', K.all(x, axis=2)), ('any keep', K.any(x, axis=0,
                                                           keepdims=True))]
    got = K.function([x], [v for _, v in named])([BITS])
    return dict((name, np.asarray(v).astype('int32'))
                for (name, _), v in zip(named, got))


@part
def integers():
    x = K.placeholder(ndim=2, dtype='int32')
    f = K.function([x], [K.mean(x, axis=1), K.sum(x), K.cast(x, 'float32')])
    mean, total, cast = f([np.arange(6).reshape(2, 3)])
    return {'mean': mean, 'sum': int(total), 'cast': cast}
