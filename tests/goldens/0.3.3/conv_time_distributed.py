# TimeDistributed of 0.3.3 around layers for images, and with a batch size.
import numpy as np
from case_helpers import RESULT, hist, part, plain, probe, sums

from keras import backend as K
from keras.layers.convolutional import Convolution2D, MaxPooling2D
from keras.layers.core import Dense, Flatten, Masking
from keras.layers.wrappers import TimeDistributed
from keras.models import Sequential

rs = np.random.RandomState(3)
X = rs.normal(size=(4, 3, 1, 4, 4)).astype('float32')
S = rs.normal(size=(4, 5, 3)).astype('float32')
S[:2, 3:] = 0.


@part
def films():
    out = {}
    m = Sequential([TimeDistributed(Convolution2D(2, 2, 2),
                                    input_shape=(3, 1, 4, 4)),
                    TimeDistributed(MaxPooling2D()),
                    TimeDistributed(Flatten())])
    out['probe'] = probe()
    out['shapes'] = plain([l.output_shape for l in m.layers])
    f = K.function([m.get_input(train=True)], [m.get_output(train=True)])
    out['value'] = f([X])[0]
    return out


@part
def batches():
    """With a batch size the steps are looped over, and masks are heeded."""
    out = {}
    m = Sequential([Masking(batch_input_shape=(4, 5, 3)),
                    TimeDistributed(Dense(2))])
    m.layers[1].set_weights([m.layers[1].get_weights()[0],
                             np.array([1., -1.], 'float32')])
    out['probe'] = probe()
    out['shape'] = plain(m.output_shape)
    f = K.function([m.get_input()], [m.get_output()])
    out['value'] = f([S])[0]
    return out
