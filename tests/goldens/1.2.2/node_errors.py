# What the user hears: shapes, dimensions, kinds of input.
from case_helpers import RESULT, caught, part, raised

from keras.layers import (LSTM, Convolution2D, Dense, Embedding, Flatten,
                          Input, Merge, RepeatVector, Reshape, merge)
from keras.models import Model, Sequential


@part
def dimensions():
    out = {}
    flat, rows, image = Input((3,)), Input((4, 3)), Input((1, 5, 5))
    caught(out, 'dense', Dense(2), image)
    caught(out, 'lstm', LSTM(2), flat)
    caught(out, 'convolution', Convolution2D(1, 2, 2), rows)
    caught(out, 'flatten', Flatten(), flat)
    caught(out, 'repeat', RepeatVector(2), rows)
    d = Dense(2)
    d(flat)
    caught(out, 'other width', d, Input((5,)))
    caught(out, 'other ndim', d, image)
    e = LSTM(2)
    e(rows)
    caught(out, 'other features', e, Input((4, 2)))
    caught(out, 'reshape', Reshape((5,)), rows)
    return out


@part
def keywords():
    out = {}
    caught(out, 'unknown', Dense, 3, colour='red')
    caught(out, 'later name', Dense, 3, kernel_initializer='zero')
    raised(out, 'none', Dense)
    raised(out, 'none lstm', LSTM)
    caught(out, 'activation', Dense, 3, activation='nothing')
    caught(out, 'init', Dense, 3, init='nothing')
    caught(out, 'regularizer', Dense, 3, W_regularizer='nothing')
    caught(out, 'constraint', Dense, 3, W_constraint='nothing')
    caught(out, 'border', Convolution2D, 1, 2, 2, border_mode='odd')
    caught(out, 'ordering', Convolution2D, 1, 2, 2, dim_ordering='xy')
    return out


@part
def inputs():
    out = {}
    raised(out, 'nothing', Input)
    caught(out, 'both', Dense(2), [Input((3,)), Input((3,))])
    return out


@part
def weights():
    import numpy as np
    out = {}
    d = Dense(2, name='d')
    d(Input((3,)))
    caught(out, 'count', d.set_weights, [np.zeros((3, 2))])
    caught(out, 'shape', d.set_weights, [np.zeros((2, 2)), np.zeros(2)])
    caught(out, 'constructor', Dense(2, weights=[np.zeros((9, 2))]),
           Input((3,)))
    caught(out, 'unbuilt', Dense(2, name='e').set_weights, [np.zeros((3, 2))])
    return out


@part
def merging():
    out = {}
    a, b, c = Input((3,)), Input((4,)), Input((2, 3))
    caught(out, 'mode', merge, [a, a], mode='odd')
    caught(out, 'sum', merge, [a, b], mode='sum')
    caught(out, 'concat', merge, [a, c], mode='concat')
    raised(out, 'one', merge, [a], mode='sum')
    caught(out, 'dot', merge, [a, b], mode='dot')
    caught(out, 'dot 3', merge, [a, a, a], mode='dot')
    caught(out, 'axes', merge, [a, a], mode='dot', dot_axes=(1,))
    caught(out, 'axes kind', merge, [a, a], mode='dot', dot_axes='1')
    left = Sequential([Dense(2, input_dim=3)])
    right = Sequential([Dense(4, input_dim=3)])
    caught(out, 'layers', Merge, [left, right], mode='sum')
    return out


@part
def later():
    """Mistakes that only data show."""
    import numpy as np
    out = {}
    m = Sequential([Embedding(5, 2, input_length=3), LSTM(2)])
    m.compile('sgd', 'mse')
    caught(out, 'length', m.predict, np.zeros((2, 4)))
    caught(out, 'ndim', m.predict, np.zeros((2, 3, 1)))
    caught(out, 'list', m.predict, [np.zeros((2, 3)), np.zeros((2, 3))])
    caught(out, 'not an array', m.predict, 'text')
    x = Input((3,))
    f = Model(x, Dense(2)(x))
    f.compile('sgd', 'mse')
    caught(out, 'target', f.fit, np.zeros((4, 3)), np.zeros((4, 3)))
    caught(out, 'samples', f.fit, np.zeros((4, 3)), np.zeros((5, 2)))
    caught(out, 'batch', f.train_on_batch, np.zeros((4, 3)), np.zeros((5, 2)))
    return out
