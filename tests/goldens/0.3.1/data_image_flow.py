# keras.preprocessing.image.ImageDataGenerator.flow: batches, orders, seeds.
import itertools
import random

import numpy as np
from case_helpers import RESULT, part, probe, raised

from keras.preprocessing.image import ImageDataGenerator

PLAIN = dict(featurewise_center=False, featurewise_std_normalization=False)


def data(n=7):
    X = np.arange(n * 4.).reshape(n, 1, 2, 2)
    return X, np.arange(n)


def start(n=21):
    random.seed(n)
    np.random.seed(n)


def batches(out, key, generator, count):
    """Labels of each batch; all of the first batch; draws."""
    taken = list(itertools.islice(generator, count))
    out[key] = [y for _, y in taken]
    out[key + '_first'] = taken[0][0]
    out[key + '_sums'] = [float(x.sum()) for x, _ in taken]
    out[key + '_next'] = random.random()
    out[key + '_probe'] = probe()


@part
def sizes():
    out = {}
    for size in [1, 2, 3, 7, 10]:
        start()
        g = ImageDataGenerator(**PLAIN)
        batches(out, str(size), g.flow(*data(), batch_size=size), 9)
    start()
    batches(out, 'default', ImageDataGenerator(**PLAIN).flow(*data(40)), 3)
    X, y = data()
    start()
    batches(out, 'float32', ImageDataGenerator(**PLAIN)
            .flow(X.astype('float32'), y), 2)
    out['dtype'] = str(out['float32_first'].dtype)
    X_int, _ = next(ImageDataGenerator(**PLAIN).flow(X.astype('uint8'), y))
    out['uint8'] = X_int
    return out


@part
def shuffled():
    out = {}
    for seed in [None, 0, 1, 99]:
        for size in [3, 7]:
            start()
            X, y = data()
            g = ImageDataGenerator(**PLAIN)
            key = '%s %d' % (seed, size)
            batches(out, key, g.flow(X, y, size, True, seed), 8)
            out[key + '_X'] = X
            out[key + '_y'] = y
    return out


@part
def seeded():
    out = {}
    for seed in [None, 0, 5]:
        start()
        X, y = data()
        g = ImageDataGenerator(horizontal_flip=True, **PLAIN)
        batches(out, str(seed), g.flow(X, y, batch_size=3, seed=seed), 6)
        batches(out, '%s_again' % seed, g.flow(X, y, 3, seed=seed), 2)
    return out


@part
def normalized():
    out = {}
    X, y = data(10)
    X = X + np.random.RandomState(0).normal(size=X.shape)
    g = ImageDataGenerator(rotation_range=30., width_shift_range=.5,
                           height_shift_range=.5, horizontal_flip=True,
                           vertical_flip=True)
    g.fit(X)
    start()
    batches(out, 'all', g.flow(X, y, batch_size=4, shuffle=True, seed=3), 6)
    targets = np.eye(10)[y]
    start()
    X_batch, y_batch = next(g.flow(X, targets, batch_size=2))
    out['rows'] = y_batch
    raised(out, 'not_fitted', next, ImageDataGenerator().flow(X, y))
    return out
