# cifar10 style: an ImageDataGenerator feeds fit_generator.
import numpy as np
from case_helpers import RESULT, hist, part, sums, values

from keras.layers import (Activation, Convolution2D, Dense, Flatten,
                          MaxPooling2D)
from keras.models import Sequential
from keras.preprocessing.image import ImageDataGenerator

rs = np.random.RandomState(3)
IMAGES = rs.uniform(size=(16, 1, 6, 6)).astype('float32')
Y = np.eye(2)[(IMAGES[:, 0, :, :3].mean(axis=(1, 2)) > .5).astype(int)]


def network():
    m = Sequential([Convolution2D(2, 3, 3, input_shape=(1, 6, 6)),
                    Activation('tanh'), MaxPooling2D((2, 2)), Flatten(),
                    Dense(2, activation='softmax')])
    m.compile('sgd', 'categorical_crossentropy', metrics=['accuracy'])
    return m


@part
def flipped():
    out = {}
    m = network()
    g = ImageDataGenerator(featurewise_center=True, horizontal_flip=True,
                           dim_ordering='th')
    g.fit(IMAGES)
    h = m.fit_generator(g.flow(IMAGES, Y, batch_size=8), 16, 3, verbose=0,
                        max_q_size=1)
    out['history'] = hist(h)
    out['weights'] = sums(m.get_weights())
    return out


@part
def in_order():
    out = {}
    m = network()
    g = ImageDataGenerator(samplewise_center=True, dim_ordering='th')
    h = m.fit_generator(g.flow(IMAGES, Y, batch_size=4, shuffle=False), 16, 2,
                        verbose=0, validation_data=g.flow(
                            IMAGES, Y, batch_size=8, shuffle=False),
                        nb_val_samples=16)
    out['history'] = hist(h)
    out['score'] = values(m.evaluate_generator(
        g.flow(IMAGES, Y, batch_size=8, shuffle=False), 16))
    return out
