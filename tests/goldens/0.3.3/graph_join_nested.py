# merge_mode='join' where mappings nest, with add_shared_node, and with layers that keep weights.
import numpy as np
from case_helpers import RESULT, T, X, caught, hist, part, plain, probe, sums

from keras import backend as K
from keras import initializations
from keras.layers.core import Dense, Layer
from keras.models import Graph

INIT = initializations.get('uniform')


class Mixed(Layer):
    """A weight for each of the named inputs."""
    def __init__(self, names, dim, **kwargs):
        self.names, self.dim = names, dim
        super(Mixed, self).__init__(**kwargs)

    def build(self):
        self.weights = [INIT((self.dim,)) for _ in self.names]
        self.params = self.trainable_weights = self.weights

    @property
    def output_shape(self):
        return (None, self.dim)

    def get_output(self, train=False):
        named = self.get_input(train)
        return sum(named[n] * w for n, w in zip(self.names, self.weights))


class Both(Layer):
    """Hands a mapping on, with one more mapping inside."""
    @property
    def output_shape(self):
        return (None, 5)

    def get_output(self, train=False):
        return {'plain': self.get_input(train), 'squared': dict(
            (k, K.square(v)) for k, v in self.get_input(train).items())}


class Total(Layer):
    @property
    def output_shape(self):
        return (None, 5)

    def get_output(self, train=False):
        named = self.get_input(train)
        return sum(named['plain'][k] + named['squared'][k] for k in sorted(named['plain']))


def inputs():
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_input('b', input_shape=(5,))
    return g


@part
def weights():
    out = {}
    g = inputs()
    g.add_node(Mixed(['a', 'b'], 5), 'mixed', inputs=['a', 'b'], merge_mode='join')
    g.add_node(Dense(2), 'd', input='mixed')
    g.add_output('out', input='d')
    out['probe'] = probe()
    out['params'] = len(g.get_params()[0])
    g.compile('sgd', {'out': 'mse'})
    h = g.fit({'a': X, 'b': X[:, ::-1], 'out': T}, nb_epoch=2, batch_size=20, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = sums(g.get_weights())
    return out


@part
def nested():
    g = inputs()
    g.add_node(Both(), 'both', inputs=['a', 'b'], merge_mode='join')
    g.add_node(Total(), 'total', input='both')
    f = K.function([g.inputs['a'].input, g.inputs['b'].input], [g.nodes['total'].get_output(False)])
    return {'value': f([X[:3], X[3:6]])[0], 'shape': plain(g.nodes['total'].output_shape)}


@part
def shared():
    """add_shared_node joins its outputs under the names of its inputs."""
    out = {}
    g = inputs()
    g.add_shared_node(Dense(3), 'codes', inputs=['a', 'b'], merge_mode='join')
    out['shape'] = g.nodes['codes'].output_shape
    caught(out, 'get_output', g.nodes['codes'].get_output, False)
    caught(out, 'create_output', g.add_shared_node, Dense(3), 'more', inputs=['a', 'b'], merge_mode='join',
           create_output=True)
    return out
