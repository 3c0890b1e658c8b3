'''Put the spaces and the punctuation back into a text: a bidirectional LSTM tags each letter of Alice in Wonderland.

It is given the letters alone, "alicewasbeginningtogetverytired", and says of each what stood before it: another letter,
a space, or a punctuation mark. Whoever always says "a letter" is right for 74%. The network gets to about 90% after 8
epochs, on text it has not seen. (On the text: data/README.md.)
'''
from __future__ import print_function
try:  # Keras 1.x uses theano.ifelse, and leaves the import to Theano; its last releases do not do it
    import theano.ifelse  # noqa: F401
except ImportError:
    pass
import os
import re
import numpy as np
np.random.seed(1337)  # for reproducibility

from keras.layers import Bidirectional, Dense, Embedding, Input, LSTM, TimeDistributed
from keras.models import Model
from keras.optimizers import Adam
from keras.utils.np_utils import to_categorical

maxlen = 32
step = 8
batch_size = 32
nb_epoch = 8
tags = ['letter', 'space', 'mark']

path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'data', 'alice.txt')
with open(path) as f:
    text = f.read().lower()


def tag(before):
    '''The tag of a letter, by what stood between it and the letter before.'''
    if re.search(r'[^\w\s\']', before):
        return 'mark'
    return 'space' if re.search(r'\s', before) else 'letter'


pairs = re.findall('([^a-z]*)([a-z])', text)
letters = np.array([ord(letter) - ord('a') for _, letter in pairs])
codes = np.array([tags.index(tag(before)) for before, _ in pairs])
print('letters:', len(letters))
print('tags:', ', '.join('%s %d' % (name, np.sum(codes == n)) for n, name in enumerate(tags)))


def windows(start, stop, step):
    '''Sequences of maxlen letters, and the tags of each as one-hot vectors.'''
    rows = np.arange(start, stop - maxlen + 1, step)[:, None] + np.arange(maxlen)
    Y = to_categorical(codes[rows].ravel(), len(tags))
    return letters[rows], Y.reshape(rows.shape + (len(tags),))


# the last tenth of the text is held out
split_at = int(0.9 * len(letters))
X_train, Y_train = windows(0, split_at, step)
X_test, Y_test = windows(split_at, len(letters), maxlen)
print(len(X_train), 'train sequences')
print(len(X_test), 'test sequences')

x = Input(shape=(maxlen,), dtype='int32')
h = Embedding(26, 16)(x)
h = Bidirectional(LSTM(32, inner_activation='sigmoid', return_sequences=True))(h)
y = TimeDistributed(Dense(len(tags), activation='softmax'))(h)
model = Model(input=x, output=y)

model.compile(loss='categorical_crossentropy', optimizer=Adam(lr=0.01), metrics=['accuracy'])
model.fit(X_train, Y_train, batch_size=batch_size, nb_epoch=nb_epoch, verbose=2, validation_data=(X_test, Y_test))

score, acc = model.evaluate(X_test, Y_test, verbose=0)
print('Accuracy of always guessing a letter: %.4f' % Y_test[:, :, 0].mean())
print('Test score: %.4f' % score)
print('Test accuracy: %.4f' % acc)

predicted = model.predict(X_test).argmax(axis=-1)
begins = Y_test.argmax(axis=-1) > 0
print('Beginnings of words found: %.4f' % np.mean(predicted[begins] > 0))
for row, found in list(zip(X_test, predicted))[::9]:
    print(''.join(['', ' ', ', '][n] + chr(ord('a') + letter) for letter, n in zip(row, found)))
