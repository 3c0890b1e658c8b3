# The ways a Sequential can begin: InputLayer, models, merges, shared layers.
from case_helpers import RESULT, T, X, caught, hist, part, plain, probe

from keras.engine import InputLayer
from keras.layers import Dense, Dropout, Input, Merge
from keras.models import Model, Sequential


@part
def input_layer():
    out = {}
    m = Sequential([InputLayer(input_shape=(5,)), Dense(2)])
    out['layers'] = [layer.name for layer in m.layers]
    m.compile('sgd', 'mse')
    out['history'] = hist(m.fit(X, T, nb_epoch=1, verbose=0))
    out['shape'] = plain(m.input_shape)
    return out


@part
def model_first():
    out = {}
    x = Input((5,))
    f = Model(x, Dense(3)(x))
    m = Sequential([f, Dense(2)])
    out['layers'] = [layer.name for layer in m.layers]
    out['shapes'] = plain([m.input_shape, m.output_shape])
    m.compile('sgd', 'mse')
    out['history'] = hist(m.fit(X, T, nb_epoch=1, verbose=0))
    return out


@part
def connected_layer():
    """A first layer that already stands somewhere."""
    out = {}
    x = Input((5,))
    d = Dense(3)
    d(x)
    m = Sequential()
    m.add(d)
    m.add(Dense(2))
    out['shapes'] = plain([m.input_shape, m.output_shape])
    e = Dense(2)
    e(x)
    e(Input((5,)))
    caught(out, 'twice', Sequential().add, e)
    return out


@part
def branches():
    out = {}
    left = Sequential([Dense(3, input_dim=5), Dropout(.3)])
    right = Sequential([Dense(3, input_dim=5, activation='tanh')])
    m = Sequential()
    m.add(Merge([left, right], mode='sum'))
    m.add(Dropout(.2))
    m.add(Dense(2))
    out['probe'] = probe()
    m.compile('rmsprop', 'mse')
    out['history'] = hist(m.fit([X, -X], T, nb_epoch=3, batch_size=16,
                                verbose=0, validation_split=.2))
    out['layers'] = [layer.name for layer in m.layers]
    out['names'] = m.input_names
    return out


@part
def one_branch_twice():
    """The same Sequential on both sides of a merge."""
    out = {}
    s = Sequential([Dense(3, input_dim=5)])
    try:
        m = Sequential([Merge([s, s], mode='sum'), Dense(2)])
        out['inputs'] = len(m.inputs)
        m.compile('sgd', 'mse')
        out['history'] = hist(m.fit(X, T, nb_epoch=1, verbose=0))
    except Exception as e:
        out['error'] = type(e).__name__
    return out
