# train_on_batch, test_on_batch, predict_on_batch and what lies between.
import numpy as np
from case_helpers import (RESULT, T, X, Y, LABELS, classifier, floats, part,
                          regressor, values)

from keras.layers import Dense, Dropout
from keras.models import Sequential


@part
def one_number():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    got = m.train_on_batch(X, T)
    out['ndim'] = [np.ndim(got), np.ndim(m.test_on_batch(X, T))]
    out['trained'] = floats([got] + [m.train_on_batch(X, T)
                                     for _ in range(2)])
    out['tested'] = float(m.test_on_batch(X[:9], T[:9]))
    out['weighted'] = float(m.test_on_batch(
        X, T, sample_weight=np.linspace(0, 1, 40)))
    out['predicted'] = m.predict_on_batch(X[:3])
    return out


@part
def several():
    out = {}
    m = classifier()
    m.compile('adam', 'categorical_crossentropy',
              metrics=['accuracy', 'mse'])
    out['names'] = m.metrics_names
    got = m.train_on_batch(X, Y)
    out['type'] = type(got).__name__
    out['trained'] = [values(m.train_on_batch(X, Y)) for _ in range(2)]
    out['class_weight'] = values(m.train_on_batch(
        X, Y, class_weight={0: 1., 1: 2., 2: .5}))
    out['tested'] = values(m.test_on_batch(X, Y))
    return out


@part
def with_dropout():
    """The loss of a training batch knows dropout, that of a test does not."""
    m = Sequential([Dropout(.5, input_shape=(5,)), Dense(2)])
    m.compile('sgd', 'mse')
    out = {'tested': float(m.test_on_batch(X, T))}
    out['trained'] = float(m.train_on_batch(X, T))
    out['score'] = float(m.evaluate(X, T, verbose=0))
    out['trained_again'] = float(m.train_on_batch(X, T))
    out['predicted'] = m.predict_on_batch(X[:4])
    return out


@part
def sparse():
    out = {}
    m = classifier()
    m.compile('sgd', 'sparse_categorical_crossentropy', metrics=['accuracy'])
    y = LABELS.reshape(-1, 1)
    out['trained'] = [values(m.train_on_batch(X, y)) for _ in range(3)]
    out['tested'] = values(m.test_on_batch(X, y))
    return out
