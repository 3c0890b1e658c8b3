# keras.preprocessing.image: two epochs of a fitted generator, and fill modes.
import itertools
import random

import numpy as np
from case_helpers import RESULT, part, probe, sums

from keras.preprocessing.image import ImageDataGenerator

_r = np.random.RandomState(19)
X = _r.uniform(0, 1, size=(11, 3, 10, 8)).astype('float32')
Y = _r.randint(0, 4, size=(11, 1))
RESULT['__rtol__'] = 1e-3


@part
def epochs():
    out = {}
    for key, options in [
            ('centered', dict(featurewise_std_normalization=False)),
            ('sample', dict(samplewise_center=True,
                            samplewise_std_normalization=True)),
            ('turned', dict(rotation_range=15.)),
            ('moved', dict(width_shift_range=.2, height_shift_range=.3)),
            ('flipped', dict(horizontal_flip=True, vertical_flip=True))]:
        g = ImageDataGenerator(**options)
        g.fit(X)
        random.seed(6)
        np.random.seed(6)
        for epoch in range(2):
            flow = g.flow(X.copy(), Y.copy(), batch_size=4, shuffle=True,
                          seed=epoch + 1)
            taken = list(itertools.islice(flow, 3))
            out['%s %d' % (key, epoch)] = sums([x for x, _ in taken])
            out['%s %d labels' % (key, epoch)] = [y for _, y in taken]
        out[key + '_next'] = random.random()
        out[key + '_probe'] = probe()
    return out
