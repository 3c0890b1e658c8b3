# Many small facts of set_weights and get_weights on models that train.
import numpy as np
from case_helpers import RESULT, T, X, floats, part, regressor, sums

from keras.layers import BatchNormalization, Dense, Dropout
from keras.models import Sequential


@part
def copies():
    """get_weights gives copies, set_weights takes copies."""
    out = {}
    m = regressor()
    w = m.get_weights()
    before = sums(w)
    w[0][:] = 0
    out['got'] = sums(m.get_weights()) == before
    m.set_weights(w)
    w[1][:] = 7
    out['set'] = sums(m.get_weights())
    return out


@part
def back_and_forth():
    """The loss after setting the weights of a moment ago."""
    out = {}
    m = Sequential([Dense(4, input_dim=5), BatchNormalization(), Dense(2)])
    m.compile('rmsprop', 'mse')
    m.train_on_batch(X, T)
    w = m.get_weights()
    out['first'] = floats([m.train_on_batch(X, T) for _ in range(3)])
    m.set_weights(w)
    out['second'] = floats([m.train_on_batch(X, T) for _ in range(3)])
    out['types'] = sorted(set(str(v.dtype) for v in w))
    return out


@part
def averaged():
    """Weights of several moments averaged, as ensembles did."""
    m = Sequential([Dense(3, input_dim=5), Dropout(.2), Dense(2)])
    m.compile('sgd', 'mse')
    moments = []
    for _ in range(3):
        m.train_on_batch(X, T)
        moments.append(m.get_weights())
    m.set_weights([np.mean(vs, axis=0) for vs in zip(*moments)])
    return {'score': float(m.evaluate(X, T, verbose=0))}
