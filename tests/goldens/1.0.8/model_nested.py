# Models in models: weights, training, names, dropout in the inner one.
from case_helpers import RESULT, T, X, hist, part, plain, probe, sums

from keras.layers import LSTM, Dense, Dropout, Input, TimeDistributed, merge
from keras.models import Model, Sequential


@part
def functional_in_functional():
    out = {}
    x = Input((5,))
    inner = Model(x, Dropout(.3)(Dense(4, activation='tanh')(x)))
    out['inner'] = probe()
    a, b = Input((5,)), Input((5,))
    u = inner(a)
    out['called'] = probe()
    v = inner(b)
    out['again'] = probe()
    m = Model([a, b], Dense(2)(merge([u, v], mode='sum')))
    out['model'] = probe()
    out['layers'] = [layer.name for layer in m.layers]
    out['weights'] = [w.name for w in m.weights]
    m.compile('sgd', 'mse')
    h = m.fit([X, -X], T, batch_size=16, nb_epoch=2, verbose=0)
    out['history'] = hist(h)
    out['sums'] = sums(m.get_weights())
    out['predicted'] = m.predict([X[:2], X[2:4]])
    return out


@part
def sequential_in_sequential():
    out = {}
    inner = Sequential([Dense(4, input_dim=5), Dropout(.2)])
    m = Sequential([inner, Dense(2)])
    out['probe'] = probe()
    out['layers'] = [layer.name for layer in m.layers]
    out['flat'] = [layer.name for layer in m.flattened_layers]
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0)
    out['history'] = hist(h)
    out['weights'] = sums(m.get_weights())
    out['shapes'] = plain([m.input_shape, m.output_shape])
    return out


@part
def mixed():
    """A Sequential called on a tensor; a Model added to a Sequential."""
    out = {}
    s = Sequential([Dense(3, input_dim=5, activation='tanh'), Dropout(.5)])
    x = Input((5,))
    f = Model(x, Dense(2)(s(x)))
    out['probe'] = probe()
    out['layers'] = [layer.name for layer in f.layers]
    f.compile('sgd', 'mse')
    out['history'] = hist(f.fit(X, T, nb_epoch=2, batch_size=20, verbose=0))
    g = Sequential()
    g.add(f)
    g.add(Dense(1))
    out['outer'] = [layer.name for layer in g.layers]
    g.compile('sgd', 'mse')
    out['outer history'] = hist(g.fit(X, T[:, :1], nb_epoch=2, verbose=0,
                                      batch_size=20))
    out['sums'] = sums(g.get_weights())
    return out


@part
def over_time():
    """TimeDistributed around a model."""
    x = Input((5,))
    inner = Model(x, Dense(3, activation='tanh')(x))
    y = Input((4, 5))
    m = Model(y, LSTM(2)(TimeDistributed(inner)(y)))
    m.compile('sgd', 'mse')
    data = X.reshape(10, 4, 5)
    h = m.fit(data, T[:10], batch_size=5, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'shape': plain(m.output_shape),
            'weights': [w.name for w in m.weights]}
