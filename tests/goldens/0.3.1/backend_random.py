# K: random_normal, random_uniform, dropout: values, seeds, draws.
import numpy as np
from case_helpers import RESULT, caught, part, probe

from keras import backend as K


@part
def seeded():
    out = {}
    x = K.placeholder(ndim=2)
    named = [('normal', K.random_normal((3, 4), seed=5)),
             ('normal_odd', K.random_normal((3, 3), mean=2., std=.5, seed=5)),
             ('uniform', K.random_uniform((3, 4), seed=5)),
             ('uniform_range', K.random_uniform((5,), low=-2., high=3.,
                                                seed=6)),
             ('like', K.random_uniform(K.shape(x), seed=5)),
             ('normal_like', K.random_normal(K.shape(x), seed=5)),
             ('dropout', K.dropout(x, .5, seed=5)),
             ('dropout_little', K.dropout(x, .1, seed=7)),
             ('dropout_none', K.dropout(x, 0., seed=7))]
    out['probe'] = probe()
    f = K.function([x], [v for _, v in named])
    for turn in ['', '_again']:
        got = f([np.ones((3, 4), 'float32')])
        for (name, _), value in zip(named, got):
            out[name + turn] = value
    return out


@part
def unseeded():
    """Each takes one number from NumPy's global generator as its seed."""
    out = {}
    x = K.placeholder(ndim=2)
    out['probe_0'] = probe()
    a = K.random_normal((2, 4))
    out['probe_1'] = probe()
    b = K.random_uniform((2, 4))
    out['probe_2'] = probe()
    c = K.dropout(x, .4)
    out['probe_3'] = probe()
    f = K.function([x], [a, b, c])
    out['normal'], out['uniform'], out['dropout'] = f(
        [np.ones((2, 4), 'float32')])
    out['probe_end'] = probe()
    return out


@part
def larger():
    """More values than one row of streams; sums tell."""
    f = K.function([], [K.random_uniform((40, 50), seed=1),
                        K.random_normal((40, 50), seed=1)])
    u, n = f([])
    return {'uniform': [float(u.sum()), float(u[0, 0]), float(u[-1, -1])],
            'normal': [float(n.sum()), float(n[0, 0]), float(n[-1, -1])],
            'rows': u.sum(axis=1)}


@part
def bad():
    out = {}
    x = K.placeholder(ndim=2)
    caught(out, 'one', K.dropout, x, 1.)
    caught(out, 'negative', K.dropout, x, -.1)
    out['probe'] = probe()
    return out
