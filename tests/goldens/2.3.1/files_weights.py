# save_weights, load_weights: layout, by order and by name, what does not fit, long lists of names.
import os
import shutil
import tempfile

import h5py
import numpy as np
from case_helpers import RESULT, X, caught, part, sums

from keras.layers import (GRU, LSTM, BatchNormalization, Bidirectional, Conv2D,
                          Dense, Dropout, Embedding, Flatten, Input,
                          TimeDistributed, concatenate)
from keras.models import Model, Sequential


def text(value):
    return value.decode('utf8') if isinstance(value, bytes) else str(value)


def texts(value):
    if isinstance(value, np.ndarray):
        return [text(v) for v in value.tolist()]
    return text(value)


def layout(group):
    attributes, datasets = {}, {}

    def visit(name, item):
        for key in item.attrs:
            attributes['%s@%s' % (name, key)] = texts(item.attrs[key])
        if isinstance(item, h5py.Dataset):
            datasets[name] = [list(item.shape), item.dtype.name]

    visit('', group)
    group.visititems(visit)
    return {'attributes': attributes, 'datasets': datasets}


def within(fn):
    folder = tempfile.mkdtemp()
    try:
        return fn(os.path.join(folder, 'w.h5'))
    finally:
        shutil.rmtree(folder)


def saved(model):
    def run(path):
        model.save_weights(path)
        with h5py.File(path, 'r') as f:
            return layout(f)
    return within(run)


def filled(model, start=0.):
    model.set_weights([np.arange(start, start + w.size).reshape(w.shape) / 10.
                       for w in model.get_weights()])
    return model


@part
def sequential():
    return saved(Sequential([Embedding(4, 2, input_length=3), GRU(2),
                             Dropout(.5), Dense(3), BatchNormalization()]))


@part
def functional():
    a, b = Input((3,), name='a'), Input((3,), name='b')
    d = Dense(2, name='shared')
    inner = Sequential([Dense(2, input_dim=2, name='i'), Dense(1)])
    return saved(Model([a, b], [inner(d(a)), d(b)]))


@part
def wrapped():
    return saved(Sequential([
        Bidirectional(LSTM(2, return_sequences=True), input_shape=(3, 2)),
        TimeDistributed(Dense(2))]))


@part
def frozen_inside():
    x = Input((2,))
    inner = Model(x, BatchNormalization()(Dense(2, trainable=False)(x)))
    y = Input((2,))
    return saved(Model(y, Dense(1)(inner(y))))


@part
def many_layers():
    x = y = Input((2,))
    parts = [Dense(1, name='a_layer_with_a_rather_long_name_%04d' % i + 'x' * 700)(x)
             for i in range(100)]
    y = concatenate(parts)

    def run(path):
        model = filled(Model(x, y))
        model.save_weights(path)
        with h5py.File(path, 'r') as f:
            keys = sorted(k for k in f.attrs)
            counts = [len(f.attrs[k]) for k in keys if k.startswith('layer')]
        again = Model(x, y)
        again.load_weights(path)
        return {'keys': keys, 'counts': counts,
                'same': bool(all((a == b).all() for a, b in zip(
                    model.get_weights(), again.get_weights())))}
    return within(run)


@part
def by_name():
    def run(path):
        filled(Sequential([Dense(3, input_dim=5, name='one'),
                           Dense(2, name='two')])).save_weights(path)
        other = filled(Sequential([Dense(3, input_dim=5, name='zero'),
                                   Dense(3, name='between'),
                                   Dense(2, name='two')]), 100.)
        out = {'before': sums(other.get_weights())}
        other.load_weights(path, by_name=True)
        out['after'] = sums(other.get_weights())
        return out
    return within(run)


@part
def mismatches():
    def run(path):
        filled(Sequential([Dense(3, input_dim=5, name='one'),
                           Dense(2, name='two')])).save_weights(path)
        out = {}
        fewer = Sequential([Dense(3, input_dim=5)])
        caught(out, 'layers', lambda: fewer.load_weights(path))
        bare = Sequential([Dense(3, input_dim=5, use_bias=False), Dense(2)])
        caught(out, 'count', lambda: bare.load_weights(path))
        named = Sequential([Dense(3, input_dim=5, use_bias=False, name='one')])
        caught(out, 'count by name', lambda: named.load_weights(path, by_name=True))
        wide = filled(Sequential([Dense(3, input_dim=5, name='one'),
                                  Dense(5, name='two')]))
        wide.load_weights(path, by_name=True, skip_mismatch=True)
        out['skipped'] = sums(wide.get_weights())
        named.load_weights(path, by_name=True, skip_mismatch=True)
        out['skipped count'] = len(named.get_weights())
        return out
    return within(run)


@part
def reshaped():
    def run(path):
        filled(Sequential([Conv2D(2, (1, 3), input_shape=(1, 4, 4))])
               ).save_weights(path)
        other = Sequential([Conv2D(2, (3, 1), input_shape=(1, 4, 4))])
        other.load_weights(path, reshape=True)
        out = {'kernel': other.get_weights()[0]}
        larger = Sequential([Conv2D(2, (3, 3), input_shape=(1, 4, 4))])
        caught(out, 'error', lambda: larger.load_weights(path, reshape=True))
        return out
    return within(run)


def old_file(path, groups):
    """A file as 1.x wrote it."""
    with h5py.File(path, 'w') as f:
        f.attrs['layer_names'] = [g.encode('utf8') for g, _ in groups]
        for name, arrays in groups:
            g = f.create_group(name)
            names = ['%s_%d' % (name, i) for i in range(len(arrays))]
            g.attrs['weight_names'] = [n.encode('utf8') for n in names]
            for n, a in zip(names, arrays):
                g.create_dataset(n, data=a)


def numbers(*shapes):
    return [np.arange(np.prod(s)).reshape(s) / 10. + i
            for i, s in enumerate(shapes)]


@part
def weights_of_1():
    gates = [s for _ in range(4) for s in ((2, 3), (3, 3), (3,))]

    def run(path):
        out = {}
        for name, layer, arrays in [
                ('conv', Conv2D(2, (3, 2), input_shape=(1, 4, 4)),
                 numbers((2, 1, 3, 2), (2,))),
                ('lstm', LSTM(3, input_shape=(4, 2)), numbers(*gates)),
                ('gru', GRU(3, input_shape=(4, 2)), numbers(*gates[:9])),
                ('steps', TimeDistributed(Dense(2), input_shape=(4, 3)),
                 numbers((3, 2), (2,))),
                ('both', Bidirectional(LSTM(3), input_shape=(4, 2)),
                 numbers(*(gates + gates)))]:
            model = Sequential([layer])
            old_file(path, [(name, arrays)])
            model.load_weights(path)
            out[name] = model.get_weights()
        return out
    return within(run)


@part
def other_backend():
    def run(path):
        model = filled(Sequential([
            Conv2D(2, (3, 2), input_shape=(1, 4, 4)), Flatten(), Dense(1)]))
        model.save_weights(path)
        with h5py.File(path, 'r+') as f:
            f.attrs['backend'] = b'tensorflow'
        model.load_weights(path)
        return {'kernel': model.get_weights()[0]}
    return within(run)
