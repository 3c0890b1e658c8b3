# Convolutions: how fans are counted, for each initialization and ordering.
from case_helpers import RESULT, part, probe, sums

from keras.layers import (Convolution1D, Convolution2D, Convolution3D,
                          Deconvolution2D, Input, LocallyConnected1D)

INITS = ['uniform', 'lecun_uniform', 'normal', 'glorot_normal',
         'glorot_uniform', 'he_normal', 'he_uniform', 'zero', 'one']


def drawn(make, shape):
    out = {}
    for init in INITS:
        layer = make(init)
        layer(Input(shape))
        out[init] = sums(layer.get_weights())
    out['probe'] = probe()
    return out


@part
def one():
    return drawn(lambda i: Convolution1D(3, 2, init=i), (5, 4))


@part
def two_th():
    return drawn(lambda i: Convolution2D(3, 2, 3, init=i, dim_ordering='th'),
                 (4, 5, 5))


@part
def two_tf():
    return drawn(lambda i: Convolution2D(3, 2, 3, init=i, dim_ordering='tf'),
                 (5, 5, 4))


@part
def three_th():
    return drawn(lambda i: Convolution3D(2, 2, 1, 2, init=i,
                                         dim_ordering='th'), (3, 4, 4, 4))


@part
def three_tf():
    return drawn(lambda i: Convolution3D(2, 2, 1, 2, init=i,
                                         dim_ordering='tf'), (4, 4, 4, 3))


@part
def transposed():
    return drawn(lambda i: Deconvolution2D(
        3, 2, 2, output_shape=(None, 3, 6, 6), init=i, dim_ordering='th'),
        (2, 5, 5))


@part
def local():
    return drawn(lambda i: LocallyConnected1D(3, 2, init=i), (5, 4))
