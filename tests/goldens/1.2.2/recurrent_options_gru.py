# GRU: sequences, backwards, unrolled, activations.
import numpy as np
from case_helpers import RESULT, gather, look, part

from keras.layers import GRU

X = np.random.RandomState(3).normal(size=(2, 3, 2)).astype('float32')


def options(layer):
    kwargs = [('sequences', {'return_sequences': True}),
              ('backwards', {'go_backwards': True}),
              ('backwards sequences', {'go_backwards': True,
                                       'return_sequences': True}),
              ('unrolled', {'unroll': True}),
              ('unrolled sequences', {'unroll': True,
                                      'return_sequences': True}),
              ('inits', {'init': 'normal', 'inner_init': 'uniform',
                         'activation': 'sigmoid'})]
    return gather([(name, look(layer(2, **k), X, grads=name == 'unrolled'))
                   for name, k in kwargs])


@part
def gru():
    return options(GRU)
