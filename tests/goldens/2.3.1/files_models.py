# save, load_model: configuration, training, optimizer; streams and open groups; JSON and YAML.
import io
import json
import os
import pickle
import shutil
import tempfile

import h5py
import numpy as np
from case_helpers import RESULT, X, caught, part, sums

from keras import backend as K
from keras.layers import (BatchNormalization, Dense, Dropout, Input, Lambda,
                          multiply)
from keras.models import (Model, Sequential, load_model, model_from_config,
                          model_from_json, model_from_yaml, save_model)
from keras.optimizers import SGD, Adam


def within(fn):
    folder = tempfile.mkdtemp()
    try:
        return fn(os.path.join(folder, 'm.h5'))
    finally:
        shutil.rmtree(folder)


def text(value):
    return value.decode('utf8') if isinstance(value, bytes) else str(value)


def small(optimizer='sgd', **kwargs):
    model = Sequential([Dense(3, input_dim=5), Dropout(.2), Dense(2)])
    model.compile(optimizer, 'mse', **kwargs)
    return model


Y = np.arange(12).reshape(6, 2) / 10.


@part
def attributes():
    def run(path):
        model = small(Adam(lr=.01), metrics=['mae'],
                      sample_weight_mode=None)
        model.train_on_batch(X[:6], Y)
        model.save(path)
        with h5py.File(path, 'r') as f:
            out = {k: text(v) for k, v in f.attrs.items()
                   if not k.endswith('config')}
            out['keys'] = sorted(f.attrs)
            out['groups'] = sorted(f)
            for k in ('model_config', 'training_config'):
                out[k] = json.dumps(json.loads(text(f.attrs[k])), sort_keys=True)
            out['optimizer'] = [text(n) for n in
                                f['optimizer_weights'].attrs['weight_names']]
        return out
    return within(run)


@part
def goes_on_training():
    def run(path):
        np.random.seed(3)
        model = small(SGD(lr=.1, momentum=.9))
        model.train_on_batch(X[:6], Y)
        save_model(model, path)
        again = load_model(path)
        out = {'same': np.allclose(model.predict(X), again.predict(X))}
        out['state'] = [float(w.sum()) for w in again.optimizer.get_weights()]
        return out
    return within(run)


@part
def without_optimizer():
    def run(path):
        model = small()
        model.save(path, include_optimizer=False)
        with h5py.File(path, 'r') as f:
            out = {'keys': sorted(f.attrs)}
        again = load_model(path, compile=False)
        out['compiled'] = again.optimizer is None
        return out
    return within(run)


@part
def not_a_model():
    def run(path):
        small().save_weights(path)
        out = {}
        caught(out, 'error', lambda: load_model(path))
        return out
    return within(run)


@part
def streams():
    model = small()
    whole = io.BytesIO()
    save_model(model, whole)
    again = load_model(io.BytesIO(whole.getvalue()))
    out = {'stream': np.allclose(model.predict(X), again.predict(X))}

    def run(path):
        with h5py.File(path, 'w') as f:
            save_model(model, f.create_group('a'))
            found = load_model(f['a'])
        return np.allclose(model.predict(X), found.predict(X))
    out['group'] = within(run)
    caught(out, 'wrong', lambda: save_model(model, 3))
    return out


@part
def pickles():
    model = small()
    again = pickle.loads(pickle.dumps(model))
    return {'same': np.allclose(model.predict(X), again.predict(X)),
            'layers': [type(layer).__name__ for layer in again.layers]}


def own_loss(y, p):
    return K.mean(K.square(y - p), axis=-1)


@part
def custom_objects():
    def run(path):
        model = small()
        model.compile('sgd', own_loss, metrics=[own_loss])
        model.save(path)
        again = load_model(path, custom_objects={'own_loss': own_loss})
        out = {'names': again.metrics_names}
        caught(out, 'missing', lambda: load_model(path))
        return out
    return within(run)


@part
def texts():
    model = small()
    out = {'json': json.dumps(json.loads(model.to_json()), sort_keys=True)}
    again = model_from_json(model.to_json())
    out['names'] = [layer.name for layer in again.layers]
    out['yaml'] = [layer.name for layer in
                   model_from_yaml(model.to_yaml()).layers]
    caught(out, 'list', lambda: model_from_config([]))
    caught(out, 'unknown', lambda: model_from_json(
        '{"class_name": "Sequental", "config": []}'))
    return out


@part
def functional():
    a, b = Input((3,), name='a'), Input((3,), name='b')
    shared = Sequential([Dense(2, input_dim=3), BatchNormalization()])
    model = Model([a, b], multiply([shared(a), shared(b)]), name='both')
    out = {'json': json.dumps(json.loads(model.to_json()), sort_keys=True)}

    def run(path):
        model.compile('sgd', 'mse')
        model.save(path)
        again = load_model(path)
        x = [np.ones((2, 3)), np.ones((2, 3))]
        return bool(np.allclose(model.predict(x), again.predict(x)))
    out['same'] = within(run)
    return out
