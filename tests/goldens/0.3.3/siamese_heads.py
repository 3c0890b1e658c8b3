# add_shared_layer and SiameseHead: stacks that share layers, several times, trained together; names and weights.
from case_helpers import RESULT, T, X, floats, hist, part, plain, probe, sums

import numpy as np
from keras.layers.core import Activation, Dense, Dropout, Merge, SiameseHead, add_shared_layer
from keras.models import Sequential

A, B = X, X[:, ::-1]


@part
def twice():
    """Two shared layers above each other."""
    out = {}
    left, right = Sequential([Dense(4, input_dim=5)]), Sequential([Dense(4, input_dim=5)])
    add_shared_layer(Dense(3, activation='tanh'), [left, right])
    out['probe'] = probe()
    left.add(Dense(2))
    right.add(Dense(2))
    out['layers'] = [[type(l).__name__ for l in s.layers] for s in (left, right)]
    out['shapes'] = plain([left.output_shape, right.output_shape])
    out['heads'] = [s.layers[2].head for s in (left, right)]
    m = Sequential([Merge([left, right], mode='ave')])
    out['weights'] = [list(w.shape) for w in m.get_weights()]
    out['params'] = len(m.get_params()[0])
    m.compile('sgd', 'mse')
    out['loss'] = hist(m.fit([A, B], T, nb_epoch=2, batch_size=20, verbose=0))['loss']
    out['predict'] = m.predict([A[:3], B[:3]])
    return out


@part
def of_three():
    out = {}
    stacks = [Sequential([Dense(3, input_dim=5)]) for _ in range(3)]
    add_shared_layer(Dense(2), stacks)
    m = Sequential([Merge(stacks, mode='concat'), Dense(2)])
    m.compile('sgd', 'mse')
    out['loss'] = floats(m.train_on_batch([A, B, A * 2], T))
    out['sums'] = sums(m.get_weights())
    return out


@part
def head():
    h = SiameseHead(1)
    return {'config': plain(h.get_config()), 'head': h.head, 'weights': h.get_weights(), 'params': len(h.get_params()[0])}


@part
def one_stack():
    """A shared layer over one stack is that stack with one layer more."""
    s = Sequential([Dense(4, input_dim=5)])
    add_shared_layer(Dense(2), [s])
    s.compile('sgd', 'mse')
    return {'predict': s.predict(X[:3]), 'loss': floats(s.train_on_batch(X, T)), 'weights': sums(s.get_weights())}
