# BatchNormalization on two streams: whose updates a model runs.
from case_helpers import RESULT, T, X, hist, part, probe, sums

from keras.layers import BatchNormalization, Dense, Input, merge
from keras.models import Model


@part
def two_streams():
    out = {}
    a, b = Input(shape=(5,)), Input(shape=(5,))
    norm = BatchNormalization(momentum=.5)
    y = Dense(2)(merge([norm(a), norm(b)], mode='sum'))
    m = Model([a, b], y)
    out['updates'] = len(m.updates)
    m.compile('sgd', 'mse')
    h = m.fit([X, 3 * X], T, batch_size=20, nb_epoch=2, verbose=0)
    out['history'] = hist(h)
    out['running'] = norm.get_weights()[2:]
    out['predicted'] = m.predict([X[:2], X[2:4]])
    return out


@part
def one_of_two():
    """A model over one of the streams runs only that stream's updates."""
    out = {}
    a, b = Input(shape=(5,)), Input(shape=(5,))
    norm, dense = BatchNormalization(momentum=.5), Dense(2)
    first, second = Model(a, dense(norm(a))), Model(b, dense(norm(b)))
    out['updates'] = [len(first.updates), len(second.updates),
                      len(norm.updates)]
    first.compile('sgd', 'mse')
    h = first.fit(X, T, batch_size=20, nb_epoch=2, verbose=0)
    out['first'] = hist(h)
    out['running'] = norm.get_weights()[2:]
    second.compile('sgd', 'mse')
    h = second.fit(5 * X, T, batch_size=20, nb_epoch=1, verbose=0)
    out['second'] = hist(h)
    out['running_second'] = norm.get_weights()[2:]
    out['weights'] = sums(first.get_weights())
    return out


@part
def inside_a_model():
    out = {}
    a = Input(shape=(5,))
    inner = Model(a, BatchNormalization()(Dense(3)(a)))
    b = Input(shape=(5,))
    m = Model(b, Dense(2)(inner(b)))
    m.compile('sgd', 'mse')
    out['probe'] = probe()
    out['updates'] = len(m.updates)
    h = m.fit(X, T, batch_size=20, nb_epoch=2, verbose=0)
    out['history'] = hist(h)
    out['running'] = inner.layers[-1].get_weights()[2:]
    return out
