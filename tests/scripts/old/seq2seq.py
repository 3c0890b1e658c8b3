# -*- coding: utf-8 -*-
'''Adds two numbers, digit by digit. Runs on Python 2 and 3.'''
from __future__ import print_function
from keras.models import Sequential
from keras.layers import Activation, TimeDistributed, Dense, RepeatVector, recurrent
import numpy as np
from six.moves import range


class CharacterTable(object):
    def __init__(self, chars, maxlen):
        self.chars = sorted(set(chars))
        self.char_indices = dict((c, i) for i, c in enumerate(self.chars))
        self.maxlen = maxlen

    def encode(self, C, maxlen=None):
        maxlen = maxlen if maxlen else self.maxlen
        X = np.zeros((maxlen, len(self.chars)))
        for i, c in enumerate(C):
            X[i, self.char_indices[c]] = 1
        return X

    def decode(self, X):
        return ''.join(self.chars[i] for i in X.argmax(axis=-1))


try:
    unicode
except NameError:
    unicode = str

DIGITS, RNN = 1, recurrent.LSTM
np.random.seed(0)
table = CharacterTable('0123456789+ ', 4)
questions = [(a, b) for a in range(6) for b in range(5)]
X = np.array([table.encode('%d+%d' % pair, 3) for pair in questions])
y = np.array([table.encode(str(sum(pair)).ljust(2), 2) for pair in questions])
model = Sequential()
model.add(RNN(8, input_shape=(3, 12)))
model.add(RepeatVector(2))
for _ in range(1):
    model.add(RNN(8, return_sequences=True))
model.add(TimeDistributed(Dense(12)))
model.add(Activation('softmax'))
model.compile(loss='categorical_crossentropy', optimizer='adam', metrics=['accuracy'])
for iteration in range(1, 3):
    model.fit(X, y, batch_size=10, nb_epoch=1, validation_data=(X[:5], y[:5]), verbose=0)
    print('Iteration', iteration, *['%.4f' % v for v in model.evaluate(X, y, verbose=0)])
print(len(table.decode(model.predict(X[:1], verbose=0)[0])), isinstance(table.decode(y[0]), unicode))
