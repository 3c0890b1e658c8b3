# What users got wrong with a Graph beyond names: outputs missing, data under other names, losses, weights.
from case_helpers import RESULT, T, X, caught, part, raised

import numpy as np
from keras.layers.core import Dense, Dropout, Flatten
from keras.models import Graph


def small():
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_node(Dense(2), 'd', input='a')
    g.add_output('out', input='d')
    return g


@part
def data():
    out = {}
    g = small()
    g.compile('sgd', {'out': 'mse'})
    raised(out, 'arrays', g.fit, X, T)
    raised(out, 'no_target', g.fit, {'a': X}, verbose=0)
    raised(out, 'no_input', g.fit, {'out': T}, verbose=0)
    raised(out, 'features', g.fit, {'a': X[:, :2], 'out': T}, verbose=0)
    raised(out, 'predict_array', g.predict, X)
    return out


@part
def compiling():
    out = {}
    raised(out, 'other', small().compile, 'sgd', {'d': 'mse'})
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_node(Dense(2), 'd', input='a')
    caught(out, 'no_output', g.compile, 'sgd', {})
    return out


@part
def wiring():
    out = {}
    g = small()
    caught(out, 'later', g.add_node, Dense(2), 'e', input='later')
    caught(out, 'same_name', g.add_node, Dense(2), 'd', input='a')
    caught(out, 'self', g.add_node, Dense(2), 'self', input='self')
    h = small()
    caught(out, 'ndim', h.add_node, Flatten(), 'flat', inputs=['a'], merge_mode='sum')
    caught(out, 'one', h.add_node, Dense(2), 'one', inputs=['a'], merge_mode='concat')
    return out


@part
def not_compiled():
    out = {}
    raised(out, 'fit', small().fit, {'a': X, 'out': T}, verbose=0)
    raised(out, 'predict', small().predict, {'a': X})
    return out
