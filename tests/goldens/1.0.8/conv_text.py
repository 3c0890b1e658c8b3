# The text classifier of the time: Embedding, Convolution1D, pooling, Dense.
import numpy as np
from case_helpers import RESULT, hist, part, probe, sums

from keras.layers import (Convolution1D, Dense, Dropout,
                          Embedding, LSTM, MaxPooling1D)
from keras.models import Sequential

rs = np.random.RandomState(2)
WORDS = rs.randint(0, 12, (24, 8))
Y = (WORDS.sum(axis=1) > 44).astype('float32')


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
