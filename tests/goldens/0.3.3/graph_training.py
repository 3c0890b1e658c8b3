# Covers: Graph with two inputs, two outputs, a shared node and a merge by 'mul'; fit with validation split, weights,
# shuffling; evaluate, predict, train/test/predict on a batch; the lists a graph gathers; the probe after every step.
from case_helpers import RESULT, T, X, Y, floats, hist, part, plain, probe

import numpy as np
from keras.layers.core import Activation, Dense, Dropout, Lambda
from keras.models import Graph
from keras.regularizers import l2

DATA = {'a': X, 'b': X[:, ::-1], 'reg': T, 'cls': Y}


def two_by_two():
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_input('b', input_shape=(5,))
    g.add_node(Dense(4, activation='tanh', W_regularizer=l2(.01)), 'd1',
               input='a')
    g.add_node(Dropout(.3), 'drop', input='d1')
    g.add_shared_node(Dense(4), 'shared', inputs=['a', 'b'],
                      merge_mode='concat')
    g.add_node(Dense(2), 'd2', inputs=['drop', 'shared'], merge_mode='concat')
    g.add_node(Lambda(lambda x: x * 2), 'twice', inputs=['d1', 'drop'],
               merge_mode='mul')
    g.add_output('reg', input='d2')
    g.add_node(Dense(3, activation='softmax'), 'cls', input='twice',
               create_output=True)
    return g


@part
def built():
    g = two_by_two()
    return {'nodes': list(g.nodes), 'inputs': sorted(g.inputs),
            'order': [g.input_order, g.output_order], 'probe': probe(),
            'namespace': sorted(g.namespace),
            'counts': [g.nb_input, g.nb_output],
            'shapes': plain([g.nodes[n].output_shape for n in g.nodes]),
            'output_shape': plain(g.output_shape),
            'weights': g.get_weights(), 'nb_params': int(g.count_params()),
            'lists': [len(g.regularizers), len(g.constraints), len(g.updates)]}


@part
def trained():
    out = {}
    g = two_by_two()
    g.compile('rmsprop', {'reg': 'mse', 'cls': 'categorical_crossentropy'})
    out['probe_compiled'] = probe()
    h = g.fit(DATA, nb_epoch=3, batch_size=8, verbose=0, validation_split=.25,
              sample_weight={'reg': np.linspace(.5, 2., 40)})
    out['history'] = hist(h)
    out['probe_fitted'] = probe()
    out['evaluate'] = float(g.evaluate(DATA))
    p = g.predict(DATA)
    out['predict'] = [p['reg'], p['cls']]
    out['types'] = sorted((k, str(v.dtype)) for k, v in p.items())
    out['on_batch'] = floats(g.train_on_batch(
        DATA, class_weight={'cls': {0: 1., 1: 2., 2: .5}}))
    out['tested'] = floats(g.test_on_batch(DATA))
    out['batch_keys'] = sorted(g.predict_on_batch(DATA))
    h = g.fit(DATA, nb_epoch=2, batch_size=16, verbose=0, shuffle='batch',
              validation_data=dict((k, v[:10]) for k, v in DATA.items()))
    out['again'] = hist(h)
    out['weights'] = g.get_weights()
    return out


@part
def class_weights_in_fit():
    out = {}
    for name, weights in [('none', {}), ('some', {'cls': {0: 5., 1: 1., 2: 1.}})]:
        np.random.seed(3)
        g = Graph()
        g.add_input('a', input_shape=(5,))
        g.add_node(Dense(3, activation='softmax'), 'd', input='a')
        g.add_output('cls', input='d')
        g.compile('sgd', {'cls': 'categorical_crossentropy'})
        h = g.fit({'a': X, 'cls': Y}, nb_epoch=2, batch_size=20, verbose=0,
                  class_weight=weights)
        out[name] = hist(h)['loss']
    return out
