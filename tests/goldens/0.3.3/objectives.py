# Values and gradients of every objective; aliases; lookup.
import numpy as np
from case_helpers import RESULT, caught, part

from keras import backend as K
from keras import objectives

NAMES = ['mean_squared_error', 'mean_absolute_error',
         'mean_absolute_percentage_error',
         'mean_squared_logarithmic_error', 'squared_hinge', 'hinge',
         'categorical_crossentropy', 'binary_crossentropy', 'poisson',
         'cosine_proximity']

t, p = K.placeholder(ndim=2), K.placeholder(ndim=2)
RESULTS = [objectives.get(n)(t, p) for n in NAMES]
GRADS = [K.gradients(K.sum(r), [p])[0] for r in RESULTS]
F = K.function([t, p], RESULTS + GRADS)


def values(true, pred):
    out = {}
    got = F([np.array(true, 'float32'), np.array(pred, 'float32')])
    for i, name in enumerate(NAMES):
        out[name] = got[i]
        out[name + '_grad'] = got[len(NAMES) + i]
    return out


@part
def probabilities():
    return values([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 1, 0]],
                  [[.7, .2, .1], [.3, .4, .3], [.25, .5, .25], [.9, .1, .5]])


@part
def unnormalised():
    return values([[1, 0], [0, 1]], [[3., 1.], [.2, .1]])


@part
def certain():
    """Predictions of 0 and 1 are clipped by epsilon."""
    return values([[1, 0], [0, 1]], [[1., 0.], [1., 0.]])


@part
def signs():
    return values([[1, -1], [-1, -1], [1, 1]],
                  [[.5, .2], [3., .1], [.7, 1.5]])


@part
def counts():
    return values([[1, 2], [4, 0], [0, 3]], [[.5, 2.5], [3., .1], [.2, 1.]])


@part
def one_column():
    return values([[1], [0], [1]], [[.9], [.2], [.4]])


@part
def in_time():
    out = {}
    rs = np.random.RandomState(0)
    true = np.eye(3)[rs.randint(0, 3, (2, 4))].astype('float32')
    pred = rs.uniform(.1, 1., (2, 4, 3)).astype('float32')
    names = ['mse', 'mae', 'hinge', 'binary_crossentropy']
    t, p = K.placeholder(ndim=3), K.placeholder(ndim=3)
    f = K.function([t, p], [objectives.get(n)(t, p) for n in names])
    for name, value in zip(names, f([true, pred])):
        out[name] = value
    return out


@part
def lookup():
    out = {}
    for name in ['mse', 'MSE', 'mae', 'MAE', 'mape', 'MAPE',
                 'msle', 'MSLE', 'hinge', 'poisson', 'cosine',
                 'cosine_proximity']:
        out[name] = objectives.get(name).__name__
    caught(out, 'unknown', objectives.get, 'no_such_one')
    own = lambda t, p: p - t
    out['own'] = objectives.get(own) is own
    return out
