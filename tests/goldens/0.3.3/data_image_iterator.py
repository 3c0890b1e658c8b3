# keras.preprocessing.image.ImageDataGenerator as an iterator, from 0.3.2.
import threading

import numpy as np
from case_helpers import RESULT, caught, part, probe, raised

from keras.preprocessing.image import (GraphImageDataGenerator,
                                       ImageDataGenerator)

PLAIN = dict(featurewise_center=False, featurewise_std_normalization=False)
X = np.arange(24.).reshape(6, 1, 2, 2)
Y = np.arange(6)


@part
def itself():
    out = {}
    g = ImageDataGenerator(**PLAIN)
    caught(out, 'no_flow', g.next)
    raised(out, 'lengths', g.flow, X, Y[:4])
    out['same'] = g.flow(X, Y) is g
    out['iter'] = iter(g) is g
    out['files'] = [g.save_to_dir, g.save_prefix, g.save_format]
    out['data'] = g.X is X and g.y is Y
    a, b = g.next()
    out['next'] = [a, b]
    g.flow(X, Y, batch_size=4)
    out['restarted'] = [y for _, y in [next(g), next(g), next(g)]]
    g.flow(X[:0], Y[:0])
    raised(out, 'empty', next, g)
    return out


@part
def never_again_shuffled():
    """Batches that divide the samples: one order for ever."""
    out = {}
    np.random.seed(0)
    g = ImageDataGenerator(**PLAIN).flow(X, Y, batch_size=3, shuffle=True,
                                         seed=1)
    out['dividing'] = [next(g)[1] for _ in range(6)]
    np.random.seed(0)
    g.flow(X, Y, batch_size=4, shuffle=True, seed=1)
    out['smaller'] = [next(g)[1] for _ in range(6)]
    out['probe'] = probe()
    return out


@part
def graph():
    out = {}
    g = GraphImageDataGenerator(**PLAIN)
    for i, batch in zip(range(2), g.flow(X, Y, batch_size=4)):
        out[str(i)] = batch
    return out


@part
def threads():
    """Four threads share an iterator: no sample is lost, none comes twice."""
    g = ImageDataGenerator(**PLAIN).flow(np.zeros((60, 1, 2, 2)),
                                         np.arange(60), batch_size=7)
    seen = []

    def take():
        for _ in range(9):
            seen.extend(next(g)[1])

    workers = [threading.Thread(target=take) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return {'seen': sorted(int(i) for i in seen)}
