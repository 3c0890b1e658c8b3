# sample_weight and class_weight in fit, evaluate and the _on_batch methods.
import numpy as np
from case_helpers import (LABELS, RESULT, T, X, Y, caught, classifier, floats,
                          hist, part, raised, regressor)

from keras.layers.core import Dense
from keras.models import Sequential
from keras.optimizers import SGD

W = np.linspace(.1, 2., 40).astype('float32')
CLASSES = {0: 1., 1: 5., 2: .2}


@part
def sample_weight():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0, sample_weight=W)
    out['loss'] = hist(h)['loss']
    out['score'] = float(m.evaluate(X, T, verbose=0, sample_weight=W))
    out['score_plain'] = float(m.evaluate(X, T, verbose=0))
    out['on_batch'] = floats(
        m.test_on_batch(X[:8], T[:8], sample_weight=W[:8])
        + m.train_on_batch(X[:8], T[:8], sample_weight=W[:8]))
    out['weights'] = m.get_weights()
    return out


@part
def some_zero():
    out = {}
    w = (np.arange(40) % 3 == 0).astype('float32')
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0, sample_weight=w)
    out['loss'] = hist(h)['loss']
    out['score'] = float(m.evaluate(X, T, batch_size=7, verbose=0,
                                    sample_weight=w))
    return out


@part
def class_weight():
    out = {}
    m = classifier()
    m.compile(SGD(lr=.3), 'categorical_crossentropy')
    h = m.fit(X, Y, batch_size=16, nb_epoch=3, verbose=0, show_accuracy=True,
              class_weight=CLASSES)
    out['history'] = hist(h)
    out['on_batch'] = floats(m.train_on_batch(
        X[:8], Y[:8], accuracy=True, class_weight=CLASSES))
    h = m.fit(X, Y, batch_size=16, nb_epoch=1, verbose=0,
              class_weight=CLASSES, sample_weight=W)
    out['sample_weight_wins'] = hist(h)['loss']
    h = m.fit(X, Y, batch_size=16, nb_epoch=1, verbose=0,
              class_weight=CLASSES, validation_split=.25)
    out['not_in_validation'] = hist(h)
    return out


@part
def class_weight_regression():
    """A loss per sample: here class weights are not averaged away."""
    m = regressor()
    m.compile('sgd', 'mse')
    target = np.eye(2)[LABELS % 2].astype('float32')
    h = m.fit(X, target, batch_size=16, nb_epoch=2, verbose=0,
              class_weight={0: 3., 1: .5})
    return {'loss': hist(h)['loss']}


@part
def class_weight_binary():
    m = Sequential([Dense(1, input_dim=5, activation='sigmoid')])
    m.compile('sgd', 'binary_crossentropy', class_mode='binary')
    h = m.fit(X, LABELS % 2, batch_size=16, nb_epoch=2, verbose=0,
              show_accuracy=True, class_weight={0: 3., 1: .5})
    return {'history': hist(h)}


@part
def not_a_dict():
    """Other class weights than a dictionary are not looked at."""
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=1, verbose=0,
              class_weight=[9., 9.])
    return {'loss': hist(h)['loss']}


@part
def bad():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    caught(out, 'fit', m.fit, X, T, verbose=0, sample_weight=W[:5])
    caught(out, 'evaluate', m.evaluate, X, T, verbose=0, sample_weight=W[:5])
    caught(out, 'train', m.train_on_batch, X, T, sample_weight=W[:5])
    caught(out, 'test', m.test_on_batch, X, T, sample_weight=W[:5])
    raised(out, 'class', m.fit, X, T, verbose=0, class_weight={7: 1.})
    caught(out, '3d', m.fit, X, np.zeros((40, 2, 2)), verbose=0,
           class_weight={0: 1.})
    return out
