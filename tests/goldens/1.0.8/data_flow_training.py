# fit_generator on the batches of an ImageDataGenerator of 1.x.
import threading
import time

import numpy as np
from case_helpers import RESULT, floats, hist, part, sums

from keras.layers.core import Dense, Dropout, Flatten
from keras.models import Sequential
from keras.preprocessing.image import ImageDataGenerator

_r = np.random.RandomState(23)
X = _r.uniform(0, 1, size=(24, 1, 6, 5)).astype('float32')
Y = X[:, 0, :3].mean(axis=(1, 2)).reshape(24, 1)
THREADS = threading.active_count()


def wait():
    """For the threads of a generator, which draw on for a moment."""
    for _ in range(500):
        if threading.active_count() <= THREADS:
            break
        time.sleep(.01)


def network():
    model = Sequential([Flatten(input_shape=(1, 6, 5)),
                        Dense(6, activation='tanh'), Dropout(.3), Dense(1)])
    model.compile('sgd', 'mse')
    return model


@part
def by_hand():
    out = {}
    model = network()
    flow = ImageDataGenerator(zoom_range=.2, featurewise_center=False).flow(
        X, Y, batch_size=10)
    losses = []
    for (x, y), _ in zip(flow, range(5)):
        losses.append(model.train_on_batch(x, y))
    out['losses'] = floats(losses)
    flow = ImageDataGenerator().flow(X, batch_size=7, shuffle=False)
    out['predicted'] = model.predict_generator(flow, val_samples=24)
    wait()
    return out


@part
def seeded():
    """The draws of batches are those of the seed, whoever draws between."""
    out = {}
    model = network()
    generator = ImageDataGenerator(width_shift_range=.3, rotation_range=20.,
                                   horizontal_flip=True,
                                   samplewise_std_normalization=True,
                                   samplewise_center=False)
    flow = generator.flow(X, Y, batch_size=8, seed=4)
    out['history'] = hist(model.fit_generator(
        flow, samples_per_epoch=24, nb_epoch=3, verbose=0,
        validation_data=(X[:8], Y[:8])))
    out['weights'] = sums(model.get_weights())
    wait()
    return out
