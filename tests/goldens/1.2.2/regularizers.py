# Regularizers: their losses, when they count, names and configurations.
import numpy as np
from case_helpers import RESULT, T, X, caught, hist, part, plain, values

from keras import backend as K
from keras import regularizers
from keras.layers import (ActivityRegularization, Dense, Dropout, Embedding,
                          Input)
from keras.models import Model, Sequential


@part
def trained_and_tested():
    """In 1.2 the penalty is part of the loss in both phases."""
    out = {}
    for name, reg in [('l1', regularizers.l1(.1)), ('l2', regularizers.l2(.1)),
                      ('l1l2', regularizers.l1l2(.1, .2)), ('none', None)]:
        np.random.seed(3)
        m = Sequential([Dense(2, input_dim=5, W_regularizer=reg,
                              b_regularizer=reg)])
        m.compile('sgd', 'mse', metrics=['mse'])
        out[name + ' tested'] = values(m.evaluate(X, T, verbose=0))
        out[name] = hist(m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0))
        out[name + ' weights'] = m.get_weights()
        out[name + ' losses'] = len(m.losses)
        out[name + ' phase'] = bool(m.uses_learning_phase)
    return out


@part
def activity():
    out = {}
    for name, layer in [
            ('dense', Dense(2, input_dim=5, activity_regularizer='l2')),
            ('layer', ActivityRegularization(l1=.1, l2=.01,
                                             input_shape=(5,)))]:
        np.random.seed(3)
        m = Sequential([layer] + ([Dense(2)] if name == 'layer' else []))
        m.compile('sgd', 'mse')
        out[name] = hist(m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0))
        out[name + ' tested'] = values(m.evaluate(X, T, verbose=0))
        out[name + ' config'] = plain(layer.get_config())
    return out


@part
def with_dropout():
    m = Sequential([Dropout(.3, input_shape=(5,)),
                    Dense(3, W_regularizer='l1'),
                    Dense(2, W_regularizer='l2', activity_regularizer='l1')])
    m.compile('adam', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0, validation_split=.2)
    return {'history': hist(h), 'losses': len(m.losses)}


@part
def shared():
    """One layer on two inputs: weights count once, activities twice."""
    a, b = Input(shape=(5,)), Input(shape=(5,))
    d = Dense(2, W_regularizer=regularizers.l2(.1),
              activity_regularizer=regularizers.activity_l2(.1))
    m = Model([a, b], [d(a), d(b)])
    m.compile('sgd', 'mse')
    h = m.fit([X, -X], [T, T], batch_size=20, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'losses': [len(d.losses), len(m.losses)]}


@part
def names():
    out = {}
    for name in ['l1', 'l2', 'l1l2', 'activity_l1', 'activity_l2',
                 'activity_l1l2']:
        r = regularizers.get(name)
        out[name] = [type(r).__name__, plain(r.get_config())]
    r = regularizers.get({'name': 'L1L2Regularizer', 'l1': .5, 'l2': 0.})
    out['dict'] = plain(r.get_config())
    caught(out, 'unknown', regularizers.get, 'nothing')
    x = K.variable(np.array([[1., -2.], [.5, 3.]]))
    for name, r in [('l1', regularizers.l1(.1)), ('l2', regularizers.l2(.1)),
                    ('both', regularizers.l1l2(.1, .2)),
                    ('activity', regularizers.activity_l1l2(.1, .2)),
                    ('eigen', regularizers.EigenvalueRegularizer(.5))]:
        out['value ' + name] = float(K.eval(r(x)))
    return out


@part
def embedding():
    m = Sequential([Embedding(6, 2, input_length=1, W_regularizer='l2')])
    m.compile('sgd', 'mse')
    x = np.arange(6).reshape(6, 1)
    h = m.fit(x, np.ones((6, 1, 2)), nb_epoch=2, batch_size=3, verbose=0)
    return {'history': hist(h), 'weights': m.get_weights()}
