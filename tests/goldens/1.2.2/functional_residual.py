# Sums, products and means of many branches; a block in a loop.
from case_helpers import RESULT, T, X, hist, part, probe, sums

from keras.layers import (Activation, BatchNormalization, Dense, Dropout,
                          Input, merge)
from keras.models import Model


@part
def blocks():
    out = {}
    x = Input((5,))
    y = x
    for _ in range(3):
        z = Dropout(.1)(Activation('tanh')(Dense(5)(y)))
        y = merge([y, z], mode='sum')
    m = Model(x, Dense(2)(y))
    out['probe'] = probe()
    m.compile('sgd', 'mse')
    out['history'] = hist(m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0))
    out['layers'] = [layer.name for layer in m.layers]
    out['weights'] = sums(m.get_weights())
    return out


@part
def ensemble():
    x = Input((5,))
    members = [Dense(2)(Dropout(.2)(x)) for _ in range(3)]
    m = Model(x, merge(members, mode='ave'))
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'layers': [layer.name for layer in m.layers]}


@part
def gates():
    x = Input((5,))
    gate = Dense(4, activation='sigmoid')(x)
    value = BatchNormalization()(Dense(4)(x))
    y = merge([merge([gate, value], mode='mul'),
               merge([gate, value], mode='max')], mode='concat')
    m = Model(x, Dense(2)(y))
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0, validation_split=.2)
    return {'history': hist(h), 'weights': sums(m.get_weights())}
