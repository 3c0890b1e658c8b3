# In 1.0 penalties count in the training phase only; a regularizer is bound.
import numpy as np
from case_helpers import RESULT, T, X, caught, hist, part, values

from keras import regularizers
from keras.layers import ActivityRegularization, Dense, Input
from keras.models import Model, Sequential


@part
def phases():
    out = {}
    for name, reg in [('none', None), ('l2', 'l2'), ('l1', 'l1')]:
        np.random.seed(2)
        m = Sequential([Dense(2, input_dim=5, W_regularizer=reg)])
        m.compile('sgd', 'mse')
        out[name + ' phase'] = bool(m.uses_learning_phase)
        out[name + ' tested'] = values(m.test_on_batch(X, T))
        out[name + ' trained'] = values(m.train_on_batch(X, T))
        out[name + ' lists'] = [len(m.regularizers),
                                len(m.layers[0].regularizers)]
    return out


@part
def bound():
    out = {}
    r = regularizers.l2(.1)
    a = Dense(2, W_regularizer=r)
    a(Input((5,)))
    b = Dense(2, W_regularizer=r)
    caught(out, 'second weight', b, Input((5,)))
    caught(out, 'unbound', regularizers.l2(.1), 1.)
    caught(out, 'unbound activity', regularizers.activity_l2(.1), 1.)
    return out


@part
def activities():
    x = Input((5,))
    d = Dense(2, activity_regularizer='activity_l2')
    m = Model(x, d(ActivityRegularization(l1=.01)(x)))
    m.compile('sgd', 'mse')
    out = {'tested': values(m.test_on_batch(X, T))}
    out['history'] = hist(m.fit(X, T, nb_epoch=2, batch_size=16, verbose=0,
                                validation_split=.2))
    return out
