# The order of an optimizer's state in models with more than nine layers.
from case_helpers import RESULT, T, X, part, sums

from keras.layers import Dense, Input
from keras.models import Model, Sequential


@part
def sorted_by_name():
    """dense_10 stands before dense_2."""
    out = {}
    m = Sequential([Dense(2 + i, input_dim=5) if i == 0 else Dense(2 + i)
                    for i in range(10)] + [Dense(2)])
    m.compile('rmsprop', 'mse')
    m.train_on_batch(X, T)
    out['shapes'] = [list(w.shape) for w in m.optimizer.get_weights()]
    out['names'] = [w.name for w in m.weights]
    out['state'] = sums(m.optimizer.get_weights())
    return out


@part
def named():
    """Names given by hand are what is sorted by."""
    out = {}
    x = Input(shape=(5,))
    y = Dense(2, name='a')(Dense(4, name='c')(Dense(3, name='b')(x)))
    m = Model(x, y)
    m.compile('adam', 'mse')
    m.train_on_batch(X, T)
    out['shapes'] = [list(w.shape) for w in m.optimizer.get_weights()]
    out['weights'] = sums(m.get_weights())
    return out


@part
def set_back():
    """A second model goes on where the first one was."""
    out = {}
    models = []
    for _ in range(2):
        m = Sequential([Dense(3, input_dim=5, name='first'),
                        Dense(2, name='second')])
        m.compile('adam', 'mse')
        models.append(m)
    a, b = models
    for _ in range(3):
        a.train_on_batch(X, T)
    b.train_on_batch(X, T)      # makes the state
    b.set_weights(a.get_weights())
    b.optimizer.set_weights(a.optimizer.get_weights())
    out['a'] = [float(a.train_on_batch(X, T)) for _ in range(2)]
    out['b'] = [float(b.train_on_batch(X, T)) for _ in range(2)]
    return out
