# Bad input to compile, fit, evaluate, predict, and to models not ready.
import numpy as np
from case_helpers import RESULT, T, X, caught, part, raised, regressor

from keras.layers.core import Activation, Dense
from keras.models import Sequential


@part
def compiling():
    out = {}
    m = regressor()
    caught(out, 'loss', m.compile, 'sgd', 'nope')
    caught(out, 'optimizer', m.compile, 'nope', 'mse')
    raised(out, 'nothing', m.compile)
    raised(out, 'empty', Sequential().compile, 'sgd', 'mse')
    return out


@part
def lengths():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    caught(out, 'fit', m.fit, X, T[:5], verbose=0)
    caught(out, 'fit_list', m.fit, [X], T[:5], verbose=0)
    caught(out, 'evaluate', m.evaluate, X, T[:5], verbose=0)
    caught(out, 'evaluate_list', m.evaluate, [X], T[:5], verbose=0)
    caught(out, 'fit_lists', m.fit, [X, X[:3]], T, verbose=0)
    return out


@part
def not_compiled():
    out = {}
    m = regressor()
    raised(out, 'fit', m.fit, X, T, verbose=0)
    raised(out, 'evaluate', m.evaluate, X, T, verbose=0)
    raised(out, 'predict', m.predict, X)
    raised(out, 'train_on_batch', m.train_on_batch, X, T)
    raised(out, 'predict_on_batch', m.predict_on_batch, X)
    return out


@part
def shapes():
    """Wrong shapes come to light in Theano, or in its checks of dimensions."""
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    raised(out, 'features', m.fit, X[:, :3], T, verbose=0, nb_epoch=1)
    raised(out, 'dimensions', m.fit, X[:, :, None], T, verbose=0, nb_epoch=1)
    raised(out, 'target_features', m.fit, X, np.zeros((40, 7)), verbose=0,
           nb_epoch=1)
    raised(out, 'target_dimensions', m.fit, X, np.zeros((40, 2, 2)),
           verbose=0, nb_epoch=1)
    raised(out, 'arrays', m.fit, [X, X], T, verbose=0, nb_epoch=1)
    raised(out, 'predict', m.predict, X[:, :3])
    return out


@part
def not_connected():
    out = {}
    caught(out, 'dense', lambda: Sequential([Dense(2), Dense(3)]))
    m = Sequential([Activation('tanh')])
    caught(out, 'shape', lambda: m.output_shape)
    caught(out, 'add', m.add, Dense(2))
    three = Sequential([Activation('tanh', input_shape=(3, 4))])
    caught(out, 'dimensions', three.add, Dense(2))
    caught(out, 'input_shape', Dense, 2, input_shape=3)
    return out
