# Merges of merges, Merge layers in functional models, one-sided models.
from case_helpers import RESULT, T, X, caught, hist, part, plain, probe, sums

from keras.layers import Dense, Dropout, Input, Merge, merge
from keras.models import Model, Sequential


def branch(**kwargs):
    return Sequential([Dense(3, input_dim=5, **kwargs)])


@part
def sequential():
    out = {}
    first = Sequential([Merge([branch(), branch()], mode='mul'), Dropout(.3),
                        Dense(3)])
    m = Sequential([Merge([first, branch(activation='tanh')], mode='concat'),
                    Dense(2)])
    out['probe'] = probe()
    out['inputs'] = [len(m.inputs), plain(m.input_shape)]
    m.compile('sgd', 'mse')
    out['history'] = hist(m.fit([X, -X, X], T, batch_size=16, nb_epoch=2,
                                verbose=0))
    out['weights'] = sums(m.get_weights())
    out['flat'] = [layer.name for layer in m.flattened_layers]
    return out


@part
def functional():
    """Merge as a layer, which serves once; merge() on merged tensors."""
    out = {}
    a, b = Input((5,)), Input((5,))
    d = Dense(3)
    add = Merge(mode='sum')
    u = add([d(a), d(b)])
    caught(out, 'twice', add, [d(b), d(b)])
    y = merge([u, merge([d(b), d(b)], mode='sum')], mode='concat')
    m = Model([a, b], Dense(2)(y))
    m.compile('sgd', 'mse')
    out['history'] = hist(m.fit([X, -X], T, batch_size=16, nb_epoch=2,
                                verbose=0))
    out['layers'] = [layer.name for layer in m.layers]
    return out


@part
def of_models():
    """A Merge of a functional model and a Sequential."""
    x = Input((5,))
    f = Model(x, Dense(3)(x))
    m = Sequential([Merge([f, branch()], mode='ave'), Dense(2)])
    m.compile('sgd', 'mse')
    h = m.fit([X, X], T, batch_size=16, nb_epoch=1, verbose=0)
    return {'history': hist(h), 'weights': [w.name for w in m.weights]}
