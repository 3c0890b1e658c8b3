# The total loss: weights, penalties, shares, metrics of several outputs.
import numpy as np
from case_helpers import RESULT, T, X, Y, hist, part, sums, values

from keras.layers import Dense, Dropout, Input
from keras.models import Model


def network():
    x = Input((5,), name='x')
    h = Dense(4, activation='tanh', W_regularizer='l2')(x)
    return Model(x, [Dense(2, name='a')(Dropout(.3)(h)),
                     Dense(3, activation='softmax', name='b')(h)])


@part
def weighted():
    out = {}
    for name, kwargs in [
            ('none', {}), ('list', {'loss_weights': [.5, 2.]}),
            ('dict', {'loss_weights': {'a': .5, 'b': 2.}}),
            ('part', {'loss_weights': {'b': 3.}})]:
        np.random.seed(4)
        m = network()
        m.compile('sgd', ['mse', 'categorical_crossentropy'], **kwargs)
        out[name] = hist(m.fit(X, [T, Y], nb_epoch=2, batch_size=16,
                               verbose=0))
        out[name + ' score'] = values(m.evaluate(X, [T, Y], verbose=0))
    out['names'] = m.metrics_names
    return out


@part
def one_loss_for_all():
    out = {}
    m = network()
    m.compile('adam', 'mse', metrics=['mae'])
    out['names'] = m.metrics_names
    out['history'] = hist(m.fit(X, {'a': T, 'b': Y}, nb_epoch=2,
                                batch_size=16, verbose=0,
                                validation_data=(X[:8], [T[:8], Y[:8]])))
    out['weights'] = sums(m.get_weights())
    return out


@part
def sample_weights():
    out = {}
    m = network()
    m.compile('sgd', ['mse', 'categorical_crossentropy'])
    w = [np.linspace(0, 2, 40), np.ones(40)]
    out['list'] = hist(m.fit(X, [T, Y], nb_epoch=1, batch_size=16, verbose=0,
                             sample_weight=w))
    out['dict'] = hist(m.fit(X, [T, Y], nb_epoch=1, batch_size=16, verbose=0,
                             sample_weight={'b': w[0]}))
    out['class'] = hist(m.fit(X, [T, Y], nb_epoch=1, batch_size=16,
                              verbose=0,
                              class_weight={'b': {0: 1., 1: 2., 2: 0.}}))
    out['split'] = hist(m.fit(X, [T, Y], nb_epoch=1, batch_size=16,
                              verbose=0, sample_weight=w,
                              validation_split=.25))
    out['score'] = values(m.evaluate(X, [T, Y], verbose=0, sample_weight=w))
    return out
