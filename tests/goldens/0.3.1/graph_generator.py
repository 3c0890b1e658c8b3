# Covers: Graph.fit_generator with dicts and (data, sample_weight), with validation data; what it refuses.
from case_helpers import RESULT, T, X, caught, hist, part, raised

import numpy as np
from keras.layers.core import Dense
from keras.models import Graph


def small():
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_node(Dense(2), 'out', input='a', create_output=True)
    g.compile('sgd', {'out': 'mse'})
    return g


def batches(weighted=False):
    while 1:
        for i in range(0, 40, 8):
            data = {'a': X[i:i + 8], 'out': T[i:i + 8]}
            yield (data, {'out': np.linspace(0, 1, 8)}) if weighted else data


@part
def trained():
    out = {}
    g = small()
    h = g.fit_generator(batches(), 24, 2, verbose=0)
    out['history'] = hist(h)
    h = g.fit_generator(batches(True), 16, 2, verbose=0,
                        validation_data={'a': X[:8], 'out': T[:8]})
    out['weighted'] = hist(h)
    return out


@part
def refused():
    out = {}
    g = small()

    def three():
        while 1:
            yield {}, {}, {}

    def text():
        while 1:
            yield 'text'
    caught(out, 'three', g.fit_generator, three(), 8, 1, verbose=0)
    caught(out, 'text', g.fit_generator, text(), 8, 1, verbose=0)
    return out
