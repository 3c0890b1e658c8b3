# Every metric as a function of two tensors.
import numpy as np
from case_helpers import RESULT, caught, part

from keras import backend as K
from keras import metrics

rs = np.random.RandomState(4)
P = rs.uniform(.05, .95, (6, 4))
P = (P / P.sum(axis=1, keepdims=True)).astype('float32')
C = np.eye(4)[[0, 2, 1, 3, 3, 0]].astype('float32')
B = (rs.uniform(size=(6, 4)) > .4).astype('float32')
Q = rs.uniform(.05, .95, (6, 4)).astype('float32')

NAMES = ['binary_accuracy', 'categorical_accuracy', 'mean_squared_error',
         'mean_absolute_error', 'mean_absolute_percentage_error',
         'mean_squared_logarithmic_error', 'hinge', 'squared_hinge',
         'categorical_crossentropy', 'binary_crossentropy',
         'kullback_leibler_divergence', 'poisson', 'cosine_proximity',
         'matthews_correlation', 'precision', 'recall', 'fbeta_score',
         'fmeasure', 'top_k_categorical_accuracy']
SHORT = ['mse', 'MSE', 'mae', 'MAE', 'mape', 'MAPE', 'msle', 'MSLE',
         'cosine', 'fscore', 'f1score']


@part
def dense():
    x, y = K.placeholder(ndim=2), K.placeholder(ndim=2)
    f = K.function([x, y], [metrics.get(n)(x, y) for n in NAMES])
    out = {}
    for data, (t, p) in [('classes', (C, P)), ('bits', (B, Q)),
                         ('nothing', (0 * B, Q)), ('everything', (C, C))]:
        for name, value in zip(NAMES, f([t, p])):
            out['%s %s' % (name, data)] = np.asarray(value)
    return out


@part
def arguments():
    out = {}
    t, p = K.variable(C), K.variable(P)
    for k in [1, 2, 3]:
        out['top %d' % k] = float(K.eval(
            metrics.top_k_categorical_accuracy(t, p, k=k)))
    b, q = K.variable(B), K.variable(Q)
    for beta in [.5, 2, 0]:
        out['fbeta %g' % beta] = float(K.eval(
            metrics.fbeta_score(b, q, beta=beta)))
    caught(out, 'negative', metrics.fbeta_score, b, q, beta=-1)
    return out


@part
def sparse():
    out = {}
    t, p = K.variable(np.array([[0], [2], [3]])), K.variable(P[:3])
    out['accuracy'] = float(K.eval(metrics.sparse_categorical_accuracy(t, p)))
    out['crossentropy'] = K.eval(metrics.sparse_categorical_crossentropy(t, p))
    return out


@part
def names():
    out = dict((n, metrics.get(n).__name__) for n in SHORT)
    caught(out, 'unknown', metrics.get, 'nothing')
    return out
