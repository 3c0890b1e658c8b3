# Covers: weights of a Graph and of a Sequential with eleven layers in HDF5: the layout, and back.
import os
import tempfile
from case_helpers import RESULT, X, part

import h5py
import numpy as np
from keras.layers.core import Activation, Dense
from keras.models import Graph, Sequential


def layout(path):
    found = []
    with h5py.File(path, 'r') as f:
        found.append(['/', sorted((k, int(v)) for k, v in f.attrs.items())])
        f.visititems(lambda name, item: found.append(
            [name, sorted((k, int(v)) for k, v in item.attrs.items()),
             list(getattr(item, 'shape', [])), str(getattr(item, 'dtype', ''))]))
    return found


def small():
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_node(Dense(3), 'd', input='a')
    g.add_node(Dense(2), 'e', inputs=['d', 'a'], merge_mode='concat')
    g.add_output('out', input='e')
    return g


@part
def graph():
    out = {}
    path = os.path.join(tempfile.mkdtemp(), 'g.h5')
    g, other = small(), small()
    g.save_weights(path)
    out['layout'] = layout(path)
    other.load_weights(path)
    out['same'] = all((a == b).all() for a, b in
                      zip(g.get_weights(), other.get_weights()))
    return out


@part
def stack():
    out = {}
    path = os.path.join(tempfile.mkdtemp(), 's.h5')

    def deep():
        return Sequential([Dense(3, input_dim=5)] + [
            layer for i in range(5) for layer in (Dense(3), Activation('tanh'))])
    m, other = deep(), deep()
    m.save_weights(path)
    out['layout'] = layout(path)
    other.load_weights(path)
    out['same'] = all((a == b).all() for a, b in
                      zip(m.get_weights(), other.get_weights()))
    return out
