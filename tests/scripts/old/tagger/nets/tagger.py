from keras.models import Sequential
from keras.layers.core import Activation, TimeDistributedDense, Dropout
from keras.layers.embeddings import Embedding
from keras.layers.recurrent import GRU
from sizes import *


def build(n_words, n_tags, hidden):
    model = Sequential()
    model.add(Embedding(n_words, EMBEDDING / 2))
    model.add(GRU(hidden, return_sequences=True))
    model.add(TimeDistributedDense(n_tags))
    model.add(Activation('softmax'))
    model.compile(loss='categorical_crossentropy', optimizer='adam')
    return model
