# First values: fans, scales, draws, names, errors.
import numpy as np
from case_helpers import RESULT, caught, part, probe

from keras import backend as K
from keras import initializations

SHAPES = [(3, 4), (5,), (2, 3, 4), (4, 3, 2, 2), (2, 2, 3, 4),
          (4, 3, 2, 2, 3), (2, 2, 3, 3, 4)]
NAMES = ['uniform', 'normal', 'lecun_uniform', 'glorot_normal',
         'glorot_uniform', 'he_normal', 'he_uniform', 'zero', 'one']


@part
def fans():
    out = {}
    for shape in SHAPES:
        for ordering in ['th', 'tf']:
            out['%s %s' % (shape, ordering)] = [
                float(f) for f in initializations.get_fans(shape, ordering)]
    caught(out, 'ordering', initializations.get_fans, (4, 3, 2, 2), 'xy')
    return out


@part
def draws():
    out = {}
    for name in NAMES:
        make = initializations.get(name)
        for shape in [(3, 4), (4, 3, 2, 2), (5,)]:
            v = make(shape, name='v')
            out['%s %s' % (name, shape)] = K.get_value(v)
        out[name + ' probe'] = probe()
    out['named'] = v.name
    for shape in [(4, 3, 2, 2), (2, 2, 3, 4)]:
        out['tf %s' % (shape,)] = K.get_value(
            initializations.glorot_uniform(shape, dim_ordering='tf'))
    return out


@part
def matrices():
    out = {}
    for shape in [(3, 4), (4, 3), (3, 3), (2, 3, 4)]:
        out['orthogonal %s' % (shape,)] = K.get_value(
            initializations.orthogonal(shape))
    out['scaled'] = K.get_value(initializations.orthogonal((2, 2), scale=2.))
    out['identity'] = K.get_value(initializations.identity((3, 3), scale=2))
    caught(out, 'not square', initializations.identity, (3, 2))
    out['probe'] = probe()
    return out


@part
def lookup():
    out = {}
    caught(out, 'unknown', initializations.get, 'nothing')
    out['itself'] = initializations.get(max) is max
    out['ignored'] = (initializations.get('normal', dim_ordering='tf')
                      is initializations.normal)
    return out
