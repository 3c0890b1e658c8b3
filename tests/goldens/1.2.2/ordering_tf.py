# Image models in the order of TensorFlow, by argument and by default.
import numpy as np
from case_helpers import RESULT, hist, part, plain, sums

from keras import backend as K
from keras.layers import (AveragePooling2D, BatchNormalization, Convolution2D,
                          Dense, Flatten, GlobalMaxPooling2D, MaxPooling2D,
                          SpatialDropout2D, UpSampling2D, ZeroPadding2D)
from keras.models import Sequential

IMAGES = np.random.RandomState(3).normal(size=(8, 6, 6, 2)).astype('float32')
T = IMAGES.mean(axis=(1, 2))


@part
def by_argument():
    tf = {'dim_ordering': 'tf'}
    m = Sequential([Convolution2D(3, 3, 3, input_shape=(6, 6, 2), **tf),
                    BatchNormalization(), MaxPooling2D((2, 2), **tf),
                    SpatialDropout2D(.3, **tf), Flatten(), Dense(2)])
    m.compile('sgd', 'mse')
    h = m.fit(IMAGES, T, batch_size=4, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'weights': sums(m.get_weights()),
            'shapes': plain([layer.output_shape for layer in m.layers])}


@part
def by_default():
    out = {}
    before = K.image_dim_ordering()
    K.set_image_dim_ordering('tf')
    try:
        m = Sequential([ZeroPadding2D(input_shape=(6, 6, 2)),
                        Convolution2D(3, 3, 3), UpSampling2D(),
                        AveragePooling2D(), GlobalMaxPooling2D(), Dense(2)])
        out['orderings'] = [layer.dim_ordering for layer in m.layers[:-1]]
    finally:
        K.set_image_dim_ordering(before)
    out['shapes'] = plain([layer.output_shape for layer in m.layers])
    m.compile('sgd', 'mse')
    out['history'] = hist(m.fit(IMAGES, T, batch_size=4, nb_epoch=2,
                                verbose=0))
    try:
        K.set_image_dim_ordering('xy')
    except ValueError as e:
        out['wrong'] = str(e)
    return out
