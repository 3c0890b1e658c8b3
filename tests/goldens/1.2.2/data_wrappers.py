# keras.wrappers.scikit_learn of 1.x: estimators that wrap a build_fn.
import numpy as np
from case_helpers import (LABELS, RESULT, T, X, Y, caught, hist, part, probe,
                          raised, sums)

from keras.layers.core import Dense
from keras.models import Sequential
from keras.wrappers.scikit_learn import (BaseWrapper, KerasClassifier,
                                         KerasRegressor)


def build(hidden=6, activation='relu', optimizer='sgd',
          loss='categorical_crossentropy', outputs=3, last='softmax',
          metrics=('accuracy',)):
    model = Sequential([Dense(hidden, input_dim=5, activation=activation),
                        Dense(outputs, activation=last)])
    model.compile(optimizer, loss, metrics=list(metrics))
    return model


class Builder(object):
    def __call__(self, hidden=4):
        return build(hidden)


class Inherited(KerasClassifier):
    def __call__(self, hidden=3):
        return build(hidden)


def names(params):
    return sorted(params)


@part
def parameters():
    out = {}
    c = KerasClassifier(build, hidden=4, nb_epoch=2, batch_size=16)
    out['sk'] = c.sk_params
    params = c.get_params()
    out['names'] = names(params)
    out['build'] = params['build_fn'] is build
    out['deep'] = names(c.get_params(deep=False))
    out['set'] = c.set_params(hidden=5, verbose=0) is c
    out['after'] = c.sk_params
    out['for_build'] = c.filter_sk_params(build)
    out['for_fit'] = c.filter_sk_params(Sequential.fit)
    out['for_predict'] = c.filter_sk_params(Sequential.predict, {'verbose': 2})
    out['override'] = c.filter_sk_params(build, {'hidden': 1, 'other': 2})
    caught(out, 'illegal', KerasClassifier, build, hiden=3)
    caught(out, 'illegal_set', c.set_params, hiden=3)
    caught(out, 'build_fn_set', c.set_params, build_fn=None)
    raised(out, 'no_call', KerasClassifier)
    raised(out, 'not_fitted', c.predict, X)
    c = KerasClassifier(Builder(), hidden=2)
    out['of_class'] = c.filter_sk_params(c.build_fn.__call__)
    caught(out, 'of_class_illegal', KerasClassifier, Builder(), optimizer='x')
    c = Inherited(hidden=2, nb_epoch=1)
    out['inherited'] = names(c.get_params())
    out['inherited_none'] = c.build_fn
    base = BaseWrapper(build, hidden=3)
    out['base'] = base.sk_params
    c.check_params({'class_weight': 1, 'sample_weight': 2, 'x': 3})
    return out


@part
def classes():
    out = {}
    c = KerasClassifier(build, hidden=5, nb_epoch=3, batch_size=16, verbose=0,
                        activation='tanh')
    out['vector'] = hist(c.fit(X, LABELS))
    out['vector_probe'] = probe()
    out['predict'] = c.predict(X)
    out['proba'] = c.predict_proba(X, batch_size=7)
    out['score'] = float(c.score(X, Y))
    out['score_vector'] = float(c.score(X, LABELS, batch_size=11))
    out['trained'] = sums(c.model.get_weights())
    out['matrix'] = hist(c.fit(X, Y, nb_epoch=2, validation_split=.25))
    out['options_kept'] = c.sk_params
    c = KerasClassifier(build, nb_epoch=1, verbose=0, metrics=())
    c.fit(X, Y)
    caught(out, 'no_accuracy', c.score, X, Y)
    return out


@part
def two_classes():
    out = {}
    c = KerasClassifier(build, outputs=1, last='sigmoid', verbose=0,
                        activation='tanh', loss='binary_crossentropy',
                        nb_epoch=2)
    y = (LABELS > 0).astype('int32')
    out['fit'] = hist(c.fit(X, y))
    out['proba'] = c.predict_proba(X)
    out['predict'] = c.predict(X)
    out['score'] = float(c.score(X, y))
    return out


@part
def builders():
    out = {}
    for key, c in [('object', KerasClassifier(Builder(), hidden=2)),
                   ('inherited', Inherited(hidden=2)),
                   ('default', Inherited())]:
        out[key] = hist(c.fit(X, LABELS, nb_epoch=1, verbose=0))
        out[key + '_predict'] = c.predict(X, verbose=0)
        out[key + '_shapes'] = [list(w.shape) for w in c.model.get_weights()]
    return out


@part
def numbers():
    out = {}
    for metrics in [(), ('accuracy',)]:
        r = KerasRegressor(build, loss='mse', outputs=2, last='linear',
                           activation='tanh', nb_epoch=3, verbose=0,
                           metrics=metrics)
        key = '%d ' % len(metrics)
        out[key + 'fit'] = hist(r.fit(X, T))
        out[key + 'predict'] = r.predict(X)
        out[key + 'score'] = float(r.score(X, T))
    r = KerasRegressor(build, loss='mse', outputs=1, last='linear',
                       activation='tanh', nb_epoch=1, verbose=0)
    r.fit(X, T[:, 0])
    out['column'] = r.predict(X)
    out['one'] = r.predict(X[:1])
    return out
