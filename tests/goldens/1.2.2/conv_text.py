# The text classifier of the time: Embedding, Convolution1D, pooling, Dense.
import numpy as np
from case_helpers import RESULT, hist, part, probe, sums

from keras.layers import (Activation, Convolution1D, Dense, Dropout,
                          Embedding, GlobalMaxPooling1D, LSTM, MaxPooling1D)
from keras.models import Sequential

rs = np.random.RandomState(2)
WORDS = rs.randint(0, 12, (24, 8))
Y = (WORDS.sum(axis=1) > 44).astype('float32')


@part
def global_pooling():
    out = {}
    m = Sequential([Embedding(12, 4, input_length=8, dropout=.2),
                    Convolution1D(nb_filter=5, filter_length=3,
                                  border_mode='valid', activation='tanh',
                                  subsample_length=1),
                    GlobalMaxPooling1D(), Dense(4), Dropout(.2),
                    Activation('tanh'), Dense(1), Activation('sigmoid')])
    out['built'] = probe()
    m.compile(loss='binary_crossentropy', optimizer='adam',
              metrics=['accuracy'])
    h = m.fit(WORDS, Y, batch_size=8, nb_epoch=2, verbose=0,
              validation_data=(WORDS[:6], Y[:6]))
    out['history'] = hist(h)
    out['weights'] = sums(m.get_weights())
    return out


@part
def with_lstm():
    m = Sequential([Embedding(12, 3, input_length=8), Dropout(.25),
                    Convolution1D(4, 3, border_mode='same'),
                    MaxPooling1D(pool_length=2), LSTM(3),
                    Dense(1, activation='sigmoid')])
    m.compile('rmsprop', 'binary_crossentropy', metrics=['accuracy'])
    h = m.fit(WORDS, Y, batch_size=8, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'weights': sums(m.get_weights()),
            'probe': probe()}
