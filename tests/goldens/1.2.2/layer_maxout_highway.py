# MaxoutDense, Highway, TimeDistributedDense, ActivityRegularization.
import numpy as np
from case_helpers import RESULT, T, X, gather, hist, look, part

from keras.layers import (ActivityRegularization, Dense, Highway, MaxoutDense,
                          TimeDistributedDense)
from keras.models import Sequential

A = np.random.RandomState(1).normal(size=(3, 4))
S = np.random.RandomState(2).normal(size=(2, 3, 4))


@part
def values():
    return gather([
        ('maxout', look(MaxoutDense(2), A)),
        ('maxout 2', look(MaxoutDense(3, nb_feature=2, bias=False), A)),
        ('highway', look(Highway(), A)),
        ('highway tanh', look(Highway(activation='tanh', init='normal'), A)),
        ('highway no bias', look(Highway(bias=False), A)),
        ('over time', look(TimeDistributedDense(2), S)),
        ('regularization', look(ActivityRegularization(.1, .2), A))])


@part
def training():
    out = {}
    for name, layers in [
            ('maxout', [MaxoutDense(3, input_dim=5, W_regularizer='l2')]),
            ('highway', [Highway(input_dim=5, activation='tanh')])]:
        np.random.seed(2)
        m = Sequential(layers + [Dense(2)])
        m.compile('rmsprop', 'mse')
        out[name] = hist(m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0))
    return out
