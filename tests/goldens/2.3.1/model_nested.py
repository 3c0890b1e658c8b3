"""Models as layers of models: weights, penalties, names, calls on new tensors, configurations."""
import json

import numpy as np
from case_helpers import RESULT, T, X, floats, part, plain, probe, sums, values
from keras.layers import Activation, Dense, Dropout, Input, concatenate
from keras.models import Model, Sequential, model_from_json


def inner_stack():
    return Sequential([Dense(5, activation='tanh', input_shape=(5,), kernel_regularizer='l2',
                             activity_regularizer='l1'), Dropout(.3)], name='inner')


@part
def stacks():
    inner = inner_stack()
    x = Input((5,), name='x')
    m = Model(x, Dense(2, name='top')(inner(inner(x))), name='outer')
    out = {'drawn': probe(), 'layers': [l.name for l in m.layers], 'losses': [len(inner.losses), len(m.losses)],
           'nodes': len(inner._inbound_nodes), 'weights': [w.name for w in m.weights], 'params': m.count_params()}
    m.compile('sgd', 'mse')
    out['test'] = values(m.test_on_batch(X, T))
    h = m.fit(X, T, epochs=2, verbose=0, batch_size=16)
    out['fit'] = floats(h.history['loss'])
    out['sums'] = sums(inner.get_weights())
    outer = Sequential([inner, Dense(2)])
    out['in a stack'] = [l.name for l in outer.layers] + [outer.input_names, outer.output_names]
    outer.compile('sgd', 'mse')
    out['stack'] = values(outer.train_on_batch(X, T))
    inner.compile('sgd', 'mse')
    out['inner'] = values(inner.test_on_batch(X, X))
    return out


@part
def graphs():
    a, b = Input((5,), name='a'), Input((2,), name='b')
    pair = Model([a, b], [Dense(3, name='p')(a), concatenate([a, b], name='q')], name='pair')
    c, d = Input((5,), name='c'), Input((2,), name='d')
    p, q = pair([c, d])
    m = Model([c, d], concatenate([Activation('tanh')(p), q]), name='whole')
    out = {'shape': plain(m.output_shape), 'layers': [l.name for l in m.layers],
           'predict': m.predict([X[:3], T[:3]]), 'output shapes': plain(pair.get_output_shape_at(1)),
           'computed': plain(pair.compute_output_shape([(None, 5), (None, 2)])),
           'inbound': [[n.get_config()['inbound_layers'] for n in l._inbound_nodes] for l in m.layers]}
    m.get_layer('pair').get_layer('p').trainable = False
    out['trainable'] = [len(m.trainable_weights), len(m.non_trainable_weights)]
    lines = []
    m.summary(print_fn=lines.append)
    out['table'] = lines
    return out


@part
def configurations():
    inner = inner_stack()
    x, z = Input((5,), name='x'), Input((5,), name='z')
    h = inner(inner(x))
    m = Model([x, z], [Dense(2, name='top')(h), Dense(2, name='other')(inner(z))], name='outer')
    config = m.get_config()
    out = {'joined': [[l['name'], l['class_name'], plain(l['inbound_nodes'])] for l in config['layers']],
           'ends': plain([config['input_layers'], config['output_layers'], config['name']])}
    text = json.loads(m.to_json())
    out['json'] = [sorted(text), text['class_name'], text['keras_version'], text['backend']]
    np.random.seed(5)
    again = model_from_json(m.to_json())
    out['drawn'] = probe()
    out['same'] = again.get_config() == config
    again.set_weights(m.get_weights())
    out['difference'] = float(np.abs(again.predict([X, X])[0] - m.predict([X, X])[0]).max())
    out['layers'] = [l.name for l in again.layers]
    stack = Sequential([inner, Dense(2, name='d')], name='s')
    config = stack.get_config()
    out['stack'] = [sorted(config), config['name'], [l['class_name'] for l in config['layers']]]
    out['stack again'] = [Sequential.from_config(config).name, model_from_json(stack.to_json()).name]
    old = Sequential.from_config(config['layers'])
    out['from a list'] = [old.name, [l.name for l in old.layers]]
    return out
