"""fit: what it returns, keeps and draws; losses of an epoch are averaged, metrics keep their state."""
import numpy as np
from case_helpers import LABELS, RESULT, T, X, Y, classifier, floats, part, plain, probe, regressor, sums


def facts(h):
    return dict((k, floats(v)) for k, v in h.history.items())


@part
def regression():
    m = regressor()
    out = {'drawn': probe()}
    m.compile('sgd', 'mse', metrics=['mae', 'accuracy'])
    out['compiled'] = probe()
    h = m.fit(X, T, batch_size=16, epochs=3, verbose=0)
    out.update(history=facts(h), keys=sorted(h.history), params=plain(dict(h.params)), epoch=h.epoch,
               fitted=probe(), weights=sums(m.get_weights()), same=m.history is h, names=m.metrics_names)
    out['evaluate'] = floats(m.evaluate(X, T, verbose=0, batch_size=7))
    out['predict'] = m.predict(X[:3])
    out['after'] = probe()
    h = m.fit(X, T, epochs=2, verbose=0, batch_size=9)
    out['again'] = facts(h)
    return out


@part
def classification():
    m = classifier()
    m.compile('rmsprop', 'categorical_crossentropy', metrics=['acc', 'ce'])
    h = m.fit(X, Y, epochs=3, verbose=0, validation_split=.25)
    out = dict(history=facts(h), keys=sorted(h.history), params=plain(dict(h.params)), names=m.metrics_names)
    m.compile('adam', 'sparse_categorical_crossentropy', metrics=['accuracy', 'crossentropy'])
    h = m.fit(X, LABELS[:, None], epochs=2, verbose=0, batch_size=10)
    out.update(sparse=facts(h), sparse_names=m.metrics_names)
    h = m.fit(X, LABELS, epochs=1, verbose=0, batch_size=10)
    out['flat labels'] = facts(h)
    return out


@part
def epochs_and_sizes():
    m = regressor()
    m.compile('sgd', 'mae')
    out = {}
    h = m.fit(X, T, epochs=5, initial_epoch=3, verbose=0)
    out['initial'] = [facts(h), h.epoch]
    h = m.fit(X, T, verbose=0)
    out['one epoch'] = [facts(h), h.epoch, plain(dict(h.params))]
    h = m.fit(X, T, epochs=1, batch_size=100, verbose=0)
    out['one batch'] = facts(h)
    h = m.fit(X, T, epochs=0, verbose=0)
    out['none'] = [facts(h), h.epoch]
    out['scalar evaluate'] = float(m.evaluate(X, T, verbose=0))
    out['default batch'] = float(m.evaluate(X[:33], T[:33], verbose=0))
    return out


@part
def two_models_share_draws():
    a, b = regressor(), regressor()
    a.compile('sgd', 'mse')
    b.compile('sgd', 'mse')
    out = {}
    ha = a.fit(X, T, epochs=1, verbose=0)
    hb = b.fit(X, T, epochs=1, verbose=0)
    out['losses'] = [facts(ha), facts(hb)]
    out['probe'] = probe()
    return out
