# layer.params = [] and its kin in models, graphs and containers; weights shared by assignment; params added by hand.
from case_helpers import RESULT, T, X, hist, part, plain, probe, sums

import numpy as np
from keras import backend as K
from keras.layers import containers
from keras.layers.core import Dense, Layer
from keras.models import Graph, Sequential


def fitted(m):
    m.compile('sgd', 'mse')
    out = {'loss': hist(m.fit(X, T, nb_epoch=2, batch_size=20, verbose=0))['loss']}
    out['weights'] = sums(m.get_weights())
    return out


@part
def emptied():
    m = Sequential([Dense(4, input_dim=5, activation='tanh'), Dense(2)])
    m.layers[0].params = []
    out = fitted(m)
    out['params'] = len(m.get_params()[0])
    out['W'] = sums([m.layers[0].W.get_value()])
    return out


@part
def trainable_weights():
    m = Sequential([Dense(4, input_dim=5, activation='tanh'), Dense(2)])
    m.layers[0].trainable_weights = []
    m.layers[0].params = []
    out = {'before': sums([m.layers[0].W.get_value()])}
    out['params'] = len(m.get_params()[0])
    m.compile('sgd', 'mse')
    m.fit(X, T, nb_epoch=1, batch_size=20, verbose=0)
    out['after'] = sums([m.layers[0].W.get_value()])
    return out


@part
def only_biases():
    m = Sequential([Dense(4, input_dim=5, activation='tanh'), Dense(2)])
    for layer in m.layers:
        layer.params = layer.trainable_weights = [layer.b]
    out = fitted(m)
    out['kept'] = sums([m.layers[0].W.get_value()])
    return out


@part
def in_a_graph():
    out = {}
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_node(Dense(4, activation='tanh'), 'fixed', input='a')
    g.add_node(Dense(2), 'd', input='fixed')
    g.add_output('out', input='d')
    g.nodes['fixed'].trainable = False
    out['params'] = len(g.get_params()[0])
    g.compile('sgd', {'out': 'mse'})
    out['loss'] = hist(g.fit({'a': X, 'out': T}, nb_epoch=2, batch_size=20, verbose=0))['loss']
    out['weights'] = sums(g.get_weights())
    return out


@part
def container_frozen():
    inner = containers.Sequential([Dense(4, input_dim=5), Dense(3)])
    inner.layers[0].trainable = False
    m = Sequential([inner, Dense(2)])
    out = fitted(m)
    out['params'] = len(m.get_params()[0])
    return out


class Holder(Layer):
    """Params appended one by one, as users did."""
    def build(self):
        self.a = K.ones((self.input_shape[1],))
        self.b = K.zeros((self.input_shape[1],))
        self.params = []
        self.params.append(self.a)
        self.params += [self.b]
        self.trainable_weights = [self.a, self.b]

    def get_output(self, train=False):
        return self.get_input(train) * self.a + self.b


@part
def appended():
    m = Sequential([Holder(input_shape=(5,)), Dense(2)])
    out = fitted(m)
    out['params'] = len(m.get_params()[0])
    out['count'] = int(m.count_params())
    return out
