"""Functional models with several inputs and outputs, shared layers and dropout: trajectories."""
import numpy as np
from case_helpers import RESULT, T, X, Y, floats, part, probe, sums, values
from keras.layers import Activation, Dense, Dropout, GaussianNoise, Input, add, concatenate, multiply
from keras.models import Model


def facts(h):
    return dict((k, floats(v)) for k, v in h.history.items())


@part
def several():
    a, b = Input((5,), name='a'), Input((2,), name='b')
    h = Dropout(.4)(Dense(6, activation='relu', kernel_regularizer='l2')(a))
    c = concatenate([h, GaussianNoise(.2)(b)])
    m = Model([a, b], [Dense(2, name='c')(c), Dense(3, activation='softmax', name='d')(c)])
    out = {'drawn': probe()}
    m.compile('adam', {'c': 'mse', 'd': 'categorical_crossentropy'}, loss_weights={'d': .3},
              metrics={'c': 'mae', 'd': ['accuracy', 'ce']})
    h = m.fit({'a': X, 'b': T}, {'c': T, 'd': Y}, epochs=3, batch_size=16, verbose=0, validation_split=.25)
    out.update(fit=facts(h), names=m.metrics_names, keys=list(h.history), weights=sums(m.get_weights()), after=probe())
    out['evaluate'] = values(m.evaluate([X, T], [T, Y], verbose=0, batch_size=9))
    out['predict'] = [p[:2] for p in m.predict([X, T], batch_size=16)]
    h = m.fit([X, T], {'d': Y, 'c': T}, epochs=1, verbose=0, shuffle=False)
    out['dicts and lists'] = facts(h)
    return out


@part
def shared():
    s = Dense(4, activation='tanh', name='s')
    a, b = Input((5,)), Input((5,))
    d = Dropout(.5)
    one, two = d(s(a)), d(s(b))
    m = Model([a, b], Dense(1, activation='sigmoid')(multiply([one, two])))
    out = {'drawn': probe(), 'weights': len(m.weights)}
    m.compile('rmsprop', 'binary_crossentropy', metrics=['acc'])
    h = m.fit([X, X[::-1]], (T[:, :1] > 0) * 1, epochs=3, batch_size=16, verbose=0)
    out['fit'] = facts(h)
    out['sums'] = sums(m.get_weights())
    inner = Model(a, one)
    inner.compile('sgd', 'mse')
    out['inner'] = values(inner.train_on_batch(X, X[:, :4]))
    out['then'] = values(m.test_on_batch([X, X], T[:, :1]))
    return out


@part
def residual():
    x = Input((5,))
    h = x
    for i in range(3):
        h = add([h, Dropout(.2)(Activation('relu')(Dense(5)(h)))])
    m = Model(x, Dense(2)(h))
    m.compile('sgd', 'mae')
    h = m.fit(X, T, epochs=3, batch_size=16, verbose=0)
    again = m(Input((5,)))
    return {'fit': facts(h), 'drawn': probe(), 'layers': [l.name for l in m.layers],
            'shape': list(again._keras_shape), 'depths': sorted(m._layers_by_depth)}
