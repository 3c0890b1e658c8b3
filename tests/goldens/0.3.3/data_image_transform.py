# keras.preprocessing.image.ImageDataGenerator.random_transform.
import random

import numpy as np
from case_helpers import RESULT, part, probe

from keras.preprocessing.image import ImageDataGenerator

RESULT['__atol__'] = 1e-4
_r = np.random.RandomState(10)
X = _r.uniform(0, 255, size=(3, 8, 6)).astype('float32')


def drawn(out, key, **options):
    g = ImageDataGenerator(**options)
    random.seed(11)
    np.random.seed(11)
    for i in range(4):
        out['%s %d' % (key, i)] = g.random_transform(X.copy())
    out[key + '_next'] = random.random()
    out[key + '_probe'] = probe()


@part
def options():
    out = {}
    drawn(out, 'nothing')
    drawn(out, 'rotation', rotation_range=40.)
    drawn(out, 'width', width_shift_range=.4)
    drawn(out, 'height', height_shift_range=.4)
    drawn(out, 'shift', width_shift_range=.3, height_shift_range=.5)
    drawn(out, 'horizontal', horizontal_flip=True)
    drawn(out, 'vertical', vertical_flip=True)
    drawn(out, 'flips', horizontal_flip=True, vertical_flip=True)
    drawn(out, 'all', rotation_range=20., width_shift_range=.2,
          height_shift_range=.2, horizontal_flip=True, vertical_flip=True)
    return out


@part
def in_place():
    out = {}
    x = X.copy()
    g = ImageDataGenerator(horizontal_flip=True)
    random.seed(0)
    np.random.seed(0)
    same = []
    for _ in range(6):
        same.append(g.random_transform(x) is x)
    out['same'] = same
    out['x'] = x
    return out


@part
def own_steps():
    """A subclass that adds a step of its own."""
    class Brighter(ImageDataGenerator):
        def random_transform(self, x):
            return super(Brighter, self).random_transform(x) + 1.

        def standardize(self, x):
            return x / 2.

    g = Brighter(horizontal_flip=True)
    random.seed(3)
    np.random.seed(3)
    X_batch, y_batch = next(g.flow(X[np.newaxis], np.array([7])))
    return {'X': X_batch, 'y': y_batch}
