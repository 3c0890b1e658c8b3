# Constraints, MinMaxNorm among them; configurations and names.
import numpy as np
from case_helpers import RESULT, caught, part, plain

from keras import backend as K
from keras import constraints

P = np.array([[3., -.1, 0.], [4., .2, 0.], [-1., .3, 0.]], dtype='float32')


@part
def values():
    out = {}
    for name, c in [
            ('maxnorm', constraints.maxnorm(2)),
            ('maxnorm 1', constraints.MaxNorm(1., axis=1)),
            ('unitnorm', constraints.unitnorm()),
            ('unitnorm 1', constraints.UnitNorm(axis=1)),
            ('nonneg', constraints.nonneg()),
            ('minmax', constraints.MinMaxNorm()),
            ('minmax low', constraints.MinMaxNorm(low=1., high=2.)),
            ('minmax rate', constraints.MinMaxNorm(1., 2., rate=.5, axis=1)),
            ('base', constraints.Constraint())]:
        out[name] = K.eval(c(K.variable(P)))
        out[name + ' config'] = plain(c.get_config())
    k = np.arange(16.).reshape(2, 2, 2, 2)
    out['kernel'] = K.eval(constraints.maxnorm(3, [1, 2, 3])(K.variable(k)))
    return out


@part
def lookup():
    out = {}
    for name in ['maxnorm', 'nonneg', 'unitnorm', 'MinMaxNorm', 'MaxNorm']:
        out[name] = plain(constraints.get(name).get_config())
    out['dict'] = plain(constraints.get(
        {'name': 'MinMaxNorm', 'low': .5}).get_config())
    out['kwargs'] = plain(constraints.get('maxnorm', {'m': 4}).get_config())
    caught(out, 'unknown', constraints.get, 'nothing')
    caught(out, 'identity', constraints.get, 'identity')
    return out
