"""Sample weights, class weights and temporal weights, in losses and in metrics."""
import numpy as np
from case_helpers import LABELS, RESULT, T, X, Y, caught, classifier, floats, part, regressor, values
from keras.layers import Activation, Dense, Input
from keras.models import Model


def facts(h):
    return dict((k, floats(v)) for k, v in h.history.items())


W = np.linspace(0, 2, 40)


@part
def samples():
    m = regressor()
    m.compile('sgd', 'mse', metrics=['mae'], weighted_metrics=['mae', 'mse'])
    out = {'names': m.metrics_names}
    out['batch'] = values(m.train_on_batch(X, T, sample_weight=W))
    out['tested'] = values(m.test_on_batch(X, T, sample_weight=W))
    out['unweighted'] = values(m.test_on_batch(X, T))
    out['zeros'] = values(m.test_on_batch(X, T, sample_weight=(W > 1.) * 1.))
    out['evaluate'] = floats(m.evaluate(X, T, sample_weight=W, verbose=0, batch_size=16))
    out['fit'] = facts(m.fit(X, T, sample_weight=W, epochs=2, verbose=0, batch_size=16, validation_split=.25))
    return out


@part
def classes():
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy', metrics=['accuracy'], weighted_metrics=['accuracy'])
    cw = {0: 1., 1: 2., 2: .5}
    out = {'batch': values(m.train_on_batch(X, Y, class_weight=cw))}
    out['both'] = values(m.train_on_batch(X, Y, class_weight=cw, sample_weight=W))
    out['fit'] = facts(m.fit(X, Y, class_weight=cw, epochs=2, verbose=0, batch_size=16, validation_split=.25))
    out['more'] = values(m.train_on_batch(X, Y, class_weight={0: 1., 1: 2., 2: .5, 7: 9.}))
    caught(out, 'missing', m.train_on_batch, X, Y, class_weight={0: 1.})
    m.compile('sgd', 'sparse_categorical_crossentropy')
    out['sparse'] = values(m.train_on_batch(X, LABELS, class_weight=cw))
    m.compile('sgd', 'mse')
    caught(out, 'empty', m.fit, X, Y, class_weight={}, verbose=0)
    return out


@part
def by_output():
    x = Input((5,))
    m = Model(x, [Dense(2, name='a')(x), Dense(3, name='b')(x)])
    m.compile('sgd', 'mse', loss_weights={'b': .5}, weighted_metrics=['mae'])
    out = {'names': m.metrics_names}
    out['dict'] = values(m.train_on_batch(X, [T, Y], sample_weight={'a': W}))
    out['list'] = values(m.train_on_batch(X, [T, Y], sample_weight=[W, W[::-1]]))
    out['partly'] = values(m.train_on_batch(X, [T, Y], sample_weight=[None, W]))
    out['classes'] = values(m.train_on_batch(X, [T, Y], class_weight={'b': {0: 1, 1: 2, 2: 3}}))
    out['list of classes'] = values(m.train_on_batch(X, [T, Y], class_weight=[None, {0: 1, 1: 2, 2: 3}]))
    caught(out, 'array', m.train_on_batch, X, [T, Y], sample_weight=W)
    caught(out, 'short', m.train_on_batch, X, [T, Y], sample_weight=[W])
    out['fit'] = facts(m.fit(X, {'a': T, 'b': Y}, sample_weight={'a': W}, class_weight={'b': {0: 1, 1: 2, 2: 3}},
                             epochs=1, verbose=0))
    return out


@part
def steps():
    x3, y3 = X.reshape(10, 4, 5), np.tanh(X.reshape(10, 4, 5))
    x = Input((4, 5))
    m = Model(x, Activation('tanh')(Activation('linear')(x)))
    m.compile('sgd', 'mae', sample_weight_mode='temporal', metrics=['mse'], weighted_metrics=['mse'])
    w = W.reshape(10, 4)
    out = {'names': m.metrics_names, 'weighted': values(m.test_on_batch(x3, y3 + 1, sample_weight=w)),
           'plain': values(m.test_on_batch(x3, y3 + 1))}
    caught(out, '1D', m.test_on_batch, x3, y3, sample_weight=W[:10])
    caught(out, 'classes', m.test_on_batch, x3, y3, sample_weight=None)
    m.compile('sgd', 'mae', weighted_metrics=['mse'])
    out['by sample'] = values(m.test_on_batch(x3, y3 + 1, sample_weight=W[:10]))
    caught(out, '2D', m.test_on_batch, x3, y3, sample_weight=w)
    caught(out, 'length', m.test_on_batch, x3, y3, sample_weight=W)
    caught(out, 'class weights', m.train_on_batch, x3, y3, class_weight={0: 1.})
    r = regressor()
    r.compile('sgd', 'mse', sample_weight_mode='temporal')
    caught(out, 'flat', r.train_on_batch, X, T)
    return out
