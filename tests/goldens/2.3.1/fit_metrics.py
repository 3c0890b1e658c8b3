"""compile: metrics by name, as functions and objects, by output; their names; states over an epoch."""
import numpy as np
from case_helpers import LABELS, RESULT, T, X, Y, classifier, floats, part, regressor, values
from keras import backend as K
from keras import metrics
from keras.layers import Dense, Input
from keras.models import Model


def largest(y_true, y_pred):
    return K.max(K.abs(y_pred - y_true))


def spread(y_true, y_pred):
    return K.max(y_pred, axis=-1) - K.min(y_pred, axis=-1)


@part
def forms():
    m = regressor()
    out = {}
    for name, given in (('names', ['mae', 'mse', 'MSE', 'mean_squared_error', 'cosine_proximity']),
                        ('twice', ['mae', 'mae', metrics.mae, 'mse']), ('functions', [largest, spread]),
                        ('objects', [metrics.MeanSquaredError(), metrics.RootMeanSquaredError(name='r')]),
                        ('dict', {'dense_2': 'mae'}), ('dict of lists', {'dense_2': ['mae', largest]}),
                        ('lists', [['mae', 'mse']]), ('accuracy', ['accuracy']), ('acc', ['acc']), ('none', None)):
        m.compile('sgd', 'mse', metrics=given)
        out[name] = [m.metrics_names, values(m.test_on_batch(X, T)), [x.name for x in m.metrics]]
        m.reset_metrics()
        out[name + ' evaluate'] = values(m.evaluate(X, T, batch_size=12, verbose=0))
    return out


@part
def accuracies():
    out = {}
    m = classifier()
    for loss, y in (('categorical_crossentropy', Y), ('sparse_categorical_crossentropy', LABELS),
                    ('binary_crossentropy', Y), ('mse', Y)):
        m.compile('sgd', loss, metrics=['accuracy', 'ce'])
        out[loss] = [m.metrics_names, values(m.test_on_batch(X, y))]
    x = Input((5,))
    one = Model(x, Dense(1, activation='sigmoid')(x))
    y = (X[:, :1] > 0) * 1.
    for loss in ('binary_crossentropy', 'mse'):
        one.compile('sgd', loss, metrics=['accuracy', 'binary_accuracy', metrics.BinaryAccuracy(threshold=.4)])
        out['one ' + loss] = [one.metrics_names, values(one.test_on_batch(X, y))]
    return out


@part
def states():
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy',
              metrics=[metrics.Precision(), metrics.Recall(name='rec'), metrics.AUC(num_thresholds=5),
                       metrics.TruePositives(), metrics.SensitivityAtSpecificity(.5, num_thresholds=5)])
    out = {'names': m.metrics_names}
    h = m.fit(X, Y, epochs=2, verbose=0, batch_size=16, validation_split=.25)
    out['fit'] = dict((k, floats(v)) for k, v in h.history.items())
    out['evaluate'] = values(m.evaluate(X, Y, batch_size=9, verbose=0))
    out['states'] = [floats(K.get_value(w)) for x in m.metrics[:2] for w in x.weights]
    m.reset_metrics()
    out['reset'] = [floats(K.get_value(w)) for x in m.metrics[:2] for w in x.weights]
    return out


@part
def outputs():
    x = Input((5,))
    m = Model(x, [Dense(2, name='a')(x), Dense(3, name='b', activation='softmax')(x)])
    out = {}
    for name, given in (('list', ['mae', 'acc']), ('dict', {'b': 'accuracy', 'a': ['mae', 'mse']}),
                        ('lists', [['mae'], ['accuracy', 'mae']]), ('mixed', ['mae', ['acc']]),
                        ('objects', [metrics.MeanAbsoluteError(name='q')]), ('empty', [[], ['mae']])):
        m.compile('sgd', 'mse', metrics=given, weighted_metrics={'b': ['mae']})
        out[name] = [m.metrics_names, values(m.test_on_batch(X, [T, Y]))]
    h = m.fit(X, [T, Y], epochs=2, verbose=0, batch_size=16)
    out['fit'] = dict((k, floats(v)) for k, v in h.history.items())
    out['keys'] = list(h.history)
    out['evaluate'] = values(m.evaluate(X, [T, Y], batch_size=16, verbose=0))
    return out
