# keras.preprocessing.image.ImageDataGenerator.fit(augment=True) (Pillow).
import random

import numpy as np
from case_helpers import RESULT, part, probe, raised

from keras.preprocessing.image import ImageDataGenerator

_r = np.random.RandomState(15)
X = _r.uniform(0, 255, size=(4, 3, 6, 6)).astype('float32')
RESULT['__atol__'] = 1e-4


def fitted(out, key, X=X, rounds=1, **options):
    random.seed(2)
    np.random.seed(2)
    g = ImageDataGenerator(**options)
    g.fit(X, augment=True, rounds=rounds)
    out[key + '_mean'] = g.mean
    out[key + '_std'] = g.std
    out[key + '_next'] = random.random()
    out[key + '_probe'] = probe()


@part
def augmented():
    out = {}
    fitted(out, 'nothing')
    fitted(out, 'rounds', rounds=3)
    fitted(out, 'center', featurewise_std_normalization=False)
    fitted(out, 'grey', X=X[:, :1])
    fitted(out, 'negative', X=X - 100)
    fitted(out, 'uint8', X=X.astype('uint8'))
    kept = X.copy()
    g = ImageDataGenerator()
    g.fit(kept, augment=True)
    out['kept'] = bool((kept == X).all())
    g.fit(X, True, 2, 5)
    out['positional'] = g.mean
    return out


@part
def turned():
    """Pictures, not arrays, are turned: about the axes width and channel."""
    out = {}
    np.random.seed(3)
    random.seed(3)
    g = ImageDataGenerator(rotation_range=30.)
    g.fit(X, augment=True)
    difference = g.mean - np.mean(X, axis=0)
    out['shape'] = list(g.mean.shape)
    out['turned'] = bool(abs(difference).max() > 1)
    out['probe'] = probe()
    out['next'] = random.random()
    return out


@part
def errors():
    out = {}
    for option in ['width_shift_range', 'height_shift_range']:
        g = ImageDataGenerator(**{option: .5})
        raised(out, option, g.fit, X, augment=True)
    g = ImageDataGenerator(rotation_range=.5)
    raised(out, 'grey_rotation', g.fit, X[:, :1], augment=True)
    return out
