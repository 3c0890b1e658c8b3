# What a Graph gathers: params, regularizers, constraints, updates of its nodes; weights in order, given and taken.
from case_helpers import RESULT, T, X, caught, hist, part, plain, probe, sums

import numpy as np
from keras.constraints import maxnorm
from keras.layers.core import ActivityRegularization, Dense, Dropout
from keras.models import Graph
from keras.regularizers import activity_l1, l2


def model():
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_node(Dense(4, W_regularizer=l2(.1), W_constraint=maxnorm(1.)), 'one', input='a')
    g.add_node(Dense(4, activity_regularizer=activity_l1(.01), b_constraint='nonneg'), 'two', input='a')
    g.add_node(ActivityRegularization(l2=.1), 'three', inputs=['one', 'two'], merge_mode='ave')
    g.add_node(Dense(2), 'four', input='three')
    g.add_output('out', input='four')
    return g


@part
def lists():
    out = {}
    g = model()
    params, regs, consts, updates = g.get_params()
    out['counts'] = [len(params), len(regs), len(consts), len(updates)]
    out['constraints'] = [type(c).__name__ for c in consts]
    out['regularizers'] = [type(r).__name__ for r in regs]
    out['weights'] = [list(w.shape) for w in g.get_weights()]
    out['count'] = int(g.count_params())
    g.nodes['two'].trainable = False
    out['frozen'] = [len(g.get_params()[0]), len(g.get_weights()), len(g.regularizers), len(g.constraints)]
    return out


@part
def trained():
    out = {}
    g = model()
    g.compile('adagrad', {'out': 'mse'})
    out['probe'] = probe()
    h = g.fit({'a': X, 'out': T}, nb_epoch=3, batch_size=16, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = sums(g.get_weights())
    return out


@part
def given():
    out = {}
    g, other = model(), model()
    other.set_weights(g.get_weights())
    out['same'] = [bool((a == b).all()) for a, b in zip(g.get_weights(), other.get_weights())]
    rs = np.random.RandomState(0)
    g.set_weights([rs.normal(size=w.shape) for w in g.get_weights()])
    out['sums'] = sums(g.nodes['four'].get_weights())
    return out
