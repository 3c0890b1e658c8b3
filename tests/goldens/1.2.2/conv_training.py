# The mnist_cnn style model and its relatives, few steps.
import numpy as np
from case_helpers import RESULT, hist, part, plain, probe, sums, values

from keras.layers import (Activation, AveragePooling2D, Convolution2D, Dense,
                          Dropout, Flatten, MaxPooling2D, SpatialDropout2D,
                          UpSampling2D, ZeroPadding2D)
from keras.models import Sequential
from keras.utils import np_utils

rs = np.random.RandomState(3)
IMAGES = rs.uniform(size=(24, 1, 8, 8)).astype('float32')
LABELS = (IMAGES[:, 0, :4].mean(axis=(1, 2)) * 12).astype('int') % 3
Y = np_utils.to_categorical(LABELS, 3)


@part
def mnist_cnn():
    out = {}
    m = Sequential()
    m.add(Convolution2D(4, 3, 3, border_mode='valid',
                        input_shape=(1, 8, 8)))
    m.add(Activation('tanh'))
    m.add(Convolution2D(3, 3, 3))
    m.add(Activation('tanh'))
    m.add(MaxPooling2D(pool_size=(2, 2)))
    m.add(Dropout(0.25))
    m.add(Flatten())
    m.add(Dense(6))
    m.add(Activation('tanh'))
    m.add(Dropout(0.5))
    m.add(Dense(3))
    m.add(Activation('softmax'))
    out['probe'] = probe()
    m.compile(loss='categorical_crossentropy', optimizer='adadelta',
              metrics=['accuracy'])
    h = m.fit(IMAGES, Y, batch_size=8, nb_epoch=2, verbose=0,
              validation_data=(IMAGES[:6], Y[:6]))
    out['history'] = hist(h)
    out['score'] = values(m.evaluate(IMAGES, Y, verbose=0))
    out['weights'] = sums(m.get_weights())
    out['shapes'] = plain([layer.output_shape for layer in m.layers])
    return out


@part
def autoencoder():
    m = Sequential([Convolution2D(2, 3, 3, border_mode='same',
                                  activation='tanh', input_shape=(1, 8, 8)),
                    AveragePooling2D((2, 2)),
                    Convolution2D(2, 3, 3, border_mode='same'),
                    UpSampling2D((2, 2)),
                    Convolution2D(1, 3, 3, border_mode='same')])
    m.compile('sgd', 'mse')
    h = m.fit(IMAGES, IMAGES, batch_size=8, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'weights': sums(m.get_weights())}


@part
def spatial():
    m = Sequential([ZeroPadding2D((1, 1), input_shape=(1, 8, 8)),
                    Convolution2D(3, 3, 3, subsample=(2, 2)),
                    SpatialDropout2D(.4), Flatten(), Dense(3)])
    m.compile('sgd', 'mse')
    h = m.fit(IMAGES, Y, batch_size=8, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'weights': sums(m.get_weights()),
            'probe': probe()}
