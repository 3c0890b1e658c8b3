'''Sequence to sequence: learn to add two numbers, character by character.

The network reads "57+68" and writes "125", both of them backwards, so that the carry goes the way one is taught. It has
seen 4,000 of the 10,000 sums of two numbers below 100 and is asked others. After 19 epochs about 93% of its answers are
right in every character.
'''
from __future__ import print_function
try:  # Keras 1.x uses theano.ifelse, and leaves the import to Theano; its last releases do not do it
    import theano.ifelse  # noqa: F401
except ImportError:
    pass
import numpy as np
np.random.seed(1337)  # for reproducibility

from keras.models import Sequential
from keras.layers import Activation, Dense, LSTM, RepeatVector, TimeDistributed
from keras.optimizers import Adam

chars = '0123456789+'
question_length = 5  # 57+68
answer_length = 3  # 125
hidden_size = 64
batch_size = 32
nb_train = 4000
nb_test = 1000
nb_epoch = 19

one_hot = np.eye(len(chars), dtype='bool')


def encode(text):
    '''The characters as one-hot vectors.'''
    return one_hot[[chars.index(c) for c in text]]


def decode(vectors):
    '''The likeliest characters.'''
    return ''.join(chars[n] for n in vectors.argmax(axis=-1))


sums = np.random.permutation(100 * 100)[:nb_train + nb_test]
questions = ['%02d+%02d' % (n // 100, n % 100) for n in sums]
answers = ['%03d' % (n // 100 + n % 100) for n in sums]

# both are turned round: the last digits come first
X = np.array([encode(question[::-1]) for question in questions])
y = np.array([encode(answer[::-1]) for answer in answers])
X_train, X_test = X[:nb_train], X[nb_train:]
y_train, y_test = y[:nb_train], y[nb_train:]
print('X_train shape:', X_train.shape)
print('y_train shape:', y_train.shape)

model = Sequential()
# the question, as one vector ...
model.add(LSTM(hidden_size, inner_activation='sigmoid', input_shape=(question_length, len(chars))))
# ... is given to each step of the answer
model.add(RepeatVector(answer_length))
model.add(LSTM(hidden_size, inner_activation='sigmoid', return_sequences=True))
model.add(TimeDistributed(Dense(len(chars))))
model.add(Activation('softmax'))
model.compile(loss='categorical_crossentropy', optimizer=Adam(lr=0.0015), metrics=['accuracy'])

model.fit(X_train, y_train, batch_size=batch_size, nb_epoch=nb_epoch, verbose=2, validation_data=(X_test, y_test))

guesses = [decode(vectors)[::-1] for vectors in model.predict(X_test)]
right = np.mean([guess == answer for guess, answer in zip(guesses, answers[nb_train:])])
print('Test accuracy: %.4f' % model.evaluate(X_test, y_test, verbose=0)[1])
print('Sums that are right: %.4f' % right)
for question, answer, guess in list(zip(questions[nb_train:], answers[nb_train:], guesses))[:10]:
    print('%s = %s %s' % (question, guess, 'right' if guess == answer else 'wrong: ' + answer))
