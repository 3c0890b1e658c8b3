"""Regularizers of 2.3.1: penalties, names, configurations, what is refused."""
import numpy as np
from case_helpers import RESULT, caught, part, plain, raised
from keras import backend as K
from keras import regularizers
from keras.utils import CustomObjectScope

X = np.array([[1., -2., 0.5], [0., 3., -.25]])


class Mine(regularizers.Regularizer):
    def __init__(self, k=1.):
        self.k = k

    def __call__(self, x):
        return self.k * K.max(K.abs(x))

    def get_config(self):
        return {'k': self.k}


def own(x):
    return K.sum(x)


MADE = [('l1', regularizers.l1()), ('l2', regularizers.l2()), ('l1_l2', regularizers.l1_l2()),
        ('l1 1', regularizers.l1(1.)), ('l2 by name', regularizers.l2(l=0.5)), ('both', regularizers.l1_l2(.1, .2)),
        ('class', regularizers.L1L2(l1=0.3)), ('class 2', regularizers.L1L2(0., 2)), ('one of both', regularizers.l1_l2(l2=1))]


@part
def penalties():
    x = K.variable(X)
    names, made = zip(*MADE)
    out = dict(zip(names, K.function([], [r(x) for r in made])([])))
    gradients = [K.gradients(r(x), [x])[0] for r in made]
    out.update(zip([n + ' gradient' for n in names], K.function([], gradients)([])))
    out['nothing'] = float(regularizers.L1L2()(x))
    out['base'] = float(regularizers.Regularizer()(x))
    return out


@part
def configurations():
    out = {}
    for name, r in MADE:
        out[name] = plain(r.get_config())
        out[name + ' types'] = [type(v).__name__ for v in (r.get_config()['l1'], r.get_config()['l2'])]
        out[name + ' serialized'] = plain(regularizers.serialize(r))
        out[name + ' again'] = plain(regularizers.deserialize(regularizers.serialize(r)).get_config())
        out[name + ' class'] = plain(type(r).from_config(r.get_config()).get_config())
    return out


@part
def names():
    out = {}
    for name in ('l1', 'l2', 'l1_l2', 'L1L2'):
        r = regularizers.get(name)
        out[name] = [type(r).__name__, plain(r.get_config())]
    out['none'] = [regularizers.get(None) is None, regularizers.serialize(None) is None]
    out['function'] = regularizers.get(own) is own
    out['function serialized'] = regularizers.serialize(own)
    mine = Mine(3.)
    out['object'] = regularizers.get(mine) is mine
    out['config'] = plain(regularizers.get({'class_name': 'L1L2', 'config': {'l1': 0.5, 'l2': 0.}}).get_config())
    out['function config'] = plain(regularizers.get({'class_name': 'l1', 'config': {'l': 0.5}}).get_config())
    with CustomObjectScope({'Mine': Mine}):
        out['own'] = regularizers.get({'class_name': 'Mine', 'config': {'k': 2.}}).k
        out['own by name'] = regularizers.get('Mine').k
    out['given'] = regularizers.deserialize({'class_name': 'Mine', 'config': {}}, {'Mine': Mine}).k
    return out


@part
def mistakes():
    out = {}
    for key, value in (('name', 'l3'), ('gone', 'l1l2'), ('activity', 'activity_l1'), ('former', 'WeightRegularizer'),
                       ('number', 0.1), ('list', ['l1']), ('class', {'class_name': 'L3', 'config': {}}),
                       ('config', {'name': 'l1'}), ('empty', {})):
        caught(out, key, regularizers.get, value)
    raised(out, 'argument', regularizers.L1L2, l3=1)
    raised(out, 'wrong argument', regularizers.get, {'class_name': 'l1', 'config': {'l1': 0.5}})
    caught(out, 'serialize', regularizers.serialize, 0.1)
    return out
