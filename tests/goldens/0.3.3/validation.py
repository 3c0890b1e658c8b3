# fit with validation_split and validation_data, with weights and accuracy.
import numpy as np
from case_helpers import (RESULT, T, X, Y, caught, classifier, hist, part,
                          probe, regressor)

W = np.linspace(.1, 2., 40).astype('float32')


@part
def split():
    """The last part of the data is held out, before shuffling."""
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0, validation_split=.3)
    out['history'] = hist(h)
    out['probe'] = probe()
    out['training_data'] = [list(a.shape) for a in m.training_data]
    out['validation_data'] = [list(a.shape) for a in m.validation_data]
    out['first_held_out'] = m.validation_data[0][0]
    out['by_hand'] = float(m.evaluate(X[28:], T[28:], verbose=0))
    return out


@part
def data():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0,
              validation_data=(X[:7], T[:7]))
    out['history'] = hist(h)
    out['shapes'] = [list(a.shape) for a in m.validation_data]
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0,
              validation_data=(X[:7], T[:7]), validation_split=.5)
    out['overrides_split'] = hist(h)
    out['trained_on'] = len(m.training_data[0])
    h = m.fit(X, T, batch_size=16, nb_epoch=1, verbose=0,
              validation_data=([X[:7]], T[:7], W[:7]))
    out['weighted'] = hist(h)
    h = m.fit([X], T, batch_size=16, nb_epoch=1, verbose=0,
              validation_data=[X[:7], T[:7]])
    out['lists'] = hist(h)
    return out


@part
def split_weighted():
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0, sample_weight=W,
              validation_split=.25)
    return {'history': hist(h), 'weights': m.validation_data[-1]}


@part
def accuracy():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy')
    h = m.fit(X, Y, batch_size=16, nb_epoch=3, verbose=0, show_accuracy=True,
              validation_split=.2)
    out['history'] = hist(h)
    h = m.fit(X, Y, batch_size=16, nb_epoch=1, verbose=0,
              validation_data=(X[:9], Y[:9]))
    out['without'] = hist(h)
    return out


@part
def batches():
    """Validation goes by the same batch size and weighs the last one."""
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=6, nb_epoch=1, verbose=0,
              validation_data=(X[:10], T[:10]))
    return {'history': hist(h)}


@part
def odd_splits():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    for share in [0., .03, .97, 1.]:
        h = m.fit(X, T, batch_size=16, nb_epoch=1, verbose=0,
                  validation_split=share)
        out['keys %s' % share] = sorted(h.history)
        out['trained %s' % share] = len(m.training_data[0])
    return out


@part
def bad():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')

    def fit(data):
        m.fit(X, T, verbose=0, nb_epoch=1, validation_data=data)

    caught(out, 'one', fit, (X,))
    caught(out, 'four', fit, (X, T, W, W))
    caught(out, 'lengths', fit, (X[:4], T[:5]))
    caught(out, 'weight_length', fit, (X[:4], T[:4], W[:5]))
    caught(out, 'list_lengths', fit, ([X[:4]], T[:5]))
    return out
