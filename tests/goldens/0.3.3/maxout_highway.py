# MaxoutDense and Highway: weights drawn, values, shapes, configs, trainings.
import numpy as np
from case_helpers import (RESULT, T, X, caught, hist, part, plain, probe,
                          sums)

from keras import backend as K
from keras.constraints import maxnorm, nonneg
from keras.layers.core import Dense, Highway, MaxoutDense
from keras.models import Sequential
from keras.regularizers import activity_l2, l1, l2


@part
def built():
    out = {}
    a = MaxoutDense(3, nb_feature=2, input_dim=5)
    out['maxout_probe'] = probe()
    b = Highway(input_dim=5, activation='relu')
    out['highway_probe'] = probe()
    for name, layer in [('maxout', a), ('highway', b)]:
        out[name + '_weights'] = layer.get_weights()
        out[name + '_shapes'] = plain([layer.input_shape, layer.output_shape])
        out[name + '_config'] = plain(layer.get_config())
        out[name + '_nb_params'] = int(layer.count_params())
        out[name + '_ndim'] = layer.input_ndim
    x = a.input
    b.input = x
    f = K.function([x], [a.get_output(train=True), b.get_output(train=True)])
    out['maxout'], out['highway'] = f([X[:4]])
    out['default_features'] = MaxoutDense(3).nb_feature
    return out


@part
def arguments():
    out = {}
    a = MaxoutDense(2, nb_feature=3, init='normal', W_regularizer=l2(.1),
                    b_regularizer=l1(.2), activity_regularizer=activity_l2(.1),
                    W_constraint=maxnorm(1), b_constraint=nonneg(),
                    input_dim=4)
    b = Highway(init='uniform', transform_bias=-1, activation='tanh',
                W_regularizer=l2(.1), b_regularizer=l1(.2),
                activity_regularizer=activity_l2(.1),
                W_constraint=maxnorm(1), b_constraint=nonneg(), input_dim=4)
    for name, layer in [('maxout', a), ('highway', b)]:
        out[name + '_config'] = plain(layer.get_config())
        out[name + '_regularizers'] = [type(r).__name__
                                       for r in layer.regularizers]
        out[name + '_constraints'] = [type(c).__name__
                                      for c in layer.get_params()[2]]
        out[name + '_sums'] = sums(layer.get_weights())
    given = [np.ones((2, 3, 2)), np.zeros((2, 2))]
    c = MaxoutDense(2, nb_feature=2, weights=given, input_dim=3)
    out['given'] = c.get_weights()
    caught(out, 'maxout_weights', MaxoutDense, 2, weights=given, input_dim=3)
    caught(out, 'highway_weights', Highway, weights=given, input_dim=3)
    caught(out, 'maxout_ndim', MaxoutDense, 2, input_shape=(3, 4))
    caught(out, 'highway_ndim', Highway, input_shape=(3, 4))
    return out


@part
def maxout_training():
    m = Sequential([MaxoutDense(3, nb_feature=2, input_dim=5), Dense(2)])
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0)
    return {'loss': hist(h)['loss'], 'weights': sums(m.get_weights()),
            'predicted': m.predict(X[:3])}


@part
def highway_training():
    """Only two constraints for four parameters: none is applied."""
    m = Sequential([Highway(input_dim=5, activation='tanh',
                            W_regularizer=l2(.05), W_constraint=maxnorm(.1)),
                    Dense(2)])
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0)
    return {'loss': hist(h)['loss'], 'weights': sums(m.get_weights()),
            'predicted': m.predict(X[:3]),
            'constraints': [type(c).__name__ for c in m.constraints]}
