# New compiles: weights stay, optimizers and metrics are new.
from case_helpers import (RESULT, T, X, Y, classifier, hist, part, probe,
                          regressor, sums, values)

from keras import backend as K
from keras.optimizers import SGD


@part
def again():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy')
    out['first'] = hist(m.fit(X, Y, nb_epoch=1, verbose=0))
    before = sums(m.get_weights())
    m.compile('adam', 'mse', metrics=['accuracy'])
    out['kept'] = sums(m.get_weights()) == before
    out['names'] = m.metrics_names
    out['second'] = hist(m.fit(X, Y, nb_epoch=1, verbose=0))
    out['probe'] = probe()
    return out


@part
def attributes():
    out = {}
    m = regressor()
    o = SGD(lr=.2)
    m.compile(o, 'mse', metrics=['mae'], sample_weight_mode=None)
    out['same'] = m.optimizer is o
    out['loss'] = m.loss
    out['metrics'] = m.metrics
    out['names'] = m.metrics_names
    out['losses'] = len(m.losses)
    return out


@part
def between_batches():
    """What the functions hold is of the compile before."""
    out = {}
    m = regressor()
    m.compile(SGD(lr=.1), 'mse')
    out['a'] = values(m.train_on_batch(X, T))
    K.set_value(m.optimizer.lr, 0.)
    out['b'] = values(m.train_on_batch(X, T))
    out['c'] = values(m.train_on_batch(X, T))
    m.compile(SGD(lr=.1, momentum=.9), 'mae')
    out['d'] = [values(m.train_on_batch(X, T)) for _ in range(3)]
    return out
