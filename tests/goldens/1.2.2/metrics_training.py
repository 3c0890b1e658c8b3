# Metrics in compile: names, functions, accuracy by loss, averages.
import numpy as np
from case_helpers import (LABELS, RESULT, T, X, Y, caught, classifier, hist,
                          part, regressor, values)

from keras import backend as K
from keras.layers import Dense, Input
from keras.models import Model, Sequential


def mean_pred(y_true, y_pred):
    return K.mean(y_pred)


def two_things(y_true, y_pred):
    return {'low': K.min(y_pred), 'high': K.max(y_pred)}


@part
def names():
    out = {}
    m = classifier()
    for name, metrics in [
            ('accuracy', ['accuracy']), ('acc', ['acc']),
            ('several', ['acc', 'mse', 'mean_absolute_error']),
            ('function', [mean_pred]), ('string', None),
            ('dict', {'dense_2': ['acc', 'mae']})]:
        m.compile('sgd', 'categorical_crossentropy', metrics=metrics)
        out[name] = m.metrics_names
        out[name + ' kept'] = [getattr(f, '__name__', f) for f in
                               (m.metrics or [])]
        m.compile('sgd', 'mse', metrics=metrics)
        out[name + ' mse'] = m.metrics_names
    caught(out, 'unknown', m.compile, 'sgd', 'mse', metrics=['nothing'])
    caught(out, 'type', m.compile, 'sgd', 'mse', metrics='accuracy')
    return out


@part
def accuracy_by_loss():
    """What 'accuracy' means depends on the loss and the output."""
    out = {}
    for loss, y in [('categorical_crossentropy', Y), ('mse', Y),
                    ('binary_crossentropy', Y), ('hinge', 2 * Y - 1),
                    ('sparse_categorical_crossentropy', LABELS[:, None])]:
        np.random.seed(2)
        m = classifier()
        m.compile('sgd', loss, metrics=['accuracy'])
        out[loss] = hist(m.fit(X, y, nb_epoch=2, batch_size=16, verbose=0))
        out[loss + ' score'] = values(m.evaluate(X, y, verbose=0))
    m = Sequential([Dense(1, input_dim=5, activation='sigmoid')])
    m.compile('sgd', 'mse', metrics=['accuracy'])
    out['one column'] = values(m.evaluate(X, Y[:, 0], verbose=0))
    return out


@part
def averages():
    """A metric is averaged over batches by their sizes; weights are not used."""
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy',
              metrics=['fmeasure', 'precision', 'recall', mean_pred])
    w = np.linspace(0, 2, 40)
    out['history'] = hist(m.fit(X, Y, nb_epoch=2, batch_size=16, verbose=0,
                                sample_weight=w))
    out['batches'] = values(m.evaluate(X, Y, batch_size=16, verbose=0))
    out['whole'] = values(m.evaluate(X, Y, batch_size=40, verbose=0))
    out['weighted'] = values(m.evaluate(X, Y, batch_size=40, verbose=0,
                                        sample_weight=w))
    return out


@part
def dictionaries():
    """A metric may give several numbers."""
    out = {}
    m = regressor()
    m.compile('sgd', 'mse', metrics=[two_things, 'mae'])
    out['names'] = sorted(m.metrics_names)
    h = hist(m.fit(X, T, nb_epoch=2, batch_size=16, verbose=0))
    out['history'] = h
    return out


@part
def several_outputs():
    out = {}
    x = Input(shape=(5,))
    m = Model(x, [Dense(2, name='a')(x),
                  Dense(3, activation='softmax', name='b')(x)])
    m.compile('sgd', ['mse', 'categorical_crossentropy'],
              metrics=['accuracy', mean_pred])
    out['all'] = m.metrics_names
    out['history'] = hist(m.fit(X, [T, Y], nb_epoch=2, batch_size=16,
                                verbose=0))
    m.compile('sgd', ['mse', 'categorical_crossentropy'],
              metrics={'b': 'accuracy'})
    out['one'] = m.metrics_names
    out['score'] = values(m.evaluate(X, [T, Y], verbose=0))
    return out
