# Masks in a Graph: through nodes to recurrent layers and losses; what a merge of masked nodes says; temporal data.
from case_helpers import RESULT, caught, hist, part, plain, probe, sums

import numpy as np
from keras import backend as K
from keras.layers.core import Activation, Dense, Dropout, TimeDistributedDense
from keras.layers.embeddings import Embedding
from keras.layers.recurrent import SimpleRNN
from keras.models import Graph

WORDS = np.random.RandomState(5).randint(1, 8, (8, 4))
WORDS[0, 2:] = WORDS[3, 1:] = 0
STEPS = np.random.RandomState(7).normal(size=(8, 4, 2)).astype('float32')


def words():
    g = Graph()
    g.add_input('words', input_shape=(4,), dtype='int')
    g.add_node(Embedding(8, 3, input_length=4, mask_zero=True), 'embedding', input='words')
    return g


@part
def to_the_end():
    out = {}
    g = words()
    g.add_node(Dropout(.25), 'drop', input='embedding')
    g.add_node(SimpleRNN(3, return_sequences=True), 'rnn', input='drop')
    g.add_node(TimeDistributedDense(2), 'steps', input='rnn')
    g.add_output('out', input='steps')
    out['masks'] = [n.get_output_mask(False) is not None for n in g.nodes.values()]
    f = K.function([g.inputs['words'].input], [g.nodes['steps'].get_output_mask(False)])
    out['mask'] = np.array(f([WORDS])[0]) != 0
    g.compile('sgd', {'out': 'mse'})
    out['loss'] = hist(g.fit({'words': WORDS, 'out': STEPS}, nb_epoch=1, batch_size=4, verbose=0))['loss']
    out['weights'] = sums(g.get_weights())
    out['probe'] = probe()
    return out


@part
def two_readers():
    """One masked node read by two recurrent ones."""
    out = {}
    g = words()
    g.add_node(SimpleRNN(2), 'one', input='embedding')
    g.add_node(SimpleRNN(2, go_backwards=True), 'two', input='embedding')
    g.add_output('out', inputs=['one', 'two'], merge_mode='ave')
    f = K.function([g.inputs['words'].input], [g.outputs['out'].get_output(False)])
    out['output'] = f([WORDS])[0]
    return out


@part
def merged():
    """A Merge drops masks."""
    g = words()
    g.add_node(SimpleRNN(3, return_sequences=True), 'rnn', input='embedding')
    g.add_node(Activation('tanh'), 'sum', inputs=['embedding', 'rnn'], merge_mode='sum')
    return {'mask': g.nodes['sum'].get_output_mask(False), 'shape': plain(g.nodes['sum'].output_shape)}


@part
def refused():
    out = {}
    g = words()
    caught(out, 'dense', g.add_node, Dense(2), 'dense', input='embedding')
    return out
