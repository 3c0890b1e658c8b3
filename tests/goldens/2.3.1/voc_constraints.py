"""Constraints of 2.3.1: values, names, configurations, what is refused."""
import numpy as np
from case_helpers import RESULT, caught, part, plain, raised
from keras import backend as K
from keras import constraints
from keras.utils import CustomObjectScope

X = np.array([[3., -2., 0.5, 0.], [4., 1., -.25, 0.]])
CUBE = np.random.RandomState(2).normal(size=(2, 3, 2, 2)).round(1)


class Mine(constraints.Constraint):
    def __init__(self, k=1.):
        self.k = k

    def __call__(self, w):
        return K.clip(w, -self.k, self.k)

    def get_config(self):
        return {'k': self.k}


MADE = [('max', constraints.MaxNorm()), ('max 1', constraints.max_norm(1.)), ('max axis', constraints.MaxNorm(1, axis=1)),
        ('max named', constraints.maxnorm(max_value=0.5, axis=0)), ('non negative', constraints.NonNeg()),
        ('unit', constraints.UnitNorm()), ('unit axis', constraints.unit_norm(axis=1)),
        ('min max', constraints.MinMaxNorm()), ('min max 2', constraints.min_max_norm(2., 3.)),
        ('rate', constraints.MinMaxNorm(min_value=1., max_value=2., rate=0.3)),
        ('min max axis', constraints.MinMaxNorm(.5, 1., 1., 1))]


@part
def values():
    x, cube = K.variable(X), K.variable(CUBE)
    names, made = zip(*MADE)
    out = dict(zip(names, K.function([], [c(x) for c in made])([])))
    kernels = [('max', constraints.MaxNorm(1., axis=[0, 1, 2])), ('unit', constraints.UnitNorm(axis=[0, 1, 2])),
               ('min max', constraints.MinMaxNorm(1., 2., axis=[0, 1])), ('non negative', constraints.NonNeg())]
    names, made = zip(*kernels)
    out.update(zip(['kernel ' + n for n in names], K.function([], [c(cube) for c in made])([])))
    out['base'] = constraints.Constraint()(3)
    return out


@part
def configurations():
    out = {}
    for name, c in MADE:
        out[name] = plain(c.get_config())
        out[name + ' serialized'] = plain(constraints.serialize(c))
        out[name + ' again'] = plain(constraints.deserialize(constraints.serialize(c)).get_config())
    out['attributes'] = [MADE[1][1].max_value, MADE[1][1].axis, MADE[9][1].min_value, MADE[9][1].rate]
    out['base'] = constraints.Constraint().get_config()
    return out


@part
def names():
    out = {}
    for name in ('max_norm', 'non_neg', 'unit_norm', 'min_max_norm', 'maxnorm', 'nonneg', 'unitnorm', 'MaxNorm',
                 'NonNeg', 'UnitNorm', 'MinMaxNorm'):
        c = constraints.get(name)
        out[name] = [type(c).__name__, plain(c.get_config())]
    out['none'] = constraints.get(None) is None
    out['function'] = constraints.get(abs) is abs
    mine = Mine(3.)
    out['object'] = constraints.get(mine) is mine
    made = constraints.get({'class_name': 'MaxNorm', 'config': {'max_value': 3, 'axis': 1}})
    out['config'] = plain(made.get_config())
    with CustomObjectScope({'Mine': Mine}):
        out['own'] = constraints.get({'class_name': 'Mine', 'config': {'k': 2.}}).k
        out['own by name'] = constraints.get('Mine').k
    return out


@part
def mistakes():
    out = {}
    for key, value in (('name', 'max'), ('gone', 'identity'), ('number', 2), ('list', ['non_neg']),
                       ('class', {'class_name': 'Max', 'config': {}}), ('config', {'name': 'MaxNorm', 'm': 2})):
        caught(out, key, constraints.get, value)
    raised(out, 'too many', constraints.NonNeg, 1)
    return out
