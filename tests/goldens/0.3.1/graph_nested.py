# Containers in each other: a Graph in a Graph, a Graph in a stack in a Graph.
from case_helpers import RESULT, T, X, hist, part, plain, probe, raised, sums

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
    raised(out, 'compile', g.compile, 'sgd', {'out': 'mse'})
    return out


@part
def merged():
    """A stack with a Merge at the bottom of another Merge."""
    out = {}
    first = Sequential([Merge([Sequential([Dense(3, input_dim=5)]), Sequential([Dense(3, input_dim=5)])], mode='sum')])
    m = Sequential([Merge([first, Sequential([Dense(3, input_dim=5)])], mode='concat'), Dropout(.2), Dense(2)])
    out['inputs'] = len(m.get_input())
    m.compile('sgd', 'mse')
    out['probe'] = probe()
    h = m.fit([X, X * 2, X[:, ::-1]], T, nb_epoch=2, batch_size=20, verbose=0)
    out['loss'] = hist(h)['loss']
    out['predict'] = m.predict([X[:2], X[2:4], X[4:6]])
    return out
