"""fit: validation by share or by data, with weights, every so many epochs; what is said of it."""
import numpy as np
from case_helpers import RESULT, T, X, Printed, caught, floats, part, plain, probe, regressor


def facts(h):
    return dict((k, floats(v)) for k, v in h.history.items())


def model():
    m = regressor()
    m.compile('sgd', 'mse', metrics=['mae'])
    return m


@part
def ways():
    m = model()
    out = {}
    h = m.fit(X, T, epochs=2, verbose=0, validation_split=.3)
    out['split'] = [facts(h), sorted(h.history), plain(dict(h.params))]
    h = m.fit(X, T, epochs=2, verbose=0, validation_data=(X[:7], T[:7]), batch_size=5)
    out['data'] = facts(h)
    h = m.fit(X, T, epochs=1, verbose=0, validation_data=(X[:7], T[:7], np.arange(7.)))
    out['weights'] = facts(h)
    h = m.fit(X, T, epochs=1, verbose=0, validation_data=(X[:7], T[:7]), validation_split=.5)
    out['both'] = facts(h)
    h = m.fit(X, T, epochs=1, verbose=0, validation_data=[X[:7], T[:7]])
    out['list'] = facts(h)
    h = m.fit(X, T, epochs=1, verbose=0, validation_split=.25, sample_weight=np.arange(40.))
    out['weights are split'] = facts(h)
    out['probe'] = probe()
    for split in (0., 1., -1, 1.5):
        h = m.fit(X, T, epochs=1, verbose=0, validation_split=split)
        out['split %s' % split] = sorted(h.history)
    return out


@part
def frequency():
    m = model()
    out = {}
    for name, freq in (('2', 2), ('list', [1, 3]), ('tuple', (2,)), ('4', 4)):
        h = m.fit(X, T, epochs=4, verbose=0, validation_split=.25, validation_freq=freq)
        out[name] = dict((k, len(v)) for k, v in h.history.items())
    h = m.fit(X, T, epochs=4, initial_epoch=1, verbose=0, validation_split=.25, validation_freq=2)
    out['initial'] = [h.epoch, facts(h)]
    caught(out, 'zero', m.fit, X, T, verbose=0, validation_split=.25, validation_freq=0)
    caught(out, 'text', m.fit, X, T, verbose=0, validation_split=.25, validation_freq=None)
    caught(out, 'not needed', m.fit, X, T, verbose=0, validation_freq=0)
    return out


@part
def errors():
    m = model()
    out = {}
    caught(out, 'one', m.fit, X, T, validation_data=(X,), verbose=0)
    caught(out, 'four', m.fit, X, T, validation_data=(X, T, T, T), verbose=0)
    caught(out, 'shape', m.fit, X, T, validation_data=(X[:, :2], T), verbose=0)
    caught(out, 'lengths', m.fit, X, T, validation_data=(X[:4], T), verbose=0)
    caught(out, 'steps', m.fit, X, T, validation_split=.1, steps_per_epoch=2, verbose=0)
    caught(out, 'batch and steps', m.fit, X, T, batch_size=3, steps_per_epoch=2, verbose=0)
    return out


@part
def said():
    m = model()
    with Printed() as p:
        m.fit(X, T, epochs=2, verbose=2, validation_split=.25)
        m.fit(X, T, epochs=1, verbose=0, validation_split=.25)
        m.fit(X, T, epochs=1, verbose=2, validation_data=(X[:7], T[:7]))
        m.fit(X, T, epochs=1, verbose=2)
    return {'text': p.steady()}
