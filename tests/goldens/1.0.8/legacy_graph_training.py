# keras.legacy.models.Graph: two inputs, two outputs, merges, a shared node.
import numpy as np
from case_helpers import RESULT, T, X, Y, hist, part, plain, probe, values

from keras.layers import Dense, Dropout, Lambda
from keras.legacy.models import Graph

DATA = {'a': X, 'b': X[:, ::-1], 'reg': T, 'cls': Y}


def two_by_two():
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_input('b', input_shape=(5,))
    g.add_node(Dense(4, activation='tanh', W_regularizer='l2'), 'd1',
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
    out = {}
    g = two_by_two()
    out['probe'] = probe()
    g.build()
    out['built'] = probe()
    out['names'] = [g.name, g.input_names, g.output_names]
    out['layers'] = [layer.name for layer in g.layers]
    out['shapes'] = plain([g.input_shape, g.output_shape])
    out['weights'] = g.get_weights()
    out['weight_names'] = [w.name for w in g.weights]
    return out


@part
def trained():
    out = {}
    g = two_by_two()
    g.compile('rmsprop', {'reg': 'mse', 'cls': 'categorical_crossentropy'},
              metrics=['accuracy'])
    out['compiled'] = probe()
    out['metrics'] = g.metrics_names
    h = g.fit(DATA, nb_epoch=3, batch_size=8, verbose=0, validation_split=.25,
              sample_weight={'reg': np.linspace(.5, 2., 40)})
    out['history'] = hist(h)
    out['fitted'] = probe()
    out['score'] = values(g.evaluate(DATA))
    p = g.predict(DATA)
    out['predicted'] = [p['reg'][:5], p['cls'][:5]]
    out['trained'] = values(g.train_on_batch(
        DATA, class_weight={'cls': {0: 1., 1: 2., 2: .5}}))
    out['tested'] = values(g.test_on_batch(DATA))
    out['keys'] = sorted(g.predict_on_batch([X, X]))
    h = g.fit(DATA, nb_epoch=2, batch_size=16, verbose=0, shuffle='batch',
              validation_data=dict((k, v[:10]) for k, v in DATA.items()))
    out['again'] = hist(h)
    return out
