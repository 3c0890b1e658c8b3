# A Graph over sequences: outputs at every step, several outputs of different kinds, predictions batch by batch.
from case_helpers import RESULT, floats, hist, part, plain, probe, sums

import numpy as np
from keras.layers.core import Dense, Dropout, Flatten, RepeatVector, TimeDistributedDense, TimeDistributedMerge
from keras.layers.recurrent import SimpleRNN
from keras.models import Graph

X = np.random.RandomState(9).normal(size=(12, 4, 3)).astype('float32')
LAST = X[:, -1, :2]
DATA = {'x': X, 'steps': X[:, :, :1], 'last': LAST, 'again': np.repeat(LAST[:, None], 3, axis=1)}


def model():
    g = Graph()
    g.add_input('x', input_shape=(4, 3))
    g.add_node(SimpleRNN(3, return_sequences=True), 'rnn', input='x')
    g.add_node(TimeDistributedDense(1), 'steps', input='rnn', create_output=True)
    g.add_node(TimeDistributedMerge('sum'), 'sum', input='rnn')
    g.add_node(Dense(2), 'last', input='sum', create_output=True)
    g.add_node(RepeatVector(3), 'again', input='last', create_output=True)
    return g


@part
def trained():
    out = {}
    g = model()
    out['shapes'] = plain([g.nodes[n].output_shape for n in g.nodes])
    out['output_shape'] = sorted((k, list(v)) for k, v in g.output_shape.items())
    g.compile('rmsprop', {'steps': 'mse', 'last': 'mae', 'again': 'mse'})
    h = g.fit(DATA, nb_epoch=2, batch_size=5, verbose=0, validation_split=.25)
    out['history'] = hist(h)
    out['weights'] = sums(g.get_weights())
    p = g.predict({'x': X}, batch_size=5)
    out['predict'] = [p[k] for k in sorted(p)]
    out['evaluate'] = float(g.evaluate(DATA, batch_size=5, verbose=0))
    out['on_batch'] = floats([g.train_on_batch(DATA)[0], g.test_on_batch(DATA)[0]])
    out['probe'] = probe()
    return out
