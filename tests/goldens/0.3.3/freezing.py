# Freezing layers: trainable=False, empty lists of parameters, thawing.
import numpy as np
from case_helpers import RESULT, T, X, hist, part, plain, sums

from keras.layers.core import Dense
from keras.models import Sequential
from keras.optimizers import SGD
from keras.regularizers import l2


def train(m):
    before = m.layers[0].W.get_value(), m.layers[1].W.get_value()
    m.compile(SGD(lr=.1, momentum=.5), 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0)
    after = m.layers[0].W.get_value(), m.layers[1].W.get_value()
    return {'loss': hist(h)['loss'],
            'moved': [not np.array_equal(a, b)
                      for a, b in zip(before, after)],
            'after': sums(after),
            'score': float(m.evaluate(X, T, verbose=0)),
            'regularizers': len(m.regularizers),
            'constraints': len(m.constraints),
            'state': len(m.optimizer.get_state())}


def model(**kwargs):
    return Sequential([Dense(4, input_dim=5, activation='tanh',
                             W_regularizer=l2(.1), **kwargs), Dense(2)])


@part
def nothing():
    return train(model())


@part
def by_keyword():
    m = model(trainable=False)
    out = train(m)
    out['config'] = plain(m.layers[0].get_config())['trainable']
    out['flags'] = [l.trainable for l in m.layers]
    return out


@part
def by_attribute():
    m = model()
    m.layers[0].trainable = False
    return train(m)


@part
def empty_params():
    """layer.params = [] froze a layer up to 0.3.1, no longer from 0.3.2."""
    m = model()
    m.layers[0].params = []
    return train(m)


@part
def thawed():
    """Takes effect with the next compile."""
    out = {}
    m = model()
    m.layers[0].trainable = False
    m.compile(SGD(lr=.1), 'mse')
    m.layers[0].trainable = True
    before = m.layers[0].W.get_value()
    m.fit(X, T, batch_size=16, nb_epoch=1, verbose=0)
    out['moved'] = not np.array_equal(before, m.layers[0].W.get_value())
    m.compile(SGD(lr=.1), 'mse')
    m.fit(X, T, batch_size=16, nb_epoch=1, verbose=0)
    out['moved_then'] = not np.array_equal(before, m.layers[0].W.get_value())
    return out


@part
def the_last():
    m = model()
    m.layers[1].trainable = False
    return train(m)
