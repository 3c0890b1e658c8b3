# Embedding in models: trainings, masks further down, the loss.
import numpy as np
from case_helpers import RESULT, caught, hist, part, plain, probe, sums

from keras.constraints import unitnorm
from keras.layers.core import (Activation, Dense, Dropout, Flatten,
                               TimeDistributedDense)
from keras.layers.embeddings import Embedding
from keras.models import Sequential
from keras.regularizers import l2

rs = np.random.RandomState(3)
X = rs.randint(0, 5, size=(12, 4))
T = rs.normal(size=(12, 4, 2)).astype('float32')
Y = (X[:, 0] > X[:, 3]).astype('float32')


@part
def vectors():
    out = {}
    m = Sequential([Embedding(5, 3, input_length=4, W_constraint=unitnorm(),
                              W_regularizer=l2(.1)),
                    Flatten(), Dense(1, activation='sigmoid')])
    out['probe'] = probe()
    out['shapes'] = plain([l.output_shape for l in m.layers])
    m.compile('sgd', 'binary_crossentropy', class_mode='binary')
    h = m.fit(X, Y, batch_size=5, nb_epoch=3, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = m.get_weights()
    out['floats'] = m.predict(X[:3].astype('float32'), verbose=0)
    return out


@part
def masked():
    """Padded steps do not count."""
    out = {}
    m = Sequential([Embedding(5, 3, mask_zero=True), Activation('tanh'),
                    Dropout(.25), TimeDistributedDense(2)])
    m.compile('sgd', 'mse')
    out['probe'] = probe()
    h = m.fit(X, T, batch_size=5, nb_epoch=2, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = sums(m.get_weights())
    out['score'] = float(m.evaluate(X, T, verbose=0))
    caught(out, 'flatten', m.add, Flatten())
    return out


@part
def frozen():
    out = {}
    W = rs.normal(size=(5, 3)).astype('float32')
    m = Sequential([Embedding(5, 3, input_length=4, weights=[W],
                              trainable=False), Flatten(), Dense(1)])
    m.compile('sgd', 'mse')
    h = m.fit(X, Y, batch_size=6, nb_epoch=2, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = m.get_weights()
    return out
