# Every initialization of a kernel, in both orderings; the order of the draws.
import numpy as np
from case_helpers import RESULT, part, probe, sums

from keras.layers.convolutional import (Convolution1D, Convolution2D,
                                        MaxPooling2D)
from keras.layers.core import Dense, Flatten
from keras.models import Sequential

INITS = ['uniform', 'lecun_uniform', 'normal', 'orthogonal', 'zero', 'one',
         'glorot_normal', 'glorot_uniform', 'he_normal', 'he_uniform']


@part
def of_images():
    out = {}
    for init in INITS:
        for order, shape in [('th', (2, 5, 5)), ('tf', (5, 5, 2))]:
            np.random.seed(4)
            c = Convolution2D(3, 2, 4, init=init, input_shape=shape,
                              dim_ordering=order)
            out[init + ' ' + order] = c.get_weights()[0]
    return out


@part
def of_sequences():
    out = {}
    for init in INITS:
        np.random.seed(4)
        c = Convolution1D(3, 4, init=init, input_shape=(5, 2))
        out[init] = c.get_weights()[0]
    return out


@part
def of_a_model():
    """Weights are drawn when a layer knows its input, again if it changes."""
    out = {}
    m = Sequential()
    m.add(Convolution2D(2, 3, 3, border_mode='same', input_shape=(1, 6, 6)))
    out['probe_1'] = probe()
    m.add(Convolution2D(3, 3, 3))
    m.add(MaxPooling2D())
    out['probe_2'] = probe()
    m.add(Flatten())
    m.add(Dense(2))
    out['probe_3'] = probe()
    out['sums'] = sums(m.get_weights())
    out['shapes'] = [list(w.shape) for w in m.get_weights()]
    m.layers[0].set_input_shape((None, 2, 6, 6))
    out['again'] = [list(w.shape) for w in m.layers[0].get_weights()]
    out['probe_4'] = probe()
    return out
