# Metrics and objectives as functions of two tensors; their names.
import numpy as np
from case_helpers import RESULT, caught, part

from keras import activations, backend as K
from keras import metrics, objectives

rs = np.random.RandomState(4)
P = rs.uniform(.05, .95, (6, 4))
P = (P / P.sum(axis=1, keepdims=True)).astype('float32')
C = np.eye(4)[[0, 2, 1, 3, 3, 0]].astype('float32')
B = (rs.uniform(size=(6, 4)) > .4).astype('float32')

METRICS = ['binary_accuracy', 'categorical_accuracy', 'mean_squared_error',
           'mean_absolute_error', 'mean_absolute_percentage_error',
           'mean_squared_logarithmic_error', 'hinge', 'squared_hinge',
           'categorical_crossentropy', 'binary_crossentropy', 'poisson',
           'cosine_proximity', 'mse', 'MAE', 'mape', 'msle', 'cosine']
OBJECTIVES = ['mse', 'mae', 'mape', 'msle', 'squared_hinge', 'hinge',
              'categorical_crossentropy', 'binary_crossentropy', 'kld',
              'poisson', 'cosine']


def values(module, names):
    out = {}
    t, p = K.placeholder(ndim=2), K.placeholder(ndim=2)
    f = K.function([t, p], [module.get(n)(t, p) for n in names])
    for key, truth in [('classes', C), ('bits', B), ('same', P)]:
        for name, value in zip(names, f([truth, P])):
            out['%s %s' % (name, key)] = np.asarray(value)
    return out


@part
def of_metrics():
    return values(metrics, METRICS)


@part
def of_objectives():
    return values(objectives, OBJECTIVES)


@part
def sparse():
    t, p = K.variable(np.array([[0], [2], [3]])), K.variable(P[:3])
    return {
        'accuracy': float(K.eval(metrics.sparse_categorical_accuracy(t, p))),
        'metric': float(K.eval(metrics.sparse_categorical_crossentropy(t, p))),
        'loss': K.eval(objectives.sparse_categorical_crossentropy(t, p))}


@part
def lookup():
    out = {}
    caught(out, 'metric', metrics.get, 'nothing')
    caught(out, 'objective', objectives.get, 'nothing')
    caught(out, 'activation', activations.get, 'nothing')
    caught(out, 'softmax', activations.softmax, K.placeholder(ndim=4))
    out['none'] = activations.get(None) is activations.linear
    x = K.variable(np.linspace(-3, 3, 12).reshape(3, 4))
    for name in ['softmax', 'softplus', 'softsign', 'relu', 'tanh', 'sigmoid',
                 'hard_sigmoid', 'linear']:
        out['activation ' + name] = K.eval(activations.get(name)(x))
    return out
