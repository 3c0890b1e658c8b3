# ImageDataGenerator.flow of 1.x: order, draws and batches.
import os
import shutil
import tempfile

import numpy as np
from case_helpers import RESULT, caught, part, probe, raised
from PIL import Image

from keras.preprocessing.image import (ImageDataGenerator, Iterator,
                                       NumpyArrayIterator)

X = np.arange(10. * 3 * 2 * 2).reshape(10, 3, 2, 2)
Y = np.arange(10)


def taken(out, key, flow, n=5):
    batches = []
    probes = []
    for _ in range(n):
        batches.append(next(flow))
        probes.append(probe())
    out[key + ' probes'] = probes
    if isinstance(batches[0], tuple):
        out[key + ' y'] = [list(y) for _, y in batches]
        out[key + ' x'] = [x[:, 0, 0, 0] for x, _ in batches]
    else:
        out[key + ' x'] = [x[:, 0, 0, 0] for x in batches]


@part
def orders():
    out = {}
    for shuffle in [True, False]:
        for seed in [None, 0, 5]:
            for size in [3, 5, 12]:
                np.random.seed(2)
                flow = ImageDataGenerator().flow(X, Y, size, shuffle, seed)
                taken(out, '%s %s %s' % (shuffle, seed, size), flow)
    np.random.seed(2)
    taken(out, 'default', ImageDataGenerator().flow(X, Y))
    np.random.seed(2)
    taken(out, 'no labels', ImageDataGenerator().flow(X, batch_size=4))
    return out


@part
def reset():
    out = {}
    flow = ImageDataGenerator().flow(X, Y, 4, False)
    got = [list(next(flow)[1])]
    flow.reset()
    got += [list(next(flow)[1]) for _ in range(4)]
    out['got'] = got
    out['facts'] = [flow.batch_size, flow.shuffle, flow.batch_index,
                    flow.total_batches_seen, iter(flow) is flow]
    out['next'] = list(flow.next()[1])
    return out


@part
def changed():
    """Images are changed by draws that a seed sets anew for each batch."""
    out = {}
    r = np.random.RandomState(4)
    for ordering, X in [('th', r.randint(0, 99, size=(4, 3, 5, 4))),
                        ('tf', r.randint(0, 99, size=(4, 5, 4, 3)))]:
        for seed in [None, 3]:
            np.random.seed(9)
            g = ImageDataGenerator(rotation_range=30., zoom_range=.2,
                                   horizontal_flip=True, rescale=.1,
                                   samplewise_center=True,
                                   dim_ordering=ordering)
            flow = g.flow(X.astype('float32'), np.arange(4), batch_size=3,
                          seed=seed)
            for i in range(3):
                x, y = next(flow)
                key = '%s %s %d' % (ordering, seed, i)
                out[key] = x
                out[key + ' y'] = y
                out[key + ' type'] = str(x.dtype)
                out[key + ' probe'] = probe()
    return out


@part
def saved():
    out = {}
    folder = tempfile.mkdtemp()
    try:
        r = np.random.RandomState(4)
        X = r.uniform(-3, 9, size=(5, 3, 4, 3)).astype('float32')
        np.random.seed(1)
        flow = ImageDataGenerator().flow(
            X, batch_size=3, shuffle=False, save_to_dir=folder,
            save_prefix='p', save_format='png')
        out['batches'] = [next(flow), next(flow), next(flow)]
        out['probe'] = probe()
        names = sorted(os.listdir(folder))
        out['names'] = names
        out['pixels'] = [np.asarray(Image.open(os.path.join(folder, n)))
                         for n in names]
    finally:
        shutil.rmtree(folder)
    return out


@part
def own_iterator():
    """A class of a user's, above Iterator."""
    class Squares(Iterator):
        def __init__(self, values, batch_size, shuffle=False, seed=None):
            self.values = values
            super(Squares, self).__init__(len(values), batch_size, shuffle,
                                          seed)

        def next(self):
            with self.lock:
                rows, first, size = next(self.index_generator)
            return [first, size] + list(self.values[rows] ** 2)

    out = {}
    np.random.seed(3)
    squares = Squares(np.arange(7), 3, True, 4)
    out['squares'] = [next(squares) for _ in range(5)]
    squares = Squares(np.arange(7), 3)
    out['in_order'] = [b for b, _ in zip(squares, range(4))]
    return out


@part
def wrong():
    out = {}
    g = ImageDataGenerator()
    caught(out, 'lengths', g.flow, X, Y[:4])
    caught(out, 'rank', g.flow, X[0], Y[:3])
    caught(out, 'channels', g.flow, X[:, :2], Y)
    caught(out, 'iterator', NumpyArrayIterator, X, Y[:2], g)
    return out
