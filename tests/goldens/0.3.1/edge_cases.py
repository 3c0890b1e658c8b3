# The ends of the ranges: one sample, no samples, tiny and huge batches, NaN,
# lists for arrays, 1D targets, targets of other types.
import numpy as np
from case_helpers import (RESULT, T, X, Y, caught, classifier, floats, hist,
                          part, probe, raised, regressor)

from keras.layers.core import Dense
from keras.models import Sequential


@part
def batch_sizes():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    for size in [1, 39, 40, 41, 1000]:
        h = m.fit(X, T, batch_size=size, nb_epoch=1, verbose=0)
        out['fit %d' % size] = hist(h)['loss']
        out['score %d' % size] = float(m.evaluate(X, T, batch_size=size,
                                                  verbose=0))
        out['sum %d' % size] = float(m.predict(X, batch_size=size).sum())
    return out


@part
def one_sample():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit(X[:1], T[:1], nb_epoch=2, verbose=0)
    out['loss'] = hist(h)['loss']
    out['score'] = float(m.evaluate(X[:1], T[:1], verbose=0))
    out['predicted'] = m.predict(X[:1])
    return out


@part
def nothing():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    raised(out, 'predict', m.predict, X[:0])
    return out


@part
def not_a_number():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    x = X.copy()
    x[3, 2] = np.nan
    h = m.fit(x, T, batch_size=40, nb_epoch=2, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = [bool(np.isnan(w).any()) for w in m.get_weights()]
    return out


@part
def targets():
    """Columns, vectors, lists; whole numbers and truth values."""
    out = {}
    t = (X[:, 0] > 0)
    for name, target in [('vector', t * 1.), ('column', t[:, None] * 1.),
                         ('list', [float(v) for v in t]),
                         ('nested', [[float(v)] for v in t]),
                         ('whole', t.astype('int64')), ('truth', t)]:
        np.random.seed(5)
        m = Sequential([Dense(1, input_dim=5)])
        m.compile('sgd', 'mse')
        h = m.fit(X, target, batch_size=16, nb_epoch=1, verbose=0)
        out[name] = floats(h.history['loss'])
    return out


@part
def wrong_activation():
    """Losses of predictions they are not made for: clipped, not refused."""
    out = {}
    for loss in ['categorical_crossentropy', 'binary_crossentropy', 'msle']:
        np.random.seed(5)
        m = Sequential([Dense(3, input_dim=5)])
        m.compile('sgd', loss)
        out[loss] = float(m.evaluate(X, Y, verbose=0))
    return out


@part
def verbose_and_epochs():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy')
    h = m.fit(X, Y, nb_epoch=-1, verbose=0)
    out['negative'] = [h.history, h.epoch]
    h = m.fit(X, Y, nb_epoch=1, verbose=False)
    out['false'] = sorted(k for k in h.history if k not in ('batch', 'size'))
    out['probe'] = probe()
    return out


@part
def empty_model():
    out = {}
    m = Sequential()
    out['layers'] = len(m.layers)
    out['count'] = int(m.count_params())
    raised(out, 'output_shape', lambda: m.output_shape)
    raised(out, 'output', m.get_output)
    out['config'] = m.get_config()['layers']
    caught(out, 'add_nothing', m.add, Dense(2))
    return out
