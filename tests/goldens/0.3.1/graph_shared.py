# Covers: add_shared_node in every merge mode and without one (heads as nodes), a shared container, SiameseHead,
# add_shared_layer; shapes, values, weights, trainings.
from case_helpers import RESULT, T, X, caught, floats, hist, part, plain, probe

import numpy as np
from keras import backend as K
from keras.layers.containers import Sequential as Stack
from keras.layers.core import Activation, Dense, Dropout, Merge, add_shared_layer
from keras.models import Graph, Sequential

A, B = X, X[:, ::-1]


@part
def merged():
    out = {}
    for mode in ('sum', 'mul', 'ave', 'concat'):
        np.random.seed(2)
        g = Graph()
        g.add_input('a', input_shape=(5,))
        g.add_input('b', input_shape=(5,))
        g.add_shared_node(Dense(3, activation='tanh'), 'shared',
                          inputs=['a', 'b'], merge_mode=mode)
        g.add_node(Dense(2), 'd', input='shared')
        g.add_output('out', input='d')
        out[mode + '_shape'] = plain(g.nodes['shared'].output_shape)
        f = K.function([g.inputs['a'].input, g.inputs['b'].input],
                       [g.nodes['shared'].get_output(False)])
        out[mode] = f([A, B])[0]
        out[mode + '_params'] = len(g.nodes['shared'].get_params()[0])
    return out


@part
def heads():
    out = {}
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_input('b', input_shape=(5,))
    g.add_shared_node(Stack([Dense(4, input_dim=5), Activation('tanh')]),
                      'shared', inputs=['a', 'b'], outputs=['left', 'right'])
    out['nodes'] = list(g.nodes)
    g.add_node(Dense(2), 'd', inputs=['left', 'right'], merge_mode='concat')
    g.add_output('out', input='d')
    out['shapes'] = plain([g.nodes[n].output_shape for n in ('left', 'right')])
    out['probe'] = probe()
    g.compile('sgd', {'out': 'mse'})
    h = g.fit({'a': A, 'b': B, 'out': T}, nb_epoch=2, batch_size=20, verbose=0)
    out['history'] = hist(h)
    out['predict'] = g.predict({'a': A[:4], 'b': B[:4]})['out']
    out['weights'] = [list(w.shape) for w in g.get_weights()]
    return out


@part
def dropout_within():
    """Is a shared Dropout active in training?"""
    out = {}
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_input('b', input_shape=(5,))
    g.add_shared_node(Dropout(.5), 'shared', inputs=['a', 'b'],
                      merge_mode='sum')
    g.add_output('out', input='shared')
    before = probe()
    g.nodes['shared'].get_output(True)
    out['drew'] = probe() != before
    return out


@part
def stacks():
    out = {}
    left = Sequential([Dense(4, input_dim=5)])
    right = Sequential([Dense(4, input_dim=5)])
    add_shared_layer(Dense(3), [left, right])
    m = Sequential([Merge([left, right], mode='sum')])
    out['params'] = len(m.get_params()[0])
    out['layers'] = [type(l).__name__ for l in left.layers]
    m.compile('sgd', 'mse')
    h = m.fit([A, B], np.hstack([T, T[:, :1]]), nb_epoch=2, batch_size=20,
              verbose=0)
    out['history'] = hist(h)
    out['predict'] = m.predict([A[:3], B[:3]])
    return out


@part
def errors():
    out = {}
    g = Graph()
    g.add_input('a', input_shape=(5,))
    caught(out, 'mode', g.add_shared_node, Dense(3), 's', inputs=['a'],
           merge_mode='other')
    caught(out, 'unknown', g.add_shared_node, Dense(3), 's', inputs=['z'],
           merge_mode='sum')
    caught(out, 'duplicate', g.add_shared_node, Dense(3), 'a', inputs=['a'])
    caught(out, 'outputs', g.add_shared_node, Dense(3), 's', inputs=['a'],
           outputs=['a'])
    return out
