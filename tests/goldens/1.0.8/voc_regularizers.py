# Regularizers of 1.0: they take a loss, count in training only, know their p.
import numpy as np
from case_helpers import RESULT, caught, hist, part, plain, values

from keras import backend as K
from keras import regularizers
from keras.layers import (ActivityRegularization, Dense, Dropout, Input)
from keras.models import Model, Sequential

rs = np.random.RandomState(3)
X = rs.normal(size=(40, 5)).astype('float32')
T = rs.normal(size=(40, 2)).astype('float32')


@part
def names():
    out = {}
    for name in ['l1', 'l2', 'l1l2', 'activity_l1', 'activity_l2',
                 'activity_l1l2']:
        r = regularizers.get(name)
        out[name] = [type(r).__name__, plain(r.get_config())]
        out[name + ' phase'] = r.uses_learning_phase
        caught(out, name + ' alone', r, K.variable(1.))
    r = regularizers.get({'name': 'WeightRegularizer', 'l1': .5, 'l2': 0.})
    out['dict'] = plain(r.get_config())
    out['eigen'] = plain(regularizers.EigenvalueRegularizer(.5).get_config())
    caught(out, 'unknown', regularizers.get, 'nothing')
    return out


@part
def of_a_weight():
    out = {}
    x, loss = np.array([[1., -2.], [.5, 3.]]), K.variable(10.)
    for name, r in [('l1', regularizers.l1(.1)), ('l2', regularizers.l2(.1)),
                    ('both', regularizers.l1l2(.1, .2)),
                    ('neither', regularizers.l1l2(0., 0.)),
                    ('eigen', regularizers.EigenvalueRegularizer(.5))]:
        r.set_param(K.variable(x))
        f = K.function([K.learning_phase()], [r(loss)])
        out[name] = [float(f([phase])[0]) for phase in (0, 1)]
    r = regularizers.EigenvalueRegularizer(.5)
    r.set_param(K.variable(np.ones((2, 2, 2))))
    caught(out, 'rank', r, loss)
    return out


@part
def trained_and_tested():
    out = {}
    for name in ['l1', 'l2', 'l1l2']:
        np.random.seed(3)
        m = Sequential([Dense(3, input_dim=5, W_regularizer=name),
                        Dense(2, b_regularizer=name)])
        m.compile('sgd', 'mse', metrics=['mse'])
        h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0,
                  validation_data=(X[:8], T[:8]))
        out[name] = hist(h)
        out[name + ' tested'] = values(m.evaluate(X, T, verbose=0))
    return out


@part
def activity():
    out = {}
    for name, layers in [
            ('dense', [Dense(2, input_dim=5,
                             activity_regularizer='activity_l2')]),
            ('layer', [Dense(3, input_dim=5),
                       ActivityRegularization(l1=.1, l2=.01), Dense(2)])]:
        np.random.seed(3)
        m = Sequential(layers)
        m.compile('sgd', 'mse')
        out[name] = hist(m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0))
        out[name + ' tested'] = values(m.evaluate(X, T, verbose=0))
    return out


@part
def with_dropout():
    m = Sequential([Dropout(.3, input_shape=(5,)),
                    Dense(3, W_regularizer='l1'),
                    Dense(2, W_regularizer='l2',
                          activity_regularizer='activity_l1')])
    m.compile('adam', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0, validation_split=.2)
    return {'history': hist(h)}


@part
def shared():
    """One layer on two inputs: weights count once, activities twice."""
    a, b = Input(shape=(5,)), Input(shape=(5,))
    d = Dense(2, W_regularizer=regularizers.l2(.1),
              activity_regularizer=regularizers.activity_l2(.1))
    m = Model([a, b], [d(a), d(b)])
    m.compile('sgd', 'mse')
    h = m.fit([X, -X], [T, T], batch_size=20, nb_epoch=2, verbose=0)
    return {'history': hist(h)}
