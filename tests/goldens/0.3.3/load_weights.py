# load_weights where file and model differ: fewer layers, more layers, other shapes, no file; layers by position.
import os
import shutil
import tempfile
from case_helpers import RESULT, caught, part, raised, sums

import h5py
import numpy as np
from keras.layers.core import Activation, Dense, Dropout, Merge
from keras.models import Graph, Sequential


def within(fn):
    folder = tempfile.mkdtemp()
    try:
        return fn(os.path.join(folder, 'w.h5'))
    finally:
        shutil.rmtree(folder)


@part
def sizes():
    def go(path):
        out = {}
        small = Sequential([Dense(3, input_dim=5), Activation('tanh'), Dense(2)])
        small.save_weights(path)
        longer = Sequential([Dense(3, input_dim=5), Activation('tanh'), Dense(2), Dense(4)])
        raised(out, 'longer', longer.load_weights, path)
        out['taken'] = [bool((a == b).all()) for a, b in zip(small.get_weights(), longer.get_weights())]
        raised(out, 'shorter', Sequential([Dense(3, input_dim=5)]).load_weights, path)
        raised(out, 'shapes', Sequential([Dense(4, input_dim=5), Activation('tanh'), Dense(2)]).load_weights, path)
        raised(out, 'kinds', Sequential([Dense(3, input_dim=5), Dense(2)]).load_weights, path)
        try:
            small.load_weights(path + '.none')
        except IOError:
            out['missing'] = 'IOError'
        return out
    return within(go)


@part
def other_kinds():
    """A layer without weights in another place: Dropout and Activation hold none."""
    def go(path):
        first = Sequential([Dense(3, input_dim=5), Activation('tanh'), Dense(2)])
        first.save_weights(path)
        second = Sequential([Dense(3, input_dim=5), Dropout(.5), Dense(2)])
        second.load_weights(path)
        return {'same': [bool((a == b).all()) for a, b in zip(first.get_weights(), second.get_weights())]}
    return within(go)


@part
def merged():
    """The weights of what a Merge reads stand in its group."""
    def go(path):
        m = Sequential([Merge([Sequential([Dense(3, input_dim=5)]), Sequential([Dense(3, input_dim=4), Dense(3)])],
                              mode='sum'), Dense(2)])
        m.save_weights(path)
        with h5py.File(path, 'r') as f:
            return {'groups': [[str(k), int(f[k].attrs['nb_params'])] for k in sorted(f)],
                    'shapes': [list(f['layer_0']['param_%d' % i].shape) for i in range(6)]}
    return within(go)


@part
def by_hand():
    """Users read such files themselves, to take over single layers."""
    def go(path):
        m = Sequential([Dense(3, input_dim=5), Activation('tanh'), Dense(2)])
        m.save_weights(path)
        other = Sequential([Dense(3, input_dim=5), Activation('relu'), Dense(7)])
        f = h5py.File(path, 'r')
        for k in range(f.attrs['nb_layers']):
            if k >= 2:
                break
            g = f['layer_{}'.format(k)]
            other.layers[k].set_weights([np.array(g['param_{}'.format(p)]) for p in range(g.attrs['nb_params'])])
        f.close()
        return {'same': bool((other.layers[0].W.get_value() == m.layers[0].W.get_value()).all()), 'sums': sums(m.get_weights())}
    return within(go)
