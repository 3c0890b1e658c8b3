# keras.preprocessing.image.random_rotation: draws, edges, types.
import random

import numpy as np
from case_helpers import RESULT, part, probe, raised

from keras.preprocessing.image import random_rotation

RESULT['__atol__'] = 1e-4
_r = np.random.RandomState(5)
X = _r.uniform(0, 255, size=(3, 6, 7))


def seed(n):
    random.seed(n)
    np.random.seed(n)


def drawn(out, key, *args, **kwargs):
    seed(len(out))
    out[key] = random_rotation(*args, **kwargs)
    out[key + '_next'] = random.random()
    out[key + '_probe'] = probe()


@part
def angles():
    out = {}
    for rg in [0., 1., 20., 90., 180.]:
        drawn(out, str(rg), X, rg)
    drawn(out, 'negative', X, -30.)
    drawn(out, 'int', X, 45)
    return out


@part
def edges():
    out = {}
    for mode in ['nearest', 'constant', 'reflect', 'mirror', 'wrap']:
        drawn(out, mode, X, 60., fill_mode=mode)
        drawn(out, mode + '_cval', X, 60., mode, 17.)
    raised(out, 'unknown', random_rotation, X, 10., fill_mode='edge')
    return out


@part
def types():
    out = {}
    for dtype in ['float32', 'float64']:
        x = X.astype(dtype)
        drawn(out, dtype, x, 40.)
        out[dtype + '_name'] = str(out[dtype].dtype)
        out[dtype + '_kept'] = bool((x == X.astype(dtype)).all())
    x = np.round(X).astype('uint8')
    drawn(out, 'uint8', x, 40.)
    out['uint8_name'] = str(out['uint8'].dtype)
    return out


@part
def sizes():
    out = {}
    for size in [(1, 4, 4), (1, 1, 5), (2, 9, 3), (5, 2, 2), (3, 16, 16)]:
        drawn(out, str(size), _r.uniform(-1, 1, size=size), 75.)
    return out
