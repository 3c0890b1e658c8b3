# Class weights and sample weights: factors of the loss, what they divide by.
import numpy as np
from case_helpers import (LABELS, RESULT, T, X, Y, caught, classifier, hist,
                          part, regressor, values)

from keras.layers import Dense
from keras.models import Sequential


@part
def categorical():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy', metrics=['accuracy'])
    w = {0: 1., 1: 5., 2: .1}
    h = m.fit(X, Y, batch_size=16, nb_epoch=2, verbose=0, class_weight=w)
    out['history'] = hist(h)
    h = m.fit(X, Y, batch_size=16, nb_epoch=2, verbose=0, class_weight=w,
              validation_split=.25)
    out['validated'] = hist(h)
    h = m.fit(X, Y, batch_size=16, nb_epoch=1, verbose=0, class_weight=w,
              sample_weight=np.linspace(0, 1, 40))
    out['both'] = hist(h)
    return out


@part
def flat_targets():
    out = {}
    m = Sequential([Dense(1, input_dim=5, activation='sigmoid')])
    m.compile('sgd', 'binary_crossentropy')
    y = (LABELS == 1).astype('float32')
    h = m.fit(X, y, batch_size=16, nb_epoch=2, verbose=0,
              class_weight={0: 1., 1: 3.})
    out['flat'] = hist(h)
    h = m.fit(X, y[:, None], batch_size=16, nb_epoch=2, verbose=0,
              class_weight={0: 1., 1: 3.})
    out['column'] = hist(h)
    return out


@part
def samples():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse', metrics=['mse'])
    weights = np.linspace(0, 2, 40)
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0,
              sample_weight=weights)
    out['history'] = hist(h)
    out['score'] = values(m.evaluate(X, T, sample_weight=weights, verbose=0))
    zeros = np.arange(40) % 4 == 0
    out['zeros'] = values(m.evaluate(X, T, verbose=0, batch_size=8,
                                     sample_weight=zeros * 1.))
    out['unweighted'] = values(m.evaluate(X, T, verbose=0))
    out['column'] = values(m.evaluate(X, T, verbose=0,
                                      sample_weight=[weights]))
    return out


@part
def wrong():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy')
    caught(out, 'length', m.fit, X, Y, verbose=0, sample_weight=np.ones(7))
    caught(out, 'ndim', m.fit, X, Y, verbose=0, sample_weight=np.ones((40, 3)))
    return out
