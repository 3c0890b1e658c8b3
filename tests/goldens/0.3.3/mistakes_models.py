# What users got wrong with models: class and, where it is Keras' own, text of the error.
from case_helpers import RESULT, T, X, Y, caught, part, raised, regressor

import numpy as np
from keras.layers.core import Activation, Dense, Reshape, TimeDistributedDense
from keras.models import Graph, Sequential, model_from_config, model_from_json


@part
def not_compiled():
    out = {}
    for name, call in [('fit', lambda m: m.fit(X, T, verbose=0)), ('predict', lambda m: m.predict(X)),
                       ('evaluate', lambda m: m.evaluate(X, T, verbose=0)),
                       ('on_batch', lambda m: m.train_on_batch(X, T))]:
        raised(out, name, call, regressor())
    return out


@part
def compiling():
    out = {}
    caught(out, 'optimizer', regressor().compile, 'nope', 'mse')
    caught(out, 'loss', regressor().compile, 'sgd', 'nope')
    raised(out, 'empty', Sequential().compile, 'sgd', 'mse')
    raised(out, 'no_shape', Sequential([Activation('tanh')]).compile, 'sgd', 'mse')
    raised(out, 'missing', regressor().compile, 'sgd')
    return out


@part
def data():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    caught(out, 'lengths', m.fit, X, T[:5], verbose=0)
    raised(out, 'features', m.fit, X[:, :3], T, verbose=0)
    raised(out, 'axes', m.predict, X[:, :, None])
    raised(out, 'targets', m.fit, X, T[:, :1].repeat(3, axis=1), verbose=0)
    raised(out, 'text', m.fit, X, np.array(['a'] * 40), verbose=0)
    raised(out, 'two_inputs', m.predict, [X, X])
    return out


@part
def layers():
    out = {}
    caught(out, 'ndim', Sequential([TimeDistributedDense(3, input_shape=(4, 5))]).add, Dense(2))
    raised(out, 'ndim_first', Dense, 3, input_shape=(4, 5))
    caught(out, 'not_first', Sequential([Dense(4, input_dim=5)]).add, Reshape((3, 3)))
    raised(out, 'no_dim', Dense)
    caught(out, 'keyword', Dense, 3, input_dims=4)
    caught(out, 'activation', Activation, 'rellu')
    caught(out, 'init', Dense, 3, init='glorot')
    raised(out, 'not_a_layer', Sequential, [3])
    caught(out, 'first_shape', lambda: Sequential([Dense(3)]).output_shape)
    return out


@part
def configs():
    out = {}
    caught(out, 'model', model_from_config, {'name': 'Model'})
    caught(out, 'layer', model_from_json, '{"name": "Sequential", "layers": [{"name": "Dens", "output_dim": 2}]}')
    try:
        model_from_json('name: Sequential')
    except ValueError:
        out['not_json'] = 'ValueError'
    raised(out, 'argument', model_from_json,
           '{"name": "Sequential", "layers": [{"name": "Dense", "output_dims": 2}]}')
    return out
