# How many random numbers each step takes: a fingerprint after every one.
import numpy as np
from case_helpers import RESULT, part, probe

from keras.layers.advanced_activations import ParametricSoftplus, PReLU
from keras.layers.core import (Activation, ActivityRegularization, Dense,
                               Dropout, Flatten, Highway, Lambda, Masking,
                               MaxoutDense, RepeatVector, Reshape,
                               TimeDistributedDense, TimeDistributedMerge)
from keras.layers.noise import GaussianDropout, GaussianNoise
from keras.models import Sequential, model_from_json


def steps(make):
    """Probes after: made, output for training twice, for testing, config."""
    layer = make()
    seen = [probe()]
    for train in [True, True, False]:
        layer.get_output(train)
        seen.append(probe())
    layer.get_config()
    layer.get_weights()
    seen.append(probe())
    layer.set_input_shape(layer.input_shape)
    seen.append(probe())
    return seen


@part
def layers():
    out = {}
    flat, time = {'input_shape': (4,)}, {'input_shape': (3, 4)}
    for name, make in [
            ('Dense', lambda: Dense(3, **flat)),
            ('Dense_zero', lambda: Dense(3, init='zero', **flat)),
            ('Dense_normal', lambda: Dense(3, init='normal', **flat)),
            ('Dense_orthogonal', lambda: Dense(3, init='orthogonal', **flat)),
            ('Highway', lambda: Highway(**flat)),
            ('MaxoutDense', lambda: MaxoutDense(3, **flat)),
            ('TimeDistributedDense', lambda: TimeDistributedDense(3, **time)),
            ('TimeDistributedMerge', lambda: TimeDistributedMerge(**time)),
            ('Activation', lambda: Activation('relu', **flat)),
            ('Dropout', lambda: Dropout(.5, **flat)),
            ('Dropout_none', lambda: Dropout(0., **flat)),
            ('GaussianNoise', lambda: GaussianNoise(.5, **flat)),
            ('GaussianNoise_none', lambda: GaussianNoise(0., **flat)),
            ('GaussianDropout', lambda: GaussianDropout(.5, **flat)),
            ('ActivityRegularization',
             lambda: ActivityRegularization(.1, .1, **flat)),
            ('PReLU', lambda: PReLU(**flat)),
            ('PReLU_uniform', lambda: PReLU(init='uniform', **flat)),
            ('ParametricSoftplus', lambda: ParametricSoftplus(**flat)),
            ('Lambda', lambda: Lambda(lambda x: x, **flat)),
            ('Masking', lambda: Masking(**time)),
            ('Flatten', lambda: Flatten(**time)),
            ('Reshape', lambda: Reshape((2, 2), **flat)),
            ('RepeatVector', lambda: RepeatVector(2, **flat))]:
        np.random.seed(99)
        out[name] = steps(make)
    return out


def deep():
    return Sequential([Dense(5, input_dim=4), Dropout(.5), PReLU(),
                       GaussianNoise(.1), Dense(5, init='normal'),
                       Dropout(.2), Dense(2)])


@part
def given_weights():
    """Drawn all the same."""
    weights = [np.zeros((4, 3)), np.zeros(3)]
    d = Dense(3, input_dim=4, weights=weights)
    out = {'made': probe()}
    d.set_weights([w + 1 for w in weights])
    out['set'] = probe()
    m = Sequential([Dense(4, input_dim=5)])
    m.add(Dense(3, weights=weights))
    out['added'] = probe()
    out['sum'] = float(m.layers[1].get_weights()[0].sum())
    return out


@part
def a_model():
    """Built, output built, compiled, trained, used, saved as text."""
    out = {}
    x, t = np.ones((10, 4)), np.ones((10, 2))
    m = deep()
    out['built'] = probe()
    m.get_output(train=True)
    out['train_output'] = probe()
    m.get_output(train=False)
    out['test_output'] = probe()
    m.compile('sgd', 'mse')
    out['compiled'] = probe()
    m.compile('adam', 'mae')
    out['compiled_again'] = probe()
    m.fit(x, t, nb_epoch=3, batch_size=4, verbose=0)
    out['fitted'] = probe()
    m.fit(x, t, nb_epoch=2, batch_size=4, verbose=0, shuffle=False)
    out['fitted_in_order'] = probe()
    m.fit(x, t, nb_epoch=2, batch_size=4, verbose=0, shuffle='batch')
    out['fitted_by_batch'] = probe()
    m.fit(x, t, nb_epoch=1, batch_size=4, verbose=0, validation_split=.5)
    out['fitted_with_split'] = probe()
    m.train_on_batch(x, t)
    m.test_on_batch(x, t)
    m.predict(x)
    m.evaluate(x, t, verbose=0)
    out['used'] = probe()
    text = m.to_json()
    out['text'] = probe()
    model_from_json(text)
    out['from_text'] = probe()
    m.set_weights(m.get_weights())
    out['weights_set'] = probe()
    return out


@part
def compiled_first():
    """Without asking for outputs before: the draws of compile alone."""
    m = deep()
    m.compile('sgd', 'mse')
    out = {'compiled': probe()}
    m = Sequential([Dense(3, input_dim=4), Dropout(.5)])
    m.compile('sgd', 'mse')
    out['dropout_last'] = probe()
    m = Sequential([Dropout(.5, input_shape=(4,)),
                    Dense(3, activity_regularizer='activity_l1'),
                    ActivityRegularization(.1), Dropout(.5)])
    m.compile('sgd', 'mse')
    out['regularizers'] = probe()
    return out


@part
def shared_dropout():
    """The same model nested: an inner Dropout."""
    inner = Sequential([Dense(3, input_dim=4), Dropout(.5)])
    m = Sequential([inner, Dense(3), Dropout(.5), Dense(2)])
    out = {'built': probe()}
    m.compile('sgd', 'mse')
    out['compiled'] = probe()
    return out
