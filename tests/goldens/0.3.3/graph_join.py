# merge_mode='join': a layer is given a mapping of its inputs by name; in add_node, in Merge, nested, in training.
from collections import OrderedDict
from case_helpers import RESULT, T, X, caught, floats, hist, part, plain, probe

from keras import backend as K
from keras.layers.core import Activation, Dense, Layer, Merge
from keras.models import Graph


class Difference(Layer):
    """What a user wrote to read a named mapping."""
    @property
    def output_shape(self):
        return self.previous.layers[0].output_shape

    def get_output(self, train=False):
        named = self.get_input(train)
        self.seen = [type(named).__name__] + list(named)
        first, second = named.values()
        return first - 2. * second


@part
def of_inputs():
    """Inputs have names in every release."""
    out = {}
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_input('b', input_shape=(5,))
    g.add_node(Difference(), 'diff', inputs=['b', 'a'], merge_mode='join')
    g.add_node(Dense(2), 'd', input='diff')
    g.add_output('out', input='d')
    out['shape'] = plain(g.nodes['diff'].output_shape)
    out['probe'] = probe()
    g.compile('sgd', {'out': 'mse'})
    out['seen'] = g.nodes['diff'].seen
    h = g.fit({'a': X, 'b': X[:, ::-1], 'out': T}, nb_epoch=2, batch_size=20, verbose=0)
    out['loss'] = hist(h)['loss']
    out['predict'] = g.predict({'a': X[:3], 'b': X[3:6]})['out']
    return out


@part
def of_nodes():
    """Nodes bear their names from 0.3.2 on."""
    out = {}
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_node(Dense(3), 'left', input='a')
    g.add_node(Activation('tanh'), 'right', input='left')
    g.add_node(Difference(), 'diff', inputs=['left', 'right'], merge_mode='join')
    caught(out, 'built', g.nodes['diff'].get_output, False)
    out['seen'] = getattr(g.nodes['diff'], 'seen', None)
    return out


@part
def merge_layer():
    out = {}
    one, two = Layer(input_shape=(5,)), Layer(input_shape=(5,))
    one.input = K.placeholder(ndim=2, name='one')
    two.input = K.placeholder(ndim=2, name='two')
    one.name, two.name = 'one', 'two'
    m = Merge([one, two], mode='join')
    out['shape'] = m.output_shape
    named = m.get_output(False)
    out['type'] = type(named).__name__
    out['names'] = list(named)
    out['same'] = [named['one'] is one.input, named['two'] is two.input]
    out['inputs'] = len(m.get_input())
    return out


@part
def other_layers():
    """A layer that knows nothing of mappings."""
    out = {}
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_input('b', input_shape=(5,))
    caught(out, 'activation', g.add_node, Activation('tanh'), 'act', inputs=['a', 'b'], merge_mode='join')
    return out


@part
def config():
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_input('b', input_shape=(5,))
    g.add_node(Difference(), 'diff', inputs=['a', 'b'], merge_mode='join')
    return {'node': plain(g.get_config()['node_config']), 'layer': plain(g.get_config()['nodes']['diff'])['name']}
