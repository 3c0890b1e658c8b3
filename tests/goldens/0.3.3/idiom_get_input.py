# Patching get_input and input; intermediate outputs by K.function([layer.get_input(False)], [layer.get_output(False)]).
from case_helpers import RESULT, T, X, hist, part, plain, probe

import numpy as np
import theano
from keras import backend as K
from keras.layers.core import Activation, Dense, Dropout, Flatten, Reshape
from keras.models import Graph, Sequential


def model():
    return Sequential([Dense(6, input_dim=5, activation='tanh'), Dropout(.5), Reshape((2, 3)), Flatten(), Dense(2)])


@part
def of_layers():
    """Features of every layer, as everybody wrote it."""
    out = {}
    m = model()
    for i, layer in enumerate(m.layers):
        f = K.function([m.layers[0].get_input(False)], [layer.get_output(False)])
        out['layer_%d' % i] = f([X[:2]])[0]
    out['own'] = K.function([m.layers[0].get_input(False)], [m.layers[0].get_output(False)])([X[:2]])[0]
    out['probe'] = probe()
    return out


@part
def after_training():
    out = {}
    m = model()
    m.compile('sgd', 'mse')
    f = K.function([m.get_input(False)], [m.layers[3].get_output(False)])
    out['before'] = f([X[:2]])[0]
    m.fit(X, T, nb_epoch=1, batch_size=20, verbose=0)
    out['after'] = f([X[:2]])[0]
    out['train_phase'] = list(K.function([m.get_input(True)], [m.get_output(True)])([X[:2]])[0].shape)
    out['probe'] = probe()
    return out


@part
def of_theano():
    m = model()
    f = theano.function([m.layers[0].input], m.layers[-1].get_output(train=False), allow_input_downcast=True)
    return {'value': f(X[:2])}


@part
def patched():
    """A layer that reads something else from now on."""
    out = {}
    m = model()
    last = m.layers[-1]
    original = last.get_input
    last.get_input = lambda train=False: K.tanh(original(train))
    f = K.function([m.get_input(False)], [m.get_output(False)])
    out['value'] = f([X[:2]])[0]
    m.compile('sgd', 'mse')
    out['loss'] = hist(m.fit(X, T, nb_epoch=2, batch_size=20, verbose=0))['loss']
    return out


@part
def of_a_graph():
    out = {}
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_node(Dense(4), 'd', input='a')
    g.add_node(Activation('tanh'), 'act', input='d')
    g.add_output('out', input='act')
    f = K.function([g.inputs['a'].get_input(False)], [g.nodes['d'].get_output(False), g.get_output(False)])
    out['d'], out['out'] = f([X[:2]])
    return out
