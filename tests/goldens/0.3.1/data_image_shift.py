# keras.preprocessing.image.random_shift: draws, axes, order, edges.
import random

import numpy as np
from case_helpers import RESULT, part, probe, raised

from keras.preprocessing.image import random_shift

RESULT['__atol__'] = 1e-4
_r = np.random.RandomState(6)
X = _r.uniform(0, 255, size=(3, 6, 9))


def drawn(out, key, *args, **kwargs):
    random.seed(len(out))
    np.random.seed(len(out))
    out[key] = random_shift(*args, **kwargs)
    out[key + '_next'] = random.random()
    out[key + '_probe'] = probe()


@part
def shares():
    out = {}
    for wrg, hrg in [(0, 0), (.5, 0), (0, .5), (.3, .6), (1., 1.), (3., 2.)]:
        for i in range(3):
            drawn(out, '%s %s %d' % (wrg, hrg, i), X, wrg, hrg)
    return out


@part
def edges():
    out = {}
    for mode in ['nearest', 'constant', 'mirror', 'wrap']:
        drawn(out, mode, X, .7, .6, fill_mode=mode)
        drawn(out, mode + '_cval', X, .7, .6, mode, 17.)
    drawn(out, 'reflect', X, .4, .3, fill_mode='reflect')
    raised(out, 'unknown', random_shift, X, .5, .5, fill_mode='edge')
    return out


@part
def types():
    out = {}
    for dtype in ['float32', 'float64']:
        drawn(out, dtype, X.astype(dtype), .5, .5)
        out[dtype + '_name'] = str(out[dtype].dtype)
    drawn(out, 'uint8', np.round(X).astype('uint8'), .5, .5)
    out['uint8_name'] = str(out['uint8'].dtype)
    return out
