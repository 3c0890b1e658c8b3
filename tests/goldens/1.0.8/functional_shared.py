# A layer used twice, a branch used twice; weights appear once.
from case_helpers import RESULT, T, X, caught, hist, part, plain, probe, sums

from keras.layers import Dense, Dropout, Input, merge
from keras.models import Model


@part
def siamese():
    out = {}
    a, b = Input(shape=(5,)), Input(shape=(5,))
    shared = Dense(4, activation='tanh')
    u, v = shared(a), shared(b)
    y = Dense(2)(merge([u, v], mode='concat', concat_axis=-1))
    m = Model(input=[a, b], output=y)
    out['layers'] = [layer.name for layer in m.layers]
    out['weights'] = m.get_weights()
    m.compile('sgd', 'mse')
    h = m.fit([X, X[::-1]], T, batch_size=16, nb_epoch=3, verbose=0)
    out['history'] = hist(h)
    out['shared'] = shared.get_weights()
    out['predicted'] = m.predict([X[:3], X[3:6]])
    out['shapes'] = plain([shared.get_input_shape_at(0),
                           shared.get_output_shape_at(1)])
    caught(out, 'output', lambda: shared.output)
    out['output_shape'] = plain(shared.output_shape)
    return out


@part
def shared_dropout():
    """Each call of a dropout layer draws a seed of its own."""
    out = {}
    a, b = Input(shape=(5,)), Input(shape=(5,))
    drop = Dropout(.5)
    out['begin'] = probe()
    u = drop(a)
    out['once'] = probe()
    v = drop(b)
    out['twice'] = probe()
    y = Dense(2)(merge([u, v], mode='sum'))
    m = Model(input=[a, b], output=y)
    m.compile('sgd', 'mse')
    out['compiled'] = probe()
    out['loss'] = [float(m.train_on_batch([X, X], T)) for _ in range(3)]
    return out


@part
def tied():
    """One Dense three times in a row: a deep network with few weights."""
    a = Input(shape=(5,))
    d = Dense(5, activation='tanh')
    y = Dense(2)(d(d(d(a))))
    m = Model(a, y)
    m.compile('adam', 'mse')
    h = m.fit(X, T, batch_size=20, nb_epoch=3, verbose=0)
    return {'history': hist(h), 'count': len(m.weights),
            'params': int(m.count_params()), 'weights': sums(m.get_weights()),
            'layers': [layer.name for layer in m.layers]}
