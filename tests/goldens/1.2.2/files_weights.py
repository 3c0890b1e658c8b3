# save_weights: the layout of the file, loading by order and by name.
import os
import shutil
import tempfile

import h5py
from case_helpers import RESULT, X, caught, part, sums

from keras.layers import (GRU, BatchNormalization, Dense, Dropout, Embedding,
                          Input, Merge)
from keras.models import Model, Sequential


def text(value):
    return value.decode('utf8') if isinstance(value, bytes) else str(value)


def layout(group):
    """Attributes and data sets of a file, as one list of each kind."""
    attributes, datasets = {}, {}

    def visit(name, item):
        for key in item.attrs:
            attributes['%s@%s' % (name, key)] = [
                text(v) for v in item.attrs[key]]
        if isinstance(item, h5py.Dataset):
            datasets[name] = [list(item.shape), item.dtype.name,
                              float(item[()].sum())]

    visit('', group)
    group.visititems(visit)
    return {'attributes': attributes, 'datasets': datasets}


def within(fn):
    folder = tempfile.mkdtemp()
    try:
        return fn(os.path.join(folder, 'w.h5'))
    finally:
        shutil.rmtree(folder)


@part
def sequential():
    def run(path):
        m = Sequential([Embedding(4, 2, input_length=3), GRU(2), Dropout(.5),
                        Dense(3), BatchNormalization()])
        m.save_weights(path)
        with h5py.File(path, 'r') as f:
            return layout(f)
    return within(run)


@part
def functional():
    def run(path):
        a, b = Input((3,), name='a'), Input((3,), name='b')
        d = Dense(2, name='shared')
        inner = Sequential([Dense(2, input_dim=2, name='i'), Dense(1)])
        m = Model([a, b], [inner(d(a)), d(b)])
        m.save_weights(path)
        with h5py.File(path, 'r') as f:
            return layout(f)
    return within(run)


@part
def merged():
    def run(path):
        m = Sequential([Merge([Sequential([Dense(2, input_dim=3)]),
                               Sequential([Dense(2, input_dim=3)])],
                              mode='concat'), Dense(1)])
        m.save_weights(path)
        with h5py.File(path, 'r') as f:
            out = layout(f)
        before = sums(m.get_weights())
        m.set_weights([0 * w for w in m.get_weights()])
        m.load_weights(path)
        out['loaded'] = sums(m.get_weights()) == before
        return out
    return within(run)


@part
def loading():
    def run(path):
        out = {}
        a = Sequential([Dense(4, input_dim=5, name='one'), Dropout(.5),
                        Dense(2, name='two')])
        a.save_weights(path)
        b = Sequential([Dense(4, input_dim=5), Dense(2)])
        b.load_weights(path)
        out['by order'] = bool((a.predict(X) == b.predict(X)).all())
        c = Sequential([Dense(4, input_dim=5, name='one'),
                        Dense(3, name='three')])
        before = sums(c.layers[1].get_weights())
        c.load_weights(path, by_name=True)
        out['by name'] = [sums(c.layers[0].get_weights())
                          == sums(a.layers[0].get_weights()),
                          before == sums(c.layers[1].get_weights())]
        caught(out, 'layers', Sequential([Dense(4, input_dim=5)])
               .load_weights, path)
        d = Sequential([Dense(4, input_dim=5, bias=False), Dense(2)])
        caught(out, 'weights', d.load_weights, path)
        e = Sequential([Dense(4, input_dim=5, bias=False, name='one')])
        caught(out, 'weights by name', e.load_weights, path, by_name=True)
        return out
    return within(run)
