# Random tensors: the same draws for the same seed, for every kind of shape, type and size; the seed itself.
import numpy as np
from case_helpers import RESULT, part, probe  # noqa: F401
from keras import backend as K

SHAPES = [(1,), (3,), (4,), (5,), (2, 3), (3, 3), (7,), (13,), (4, 5), (5, 5), (100,), (2, 3, 4)]


def short(array):
    """Few values of a large array, with its sums."""
    array = np.asarray(array)
    return {'head': array.ravel()[:20], 'sum': float(array.astype('float64').sum()), 'shape': list(array.shape),
            'squares': float(np.square(array.astype('float64')).sum()), 'dtype': str(array.dtype)}


def twice(tensor):
    f = K.function([], tensor)
    return [short(f([])), short(f([]))]


@part
def int_tuples():
    out = {}
    for shape in SHAPES:
        out['uniform %s' % (shape,)] = twice(K.random_uniform(shape, -0.5, 2., seed=11))
        out['normal %s' % (shape,)] = twice(K.random_normal(shape, 1., 3., seed=11))
    return out


@part
def symbolic_shapes():
    out = {}
    x = K.placeholder(ndim=2)
    parts = [K.random_uniform(x.shape, seed=5), K.random_normal(x.shape, seed=5), K.dropout(x, 0.3, seed=5)]
    f = K.function([x], parts)
    for shape in [(1, 1), (3, 3), (4, 5), (130, 120)]:
        out['%s' % (shape,)] = [short(a) for a in f([np.ones(shape, 'float32')])]
    return out


@part
def mixed_shapes():
    x = K.placeholder(ndim=2)
    f = K.function([x], [K.random_uniform((x.shape[0], 3), seed=5), K.random_normal((x.shape[0], 1), seed=5)])
    return {'values': [short(a) for a in f([np.ones((5, 2), 'float32')])]}


@part
def large():
    out = {}
    for n in [15359, 15360, 15361, 40001, 92160, 92166, 92167]:
        out['uniform %d' % n] = twice(K.random_uniform((n,), seed=3))
        out['normal %d' % n] = twice(K.random_normal((n,), seed=3))
    return out


@part
def types():
    out = {}
    out['uniform float64'] = twice(K.random_uniform((3, 4), dtype='float64', seed=9))
    out['normal float64'] = twice(K.random_normal((3, 5), dtype='float64', seed=9))
    x = K.variable(np.ones((4, 4)), dtype='float64')
    out['dropout float64'] = twice(K.dropout(x, 0.5, seed=9))
    return out


@part
def dropouts():
    out = {}
    for shape in [(3,), (4, 5), (2, 3, 4), (200, 100)]:
        out['%s' % (shape,)] = twice(K.dropout(K.variable(np.ones(shape)), 0.25, seed=21))
    out['zero'] = twice(K.dropout(K.variable(np.ones((3, 4))), 0., seed=21))
    return out


@part
def binomials():
    if not hasattr(K, 'random_binomial'):
        return {}
    out = {}
    for shape in [(3,), (4, 5), (200, 100)]:
        out['%s' % (shape,)] = twice(K.random_binomial(shape, p=0.3, seed=2))
    out['int'] = twice(K.random_binomial((5, 5), p=0.3, dtype='int32', seed=2))
    out['none'] = twice(K.random_binomial((5, 5), seed=2))
    return out


@part
def seeds():
    """One draw of NumPy's global generator each time an expression without a seed is built."""
    out = {'before': probe()}
    x = K.variable(np.ones((3, 4)))
    for name, tensor in [('normal', lambda: K.random_normal((3, 4))), ('uniform', lambda: K.random_uniform((3, 4))),
                         ('dropout', lambda: K.dropout(x, 0.5)), ('seeded', lambda: K.dropout(x, 0.5, seed=3))]:
        out[name] = short(K.eval(tensor()))
        out[name + ' probe'] = probe()
    return out


@part
def streams():
    """The generator itself, which scripts imported from Theano or found in the backend."""
    from theano.sandbox.rng_mrg import MRG_RandomStreams
    out = {}
    rng = MRG_RandomStreams(seed=77)
    out['first'] = twice(rng.uniform((6,)))
    out['second'] = twice(rng.normal((6,)))
    out['nstreams'] = twice(rng.uniform((50,), nstreams=7))
    pvals = K.variable([[0.1, 0.2, 0.7], [0.5, 0.5, 0.]])
    out['multinomial'] = twice(rng.multinomial(pvals=pvals))
    out['multinomial float'] = twice(rng.multinomial(pvals=pvals, dtype='float32'))
    out['binomial'] = twice(rng.binomial((10,), p=0.5))
    return out
