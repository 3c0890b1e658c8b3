# A network for sequences of words: Embedding, Convolution1D, MaxPooling1D.
import numpy as np
from case_helpers import RESULT, hist, part, plain, probe, sums

from keras.layers.convolutional import (AveragePooling1D, Convolution1D,
                                        MaxPooling1D)
from keras.layers.core import Activation, Dense, Dropout, Flatten
from keras.layers.embeddings import Embedding
from keras.models import Sequential
from keras.regularizers import l2

rs = np.random.RandomState(3)
X = rs.randint(0, 7, size=(12, 8))
Y = (X[:, :4].sum(1) > X[:, 4:].sum(1)).astype('float32')


@part
def network():
    out = {}
    m = Sequential()
    m.add(Embedding(7, 3, input_length=8))
    m.add(Dropout(.25))
    m.add(Convolution1D(nb_filter=4, filter_length=3, border_mode='valid',
                        activation='relu', subsample_length=1,
                        W_regularizer=l2(.01)))
    m.add(MaxPooling1D(pool_length=2))
    m.add(Convolution1D(2, 2, init='glorot_uniform', activation='tanh'))
    m.add(AveragePooling1D(2, stride=1))
    m.add(Flatten())
    m.add(Dense(1))
    m.add(Activation('sigmoid'))
    out['shapes'] = plain([l.output_shape for l in m.layers])
    out['probe'] = probe()
    m.compile(loss='binary_crossentropy', optimizer='adam',
              class_mode='binary')
    out['probe_compiled'] = probe()
    h = m.fit(X, Y, batch_size=5, nb_epoch=2, verbose=0, show_accuracy=True)
    out['history'] = hist(h)
    out['weights'] = sums(m.get_weights())
    out['predicted'] = m.predict(X[:4], verbose=0)
    out['score'] = float(m.evaluate(X, Y, verbose=0))
    return out
