# keras.wrappers.scikit_learn of 2.3.1: classes by any name, rows, probabilities, scores, parameters.
from case_helpers import RESULT, LABELS, T, X, Y, caught, part, raised

import numpy as np

from keras.layers import Dense
from keras.models import Sequential
from keras.wrappers.scikit_learn import KerasClassifier, KerasRegressor


def several(units=4, optimizer='adam'):
    made = Sequential([Dense(units, input_dim=5, activation='relu'), Dense(3, activation='softmax')])
    made.compile(optimizer, 'categorical_crossentropy', metrics=['accuracy'])
    return made


def binary():
    made = Sequential([Dense(1, input_dim=5, activation='sigmoid')])
    made.compile('sgd', 'binary_crossentropy', metrics=['acc'])
    return made


def numbers(outputs=1, metrics=None):
    made = Sequential([Dense(outputs, input_dim=5)])
    made.compile('sgd', 'mse', metrics=metrics)
    return made


def facts(estimator, x, y, **options):
    history = estimator.fit(x, y, **options)
    out = {'loss': [float(v) for v in history.history['loss']], 'predicted': estimator.predict(x[:6]),
           'score': float(estimator.score(x, y, verbose=0))}
    if hasattr(estimator, 'predict_proba'):
        out['probabilities'] = estimator.predict_proba(x[:6])
        out['classes'] = [estimator.classes_, estimator.n_classes_]
    return out


@part
def classes():
    out = {}
    names = np.array(['b', 'c', 'a'])
    for name, build, y, options in (
            ('numbers', several, LABELS, {}), ('names', several, names[LABELS], {}), ('rows', several, Y, {}),
            ('column', binary, (LABELS > 0)[:, None], {}), ('two', binary, LABELS > 0, {}),
            ('two names', binary, names[(LABELS > 0).astype(int)], {}),
            ('weights', several, LABELS, dict(sample_weight=np.arange(40.)))):
        estimator = KerasClassifier(build, epochs=2, batch_size=10, verbose=0)
        for key, value in facts(estimator, X, y, **options).items():
            out['%s %s' % (name, key)] = value
    raised(out, 'column of several', KerasClassifier(several, verbose=0).fit, X, LABELS[:, None])
    caught(out, 'shape', KerasClassifier(several).fit, X, np.zeros((40, 2, 2)))
    return out


@part
def values():
    out = {}
    for name, build, y in (('one', numbers, T[:, 0]), ('column', numbers, T[:, :1]),
                           ('two', lambda: numbers(2), T), ('metrics', lambda: numbers(2, ['mae']), T)):
        for key, value in facts(KerasRegressor(build, epochs=2, batch_size=10, verbose=0), X, y).items():
            out['%s %s' % (name, key)] = value
    estimator = KerasRegressor(numbers, epochs=1, verbose=0)
    estimator.fit(X, T[:, 0])
    out['single'] = estimator.predict(X[:1])
    return out


@part
def parameters():
    out = {}
    estimator = KerasClassifier(several, units=3, epochs=2, nb_epoch=5, verbose=0)
    got = estimator.get_params()
    out['got'] = sorted(got)
    out['set'] = estimator.set_params(units=6).sk_params['units']
    out['for build'] = estimator.filter_sk_params(several)
    out['for fit'] = estimator.filter_sk_params(Sequential.fit, {'epochs': 9})
    out['units'] = [estimator.fit(X, LABELS).epoch, estimator.model.layers[0].units]
    caught(out, 'illegal', KerasClassifier, several, neurons=3)
    caught(out, 'illegal set', estimator.set_params, neurons=3)
    return out


@part
def scores():
    out = {}

    def plain():
        made = Sequential([Dense(3, input_dim=5, activation='softmax')])
        made.compile('sgd', 'categorical_crossentropy')
        return made

    estimator = KerasClassifier(plain, epochs=1, verbose=0)
    estimator.fit(X, LABELS)
    caught(out, 'no accuracy', estimator.score, X, LABELS, verbose=0)

    class Builder(object):
        def __call__(self, units=2):
            return several(units)

    estimator = KerasClassifier(Builder(), units=5, epochs=1, verbose=0)
    estimator.fit(X, LABELS)
    out['builder'] = estimator.model.layers[0].units

    class Own(KerasRegressor):
        def __call__(self, outputs=1):
            return numbers(outputs)

    own = Own(outputs=2, epochs=1, verbose=0)
    out['own'] = [float(v) for v in own.fit(X, T).history['loss']]
    return out
