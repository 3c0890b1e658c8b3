# keras.preprocessing.image.random_shear and shear_range, from 0.3.2.
import random

import numpy as np
from case_helpers import RESULT, part, probe

from keras.preprocessing.image import ImageDataGenerator, random_shear

RESULT['__atol__'] = 1e-4
_r = np.random.RandomState(12)
X = _r.uniform(0, 255, size=(3, 6, 5))


def drawn(out, key, *args, **kwargs):
    random.seed(len(out))
    np.random.seed(len(out))
    out[key] = random_shear(*args, **kwargs)
    out[key + '_next'] = random.random()
    out[key + '_probe'] = probe()


@part
def sheared():
    out = {}
    for intensity in [0., .1, .5, 1.5]:
        drawn(out, str(intensity), X, intensity)
    for mode in ['nearest', 'constant', 'reflect', 'mirror', 'wrap']:
        drawn(out, mode, X, .8, fill_mode=mode, cval=9.)
    drawn(out, 'float32', X.astype('float32'), .5)
    out['name'] = str(out['float32'].dtype)
    drawn(out, 'grey', X[:1], .5)
    return out


@part
def generator():
    out = {}
    g = ImageDataGenerator(shear_range=.6, horizontal_flip=True,
                           rotation_range=10.)
    np.random.seed(4)
    for i in range(3):
        out[str(i)] = g.random_transform(X.astype('float32'))
    out['probe'] = probe()
    positional = ImageDataGenerator(False, False, False, False, False, 1., 2.,
                                    3., 4., 5., 6.)
    out['positional'] = [positional.shear_range, positional.horizontal_flip,
                         positional.vertical_flip]
    return out
