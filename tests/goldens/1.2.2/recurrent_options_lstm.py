# LSTM: sequences, backwards, unrolled, activations of gates.
import numpy as np
from case_helpers import RESULT, gather, look, part

from keras.layers import GRU, LSTM

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
def lstm():
    return options(LSTM)


@part
def gates():
    return gather([
        ('lstm', look(LSTM(2, inner_activation='sigmoid',
                           forget_bias_init='zero'), X, grads=False)),
        ('gru', look(GRU(2, inner_activation='sigmoid'), X, grads=False))])
