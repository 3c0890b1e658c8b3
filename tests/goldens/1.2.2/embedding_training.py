# Embedding in models: trained words, masks, dropout, constraint.
import numpy as np
from case_helpers import RESULT, hist, part, probe, sums

from keras.layers import (GRU, Dense, Embedding, Flatten,
                          GlobalMaxPooling1D, Dropout)
from keras.models import Sequential

rs = np.random.RandomState(2)
WORDS = rs.randint(0, 9, (24, 6))
Y = (WORDS.sum(axis=1) > 24).astype('float32')


def train(*layers, **kwargs):
    m = Sequential(list(layers) + [Dense(1, activation='sigmoid')])
    m.compile(kwargs.get('optimizer', 'sgd'), 'binary_crossentropy',
              metrics=['accuracy'])
    h = m.fit(WORDS, Y, batch_size=8, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'weights': sums(m.get_weights()),
            'probe': probe()}


@part
def flat():
    return train(Embedding(9, 3, input_length=6), Flatten())


@part
def masked():
    return train(Embedding(9, 3, mask_zero=True), GRU(3), optimizer='adam')


@part
def dropped():
    return train(Embedding(9, 3, dropout=.3), GRU(3, dropout_U=.2),
                 Dropout(.5))


@part
def pooled():
    return train(Embedding(9, 3, input_length=6, W_constraint='unitnorm'),
                 GlobalMaxPooling1D())
