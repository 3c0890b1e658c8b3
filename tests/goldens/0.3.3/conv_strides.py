# Convolutions of 0.3.3 with border_mode='same' and steps.
# border_mode='same' of 0.3.3 needs a BLAS to record (THEANO_FLAGS=blas.ldflags=...).
import numpy as np
from case_helpers import RESULT, caught, part, plain

from keras import backend as K
from keras.layers.convolutional import Convolution1D, Convolution2D

rs = np.random.RandomState(3)
X = rs.normal(size=(1, 1, 5, 6)).astype('float32')


@part
def values():
    out = {}
    x = K.placeholder(ndim=4)
    layers = [Convolution2D(1, 3, 2, border_mode='same', subsample=step,
                            input_shape=(1, 5, 6))
              for step in [(1, 1), (2, 2)]]
    for layer in layers:
        layer.input = x
    out['values'] = K.function([x], [l.get_output() for l in layers])([X])
    out['shapes'] = plain([l.output_shape for l in layers])
    return out


@part
def too_far():
    out = {}
    c = Convolution2D(1, 2, 2, border_mode='same', subsample=(3, 3),
                      input_shape=(1, 5, 6))
    caught(out, 'images', c.get_output)
    c = Convolution1D(1, 2, border_mode='same', subsample_length=3,
                      input_shape=(5, 6))
    caught(out, 'sequences', c.get_output)
    return out
