'''Train an LSTM to tell whether a sentence about a film praises or damns it.

The sentences are 4,128 of real reviews, rated by 20 people or more each: see data/README.md. Gets to about 80% test
accuracy after 4 epochs; it has seen only 3,302 sentences, so it soon knows them by heart.
'''
from __future__ import print_function
import os
import numpy as np
np.random.seed(1337)  # for reproducibility

from keras.models import Sequential
from keras.layers.core import Dense, Dropout, Activation
from keras.layers.embeddings import Embedding
from keras.layers.recurrent import LSTM
from keras.preprocessing import sequence
from keras.preprocessing.text import Tokenizer

max_features = 3000  # the commonest words; the others are left out
maxlen = 20
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

# shorter sentences are filled up with 0, which Embedding(mask_zero=True) tells the LSTM to skip
X = sequence.pad_sequences(tokenizer.texts_to_sequences(sentences), maxlen=maxlen)
X_train, X_test, y_train, y_test = X[~test], X[test], y[~test], y[test]
print(len(tokenizer.word_index), 'different words')
print('X_train shape:', X_train.shape)
print('X_test shape:', X_test.shape)

model = Sequential()
model.add(Embedding(max_features, 32, input_length=maxlen, mask_zero=True))
model.add(LSTM(32))
model.add(Dropout(0.5))
model.add(Dense(1))
model.add(Activation('sigmoid'))

model.compile(loss='binary_crossentropy', optimizer='adam')

model.fit(X_train, y_train, batch_size=batch_size, nb_epoch=nb_epoch,
          show_accuracy=True, verbose=2, validation_data=(X_test, y_test))
score, acc = model.evaluate(X_test, y_test, batch_size=batch_size, show_accuracy=True, verbose=0)
print('Test score: %.4f' % score)
print('Test accuracy: %.4f' % acc)


def praise(sentence):
    '''How surely the network takes the sentence for praise.'''
    x = sequence.pad_sequences(tokenizer.texts_to_sequences([sentence]), maxlen=maxlen)
    return model.predict(x, verbose=0)[0, 0]


for n in np.flatnonzero(test)[::140]:
    print('%.2f %s' % (praise(sentences[n]), sentences[n]))
