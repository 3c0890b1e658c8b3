# keras.wrappers.scikit_learn up to 0.3.2: estimators that wrap a model.
import numpy as np
from case_helpers import (LABELS, RESULT, T, X, Y, caught, classifier, hist,
                          part, probe, raised, regressor, sums)

from keras.wrappers.scikit_learn import (BaseWrapper, KerasClassifier,
                                         KerasRegressor)


@part
def parameters():
    out = {}
    model = classifier()
    c = KerasClassifier(model)
    out['same'] = c.model is model
    out['classifier'] = [c.optimizer, c.loss, c.train_batch_size,
                         c.test_batch_size, c.nb_epoch, c.shuffle,
                         c.show_accuracy, c.validation_split,
                         c.validation_data, c.callbacks, c.verbose]
    out['learnt'] = [c.compiled_model_, c.classes_, c.config_, c.weights_]
    r = KerasRegressor(model)
    out['regressor'] = [r.optimizer, r.loss, r.nb_epoch]
    c = KerasClassifier(model, 'sgd', 'mse', nb_epoch=3, train_batch_size=7)
    params = c.get_params()
    out['names'] = sorted(params)
    out['values'] = [params['optimizer'], params['loss'],
                     params['model'] is model]
    out['deep'] = sorted(c.get_params(deep=False))
    out['set'] = c.set_params(nb_epoch=2, loss='mae', anything=4) is c
    out['after'] = [c.nb_epoch, c.loss, c.anything]
    raised(out, 'nothing', KerasClassifier)
    raised(out, 'unknown', KerasClassifier, model, build_fn=None)
    raised(out, 'abstract', BaseWrapper, model, 'sgd', 'mse')
    raised(out, 'not_fitted', c.predict, X)
    return out


@part
def classes():
    out = {}
    c = KerasClassifier(classifier(), optimizer='sgd', nb_epoch=3,
                        train_batch_size=16, test_batch_size=8)
    out['vector'] = hist(c.fit(X, LABELS))
    out['vector_probe'] = probe()
    out['classes'] = [int(v) for v in c.classes_]
    out['classes_kind'] = type(c.classes_).__name__
    out['predict'] = c.predict(X)
    out['proba'] = c.predict_proba(X)
    out['score'] = float(c.score(X, Y))
    out['weights'] = sums(c.weights_)
    out['trained'] = sums(c.compiled_model_.get_weights())
    out['model'] = sums(c.model.get_weights())
    out['config'] = [layer['name'] for layer in c.config_['layers']]
    out['matrix'] = hist(c.fit(X, Y))
    out['matrix_classes'] = [int(v) for v in c.classes_]
    out['again'] = sums(c.compiled_model_.get_weights())
    return out


@part
def settings():
    out = {}
    c = KerasClassifier(classifier(), optimizer='adam', nb_epoch=2,
                        show_accuracy=True, validation_split=.25,
                        shuffle=False)
    out['split'] = hist(c.fit(X, LABELS))
    c.set_params(validation_data=(X[:5], Y[:5]), validation_split=0.)
    out['data'] = hist(c.fit(X, LABELS))
    return out


@part
def numbers():
    out = {}
    r = KerasRegressor(regressor(), optimizer='sgd', nb_epoch=3)
    out['fit'] = hist(r.fit(X, T))
    out['predict'] = r.predict(X)
    out['score'] = float(r.score(X, T))
    out['classes'] = [int(v) for v in r.classes_]
    r.set_params(loss='mae')
    out['mae'] = hist(r.fit(X, T))
    return out
