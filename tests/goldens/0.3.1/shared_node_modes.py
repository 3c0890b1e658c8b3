# add_shared_node with the modes 'cos' and 'dot', concat_axis, sequences, containers, and a shared node above another.
from case_helpers import RESULT, T, X, caught, hist, part, plain, probe, sums

import numpy as np
from keras import backend as K
from keras.layers.containers import Sequential as Stack
from keras.layers.core import Activation, Dense, TimeDistributedDense
from keras.models import Graph

STEPS = np.linspace(-1, 1, 2 * 4 * 5).reshape(2, 4, 5).astype('float32')


def inputs(shape=(5,)):
    g = Graph()
    g.add_input('a', input_shape=shape)
    g.add_input('b', input_shape=shape)
    return g


def value(g, name, a, b):
    f = K.function([g.inputs['a'].input, g.inputs['b'].input], [g.nodes[name].get_output(False)])
    return f([a, b])[0]


@part
def cos():
    out = {}
    g = inputs()
    g.add_shared_node(Dense(3, activation='tanh'), 's', inputs=['a', 'b'], merge_mode='cos')
    out['shape'] = plain(g.nodes['s'].output_shape)
    try:
        out['number'] = value(g, 's', X[:3], X[3:6])
    except Exception:
        out['number'] = 'refused'
    return out


@part
def dot():
    out = {}
    g = inputs()
    g.add_shared_node(Dense(3, activation='tanh'), 's', inputs=['a', 'b'], merge_mode='dot', dot_axes=([1], [1]))
    out['shape'] = plain(g.nodes['s'].output_shape)
    caught(out, 'value', value, g, 's', X[:3], X[3:6])
    if out['value'] == 'no exception':
        out['number'] = value(g, 's', X[:3], X[3:6])
    return out


@part
def sequences():
    out = {}
    for axis in (1, 2, -1):
        np.random.seed(5)
        g = inputs((4, 5))
        g.add_shared_node(TimeDistributedDense(3), 's', inputs=['a', 'b'], merge_mode='concat', concat_axis=axis)
        out['shape_%d' % axis] = plain(g.nodes['s'].output_shape)
        out['value_%d' % axis] = value(g, 's', STEPS, STEPS[:, ::-1])
    return out


@part
def above_another():
    out = {}
    g = inputs()
    g.add_shared_node(Dense(4, activation='tanh'), 'one', inputs=['a', 'b'], outputs=['a1', 'b1'])
    g.add_shared_node(Stack([Dense(3, input_dim=4), Activation('tanh')]), 'two', inputs=['a1', 'b1'],
                      merge_mode='mul')
    g.add_node(Dense(2), 'last', input='two')
    g.add_output('out', input='last')
    out['nodes'] = list(g.nodes)
    out['probe'] = probe()
    out['weights'] = [list(w.shape) for w in g.get_weights()]
    g.compile('sgd', {'out': 'mse'})
    out['loss'] = hist(g.fit({'a': X, 'b': X[:, ::-1], 'out': T}, nb_epoch=2, batch_size=20, verbose=0))['loss']
    out['sums'] = sums(g.get_weights())
    return out
