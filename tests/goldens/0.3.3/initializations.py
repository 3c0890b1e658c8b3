# Values each initialization draws for several shapes, and the draws it takes.
import numpy as np
from case_helpers import RESULT, caught, part, probe

from keras import backend as K
from keras import initializations

NAMES = ['uniform', 'normal', 'lecun_uniform', 'glorot_normal',
         'glorot_uniform', 'he_normal', 'he_uniform', 'orthogonal',
         'zero', 'one']


def draw(shape, names=NAMES):
    out = {}
    for name in names:
        np.random.seed(7)
        v = initializations.get(name)(shape)
        value = K.get_value(v)
        out[name] = value
        out[name + '_dtype'] = str(value.dtype)
        out[name + '_probe'] = probe()
    return out


@part
def matrix():
    return draw((4, 3))


@part
def wide_matrix():
    return draw((2, 5))


@part
def square():
    out = draw((3, 3), NAMES + ['identity'])
    return out


@part
def tensor3():
    return draw((3, 2, 2), [n for n in NAMES if n != 'orthogonal'])


@part
def kernel():
    return draw((2, 3, 2, 2), [n for n in NAMES if n != 'orthogonal'])


@part
def vector():
    return draw((4,), ['uniform', 'normal', 'zero', 'one'])


@part
def orthogonality():
    out = {}
    q = K.get_value(initializations.orthogonal((5, 3)))
    out['gram'] = np.dot(q.T, q)
    out['kernel'] = K.get_value(initializations.orthogonal((3, 2, 2)))
    out['scaled'] = K.get_value(initializations.orthogonal((3, 3), scale=0.5))
    return out


@part
def arguments():
    out = {}
    out['uniform'] = K.get_value(initializations.uniform((2, 2), scale=3.))
    out['normal'] = K.get_value(initializations.normal((2, 2), scale=3.))
    out['identity'] = K.get_value(initializations.identity((2, 2), scale=4))
    caught(out, 'identity_oblong', initializations.identity, (2, 3))
    caught(out, 'identity_3d', initializations.identity, (2, 2, 2))
    return out


@part
def fans():
    out = {}
    for shape in [(3, 5), (4, 3, 2, 2), (7, 2, 3)]:
        out[str(shape)] = [float(f) for f in initializations.get_fans(shape)]
    return out


@part
def lookup():
    out = {}
    caught(out, 'unknown', initializations.get, 'no_such_one')
    own = lambda shape: K.variable(np.ones(shape))
    out['own'] = initializations.get(own) is own
    out['by_name'] = initializations.get('he_normal').__name__
    return out


@part
def order():
    """Two in a row go on where the first stopped."""
    a = initializations.glorot_uniform((2, 2))
    b = initializations.normal((2, 2))
    return {'a': K.get_value(a), 'b': K.get_value(b), 'probe': probe()}
