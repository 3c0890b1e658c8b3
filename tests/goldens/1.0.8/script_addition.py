# Sequence to sequence, as in addition_rnn: RepeatVector and TimeDistributed.
import numpy as np
from case_helpers import RESULT, hist, part, probe, sums

from keras.layers import (LSTM, Activation, Dense, RepeatVector,
                          TimeDistributed)
from keras.models import Sequential

CHARS = '0123456789+ '
rs = np.random.RandomState(6)


def encode(text, length):
    x = np.zeros((length, len(CHARS)))
    for i, c in enumerate(text.ljust(length)):
        x[i, CHARS.index(c)] = 1
    return x


PAIRS = rs.randint(0, 10, (24, 2))
X = np.array([encode('%d+%d' % (a, b), 3) for a, b in PAIRS])
Y = np.array([encode('%d' % (a + b), 2) for a, b in PAIRS])


@part
def script():
    out = {}
    m = Sequential()
    m.add(LSTM(6, input_shape=(3, len(CHARS))))
    m.add(RepeatVector(2))
    m.add(LSTM(6, return_sequences=True))
    m.add(TimeDistributed(Dense(len(CHARS))))
    m.add(Activation('softmax'))
    out['probe'] = probe()
    m.compile(loss='categorical_crossentropy', optimizer='adam',
              metrics=['accuracy'])
    for i in range(2):
        h = m.fit(X, Y, batch_size=8, nb_epoch=1, verbose=0,
                  validation_data=(X[:6], Y[:6]))
        out['history %d' % i] = hist(h)
    out['classes'] = m.predict_classes(X[:6], verbose=0)
    out['weights'] = sums(m.get_weights())
    return out
