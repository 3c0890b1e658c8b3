# sample_weight_mode="temporal": a weight for every timestep; its errors.
import numpy as np
from case_helpers import RESULT, caught, floats, hist, part, sums

from keras.layers.core import Masking, TimeDistributedDense
from keras.models import Sequential

rs = np.random.RandomState(4)
X = rs.normal(size=(12, 4, 3)).astype('float32')
X[::3, 2:] = 0.
T = np.tanh(X[:, :, :2]).astype('float32')
W = np.linspace(0., 2., 48).reshape((12, 4)).astype('float32')


def model(first=None, mode='temporal'):
    m = Sequential([first] if first else [])
    m.add(TimeDistributedDense(2, input_shape=(4, 3)))
    m.compile('sgd', 'mse', sample_weight_mode=mode)
    return m


@part
def trajectory():
    out = {}
    m = model()
    h = m.fit(X, T, batch_size=5, nb_epoch=3, verbose=0, sample_weight=W)
    out['loss'] = hist(h)['loss']
    out['weights'] = sums(m.get_weights())
    out['score'] = float(m.evaluate(X, T, verbose=0, sample_weight=W))
    out['unweighted'] = float(m.evaluate(X, T, verbose=0))
    out['on_batch'] = floats(m.train_on_batch(X, T, sample_weight=W)
                             + m.test_on_batch(X, T, sample_weight=W))
    h = m.fit(X, T, batch_size=5, nb_epoch=1, verbose=0, sample_weight=W,
              validation_split=.5)
    out['split'] = hist(h)
    h = m.fit(X, T, batch_size=5, nb_epoch=1, verbose=0, sample_weight=W,
              validation_data=(X[:4], T[:4], W[:4]))
    out['data'] = hist(h)
    return out


@part
def masked():
    m = model(Masking(input_shape=(4, 3)))
    h = m.fit(X, T, batch_size=5, nb_epoch=2, verbose=0, sample_weight=W)
    return {'loss': hist(h)['loss'],
            'score': float(m.evaluate(X, T, verbose=0, sample_weight=W))}


@part
def samplewise():
    m = model(mode=None)
    h = m.fit(X, T, batch_size=5, nb_epoch=2, verbose=0,
              sample_weight=W[:, 0])
    return {'loss': hist(h)['loss'], 'mode': m.sample_weight_mode}


@part
def bad():
    out = {}
    m = model()
    caught(out, 'one_dimension', m.fit, X, T, verbose=0,
           sample_weight=W[:, 0])
    caught(out, 'three_dimensions', m.fit, X, T, verbose=0,
           sample_weight=W[:, :, None])
    caught(out, 'steps', m.fit, X, T, verbose=0, sample_weight=W[:, :3])
    caught(out, 'targets', m.fit, X, T[:, 0], verbose=0, sample_weight=W)
    plain = model(mode=None)
    caught(out, 'not_asked_for', plain.fit, X, T, verbose=0, sample_weight=W)
    other = model(mode='hourly')
    caught(out, 'mode', other.fit, X, T, verbose=0)
    return out
