# Graph: merges of every mode, shared nodes with several outputs.
import numpy as np
from case_helpers import RESULT, T, X, hist, part, plain, probe

from keras.layers import GRU, Dense, Embedding
from keras.legacy.models import Graph


@part
def modes():
    out = {}
    for mode in ['sum', 'ave', 'mul', 'concat', 'dot', 'cos', 'max']:
        np.random.seed(2)
        g = Graph()
        g.add_input('a', input_shape=(5,))
        g.add_node(Dense(3), 'u', input='a')
        g.add_node(Dense(3), 'v', input='a')
        try:
            g.add_node(Dense(2), 'd', inputs=['u', 'v'], merge_mode=mode)
            g.add_output('y', input='d')
            g.compile('sgd', {'y': 'mse'})
            out[mode] = g.predict({'a': X[:3]})['y']
        except Exception as e:
            out[mode] = type(e).__name__
    return out


@part
def shared_outputs():
    out = {}
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_input('b', input_shape=(5,))
    g.add_shared_node(Dense(2), 'shared', inputs=['a', 'b'],
                      outputs=['u', 'v'])
    g.add_node(Dense(2), 'd', inputs=['u', 'v'])
    g.add_output('y', input='d')
    out['probe'] = probe()
    g.compile('sgd', {'y': 'mse'})
    out['layers'] = [layer.name for layer in g.layers]
    h = g.fit({'a': X, 'b': -X, 'y': T}, nb_epoch=2, batch_size=16, verbose=0)
    out['history'] = hist(h)
    return out


@part
def words_and_numbers():
    g = Graph()
    words = np.random.RandomState(2).randint(0, 6, (40, 3))
    g.add_input('words', input_shape=(3,), dtype='int')
    g.add_input('x', input_shape=(5,))
    g.add_node(Embedding(6, 3, input_length=3), 'e', input='words')
    g.add_node(GRU(3), 'g', input='e')
    g.add_node(Dense(2), 'd', inputs=['g', 'x'])
    g.add_output('y', input='d')
    g.compile('adam', {'y': 'mse'})
    h = g.fit({'words': words, 'x': X, 'y': T}, nb_epoch=2, batch_size=20,
              verbose=0)
    return {'history': hist(h), 'shape': plain(g.output_shape)}


@part
def merged_output():
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_node(Dense(1), 'u', input='a')
    g.add_node(Dense(1, activation='tanh'), 'v', input='a')
    g.add_output('y', inputs=['u', 'v'], merge_mode='concat')
    g.compile('sgd', {'y': 'mae'})
    h = g.fit({'a': X, 'y': T}, nb_epoch=2, batch_size=16, verbose=0)
    return {'history': hist(h), 'layers': [layer.name for layer in g.layers]}
