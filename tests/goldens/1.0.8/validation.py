# Validation data and splits: what is taken, when it is looked at.
import numpy as np
from case_helpers import (RESULT, T, X, Y, caught, classifier, hist, part,
                          probe, regressor)


@part
def splits():
    out = {}
    for split in [.1, .25, .5]:
        np.random.seed(4)
        m = regressor()
        m.compile('sgd', 'mse')
        h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0,
                  validation_split=split)
        out['%g' % split] = hist(h)
    out['probe'] = probe()
    return out


@part
def data():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy', metrics=['accuracy'])
    h = m.fit(X, Y, batch_size=16, nb_epoch=2, verbose=0,
              validation_data=(X[:10], Y[:10]))
    out['two'] = hist(h)
    h = m.fit(X, Y, batch_size=16, nb_epoch=2, verbose=0,
              validation_data=(X[:10], Y[:10], np.linspace(0, 2, 10)))
    out['weighted'] = hist(h)
    h = m.fit(X, Y, batch_size=16, nb_epoch=1, verbose=0, validation_split=.5,
              validation_data=(X[:4], Y[:4]))
    out['both'] = hist(h)
    return out


@part
def weights_are_split():
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0, validation_split=.3,
              sample_weight=np.linspace(0, 2, 40))
    return {'history': hist(h)}


@part
def wrong():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    caught(out, 'one', m.fit, X, T, verbose=0, validation_data=(X,))
    caught(out, 'four', m.fit, X, T, verbose=0, validation_data=(X, T, T, T))
    caught(out, 'shape', m.fit, X, T, verbose=0, validation_data=(X, X))
    caught(out, 'lengths', m.fit, X, T, verbose=0, validation_data=(X[:3], T))
    return out
