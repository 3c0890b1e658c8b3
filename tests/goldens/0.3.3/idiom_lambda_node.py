# Lambda nodes in a Graph as users wrote them: over a merge by 'mul', with shapes, above embeddings, as an output.
from case_helpers import RESULT, T, X, hist, part, plain, probe, sums

import numpy as np
from keras import backend as K
from keras.layers.core import Activation, Dense, Lambda, Reshape
from keras.layers.embeddings import Embedding
from keras.models import Graph

WORDS = np.random.RandomState(3).randint(0, 7, (20, 4))
OTHERS = np.random.RandomState(4).randint(0, 7, (20, 4))
Y = (WORDS == OTHERS).mean(axis=1)[:, None]


@part
def products():
    """The sum over the features of the product of two embeddings."""
    out = {}
    g = Graph()
    g.add_input('word', input_shape=(4,), dtype='int')
    g.add_input('point', input_shape=(4,), dtype='int')
    g.add_node(Embedding(7, 3, input_length=4), 'embedding', input='word')
    g.add_node(Embedding(7, 3, input_length=4), 'embedpoint', input='point')
    g.add_node(Lambda(lambda x: x.sum(2), output_shape=(4,)), name='merge', inputs=['embedding', 'embedpoint'],
               merge_mode='mul')
    g.add_node(Dense(1, activation='sigmoid'), 'dense', input='merge')
    g.add_output('out', input='dense')
    out['shapes'] = plain([g.nodes[n].output_shape for n in g.nodes])
    out['probe'] = probe()
    g.compile('rmsprop', {'out': 'binary_crossentropy'})
    data = {'word': WORDS, 'point': OTHERS, 'out': Y}
    out['loss'] = hist(g.fit(data, nb_epoch=2, batch_size=10, verbose=0))['loss']
    out['weights'] = sums(g.get_weights())
    out['predict'] = g.predict({'word': WORDS[:3], 'point': OTHERS[:3]})['out']
    return out


@part
def distance():
    """The distance of two codes, as an output."""
    out = {}
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_input('b', input_shape=(5,))
    g.add_shared_node(Dense(3, activation='tanh'), 'code', inputs=['a', 'b'], outputs=['x', 'y'])
    g.add_node(Lambda(lambda z: K.sqrt(K.sum(K.square(z[:, :3] - z[:, 3:]), axis=1, keepdims=True) + 1e-6),
                      output_shape=lambda shape: (shape[0], 1)), 'far', inputs=['x', 'y'], merge_mode='concat')
    g.add_output('out', input='far')
    out['shape'] = plain(g.output_shape)
    g.compile('sgd', {'out': 'mse'})
    data = {'a': X, 'b': X[:, ::-1], 'out': np.abs(T[:, :1])}
    out['loss'] = hist(g.fit(data, nb_epoch=2, batch_size=20, verbose=0))['loss']
    out['weights'] = sums(g.get_weights())
    return out


@part
def slices():
    """Parts of one input for several branches."""
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_node(Lambda(lambda x: x[:, :2], output_shape=(2,)), 'first', input='a')
    g.add_node(Lambda(lambda x: x[:, 2:], output_shape=(3,)), 'rest', input='a')
    g.add_node(Dense(2), 'one', input='first')
    g.add_node(Dense(2), 'two', input='rest')
    g.add_output('out', inputs=['one', 'two'], merge_mode='sum')
    g.compile('sgd', {'out': 'mse'})
    h = g.fit({'a': X, 'out': T}, nb_epoch=2, batch_size=20, verbose=0)
    return {'loss': hist(h)['loss'], 'predict': g.predict({'a': X[:3]})['out']}
