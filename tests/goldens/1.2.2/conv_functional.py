# An inception module and a residual connection on images.
import numpy as np
from case_helpers import RESULT, hist, part, plain, sums

from keras.layers import (Activation, BatchNormalization, Convolution2D,
                          Dense, Flatten, GlobalAveragePooling2D, Input,
                          MaxPooling2D, merge)
from keras.models import Model

rs = np.random.RandomState(3)
IMAGES = rs.normal(size=(8, 2, 6, 6)).astype('float32')
T = IMAGES.mean(axis=(2, 3))


@part
def inception():
    x = Input((2, 6, 6))
    one = Convolution2D(2, 1, 1, border_mode='same')(x)
    three = Convolution2D(2, 3, 3, border_mode='same')(
        Convolution2D(1, 1, 1, border_mode='same')(x))
    pool = Convolution2D(1, 1, 1, border_mode='same')(
        MaxPooling2D((3, 3), strides=(1, 1), border_mode='same')(x))
    y = merge([one, three, pool], mode='concat', concat_axis=1)
    m = Model(x, Dense(2)(Flatten()(y)))
    m.compile('sgd', 'mse')
    h = m.fit(IMAGES, T, batch_size=4, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'weights': sums(m.get_weights()),
            'shape': plain(y._keras_shape)}


@part
def residual():
    x = Input((2, 6, 6))
    y = Convolution2D(2, 3, 3, border_mode='same')(x)
    y = Activation('tanh')(BatchNormalization(axis=1)(y))
    y = Convolution2D(2, 3, 3, border_mode='same')(y)
    z = merge([x, y], mode='sum')
    m = Model(x, GlobalAveragePooling2D()(z))
    m.compile('sgd', 'mse')
    h = m.fit(IMAGES, T, batch_size=4, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'weights': sums(m.get_weights())}
