# A small network for images, trained: losses, weights, penalties, constraints.
# border_mode='same' of 0.3.3 needs a BLAS to record (THEANO_FLAGS=blas.ldflags=...).
import numpy as np
from case_helpers import RESULT, caught, floats, hist, part, plain, probe, sums

from keras.constraints import maxnorm, nonneg
from keras.layers.convolutional import Convolution2D, MaxPooling2D
from keras.layers.core import Activation, Dense, Dropout, Flatten
from keras.models import Sequential
from keras.regularizers import activity_l2, l1, l2

rs = np.random.RandomState(3)
X = rs.uniform(0, 1, size=(12, 1, 6, 6)).astype('float32')
Y = np.eye(2)[(X[:, 0, :, :3].sum((1, 2)) > X[:, 0, :, 3:].sum((1, 2)))
              .astype(int)].astype('float32')


@part
def network():
    out = {}
    m = Sequential()
    m.add(Convolution2D(2, 3, 3, border_mode='same', input_shape=(1, 6, 6)))
    m.add(Activation('relu'))
    m.add(Convolution2D(2, 3, 3, W_constraint=maxnorm(.5),
                        b_constraint=nonneg(), W_regularizer=l2(.05),
                        b_regularizer=l1(.1),
                        activity_regularizer=activity_l2(.01)))
    m.add(Activation('relu'))
    m.add(MaxPooling2D(pool_size=(2, 2)))
    m.add(Dropout(.25))
    m.add(Flatten())
    m.add(Dense(2))
    m.add(Activation('softmax'))
    out['shapes'] = plain([l.output_shape for l in m.layers])
    out['probe'] = probe()
    m.compile(loss='categorical_crossentropy', optimizer='sgd')
    out['probe_compiled'] = probe()
    out['before'] = m.predict(X[:3], verbose=0)
    h = m.fit(X, Y, batch_size=5, nb_epoch=3, verbose=0, show_accuracy=True)
    out['history'] = hist(h)
    out['weights'] = sums(m.get_weights())
    out['filters'] = m.get_weights()[2]
    out['score'] = floats(m.evaluate(X, Y, show_accuracy=True, verbose=0))
    out['after'] = m.predict(X[:3], verbose=0)
    caught(out, 'too_small', m.add, Convolution2D(2, 3, 3))
    return out
