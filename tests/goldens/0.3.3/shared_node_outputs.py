# add_shared_node with outputs= and create_output: names, order, what is trained; a shared node as input of another node.
from case_helpers import RESULT, T, X, hist, part, plain, probe, raised, sums

from keras.layers.core import Activation, Dense, Dropout
from keras.models import Graph
from keras.regularizers import l2


def inputs():
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_input('b', input_shape=(5,))
    return g


@part
def created():
    out = {}
    g = inputs()
    g.add_shared_node(Dense(2, W_regularizer=l2(.1)), 's', inputs=['a', 'b'], outputs=['x', 'y'], create_output=True)
    out['outputs'] = g.output_order
    out['nodes'] = list(g.nodes)
    out['namespace'] = sorted(g.namespace)
    out['config'] = plain(g.node_config)
    out['lists'] = [len(x) for x in g.get_params()]
    g.compile('sgd', {'x': 'mse', 'y': 'mae'})
    h = g.fit({'a': X, 'b': X[:, ::-1], 'x': T, 'y': T}, nb_epoch=2, batch_size=20, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = sums(g.get_weights())
    p = g.predict({'a': X[:3], 'b': X[3:6]})
    out['predict'] = [p['x'], p['y']]
    return out


@part
def merged_output():
    g = inputs()
    g.add_shared_node(Dense(2), 's', inputs=['a', 'b'], merge_mode='sum', create_output=True)
    return {'outputs': g.output_order, 'shape': plain(g.output_shape), 'config': plain(g.output_config)}


@part
def one_head_used():
    """A head that nobody reads."""
    out = {}
    g = inputs()
    g.add_shared_node(Dense(3), 's', inputs=['a', 'b'], outputs=['x', 'y'])
    g.add_node(Dense(2), 'd', input='x')
    g.add_output('out', input='d')

    def compiled_and_used():
        g.compile('sgd', {'out': 'mse'})
        g.predict({'a': X, 'b': X})
    raised(out, 'unused', compiled_and_used)
    out['weights'] = sums(g.get_weights())
    return out


@part
def frozen():
    g = inputs()
    layer = Dense(3)
    layer.trainable = False
    g.add_shared_node(layer, 's', inputs=['a', 'b'], merge_mode='sum')
    g.add_node(Dense(2), 'd', input='s')
    return {'params': len(g.get_params()[0]), 'weights': len(g.get_weights()), 'trainable': g.nodes['s'].trainable}
