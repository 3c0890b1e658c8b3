# Recurrent layers in a Graph: both directions of a sequence side by side.
import numpy as np
from case_helpers import RESULT, floats, part, plain, probe, sums

from keras.layers.core import Dense, Dropout
from keras.layers.recurrent import GRU, LSTM
from keras.models import Graph

X = np.random.RandomState(13).normal(size=(9, 3, 2)).astype('float32')
T = X[:, 0, :1] * X[:, 2, 1:]


@part
def both_directions():
    out = {}
    g = Graph()
    g.add_input(name='in', input_shape=(3, 2))
    g.add_node(LSTM(2), name='forward', input='in')
    g.add_node(GRU(2, go_backwards=True), name='backward', input='in')
    g.add_node(Dropout(.3), name='both', inputs=['forward', 'backward'])
    g.add_node(Dense(1), name='dense', input='both')
    g.add_output(name='out', input='dense')
    out['shapes'] = plain([g.nodes[n].output_shape for n in ('forward', 'backward', 'both')])
    g.compile('adam', {'out': 'mse'})
    out['compiled'] = probe()
    h = g.fit({'in': X, 'out': T}, batch_size=4, nb_epoch=3, verbose=0)
    out['loss'] = floats(h.history['loss'])
    out['weights'] = sums(g.get_weights())
    out['predicted'] = g.predict({'in': X[:3]})['out']
    out['config'] = plain(g.get_config()['nodes']['backward'])
    out['probe'] = probe()
    return out


@part
def stateful():
    out = {}
    g = Graph()
    g.add_input(name='in', batch_input_shape=(3, 3, 2))
    g.add_node(GRU(2, stateful=True), name='gru', input='in')
    g.add_output(name='out', input='gru')
    g.compile('sgd', {'out': 'mse'})
    out['first'] = g.predict({'in': X}, batch_size=3)['out']
    out['second'] = g.predict({'in': X}, batch_size=3)['out']
    g.reset_states()
    out['reset'] = g.predict({'in': X}, batch_size=3)['out']
    return out
