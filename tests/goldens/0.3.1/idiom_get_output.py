# Users' layers that override get_output of built-in ones, with super(), for one phase, in models and by hand.
from case_helpers import RESULT, T, X, hist, part, plain, probe, sums

import numpy as np
from keras import backend as K
from keras.layers.core import Activation, Dense, Dropout, Layer, TimeDistributedDense
from keras.layers.noise import GaussianNoise
from keras.models import Graph, Sequential


class AlwaysOn(Dropout):
    """Drops when predicting, too."""
    def get_output(self, train=False):
        return super(AlwaysOn, self).get_output(True)


class Residual(Dense):
    def get_output(self, train=False):
        return self.get_input(train) + super(Residual, self).get_output(train)


class OnlyTest(Layer):
    """Scales in the test phase."""
    def get_output(self, train=False):
        x = self.get_input(train)
        return x if train else .5 * x


class Stack(Activation):
    """Returns two copies side by side; says so."""
    @property
    def output_shape(self):
        shape = super(Stack, self).output_shape
        return (shape[0], 2 * shape[1])

    def get_output(self, train=False):
        y = super(Stack, self).get_output(train)
        return K.concatenate([y, -y], axis=1)


@part
def in_a_model():
    out = {}
    m = Sequential([Residual(5, input_dim=5), OnlyTest(), Stack('tanh'), Dense(2)])
    out['shapes'] = plain([l.output_shape for l in m.layers])
    out['probe'] = probe()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, nb_epoch=2, batch_size=20, verbose=0, validation_split=.25)
    out['history'] = hist(h)
    out['weights'] = sums(m.get_weights())
    out['predict'] = m.predict(X[:3])
    out['config'] = plain([l.get_config()['name'] for l in m.layers])
    return out


@part
def always_on():
    """Draws once per expression, in both phases."""
    out = {}
    m = Sequential([Dense(4, input_dim=5), AlwaysOn(.5), Dense(2)])
    m.compile('sgd', 'mse')
    out['probe'] = probe()
    out['loss'] = hist(m.fit(X, T, nb_epoch=2, batch_size=20, verbose=0))['loss']
    a, b = m.predict(X[:6]), m.predict(X[:6])
    out['differ'] = not np.array_equal(a, b)
    out['first'], out['second'] = a, b
    return out


@part
def in_a_graph():
    out = {}
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_node(Residual(5), 'res', input='a')
    g.add_node(OnlyTest(), 'half', input='res')
    g.add_node(Dense(2), 'd', inputs=['res', 'half'], merge_mode='sum')
    g.add_output('out', input='d')
    g.compile('sgd', {'out': 'mse'})
    out['loss'] = hist(g.fit({'a': X, 'out': T}, nb_epoch=2, batch_size=20, verbose=0))['loss']
    out['predict'] = g.predict({'a': X[:3]})['out']
    return out
