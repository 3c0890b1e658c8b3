# save and load_model: the layout of the file, optimizer state, going on.
import json
import os
import shutil
import tempfile

import h5py
from case_helpers import (RESULT, T, X, caught, part, plain, probe, sums,
                          values)

from keras.layers import Dense, Dropout, Input
from keras.models import Model, Sequential, load_model, save_model
from keras.optimizers import SGD


def text(value):
    return value.decode('utf8') if isinstance(value, bytes) else str(value)


def within(fn):
    folder = tempfile.mkdtemp()
    try:
        return fn(os.path.join(folder, 'm.h5'))
    finally:
        shutil.rmtree(folder)


def trained(optimizer='adam', **kwargs):
    m = Sequential([Dense(3, input_dim=5, activation='tanh'), Dense(2)])
    m.compile(optimizer, 'mse', **kwargs)
    for _ in range(2):
        m.train_on_batch(X, T)
    return m


@part
def layout():
    def run(path):
        out = {}
        m = trained(metrics=['mae'])
        m.save(path)
        with h5py.File(path, 'r') as f:
            out['attributes'] = sorted(f.attrs)
            out['groups'] = sorted(f)
            out['model'] = json.loads(text(f.attrs['model_config']))
            out['training'] = json.loads(text(f.attrs['training_config']))
            out['version'] = text(f.attrs['keras_version'])
            g = f['optimizer_weights']
            names = [text(n) for n in g.attrs['weight_names']]
            out['names'] = names
            out['state'] = [[list(g[n].shape), float(g[n][()].sum())]
                            for n in names]
        return out
    return within(run)


@part
def going_on():
    def run(path):
        out = {}
        m = trained(SGD(lr=.1, momentum=.9, decay=.01), metrics=['mae'])
        save_model(m, path)
        out['saved'] = probe()
        again = load_model(path)
        out['loaded'] = probe()
        out['config'] = plain(again.optimizer.get_config())
        out['state'] = sums(again.optimizer.get_weights())
        out['first'] = [values(m.train_on_batch(X, T)) for _ in range(3)]
        out['second'] = [values(again.train_on_batch(X, T)) for _ in range(3)]
        out['names'] = again.metrics_names
        return out
    return within(run)


@part
def functional():
    def run(path):
        out = {}
        x = Input((5,), name='x')
        m = Model(x, [Dense(2, name='u')(x),
                      Dense(2, name='v')(Dropout(.5)(x))])
        m.compile('rmsprop', {'u': 'mse', 'v': 'mae'},
                  loss_weights={'u': 1., 'v': .5}, metrics={'u': 'mae'})
        m.train_on_batch(X, [T, T])
        m.save(path)
        again = load_model(path)
        out['names'] = again.metrics_names
        out['tested'] = [values(m.test_on_batch(X, [T, T])),
                         values(again.test_on_batch(X, [T, T]))]
        with h5py.File(path, 'r') as f:
            out['training'] = json.loads(text(f.attrs['training_config']))
        out['class'] = type(again).__name__
        return out
    return within(run)


@part
def not_compiled():
    def run(path):
        out = {}
        m = Sequential([Dense(2, input_dim=5)])
        m.save(path)
        with h5py.File(path, 'r') as f:
            out['attributes'] = sorted(f.attrs)
            out['groups'] = sorted(f)
        again = load_model(path)
        out['same'] = bool((again.predict(X) == m.predict(X)).all())
        caught(out, 'fit', again.fit, X, T)
        return out
    return within(run)


@part
def own_things():
    from keras import backend as K

    def loss(t, p):
        return K.mean(K.abs(t - p), axis=-1)

    def run(path):
        out = {}
        m = Sequential([Dense(2, input_dim=5)])
        m.compile('sgd', loss)
        m.save(path)
        caught(out, 'unknown', load_model, path)
        again = load_model(path, custom_objects={'loss': loss})
        out['tested'] = [float(m.test_on_batch(X, T)),
                         float(again.test_on_batch(X, T))]
        return out
    return within(run)


@part
def weights_of_a_model():
    """load_weights takes a whole model's file, too."""
    def run(path):
        m = trained()
        m.save(path)
        n = Sequential([Dense(3, input_dim=5, activation='tanh'), Dense(2)])
        n.load_weights(path)
        return {'same': bool((n.predict(X) == m.predict(X)).all())}
    return within(run)
