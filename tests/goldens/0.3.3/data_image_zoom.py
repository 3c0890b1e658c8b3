# keras.preprocessing.image: random_zoom, and what never was more than a name.
import random

import numpy as np
from case_helpers import RESULT, part, probe

from keras.preprocessing import image

RESULT['__atol__'] = 1e-4
_r = np.random.RandomState(7)
X = _r.uniform(0, 255, size=(2, 9, 8))


def drawn(out, key, *args, **kwargs):
    random.seed(len(out))
    np.random.seed(len(out))
    out[key] = image.random_zoom(*args, **kwargs)
    out[key + '_next'] = random.random()
    out[key + '_probe'] = probe()


@part
def zooms():
    out = {}
    for rg in [0., .1, .3, .6]:
        for i in range(3):
            drawn(out, '%s %d' % (rg, i), X, rg)
    for mode in ['nearest', 'constant', 'reflect', 'mirror', 'wrap']:
        drawn(out, mode, X, .5, fill_mode=mode, cval=3.)
    drawn(out, 'float32', X.astype('float32'), .4)
    out['float32_name'] = str(out['float32'].dtype)
    return out


@part
def nothing():
    out = {}
    out['barrel'] = image.random_barrel_transform(X, .5)
    out['channels'] = image.random_channel_shift(X, .5)
    return out
