# Every objective as a function of two tensors; names; errors.
import numpy as np
from case_helpers import RESULT, caught, part

from keras import backend as K
from keras import objectives

rs = np.random.RandomState(4)
P = rs.uniform(.05, .95, (4, 3)).astype('float32')
T = rs.uniform(.05, .95, (4, 3)).astype('float32')
C = np.eye(3)[[0, 2, 1, 1]].astype('float32')
P3, C3 = P.reshape(2, 2, 3), C.reshape(2, 2, 3)

NAMES = ['mean_squared_error', 'mean_absolute_error',
         'mean_absolute_percentage_error', 'mean_squared_logarithmic_error',
         'squared_hinge', 'hinge', 'categorical_crossentropy',
         'binary_crossentropy', 'kullback_leibler_divergence', 'poisson',
         'cosine_proximity']
SHORT = ['mse', 'MSE', 'mae', 'MAE', 'mape', 'MAPE', 'msle', 'MSLE', 'kld',
         'KLD', 'cosine']


@part
def matrices():
    out = {}
    t, p = K.placeholder(ndim=2), K.placeholder(ndim=2)
    results = [objectives.get(n)(t, p) for n in NAMES]
    grads = [K.gradients(K.sum(r), p) for r in results]
    f = K.function([t, p], results + grads)
    for data, (a, b) in [('values', (T, P)), ('classes', (C, P)),
                         ('edges', (C, C))]:
        got = f([a, b])
        for i, name in enumerate(NAMES):
            out['%s %s' % (name, data)] = got[i]
            if data == 'values':
                out['%s gradient' % name] = got[len(NAMES) + i]
    return out


@part
def sequences():
    t, p = K.placeholder(ndim=3), K.placeholder(ndim=3)
    f = K.function([t, p], [objectives.get(n)(t, p) for n in NAMES])
    return dict(zip(NAMES, f([C3, P3])))


@part
def sparse():
    out = {}
    t, p = K.placeholder(ndim=2), K.placeholder(ndim=2)
    f = K.function([t, p], [objectives.sparse_categorical_crossentropy(t, p)])
    out['matrix'] = f([np.array([[0], [2], [1], [1]]), P])[0]
    t, p = K.placeholder(ndim=3), K.placeholder(ndim=3)
    f = K.function([t, p], [objectives.sparse_categorical_crossentropy(t, p)])
    out['sequence'] = f([np.array([[[0], [2]], [[1], [1]]]), P3])[0]
    return out


@part
def names():
    out = dict((n, objectives.get(n).__name__) for n in SHORT)
    caught(out, 'unknown', objectives.get, 'nothing')
    out['same'] = objectives.get(objectives.mse) is objectives.mse
    return out
