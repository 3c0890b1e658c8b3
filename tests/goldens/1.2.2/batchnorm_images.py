# BatchNormalization between convolutions, both axes.
import numpy as np
from case_helpers import RESULT, hist, part, sums

from keras.layers import (Activation, BatchNormalization, Convolution2D,
                          Dense, Flatten)
from keras.models import Sequential

rs = np.random.RandomState(3)
IMAGES = rs.normal(size=(12, 2, 5, 5)).astype('float32')
T = IMAGES.mean(axis=(2, 3))


def train(axis):
    m = Sequential([Convolution2D(3, 2, 2, input_shape=(2, 5, 5)),
                    BatchNormalization(axis=axis), Activation('tanh'),
                    Flatten(), Dense(2)])
    m.compile('sgd', 'mse')
    h = m.fit(IMAGES, T, batch_size=6, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'running': m.layers[1].get_weights()[2:],
            'weights': sums(m.get_weights()),
            'predicted': m.predict(IMAGES[:2])}


@part
def channels():
    return train(1)


@part
def columns():
    return train(-1)
