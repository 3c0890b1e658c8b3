# sample_weight_mode='temporal': a weight for each step.
import numpy as np
from case_helpers import RESULT, caught, hist, part, values

from keras.layers import GRU, Dense, Input, TimeDistributed
from keras.models import Model, Sequential

rs = np.random.RandomState(5)
X = rs.normal(size=(12, 4, 3)).astype('float32')
T = np.tanh(X[:, :, :2].cumsum(axis=1))
W = (rs.uniform(size=(12, 4)) > .3) * rs.uniform(.5, 2., size=(12, 4))


@part
def sequential():
    out = {}
    m = Sequential([GRU(3, return_sequences=True, input_shape=(4, 3)),
                    TimeDistributed(Dense(2))])
    m.compile('rmsprop', 'mse', sample_weight_mode='temporal')
    out['mode'] = m.sample_weight_mode
    out['plain'] = hist(m.fit(X, T, batch_size=6, nb_epoch=2, verbose=0))
    out['weighted'] = hist(m.fit(X, T, batch_size=6, nb_epoch=2, verbose=0,
                                 sample_weight=W))
    out['score'] = values(m.evaluate(X, T, verbose=0, sample_weight=W))
    out['unweighted'] = values(m.evaluate(X, T, verbose=0))
    caught(out, 'flat', m.fit, X, T, verbose=0, sample_weight=np.ones(12))
    return out


@part
def several():
    """Modes as a list and as a dict, one output of each kind."""
    out = {}
    a = Input(shape=(4, 3))
    steps = GRU(3, return_sequences=True)(a)
    m = Model(a, [TimeDistributed(Dense(2), name='steps')(steps),
                  GRU(2, name='last')(steps)])
    y = [T, T[:, -1]]
    caught(out, 'missing', m.compile, 'sgd', 'mse',
           sample_weight_mode={'steps': 'temporal'})
    for name, mode in [('dict', {'steps': 'temporal', 'last': None}),
                       ('list', ['temporal', None])]:
        m.compile('sgd', 'mse', sample_weight_mode=mode)
        h = m.fit(X, y, batch_size=6, nb_epoch=1, verbose=0,
                  sample_weight={'steps': W, 'last': W[:, 0]})
        out[name] = hist(h)
    return out


@part
def wrong():
    out = {}
    m = Sequential([Dense(2, input_dim=3)])
    m.compile('sgd', 'mse', sample_weight_mode='temporal')
    caught(out, 'flat output', m.fit, X[:, 0], T[:, 0], verbose=0)
    m.compile('sgd', 'mse', sample_weight_mode='sometimes')
    caught(out, 'mode', m.fit, X[:, 0], T[:, 0], verbose=0)
    return out
