# K: random tensors: exact draws, seeds taken, dropout, variables.
import numpy as np
from case_helpers import RESULT, caught, part, probe

from keras import backend as K


@part
def draws():
    out = {}
    for key, x in [('normal', K.random_normal((3, 4), seed=1)),
                   ('normal of', K.random_normal((5,), 2., .1, seed=2)),
                   ('uniform', K.random_uniform((3, 4), seed=3)),
                   ('uniform of', K.random_uniform((7,), -2., 1., seed=4)),
                   ('binomial', K.random_binomial((4, 5), .4, seed=5)),
                   ('nothing', K.random_binomial((3,), seed=5)),
                   ('truncated', K.truncated_normal((3, 5), seed=6)),
                   ('truncated of', K.truncated_normal((4,), 1., .5, seed=7)),
                   ('doubles', K.random_uniform((3,), dtype='float64',
                                                seed=8))]:
        f = K.function([], [x])
        out[key] = [f([])[0], f([])[0]]
        out[key + ' dtype'] = str(K.dtype(x))
    return out


@part
def by_name():
    out = {}
    out['normal'] = K.eval(K.random_normal((3,), mean=1., stddev=.5, seed=1))
    out['uniform'] = K.eval(K.random_uniform((3,), minval=1., maxval=2.,
                                             seed=1))
    out['truncated'] = K.eval(K.truncated_normal((3,), mean=0., stddev=2.,
                                                 seed=1))
    caught(out, 'std', K.random_normal, (3,), std=1.)
    caught(out, 'low', K.random_uniform, (3,), low=1.)
    return out


@part
def seeds():
    out = {}
    for key, make in [('normal', lambda: K.random_normal((3,))),
                      ('uniform', lambda: K.random_uniform((3,))),
                      ('binomial', lambda: K.random_binomial((3,), .5)),
                      ('truncated', lambda: K.truncated_normal((3,))),
                      ('dropout', lambda: K.dropout(K.ones((3,)), .5)),
                      ('no dropout', lambda: K.dropout(K.ones((3,)), 0.))]:
        x = make()
        out[key + ' probe'] = probe()
        out[key] = K.eval(x)
    return out


@part
def moments():
    out = {}
    f = K.function([], [K.random_normal((200, 50), 1., 2., seed=1),
                        K.random_uniform((200, 50), -1., 3., seed=2),
                        K.random_binomial((200, 50), .3, seed=3),
                        K.truncated_normal((200, 50), 1., 2., seed=4)])
    for key, x in zip(['normal', 'uniform', 'binomial', 'truncated'], f([])):
        out[key] = [x.mean(), x.std(), x.min(), x.max()]
    return out


@part
def symbolic_shapes():
    out = {}
    x = K.placeholder(ndim=2)
    f = K.function([x], [K.random_normal(K.shape(x), seed=1),
                         K.random_uniform(K.shape(x), seed=2),
                         K.random_binomial(K.shape(x), .5, seed=3)])
    a, b = np.zeros((2, 3)), np.zeros((3, 2))
    out['first'], out['second'] = f([a]), f([b])
    return out


@part
def dropout():
    out = {}
    x = K.variable(np.arange(12).reshape((3, 4)) + 1.)
    out['half'] = K.eval(K.dropout(x, .5, seed=1))
    out['most'] = K.eval(K.dropout(x, .8, seed=2))
    out['rows'] = K.eval(K.dropout(x, .5, (3, 1), seed=4))
    out['columns'] = K.eval(K.dropout(x, .5, noise_shape=[1, 4], seed=4))
    out['third'] = K.eval(K.dropout(x, .5, None, 3))
    for level in [1., 1.5, -.1]:
        caught(out, str(level), K.dropout, x, level)
    return out


@part
def variables():
    out = {}
    out['uniform'] = K.get_value(K.random_uniform_variable((3, 2), -1., 1.))
    out['normal'] = K.get_value(K.random_normal_variable((3, 2), 5., 2.))
    out['probe'] = probe()
    x = K.variable(K.random_uniform((3,), seed=3))
    out['of a tensor'] = K.get_value(x)
    out['dtype'] = K.dtype(K.random_normal_variable((2,), 0., 1., 'float64'))
    return out
