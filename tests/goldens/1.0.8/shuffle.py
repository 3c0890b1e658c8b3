# The order of the samples: accumulating shuffles, 'batch', none.
import numpy as np
from case_helpers import RESULT, T, X, hist, part, probe

from keras.layers import Dense
from keras.models import Sequential
from keras.optimizers import SGD


def model():
    m = Sequential([Dense(2, input_dim=5)])
    m.compile(SGD(lr=.1), 'mse')
    return m


@part
def modes():
    out = {}
    for name, mode in [('true', True), ('false', False), ('batch', 'batch')]:
        np.random.seed(21)
        m = model()
        h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0, shuffle=mode)
        out[name] = hist(h)['loss']
        out[name + '_probe'] = probe()
    return out


@part
def accumulating():
    """Two fits of two epochs begin in order again; one of four does not."""
    out = {}
    for name, epochs in [('four', [4]), ('two and two', [2, 2]),
                         ('one by one', [1, 1, 1, 1])]:
        np.random.seed(21)
        m = model()
        out[name] = sum([hist(m.fit(X, T, batch_size=16, nb_epoch=n,
                                    verbose=0))['loss'] for n in epochs], [])
        out[name + ' probe'] = probe()
    return out
