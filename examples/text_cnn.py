'''Train a convolutional network to tell whether a sentence about a film praises or damns it.

The sentences are those of sentiment_lstm.py. A filter of Convolution1D reads three words at a time, and the best match
in the sentence counts. Gets to about 80% test accuracy after 4 epochs.
'''
from __future__ import print_function
try:  # Keras 1.x uses theano.ifelse, and leaves the import to Theano; its last releases do not do it
    import theano.ifelse  # noqa: F401
except ImportError:
    pass
import os
import numpy as np
np.random.seed(1337)  # for reproducibility

from keras.models import Sequential
from keras.layers import Activation, Convolution1D, Dense, Dropout, Embedding, GlobalMaxPooling1D
from keras.preprocessing import sequence
from keras.preprocessing.text import Tokenizer

max_features = 3000  # the commonest words; the others are left out
maxlen = 20
nb_filter = 64
filter_length = 3
batch_size = 32
nb_epoch = 4

path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'data', 'movie_reviews.tsv')
with open(path) as f:
    ratings, sentences = zip(*[line.rstrip('\n').split('\t') for line in f])
y = (np.array(ratings, dtype='float32') > 0).astype('int32')

# every fifth sentence is held out; words are numbered from 1 by how common they are in the others
test = np.arange(len(y)) % 5 == 0
tokenizer = Tokenizer(nb_words=max_features)
tokenizer.fit_on_texts([sentence for sentence, held_out in zip(sentences, test) if not held_out])

X = sequence.pad_sequences(tokenizer.texts_to_sequences(sentences), maxlen=maxlen)
X_train, X_test, y_train, y_test = X[~test], X[test], y[~test], y[test]
print(len(tokenizer.word_index), 'different words')
print('X_train shape:', X_train.shape)
print('X_test shape:', X_test.shape)

model = Sequential()
model.add(Embedding(max_features, 32, input_length=maxlen))
model.add(Dropout(0.2))
model.add(Convolution1D(nb_filter, filter_length, border_mode='same', activation='tanh'))
model.add(GlobalMaxPooling1D())
model.add(Dropout(0.5))
model.add(Dense(1))
model.add(Activation('sigmoid'))

model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])

model.fit(X_train, y_train, batch_size=batch_size, nb_epoch=nb_epoch, verbose=2,
          validation_data=(X_test, y_test))
score, acc = model.evaluate(X_test, y_test, batch_size=batch_size, verbose=0)
print('Test score: %.4f' % score)
print('Test accuracy: %.4f' % acc)


def praise(sentence):
    '''How surely the network takes the sentence for praise.'''
    x = sequence.pad_sequences(tokenizer.texts_to_sequences([sentence]), maxlen=maxlen)
    return model.predict(x)[0, 0]


for n in np.flatnonzero(test)[::140]:
    print('%.2f %s' % (praise(sentences[n]), sentences[n]))
