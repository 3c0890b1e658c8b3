"""Initializers of 2.3.1: what they draw, with seeds and without, and how much of NumPy's generator they take."""
import numpy as np
from case_helpers import RESULT, part, probe
from keras import backend as K
from keras import initializers

SHAPES = {'matrix': (4, 3), 'wide': (2, 5), 'vector': (6,), 'kernel 1': (3, 2, 4), 'kernel 2': (2, 3, 2, 3),
          'kernel 3': (2, 1, 2, 2, 2), 'scalar': ()}
RANDOM = ['uniform', 'normal', 'truncated_normal', 'lecun_uniform', 'lecun_normal', 'glorot_uniform', 'glorot_normal',
          'he_uniform', 'he_normal']


def value(x):
    return x if isinstance(x, np.ndarray) else K.get_value(K.variable(x))


@part
def drawn():
    out = {}
    for name in RANDOM:
        out[name] = value(initializers.get(name)((4, 3)))
        out[name + ' then'] = probe()
    return out


@part
def shapes():
    out = {}
    for shape in sorted(SHAPES):
        for name in ('glorot_uniform', 'he_normal', 'lecun_uniform'):
            out['%s %s' % (name, shape)] = value(initializers.get(name)(SHAPES[shape]))
    out['then'] = probe()
    return out


@part
def seeded():
    """A seed of the user's goes on by one with each call."""
    out = {}
    for make in (initializers.RandomUniform, initializers.RandomNormal, initializers.TruncatedNormal,
                 initializers.VarianceScaling, initializers.Orthogonal):
        initializer = make(seed=7)
        name = make.__name__
        out[name] = [value(initializer((3, 2))), value(initializer((3, 2)))]
        out[name + ' seed'] = initializer.seed
        out[name + ' next'] = value(make(seed=8)((3, 2)))
    for name in ('lecun_uniform', 'lecun_normal', 'glorot_uniform', 'glorot_normal', 'he_uniform', 'he_normal'):
        out[name] = value(getattr(initializers, name)(seed=3)((2, 2)))
    out['then'] = probe()
    return out


@part
def arguments():
    out = {}
    for key, initializer in (
            ('uniform', initializers.RandomUniform(-1., 3.)), ('normal', initializers.RandomNormal(2., 0.5)),
            ('truncated', initializers.TruncatedNormal(mean=1., stddev=2.)),
            ('scaled', initializers.VarianceScaling(3., 'fan_out', 'uniform')),
            ('scaled normal', initializers.VarianceScaling(0.5, 'FAN_AVG', 'Normal')),
            ('scaled out', initializers.VarianceScaling(scale=2, mode='fan_out'))):
        out[key] = value(initializer((3, 4)))
    out['float64'] = str(K.dtype(initializers.RandomUniform()((2,), dtype='float64')))
    out['constant'] = value(initializers.Constant(2.5)((2, 2)))
    out['constant array'] = value(initializers.Constant(np.arange(4.))((2, 2)))
    out['constant list'] = value(initializers.Constant([1., 2., 3.])((3,)))
    out['zeros'] = value(initializers.Zeros()((2, 3)))
    out['ones'] = value(initializers.Ones()((2,), dtype='int32'))
    out['ones type'] = K.dtype(initializers.Ones()((2,), dtype='int32'))
    out['then'] = probe()
    return out


@part
def matrices():
    out = {}
    for shape in ((3, 3), (4, 2), (2, 4), (2, 2, 3), (5, 1)):
        out['orthogonal %s' % (shape,)] = value(initializers.Orthogonal()(shape))
    out['gain'] = value(initializers.Orthogonal(gain=2.)((2, 2)))
    for shape in ((3, 3), (4, 2), (2, 5)):
        out['identity %s' % (shape,)] = value(initializers.Identity()(shape))
    out['identity gain'] = value(initializers.Identity(gain=.5)((2, 2)))
    out['then'] = probe()
    return out


@part
def variables():
    """Each variable evaluates the draws once; two variables of one tensor go on with its streams."""
    x = initializers.get('uniform')((3,))
    out = {'first': K.eval(x), 'second': K.eval(x), 'third': K.get_value(K.variable(x))}
    out['then'] = probe()
    return out


@part
def fans():
    out = {}
    for shape in sorted(SHAPES):
        out[shape] = [float(n) for n in initializers._compute_fans(SHAPES[shape])]
        if len(SHAPES[shape]) > 2:
            out[shape + ' first'] = [float(n) for n in initializers._compute_fans(SHAPES[shape], 'channels_first')]
    return out
