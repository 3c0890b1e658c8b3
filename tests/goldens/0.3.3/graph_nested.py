# Containers in each other: a Graph in a Graph, a Graph in a stack in a Graph, a Graph called on tensors and dicts.
from case_helpers import RESULT, T, X, caught, hist, part, plain, probe, sums

from keras import backend as K
from keras.layers import containers
from keras.layers.core import Activation, Dense, Dropout, Merge
from keras.models import Graph, Sequential


def inner(dim=5):
    g = containers.Graph()
    g.add_input('x', input_shape=(dim,))
    g.add_node(Dense(3, activation='tanh'), 'p', input='x')
    g.add_node(Dense(3, activation='sigmoid'), 'q', input='x')
    g.add_node(Activation('linear'), 'r', inputs=['p', 'q'], merge_mode='mul')
    g.add_output('y', input='r')
    return g


@part
def in_a_graph():
    out = {}
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_node(inner(), 'gate', input='a')
    g.add_node(containers.Sequential([inner(3), Dense(2)]), 'stack', input='gate')
    g.add_output('out', input='stack')
    out['probe'] = probe()
    out['shapes'] = plain([g.nodes[n].output_shape for n in g.nodes])
    out['weights'] = [list(w.shape) for w in g.get_weights()]
    g.compile('sgd', {'out': 'mse'})
    h = g.fit({'a': X, 'out': T}, nb_epoch=2, batch_size=20, verbose=0)
    out['loss'] = hist(h)['loss']
    out['sums'] = sums(g.get_weights())
    return out


@part
def called():
    """On a tensor; on a dict, as a graph of several inputs is."""
    out = {}
    x, y = K.placeholder(ndim=2), K.placeholder(ndim=2)
    one = inner()
    out['tensor'] = K.function([x], [one(x)])([X[:3]])[0]
    two = containers.Graph()
    two.add_input('a', input_shape=(5,))
    two.add_input('b', input_shape=(5,))
    two.add_node(Dense(2), 'd', inputs=['a', 'b'], merge_mode='sum')
    two.add_output('out', input='d')
    caught(out, 'dict', two, {'a': x, 'b': y})
    if out['dict'] == 'no exception':
        got = two({'a': x, 'b': y})
        out['dict_value'] = K.function([x, y], [got['out'] if isinstance(got, dict) else got])([X[:3], X[3:6]])[0]
    return out


@part
def merged():
    """A stack with a Merge at the bottom of another Merge."""
    out = {}
    first = Sequential([Merge([Sequential([Dense(3, input_dim=5)]), Sequential([Dense(3, input_dim=5)])], mode='sum')])
    m = Sequential([Merge([first, Sequential([Dense(3, input_dim=5)])], mode='concat'), Dropout(.2), Dense(2)])
    out['inputs'] = len(m.get_input())
    out['shapes'] = plain(m.input_shape)
    m.compile('sgd', 'mse')
    out['probe'] = probe()
    h = m.fit([X, X * 2, X[:, ::-1]], T, nb_epoch=2, batch_size=20, verbose=0)
    out['loss'] = hist(h)['loss']
    out['predict'] = m.predict([X[:2], X[2:4], X[4:6]])
    return out
