# weights= in constructors, of each kind of layer.
import numpy as np
from case_helpers import RESULT, part, probe, sums

from keras.layers import (GRU, LSTM, BatchNormalization, Convolution1D,
                          Convolution2D, Dense, Embedding, Highway, Input,
                          MaxoutDense, SimpleRNN,
                          TimeDistributedDense)


def ramp(*shapes):
    return [np.linspace(-1, 1, int(np.prod(s))).reshape(s) for s in shapes]


@part
def given():
    out = {}
    for name, layer, shape in [
            ('dense', Dense(2, weights=ramp((3, 2), (2,))), (3,)),
            ('embedding', Embedding(4, 2, weights=ramp((4, 2))), (3,)),
            ('simple', SimpleRNN(2, weights=ramp((3, 2), (2, 2), (2,))),
             (4, 3)),
            ('gru gpu', GRU(2, consume_less='gpu',
                            weights=ramp((3, 6), (2, 6), (6,))), (4, 3)),
            ('gru', GRU(2, weights=ramp(*[(3, 2), (2, 2), (2,)] * 3)),
             (4, 3)),
            ('lstm', LSTM(2, weights=ramp(*[(3, 2), (2, 2), (2,)] * 4)),
             (4, 3)),
            ('conv 1', Convolution1D(2, 2, weights=ramp((2, 1, 3, 2), (2,))),
             (4, 3)),
            ('conv 2', Convolution2D(2, 2, 2, dim_ordering='th',
                                     weights=ramp((2, 1, 2, 2), (2,))),
             (1, 4, 4)),
            ('norm', BatchNormalization(weights=ramp(*[(3,)] * 4)), (3,)),
            ('maxout', MaxoutDense(2, nb_feature=2,
                                   weights=ramp((2, 3, 2), (2, 2))), (3,)),
            ('highway', Highway(weights=ramp((3, 3), (3, 3), (3,), (3,))),
             (3,)),
            ('over time', TimeDistributedDense(
                2, weights=ramp((3, 2), (2,))), (4, 3))]:
        layer(Input(shape, dtype='int32' if name == 'embedding'
                    else 'float32'))
        out[name] = sums(layer.get_weights())
    out['probe'] = probe()
    return out
