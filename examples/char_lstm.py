'''Learn to write as Lewis Carroll did: an LSTM reads the beginning of Alice in Wonderland, character by character, and
says which one comes next.

Always guessing the space is right for 19%; the network gets to about 46% after 8 epochs, on text it has not seen, and
what it writes has the length and the sound of words. (On the text: data/README.md.)
'''
from __future__ import print_function
import os
import numpy as np
np.random.seed(1337)  # for reproducibility

from keras.models import Sequential
from keras.layers.core import Dense, Activation
from keras.layers.recurrent import LSTM
from keras.optimizers import Adam

maxlen = 12
step = 1
batch_size = 128
nb_epoch = 8

path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'data', 'alice.txt')
with open(path) as f:
    text = ' '.join(f.read().lower().split())
chars = sorted(set(text))
char_indices = dict((c, i) for i, c in enumerate(chars))
print('corpus length:', len(text))
print('total chars:', len(chars))

# one-hot vectors: maxlen characters, and the one that follows
codes = np.array([char_indices[c] for c in text])
one_hot = np.eye(len(chars), dtype='float32')
starts = np.arange(0, len(text) - maxlen, step)
X = one_hot[codes[starts[:, None] + np.arange(maxlen)]]
y = one_hot[codes[starts + maxlen]]

# the last tenth of the text is held out
split_at = int(0.9 * len(X))
X_train, X_test = X[:split_at], X[split_at:]
y_train, y_test = y[:split_at], y[split_at:]
print(len(X_train), 'train sequences')
print(len(X_test), 'test sequences')

model = Sequential()
model.add(LSTM(64, inner_activation='sigmoid', input_shape=(maxlen, len(chars))))
model.add(Dense(len(chars)))
model.add(Activation('softmax'))

model.compile(loss='categorical_crossentropy', optimizer=Adam(lr=0.005))

model.fit(X_train, y_train, batch_size=batch_size, nb_epoch=nb_epoch,
          show_accuracy=True, verbose=2, validation_data=(X_test, y_test))
score = model.evaluate(X_test, y_test, show_accuracy=True, verbose=0)
commonest = y_train.mean(axis=0).argmax()
print('Accuracy of always guessing %r: %.4f' % (chars[commonest], y_test[:, commonest].mean()))
print('Test score: %.4f' % score[0])
print('Test accuracy: %.4f' % score[1])


def sample(preds, temperature):
    '''Draw an index; the lower the temperature, the likelier it is the likeliest.'''
    preds = np.log(preds.astype('float64')) / temperature
    preds = np.exp(preds - preds.max())
    return np.random.multinomial(1, preds / preds.sum()).argmax()


def write(seed, length, temperature):
    '''What the network writes after the seed.'''
    written = seed
    for _ in range(length):
        x = one_hot[[char_indices[c] for c in written[-maxlen:]]]
        preds = model.predict(x[None], verbose=0)[0]
        written += chars[sample(preds, temperature)]
    return written


for temperature in [0.2, 0.5, 1.0]:
    print('At temperature %.1f: %s' % (temperature, write('alice was beginning', 120, temperature)))
