# Attention by merges: dot products, softmax over steps, weighted sums.
import numpy as np
from case_helpers import RESULT, hist, part, plain, sums

from keras import backend as K
from keras.layers import (Activation, Dense, Flatten, Input, Lambda, Permute,
                          RepeatVector, TimeDistributed, merge)
from keras.models import Model

X = np.random.RandomState(4).normal(size=(10, 4, 3)).astype('float32')
T = np.tanh(X[:, 1, :1] - X[:, 2, 1:2])


@part
def by_multiplication():
    x = Input((4, 3))
    scores = Flatten()(TimeDistributed(Dense(1))(x))
    shares = Activation('softmax')(scores)
    repeated = Permute((2, 1))(RepeatVector(3)(shares))
    weighted = merge([x, repeated], mode='mul')
    y = Lambda(lambda t: K.sum(t, axis=1), output_shape=(3,))(weighted)
    m = Model(x, Dense(1)(y))
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=5, nb_epoch=3, verbose=0)
    look = Model(x, shares)
    return {'history': hist(h), 'shares': look.predict(X[:3]),
            'weights': sums(m.get_weights())}


@part
def by_dot():
    x = Input((4, 3))
    q = Dense(3)(Flatten()(x))
    q = RepeatVector(1)(q)
    scores = merge([x, q], mode='dot', dot_axes=[2, 2])
    shares = Activation('softmax')(Flatten()(scores))
    y = merge([x, RepeatVector(1)(shares)], mode='dot', dot_axes=[1, 2])
    m = Model(x, Dense(1)(Flatten()(y)))
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=5, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'shape': plain(y._keras_shape),
            'scores': plain(scores._keras_shape)}
